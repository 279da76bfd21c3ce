"""The roster's pages: who may open which, and the journeys through them."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, Unit
from shangliang.foundation.rows import read
from shangliang.work.membership import actions
from shangliang.work.membership.models import ChangeRequest
from shangliang.work.membership.urls import urlpatterns
from tests import given

from . import nasty

OFFICE = {Role.OFFICE_STAFF, Role.ADMINISTRATOR}
READERS = set(Role) - {Role.UNIT_CLERK, Role.UNIT_HEAD, Role.PLATFORM}
MEMBERS = {Role.MEMBER}
# Who may open which page of the roster itself; all addresses stand in tests/house/urls/.
OPEN = {
    "members": READERS, "member": READERS, "organs": READERS, "organ": READERS, "units": READERS, "unit": READERS, "me": MEMBERS, "ask_change": MEMBERS,
    "seat": OFFICE, "end": OFFICE, "change_sector": OFFICE, "change_office": OFFICE, "correct": OFFICE, "add_organ": OFFICE, "correct_organ": OFFICE,
    "dissolve_organ": OFFICE, "take_seat": OFFICE, "leave_seat": OFFICE, "add_unit": OFFICE, "correct_unit": OFFICE, "stop_unit": OFFICE, "appoint": OFFICE,
    "staff": OFFICE, "appoint_staff": OFFICE, "relieve": OFFICE, "changes": OFFICE, "import": OFFICE, "import_preview": OFFICE, "import_done": OFFICE,
    "template": OFFICE,
}  # fmt: skip
# These are sent, not opened.
SENT = {
    "show": READERS, "member_password": OFFICE, "reissue": OFFICE, "post_password": OFFICE, "decide_change": OFFICE, "withdraw_change": MEMBERS,
    "import_confirm": OFFICE, "turn_over": OFFICE, "passwords": OFFICE, "export": READERS | {Role.UNIT_CLERK, Role.UNIT_HEAD},
}  # fmt: skip


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = given.world()
    with within(made.committee):
        organ = given.organ(made.committee, "提案委员会", OrganKind.SPECIAL_COMMITTEE)
        made.place = actions.take_seat(made.act(Role.OFFICE_STAFF), organ, member_id=made.members[0].pk, office=SeatOffice.HEAD, since=dt.date(2025, 1, 1), decision="")
        yield made


@pytest.fixture
def signed(client, world):
    def sign(role):
        client.force_login(world.posts[role].user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign


def address(world, name):
    known = {
        "organ": world.place.organ_id, "correct_organ": world.place.organ_id, "dissolve_organ": world.place.organ_id, "take_seat": world.place.organ_id,
        "leave_seat": world.place.pk, "unit": world.units[0].pk, "correct_unit": world.units[0].pk, "stop_unit": world.units[0].pk, "appoint": world.units[0].pk,
        "relieve": world.posts[Role.UNIT_CLERK].pk, "post_password": world.posts[Role.UNIT_CLERK].pk, "decide_change": 1, "withdraw_change": 1,
    }  # fmt: skip
    pattern = next(str(one.pattern) for one in urlpatterns if one.name == name)
    more = {"what": "contact"} if "what" in pattern else {"kind": "members"} if "kind" in pattern else {}
    return reverse(f"membership:{name}", kwargs=more | ({"pk": known.get(name, world.members[0].pk)} if "<int:pk>" in pattern else {}))


def taken(response):
    """A download to its last byte, which closes it as a browser's reading does."""
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM])
@pytest.mark.parametrize("name", list(OPEN))
def test_pages_open_to_those_they_are_for(signed, world, name, role):
    response = signed(role).get(address(world, name))
    expected = {403} if role not in OPEN[name] else {409} if name == "import_preview" else {302} if name == "me" else {200}
    assert response.status_code in expected
    if response.streaming:
        assert taken(response)
    elif response.status_code == 200:
        assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize("name", list(SENT))
