"""The pages: what a member sees, what the office does, how a rulebook is made; and who may not."""

import io
import json
import re
import zipfile
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.practices.registers import actions as registers
from shangliang.reading.duty import actions, queries
from shangliang.reading.duty.models import Appeal, Publication, Result, Rulebook
from shangliang.reading.duty.rules import AppealState
from tests import given


@pytest.fixture(autouse=True)
def _today():
    with given.on("2026-06-20"):
        yield


def client(user) -> Client:
    made = Client()
    made.force_login(user)
    return made


@pytest.fixture
def member(d) -> Client:
    return client(d.members[0].user)


@pytest.fixture
def office(d) -> Client:
    return client(d.world.posts[Role.OFFICE_STAFF].user)


@pytest.fixture
def admin(d) -> Client:
    return client(d.world.posts[Role.ADMINISTRATOR].user)


def said(response) -> str:
    assert response.status_code == 200, response.content.decode()[:400]
    return response.content.decode()


def test_a_member_sees_each_point_with_its_rule_its_fact_and_what_can_still_be_had(d, member):
    entry = d.meeting("2026-03-05", "座谈会", 0)
    page = said(member.get(reverse("duty:mine")))
    assert "2026-03-05 座谈会" in page
    assert "出席其他会议　2026 年 3 月 5 日　参加" in page
    assert reverse("registers:entry", args=[entry.pk]) in page
    assert "还可以得 42 分" in page
    assert "离“基本称职”还差 57 分" in page
    assert "只对常委" not in page


def test_what_a_cap_took_away_is_said_at_the_point(d, member):
    for day in ("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"):
        d.meeting(day, "座谈会", 0)
    assert "原为 3 分，“出席其他会议”最多算 12 分" in said(member.get(reverse("duty:mine")))


def test_a_committee_may_keep_running_scores_to_itself(d, member, settings):
    from shangliang.commons.committees.models import SettingValue

    SettingValue.objects.create(committee=d.world.committee, key="duty.show_running", value=False)
    assert "2026 年度的得分还没有公布" in said(member.get(reverse("duty:mine")))


def test_a_member_may_not_open_others_scores_or_files(d, member):
    assert member.get(reverse("duty:file", args=[d.members[1].pk])).status_code == 403
    assert member.get(reverse("duty:member", args=[d.members[0].pk])).status_code == 403
    assert member.get(reverse("duty:table")).status_code == 403


def test_the_duty_file_collects_the_year_by_area_whether_it_scores_or_not(d, member):
    d.meeting("2026-03-05", "座谈会", 0)
    d.filed(7, "2026-02-02", 0)
    d.enter("honours", "2026-05-01", honour="五一奖章", level="市级", kind="外部表彰", issuer="市总工会", members=[d.members[0]])
    page = said(member.get(reverse("duty:file", args=[d.members[0].pk])))
    assert page.index("2026-03-05 座谈会") < page.index("第 7 件提案") < page.index("五一奖章")
    assert "3 项" in page


def test_the_office_sees_everybody_sorted_narrowed_and_as_a_workbook(d, office):
    d.meeting("2026-01-12", "全体会议", 0, 1)
    d.meeting("2026-03-05", "座谈会", 0)
    page = said(office.get(reverse("duty:table")))
    assert page.index("许岚") < page.index("沈亦舟") < page.index("贺东升")
    assert "许岚" not in said(office.get(reverse("duty:table"), {"sector": d.members[1].sector_id, "q": "沈"}))
    book = load_workbook(io.BytesIO(b"".join(office.get(reverse("duty:export")).streaming_content)))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][:5] == ("名次", "姓名", "界别", "职务", "得分")
    assert (rows[1][0], rows[1][1], rows[1][4]) == (1, "许岚", 23)


def test_sectors_are_ranked_by_their_mean(d, office):
    d.meeting("2026-01-12", "全体会议", 1)
    page = said(office.get(reverse("duty:ranking")))
    assert "人均得分最高的是经济界，20" in page


