"""The lives that are under way: counted back from today, so that every desk has something on it whenever the demo is loaded."""

from collections.abc import Callable
from datetime import date
from functools import partial

from . import answering, deciding, letters, lives, plots, writing
from .agenda import Life
from .days import dice

Plot = Callable[[Life], None]


def plots_by_key() -> dict[str, Plot]:
    """The plot of each proposal that is under way."""
    found: dict[str, Plot] = {}
    for keys, plot in (
        (plots.DRAFT, drafting), (plots.COSIGNING, cosigning), (plots.COSIGN_EXPIRED, cosigning_expired), (plots.APPROVAL, awaiting_approval),
        (plots.FIRST_STAGE, at_first_stage), (plots.SECOND_STAGE, at_second_stage), (plots.SENT_BACK, sent_back), (plots.DECLINED, declined),
        (plots.WITHDRAWN, withdrawn), (plots.WITHDRAWN_FILED, withdrawn_after_filing), (plots.FILED, filed), (plots.TAKEN_BACK, taken_back),
        (plots.HANDED, handed), (plots.SIGN_LATE, signing_late),
    ):  # fmt: skip
        found |= dict.fromkeys(keys, plot)
    for table, counted in (
        (plots.RETURN_ASKED, return_asked), (plots.RETURN_PASSED, return_passed), (plots.HANDLING, handling), (plots.EXTENSION_ASKED, extension_asked),
        (plots.EXTENSION_GRANTED, extension_granted), (plots.EXTENSION_REFUSED, extension_refused), (plots.DRAFTING, reply_begun),
        (plots.REPLY_SENT_BACK, reply_sent_back), (plots.CHECKING, reply_sent_up), (plots.AWAITING, replied), (plots.RATING_LATE, replied),
        (plots.RATED, rated), (plots.BETWEEN_CLOSED, closed), (plots.DISSATISFIED, dissatisfied),
    ):  # fmt: skip
        found |= {key: partial(counted, known) for key, known in table.items()}
    return found


def ago(life: Life, days: int, spread: int = 0) -> date:
    """A worked day so many days ago, or up to `spread` more."""
    return life.agenda.days.ago(days + (dice(life.key, "ago", days, of=spread + 1) if spread else 0))


def drafting(life: Life) -> None:
    life.plan(ago(life, 6, 14), writing.draft)
    life.plan(ago(life, 2), writing.write)


def cosigning(life: Life) -> None:
    life.plan(ago(life, 6), writing.draft)
    lives.cosigned(life, ago(life, 3), waiting=2, also=(life.agenda.cast.voices[plots.SHOWN_MEMBER],))


def cosigning_expired(life: Life) -> None:
    life.plan(ago(life, 15), writing.draft)
    lives.cosigned(life, ago(life, 13), waiting=1)


def awaiting_approval(life: Life) -> None:
    convener = life.author
    life.author = next(m for m in life.agenda.cast.everyone() if m.pk != convener.pk and m.sector_id == convener.sector_id)
    life.plan(ago(life, 6), writing.draft)
    life.plan(ago(life, 2), writing.ask_approval)


def at_first_stage(life: Life) -> None:
    if minutes := plots.JUST_IN.get(life.key):
        life.plan(ago(life, 5), writing.draft)
        life.lately(minutes, writing.submit)
    else:
        lives.handed_in(life, ago(life, 1, 9))


def at_second_stage(life: Life) -> None:
    lives.handed_in(life, ago(life, 11, 6))
    first = ago(life, 3, 4)
    life.plan(first, deciding.plan_units)
    life.plan(first, deciding.pass_first, note="材料较全，建议立案。" if dice(life.key, of=2) else "")


def sent_back(life: Life) -> None:
    lives.handed_in(life, ago(life, 13, 5))
    life.plan(ago(life, 4, 3), deciding.send_back, note="；".join(life.item.objections) + "。")


def declined(life: Life) -> None:
    lives.handed_in(life, ago(life, 18, 8))
    life.plan(ago(life, 10), deciding.plan_units)
    life.plan(ago(life, 10), deciding.pass_first)
    life.plan(ago(life, 3, 4), deciding.decline, stage=2, reasons=plots.REASONS[life.key], note="；".join(life.item.objections) + "。")