def test_what_is_sent_cannot_be_opened(signed, world, name):
    assert signed(Role.MEMBER if name == "withdraw_change" else Role.OFFICE_STAFF).get(address(world, name)).status_code == 405


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM])
@pytest.mark.parametrize("name", [name for name, roles in SENT.items() if roles == OFFICE])
def test_what_is_sent_is_taken_from_the_office_only(signed, world, name, role):
    response = signed(role).post(address(world, name))
    assert (response.status_code == 403) is (role not in OFFICE)


def test_signed_out_people_are_led_to_the_door(client, world):
    response = client.get(reverse("membership:members"))
    assert response.status_code == 302
    assert "sign-in" in response.url


@pytest.mark.parametrize("asked", ["许岚", "xl", "xulan", "XL", "许　岚"])
def test_a_member_is_found_by_name_and_by_pinyin(signed, world, asked):
    actions.correct(world.act(Role.OFFICE_STAFF), world.members[0], values={"employer": "第一小学", "name": "许岚岚"}, reason="")
    actions.correct(world.act(Role.ADMINISTRATOR), Member.objects.get(name="许岚岚"), values={"name": "许岚"}, reason="")
    page = signed(Role.OFFICE_STAFF).get(reverse("membership:members"), {"q": asked}).content.decode()
    assert "许岚" in page
    assert "沈亦舟" not in page


def test_a_list_costs_the_same_for_three_and_for_three_hundred(signed, world, django_assert_max_num_queries):
    for name in nasty.KEPT:
        given.organ(world.committee, name)
    from shangliang.work.membership.intake import read_roster

    data = nasty.roster(nasty.people(60))
    actions.import_roster(world.act(Role.ADMINISTRATOR), None, roster=read_roster(data, "a.xlsx"), term_id=world.session.term_id, filename="a.xlsx")
    staff = signed(Role.OFFICE_STAFF)
    staff.get(reverse("membership:members"))
    with django_assert_max_num_queries(18):
        staff.get(reverse("membership:members"))


@pytest.mark.parametrize(("role", "sees"), [(Role.MEMBER, False), (Role.AUDITOR, False), (Role.OFFICE_STAFF, True), (Role.PROPOSAL_STAFF, True)])
def test_phones_are_masked_and_shown_only_to_those_who_may(signed, world, role, sees):
    other = world.members[1]
    Member.objects.filter(pk=other.pk).update(phone="13912340001")
    person = signed(role)
    page = person.get(reverse("membership:member", args=[other.pk])).content.decode()
    assert "13912340001" not in page
    assert ("139****0001" in page) is sees
    shown = person.post(reverse("membership:show", args=[other.pk, "contact"]), headers={"HX-Request": "true"})
    assert (shown.status_code, "13912340001" in shown.content.decode()) == ((200, True) if sees else (403, False))
    assert standing().filter(kind="membership.shown").count() == int(sees)


def upload(client, data, name="名册.xlsx", **more):
    return client.post(reverse("membership:import"), {"file": SimpleUploadedFile(name, data), "term": "", **more})


def test_a_roster_is_uploaded_looked_at_and_imported_once(signed, world):
    staff = signed(Role.OFFICE_STAFF)
    data = nasty.book([["姓名", "界别", "手机"], ["苏晓禾", "教育", "13912340001"], ["许岚", "教育", "13912340002"]])
    looked = upload(staff, data)
    page = staff.get(looked.url).content.decode()
    assert "可以导入：新增 1 项，变动 1 项" in page
    form = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("file", "digest", "term", "kind", "make")}
    assert not Member.objects.filter(name="苏晓禾").exists()
    sent = staff.post(reverse("membership:import_confirm"), form)
    assert sent.url == reverse("membership:import_done")
    assert Member.objects.filter(name="苏晓禾").exists()
    assert "取初始密码表" in staff.get(sent.url).content.decode()
    sheet = staff.post(reverse("membership:passwords"))
    rows = read(taken(sheet), "a.xlsx")[0].rows
    assert [cell.text for cell in rows[1]][:2] == ["苏晓禾", "委员"]
    assert staff.post(reverse("membership:passwords")).status_code == 409, "the sheet is fetched once"
    assert staff.post(reverse("membership:import_confirm"), form).status_code == 409, "a second click finds nothing to import"


