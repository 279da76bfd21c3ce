"""Reports in the making: last year's with its shortcomings, the year's plan, cases and a lesson, and the half-year report of July.

The office lays last year's text in and confirms what is certain; the half-year report is not issued yet.
"""

from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Organ, OrganKind
from shangliang.commons.subjects import Ref
from shangliang.foundation.periods import Period
from shangliang.reading.reports import actions, queries
from shangliang.reading.reports.models import Improvement, PlanItem
from shangliang.reading.reports.rules.planning import Planned
from shangliang.reading.reports.rules.states import ReportKind

from .agenda import Agenda, acting

SURE = 0.85
# Part, what, figure, how many, last month and day.
PLAN = (
    ("协商议政", "召开专题议政性常委会会议", "consultations.thematic", 3, (12, 10)), ("协商议政", "召开主席会议", "meetings.chairs", 10, (12, 20)),
    ("协商议政", "开展界别协商", "consultations.sector", 4, (12, 15)), ("学习培训", "举办委员培训班", "training.member_classes", 2, (9, 30)),
    ("学习培训", "组织委员读书活动", "reading.activities", 8, (11, 30)), ("团结联谊", "召开老委员座谈会", "", 2, (10, 31)),
    ("建言资政", "征集社情民意信息", "opinions.received", 150, (12, 15)), ("自身建设", "召开党组会议", "meetings.party", 12, (12, 25)),
)  # fmt: skip
LAST = (
    "一、主要工作\n一年来，市政协围绕中心、服务大局，召开党组会议**次、主席会议**次、常委会会议**次，收到提案***件，"
    "举办委员培训班**期，培训委员***人次，收到社情民意信息***篇，协商议政、民主监督、团结联谊各项工作都有新的进展。\n二、存在的不足\n"
    "一些调研的深度还不够，协商成果转化跟踪不及时。界别作用发挥得不平衡，少数界别全年没有组织过活动。\n三、下步打算\n建立协商成果转化跟踪制度，每件有回音。"
)
NOTED = (
    ("shortcoming", "一些调研的深度还不够，协商成果转化跟踪不及时。", 0, (9, 30)), ("shortcoming", "界别作用发挥得不平衡，少数界别全年没有组织过活动。", 1, (6, 30)),
    ("next", "建立协商成果转化跟踪制度，每件有回音。", 0, (5, 31)),
)  # fmt: skip
LESSON = ("必须把协商放到群众家门口", "协商开在小区里，居民当场说、部门当场答，难事就好办。把会场搬到群众家门口，建言才有根，落实才有人看着。")


def plan(agenda: Agenda) -> None:
    """Last year's report in January, the plan in February, following up in spring, the half-year report in the first days of July."""
    days = agenda.days
    agenda.put(days.moment(days.worked(days.day(1, 20)), "last-report"), last_year, agenda)
    agenda.put(days.moment(days.worked(days.day(2, 10)), "plan"), set_plan, agenda)
    agenda.put(days.moment(days.worked(days.day(4, 15)), "plan-tick"), follow_up, agenda)
    agenda.put(days.moment(days.worked(days.day(5, 25)), "settled"), settle, agenda)
    agenda.put(days.moment(days.worked(days.day(6, 29)), "cases"), keep, agenda)
    agenda.put(days.moment(days.worked(days.day(7, 3)), "report"), begin, agenda)
    agenda.put(days.moment(days.ago(2), clock="06:50"), settle_plan, agenda)


def _office(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)


def _bodies() -> list[Organ]:
    return list(Organ.objects.filter(kind=OrganKind.SPECIAL_COMMITTEE).order_by("position", "name"))


def last_year(agenda: Agenda, when: datetime) -> None:
    """The report on the year before: what it said was wanting becomes somebody's."""
    year = when.year - 1
    report = actions.start(
        _office(agenda, when), None, title=f"政协临江市委员会{year}年工作总结", kind=ReportKind.YEAR, first=date(year, 1, 1), last=date(year, 12, 31), text=LAST, source=f"{year} 年总结"
    )
    for kind, text, body, (month, day) in NOTED:
        bodies = _bodies()
        actions.note(_office(agenda, when), report, text=text, kind=kind, organ=bodies[body % len(bodies)] if bodies else None, due_on=date(when.year, month, day))
    actions.confirm_sure(_office(agenda, when), report, least=0)
    actions.issue(_office(agenda, when), report)


def set_plan(agenda: Agenda, when: datetime) -> None:
    """The year's plan, item by item."""
    year, bodies = when.year, _bodies()
    wanted = [
        Planned(year, what, Decimal(count), date(year, 1, 1), date(year, *last), section=part, code=code, unit="" if code else "场", organ=bodies[n % len(bodies)].pk if bodies else None)
        for n, (part, what, code, count, last) in enumerate(PLAN)
    ]
    actions.set_items(_office(agenda, when), None, wanted=wanted, source=f"{year} 年协商与工作计划")


def follow_up(agenda: Agenda, when: datetime) -> None:
    """What nothing counts is ticked by hand; one shortcoming gets a note."""
    for what, note in (("召开老委员座谈会", "谷雨茶会，二十一位老委员"),):
        item = PlanItem.objects.filter(what=what, year=when.year).first()
        if item:
            actions.hold(_office(agenda, when), item, count=Decimal(1), on=when.date(), note=note)
    found = Improvement.objects.filter(text=NOTED[0][1]).first()
    if found:
        actions.progress(_office(agenda, when), found, text="已定调研工作规程，课题开题前先到现场")


def settle(agenda: Agenda, when: datetime) -> None:
    """One next step has come about."""
    found = Improvement.objects.filter(text=NOTED[2][1]).first()
    if found:
        actions.settle_improvement(_office(agenda, when), found, done=True, outcome="印发协商成果转化跟踪办法，逐件建了台账")


def settle_plan(agenda: Agenda, when: datetime) -> None:
    """What the clockwork does every morning."""
    for item in queries.unsettled(when.date()):
        actions.settle(_office(agenda, when), item)


def keep(agenda: Agenda, when: datetime) -> None:
    """Two proposals that were closed are kept as cases, and what they taught."""
    act = _office(agenda, when)
    found = [fact for fact in queries.records_about(act.viewer, ["proposals.answered"], Period.days(date(when.year, 1, 1), when.date())) if fact.subject.type == "proposals.proposal"][:2]
    cases = []
    for fact in found:
        title = fact.subject.label.partition("　")[2] or fact.subject.label
        name = f"《{title.strip('《》')[:60]}》"
        cases.append(
            actions.keep_case(
                _office(agenda, when), None, about=Ref(fact.subject.type, fact.subject.id, fact.subject.label), name=name, text=f"{name}得到承办单位认真办理，委员和部门当面商量，建议逐条有了着落。",
                section="提案", on=fact.at.date(),
            ).pk
        )  # fmt: skip
    if cases:
        actions.keep_lesson(_office(agenda, when), None, title=LESSON[0], text=LESSON[1], first=date(when.year, 1, 1), last=date(when.year, 6, 30), cases=cases)


def begin(agenda: Agenda, when: datetime) -> None:
    """Start the report of the first half of the year from a text with its figures masked."""
    year = agenda.days.year
    text = (files("shangliang.front.demo") / "material" / "report.txt").read_text(encoding="utf-8").replace("{year}", str(year))
    act = _office(agenda, when)
    title, _, body = text.partition("\n")
    report = actions.start(act, None, title=title, kind=ReportKind.HALF, first=date(year, 1, 1), last=date(year, 6, 30), text=body.strip(), source="去年上半年总结")
    actions.confirm_sure(act, report, least=SURE)