def withdrawn(life: Life) -> None:
    lives.handed_in(life, ago(life, 20))
    life.plan(ago(life, 12), writing.withdraw, reason="园区已在编制统一方案，等方案公布后再提。")


def withdrawn_after_filing(life: Life) -> None:
    lives.handed_in(life, ago(life, 40))
    lives.reviewed(life, ago(life, 33), ago(life, 26))
    life.plan(ago(life, 19), writing.withdraw, reason="与市农业农村局正在开展的茶机改良项目内容一致，不再作为提案办理。")


def filed(life: Life) -> None:
    lives.handed_in(life, ago(life, 24, 6))
    lives.reviewed(life, ago(life, 16, 3), ago(life, 2, 8))


def taken_back(life: Life) -> None:
    _handed_over(life, ago(life, 9))
    life.plan(ago(life, 5), deciding.take_back, reason="主办单位需与市卫生健康局商定后重新交办。")


def handed(life: Life) -> None:
    _handed_over(life, ago(life, 1))


def signing_late(life: Life) -> None:
    _handed_over(life, ago(life, 11))
    for other in life.item.assist:
        life.plan(ago(life, 9), answering.sign_in, unit=other)
    life.plan(ago(life, 4), deciding.remind, note="已过签收期限，请尽快签收。")


def return_asked(proposed: str, life: Life) -> None:
    _handed_over(life, ago(life, 5))
    unit = life.item.unit
    for other in life.item.assist:
        life.plan(ago(life, 4), answering.sign_in, unit=other)
    reason = f"经核对职责清单，提案主要事项属{proposed}职责，我单位没有相应的管理权限和经费渠道"
    life.plan(ago(life, 2), answering.ask_return, unit=unit, reason=reason, proposed=life.town.units[proposed])


def return_passed(to: str, life: Life) -> None:
    _handed_over(life, ago(life, 44))
    unit = life.item.unit
    reason = f"渡口为文旅体验项目，不属营运渡口，建议由{to}主办，我单位配合安全监管"
    life.plan(ago(life, 41), answering.ask_return, unit=unit, reason=reason, proposed=life.town.units[to])
    life.plan(ago(life, 38), deciding.decide_return, unit=unit, to=life.town.units[to], note="同意，改由建议单位主办。")
    life.plan(ago(life, 36), answering.sign_in, unit=to)
    for other in life.item.assist:
        life.plan(ago(life, 40), answering.sign_in, unit=other, beside=True)
        life.plan(ago(life, 22), answering.give_opinion, unit=other, beside=True)
    life.plan(ago(life, 18), answering.contact, unit=to, text=letters.contact(life.key))


def handling(left: int, life: Life) -> None:
    day = life.agenda.days.handed_for(left, months=3)
    _handed_over(life, day)
    lives.signed(life, day)
    lacking = life.item.assist[-1:] if life.key in plots.OPINION_MISSING else ()
    for n, unit in enumerate(life.item.assist):
        if unit not in lacking:
            life.plan(lives.later(life, day, 18 + 5 * n), answering.give_opinion, unit=unit, beside=True)
        else:
            life.plan(lives.later(life, day, 36), deciding.remind, unit=unit, note="会办意见已过期限，主办单位在等。", beside=True)
    life.plan(lives.later(life, day, 12), answering.contact, text=letters.contact(life.key))
    if left < 0:
        life.plan(ago(life, 1), deciding.remind, note="已过办理期限，请尽快答复，并说明原因。")


def extension_asked(left: int, life: Life) -> None:
    handling(left, life)
    life.plan(ago(life, 1), answering.ask_extension, days=25, reason="保险条款需报上级核准，预计下月中旬有结果。")