def test_an_import_with_errors_shows_them_and_offers_no_button(signed, world):
    staff = signed(Role.OFFICE_STAFF)
    page = staff.get(upload(staff, nasty.book([["姓名", "界别"], ["苏晓禾", "教育卫生"]])).url).content.decode()
    assert "有 1 行要改" in page
    assert "是不是“教育界”" in page
    assert reverse("membership:import_confirm") not in page


def test_missing_bodies_can_be_made_from_the_preview(signed, world):
    staff = signed(Role.OFFICE_STAFF)
    page = staff.get(upload(staff, nasty.book([["姓名", "界别"], ["苏晓禾", "航天"]])).url).content.decode()
    link = re.search(r'href="([^"]*make=1[^"]*)"', page)[1].replace("&amp;", "&")
    assert "会同时建立：航天界（界别）" in staff.get(link).content.decode()


@pytest.mark.parametrize(("data", "why"), [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "残缺不全"), (b"x" * (30 * 1024 * 1024), "最多 20 MB"), (nasty.book([["姓名", "界别"]]), "只有表头")])
def test_a_bad_file_is_refused_on_the_page_where_it_was_chosen(signed, world, data, why):
    response = upload(signed(Role.OFFICE_STAFF), data)
    assert response.status_code == 422
    assert why in response.content.decode()


def test_a_confirmation_for_another_file_is_refused(signed, world):
    staff = signed(Role.OFFICE_STAFF)
    upload(staff, nasty.book([["姓名", "界别"], ["苏晓禾", "教育"]]))
    assert staff.post(reverse("membership:import_confirm"), {"file": "another"}).status_code == 409


@pytest.mark.parametrize(("role", "phones", "status"), [(Role.OFFICE_STAFF, "1", 200), (Role.OFFICE_STAFF, "", 200), (Role.MEMBER, "", 403), (Role.AUDITOR, "", 403)])
def test_a_list_is_taken_away_by_those_who_may_and_leaves_a_trace(signed, world, role, phones, status):
    response = signed(role).post(reverse("membership:export", args=["members"]), {"phones": phones})
    assert response.status_code == status
    assert not response.streaming or taken(response)
    said = [fact.data for fact in standing().filter(kind="membership.exported")]
    assert said == ([{"what": "委员", "rows": 3, "phones": bool(phones)}] if status == 200 else [])


SECTOR = lambda world: Organ.objects.get(name="经济界").pk  # noqa: E731


