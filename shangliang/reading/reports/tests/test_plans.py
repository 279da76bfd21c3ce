"""Plans against what was done: set, counted by the ledger or by hand, told of once, brought in, taken from reports and put into them."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.figures import declared
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.foundation import rows
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.foundation.periods import Period
from shangliang.foundation.rows import Column
from shangliang.reading.reports import actions, exports, figures, jobs, queries
from shangliang.reading.reports.models import PlanItem
from shangliang.reading.reports.rules.planning import Planned, PlanState, pace
from tests import given

from .conftest import started, submit

pytestmark = pytest.mark.django_db
YEAR = Period.days(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def _own_figures(monkeypatch):
    monkeypatch.setattr(declared, "providers", [figures.of_plans])


def wanted(what="征集提案", code="t.received", target=3, **more):
    usual = {"first": date(2026, 1, 1), "last": date(2026, 6, 30), "unit": "件"} | more
    return Planned(2026, what, Decimal(target), code=code, **usual)


def planned(w, *items, day="2026-01-10"):
    with within(w.committee):
        return actions.set_items(w.act(Role.OFFICE_STAFF, given.at(day)), None, wanted=items or [wanted()])


def going(w, day="2026-03-01"):
    with within(w.committee):
        return queries.going(queries.plan_items(2026), date.fromisoformat(day))


def kinds(item):
    return list(Fact.objects.filter(subject_type="reports.planitem", subject_id=item.pk).order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(("held", "day", "tone", "word"), [
    (3, "2026-02-01", "is-done", "已完成"), (1, "2026-07-01", "is-over", "过了期限"), (1, "2026-06-20", "is-soon", "快到期"),
    (0, "2026-05-01", "is-soon", "进度偏慢"), (1, "2026-02-01", "is-doing", "按进度"),
])  # fmt: skip
def test_an_item_stands_by_what_was_held_and_how_much_time_is_gone(held, day, tone, word):
    found = pace(Decimal(3), Decimal(held), date(2026, 1, 1), date(2026, 6, 30), date.fromisoformat(day), 14)
    assert (found.tone, found.word) == (tone, word)


def test_what_is_held_is_counted_by_the_ledger_within_the_days_of_the_item(w):
    planned(w)
    submit(w, 2, "2026-02-01")
    submit(w, 4, "2026-08-01")
    [line] = going(w)
    assert (line.held, line.pace.share) == (2, 66)


def test_an_item_that_is_met_is_settled_once_and_undone_when_it_is_changed(w):
    [item] = planned(w)
    submit(w, 3, "2026-02-01")
    with within(w.committee):
        assert jobs.settle_plans(given.at("2026-02-02")) == 1
        assert jobs.settle_plans(given.at("2026-02-03")) == 0
        item.refresh_from_db()
        assert item.state == PlanState.MET
        actions.change(w.act(Role.OFFICE_STAFF, given.at("2026-02-04")), item, wanted=wanted(target=5))
        item.refresh_from_db()
        assert (item.state, kinds(item)) == (PlanState.OPEN, ["reports.plan_set", "reports.plan_met", "reports.plan_unmet", "reports.plan_set"])


def test_planned_and_held_are_figures_and_the_latest_word_counts(w):
    first, second = planned(w, wanted(), wanted("办读书会", "", 4, unit="场"))
    submit(w, 3, "2026-02-01")
    with within(w.committee):
        act = w.act(Role.OFFICE_STAFF, given.at("2026-03-01"))
        actions.change(act, first, wanted=wanted(target=2))
        actions.hold(w.act(Role.OFFICE_STAFF, given.at("2026-03-02")), second, count=Decimal("1.5"), on=date(2026, 2, 20), note="上半场")
        jobs.settle_plans(given.at("2026-03-03"))
        now = measure([f"plan.{first.pk}.target", f"plan.{second.pk}.held", "plan.2026.items", "plan.2026.met", "plan.2026.rate"], YEAR)
    assert [value.number for value in now.values()] == [2, Decimal("1.5"), 2, 1, 50]
    with within(w.committee):
        actions.drop_item(w.act(Role.OFFICE_STAFF, given.at("2026-03-04")), second, reason="并入书香政协")
        assert measure(["plan.2026.items"], YEAR)["plan.2026.items"].number == 1


def test_a_tick_by_hand_can_be_taken_back_and_undoes_what_it_met(w):
    [item] = planned(w, wanted("办读书会", "", 1))
    with within(w.committee):
        actions.hold(w.act(Role.OFFICE_STAFF, given.at("2026-03-02")), item, count=Decimal(1), on=date(2026, 3, 1))
        item.refresh_from_db()
        assert item.state == PlanState.MET
        [tick] = queries.ticks(item)
        actions.unhold(w.act(Role.OFFICE_STAFF, given.at("2026-03-03")), item, fact=tick.pk, reason="记错了")
        item.refresh_from_db()
        assert (item.state, queries.ticks(item)) == (PlanState.OPEN, [])


def test_an_item_ticked_by_hand_can_be_handed_to_the_figure_that_counts_it(w, client):
    [item] = planned(w, wanted("收到提案", "", 5, unit="件"))
    submit(w, 3, "2026-02-01")
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    page = client.get(f"/reports/plans/{item.pk}/").content.decode()
    assert "由“收到提案”来数（这段时间 3 件）" in page
    form = {"what": item.what, "code": "t.received", "target": "5", "unit": "件", "first": "2026-01-01", "last": "2026-06-30"}
    assert client.post(f"/reports/plans/{item.pk}/", form).status_code == 302
    assert going(w)[0].held == 3
    assert "台账里有能数这一项的指标" not in client.get(f"/reports/plans/{item.pk}/").content.decode()


def test_what_the_ledger_counts_is_not_ticked_by_hand(w):
    [item] = planned(w)
    with within(w.committee), pytest.raises(NotNow, match="按台账自动算"):
        actions.hold(w.act(Role.OFFICE_STAFF), item, count=Decimal(1), on=date(2026, 1, 11))


def test_people_are_told_once_before_and_once_after_the_day(w):
    [item] = planned(w)
    with within(w.committee):
        for day, sent in (("2026-05-01", 0), ("2026-06-17", 1), ("2026-06-18", 0), ("2026-07-01", 1), ("2026-07-02", 0)):
            assert jobs.chase_plans(given.at(day)) == sent, day
        actions.change(w.act(Role.OFFICE_STAFF, given.at("2026-07-03")), PlanItem.objects.get(), wanted=wanted(last=date(2026, 8, 31)))
        assert jobs.chase_plans(given.at("2026-09-01")) == 1
        assert kinds(item).count("reports.plan_chased") == 3


def test_faults_are_said_beside_their_fields_and_nothing_of_many_is_kept(w):
    with pytest.raises(Invalid) as wrong:
        planned(w, wanted(target=0, what="", last=date(2025, 1, 1)))
    assert set(wrong.value.fields) == {"what", "target", "last"}
    with pytest.raises(Invalid, match="第 2 项"):
        planned(w, wanted(), wanted(code="no.such"))
    assert going(w) == []


def sheet(*lines):
    columns = [Column("what", "事项"), Column("target", "计划数"), Column("unit", "单位"), Column("figure", "指标"), Column("last", "完成时限")]
    with rows.xlsx(columns, lines) as file:
        return file.read()


def test_a_table_is_looked_at_line_by_line_before_it_is_kept(w, client):
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    good = sheet(
        {"what": "举办委员培训班", "target": 2, "unit": "期", "last": "第三季度"}, {"what": "评一批先进", "target": "1次", "figure": "手工", "last": "6月底"}
    )  # fmt: skip
    answer = client.post("/reports/plans/import/?year=2026", {"file": SimpleUploadedFile("计划.xlsx", good)})
    text = answer.content.decode()
    assert "2 项都可以列入" in text
    assert "委员培训班" in text
    assert "按字面认的" in text
    bad = sheet({"what": "办读书会", "target": "若干", "figure": "没有的指标"})
    assert "不是数" in client.post("/reports/plans/import/?year=2026", {"file": SimpleUploadedFile("计划.xlsx", bad)}).content.decode()
    client.post("/reports/plans/import/?year=2026", {"file": SimpleUploadedFile("计划.xlsx", good)})
    assert client.post("/reports/plans/import/?year=2026", {"step": "keep"}).status_code == 302
    with within(w.committee):
        assert [(one.what, one.code, one.target, one.last) for one in queries.plan_items(2026)] == [
            ("评一批先进", "", 1, date(2026, 6, 30)), ("举办委员培训班", "t.classes", 2, date(2026, 9, 30)),
        ]  # fmt: skip


def test_what_a_report_says_will_be_done_becomes_a_plan(w, client):
    report = started(w, "一、上半年工作\n收到提案*件。\n二、下半年工作打算\n举办2期委员培训班，走访委员100人次。")
    with within(w.committee):
        found = queries.planned_in(queries.newest(report))
    assert [(one.what, one.target, one.figures[0].code) for one in found] == [("举办委员培训班", 2, "t.classes"), ("走访委员", 100, "t.visits")]
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    data = {"year": "2026", "pick": ["0"], "what_0": "举办委员培训班", "target_0": "2", "code_0": "t.classes", "last_0": "2026-11-30"}
    assert client.post(f"/reports/{report.pk}/plan/", data).status_code == 302
    assert [(line.item.what, line.item.source) for line in going(w)] == [("举办委员培训班", report.title)]


def test_the_plan_goes_into_a_report_as_figures_and_a_table(w):
    planned(w)
    submit(w, 2, "2026-02-01")
    report = started(w)
    with within(w.committee):
        version = actions.tell_plan(w.act(Role.OFFICE_STAFF, given.at("2026-07-03")), report, year=2026)
        chips = [chip for chip in queries.chips_of(version) if chip.code.startswith("plan.") or chip.start > version.text.index("事项\t")]
    assert "征集提案\t3件\t2件" in version.text
    assert [(chip.code.split(".")[-1], chip.number, chip.state) for chip in chips] == [
        ("items", 1, "confirmed"), ("met", 0, "confirmed"), ("target", 3, "confirmed"), ("received", 2, "confirmed"),
    ]  # fmt: skip
    made = Document(io.BytesIO(exports.paper("总结", version.text, "某市政协", None)))
    [table] = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["事项", "计划", "已办"], ["征集提案", "3件", "2件"]]
    assert "\t" not in "".join(para.text for para in made.paragraphs)


def test_the_page_shows_what_is_late_and_the_auditor_changes_nothing(w, client):
    [item] = planned(w)
    client.force_login(w.posts[Role.AUDITOR].user)
    with given.on("2026-07-10"):
        text = client.get("/reports/plans/").content.decode()
        assert "1 项过了期限没完成" in text
        assert "过了期限" in client.get(f"/reports/plans/{item.pk}/").content.decode()
        assert client.post(f"/reports/plans/{item.pk}/drop/", {"reason": "不办"}).status_code == 403
