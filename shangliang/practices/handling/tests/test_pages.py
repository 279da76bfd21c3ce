"""Handling's pages: a unit's day, the offices' desk, a member's rating, each through its own door."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.files.queries import files_of
from shangliang.commons.people.models import User
from shangliang.practices.handling import actions
from shangliang.practices.handling.kinds import kinds
from shangliang.practices.handling.models import Assignment, Matter, Rating, Reply
from shangliang.practices.handling.rules import Role as Part
from tests import given


@pytest.fixture
def today(time_machine):
    time_machine.move_to(given.at("2026-02-03"), tick=False)


@pytest.fixture
def door(h, today):
    """Somebody's browser: door(Role.UNIT_CLERK), or door(viewer)."""

    def enter(who):
        client = Client()
        viewer = h.world.viewer(who) if isinstance(who, Role) else who
        client.force_login(User.objects.get(pk=viewer.user_id), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def get(client, name, *args, status=200, **data):
    answer = client.get(reverse(f"handling:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode() if "html" in answer["Content-Type"] else answer


def post(client, name, *args, status=302, **data):
    answer = client.post(reverse(f"handling:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer


def words(page):
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", page))


def test_an_empty_inbox_says_so_and_leads_on(door):
    page = get(door(Role.UNIT_CLERK), "inbox")
    assert "没有要办的件" in page
    assert reverse("handling:done") in page


def test_the_inbox_says_what_is_pressing_and_what_comes_next(h, door):
    h.hand_over()
    h.hand_over((h.education, Part.LEAD), subject=2, due_on=date(2026, 2, 5))
    page = words(get(door(Role.UNIT_CLERK), "inbox"))
    assert "2件在办，三天内要交1件" in page
    assert page.index("三天内") < page.index("以后")
    assert "下一步：签收，或申请退办" in page


def test_a_clerk_goes_from_signing_in_to_sending_up_and_the_head_signs(h, door):
    h.hand_over((h.education, Part.LEAD))
    part, clerk, head = h.part(), door(Role.UNIT_CLERK), door(Role.UNIT_HEAD)
    assert "签收" in get(clerk, "part", part.pk)
    post(clerk, "sign", part.pk)
    assert "还没有与提案人沟通的记录" in get(clerk, "reply", part.pk)
    get(clerk, "contact", part.pk)
    post(clerk, "contact", part.pk, method="meeting", day="2026-02-03", people="许岚", view="认可")
    saved = post(clerk, "save_reply", part.pk, status=200, revision="0", **{"answer-1": "已开通 3 条夜间线路", "outcome-1": "done"})
    assert saved.json() == {"saved_at": "09:00", "revision": 1}
    page = post(clerk, "send_up", part.pk, status=422, revision="1", **{"answer-1": "已开通 3 条夜间线路", "outcome-1": "done", "answer-2": ""})
    assert "第 2 条建议还没有答复" in page.content.decode()
    whole = {
        "answer-1": "已开通 3 条夜间线路", "outcome-1": "done", "answer-2": "六月前公布", "outcome-2": "planned", "promised-2": "2026-06-30", "grade": "A",
        "disclosure": "full", "letter_number": "临教函〔2026〕3号",
    }
    post(clerk, "send_up", part.pk, **whole)
    assert "正在等负责人签发" in get(clerk, "reply", part.pk)
    post(head, "send_back", part.pk, reason="第二条再具体些")
    assert "第二条再具体些" in get(clerk, "reply", part.pk)
    post(clerk, "send_up", part.pk, **whole)
    h.hand_over((h.education, Part.ASSIST), (h.finance, Part.LEAD), subject=2, due_on=date(2026, 2, 4))
    assert "1件答复等你签发，2件在办（会办1件）" in words(get(head, "inbox"))
    assert words(get(head, "inbox")).index("等你签发1件") < words(get(head, "inbox")).index("三天内1件")
    assert "等你签发" not in words(get(clerk, "inbox"))
    assert "签发" in get(head, "reply", part.pk)
    post(head, "issue", part.pk, **whole)
    assert Matter.objects.get(subject_id=part.matter.subject_id).state == "replied"
    page = get(clerk, "part", part.pk)
    assert "已开通 3 条夜间线路" in page
    assert "2026 年 6 月 30 日前完成" in page
    assert "1 件" in words(get(clerk, "done")) or "1件" in words(get(clerk, "done"))


def test_autosave_stops_when_somebody_else_saved_meanwhile(h, door):
    h.hand_over((h.education, Part.LEAD))
    h.sign()
    clerk = door(Role.UNIT_CLERK)
    post(clerk, "save_reply", h.part().pk, status=200, revision="0", **{"answer-1": "甲"})
    answer = clerk.post(reverse("handling:save_reply", args=[h.part().pk]), {"revision": "0", "answer-1": "乙"}, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (409, "edited_by_another")
    assert Reply.objects.get().answers.get(position=1).text == "甲"


def test_a_form_that_is_wrong_comes_back_with_what_was_written(h, door):
    h.hand_over((h.education, Part.LEAD))
    h.sign()
    page = post(door(Role.UNIT_CLERK), "contact", h.part().pk, status=422, method="phone", day="2026-02-09", people="许岚委员").content.decode()
    assert "请写已经沟通的日期" in page
    assert 'value="许岚委员"' in page


def test_a_return_is_asked_by_the_unit_and_passed_on_at_the_desk(h, door):
    h.hand_over((h.education, Part.LEAD))
    clerk, office, part = door(Role.UNIT_CLERK), door(Role.HANDOVER_GOVERNMENT), h.part()
    get(clerk, "return", part.pk)
    post(clerk, "return", part.pk, reason="属财政职责", proposed=h.finance.pk)
    page = get(office, "desk")
    assert "1 件申请等你答复" in page
    assert "建议由市财政局办理" in page
    assert "不同意退办，请写明理由" in post(office, "decide_return", part.pk, status=422, answer="no").content.decode()
    post(office, "decide_return", part.pk, answer="yes", to=h.finance.pk)
    assert h.part(h.finance).state == "handed"


def test_an_extension_is_asked_and_granted_through_the_pages(h, door):
    h.hand_over((h.education, Part.LEAD))
    h.sign()
    clerk, office, part = door(Role.UNIT_CLERK), door(Role.PROPOSAL_STAFF), h.part()
    assert "最晚可延到 6 月 2 日" in get(clerk, "extension", part.pk)
    post(clerk, "extension", part.pk, until="2026-05-20", reason="需招标")
    assert "正在等交办机关答复" in get(clerk, "part", part.pk)
    assert "延到 5 月 20 日" in get(office, "desk")
    post(office, "decide_extension", part.pk, answer="yes", until="2026-05-15")
    assert h.part().due_on == date(2026, 5, 15)


def test_the_desk_reminds_one_or_many(h, door):
    h.hand_over()
    Assignment.objects.update(due_on=date(2026, 2, 1))
    office = door(Role.PROPOSAL_STAFF)
    page = get(office, "desk")
    assert "单位超期欠 2 份（答复 1 份，会办意见 1 份）" in page
    assert "还没有催办" in page
    post(office, "remind_many", pick=[part.pk for part in Assignment.objects.all()])
    get(office, "remind", h.part().pk)
    post(office, "remind", h.part().pk, note="请抓紧")
    assert "已催办 2 次" in get(office, "desk")


def test_units_are_changed_after_the_hand_over(h, door):
    matter = h.hand_over()
    office = door(Role.PROPOSAL_STAFF)
    assert "不再由市财政局会办" in words(get(office, "reassign", matter.pk))
    assert "请写明调整的理由" in post(office, "reassign", matter.pk, status=422, remove=h.part(h.finance).pk).content.decode()
    post(office, "reassign", matter.pk, remove=h.part(h.finance).pk, add_assist=h.publicity.pk, reason="职责调整")
    assert h.part(h.publicity).state == "handed"


def test_an_assisting_unit_gives_its_opinion(h, door):
    h.hand_over((h.finance, Part.LEAD), (h.education, Part.ASSIST))
    h.sign()
    clerk = door(Role.UNIT_CLERK)
    get(clerk, "opinion", h.part().pk)
    post(clerk, "opinion", h.part().pk, text="可以腾出校车。")
    assert h.part().state == "replied"
    assert "可以腾出校车" in get(clerk, "part", h.part().pk)


def test_a_member_reads_the_reply_and_rates_it_once(h, door):
    h.hand_over((h.education, Part.LEAD))
    h.reply(when=given.at("2026-02-02"))
    member = door(h.world.as_member(h.first))
    assert "关于开通夜间公交的提案" in get(member, "to_rate")
    page = get(member, "rate", h.matter.pk)
    assert "第 1 条已办" in page
    assert "3 个月内重新办理" in page
    assert "还没有选满意不满意" in post(member, "rate", h.matter.pk, status=422).content.decode()
    post(member, "rate", h.matter.pk, **{"overall": "mostly", "remarks": "再多开一条", "q-attitude": "满意", "q-visited": "不在选项里"})
    assert (Rating.objects.get().overall, Rating.objects.get().form) == ("mostly", {"attitude": "满意"})
    assert "评价：基本满意" in get(member, "rate", h.matter.pk)
    assert "没有等你评价的答复" in get(member, "to_rate")


def test_who_was_not_asked_neither_sees_nor_rates(h, door):
    h.hand_over((h.education, Part.LEAD))
    h.reply(when=given.at("2026-02-02"))
    get(door(h.world.as_member(h.world.members[2])), "rate", h.matter.pk, status=404)


def test_another_units_part_is_not_there(h, door):
    h.hand_over((h.education, Part.LEAD))
    stranger = door(h.unit(h.finance))
    for name in ("part", "contact", "reply", "return", "extension", "opinion"):
        get(stranger, name, h.part().pk, status=404)
    post(stranger, "sign", h.part().pk, status=404)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_the_desk_opens_to_those_who_hand_over(door, role):
    get(door(role), "desk", status=403)


def test_letters_and_sheets_come_as_word_files(h, door):
    h.hand_over()
    h.reply(when=given.at("2026-02-02"))
    clerk, member = door(Role.UNIT_CLERK), door(h.world.as_member(h.first))
    for client, name, args in [(clerk, "letter", (h.part().pk, 0)), (clerk, "sheet", (h.matter.pk,)), (member, "letter", (h.part().pk, 0))]:
        answer = get(client, name, *args)
        assert answer.content.startswith(b"PK")
        assert "filename" in answer["Content-Disposition"]
    get(clerk, "letter", h.part().pk, 9, status=404)


def test_lists_are_exported_as_tables(h, door):
    h.hand_over()
    for client, name in [(door(Role.UNIT_CLERK), "unit_export"), (door(Role.PROPOSAL_STAFF), "desk_export")]:
        assert b"".join(get(client, name).streaming_content).startswith(b"PK")


def test_a_second_press_on_a_button_is_told_and_harmless(h, door):
    h.hand_over((h.education, Part.LEAD))
    clerk, uid = door(Role.UNIT_CLERK), "3c1f6a58-6f4e-4b55-9d0a-0a4c8e3b7f10"
    post(clerk, "sign", h.part().pk, act_uid=uid)
    assert "已经签收过了" in post(clerk, "sign", h.part().pk, status=409, act_uid=uid).content.decode()


@pytest.mark.parametrize("state", ["handed", "signed", "return_asked", "replied", "cancelled"])
@pytest.mark.parametrize("role", [Role.UNIT_CLERK, Role.UNIT_HEAD, Role.PROPOSAL_STAFF, Role.HANDOVER_GOVERNMENT, Role.CHAIR, Role.AUDITOR])
def test_a_part_can_be_looked_at_in_every_state(h, door, role, state):
    matter = h.hand_over()
    if state == "signed":
        h.sign(when=given.at("2026-02-02"))
    elif state == "return_asked":
        actions.ask_return(h.act(h.unit(h.education)), h.part(), reason="不属本单位", proposed=h.finance)
    elif state == "replied":
        h.reply(when=given.at("2026-02-02"))
    elif state == "cancelled":
        actions.cancel(h.act(Role.PROPOSAL_STAFF), matter, reason="选错")
    page = get(door(role), "part", h.part().pk)
    assert page.count("<h1") == 1
    assert "None" not in words(page)


def test_texts_of_people_are_shown_as_text(h, door):
    h.hand_over((h.education, Part.LEAD))
    h.sign(when=given.at("2026-02-02"))
    actions.log_contact(h.act(h.unit(h.education)), h.part(), day=date(2026, 2, 2), method="电话", people="<script>x</script>", content="{{ 1 }}")
    page = get(door(Role.UNIT_CLERK), "part", h.part().pk)
    assert "&lt;script&gt;x" in page
    assert "{{ 1 }}" in page


@pytest.mark.parametrize("typed", ["a\x00b", "😀𬭚䶮", "=1+1", "'; drop table x; --", "x" * 100_000])
def test_anything_typed_is_kept_as_it_is(h, door, typed):
    h.hand_over((h.education, Part.LEAD))
    h.sign(when=given.at("2026-02-02"))
    clerk, part = door(Role.UNIT_CLERK), h.part()
    post(clerk, "contact", part.pk, method="phone", day="2026-02-02", people=typed[:200], content=typed)
    post(clerk, "save_reply", part.pk, status=200, **{"answer-1": typed, "outcome-1": "", "letter_number": typed[:60]})
    assert Reply.objects.get().answers.get(position=1).text == typed.replace("\x00", "")
    get(clerk, "part", part.pk)


PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6300010000050001000a2db40000000049454e44ae426082")


def test_papers_are_kept_beside_a_part_and_enclosures_reach_the_proposer(h, door):
    h.hand_over((h.education, Part.LEAD))
    h.sign(when=given.at("2026-02-02"))
    clerk, member, part = door(Role.UNIT_CLERK), door(h.world.as_member(h.first)), h.part()
    assert "还没有选文件" in post(clerk, "attach_record", part.pk, status=422).content.decode()
    post(clerk, "attach_record", part.pk, files=SimpleUploadedFile("现场.png", PNG))
    post(clerk, "attach_enclosure", part.pk, files=SimpleUploadedFile("线路图.png", PNG))
    record, enclosure = sorted(files_of(part), key=lambda file: file.purpose, reverse=True)
    assert "线路图.png" in get(clerk, "reply", part.pk)
    assert member.get(reverse("files:download", args=[enclosure.pk])).status_code == 404
    h.reply(when=given.at("2026-02-02"))
    assert "线路图.png" in get(member, "rate", h.matter.pk)
    assert b"".join(member.get(reverse("files:download", args=[enclosure.pk])).streaming_content) == PNG
    assert member.get(reverse("files:download", args=[record.pk])).status_code == 403
    post(clerk, "detach_enclosure", part.pk, enclosure.pk, status=409)
    post(clerk, "detach_record", part.pk, record.pk)
    assert [file.pk for file in files_of(part)] == [enclosure.pk]


def test_the_head_sees_every_letter_as_it_goes_out_before_signing_marked_as_a_draft(h, door):
    h.hand_over((h.education, Part.LEAD))
    part, clerk, head = h.part(), door(Role.UNIT_CLERK), door(Role.UNIT_HEAD)
    post(clerk, "sign", part.pk)
    post(clerk, "contact", part.pk, method="meeting", day="2026-02-03", people="许岚", view="认可")
    post(clerk, "send_up", part.pk, **{"answer-1": "已开通 3 条夜间线路", "outcome-1": "done", "answer-2": "六月前公布", "outcome-2": "done", "grade": "A", "disclosure": "full"})
    signing = get(head, "reply", part.pk)
    assert reverse("handling:preview", args=[part.pk]) in signing
    assert signing.count(f'formaction="{reverse("handling:issue", args=[part.pk])}"') == 1
    letter = get(head, "preview", part.pk)
    people = kinds.get(part.matter.kind).brief(part.matter.subject_id).people
    assert f"{people[0].name}委员：" in letter
    assert ">草稿<" in letter
    assert f"签发人：{h.world.viewer(Role.UNIT_HEAD).name}" in letter
    assert "已开通 3 条夜间线路" in letter
    assert "草　稿" in headed(get(head, "letter", part.pk, 0).content)
    post(head, "issue", part.pk)
    assert ">草稿<" not in get(head, "preview", part.pk)
    assert "草　稿" not in headed(get(head, "letter", part.pk, 0).content)


def headed(content):
    """What stands at the head of a letter's first page."""
    return "".join(paragraph.text for paragraph in Document(BytesIO(content)).sections[0].first_page_header.paragraphs)


def test_the_form_for_rating_on_paper_asks_the_committees_own_questions(h):
    SettingValue.objects.create(committee=h.world.committee, key="testing.handling.rating_form", value=[{"code": "heard", "label": "是否听取过你的意见", "options": ["听过", "没有"]}])
    h.hand_over()
    member = Client()
    member.force_login(h.first.user)
    address = reverse("handling:opinion_form", args=[h.part().pk, 0])
    assert member.get(address).status_code == 404
    h.reply()
    paper = Document(BytesIO(member.get(address).content))
    said = " ".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    assert [word in said for word in ("第0007号", "市教育局", "是否听取过你的意见", "□ 听过　□ 没有", "总的评价", "□ 基本满意", "A类")] == [True] * 7
