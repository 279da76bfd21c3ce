"""Cases and lessons, year and term side by side, special reports: kept once, told where they fit, open to their records."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.reading.reports import actions, queries
from shangliang.reading.reports.models import Named, Report
from tests import given

from .conftest import started, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, w):
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    return client


def kept(w, about=None, **more):
    usual = {"name": "《关于加装电梯的建议》", "text": "《关于加装电梯的建议》推动改造 12 个小区。", "section": "提案", "on": date(2026, 3, 1)} | more
    with within(w.committee):
        return actions.keep_case(w.act(Role.OFFICE_STAFF), None, about=about or Ref("people.organ", 1, "某"), **usual)


def test_a_record_becomes_a_case_from_its_address_and_only_one_that_is_there(office, w):
    report = started(w)
    address = "/reports/cases/new/"
    assert office.get(f"{address}?kind=reports.report&id=999999").status_code == 404
    data = {"kind": "reports.report", "id": report.pk, "name": "半年总结", "text": "半年总结写得早。", "section": "自身建设", "on": "2026-07-02"}
    assert office.post(address, data | {"section": "没有的", "text": ""}).status_code == 422
    assert office.post(address, data).status_code == 302
    with within(w.committee):
        assert [(one.subject_label, one.section) for one in queries.cases()] == [(report.title, "自身建设")]
    assert "已经是这一部分的案例" in office.post(address, data).content.decode()


def test_a_fitting_case_is_written_behind_its_section_and_its_name_opens_the_record(office, w):
    report = started(w)
    case = kept(w, Ref("reports.report", report.pk, report.title))
    kept(w, Ref("people.organ", 2, "别"), name="去年的事", on=date(2025, 3, 1))
    text = office.get(f"/reports/{report.pk}/stock/").content.decode()
    assert "一、提案工作" in text
    assert "去年的事" not in text
    with within(w.committee):
        [section] = [one for one in queries.fitting(report, queries.newest(report)) if one.cases]
    office.post(f"/reports/{report.pk}/stock/", {"case": case.pk, "after": section.at})
    with within(w.committee):
        version = queries.newest(report)
        assert version.text.index("推动改造 12 个小区") < version.text.index("二、其他")
        assert [chip.state for chip in queries.chips_of(version) if chip.text == "12"] == ["left"]
    page = office.get(f"/reports/{report.pk}/").content.decode()
    assert f'<a class="sl-named" href="/reports/{report.pk}/"' in page
    with within(w.committee), pytest.raises(NotNow, match="已经写到"):
        actions.name_case(w.act(Role.OFFICE_STAFF), report, case=case)


def test_a_lesson_comes_from_work_and_can_be_told_again(w, office):
    report, case = started(w), kept(w)
    with within(w.committee):
        act = w.act(Role.OFFICE_STAFF, given.at("2026-07-03"))
        said = {"title": "必须深入群众", "text": "只有走到群众中去，建议才有用。", "first": date(2025, 1, 1), "last": date(2025, 12, 31)}
        with pytest.raises(Invalid, match="出自哪项工作"):
            actions.keep_lesson(act, None, **said)
        lesson = actions.keep_lesson(act, None, cases=[case.pk], code="t.received", **said)
    assert "必须深入群众" in office.get(f"/reports/{report.pk}/stock/").content.decode()
    office.post(f"/reports/{report.pk}/stock/", {"lesson": lesson.pk})
    with within(w.committee):
        assert queries.newest(report).text.endswith("必须深入群众。只有走到群众中去，建议才有用。")
        assert Named.objects.get(report=report).words == case.name
    assert "收到提案" in office.get("/reports/stock/?view=lessons").content.decode()


def test_year_and_term_stand_side_by_side_by_the_same_definitions(w, office):
    submit(w, 2, "2025-05-01")
    submit(w, 3, "2026-02-01")
    report = started(w)
    with within(w.committee):
        [received] = [one for one in queries.spans(report) if one.figure.code == "t.received"]
    assert [value.number for value in (received.now, received.before, received.year, received.term)] == [3, 2, 3, 5]
    assert "本届从 2024 年" in office.get(f"/reports/{report.pk}/term/?every=yes").content.decode()
    book = b"".join(office.get(f"/reports/{report.pk}/term/?to=xlsx").streaming_content)
    assert book.startswith(b"PK")


def test_a_special_report_is_drafted_from_chosen_figures_and_records(w, office):
    report = started(w)
    submit(w, 3, "2026-02-01")
    days = {"q": "总结", "first": "2026-01-01", "last": "2026-12-31"}
    assert "收到提案" in office.get("/reports/special/", days | {"q": "提案"}).content.decode()
    with within(w.committee):
        [fact] = [one.pk for one in _facts(report)]
    assert office.post("/reports/special/", days | {"title": "", "codes": ["t.received"]}).status_code == 422
    answer = office.post("/reports/special/", days | {"title": "提案情况报告", "codes": ["t.received", "t.people"], "facts": [fact]})
    with within(w.committee):
        made = Report.objects.get(title="提案情况报告")
        chips = queries.chips_of(queries.newest(made))
        assert [(chip.code, chip.number, chip.state) for chip in chips if chip.code] == [("t.received", 3, "confirmed"), ("t.people", 3, "confirmed")]
        assert f"7月2日，{report.title}。" in queries.newest(made).text
    assert f'<a class="sl-named" href="/reports/{report.pk}/"' in office.get(answer.url).content.decode()


def _facts(report):
    from shangliang.commons.ledger.models import Fact

    return Fact.objects.filter(subject_type="reports.report", subject_id=report.pk)