@pytest.mark.parametrize(
    ("name", "form", "where", "said"),
    [
        ("seat", lambda w: {"name": "苏晓禾", "sector": SECTOR(w), "since": "2026-01-12", "phone": "139 1234 0001"}, None, "初始密码"),
        ("end", lambda w: {"way": "resigned", "on": "2026-01-12"}, "member", "辞去"),
        ("change_sector", lambda w: {"sector": SECTOR(w), "on": "2026-01-12"}, "member", "经济界"),
        ("change_office", lambda w: {"office": "副主席", "standing": "1", "on": "2026-01-12"}, "member", "副主席"),
        ("correct", lambda w: {"name": "许岚", "job": "校长", "reason": "任职"}, "member", "校长"),
        ("add_organ", lambda w: {"kind": "group", "name": "第二小组"}, "organs", "第二小组"),
        ("correct_organ", lambda w: {"name": "提案委", "position": "1"}, "organ", "提案委"),
        ("dissolve_organ", lambda w: {"on": "2026-01-12"}, "organ", "撤销"),
        ("take_seat", lambda w: {"member": w.members[1].pk, "office": "member", "since": "2026-01-12"}, "organ", "沈亦舟"),
        ("leave_seat", lambda w: {"on": "2026-01-12"}, "organ", "还没有人任职"),
        ("add_unit", lambda w: {"name": "市水利局", "system": "government"}, "units", "市水利局"),
        ("correct_unit", lambda w: {"name": "市教育体育局", "system": "government"}, "unit", "市教育体育局"),
        ("stop_unit", lambda w: {"reason": "撤并"}, "unit", "已停用"),
        ("appoint", lambda w: {"role": "unit_clerk", "name": "罗毅", "since": "2026-01-12"}, None, "初始密码"),
        ("appoint_staff", lambda w: {"role": "proposal_staff", "name": "周敏", "since": "2026-01-12"}, None, "初始密码"),
        ("relieve", lambda w: {"on": "2026-01-12"}, "unit", "市教育局"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_act_is_filled_in_and_leads_back_to_what_it_changed(signed, world, name, form, where, said):
    with given.on("2026-01-12"):
        staff = signed(Role.OFFICE_STAFF)
        sent = staff.post(address(world, name), form(world))
        if where is None:
            assert said in sent.content.decode()
            return
        assert sent.status_code == 302, sent.content.decode()
        assert sent.url == address(world, where)
        assert said in staff.get(sent.url).content.decode()


@pytest.mark.parametrize(
    ("name", "form", "why"),
    [
        ("seat", {"name": "", "sector": "", "since": ""}, "请填写"), ("seat", {"name": "苏晓禾", "sector": "1", "since": "2100-01-01", "phone": "13900"}, "不像电话号码"),
        ("end", {"way": "resigned", "on": "2100-01-01"}, "还没有到这一天"), ("end", {"way": "nothing", "on": "x"}, "请从给出的几项里选"),
        ("correct", {"name": "许岚😀"}, "不会出现在人名里"), ("correct", {"name": "许岚", "employer": "长" * 121}, "最多 120 个字"),
        ("add_unit", {"name": "市教育局", "system": "government"}, "已经有同名的单位"), ("stop_unit", {"reason": ""}, "请填写"),
        ("appoint_staff", {"role": "administrator", "name": "周敏", "since": "2026-01-12"}, "请从给出的几项里选"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_under_its_field_and_what_was_typed_stays(signed, world, name, form, why):
    response = signed(Role.OFFICE_STAFF).post(address(world, name), form)
    assert response.status_code == 422
    page = response.content.decode()
    assert why in page
    assert all(value[:30] in page for value in form.values() if value not in {"nothing", "x", "administrator"})


def test_html_and_sql_in_every_field_are_only_text(signed, world):
    odd = "<script>alert(1)</script>'; drop table people_unit; --"
    signed(Role.OFFICE_STAFF).post(address(world, "add_unit"), {"name": odd[:80], "system": "government", "duties": odd, "short_name": odd[:40]})
    page = signed(Role.OFFICE_STAFF).get(reverse("membership:units")).content.decode()
    assert Unit.objects.filter(name=odd).exists()
    assert "<script>alert(1)" not in page


def test_a_member_asks_for_a_change_and_the_office_agrees(client, signed, world):
    member = world.members[0]
    client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
    sent = client.post(reverse("membership:ask_change"), {"phone": "13912340007", "employer": "第二小学", "reason": "调动"})
    assert "你申请修改手机号、工作单位" in client.get(sent.url).content.decode()
    change = ChangeRequest.objects.get()
    staff = signed(Role.OFFICE_STAFF)
    assert "13912340007" in staff.get(reverse("membership:changes")).content.decode()
    staff.post(reverse("membership:decide_change", args=[change.pk]), {"answer": "agree"})
    assert Member.objects.get(pk=member.pk).phone == "13912340007"


def test_somebody_elses_committee_is_not_there(signed, world):
    other = given.world()
    staff = signed(Role.OFFICE_STAFF)
    with within(other.committee):
        pks = {"member": other.members[0].pk, "unit": other.units[0].pk, "organ": Organ.objects.first().pk}
    for name, pk in pks.items():
        assert staff.get(reverse(f"membership:{name}", args=[pk])).status_code == 404


def test_a_former_member_cannot_be_moved_and_the_page_says_why(signed, world):
    member = world.members[0]
    actions.end(world.act(Role.OFFICE_STAFF), member, way=actions.seating.Ending.RESIGNED, on=dt.date(2026, 1, 12), decision="")
    page = signed(Role.OFFICE_STAFF).get(reverse("membership:member", args=[member.pk])).content.decode()
    assert "席位已在 2026-01-12 结束" in page
    assert not Seat.objects.filter(member=member, until=None).exists()
