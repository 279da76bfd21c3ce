"""The compiler as people use it: a text put in, figures looked at and decided, a paper taken away."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.reading.reports import actions, queries
from shangliang.reading.reports.models import Report
from shangliang.reading.reports.rules.states import ChipState
from tests import given

from .conftest import TEXT, started, submit

pytestmark = pytest.mark.django_db
FORM = {"title": "2026 年上半年工作总结", "kind": "half", "first": "2026-01-01", "last": "2026-06-30", "as_of": "", "use": "fill"}


@pytest.fixture
def office(client, w):
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    return client


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_pasted_text_becomes_a_report_with_its_figures(office, w):
    submit(w, 3)
    answer = office.post("/reports/new/", FORM | {"text": TEXT})
    text = page(office, answer.url)
    assert "<b>3件</b>" in text
    assert "2 个台账里没有" in text
    assert "植树<a" in text


def test_an_uploaded_file_becomes_one_as_well(office, w):
    office.post("/reports/new/", FORM | {"text": "", "file": SimpleUploadedFile("去年总结.txt", TEXT.encode("gb18030"))})
    with within(w.committee):
        assert queries.newest(Report.objects.get()).text == TEXT


def test_what_was_typed_is_kept_when_something_is_missing(office):
    answer = office.post("/reports/new/", FORM | {"text": TEXT, "title": ""})
    assert answer.status_code == 422
    assert "共收到提案**件" in answer.content.decode()


def test_a_megabyte_of_numbers_is_refused_with_their_count_and_comes_back_whole(office):
    text = "走访企业12家，办实事*件。" * 60_000
    answer = office.post("/reports/new/", FORM | {"text": text})
    assert answer.status_code == 422
    assert "120,000 处数字" in answer.content.decode()
    assert answer.content.decode().count("办实事*件") == 60_000


def test_a_bad_file_says_what_to_do(office):
    answer = office.post("/reports/new/", FORM | {"text": "", "file": SimpleUploadedFile("总结.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")})
    assert answer.status_code == 422
    assert "另存为" in answer.content.decode()


def test_beside_the_text_stands_the_evidence_of_the_chosen_figure(office, w):
    submit(w, 3)
    report = started(w)
    text = page(office, f"/reports/{report.pk}/?chip=0")
    assert "提交的提案" in text
    assert "依据 3 条" in text
    assert "第 3 件" in text
    assert "没有哪本台账" in page(office, f"/reports/{report.pk}/?chip=3")


def test_deciding_one_leads_to_the_next_open_one(office, w):
    report = started(w)
    answer = office.post(f"/reports/{report.pk}/chips/0/", {"state": "confirmed", "code": "t.received"})
    assert answer.url == f"/reports/{report.pk}/?chip=1#c1"


def test_a_hand_written_number_without_its_source_comes_back_with_what_was_typed(office, w):
    report = started(w)
    answer = office.post(f"/reports/{report.pk}/chips/3/", {"state": "typed", "typed": "三百"})
    assert answer.status_code == 422
    assert 'value="三百"' in answer.content.decode()
    assert "出处" in answer.content.decode()


def test_any_figure_can_be_searched_for_with_its_value(office, w):
    submit(w, 2)
    report = started(w)
    found = office.get(f"/reports/{report.pk}/choose/", {"q": "收到提案"}, headers={"accept": "application/json"}).json()
    assert found[0] == {"value": "t.received", "label": "收到提案", "note": "提案　2 件"}


def test_contradictory_numbers_are_told_when_the_text_is_to_be_checked(office, w):
    submit(w, 3)
    report = started(w, "共收到提案5件，其中重点的9件。", checking=True)
    text = page(office, f"/reports/{report.pk}/")
    assert "稿中写“收到提案”5件，台账是 3件" in text
    assert "比前面的总数 5件还多" in text


def test_the_paper_has_the_numbers_in_it(office, w):
    submit(w, 3)
    report = started(w)
    data = b"".join(office.get(f"/reports/{report.pk}/paper/").streaming_content)
    paragraphs = [p.text for p in Document(io.BytesIO(data)).paragraphs]
    assert paragraphs[0] == "2026 年上半年工作总结"
    assert any("共收到提案3件〔待核〕，" in text for text in paragraphs)
    assert any("草稿：" in text and "处数字还没有人确认" in text for text in paragraphs)


def test_a_change_of_words_shows_in_the_table_of_changes(office, w):
    report = started(w)
    office.post(f"/reports/{report.pk}/text/", {"text": TEXT.replace("植树", "种花"), "note": "树改花", "seen": "1"})
    text = page(office, f"/reports/{report.pk}/versions/")
    assert "种花*棵" in text
    assert "植树*棵" in text
    assert "树改花" in text


def test_remarks_stand_under_the_text_with_what_they_are_about(office, w, client):
    report = started(w)
    client.force_login(w.posts[Role.CHAIR].user)
    client.post(f"/reports/{report.pk}/remark/", {"text": "这个数再核一下", "position": "0"})
    text = page(client, f"/reports/{report.pk}/")
    assert "这个数再核一下" in text
    assert "收到提案**件" in text


def test_a_finished_report_is_issued_and_its_figures_are_kept(w, client):
    report = started(w, "开会*届。")
    with within(w.committee):
        actions.decide(w.act(Role.OFFICE_STAFF), report, position=0, state=ChipState.LEFT)
    client.force_login(w.posts[Role.CHAIR].user)
    client.post(f"/reports/{report.pk}/issue/")
    text = page(client, f"/reports/{report.pk}/")
    assert "已定稿" in text
    assert "定稿时的全部指标" in text
    with within(w.committee):
        version = queries.newest(report)
    assert "提交提案的委员" in page(client, f"/reports/figures/frozen/{version.pk}/")


def test_a_long_text_is_turned_over_like_a_book(office, w):
    report = started(w, "\n".join(f"第{n}周走访企业*家，办实事{n}件。" + "一二三四五六七八九十" * 30 for n in range(300)))
    text = page(office, f"/reports/{report.pk}/")
    assert "第 1 部分，共" in text
    assert 'id="c599"' in page(office, f"/reports/{report.pk}/?chip=599")


def test_all_figures_can_be_looked_at_for_any_period(office, w):
    submit(w, 3)
    text = page(office, "/reports/figures/?first=2026-01-01&last=2026-06-30")
    assert "10 个指标" in text
    assert "收到提案" in text
    assert "1 个指标" in page(office, "/reports/figures/?q=捐款")
    assert "没有这样的指标" in page(office, "/reports/figures/?q=不存在的")


def test_one_figure_shows_its_parts_and_records_and_both_can_be_taken_away(office, w):
    submit(w, 3)
    text = page(office, "/reports/figures/t.received/?first=2026-01-01&last=2026-06-30&by=sector")
    assert "教育界" in text
    assert "明细 3 条" in text
    data = b"".join(office.get("/reports/figures/t.received/export/?first=2026-01-01&last=2026-06-30").streaming_content)
    assert [row[2].value for row in load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2)].count("第 1 件") == 1
    data = b"".join(office.get("/reports/figures/export/?first=2026-01-01&last=2026-06-30").streaming_content)
    assert any(row[1].value == "收到提案" and row[3].value == 3 for row in load_workbook(io.BytesIO(data)).active.iter_rows())


def test_a_rate_leads_to_what_is_above_and_below_its_line(office, w):
    submit(w, 3)
    text = page(office, "/reports/figures/t.rate/?first=2026-01-01&last=2026-06-30")
    assert 'href="/reports/figures/t.received/?first=2026-01-01' in text
    assert 'href="/reports/figures/t.filed/?first=2026-01-01' in text


def test_a_figure_can_be_asked_for_as_the_ledger_stood_on_a_day(office, w):
    submit(w, 3)
    days = "first=2026-01-01&last=2026-06-30"
    now, then = page(office, f"/reports/figures/t.received/?{days}"), page(office, f"/reports/figures/t.received/?{days}&as_of=2026-01-02")
    assert "收到提案　3 件" in now
    assert "收到提案　0 件" in then
    assert 'name="as_of" value="2026-01-02"' in then
    assert "as_of=2026-01-02" in then.split("导出明细")[0]
    data = b"".join(office.get(f"/reports/figures/export/?{days}&as_of=2026-01-02").streaming_content)
    assert any(row[1].value == "收到提案" and row[3].value == 0 for row in load_workbook(io.BytesIO(data)).active.iter_rows())


def test_one_line_of_a_split_opens_the_records_of_that_line_alone(office, w):
    submit(w, 5)
    address = "/reports/figures/t.received/"
    days = "first=2026-01-01&last=2026-06-30"
    text = page(office, f"{address}?{days}&by=sector")
    sector = w.members[0].sector_id
    assert f"by=sector&amp;part={sector}" in text
    text = page(office, f"{address}?{days}&by=sector&part={sector}")
    assert "收到提案：教育界　2 件" in text
    assert "明细 2 条" in text
    data = b"".join(office.get(f"{address}export/?{days}&by=sector&part={sector}").streaming_content)
    assert load_workbook(io.BytesIO(data)).active.max_row == 3


def test_the_next_period_is_offered_with_its_days(office, w):
    report = started(w)
    text = page(office, f"/reports/new/?from={report.pk}")
    assert 'value="2027-01-01"' in text
    assert "2027 年上半年工作总结" in text
    answer = office.post("/reports/new/", FORM | {"from": report.pk, "title": "2027 年", "first": "2027-01-01", "last": "2027-06-30", "text": ""})
    with within(w.committee):
        later = Report.objects.get(title="2027 年")
        assert (later.before_id, later.first) == (report.pk, date(2027, 1, 1))
    assert answer.url == f"/reports/{later.pk}/"


def test_the_auditor_reads_and_changes_nothing(w, client):
    report = started(w)
    client.force_login(w.posts[Role.AUDITOR].user)
    text = page(client, f"/reports/{report.pk}/?chip=0")
    assert "就是它，确认" not in text
    assert client.post(f"/reports/{report.pk}/chips/0/", {"state": "left"}).status_code == 403


def test_another_committees_report_is_not_there(w, client):
    report = started(w)
    other = given.world()
    client.force_login(other.posts[Role.OFFICE_STAFF].user)
    assert client.get(f"/reports/{report.pk}/").status_code == 404
