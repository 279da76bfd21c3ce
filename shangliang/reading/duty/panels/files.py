"""The duty file as a page shows it: who, what by area of work, the score."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.urls import NoReverseMatch, reverse

from shangliang.commons.access import Viewer, require
from shangliang.commons.subjects import subjects
from shangliang.foundation.errors import Refused
from shangliang.foundation.periods import Period, year

from .. import queries
from ..queries.file import Deed
from ..rules import plain

# Areas in the order of the printed form (domain 3.6); the beginning of a kind or a register's code leads to one.
AREAS = (
    ("会议", ("meetings", "consultations")), ("提案", ("proposals.", "superior_proposals")), ("社情民意", ("opinions", "opinion_uses", "instructions")),
    ("发言和论文", ("meeting_speeches", "forum_papers", "leader_speeches")), ("调研、视察、监督", ("fieldwork", "reports", "suggestions", "supervision_")),
    ("学习和文史", ("training", "lectures", "reading", "essays", "history")), ("奖惩", ("honours", "awards", "absences")),
    ("联系服务", ("duty_activities", "homework", "volunteer", "donations", "aid", "visits", "station")), ("常委履职报告", ("duty_reports",)),
)  # fmt: skip
OTHER = "其他履职"
ONCE_A_THING = "proposals."


def may_see(viewer: Viewer, member: Any) -> None:
    """Raise NotAllowed unless the viewer may see this member's file."""
    require(viewer, "duty.read_member", member)


def period_of(number: int) -> Period[Any]:
    """The score year of the rulebook that holds, or the calendar year."""
    try:
        return queries.books.period_of(queries.books.ready_for(number).book, number)
    except Refused:
        return year(number)


def of_year(viewer: Viewer, member: Any, number: int) -> dict[str, Any]:
    """Everything on the page."""
    period = period_of(number)
    by: dict[str, list[Deed]] = defaultdict(list)
    seen: set[Any] = set()
    for deed in queries.file.deeds(member.pk, period):
        area = area_of(deed)
        if deed.kind.startswith(ONCE_A_THING):  # a proposal is told by where it got, not by each step
            key = deed.subject
            if key in seen:
                by[area] = [deed if one.subject == key else one for one in by[area]]
                continue
            seen.add(key)
        by[area].append(deed)
    links = links_of(viewer, [deed.subject for deeds in by.values() for deed in deeds])
    names = [name for name, _ in AREAS] + [OTHER]
    areas = [{"name": name, "deeds": [(deed, links.get(deed.subject, "")) for deed in by[name]]} for name in names if by.get(name)]
    return {"period": period, "areas": areas, "count": sum(len(area["deeds"]) for area in areas), "score": score_of(member.pk, number), "registers": registers_link()}


def area_of(deed: Deed) -> str:
    """The area of the printed form a deed belongs to."""
    code = deed.sort or deed.kind
    return next((name for name, starts in AREAS if code.startswith(starts)), OTHER)


def score_of(member_id: int, number: int) -> dict[str, Any] | None:
    """Total and grade: as published, else as it stands."""
    publication = queries.published.latest(number)
    if publication is not None and (result := queries.published.result_of(publication, member_id)):
        return {"total": plain(result.total), "grade": result.grade, "words": f"{publication.at:%Y-%m-%d} 公布"}
    try:
        own = queries.scores.sheet_of(queries.books.ready_for(number), number, member_id)
    except Refused:
        return None
    return {"total": plain(own.sheet.total), "grade": "", "words": "算到现在，还没有公布"}


def registers_link() -> str:
    """Where members enter what nobody else recorded; "" while there is no such page."""
    for name in ("registers:mine", "registers:list"):
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


def links_of(viewer: Viewer, things: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The pages of things (type, id), of those that a viewer may see."""
    found = {}
    for kind in {kind for kind, _ in things if kind in subjects}:
        subject = subjects.get(kind)
        for pk in subject.visible(viewer, {pk for of, pk in things if of == kind}):
            try:
                found[kind, pk] = subject.link(pk)
            except NoReverseMatch:
                break
    return found
