"""The year's homework: set in February, some of it done by the ledger, some handed in, some late, some still to do."""

from datetime import date, datetime

from shangliang.commons.access import Role
from shangliang.commons.people.models import Member
from shangliang.work.coursework import actions
from shangliang.work.coursework.models import Homework, Piece
from shangliang.work.coursework.rules import Target, Wanted, Way

from . import plots
from .agenda import Agenda, acting
from .days import dice

VISIT = "一篇界别走访手记"
REPORT = "常委履职报告"
# Title, figure, how often, what the members read.
COUNTED = (
    ("一件提案", "proposals.received", 1, "全会期间或平时提交都算，联名的也算。"),
    ("一条社情民意信息", "opinions.received", 1, "苗头性、倾向性的问题优先；一事一报，有数有据。"),
    ("两次调研视察", "fieldwork.all", 2, "参加专委会、界别组织的调研、视察都算。"),
)
NOTES = (
    "5 月中旬走访了中山街道四户从事便民修理的界别群众。大家最盼的是固定摊位：早市撤了以后流动摊贩没有去处，建议在背街划几处限时摊点，由街道统一编号。",
    "走访了两家小微企业。企业反映贷款续贷要先还后贷，过桥成本高，已整理成一条信息报送。",
    "到城北中学看望青年教师，听他们说周转房、评职称两件事，已同市教育局对接。",
)


def plan(agenda: Agenda) -> None:
    """Put setting, doing and settling on the agenda."""
    days = agenda.days
    for n, (title, figure, least, about) in enumerate(COUNTED):
        agenda.put(days.moment(days.worked(days.day(2, 24)), clock=f"10:{10 + n}"), give, agenda, title=title, figure=figure, least=least, asks=about)
    agenda.put(days.moment(days.worked(days.day(3, 4)), clock="09:30"), give, agenda, title=VISIT, asks="八百字以内，写清走访了谁、听到什么、打算怎么办。")
    agenda.put(days.moment(days.worked(days.day(9, 3)), clock="09:30"), give, agenda, title=REPORT, asks="对照本人履职档案写，草稿可从平台下载。")
    for month in (4, 7, 10):
        agenda.put(days.moment(days.day(month, 1), clock="06:45"), settle, agenda)
    agenda.put(days.moment(days.ago(16), clock="06:45"), settle, agenda)
    for n in range(9):
        agenda.put(days.moment(days.worked(days.day(5, 18 + n)), "homework", n), hand_in, agenda, n=n)


def give(agenda: Agenda, when: datetime, *, title: str, asks: str, figure: str = "", least: int = 1) -> None:
    """The office sets one: to all, to one sector's members, or to the standing committee."""
    year, target, ids = when.year, Target.ALL, frozenset[int]()
    if title == VISIT:
        target, ids = Target.SECTORS, frozenset({agenda.cast.voices[plots.SHOWN_MEMBER].sector_id, _visiting(agenda)[0].sector_id})
    if title == REPORT:
        target = Target.STANDING
    due = {VISIT: date(year, 6, 30), REPORT: date(year, 12, 10)}.get(title, date(year, 11, 30))
    wanted = Wanted(title=title, about=asks, way=Way.COUNTED if figure else Way.HANDED, year=year, first=date(year, 1, 1), due_on=due, target=target, ids=ids, figure=figure, least=least, presents=title == REPORT)
    actions.set_homework(acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when), None, wanted=wanted)


def settle(agenda: Agenda, when: datetime) -> None:
    """What the ledger says by then counts."""
    for homework in Homework.objects.filter(way=Way.COUNTED).order_by("pk"):
        act = acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)
        if actions.would_change(homework):
            actions.settle(act, homework)


def _visiting(agenda: Agenda) -> list[Member]:
    """A sector whose members hand in what they were asked for."""
    return sorted(agenda.cast.members.items())[0][1]


def hand_in(agenda: Agenda, when: datetime, *, n: int) -> None:
    """Some of one sector hand in; most are accepted, one comes back, one waits."""
    members = _visiting(agenda)
    if n >= len(members) - 2:
        return
    piece = Piece.objects.filter(homework__title=VISIT, member=members[n]).select_related("homework", "member").first()
    if piece is None:
        return
    piece = actions.hand_in(acting(agenda.cast.viewers[members[n].pk], when), piece, text=NOTES[dice("note", n, of=len(NOTES))])
    office = acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)
    if n == 1:
        actions.send_back(office, piece, reason="请补上走访的时间和人数")
    elif n % 4 != 3:
        actions.accept(office, piece)
