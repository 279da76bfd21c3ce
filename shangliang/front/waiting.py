"""What waits for whom, counted in one statement: the numbers in the navigation and on the bell."""

from datetime import date

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from shangliang.commons.access import COMMITTEE_WIDE, HANDOVER, STAFF, UNIT, Role, Viewer
from shangliang.commons.access.outlines import Outline, ids_of, outline, stand_in
from shangliang.commons.committees.marks import DAY, HERE
from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.ready import Ready
from shangliang.practices.calls import queries as calls
from shangliang.practices.circulars import queries as circulars
from shangliang.practices.handling import queries as handling
from shangliang.practices.polls import queries as polls
from shangliang.practices.polls.access import VOTERS
from shangliang.practices.registers import queries as registers
from shangliang.reading.duty import queries as duty
from shangliang.reading.notices import queries as notices
from shangliang.reading.reports import queries as reports
from shangliang.work.advice import queries as suggestions
from shangliang.work.coursework import queries as homework
from shangliang.work.inspection import queries as inspection
from shangliang.work.membership.access import OFFICE
from shangliang.work.membership.queries.cases import running_cases
from shangliang.work.membership.queries.changes import waiting_changes
from shangliang.work.outputs import queries as outputs
from shangliang.work.profiles import queries as profiles
from shangliang.work.proposals import queries as proposals
from shangliang.work.proposals.queries import home

Waiting = dict[str, int]
Counted = dict[str, QuerySet]


def waiting_of(request: HttpRequest) -> Waiting:
    """What waits for whoever asks, counted once for the frame and the page together."""
    if not hasattr(request, "waits"):
        request.waits = waiting(getattr(request, "viewer", None))  # type: ignore[attr-defined]
    return request.waits  # type: ignore[attr-defined]


def waiting(viewer: Viewer | None) -> Waiting:
    """What waits for this viewer, by name, in one query; nothing outside a committee."""
    if viewer is None or viewer.committee_id is None:
        return {}
    form = outline(viewer)
    [numbers] = WAITING(form, day=timezone.localdate(), **ids_of(viewer))
    return dict(zip(_names[form], numbers, strict=True))


_names: dict[Outline, list[str]] = {}


def _waiting(form: Outline) -> QuerySet[Committee]:
    rows = _rows(stand_in(form), DAY)
    _names[form] = list(rows)
    return Committee.objects.filter(pk=HERE).values_list(*_numbers(rows))


WAITING: Ready[Committee] = Ready(_waiting)


def counted(committee_id: int, wanted: Counted) -> Waiting:
    """The number of rows of several querysets, in one query."""
    if not wanted:
        return {}
    return dict(zip(wanted, Committee.objects.filter(pk=committee_id).values_list(*_numbers(wanted)).get(), strict=True))


def _numbers(wanted: Counted) -> list[Coalesce]:
    return [Coalesce(Subquery(_count(rows)), 0) for rows in wanted.values()]


def _count(rows: QuerySet) -> QuerySet:
    return rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")


def _rows(viewer: Viewer, today: date) -> Counted:
    """The querysets whose rows wait for this viewer."""
    wanted: Counted = {"unread": notices.unread(viewer)} | handling.waiting_rows(viewer, today) | calls.waiting_rows(viewer, today) | circulars.waiting_rows(viewer) | outputs.waiting_rows(viewer, today)
    if viewer.role in {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD}:
        wanted["review"] = home.in_review(viewer)
        wanted["to_disclose"] = proposals.to_disclose()
        wanted["applications"] = proposals.waiting_applications()
        wanted["to_send_on"] = proposals.to_send_on()
        wanted["advice"] = suggestions.waiting()
    if viewer.role in HANDOVER | {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD}:
        wanted["hand_over"] = proposals.mine_to_hand_over(viewer)
    if viewer.role in COMMITTEE_WIDE:
        wanted["joint"] = proposals.batches_for(viewer)
    if viewer.role in UNIT | {Role.HANDOVER_GOVERNMENT}:
        wanted["checks"] = inspection.waiting(viewer)
    if viewer.role in OFFICE:
        wanted["changes"] = waiting_changes()
    if viewer.role == Role.OFFICE_STAFF:
        wanted["appeals"] = duty.appeals.waiting()
        wanted["homework"] = homework.to_review()
        wanted["leavings"] = running_cases()
        wanted["citizens"] = profiles.waiting_at_office()
    if viewer.role in STAFF | {Role.CHAIR}:
        wanted["improvements"], wanted["plan_late"] = reports.open_improvements(), reports.plan_late(today)
    if viewer.role in VOTERS:
        wanted["to_answer"] = polls.waiting(viewer)
    if viewer.role in registers.CONFIRMING:
        wanted["to_confirm"] = registers.to_confirm(viewer)
    if viewer.role == Role.MEMBER:
        wanted["invited"], wanted["approve"] = proposals.invitations(viewer), proposals.approvals(viewer)
    return wanted

