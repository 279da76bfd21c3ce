"""The committee's rulebook: adopted before last year began, its scores published in January, and a draft that may follow it."""

from datetime import datetime

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.models import Post
from shangliang.commons.access.queries import viewer_of
from shangliang.commons.ledger.acts import Act
from shangliang.reading.duty import actions
from shangliang.reading.duty.queries.books import schemes

from .agenda import Agenda, acting

GRADES = [
    {"name": "优秀", "least": 65, "share": 30}, {"name": "称职", "least": 45}, {"name": "基本称职", "least": 35}, {"name": "不称职", "least": 0},
]  # fmt: skip
MINIMUMS = [
    {
        "name": "建言一次（提案、社情民意、发言、协商、调研都算）", "items": ["filed", "submitted", "opinion", "used", "speech", "report", "consult", "fieldwork"],
        "least": 1, "cost": 0, "ceiling": "称职",
    },
    {"name": "参加三次会议或活动", "items": ["plenary", "standing", "meeting", "fieldwork", "consult"], "least": 3, "cost": 0, "ceiling": "称职"},
]  # fmt: skip


def plan(agenda: Agenda) -> None:
    """Put adopting and drafting on the agenda."""
    days = agenda.days
    agenda.put(days.moment(days.day(12, 25, back=2), clock="10:10"), adopt, agenda, year=days.year - 1)
    agenda.put(days.moment(days.worked(days.day(1, 16)), clock="16:20"), publish, agenda, year=days.year - 1)
    agenda.put(days.moment(days.ago(9), clock="15:40"), draft, agenda)


def adopt(agenda: Agenda, when: datetime, *, year: int) -> None:
    """The hundred-point rulebook, on trial, with the marks and duties this committee asks for."""
    act = Act(viewer=_administrator(), at=when, recorded_at=when)
    made = actions.draft(act, None, body=schemes()["hundred"] | {"grades": GRADES, "minimums": MINIMUMS}, origin="示范办法")
    actions.adopt(Act(viewer=act.viewer, at=when, recorded_at=when), made, from_year=year, trial=True, note="主席会议通过，先试行")


def publish(agenda: Agenda, when: datetime, *, year: int) -> None:
    """Last year's scores, after the standing committee has seen them; what was recorded later is not in them."""
    actions.publish(acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when), None, year=year, note="常委会会议审议通过")


def draft(agenda: Agenda, when: datetime) -> None:
    """What next year might be scored by."""
    actions.draft(Act(viewer=_administrator(), at=when, recorded_at=when), None, body=schemes()["bonus"], origin="示范办法", name="下一年度办法（征求意见）")


def _administrator() -> Viewer:
    post = Post.objects.filter(role=Role.ADMINISTRATOR).select_related("user").order_by("pk")[0]
    return viewer_of(post, post.user.name)
