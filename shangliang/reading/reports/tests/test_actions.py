"""Compiling a report: figures found and filled, decided by people, carried over, frozen when it is issued."""

from datetime import date
from decimal import Decimal

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.preferences import PREFERENCES
from shangliang.commons.committees.scope import within
from shangliang.commons.figures import declared
from shangliang.commons.figures.choosing import declare_choices
from shangliang.commons.figures.declared import Choice, Formula, Ratio, Words, chosen
from shangliang.commons.figures.statements import Moment
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.reading.reports import actions, panels, queries
from shangliang.reading.reports.models import Report
from shangliang.reading.reports.rules.states import ChipState, State
from tests import given

from .conftest import TEXT, started, submit
from .vocabulary import FIGURES

pytestmark = pytest.mark.django_db


def chips(w: given.World, report: Report) -> list:
    with within(w.committee):
        return queries.chips_of(queries.newest(report))


def finished(w: given.World, report: Report) -> str:
    with within(w.committee):
        version = queries.newest(report)
        return panels.finished(version.text, queries.chips_of(version), queries.known(), report.checking)


def decide_all(w: given.World, report: Report) -> None:
    """Confirm what is known, write the rest by hand."""
    for chip in chips(w, report):
        with within(w.committee):
            act = w.act(Role.OFFICE_STAFF, given.at("2026-07-03"))
            if chip.code:
                actions.decide(act, report, position=chip.position, state=ChipState.CONFIRMED, code=chip.code)
            else:
                actions.decide(act, report, position=chip.position, state=ChipState.TYPED, typed="六" if chip.unit == "届" else "300", source="林业局函")


def test_a_text_is_compiled_with_the_values_of_the_period(w):
    submit(w, 4)
    submit(w, 1, "2026-07-01")
    report = started(w)
    assert [(c.text, c.code, c.number) for c in chips(w, report)] == [
        ("**", "t.received", Decimal(4)), ("***", "t.rate", Decimal(0)), ("*", "t.visits", Decimal(0)), ("*", "", None), ("*", "", None),
    ]
    assert "共收到提案4件" in finished(w, report)
    assert "植树*棵，*届三次" in finished(w, report)


def test_only_what_was_recorded_by_the_day_it_is_of_counts(w):
    submit(w, 2)
    report = started(w, as_of=date(2025, 12, 31))
    assert chips(w, report)[0].number == 0


def test_each_decision_is_recorded_with_who_took_it(w):
    report = started(w)
    decide_all(w, report)
    states = [(c.state, bool(c.decided_by)) for c in chips(w, report)]
    assert states == [("confirmed", True)] * 3 + [("typed", True)] * 2
    assert "植树300棵，六届三次" in finished(w, report)
    with within(w.committee):
        assert Fact.objects.filter(kind="reports.decided").count() == 5


def test_a_number_written_by_hand_needs_its_source(w):
    report = started(w)
    with within(w.committee), pytest.raises(Invalid) as wrong:
        actions.decide(w.act(Role.OFFICE_STAFF), report, position=3, state=ChipState.TYPED, typed="300")
    assert "出处" in wrong.value.fields["source"]


def test_another_figure_can_be_chosen_and_is_filled_at_once(w):
    submit(w, 3)
    report = started(w)
    with within(w.committee):
        chip = actions.decide(w.act(Role.OFFICE_STAFF), report, position=3, state=ChipState.CONFIRMED, code="t.people")
    assert (chip.state, chip.number) == ("confirmed", 3)


def test_what_was_confirmed_once_is_known_again_in_any_text(w):
    report = started(w, "全会后征集文稿**篇。")
    with within(w.committee):
        actions.decide(w.act(Role.OFFICE_STAFF), report, position=0, state=ChipState.CONFIRMED, code="t.classes")
    other = started(w, "序言。\n全会后征集文稿**篇。", title="另一份")
    assert chips(w, other)[0].code == "t.classes"
    assert chips(w, other)[0].state == "proposed"


