"""The words of reports: kinds, states, and the period that comes after another."""

from datetime import date, timedelta

from shangliang.foundation.words import Labelled


class ReportKind(Labelled):
    HALF = "half", "半年总结"
    YEAR = "year", "年度总结"
    QUARTER = "quarter", "季度小结"
    MONTH = "month", "月报"
    TERM = "term", "届内（多年）总结"
    SPECIAL = "special", "专题报告"


class State(Labelled):
    DRAFT = "draft", "编写中"
    ISSUED = "issued", "已定稿"


class ChipState(Labelled):
    PROPOSED = "proposed", "待确认"
    CONFIRMED = "confirmed", "已确认"
    TYPED = "typed", "手工填写"
    LEFT = "left", "保留原样"


DECIDED = frozenset({ChipState.CONFIRMED, ChipState.TYPED, ChipState.LEFT})


def usual(kind: ReportKind, today: date) -> tuple[date, date]:
    """The period a report of this kind is usually about when it is begun today; both days count."""
    if kind is ReportKind.QUARTER:
        quarter = (today.month - 1) // 3
        return date(today.year, 3 * quarter + 1, 1), _last(today.year, 3 * quarter + 3)
    if kind is ReportKind.MONTH:
        return date(today.year, today.month, 1), _last(today.year, today.month)
    if kind is ReportKind.HALF and 2 < today.month < 10:
        return date(today.year, 1, 1), date(today.year, 6, 30)
    if kind is ReportKind.HALF:
        year = today.year if today.month >= 10 else today.year - 1
        return date(year, 7, 1), date(year, 12, 31)
    year = today.year if today.month > 2 else today.year - 1
    return date(year, 1, 1), date(year, 12, 31)


def following(kind: ReportKind, first: date, last: date) -> tuple[date, date]:
    """The period of the next report of the same sort: the same half of next year, the next quarter, the next month."""
    if kind in {ReportKind.QUARTER, ReportKind.MONTH}:
        begin = last + timedelta(days=1)
        months = 3 if kind is ReportKind.QUARTER else 1
        end = begin.month + months - 1
        return begin, _last(begin.year + (end - 1) // 12, (end - 1) % 12 + 1)
    return _year_on(first), _year_on(last)


def _year_on(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _last(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
