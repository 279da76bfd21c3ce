"""The figures of proposals that published work reports tell (rows 106–125 of the field's list): each is one figure of ours, opened to its records."""

from datetime import date

import pytest

from shangliang.commons.committees.scope import within
from shangliang.commons.figures.declared import Ratio, all_figures
from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.recording import records
from shangliang.commons.figures.splitting import split
from shangliang.commons.figures.statements import SPLITS
from shangliang.foundation.periods import Period
from tests import given

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
# number → (code, unit, the ways in which the row asks for it to be split besides month)
REPORTED: dict[int, list[tuple[str, str, tuple[str, ...]]]] = {
    106: [("proposals.received", "件", ("proposals.category", "sector"))],
    107: [("proposals.filed", "件", ("proposals.category",))],
    108: [("proposals.merged", "件", ())],
    109: [("proposals.filed_net", "件", ("proposals.category",))],
    110: [("proposals.key", "件", ())],
    111: [("led_proposals.each", "件", ())],
    112: [("proposals.supervised", "件", ("leader",))],
    113: [("inspection.units", "个", ())],
    114: [("proposals.handed_over", "件", ("unit",)), ("proposals.handling.parts", "件次", ("unit",))],
    115: [("proposals.handing_rate", "%", ())],
    116: [("proposals.handling.units", "个", ())],
    117: [("proposals.received", "件", ()), ("advice.all", "条", ())],
    118: [("proposals.answered", "件", ()), ("proposals.handling.replies", "件次", ("unit",))],
    119: [("proposals.handling.rechecked_collective", "件", ("in_name_of",))],
    120: [("proposals.upward", "件", ("member",))],
    121: [("proposals.upward_filed", "件", ()), ("proposals.upward_filing_rate", "%", ())],
    122: [("proposals.upward_tracked", "件", ("unit",))],
    123: [("proposals.reply_rate", "%", ()), ("proposals.on_time_rate", "%", ())],
    124: [("proposals.closed", "件", ()), ("proposals.closing_rate", "%", ())],
    125: [("proposals.satisfaction", "%", ()), ("proposals.handling.satisfaction_rate", "%", ("unit",))],
}


@pytest.fixture
def figures(db):
    with within(given.world().committee):
        yield all_figures()


def test_every_row_of_the_list_has_its_figure():
    assert set(REPORTED) == set(range(106, 126))


@pytest.mark.parametrize(("code", "unit", "ways"), [one for found in REPORTED.values() for one in found])
def test_a_reported_figure_has_a_unit_says_what_it_is_made_of_and_opens_its_records(figures, code, unit, ways):
    figure = figures[code]
    assert figure.unit == unit
    assert [one.code for one in figures.values() if (one.label, one.group) == (figure.label, figure.group)] == [code]
    offered = {*SPLITS, *(name for name, _ in figure.split)}
    assert set(ways) <= offered
    value = measure([code], YEAR)[code]
    assert isinstance(figure.how, Ratio) or unit != "%"
    if isinstance(figure.how, Ratio):
        assert (value.top, value.bottom) == (0, 0)
    assert records(code, YEAR).total == 0
    assert all(split(code, way, YEAR) == [] for way in ways)
