"""Who is told what about handling: the unit that has the ball, the office that handed it over, the members who rate."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of
from shangliang.commons.ui.wording import day, daysleft
from shangliang.foundation.words import Labelled, nth

from . import queries
from .kinds import kinds
from .queries.tellings import Brief, brief_of, called
from .rules import Method, Satisfaction
from .rules import Role as Part
from .rules.again import Finding, FollowUp, Side


def unit_people(*unit_ids: int) -> list[int]:
    """Clerks and heads of units."""
    return [user for unit in unit_ids for role in (Role.UNIT_CLERK, Role.UNIT_HEAD) for user in users_in(role, unit_id=unit)]


def office(part: object) -> list[int]:
    """The office that handed a part over, and the proposal committee, which may decide as well."""
    named = [users_in(Role.of(part.office))] if part is not None else []  # type: ignore[attr-defined]
    return [user for users in (*named, overseers(part.matter.kind if part is not None else "")) for user in users]  # type: ignore[attr-defined]


def overseers(kind: str) -> list[int]:
    """Who keeps watch over a kind of handling: the office it names, else the proposal committee."""
    return list(users_in(Role.of(kinds.get(kind).office) if kind in kinds and kinds.get(kind).office else Role.PROPOSAL_STAFF))


def _of_part(fact: Happened) -> list[int]:
    part = queries.part_of(fact.subject.id)
    return overseers(part.matter.kind if part is not None else "")


def _of_promise(fact: Happened) -> list[int]:
    one = queries.promise_of(fact.subject.id)
    return overseers(one.assignment.matter.kind if one is not None else "")


def _page(fact: Happened) -> str:
    """The page of the part a fact is about."""
    return reverse("handling:part", args=[fact.subject.id])


def _name(fact: Happened) -> tuple[str, Brief | None]:
    """What the matter of a part is called."""
    part = queries.part_of(fact.subject.id)
    found = brief_of(part.matter_id) if part is not None else None
    return (found.name if found else f"“{fact.subject.label}”"), found


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _word(words: type[Labelled], value: str) -> str:
    return words(value).label if value in words.values() else value


@tells("handling.assigned")
def assigned(fact: Happened) -> Iterable[Telling]:
    """The unit: something new, in which role, until when."""
    name, _ = _name(fact)
    yield Telling(unit_people(*fact.units()), f"新交来{name}（{_word(Part, fact.data['role'])}），{_day(fact.data['due_on'])}前办复，请先签收", _page(fact))


@tells("handling.released")
def released(fact: Happened) -> Iterable[Telling]:
    """The unit: no longer theirs."""
    name, _ = _name(fact)
    yield Telling(unit_people(*fact.units()), f"{name}不再由你单位承办：{fact.data['reason']}", reverse("handling:inbox"))


@tells("handling.return_asked")
def return_asked(fact: Happened) -> Iterable[Telling]:
    """The office decides."""
    name, _ = _name(fact)
    proposed = f"，建议交{fact.data['proposed']}" if fact.data["proposed"] else ""
    yield Telling(office(queries.part_of(fact.subject.id)), f"{fact.data['unit']}申请退办{name}{proposed}：{fact.data['reason']}", reverse("handling:desk"))


@tells("handling.return_decided")
def return_decided(fact: Happened) -> Iterable[Telling]:
    """The unit hears the answer."""
    name, _ = _name(fact)
    said = "同意退办" if fact.data["accepted"] else "不同意退办，请继续办理"
    note = f"：{fact.data['note']}" if fact.data["note"] else ""
    yield Telling(unit_people(*fact.units()), f"{name}{said}{note}", _page(fact))


@tells("handling.extension_asked")
def extension_asked(fact: Happened) -> Iterable[Telling]:
    """The office decides."""
    name, _ = _name(fact)
    said = f"{fact.data['unit']}申请把{name}延到 {_day(fact.data['until'])}：{fact.data['reason']}"
    yield Telling(office(queries.part_of(fact.subject.id)), said, reverse("handling:desk"))


@tells("handling.extension_decided")
def extension_decided(fact: Happened) -> Iterable[Telling]:
    """The unit hears the answer."""
    name, _ = _name(fact)
    said = f"同意延到 {_day(fact.data['until'])}" if fact.data["granted"] else "不同意延期，请按原期限办理"
    yield Telling(unit_people(*fact.units()), f"{name}{said}", _page(fact))


@tells("handling.reminded")
def reminded(fact: Happened) -> Iterable[Telling]:
    """The unit: how many days are left, or since when it is over."""
    name = called(fact.subject.id) or f"“{fact.subject.label}”"
    note = f"：{fact.data['note']}" if fact.data["note"] else ""
    yield Telling(unit_people(*fact.units()), f"{'、'.join(fact.data['bodies']) + '联合' if fact.data.get('bodies') else ''}催办{name}，{daysleft(fact.data['days_left'])}{note}", _page(fact))


def _promise(fact: Happened) -> tuple[str, str, list[int]]:
    """A promise in a word, its page, and the members it was made to."""
    one = queries.promise_of(fact.subject.id)
    raters = list(one.assignment.matter.raters) if one is not None else []
    return f"“{fact.subject.label}”", reverse("handling:promise", args=[fact.subject.id]), raters


@tells("handling.promise_reported")
def promise_reported(fact: Happened) -> Iterable[Telling]:
    """Those to whom it was promised look whether it is so."""
    name, href, raters = _promise(fact)
    yield Telling(users_of(raters), f"{fact.data['unit']}报告承诺已兑现，请你核实：{name}", href)


@tells("handling.promise_kept")
def promise_kept(fact: Happened) -> Iterable[Telling]:
    """The unit hears that it is settled, and the proposers when the committee settled it."""
    name, href, raters = _promise(fact)
    yield Telling(unit_people(*fact.units()), f"承诺已核实兑现：{name}", href)
    if fact.data["by"] != "member":
        yield Telling(users_of(raters), f"提案委核实，{fact.data['unit']}的承诺已兑现：{name}", href)


@tells("handling.promise_refused")
def promise_refused(fact: Happened) -> Iterable[Telling]:
    """The unit still owes it."""
    name, href, _ = _promise(fact)
    yield Telling(unit_people(*fact.units()), f"核实承诺还没有做到，请继续办：{name}。{fact.data['reason']}", href)
    yield Telling(_of_promise(fact), f"{fact.data['unit']}的承诺核实没有通过：{name}", href)


@tells("handling.promise_moved")
def promise_moved(fact: Happened) -> Iterable[Telling]:
    """The proposers and the proposal committee."""
    name, href, raters = _promise(fact)
    said = f"{fact.data['unit']}的承诺调到 {_day(fact.data['until'])}：{name}。{fact.data['reason']}"
    yield Telling([*users_of(raters), *_of_promise(fact)], said, href)


@tells("handling.promise_dropped")
def promise_dropped(fact: Happened) -> Iterable[Telling]:
    """Unit and proposers."""
    name, href, raters = _promise(fact)
    if again := fact.data.get("overtaken"):
        said = f"{fact.data['unit']}在第 {again} 轮重新答复了，前一轮答复里的承诺以新答复为准：{name}"
    else:
        said = f"{fact.data['unit']}的承诺不再兑现：{name}。{fact.data['reason']}"
    yield Telling([*users_of(raters), *unit_people(*fact.units())], said, href)


@tells("handling.promise_reminded")
def promise_reminded(fact: Happened) -> Iterable[Telling]:
    """The unit: how many days are left, or since when it is over."""
    note, href = f"。{fact.data['note']}" if fact.data["note"] else "", reverse("handling:promise", args=[fact.subject.id])
    yield Telling(unit_people(*fact.units()), f"请兑现承诺“{fact.subject.label}”，{daysleft(fact.data['days_left'])}{note}", href)


@tells("handling.opinion_given")
def opinion_given(fact: Happened) -> Iterable[Telling]:
    """The lead unit can go on with its reply."""
    name, found = _name(fact)
    leading = found.answering if found else ()
    href = reverse("handling:matter", args=[found.matter_id]) if found else ""
    yield Telling(unit_people(*leading), f"{fact.data['unit']}对{name}提出了会办意见", href)


@tells("handling.reply_sent_up")
def sent_up(fact: Happened) -> Iterable[Telling]:
    """The unit's head signs."""
    name, _ = _name(fact)
    heads = [user for unit in fact.units() for user in users_in(Role.UNIT_HEAD, unit_id=unit)]
    yield Telling(heads, f"{name}的答复等你签发", reverse("handling:reply", args=[fact.subject.id]))


