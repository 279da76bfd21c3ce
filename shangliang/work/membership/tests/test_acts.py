"""The roster's acts: each does, records, and refuses whom and when it must."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import check_password

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.initial import is_initial
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, System, Unit, User
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.work.membership import actions
from shangliang.work.membership.actions import bodies
from shangliang.work.membership.rules import ChangeState, Ending
from tests import given

DAY = dt.date(2026, 1, 12)


@pytest.fixture
def office(world):
    return lambda role=Role.OFFICE_STAFF: replace(world.act(role), uid=uuid4())


def seated(office, name="苏晓禾", phone="13912340001", **more):
    sector = Organ.objects.filter(kind=OrganKind.SECTOR).first()
    values = {"name": name, "phone": phone, "number": ""} | more
    return actions.seat(office(), None, term_id=Term.objects.get().pk, sector_id=sector.pk, since=DAY, decision="六届七次常委会", values=values)


def said(kind):
    return standing().filter(kind=f"membership.{kind}").latest("pk").data


def test_a_member_seated_in_between_gets_an_account_and_a_post(office):
    member, issued = seated(office)
    assert check_password(issued.password, member.user.password)
    assert Post.objects.get(member=member).since == DAY
    assert said("seated") == {"number": "", "sector": member.sector.name, "since": "2026-01-12", "way": "增补", "decision": "六届七次常委会"} | {
        "affiliation": "", "standing": False, "continuing": False,
    }  # fmt: skip


def test_somebody_with_an_account_keeps_it_and_gets_no_password(office):
    User.objects.create(account="sxh", name="苏晓禾", phone="13912340001", phone_print=fingerprint("13912340001"))
    member, issued = seated(office)
    assert (member.user.account, issued) == ("sxh", None)
    with pytest.raises(NotNow, match="已经有一个席位"):
        seated(office)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"since": dt.date(2020, 1, 1)}, "since"), ({"since": dt.date(2031, 1, 1)}, "since"), ({"sector_id": 0}, "sector")],
)
def test_a_seat_that_cannot_be_is_refused_at_its_field(world, office, change, field):
    known = {"term_id": Term.objects.get().pk, "sector_id": world.members[0].sector_id, "since": DAY, "decision": "", "values": {"name": "苏晓禾"}}
    with pytest.raises(Invalid) as refusal:
        actions.seat(office(), None, **known | change)
    assert field in refusal.value.fields


def test_a_phone_or_number_of_another_is_refused_at_its_field(office):
    seated(office, number="06001")
    for values, field in (({"name": "叶思齐"}, "phone"), ({"name": "叶思齐", "phone": "", "number": "06001"}, "number")):
        with pytest.raises(Invalid) as refusal:
            seated(office, **values)
        assert field in refusal.value.fields


def test_an_ended_seat_ends_places_and_post_and_keeps_the_history(world, office):
    member = world.members[0]
    organ = given.organ(world.committee, "提案委员会", OrganKind.SPECIAL_COMMITTEE)
    actions.take_seat(office(), organ, member_id=member.pk, office=SeatOffice.HEAD, since=dt.date(2025, 1, 1), decision="")
    actions.end(office(), member, way=Ending.RESIGNED, on=DAY, decision="六届八次常委会")
    member.refresh_from_db()
    assert (member.until, member.leaving) == (DAY, "辞去")
    assert Seat.objects.get(member=member).until == DAY
    assert Post.objects.get(member=member).until == DAY
    with pytest.raises(NotNow, match="已经在 2026-01-12 结束"):
        actions.end(office(), member, way=Ending.DIED, on=DAY, decision="")


@pytest.mark.parametrize(("on", "why"), [(dt.date(2027, 1, 1), "还没有到"), (dt.date(2020, 1, 1), "不能早于")])
def test_a_seat_ends_on_a_day_that_has_come(world, office, on, why):
    with pytest.raises(Invalid, match=why):
        actions.end(office(), world.members[0], way=Ending.RESIGNED, on=on, decision="")


def test_a_change_of_sector_says_before_and_after(world, office):
    member, sector = world.members[0], world.members[1].sector
    actions.change_sector(office(), member, sector_id=sector.pk, on=DAY, decision="")
    assert said("sector_changed") == {"before": "教育界", "after": sector.name, "on": "2026-01-12", "decision": ""}
    with pytest.raises(Invalid, match="现在就在"):
        actions.change_sector(office(), member, sector_id=sector.pk, on=DAY, decision="")


def test_a_change_of_office_says_before_and_after(world, office):
    actions.change_office(office(), world.members[0], office="副主席", standing=True, on=DAY, decision="六届二次全会")
    assert (said("office_changed")["before"], said("office_changed")["after"]) == ("委员", "副主席、常委")


def test_a_correction_says_open_fields_in_full_and_sealed_ones_by_name_only(world, office):
    member = world.members[0]
    actions.correct(office(), member, values={"name": "许　岚岚".replace("　", ""), "job": "校长", "phone": "13912340009", "address": "海门街道一号"}, reason="录入有误")
    member.refresh_from_db()
    assert (member.name, member.user.name, member.user.phone, member.spelling) == ("许岚岚", "许岚岚", "13912340009", "xll xulanlan")
    assert member.user.phone_print == fingerprint("13912340009")
    assert said("corrected") == {"fields": ["姓名：许岚 → 许岚岚", "职务：无 → 校长"], "hidden": ["手机号", "地址"], "reason": "录入有误"}
    assert "1391234" not in str([fact.data for fact in standing()])


@pytest.mark.parametrize("values", [{"phone": "13912340001"}, {"job": ""}])
def test_a_correction_without_effect_or_with_anothers_phone_changes_nothing(world, office, values):
    seated(office)
    with pytest.raises(Invalid):
        actions.correct(office(), world.members[0], values=values, reason="")
    assert Member.objects.get(pk=world.members[0].pk).phone == ""


def test_of_two_who_set_up_the_same_body_at_once_the_slower_one_is_told(office, monkeypatch):
    monkeypatch.setattr(bodies, "_name_is_free", lambda *asked: None)  # both looked before either had written
    values = {"name": "农业和农村委员会", "short_name": "农业农村委", "position": 9, "since": DAY}
    actions.add_organ(office(), None, kind=OrganKind.SPECIAL_COMMITTEE, values=values)
    with pytest.raises(NotNow, match="刚才有人同时"):
        actions.add_organ(office(), None, kind=OrganKind.SPECIAL_COMMITTEE, values=values)
    assert standing().filter(kind="membership.organ_added").count() == 1


def test_organs_are_set_up_corrected_and_dissolved(world, office):
    values = {"name": "文史委员会", "short_name": "文史委", "position": 5, "since": DAY}
    organ = actions.add_organ(office(), None, kind=OrganKind.SPECIAL_COMMITTEE, values=values)
    with pytest.raises(Invalid, match="已经有叫"):
        actions.add_organ(office(), None, kind=OrganKind.SPECIAL_COMMITTEE, values=values)
    actions.correct_organ(office(), organ, values=values | {"name": "文化文史委员会"})
    assert said("organ_corrected") == {"fields": ["名称：文史委员会 → 文化文史委员会"]}
    actions.take_seat(office(), organ, member_id=world.members[0].pk, office=SeatOffice.MEMBER, since=DAY, decision="")
    actions.dissolve_organ(office(), organ, on=DAY, decision="")
    assert Seat.objects.get(organ=organ).until == DAY
    with pytest.raises(NotNow, match="撤销"):
        actions.take_seat(office(), organ, member_id=world.members[1].pk, office=SeatOffice.MEMBER, since=DAY, decision="")


def test_a_sector_with_members_is_not_dissolved(world, office):
    with pytest.raises(NotNow, match="还有 1 位委员"):
        actions.dissolve_organ(office(), world.members[0].sector, on=DAY, decision="")


def test_a_new_office_in_an_organ_ends_the_one_before(world, office):
    organ, member = given.organ(world.committee, "提案委员会", OrganKind.SPECIAL_COMMITTEE), world.members[0]
    actions.take_seat(office(), organ, member_id=member.pk, office=SeatOffice.MEMBER, since=dt.date(2025, 1, 1), decision="")
    place = actions.take_seat(office(), organ, member_id=member.pk, office=SeatOffice.HEAD, since=DAY, decision="")
    assert list(Seat.objects.filter(member=member).order_by("since").values_list("office", "until")) == [("member", DAY), ("head", None)]
    with pytest.raises(Invalid, match="现在就是"):
        actions.take_seat(office(), organ, member_id=member.pk, office=SeatOffice.HEAD, since=DAY, decision="")
    actions.leave_seat(office(), place, on=DAY, decision="")
    assert said("seat_left")["office"] == "主任"


def test_a_renamed_unit_is_still_found_by_its_old_name(office):
    unit = actions.add_unit(office(), None, values={"name": "市文广局", "system": System.GOVERNMENT})
    actions.correct_unit(office(), unit, values={"name": "市文化和旅游局"}, reason="机构改革")
    unit.refresh_from_db()
    assert unit.aliases == ["市文广局"]
    assert said("unit_corrected")["fields"] == ["名称：市文广局 → 市文化和旅游局", "别名：无 → 市文广局"]
    actions.stop_unit(office(), unit, reason="撤并")
    assert not Unit.objects.get(pk=unit.pk).active
    actions.resume_unit(office(), unit)
    with pytest.raises(NotNow):
        actions.resume_unit(office(), unit)


def test_posts_are_given_and_ended(world, office):
    post, issued = actions.appoint(office(), world.units[1], role=Role.UNIT_CLERK, name="罗毅", phone="13800001111", since=DAY)
    assert is_initial(post.user.password)
    again, none = actions.appoint(office(), world.units[2], role=Role.UNIT_CLERK, name="罗毅", phone="13800001111", since=DAY)
    assert (again.user_id, none) == (post.user_id, None)
    with pytest.raises(NotNow, match="已经是"):
        actions.appoint(office(), world.units[1], role=Role.UNIT_CLERK, name="罗毅", phone="13800001111", since=DAY)
    actions.relieve(office(), post, on=DAY)
    assert Post.objects.get(pk=post.pk).until == DAY


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.PLATFORM, Role.MEMBER])
def test_the_office_gives_no_post_that_could_do_more_than_its_own(office, role):
    with pytest.raises(NotAllowed):
        actions.appoint(office(), None, role=role, name="周敏", since=DAY)


def test_the_office_opens_no_administrators_account_with_a_new_password(world, office):
    admin = world.posts[Role.ADMINISTRATOR].user_id
    with pytest.raises(NotAllowed):
        actions.issue_passwords(office(), None, user_ids=[admin])
    assert actions.issue_passwords(office(Role.ADMINISTRATOR), None, user_ids=[world.posts[Role.AUDITOR].user_id])


def test_an_account_that_is_used_elsewhere_gets_no_new_password_here(world, office):
    other = given.committee()
    who = world.posts[Role.CHAIR].user
    with within(other):
        given.post(other, Role.OFFICE_STAFF, who=who)
    with pytest.raises(NotAllowed, match="还用在别处"):
        actions.issue_passwords(office(), None, user_ids=[who.pk])


def test_nobody_takes_their_own_administrators_post(world, office):
    with pytest.raises(NotNow, match="自己的"):
        actions.relieve(office(Role.ADMINISTRATOR), world.posts[Role.ADMINISTRATOR], on=DAY)


def test_what_a_member_asks_for_waits_until_the_office_agrees(world, office):
    member = world.members[0]
    mine = lambda: given.act(world.as_member(member))  # noqa: E731
    change = actions.ask_change(mine(), member, values={"phone": "13912340007", "employer": "第二小学", "name": "改名"}, reason="调动")
    member.refresh_from_db()
    assert (member.phone, change.labels) == ("", "手机号、工作单位")
    actions.decide_change(office(), change, agreed=True)
    member.refresh_from_db()
    assert (member.phone, member.employer, member.name) == ("13912340007", "第二小学", "许岚")
    with pytest.raises(NotNow):
        actions.decide_change(office(), change, agreed=True)


def test_a_declined_request_needs_a_reason_and_changes_nothing(world, office):
    member = world.members[0]
    change = actions.ask_change(given.act(world.as_member(member)), member, values={"job": "院长"})
    with pytest.raises(Invalid, match="写明理由"):
        actions.decide_change(office(), change, agreed=False)
    actions.decide_change(office(), change, agreed=False, note="请附任命文件")
    change.refresh_from_db()
    assert (change.state, Member.objects.get(pk=member.pk).job) == (ChangeState.DECLINED, "")


def test_a_second_request_takes_the_place_of_the_first(world):
    member = world.members[0]
    first = actions.ask_change(given.act(world.as_member(member)), member, values={"job": "院长"})
    second = actions.ask_change(given.act(world.as_member(member)), member, values={"job": "校长"})
    first.refresh_from_db()
    assert (first.state, second.state) == (ChangeState.WITHDRAWN, ChangeState.WAITING)
    actions.withdraw_change(given.act(world.as_member(member)), second)


def test_members_ask_and_withdraw_for_themselves_only(world):
    me, other = world.members[:2]
    change = actions.ask_change(given.act(world.as_member(me)), me, values={"job": "院长"})
    for act in (lambda a: actions.ask_change(a, me, values={"job": "x"}), lambda a: actions.withdraw_change(a, change)):
        with pytest.raises(NotAllowed):
            act(given.act(world.as_member(other)))


def test_looking_at_a_phone_is_recorded_without_the_phone(world, office):
    Member.objects.filter(pk=world.members[0].pk).update(phone="13912340001")
    member = Member.objects.get(pk=world.members[0].pk)
    assert actions.show_contact(office(), member) == {"phone": "13912340001"}
    assert said("shown") == {"fields": ["手机号", "邮箱"]}


ONLY_OFFICE = {
    "seat": lambda w, act: actions.seat(act, None, term_id=1, sector_id=1, since=DAY, decision="", values={"name": "某"}),
    "end": lambda w, act: actions.end(act, w.members[0], way=Ending.RESIGNED, on=DAY, decision=""),
    "change_sector": lambda w, act: actions.change_sector(act, w.members[0], sector_id=1, on=DAY, decision=""),
    "change_office": lambda w, act: actions.change_office(act, w.members[0], office="", standing=True, on=DAY, decision=""),
    "correct": lambda w, act: actions.correct(act, w.members[0], values={"job": "x"}, reason=""),
    "add_organ": lambda w, act: actions.add_organ(act, None, kind=OrganKind.GROUP, values={"name": "x"}),
    "dissolve_organ": lambda w, act: actions.dissolve_organ(act, w.members[0].sector, on=DAY, decision=""),
    "take_seat": lambda w, act: actions.take_seat(act, w.members[0].sector, member_id=1, office=SeatOffice.HEAD, since=DAY, decision=""),
    "add_unit": lambda w, act: actions.add_unit(act, None, values={"name": "x"}),
    "stop_unit": lambda w, act: actions.stop_unit(act, w.units[0], reason="x"),
    "appoint": lambda w, act: actions.appoint(act, w.units[0], role=Role.UNIT_HEAD, name="某", since=DAY),
    "relieve": lambda w, act: actions.relieve(act, w.posts[Role.UNIT_CLERK], on=DAY),
    "issue_passwords": lambda w, act: actions.issue_passwords(act, None, user_ids=[1]),
    "show_papers": lambda w, act: actions.show_papers(act, w.members[0]),
}


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OFFICE_STAFF, Role.ADMINISTRATOR, Role.PLATFORM}])
@pytest.mark.parametrize("act", list(ONLY_OFFICE))
def test_these_acts_are_the_offices_alone(world, act, role):
    with pytest.raises(NotAllowed):
        ONLY_OFFICE[act](world, world.act(role))
