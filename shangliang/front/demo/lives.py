"""How a proposal's life goes: stretches of deeds with their days, from which the plots are put together. Plans only; does nothing."""

from datetime import date, timedelta

from shangliang.commons.people.models import Member

from . import answering, deciding, letters, writing
from .agenda import Life
from .days import dice

REMARKS = ("同意，我单位也遇到过同样的情况。", "", "建议好，愿意一起调研。", "")
REGRETS = ("对这件事了解不多，谢绝。", "与本人正在写的提案相近，不再联名。")


def between(life: Life, first: date, last: date, *about: object) -> date:
    """A worked day from `first` to `last`, the same every time."""
    days = (last - first).days
    return life.agenda.days.worked(first + timedelta(days=dice(life.key, *about, of=days + 1) if days > 0 else 0))


def later(life: Life, day: date, days: int) -> date:
    """The worked day that is so many days on, or the next one."""
    return life.agenda.days.worked(day + timedelta(days=days))


def cosigners(life: Life, count: int, day: date) -> list[Member]:
    """Members seated on `day` who might stand behind it: from anywhere in the committee."""
    everyone = [m for m in life.agenda.cast.everyone() if m.since <= day and m.pk != life.author.pk]
    start, step = dice(life.key, "cosigner", of=len(everyone)), 7 + dice(life.key, "step", of=40)
    chosen: dict[int, Member] = {}
    while len(chosen) < count:
        member = everyone[start % len(everyone)]
        chosen.setdefault(member.pk, member)
        start += step if len(chosen) % 3 else step + 1
    return list(chosen.values())


def handed_in(life: Life, day: date, *, clock: str = "") -> None:
    """Written, co-signed or approved where it must be, and handed in on `day`."""
    if life.item.kind == "joint":
        start = day - timedelta(days=9 + dice(life.key, "start", of=6))
        life.plan(start, writing.draft)
        cosigned(life, start + timedelta(days=1), waiting=0)
    elif life.organ is not None and dice(life.key, "approval", of=2):
        life.author = next(m for m in life.agenda.cast.everyone() if m.pk != life.author.pk and m.sector_id == life.author.sector_id)
        life.plan(day - timedelta(days=6), writing.draft)
        life.plan(day - timedelta(days=4), writing.ask_approval)
        life.plan(day - timedelta(days=2), writing.approve)
    else:
        life.plan(day - timedelta(days=2 + dice(life.key, "start", of=9)), writing.draft)
    life.plan(day, writing.submit, clock=clock)


def asked(life: Life) -> list[Member]:
    """Those who accepted to co-sign, by what was planned."""
    return [known["member"] for _, _, deed, about, known in life.agenda.deeds if about is life and deed is writing.answer and known["accept"]]


def cosigned(life: Life, day: date, *, waiting: int, also: tuple[Member, ...] = ()) -> None:
    """Others are asked on `day`; most accept within days, one may decline, the last `waiting` have not answered yet."""
    asked = [*cosigners(life, 2 + waiting + dice(life.key, "many", of=4), day), *(m for m in also if m.pk != life.author.pk)]
    asked = list({member.pk: member for member in asked}.values())
    life.plan(day, writing.invite, members=asked)
    for n, member in enumerate(asked[: len(asked) - waiting]):
        declines = n > 0 and dice(life.key, "declines", n, of=8) == 0
        words = REGRETS if declines else REMARKS
        life.plan(day + timedelta(days=1 + n // 2), writing.answer, member=member, accept=not declines, remark=words[dice(life.key, n, of=len(words))])


def reviewed(life: Life, first: date, second: date) -> None:
    """Through both stages of review."""
    life.plan(first, deciding.plan_units)
    life.plan(first, deciding.pass_first)
    life.plan(second, deciding.file)


def in_units_hands(life: Life, handed: date, *, clock: str = "", opinions: int = 9) -> None:
    """Handed over, signed in by all, and as many opinions as assisting units are quick."""
    life.plan(handed, deciding.hand_over, clock=clock)
    signed(life, handed)
    for unit in life.item.assist[:opinions]:
        life.plan(later(life, handed, 12 + dice(life.key, unit, of=17)), answering.give_opinion, unit=unit, beside=True)


def signed(life: Life, handed: date) -> None:
    """Each unit signs in within three working days."""
    for n, unit in enumerate((life.item.unit, *life.item.assist)):
        life.plan(later(life, handed, 1 + (dice(life.key, unit, "sign", of=3) if n else 0)), answering.sign_in, unit=unit)


def talked(life: Life, handed: date, reply: date) -> None:
    """Spoken with the proposer, once or twice."""
    span = max((reply - handed).days - 16, 2)
    life.plan(later(life, handed, 8 + dice(life.key, "first", of=min(span, 14))), answering.contact, text=letters.contact(life.key) if span > 40 else "")
    if span > 40:
        life.plan(later(life, reply, -16), answering.contact, text=life.item.contact or letters.contact(life.key))


def replied(life: Life, day: date, *, again: bool = False) -> None:
    """Drafted, sent up, issued on `day`."""
    life.plan(later(life, day, -6), answering.draft_reply, again=again)
    life.plan(later(life, day, -3), answering.send_up)
    life.plan(day, answering.issue)


def rated(life: Life, day: date, *, verdict: str = "", after: int = 0) -> None:
    """The proposers rate: co-signers before the first one, whose word settles it."""
    verdict = verdict or life.item.rating
    wait = after or 3 + dice(life.key, "rate", of=12)
    life.plan(later(life, day, wait), writing.rate, verdict=verdict, note=life.item.rating_note if verdict == life.item.rating else "")


def closed(life: Life, day: date) -> None:
    """Closed by the committee."""
    life.plan(day, writing.close)