@tells("handling.reply_sent_back")
def sent_back(fact: Happened) -> Iterable[Telling]:
    """The unit's clerks mend it."""
    name, _ = _name(fact)
    clerks = [user for unit in fact.units() for user in users_in(Role.UNIT_CLERK, unit_id=unit)]
    yield Telling(clerks, f"{name}的答复退回修改：{fact.data['reason']}", reverse("handling:reply", args=[fact.subject.id]))


@tells("handling.replied")
def replied(fact: Happened) -> Iterable[Telling]:
    """The proposal committee keeps watch over quality."""
    name, _ = _name(fact)
    late = "" if fact.data["on_time"] else "，已超期"
    yield Telling(_of_part(fact), f"{fact.data['unit']}答复了{name}（{fact.data['grade']} 类{late}）", _page(fact))


@tells("handling.answered")
def answered(fact: Happened) -> Iterable[Telling]:
    """Those who are asked for a rating."""
    found = brief_of(fact.subject.id)
    if found is not None:
        href = reverse("handling:rate", args=[found.matter_id])
        yield Telling(users_of(found.raters), f"{found.name}已答复，请你评价", href)


@tells("handling.rating_reminded")
def rating_reminded(fact: Happened) -> Iterable[Telling]:
    """Those who were asked and have not rated: until when, and that silence does not count as satisfaction."""
    found = brief_of(fact.subject.id)
    if found is not None:
        left = fact.data["days_left"]
        when = f"评价期{daysleft(left)}" if left >= 0 else "评价期已过，仍可评价"
        yield Telling(users_of(fact.members("asked")), f"{found.name}的答复还等你评价，{when}；不评价不算满意", reverse("handling:rate", args=[found.matter_id]))