def extension_granted(left: int, life: Life) -> None:
    day = life.agenda.days.handed_for(left, months=3)
    _handed_over(life, day)
    unit = life.item.unit
    life.plan(lives.later(life, day, 2), answering.ask_return, unit=unit, reason="机耕道建设近年由自然资源部门项目列支，建议由其主办。", proposed=life.town.units[life.item.assist[0]])
    life.plan(lives.later(life, day, 5), deciding.decide_return, unit=unit, note="机耕道管护属农业农村部门职责，项目资金由会办单位配合，请继续主办。")
    for other in life.item.assist:
        life.plan(lives.later(life, day, 5), answering.sign_in, unit=other)
        life.plan(lives.later(life, day, 25), answering.give_opinion, unit=other, beside=True)
    life.plan(lives.later(life, day, 30), answering.contact, text=letters.contact(life.key))
    life.plan(ago(life, -left + 6), answering.ask_extension, days=29, reason="坡道改造点位要与三个村逐处核实，冬闲时才能开工测量。")
    life.plan(ago(life, -left + 3), deciding.decide_extension, grant=True)


def extension_refused(left: int, life: Life) -> None:
    handling(left, life)
    life.plan(ago(life, -left + 9), answering.ask_extension, beside=True, days=28, reason="客运班线调整方案还在征求意见。")
    life.plan(ago(life, -left + 3), deciding.decide_extension, beside=True, grant=False, note="方案已征求过一轮意见，可先就已定部分答复，其余列入计划。")


def reply_begun(left: int, life: Life) -> None:
    _in_hands(life, left)
    life.plan(ago(life, 3), answering.begin_reply)


def reply_sent_up(left: int, life: Life) -> None:
    _in_hands(life, left)
    life.plan(ago(life, 5), answering.draft_reply)
    life.plan(ago(life, 1, 2), answering.send_up)


def reply_sent_back(left: int, life: Life) -> None:
    _in_hands(life, left)
    life.plan(ago(life, 8), answering.draft_reply)
    life.plan(ago(life, 6), answering.send_up)
    life.plan(ago(life, 2), answering.send_back, reason="第二条只说了做法，没有说哪些报表停报，请列出清单。")


def replied(days: int, life: Life) -> None:
    day = _replied(life, days)
    if life.item.kind == "joint":
        for n, proposer in enumerate(lives.asked(life)[:2]):
            life.plan(lives.later(life, day, 2 + n), writing.rate, verdict="satisfied", member=proposer)


def rated(days: int, life: Life) -> None:
    day = _replied(life, days)
    if minutes := plots.JUST_RATED.get(life.key):
        life.lately(minutes, writing.rate, verdict=life.item.rating, note=life.item.rating_note)
        return
    lives.rated(life, day, after=max(days - 4 - dice(life.key, of=3), 1))


def closed(days: int, life: Life) -> None:
    day = _replied(life, days)
    if life.item.rating:
        lives.rated(life, day)
    lives.closed(life, lives.later(life, day, 24 if life.item.rating else 34))


def dissatisfied(days: int, life: Life) -> None:
    day = _replied(life, days)
    lives.rated(life, day, after=min(days - 2, 12))
    again = life.last.date()
    if days > 15:
        life.plan(lives.later(life, again, 2), answering.sign_in, unit=life.item.unit)
    if days > 40:
        life.plan(lives.later(life, again, 16), answering.contact, text="再次与提案人面谈，把测算表逐项核对了一遍。")
        life.plan(ago(life, 4), answering.draft_reply, again=True)


def _handed_over(life: Life, day: date) -> None:
    lives.handed_in(life, lives.later(life, day, -32))
    lives.reviewed(life, lives.later(life, day, -27), lives.later(life, day, -14))
    life.plan(day, deciding.hand_over)


def _in_hands(life: Life, left: int) -> None:
    """In one unit's hands and due in `left` days: opinions in, spoken with the proposer."""
    day = life.agenda.days.handed_for(left, months=3)
    _handed_over(life, day)
    lives.signed(life, day)
    for n, unit in enumerate(life.item.assist):
        life.plan(lives.later(life, day, 14 + 5 * n), answering.give_opinion, unit=unit)
    life.plan(lives.later(life, day, 26), answering.contact, text=life.item.contact)


def _replied(life: Life, days: int) -> date:
    """Answered so many days ago, on the day that it gives; handed over two and a half months before."""
    reply = ago(life, days)
    handed = lives.later(life, reply, -76)
    lives.handed_in(life, lives.later(life, handed, -32))
    lives.reviewed(life, lives.later(life, handed, -27), lives.later(life, handed, -14))
    lives.in_units_hands(life, handed)
    lives.talked(life, handed, reply)
    lives.replied(life, reply)
    return reply
