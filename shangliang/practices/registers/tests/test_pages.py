"""The pages of registers: through each door, as people use them."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.files.queries import files_of
from shangliang.commons.people.models import User
from shangliang.practices.registers import actions, queries
from shangliang.practices.registers.models import Entry
from shangliang.practices.registers.rules import State, to_data
from tests import given

from .making import CHECKED, GIFTS, NOW, OWN, ROOMS
from .test_importing import book

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d49444154789c63646" "0f8cf500f00038601805a347d6b0000000049454e44ae426082"
)  # fmt: skip


@pytest.fixture
def door(r, time_machine):
    """Somebody's browser."""
    time_machine.move_to(NOW, tick=False)

    def enter(who):
        client = Client()
        viewer = r.world.viewer(who) if isinstance(who, Role) else who
        client.force_login(User.objects.get(pk=viewer.user_id), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def get(client, name, *args, status=200, **data):
    answer = client.get(reverse(f"registers:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode() if "html" in answer["Content-Type"] else answer


def post(client, name, *args, status=302, **data):
    answer = client.post(reverse(f"registers:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer


def words(page):
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", page))


def test_an_entry_is_made_with_a_photo_and_found_on_the_list(r, door):
    staff = door(Role.OFFICE_STAFF)
    assert 'accept="image/*' in get(staff, "enter", "try_gifts")
    xu = r.world.members[0].pk
    sent = {"day": "2026-03-05", "v-donor": "甲公司", "v-kind": "捐款", "v-amount": "12.5", "v-by": [str(xu)], "photos": SimpleUploadedFile("现场.png", PNG)}
    post(staff, "enter", "try_gifts", **sent)
    entry = Entry.objects.get()
    assert [file.name for file in files_of(entry)] == ["现场.png"]
    page = words(get(staff, "register", "try_gifts"))
    assert "甲公司捐款12.5万元" in page
    assert "合计金额12.5万元" in page
    told = words(get(staff, "entry", entry.pk))
    assert "许岚" in told
    assert "办公室经办" in told


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong(r, door):
    xu = r.world.members[0].pk
    page = post(door(Role.OFFICE_STAFF), "enter", "try_gifts", status=422, **{"day": "2026-03-05", "v-donor": "甲公司", "v-amount": "许多", "v-by": [str(xu)], "v-for_what": ["助学"]}).content.decode()
    assert 'value="甲公司"' in page
    assert 'value="许多"' in page
    assert "“许多”不是数" in page
    assert "请填写类型" in page
    assert re.search(rf'<option value="{xu}"[^>]* selected>许岚', page)
    assert re.search(r'value="助学" checked', page)


def test_the_list_is_narrowed_summed_and_exported(r, door):
    r.enter(donor="甲", amount=1, hosts="教育界")
    r.enter(donor="乙", amount=2, kind="捐物", public=True)
    staff = door(Role.OFFICE_STAFF)
    only = words(get(staff, "register", "try_gifts", **{"v-kind": "捐物"}))
    assert "共1条" in only
    assert "合计金额2万元" in only
    assert "共1条" in words(get(staff, "register", "try_gifts", q="甲", organ=r.world.members[0].sector_id))
    assert "共1条" in words(get(staff, "register", "try_gifts", **{"v-public": "true"}))
    assert "没有符合条件" in get(staff, "register", "try_gifts", first="2026-04-01")
    assert b"".join(get(staff, "export", "try_gifts", q="甲").streaming_content)[:2] == b"PK"
    assert "共2条" in words(get(staff, "print", "try_gifts"))


@pytest.mark.parametrize("junk", [{"page": "x"}, {"first": "昨天"}, {"organ": "9" * 40}, {"state": "none"}, {"v-kind": "\x00"}, {"q": "'" * 200}])
def test_junk_in_an_address_is_no_fault(r, door, junk):
    r.enter()
    get(door(Role.OFFICE_STAFF), "register", "try_gifts", **junk)


def test_what_was_recorded_is_corrected_taken_back_and_keeps_its_story(r, door):
    entry, staff = r.enter(amount=12.5), door(Role.OFFICE_STAFF)
    assert 'value="12.5"' in get(staff, "edit", entry.pk)
    sent = {"day": "2026-03-05", "v-donor": "某企业", "v-kind": "捐款", "v-amount": "21.5"}
    assert "请写明原因" in post(staff, "edit", entry.pk, status=422, **sent).content.decode()
    post(staff, "edit", entry.pk, reason="看错了数", **sent)
    assert r.figure("try_gifts.sum") == 21.5
    assert words(get(staff, "entry", entry.pk)).count("已更正") == 2  # the receipt, and what was wrong
    post(staff, "take_back", entry.pk, reason="登记重复")
    page = words(get(staff, "entry", entry.pk))
    assert "撤销的原因：登记重复" in page
    assert page.count("已更正") == 2


def test_a_member_files_mends_and_sees_what_became_of_it(r, door):
    member, staff = door(Role.MEMBER), door(Role.OFFICE_STAFF)
    assert "试验荣誉" in get(member, "mine")
    assert f'<option value="{r.world.members[0].pk}"' in get(member, "enter", "try_own")
    post(member, "enter", "try_own", **{"day": "2026-03-05", "v-name": "先进"})
    entry = Entry.objects.get()
    assert "先进" in get(staff, "desk")
    post(staff, "send_back", entry.pk, reason="写全称")
    assert "写全称" in get(member, "mine")
    post(member, "edit", entry.pk, **{"day": "2026-03-05", "v-name": "全市先进个人", "v-who": [str(r.world.members[0].pk)]})
    post(staff, "confirm_many", pick=[entry.pk])
    entry.refresh_from_db()
    assert (entry.state, entry.title) == (State.RECORDED, "全市先进个人")
    assert "已登记" in get(member, "mine")


def test_members_see_their_own_and_what_names_them_only(r, door):
    theirs, others = r.enter(by=[r.world.members[0]]), r.enter(by=[r.world.members[1]])
    get(door(Role.MEMBER), "entry", theirs.pk)
    get(door(Role.MEMBER), "entry", others.pk, status=404)
    get(door(Role.MEMBER), "register", "try_gifts", status=403)


def test_nothing_is_sent_back_without_a_word_why(r, door):
    entry = r.enter(register=CHECKED)
    assert "请写明原因" in post(door(Role.PROPOSAL_HEAD), "send_back", entry.pk, status=422, reason=" ").content.decode()


def test_a_lasting_thing_ends_on_a_day(r, door):
    entry = r.enter(register=ROOMS)
    assert "结束不能早于开始" in post(door(Role.OFFICE_STAFF), "end", entry.pk, status=422, day="2026-01-01", reason="拆了").content.decode()
    post(door(Role.OFFICE_STAFF), "end", entry.pk, day="2026-05-01", reason="拆了")
    assert "到2026年5月1日" in words(get(door(Role.OFFICE_STAFF), "entry", entry.pk))


def test_the_overview_finds_registers_by_what_is_in_them(r, door):
    r.enter()
    page = words(get(door(Role.CHAIR), "overview"))
    assert "试验捐赠" in page
    assert "1条" in page
    found = words(get(door(Role.CHAIR), "overview", q="大额捐赠"))
    assert "试验捐赠" in found
    assert "试验荣誉" not in found
    assert "没有找到台账" in get(door(Role.CHAIR), "overview", q="没有这样的")


def test_a_sheet_is_looked_at_before_it_comes_in(r, door):
    staff, content = door(Role.OFFICE_STAFF), book(("2026-03-05", "甲公司", "捐款", 1, "", "", ""), ("2026-03-06", "乙公司", "借款", 1, "", "", ""))
    assert "填其中一项：捐款、捐物" in get(staff, "import", "try_gifts")
    post(staff, "import", "try_gifts", file=SimpleUploadedFile("表.xlsx", content))
    page = get(staff, "import_map", "try_gifts")
    assert "C3（类型）：没有“借款”这一项" in page
    assert "全部导入" not in page
    good = book(("2026-03-05", "甲公司", "捐款", 1, "", "", ""))
    post(staff, "import", "try_gifts", file=SimpleUploadedFile("表.xlsx", good))
    assert "全部导入" in get(staff, "import_map", "try_gifts")
    columns = {"column_day": 1, "column_donor": 2, "column_kind": 3, "column_amount": 4}
    post(staff, "import_map", "try_gifts", step="keep", **columns)
    assert Entry.objects.get().title == "甲公司捐款1万元"


def test_an_administrator_declares_a_register_without_programming(r, door):
    admin = door(Role.ADMINISTRATOR)
    post(admin, "new", label="书画捐赠", area="公益")
    code = queries.register_row("own_1").code
    sent = {
        "label": "书画捐赠", "area": "公益", "title": "{f1}{f2}件", "recorders": ["office_staff"], "f-count": 1, "g-count": 1, "f-0-code": "f1", "f-0-label": "作品",
        "f-0-kind": "text", "f-0-required": "1", "g-0-code": "g1", "g-0-label": "捐赠作品", "g-0-unit": "件", "g-0-what": "facts",
    }  # fmt: skip
    page = post(admin, "design", code, status=200, do="add-field", **sent).content.decode()
    assert 'name="f-1-code" value="f2"' in page
    more = {"f-count": 2, "f-1-code": "f2", "f-1-label": "件数", "f-1-kind": "integer", "f-1-unit": "件", "f-1-low": "1", "g-0-what": "sum", "g-0-field": "f2", "g-0-when-0": "f1", "g-0-values-0": "山水\n花鸟"}
    post(admin, "design", code, do="preview", **(sent | more))
    page = words(get(admin, "preview", code))
    assert "某作品12件" in page
    assert "捐赠作品0件" in page
    post(admin, "use", code)
    for title, number in (("山水", 3), ("人物", 9)):
        post(door(Role.OFFICE_STAFF), "enter", code, **{"day": "2026-03-05", "v-f1": title, "v-f2": number})
    assert r.figure("own_1.g1") == 3
    data = json.loads(get(admin, "download", code).content)
    assert data["fields"][1] == {"code": "f2", "label": "件数", "kind": "integer", "unit": "件", "low": 1}


def test_a_declaration_is_loaded_from_a_file(r, door):
    admin = door(Role.ADMINISTRATOR)
    data = to_data(GIFTS) | {"code": "brought", "label": "外来的"}
    post(admin, "new", file=SimpleUploadedFile("样式.json", json.dumps(data).encode()))
    assert queries.register_row("brought").label == "外来的"
    for junk in (b"{", b"[]", b"\xff\xfe", b'{"fields": 1}', b"[" * 100_000):
        assert "样式" in post(admin, "new", status=422, file=SimpleUploadedFile("样式.json", junk)).content.decode()


def test_the_preview_says_what_would_be_lost(r, door):
    r.enter(people=5, note="话")
    fields = [one | ({"kind": "text"} if one["code"] == "people" else {}) for one in to_data(GIFTS)["fields"] if one["code"] != "note"]
    row = actions.adopt(r.world.act(Role.ADMINISTRATOR, NOW), None, code="try_gifts")
    actions.keep_draft(r.world.act(Role.ADMINISTRATOR, NOW), row, data=to_data(GIFTS) | {"fields": fields})
    page = get(door(Role.ADMINISTRATOR), "preview", "try_gifts")
    assert "“受益”里已经填了整数，不能改成文字" in page
    assert "去掉了“备注”，已填的内容仍然保留" in page
    assert "启用改动" not in page


def test_the_picker_holds_three_hundred_members(r, door):
    for n in range(300):
        given.member(r.world.committee, f"委员{n}")
    assert get(door(Role.OFFICE_STAFF), "enter", "try_gifts").count("教育界") > 290


def test_self_filed_ones_are_named_in_the_form(r, door):
    r.enter(Role.MEMBER, register=OWN)
    assert "我登记的" in get(door(Role.MEMBER), "mine")


def _design(r, **more):
    row = actions.adopt(r.world.act(Role.ADMINISTRATOR, NOW), None, code="try_gifts")
    fields, sent = to_data(GIFTS)["fields"], {"label": "捐赠", "area": "公益", "title": "{捐赠人}捐{金额}万元", "recorders": ["office_staff"], "f-count": 4, "g-count": 0}
    for n, one in enumerate(fields[:4]):
        sent |= {f"f-{n}-code": one["code"], f"f-{n}-label": one["label"], f"f-{n}-kind": one["kind"], f"f-{n}-options": "\n".join(one.get("options", ()))}
    return row, sent | more


def test_the_designer_names_the_title_by_labels_and_nobody_sees_a_code(r, door):
    admin, (_, sent) = door(Role.ADMINISTRATOR), _design(r, **{"f-2-label": "款额", "title": "{捐赠人}捐{款额}万元"})
    page = post(admin, "design", "try_gifts", status=200, **sent).content.decode()
    assert queries.draft_of(queries.register_row("try_gifts")).title == "{donor}捐{amount}万元"
    assert 'value="{捐赠人}捐{款额}万元"' in page
    assert "原来叫“金额”" in page
    assert "{donor}" not in page


def test_a_refused_design_keeps_all_that_was_typed_with_the_reason_beside_the_field(r, door):
    r.enter(people=5, note="话")
    admin, (_, sent) = door(Role.ADMINISTRATOR), _design(r, **{"f-3-low": "许多", "f-0-help": "长" * 101, "about": "一句没存过的话"})
    page = post(admin, "design", "try_gifts", status=422, **sent).content.decode()
    assert "“许多”不是数" in page
    assert "写了 101 个字，最多 100 个" in page
    assert 'value="许多"' in page
    assert "长" * 101 in page
    assert "一句没存过的话" in page
    assert queries.register_row("try_gifts").draft is None


def test_fields_keep_the_order_they_were_dragged_to_and_a_dropped_one_with_data_can_be_put_back(r, door):
    r.enter(people=5, note="话")
    admin, (_, sent) = door(Role.ADMINISTRATOR), _design(r, **{"f-order": [2, 0, 1, 3]})
    page = words(post(admin, "design", "try_gifts", status=200, do="drop-fields-0", **sent).content.decode())
    assert [one.code for one in queries.draft_of(queries.register_row("try_gifts")).fields] == ["amount", "kind", "people"]
    assert "里已有内容，都留着" in page
    assert "“一条叫什么”里的{donor}不是这里的一项" in page or "不是这里的一项" in page
    post(admin, "design", "try_gifts", status=200, do="restore-donor", **(sent | {"f-count": 3}))
    assert "donor" in queries.draft_of(queries.register_row("try_gifts")).by_code


def test_the_form_is_looked_at_while_it_is_made_and_figures_are_told_in_plain_words(r, door):
    admin, (_, sent) = door(Role.ADMINISTRATOR), _design(r, **{"f-1-label": "捐的是什么"})
    look = words(post(admin, "look", "try_gifts", status=200, **sent).content.decode())
    assert "捐的是什么" in look
    assert queries.register_row("try_gifts").draft is None
    page = words(get(admin, "design", "try_gifts"))
    assert "把“金额”加起来，按万元。" in page
    assert "登记一条算1笔，只算“金额”不小于10的。" in page
    assert "不计分" in page