@tells("handling.rated")
def rated(fact: Happened) -> Iterable[Telling]:
    """The units hear how their work was taken, and the proposal committee."""
    found = brief_of(fact.subject.id)
    if found is not None:
        said = f"{fact.actor.partition('（')[0]}评价{found.name}：{_word(Satisfaction, fact.data['overall'])}"
        href = reverse("handling:matter", args=[found.matter_id])
        yield Telling([*unit_people(*found.answering), *overseers(found.kind)], said, href)


@tells("handling.settled")
def settled(fact: Happened) -> Iterable[Telling]:
    """The same, when time settled it."""
    found = brief_of(fact.subject.id)
    if found is not None:
        said = f"{found.name}评价期满，按已有评价结算：{_word(Satisfaction, fact.data['overall'])}"
        yield Telling([*unit_people(*found.answering), *overseers(found.kind)], said, reverse("handling:matter", args=[found.matter_id]))


def _sides(fact: Happened, part: object) -> tuple[str, list[int]]:
    """What a part's matter is called, and the members behind it."""
    matter = part.matter  # type: ignore[attr-defined]
    return nth(matter.number) + f"“{matter.label}”", list(matter.raters or kinds.get(matter.kind).raters(matter.subject_id))


@tells("handling.message_sent")
def message_sent(fact: Happened) -> Iterable[Telling]:
    """The other side: somebody wrote. The words themselves stay where they are."""
    one = queries.message_of(fact.subject.id)
    if one is None or one.taken_back_at is not None:
        return
    name, behind = _sides(fact, one.part)
    href = reverse("handling:talk", args=[one.part_id])
    if one.side == Side.PROPOSER:
        yield Telling(unit_people(*fact.units()), f"{one.author.partition('（')[0]}给你单位留言：{name}", href)
    else:
        yield Telling(users_of(behind), f"{fact.data['unit']}给你留言：{name}", href)