def test_the_next_period_takes_all_decisions_over_with_new_values_but_nothing_typed(w):
    submit(w, 2)
    report = started(w)
    decide_all(w, report)
    submit(w, 5, "2027-01-12")
    later = started(w, "", before=report, title="2027 年上半年工作总结", first=date(2027, 1, 1), last=date(2027, 6, 30), day="2027-07-02")
    assert [(c.state, c.code, c.number) for c in chips(w, later)][:3] == [("confirmed", "t.received", 5), ("confirmed", "t.rate", 0), ("confirmed", "t.visits", 0)]
    assert [(c.state, c.typed) for c in chips(w, later)][3:] == [("proposed", ""), ("proposed", "")]


def test_a_new_wording_is_a_new_version_and_keeps_what_was_decided(w):
    report = started(w)
    decide_all(w, report)
    with within(w.committee):
        version = actions.revise(w.act(Role.OFFICE_STAFF), report, text="新写的开头，走访企业*家。\n" + TEXT.replace("半年来", "上半年"), note="加开头", seen=1)
        assert [c.state for c in queries.chips_of(version)] == ["proposed", *["confirmed"] * 3, *["typed"] * 2]
        assert [c.state for c in queries.chips_of(queries.version_of(report, 1))] == ["confirmed"] * 3 + ["typed"] * 2


def test_nobody_overwrites_a_version_they_have_not_seen(w):
    report = started(w)
    with within(w.committee):
        actions.revise(w.act(Role.OFFICE_STAFF), report, text="别人先改了*件。", seen=1)
        with pytest.raises(Invalid, match="第 2 稿"):
            actions.revise(w.act(Role.OFFICE_STAFF), report, text="我也改了*件。", seen=1)


def test_what_the_text_does_not_tell_can_be_added_where_its_kin_stand(w):
    submit(w, 3)
    report = started(w)
    with within(w.committee):
        left = [figure.code for one in queries.omitted(report, queries.chips_of(queries.newest(report))) for figure, _ in one.lines]
        assert left == ["t.people"]
        actions.insert(w.act(Role.OFFICE_STAFF), report, code="t.people")
        assert queries.omitted(report, queries.chips_of(queries.newest(report))) == []
    assert "走访委员0人次。提交提案的委员3人。\n二、其他" in finished(w, report)


def test_reading_anew_tells_how_many_numbers_changed(w):
    report = started(w)
    submit(w, 2)
    with within(w.committee):
        assert actions.refresh(w.act(Role.OFFICE_STAFF, given.at("2026-07-05")), report) == 2
    assert chips(w, report)[0].number == 2


def test_a_report_with_open_figures_is_not_issued(w):
    report = started(w)
    with within(w.committee), pytest.raises(NotNow, match="还有 5 处"):
        actions.issue(w.act(Role.CHAIR), report)


def test_an_issued_report_is_not_changed_but_another_version_can_begin(w):
    report = started(w)
    decide_all(w, report)
    with within(w.committee):
        actions.issue(w.act(Role.CHAIR, given.at("2026-07-08")), report)
        report.refresh_from_db()
        with pytest.raises(NotNow, match="已定稿"):
            actions.revise(w.act(Role.OFFICE_STAFF), report, text="改掉*件")
        with pytest.raises(Invalid):
            actions.reopen(w.act(Role.CHAIR), report, reason=" ")
        actions.reopen(w.act(Role.CHAIR), report, reason="植树数要更正")
        report.refresh_from_db()
        assert (report.state, queries.newest(report).number) == (State.DRAFT, 2)
        assert queries.version_of(report, 1).issued_at is not None
        with pytest.raises(NotNow, match="不能删"):
            actions.drop(w.act(Role.OFFICE_STAFF), report)


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_what_was_frozen_can_be_read_again_for_ever(w):
    submit(w, 3)
    report = started(w)
    decide_all(w, report)
    with within(w.committee):
        version = actions.issue(w.act(Role.CHAIR, given.at("2026-07-08")), report)
    submit(w, 2, "2026-03-01")
    with within(w.committee):
        frozen = {one.code: one.number for _, lines in queries.frozen_values(version) for one in lines}
        assert frozen["t.received"] == 3
        assert queries.values(report, ["t.received"])["t.received"].number == 5
        again = queries.overview("t.received", queries.period_of(report), moment=Moment(below=version.below))
        assert (again.line.value.number, again.records.total) == (3, 3)


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_numbers_the_ledger_no_longer_tells_are_not_issued(w):
    report = started(w)
    decide_all(w, report)
    submit(w, 1)
    with within(w.committee), pytest.raises(NotNow, match="重新取数"):
        actions.issue(w.act(Role.CHAIR, given.at("2026-07-08")), report)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.AUDITOR, Role.MEMBER, Role.UNIT_CLERK, Role.ADMINISTRATOR])