def test_publishing_freezes_the_sheets_and_a_later_correction_does_not_move_them(d, office, member):
    entry = d.meeting("2026-03-05", "座谈会", 0)
    assert office.post(reverse("duty:publish"), {"year": 2026, "note": "经主席会议审议"}).status_code == 302
    registers.take_back(d.act(Role.OFFICE_STAFF), entry, reason="登记错了")
    page = said(member.get(reverse("duty:mine")))
    assert '<b class="sl-num">3</b>' in page
    assert "2026-03-05 座谈会" in page
    assert d.sheet(0).total == 0
    assert actions.publish(d.act(Role.OFFICE_STAFF), None, year=2026).number == 2
    assert [str(result.total) for result in Result.objects.filter(member=d.members[0]).order_by("publication__number")] == ["3.00", "0.00"]


def test_the_circular_is_a_letter_that_names_nobody_unless_the_committee_wants_it(d, office):
    d.meeting("2026-01-12", "全体会议", 0)
    content = office.get(reverse("duty:circular"), {"year": 2026}).content
    text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert "参加计分的委员 3 名" in text
    assert "有 3 名委员得分偏低" in text
    assert "贺东升" not in text


def test_an_objection_goes_to_the_office_and_the_answer_comes_back(d, office, member):
    assert member.post(reverse("duty:appeal"), {"year": 2026, "about": "5 月 14 日调研", "reason": "短"}).status_code == 422
    assert member.post(reverse("duty:appeal"), {"year": 2026, "about": "5 月 14 日调研", "reason": "我参加了，没有算"}).status_code == 302
    asked = Appeal.objects.get()
    assert "5 月 14 日调研" in said(office.get(reverse("duty:appeals")))
    kept = office.post(reverse("duty:answer", args=[asked.pk]), {"answer": "已补登记"})
    assert kept.status_code == 422
    assert "已补登记" in kept.content.decode()
    assert office.post(reverse("duty:answer", args=[asked.pk]), {"answer": "已补登记", "upheld": "yes"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == AppealState.UPHELD
    assert "答复：已补登记" in said(member.get(reverse("duty:mine")))


def test_an_objection_that_holds_stays_marked_until_the_register_is_corrected(d, office):
    entry = d.meeting("2026-03-05", "座谈会", 0)
    fact = Fact.objects.get(subject_type="registers.entry", subject_id=entry.pk, sort="meetings")
    asked = actions.appeal(d.as_member(0), d.members[0], year=2026, about="3 月 5 日座谈会", reason="那天我没有到会", fact_id=fact.pk)
    link = f'href="{reverse("registers:entry", args=[entry.pk])}"'
    assert link in said(office.get(reverse("duty:appeals")))
    actions.answer_appeal(d.act(Role.OFFICE_STAFF), asked, upheld=True, answer="核对签到表，确实没有到会")
    page = said(office.get(reverse("duty:appeals")))
    assert (link in page, "登记还没有更正" in page) == (True, True)
    registers.take_back(d.act(Role.OFFICE_STAFF), entry, reason="没有到会")
    assert "登记还没有更正" not in said(office.get(reverse("duty:appeals")))


def test_objections_end_some_days_after_publishing(d):
    actions.publish(d.act(Role.OFFICE_STAFF), None, year=2026)
    with pytest.raises(NotNow, match="异议到"):
        actions.appeal(d.as_member(0, given.at("2026-07-20")), d.members[0], year=2026, about="某事", reason="没有算进来")


def test_nobody_objects_to_the_score_of_another_or_answers_twice(d):
    with pytest.raises(NotAllowed):
        actions.appeal(d.as_member(1), d.members[0], year=2026, about="某事", reason="没有算进来")
    asked = actions.appeal(d.as_member(0), d.members[0], year=2026, about="某事", reason="没有算进来")
    with pytest.raises(NotAllowed):
        actions.withdraw_appeal(d.as_member(1), asked)
    actions.withdraw_appeal(d.as_member(0), asked)
    with pytest.raises(NotNow):
        actions.answer_appeal(d.act(Role.OFFICE_STAFF), asked, upheld=True, answer="已更正")


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.PLATFORM, Role.ADMINISTRATOR}])
def test_only_the_administrator_keeps_rulebooks(d, role):
    draft = d.draft()
    for act in (lambda: actions.adopt(d.act(role), draft, from_year=2026), lambda: actions.discard(d.act(role), draft), lambda: actions.change(d.act(role), draft, body={}, part="file")):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.PLATFORM, Role.OFFICE_STAFF}])