@tells("handling.contacted")
def contacted(fact: Happened) -> Iterable[Telling]:
    """The side that did not enter it: please say whether it was so."""
    part = queries.part_of(fact.subject.id)
    if part is None:
        return
    name, behind = _sides(fact, part)
    href, what = reverse("handling:talk", args=[part.pk]), f"{_day(fact.data['day'])}{_word(Method, fact.data['method'])}"
    if fact.data.get("side") != Side.PROPOSER:
        yield Telling(users_of(behind), f"{name}登记了{what}，请确认是否属实", href)
    if fact.data.get("side") != Side.UNIT:
        yield Telling(unit_people(*fact.units()), f"{name}登记了{what}，请确认是否属实", href)


@tells("handling.contact_answered")
def contact_answered(fact: Happened) -> Iterable[Telling]:
    """An objection is heard by the unit, the proposers and the proposal committee; an agreement needs no word."""
    part = queries.part_of(fact.subject.id)
    if part is not None and not fact.data["agreed"]:
        name, behind = _sides(fact, part)
        said = f"{fact.actor.partition('（')[0]}对{name}的沟通记录有异议：{fact.data['reason']}"
        yield Telling([*unit_people(part.unit_id), *users_of(behind), *users_in(Role.PROPOSAL_STAFF)], said, reverse("handling:talk", args=[part.pk]))


def _rechecked(fact: Happened) -> tuple[str, str, list[int]]:
    """What is looked at again in a word, its page, and the members behind it."""
    one = queries.recheck_of(fact.subject.id)
    name, behind = _sides(fact, one.part) if one is not None else (f"“{fact.subject.label}”", [])
    return name, reverse("handling:recheck", args=[fact.subject.id]), behind


@tells("handling.recheck_asked")
def recheck_asked(fact: Happened) -> Iterable[Telling]:
    """The unit: say how it stands."""
    name, href, _ = _rechecked(fact)
    yield Telling(unit_people(*fact.units()), f"{name}列入“{fact.data['look_back']}”，请在 {_day(fact.data['due_on'])}前说明落实情况", href)


@tells("handling.recheck_reminded")
def recheck_reminded(fact: Happened) -> Iterable[Telling]:
    """The unit once more."""
    name = called(fact.subject.id, recheck=True) or f"“{fact.subject.label}”"
    note, href = f"。{fact.data['note']}" if fact.data["note"] else "", reverse("handling:recheck", args=[fact.subject.id])
    yield Telling(unit_people(*fact.units()), f"请说明{name}的落实情况，{daysleft(fact.data['days_left'])}{note}", href)


@tells("handling.recheck_reported")
def recheck_reported(fact: Happened) -> Iterable[Telling]:
    """Those to whom it was answered look whether it is so."""
    name, href, behind = _rechecked(fact)
    yield Telling(users_of(behind), f"{fact.data['unit']}说明了{name}的落实情况，请你核实", href)


@tells("handling.recheck_found")
def recheck_found(fact: Happened) -> Iterable[Telling]:
    """The unit hears what was found; the committee decides where it was not done."""
    name, href, behind = _rechecked(fact)
    word = _word(Finding, fact.data["finding"])
    yield Telling(unit_people(*fact.units()), f"{name}回头看核实：{word}", href)
    if fact.data["finding"] != Finding.DONE:
        yield Telling(users_in(Role.PROPOSAL_STAFF), f"{name}回头看核实：{word}，请决定怎样处理", href)
    if fact.data["by"] != "member":
        yield Telling(users_of(behind), f"提案委核实{name}：{word}", href)


@tells("handling.recheck_settled")
def recheck_settled(fact: Happened) -> Iterable[Telling]:
    """Unit and proposers hear what follows."""
    if fact.data["follow_up"]:
        name, href, behind = _rechecked(fact)
        yield Telling([*unit_people(*fact.units()), *users_of(behind)], f"{name}回头看后{_word(FollowUp, fact.data['follow_up'])}：{fact.data['note']}", href)


@tells("handling.look_back_concluded")
def look_back_concluded(fact: Happened) -> Iterable[Telling]:
    """The offices that hand over, to whom the result goes."""
    to = [user for role in (Role.HANDOVER_GOVERNMENT, Role.HANDOVER_PARTY) for user in users_in(role)]
    said = f"“{fact.data['name']}”办结：核查 {fact.data['count']} 件，落实 {fact.data['done']} 件。请看情况报告"
    yield Telling(to, said, reverse("handling:look_back", args=[fact.subject.id]))
