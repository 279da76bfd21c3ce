"""The pages of look-backs and of what proposer and unit say to each other, each through its own door."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.files.queries import files_of
from shangliang.practices.handling.models import Contact, LookBack, Matter, Message, Recheck
from shangliang.practices.handling.rules import Role as Part
from shangliang.practices.handling.tests.test_pages import door, get, post, today, words  # noqa: F401  (fixtures)
from tests import given

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def begin(client, status=302, **data):
    answer = client.post(reverse("handling:look_back_new"), data)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer


@pytest.fixture
def answered(h):
    """One matter answered with a promise, class B."""
    h.hand_over((h.education, Part.LEAD))
    h.promise()
    return h


def test_staff_see_what_is_picked_before_anything_begins_and_may_leave_some_out(answered, door):  # noqa: F811
    h, staff = answered, door(Role.PROPOSAL_STAFF)
    page = get(staff, "look_back_new", kind="testing", grade="B", year=2026)
    assert "B类、2026年答复，共1件" in words(page)
    assert not LookBack.objects.exists()
    assert "没有这样的件" in get(staff, "look_back_new", kind="testing", grade="A")
    form = {"kind": "testing", "grade": "B", "year": 2026, "name": "春季回头看", "due_on": "2026-03-02"}
    assert "还没有选要核查的件" in begin(staff, status=422, **form).content.decode()
    begin(staff, pick=[h.part().pk], **form)
    made = LookBack.objects.get()
    assert (made.picked_by, made.rechecks.get().due_on.isoformat()) == (["B 类", "2026 年答复"], "2026-03-02")
    assert "春季回头看" in get(staff, "look_backs")


def test_from_the_units_word_to_the_proposers_phone_to_the_report(answered, door):  # noqa: F811
    h = answered
    staff, clerk, member = door(Role.PROPOSAL_STAFF), door(Role.UNIT_CLERK), door(Role.MEMBER)
    begin(staff, kind="testing", grade="B", name="春季回头看", pick=[h.part().pk])
    one = Recheck.objects.get()
    assert "夜间公交" in get(clerk, "look_backs")
    photo = SimpleUploadedFile("站牌.png", PNG, content_type="image/png")
    post(clerk, "recheck_report", one.pk, present="六处站牌都贴上了", files=[photo])
    assert [file.name for file in files_of(one)] == ["站牌.png"]
    page = get(member, "recheck", one.pk)
    assert "六处站牌都贴上了" in page
    assert "核实落实了没有" in page
    assert "请选一项" in post(member, "recheck_find", one.pk, status=422).content.decode()
    post(member, "recheck_find", one.pk, finding="partly", remark="只有三处")
    post(staff, "recheck_follow_up", one.pk, how="promise", note="六处都贴", until="2026-06-01")
    post(staff, "conclude_look_back", one.look_back_id, summary="一件部分落实，已限期兑现。", sent_to="市政府办")
    letter = get(staff, "look_back_report", one.look_back_id).content
    text = ZipFile(BytesIO(letter)).read("word/document.xml").decode()
    assert "春季回头看" in text
    assert "限期兑现" in text
    sheet = load_workbook(BytesIO(b"".join(get(staff, "look_back_export", one.look_back_id).streaming_content))).active
    assert "部分落实" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_a_word_and_its_answer_with_unread_marks_and_a_file(h, door):  # noqa: F811
    h.hand_over((h.education, Part.LEAD))
    h.sign()
    part, member, clerk = h.part(), door(Role.MEMBER), door(Role.UNIT_CLERK)
    assert "还没有写留言" in post(member, "talk", part.pk, status=422, text=" ").content.decode()
    post(member, "talk", part.pk, text="什么时候谈？", files=[SimpleUploadedFile("站点.png", PNG, content_type="image/png")])
    page = get(clerk, "talk", part.pk)
    assert "什么时候谈？" in page
    assert "站点.png" in page
    assert "is-new" in page
    assert "is-new" not in get(clerk, "talk", part.pk)
    said = Message.objects.get()
    post(member, "take_back_message", said.pk)
    page = get(clerk, "talk", part.pk)
    assert "撤回了这条留言" in page
    assert "什么时候谈？" not in page
    assert "发出" not in words(get(door(Role.PROPOSAL_STAFF), "talk", part.pk)).replace("发出后", "")


def test_a_meeting_with_photos_is_confirmed_by_the_other_side(h, door):  # noqa: F811
    h.hand_over((h.education, Part.LEAD))
    h.sign()
    part, member, clerk = h.part(), door(Role.MEMBER), door(Role.UNIT_CLERK)
    day = given.at("2026-02-03").date() - timedelta(days=1)
    form = {"method": "visit", "day": day.isoformat(), "people": "许岚、教育局", "content": "看了站点"}
    post(member, "meet", part.pk, files=[SimpleUploadedFile("现场.png", PNG, content_type="image/png")], **form)
    one = Contact.objects.get()
    page = get(clerk, "met", one.pk)
    assert "现场.png" in page
    assert "确认属实" in page
    assert "确认属实" not in get(member, "met", one.pk)
    post(clerk, "met_answer", one.pk, agreed="yes")
    assert "已确认" in get(member, "met", one.pk)
    assert Matter.objects.get().state == "open"
