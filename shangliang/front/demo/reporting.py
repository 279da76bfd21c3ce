"""The half-year report in the making: the office laid last year's text in, and confirmed what was certain."""

from datetime import date, datetime
from importlib.resources import files

from shangliang.commons.access import Role
from shangliang.reading.reports import actions
from shangliang.reading.reports.rules.states import ReportKind

from .agenda import Agenda, acting

SURE = 0.85


def plan(agenda: Agenda) -> None:
    """In the first days of July the office begins; it is not issued yet."""
    days = agenda.days
    agenda.put(days.moment(days.worked(days.day(7, 3)), "report"), begin, agenda)


def begin(agenda: Agenda, when: datetime) -> None:
    """Start the report of the first half of the year from a text with its figures masked."""
    year = agenda.days.year
    text = (files("shangliang.front.demo") / "material" / "report.txt").read_text(encoding="utf-8").replace("{year}", str(year))
    act = acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)
    title, _, body = text.partition("\n")
    report = actions.start(act, None, title=title, kind=ReportKind.HALF, first=date(year, 1, 1), last=date(year, 6, 30), text=body.strip(), source="去年上半年总结")
    actions.confirm_sure(act, report, least=SURE)
