"""The committee itself: terms, sessions, settings and working calendar, before anybody is there."""

from dataclasses import dataclass, field
from datetime import date

from shangliang.commons.committees.models import CalendarDay, Committee, Level, Session, SettingValue, Term
from shangliang.commons.committees.preferences import PREFERENCES
from shangliang.commons.people.models import Organ, Unit

from .days import Days
from .roster import term_begins

SLUG, PARENT = "linjiang", "qinglan"
# What 临江 decided otherwise than the defaults: almost every number in this field differs by city.
DECIDED = {
    "signing.idle_minutes": 120,
    "proposals.cosign.days": "7 days",
    "proposals.length.usual": 1200,
    "proposals.number.between_apart": True,
    "proposals.handling.lead": "5 months",
    "proposals.handling.warn": ["30", "15", "7", "3", "1"],
    "duty.laggard": 35,
    "outputs.recipients": ["党委：党委办公室", "政府：政府办公室", "党委：市委主要领导", "政府：市政府主要领导", "部门：有关部门", "上级：清澜市政协"],
    "proposals.requirements": "交办后 15 个工作日内与提案人见面或通话；逐条回应建议；会办意见一个月内送主办单位；经单位主要负责人签发。",
}


@dataclass
class Town:
    """The places of the demo city by the names that its material uses."""

    committee: Committee
    days: Days
    term: Term
    sessions: list[Session]
    units: dict[str, Unit] = field(default_factory=dict)
    organs: dict[str, Organ] = field(default_factory=dict)  # by name, and by what the material calls them


def committees() -> Committee:
    """The committee of the demo city, below that of the city it belongs to."""
    above = Committee.objects.create(
        slug=PARENT, name="中国人民政治协商会议清澜市委员会", short_name="清澜市政协", place="清澜市", level=Level.CITY
    )
    return Committee.objects.create(
        slug=SLUG, name="中国人民政治协商会议临江市委员会", short_name="临江市政协", place="临江市", level=Level.COUNTY, parent=above
    )


def build(committee: Committee, days: Days) -> Town:
    """Set the town up inside `within(committee)`: as an administrator would before the roster is imported."""
    begins = term_begins(days)
    term = Term.objects.create(committee=committee, number=6, starts_on=begins, ends_on=begins.replace(year=begins.year + 5))
    sessions = [
        _session(days, term, 1, 1, accepts=begins, opens=(1, 7), closes=(1, 10), deadline=(1, 8)),
        _session(days, term, 2, 0, accepts=days.day(10, 13, back=1), opens=(1, 12), closes=(1, 15), deadline=(1, 13)),
    ]
    for key, value in DECIDED.items():
        SettingValue.objects.create(committee=committee, key=key, value=PREFERENCES.get(key).parse(value))
    CalendarDay.objects.create(committee=committee, day=days.day(1, 10), working=True, note="全会报到前会务值班")
    return Town(committee, days, term, sessions)


def _session(
    days: Days, term: Term, number: int, back: int, *, accepts: date, opens: tuple[int, int], closes: tuple[int, int], deadline: tuple[int, int]
) -> Session:
    return Session.objects.create(
        committee=term.committee, term=term, number=number, accepts_from=accepts, opens_on=days.day(*opens, back=back),
        closes_on=days.day(*closes, back=back), deadline=days.moment(days.day(*deadline, back=back), clock="16:00"),
    )
