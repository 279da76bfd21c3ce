"""双向评价 and 民主评议: a round of the first half counted, an appraisal held, the year's round and a ballot under way."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.commons.people.models import Unit
from shangliang.commons.people.queries import members_on
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import ANSWERING
from shangliang.practices.handling.rules import State as Part
from shangliang.practices.polls import actions as polls
from shangliang.practices.polls.actions.casting import Filled
from shangliang.practices.polls.models import Poll, Ticket
from shangliang.practices.polls.rules import State
from shangliang.work.proposals import actions
from shangliang.work.proposals.shipped import APPRAISAL, TWO_WAY

from .agenda import Agenda, acting
from .days import CHINA, dice
from .people import SHOWN_MEMBER

# Of a hundred: how good a grade is given, the better ones more often.
LUCK = ((46, "g1"), (80, "g2"), (94, "g3"), (98, "g4"), (100, "g5"))
BALLOT = ((55, "g1"), (88, "g2"), (96, "g3"), (100, "g4"))
REMARKS = ("希望答复再具体一些，时间表写清楚。", "办理人员来过两次，谈得很细。", "", "", "", "", "")
UNITS, RUNNING_UNITS = 14, 8


def plan(agenda: Agenda) -> None:
    """What lies how many days back; the closing hour is the evening of its day."""
    days = agenda.days

    def put(ago: int, deed: Any, **known: Any) -> None:
        agenda.put(days.moment(days.ago(ago), deed.__name__, ago), deed, agenda, **known)

    put(100, start, title="上半年", ends=-45)
    for ago, until in ((88, 30), (70, 55), (52, 80)):
        put(ago, answer, kinds=TWO_WAY, until=until)
    put(40, appraise, title="提案办理民主评议", ends=-31, units=UNITS)
    for ago, until in ((38, 45), (33, 85)):
        put(ago, answer, kinds=(APPRAISAL,), until=until)
    for ago in (45, 31):
        agenda.put(_evening(agenda, -ago), close, agenda)
    put(20, start, title="全年", ends=25)
    for ago, until in ((12, 25), (4, 45)):
        put(ago, answer, kinds=TWO_WAY, until=until)
    put(6, appraise, title="年终提案办理民主评议", ends=6, units=RUNNING_UNITS)
    put(2, answer, kinds=(APPRAISAL,), until=35)


def _evening(agenda: Agenda, days: int) -> datetime:
    return datetime.combine(agenda.days.today + timedelta(days=days), time(18), CHINA)


def start(agenda: Agenda, when: datetime, *, title: str, ends: int) -> None:
    """The head of the proposal committee begins a round."""
    actions.start_evaluation(_head(agenda, when), agenda.session, closes_at=_evening(agenda, ends), title=f"{agenda.session.short}{title}")


def appraise(agenda: Agenda, when: datetime, *, title: str, ends: int, units: int) -> None:
    """Standing members vote on the units that answered most."""
    parts = Assignment.objects.filter(state=Part.REPLIED, role__in=sorted(ANSWERING)).values_list("unit_id", flat=True)
    most = sorted(set(parts), key=lambda pk: (-list(parts).count(pk), pk))[:units]
    chosen = [unit for _, unit in sorted(Unit.objects.in_bulk(most).items())]
    shown = [one for one in members_on(when.date()).order_by("pk") if (one.standing or one.name == SHOWN_MEMBER) and one.pk in agenda.cast.viewers]
    if chosen and shown:
        actions.start_appraisal(_head(agenda, when), agenda.session, title=title, closes_at=_evening(agenda, ends), units=chosen, members=shown)


def answer(agenda: Agenda, when: datetime, *, kinds: Iterable[str], until: int) -> None:
    """So many in a hundred have answered by now; each hands in what waits for them at once."""
    for poll in Poll.objects.filter(kind__in=list(kinds), state=State.OPEN).order_by("pk"):
        voters: dict[tuple[Any, ...], list[Ticket]] = {}
        for ticket in Ticket.objects.filter(poll=poll, cast=False).select_related("target").order_by("pk"):
            if dice(ticket.voter, ticket.occasion_id, poll.title, of=100) < until and ticket.voter != SHOWN_MEMBER:
                voters.setdefault((ticket.member_id, ticket.unit_id), []).append(ticket)
        for (member, unit), tickets in voters.items():
            viewer = _viewer(agenda, member, unit)
            if viewer is not None:
                polls.cast(acting(viewer, when), poll, filled=[_filled(poll, ticket) for ticket in tickets])


def close(agenda: Agenda, when: datetime) -> None:
    """What is due is closed, as the worker would."""
    for poll in Poll.objects.filter(state=State.OPEN, closes_at__lte=when).order_by("pk"):
        polls.close(acting(Viewer(None, "自动截止", poll.committee_id, Role.PLATFORM), when), poll, by_hand=False)


def _viewer(agenda: Agenda, member: int | None, unit: int | None) -> Viewer | None:
    if member is not None:
        return agenda.cast.viewers.get(member)
    if unit is not None:
        return agenda.cast.units[unit][0] if unit in agenda.cast.units else None
    return agenda.cast.roles[Role.PROPOSAL_STAFF][0]


def _filled(poll: Poll, ticket: Ticket) -> Filled:
    """Some units and proposals are liked better than others."""
    favour = dice(ticket.target.label, of=24) - 8
    luck = BALLOT if poll.kind == APPRAISAL else LUCK
    choices = {item["code"]: _grade(luck, dice(ticket.voter, ticket.target.label, ticket.occasion_id, item["code"], of=100) - favour) for item in poll.form["items"]}
    return Filled(ticket, choices, REMARKS[dice(ticket.voter, ticket.target.label, of=len(REMARKS))])


def _grade(luck: tuple[tuple[int, str], ...], drawn: int) -> str:
    return next((grade for below, grade in luck if drawn < below), luck[-1][1])


def _head(agenda: Agenda, when: datetime) -> Any:
    return acting(agenda.cast.roles[Role.PROPOSAL_HEAD][0], when)