def test_only_the_offices_staff_compile(w, role):
    with within(w.committee), pytest.raises(NotAllowed):
        actions.start(w.act(role), None, title="总结", kind="half", first=date(2026, 1, 1), last=date(2026, 6, 30), text=TEXT)


def test_a_report_is_not_begun_backwards_or_without_words(w):
    with within(w.committee):
        with pytest.raises(Invalid) as wrong:
            actions.start(w.act(Role.OFFICE_STAFF), None, title="", kind="half", first=date(2026, 6, 1), last=date(2026, 1, 1), text=TEXT)
        assert set(wrong.value.fields) == {"title", "last"}
        with pytest.raises(Invalid, match="没有文字"):
            actions.start(w.act(Role.OFFICE_STAFF), None, title="总结", kind="half", first=date(2026, 1, 1), last=date(2026, 6, 1), text=" \n ")


def test_what_is_told_since_the_session_is_counted_from_its_first_day(w):
    """Most proposals of a plenary are handed in before the year begins: 六届二次会议以来 counts them, 今年 does not."""
    submit(w, 3, "2025-11-20")
    submit(w, 2, "2026-02-01")
    report = started(w, text="六届二次会议以来，共收到提案**件。今年共收到提案**件。")
    since, year = chips(w, report)
    assert (since.number, since.since) == (5, date(2025, 10, 12))
    assert (year.number, year.since) == (2, None)
    with within(w.committee):
        assert queries.evidence(report, since).now.number == 5
        assert queries.evidence(report, since).records.total == 5


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_an_issued_report_keeps_the_formula_it_was_issued_with(w, monkeypatch):
    halves = Choice("收到 4 件", (Formula("all", "全部 ÷ 全部", Ratio("t.received", "t.received"), "100%"), Formula("none", "立案 ÷ 收到", Ratio("t.filed", "t.received"), "0")))
    rate = chosen("t.rate", "立案率", "%", "试验", halves, Words(("立案率",)))
    monkeypatch.setattr(declared.declared, "_entries", {figure.code: figure for figure in FIGURES} | {"t.rate": rate})
    monkeypatch.setattr(PREFERENCES, "_entries", dict(PREFERENCES._entries))
    declare_choices([rate])
    submit(w, 4)
    report = started(w)
    decide_all(w, report)
    with within(w.committee) as here:
        chip = next(one for one in chips(w, report) if one.code == "t.rate")
        version = actions.issue(w.act(Role.CHAIR, given.at("2026-07-08")), report)
        SettingValue.objects.create(committee=w.committee, key="figures.t.rate", value="none")
        here.forget()
        assert queries.values(report, ["t.rate"])["t.rate"].number == 0
        kept = queries.evidence(report, chip, version=version)
        assert (kept.figure.what, kept.now.number) == ("全部 ÷ 全部", 100)
        assert [one.says for _, lines in queries.frozen_values(version) for one in lines if one.code == "t.rate"] == ["全部 ÷ 全部"]


def test_what_grew_or_fell_is_reckoned_against_the_year_before(w):
    submit(w, 4, "2025-03-03")
    submit(w, 5)
    report = started(w, "共收到提案**件，同比增长*%，比上年同期下降*%。")
    assert finished(w, report) == "共收到提案5件，同比增长25%，比上年同期下降-25%。"