def test_only_the_office_publishes_answers_and_notes_steps(d, role):
    asked = actions.appeal(d.as_member(0), d.members[0], year=2026, about="某事", reason="没有算进来")
    for act in (
        lambda: actions.publish(d.act(role), None, year=2026), lambda: actions.answer_appeal(d.act(role), asked, upheld=True, answer="已更正"),
        lambda: actions.take_step(d.act(role), d.members[0], year=2026, step="约谈"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    assert Publication.objects.count() == 0


def test_an_adopted_rulebook_never_changes_again(d):
    held = queries.books.book_for(2026)
    for act in (lambda: actions.change(d.act(Role.ADMINISTRATOR), held, body={}, part="file"), lambda: actions.discard(d.act(Role.ADMINISTRATOR), held), lambda: actions.adopt(d.act(Role.ADMINISTRATOR), held, from_year=2027)):
        with pytest.raises(NotNow):
            act()


def test_a_faulty_draft_is_kept_shown_line_by_line_and_cannot_be_adopted(d, admin):
    text = json.dumps({"name": "有毛病", "groups": [{"code": "a", "name": "甲", "cap": -1}], "items": []}, ensure_ascii=False)
    upload = io.BytesIO(text.encode())
    upload.name = "办法.json"
    assert admin.post(reverse("duty:new_book"), {"file": upload}).status_code == 302
    row = Rulebook.objects.get(name="有毛病")
    assert row.body["groups"][0]["cap"] == -1
    assert "“甲”：上限是 -1，不能是负数" in said(admin.get(reverse("duty:book", args=[row.pk])))
    with pytest.raises(Invalid):
        actions.adopt(d.act(Role.ADMINISTRATOR), row, from_year=2026)


@pytest.mark.parametrize(("text", "answer"), [("{", "第 1 行"), ("[1]", "以“{”开头"), ("[" * 5000, "读不下去")])
def test_a_file_that_is_no_rulebook_is_answered_with_where_it_breaks_off(d, admin, text, answer):
    upload = io.BytesIO(text.encode())
    upload.name = "x.json"
    response = admin.post(reverse("duty:new_book"), {"file": upload})
    assert response.status_code == 422
    assert answer in response.content.decode()


def test_an_item_is_changed_in_the_editor_and_nothing_else_with_it(d, admin):
    draft = d.draft()
    page = said(admin.get(reverse("duty:item", args=[draft.pk, 6])))
    assert "执笔调研报告" in page
    form = {
        "revision": draft.revision, "name": "执笔调研报告", "code": "report", "group": "advice", "once": "subject", "cap": "12", "who": "all", "s0-what": "registers.recorded/reports",
        "s0-field": "values.kind", "s0-among": "调研报告，视察报告", "s0-least": "", "s0-undone": "", "p0-role": "author", "p0-points": "6, 3", "p0-percent": "",
    }  # fmt: skip
    assert admin.post(reverse("duty:item", args=[draft.pk, 6]), form).status_code == 302
    draft.refresh_from_db()
    book, complaints = queries.books.examined(draft.body)
    assert complaints == []
    item = book.items[6]
    assert (item.cap, [str(step) for step in item.parts[0].steps], item.sources[0].when[0].among) == (12, ["6", "3"], ("调研报告", "视察报告"))
    assert len(book.items) == len(queries.books.schemes()["hundred"]["items"])


def test_groups_are_put_into_one_another_by_name_and_a_ring_is_said_everywhere(d, admin):
    draft = d.draft()
    page = said(admin.get(reverse("duty:part", args=[draft.pk, "groups"])))
    assert "代号" not in page
    groups = draft.body["groups"]
    form = {"revision": draft.revision}
    for n, group in enumerate(groups):
        form |= {f"r{n}-code": group["code"], f"r{n}-name": group["name"], f"r{n}-cap": group.get("cap", ""), f"r{n}-base": "", f"r{n}-floor": "", f"r{n}-within": ""}
    form |= {"r0-within": groups[1]["code"], "r1-within": groups[0]["code"], f"r{len(groups)}-code": "", f"r{len(groups)}-name": "新的一组"}
    assert admin.post(reverse("duty:part", args=[draft.pk, "groups"]), form).status_code == 302
    draft.refresh_from_db()
    assert draft.body["groups"][-1]["code"]
    look = admin.post(reverse("duty:item_look", args=[draft.pk, 0]), {"name": "出席", "group": groups[0]["code"], "p0-role": "", "p0-points": "2", "s0-what": "registers.recorded/meetings"})
    assert look.status_code == 200
    assert "绕成了圈" in said(look)


def test_two_people_editing_one_draft_do_not_overwrite_each_other(d, admin):
    draft = d.draft()
    form = {"revision": draft.revision, "r0-name": "优秀", "r0-least": "90", "r0-most": "", "r0-share": ""}
    assert admin.post(reverse("duty:part", args=[draft.pk, "grades"]), form).status_code == 302
    late = admin.post(reverse("duty:part", args=[draft.pk, "grades"]), form | {"r0-least": "88"})
    assert late.status_code == 409
    assert "刚才被别人改过" in late.content.decode()


def test_a_draft_is_tried_on_a_year_and_shows_who_moves(d, admin):
    d.meeting("2026-01-12", "全体会议", 0)
    d.filed(1, "2026-02-01", 1)
    draft = d.draft("accumulating")
    page = said(admin.get(reverse("duty:try", args=[draft.pk]), {"year": 2026}))
    assert "3 位委员里，1 位名次上升，1 位下降" in page
    assert d.sheet(0).total == 20



def test_a_standing_member_gets_a_report_filled_in_from_the_file(d, member):
    assert member.get(reverse("duty:report", args=[d.members[0].pk])).status_code == 409
    d.members[0].standing = True
    d.members[0].save()
    d.enter("training", "2026-05-06", kind="委员培训班", theme="提案怎么写", attendees=[d.members[0]])
    content = b"".join(member.get(reverse("duty:report", args=[d.members[0].pk])).streaming_content)
    text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert "提案怎么写" in text
    assert "（请本人填写）" in text


def test_the_year_whose_rulebook_starts_in_december_runs_from_then(d):
    d.adopt("accumulating", 2026)
    period = queries.books.period_of(queries.books.ready_for(2026).book, 2026)
    assert (period.start, period.end) == (date(2025, 12, 1), date(2026, 12, 1))


def test_a_table_of_any_size_is_read_in_a_fixed_number_of_statements(d, django_assert_num_queries):
    ready = queries.books.ready_for(2026)
    with django_assert_num_queries(3):
        queries.scores.table(ready, 2026)


def test_the_editor_speaks_chinese_and_shows_what_an_item_would_have_given(d, admin):
    d.adopt("hundred", 2025)
    d.meeting("2025-03-05", "座谈会", 0, 1)
    d.meeting("2025-04-05", "座谈会", 0)
    made = d.draft("hundred")
    row = next(n for n, item in enumerate(made.body["items"]) if item["code"] == "meeting")
    page = said(admin.get(reverse("duty:item", args=[made.pk, row])))
    assert re.search(r'<option value="values.kind" selected>[\u4e00-\u9fff]+</option>', page)
    assert "（proposals." not in page
    typed = {
        "name": "座谈", "code": "talks", "group": "meetings", "once": "each", "who": "all", "p0-role": "attendee", "p0-points": "3", "p0-percent": "",
        "s0-what": "registers.recorded/meetings", "s0-field": "values.kind", "s0-among": ["座谈会"], "s0-least": "", "s0-undone": "",
    }  # fmt: skip
    with given.on("2026-06-20"):
        look = said(admin.post(reverse("duty:item_look", args=[made.pk, row]), typed))
    assert "2 位委员，3 次，共 9 分" in look
    sources = said(admin.post(reverse("duty:item_look", args=[made.pk, row]) + "?part=sources", typed | {"s0-what": "proposals.honoured", "s0-field": ""}))
    assert "年度" in sources
    assert "撤销优秀提案" in sources


def test_a_standing_members_report_sums_up_what_was_often_and_tells_what_was_rare(d, office):
    d.members[0].standing = True
    d.members[0].save(update_fields=["standing"])
    for day in range(1, 11):
        d.meeting(f"2026-03-{day:02}", "座谈会", 0)
    response = office.get(reverse("duty:report", args=[d.members[0].pk]))
    paper = Document(io.BytesIO(b"".join(response.streaming_content)))
    lines = [one.text for one in paper.paragraphs if one.text]
    assert lines[0] == "2026年度常委履职报告"
    assert "参加 10 次。" in lines
    assert "其余 4 项见履职档案。" in lines
    assert sum("3 月" in one for one in lines) == 6
    assert lines[-2:] == [d.members[0].name, "2026年6月20日"]
