"""Importing rosters: a preview that says everything, then all or nothing."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice, Unit, User
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.work.membership import actions
from shangliang.work.membership.intake import Kind, read_roster
from shangliang.work.membership.queries import Fate, plan
from tests import given

from . import nasty

DAY = dt.date(2026, 1, 12)
HEAD = ["委员证号", "姓名", "界别", "手机号", "工作单位", "职务", "出生年月"]


@pytest.fixture
def world(db):
    made = given.world()
    with within(made.committee):
        for name in nasty.KEPT:
            given.organ(made.committee, name)
        given.organ(made.committee, "提案委员会", OrganKind.SPECIAL_COMMITTEE)
        given.organ(made.committee, "第一小组", OrganKind.GROUP)
        yield made


def term():
    return Term.objects.get()


def planned(data, name="名册.xlsx", **how):
    return plan(read_roster(data, name), term(), DAY, **how)


def imported(world, data, *, name="名册.xlsx", role=Role.OFFICE_STAFF, act=None, **how):
    return actions.import_roster(act or world.act(role), None, roster=read_roster(data, name), term_id=term().pk, filename=name, **how)


def errors(made):
    return [(p.address, p.text) for row in made.rows for p in row.entry.problems if p.error]


def warnings(made):
    return [(p.address, p.text) for row in made.rows for p in row.entry.problems if not p.error]


def test_a_whole_messy_roster_is_previewed_and_then_seated(world):
    people = nasty.people(120)
    made = planned(nasty.roster(people))
    assert not errors(made)
    assert made.count(Fate.NEW) == 120
    assert Member.objects.count() == 3, "a preview writes nothing"
    done = imported(world, nasty.roster(people), digest=made.digest)
    assert (done.new, done.changed, len(done.issued)) == (120, 0, 120)
    first = Member.objects.get(number="060001")
    assert (first.name, first.phone, first.sector.name) == (people[0]["name"], "13900000000", "中国共产党界")
    assert first.user.account == "060001"
    assert Post.objects.get(member=first).role == Role.MEMBER
    assert standing().filter(kind="membership.seated").count() == 120
    assert standing().get(kind="people.roster_imported").data == {"file": "名册.xlsx", "new": 120, "changed": 0, "same": 0, "accounts": 120}


def test_no_fact_ever_carries_a_phone(world):
    imported(world, nasty.roster(nasty.people(30)))
    assert "13900000" not in "".join(str(fact.data) + fact.subject_label for fact in standing())


def test_a_new_member_signs_in_with_the_initial_password(world):
    issued = imported(world, nasty.book([HEAD, ["06001", "苏晓禾", "农业", "13912340001", "", "", ""]])).issued[0]
    request = RequestFactory().post("/")
    assert authenticate(request, username="13912340001", password=issued.password).must_change_password
    assert authenticate(request, username=issued.account, password=issued.password).name == "苏晓禾"


def test_the_same_roster_again_changes_nothing_and_says_so(world):
    data = nasty.roster(nasty.people(40))
    imported(world, data)
    again = planned(data)
    assert again.count(Fate.SAME) == 40
    assert not again.is_ready
    with pytest.raises(NotNow, match="完全一致"):
        imported(world, data, act=replace(world.act(Role.OFFICE_STAFF), uid=uuid4()))


def test_what_differs_is_shown_before_and_after_and_blanks_say_nothing(world):
    imported(world, nasty.book([HEAD, ["06001", "苏晓禾", "农业", "13912340001", "甲厂", "厂长", "1980.05"]]))
    made = planned(nasty.book([HEAD, ["06001", "苏晓禾", "教育界", "13912340002", "", "总经理", ""]]))
    row, = made.rows
    assert row.fate is Fate.CHANGED
    assert [(c.label, c.before, c.after) for c in row.changes] == [
        ("职务", "厂长", "总经理"), ("手机号", "139****0001", "139****0002"), ("界别", "农业界", "教育界"),
    ]


def test_changes_are_acts_with_facts_of_their_own(world):
    imported(world, nasty.book([HEAD, ["06001", "苏晓禾", "农业", "13912340001", "甲厂", "厂长", "1980.05"]]))
    imported(world, nasty.book([HEAD, ["06001", "苏晓禾", "教育界", "13912340002", "", "总经理", ""]]), act=replace(world.act(Role.OFFICE_STAFF), uid=uuid4()))
    member = Member.objects.get(number="06001")
    assert (member.job, member.employer, member.sector.name, member.phone) == ("总经理", "甲厂", "教育界", "13912340002")
    assert User.objects.get(pk=member.user_id).phone == "13912340002"
    said = {fact.kind: fact.data for fact in standing().filter(subject_id=member.pk, subject_type="people.member")}
    assert said["membership.sector_changed"]["after"] == "教育界"
    assert said["membership.corrected"] == {"fields": ["职务：厂长 → 总经理"], "hidden": ["手机号"], "reason": "名册导入"}


@pytest.mark.parametrize(
    ("rows", "address", "why"),
    [
        ([["1", "苏晓禾", "", "", "", "", ""]], "C2", "没有写界别"),
        ([["1", "苏晓禾", "教育卫生", "", "", "", ""]], "C2", "是不是“教育界”"),
        ([["1", "苏晓禾", "航天", "", "", "", ""]], "C2", "没有“航天”这个界别"),
        ([["1", "苏晓禾", "教育", "13912340001", "", "", ""], ["2", "叶思齐", "教育", "139-1234-0001", "", "", ""]], "D3", "与第 2 行（苏晓禾）重复"),
        ([["1", "苏晓禾", "教育", "", "", "", ""], ["1", "叶思齐", "教育", "", "", "", ""]], "A3", "委员证号与第 2 行"),
        ([["", "苏晓禾", "教育", "", "", "", ""], ["", "苏晓禾", "农业", "", "", "", ""]], "B2", "不止一位苏晓禾"),
        ([["", "许岚", "教育", "", "", "", ""], ["", "许　岚", "教育", "", "", "", ""]], "B2", "不止一位许岚"),
        ([["1", "", "教育", "13912340001", "", "", ""]], "B2", "没有写姓名"),
        ([["1", "苏晓禾", "教育", "13912340001", "", "", "2100.1"]], "G2", "2100"),
        ([["1", "苏晓禾", "教育", "139****0001", "", "", ""]], "D2", "遮住了几位"),
    ],
)
def test_an_error_names_the_cell_and_keeps_the_whole_file_out(world, rows, address, why):
    good = ["9", "顾清和", "教育", "13912349999", "", "", ""]
    data = nasty.book([HEAD, *rows, good])
    assert any(at == address and why in text for at, text in errors(planned(data))), errors(planned(data))
    with pytest.raises(Invalid, match="一行也没有导入"):
        imported(world, data)
    assert not Member.objects.filter(name="顾清和").exists()


@pytest.mark.parametrize(
    ("name", "why", "level"),
    [("罗毅", "沿用罗毅已有的账号", warnings), ("别人", "已经是另一个人的登录号", errors)],
)
def test_a_phone_that_somebody_signs_in_with_is_the_same_person_or_a_mistake(world, name, why, level):
    User.objects.create(account="luoyi", name="罗毅", phone="13912340001", phone_print=fingerprint("13912340001"))
    made = planned(nasty.book([HEAD, ["1", name, "教育", "13912340001", "", "", ""]]))
    assert any(address == "D2" and why in text for address, text in level(made)), made.rows[0].entry.problems


def test_a_person_keeps_the_account_of_an_earlier_term(world):
    earlier = Term.objects.create(committee=world.committee, number=5, starts_on=dt.date(2019, 12, 20), ends_on=dt.date(2024, 12, 20))
    who = given.member(world.committee, "顾清和", term=earlier)
    Member.objects.filter(pk=who.pk).update(born_on=dt.date(1970, 3, 1), until=earlier.ends_on)
    data = nasty.book([HEAD, ["1", "顾清和", "教育", "13912340001", "", "", "1970年3月"]])
    sixth = Term.objects.get(number=6)
    made = plan(read_roster(data, "名册.xlsx"), sixth, DAY)
    assert "是同一人" in made.rows[0].entry.problems[0].text
    done = actions.import_roster(world.act(Role.ADMINISTRATOR), None, roster=read_roster(data, "名册.xlsx"), term_id=sixth.pk, filename="名册.xlsx")
    assert not done.issued
    assert Member.objects.get(term=sixth, name="顾清和").user_id == who.user_id


def test_missing_bodies_are_made_when_asked_for(world):
    data = nasty.book([["姓名", "界别", "专委会"], ["苏晓禾", "航天", "经济委员会、提案委"]])
    assert len(errors(planned(data))) == 2
    made = planned(data, make_missing=True)
    assert made.make == [(OrganKind.SECTOR, "航天界"), (OrganKind.SPECIAL_COMMITTEE, "经济委员会")]
    imported(world, data, make_missing=True)
    member = Member.objects.get(name="苏晓禾")
    assert member.sector.name == "航天界"
    assert set(Seat.objects.filter(member=member).values_list("organ__name", flat=True)) == {"经济委员会", "提案委员会"}
    assert standing().filter(kind="membership.organ_added").count() == 2


def test_a_committee_without_sectors_takes_them_from_its_first_roster(db):
    home = given.committee()
    with within(home):
        given.session(home)
        staff = given.act(given.viewer(given.post(home, Role.ADMINISTRATOR)))
        data = nasty.book([["姓名", "界别"], ["苏晓禾", "农业"], ["叶思齐", "农业界"], ["顾清和", "医卫"]])
        actions.import_roster(staff, None, roster=read_roster(data, "a.xlsx"), term_id=Term.objects.get().pk, filename="a.xlsx")
        assert set(Organ.objects.values_list("name", flat=True)) == {"农业界", "医卫界"}


def test_one_file_may_bring_units_bodies_members_and_posts(world):
    book = nasty.openpyxl.Workbook()
    sheets = {
        "岗位": [["姓名", "手机", "岗位", "承办单位"], ["罗毅", "13900001111", "联络员", "市住建局"], ["罗毅", "13900001111", "分管领导", "临江市住房和城乡建设局"], ["周敏", "13900002222", "办公室经办", ""]],
        "机构": [["机构名称", "类别", "姓名", "职务"], ["文史委员会", "专委会", "苏晓禾", "主任"], ["文史委员会", "", "许岚", ""], ["提案委员会", "", "许岚", "副主任"]],
        "委员": [["姓名", "界别", "手机"], ["苏晓禾", "教育", "13900003333"]],
        "单位": [["单位名称", "简称", "系统", "别名"], ["临江市住房和城乡建设局", "市住建局", "政府口", "建设局、房管局"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = nasty.saved(book)
    made = planned(data)
    assert not errors(made)
    done = imported(world, data, digest=made.digest)
    assert sorted(one.name for one in done.issued) == ["周敏", "罗毅", "苏晓禾"]
    unit = Unit.objects.get(short_name="市住建局")
    assert unit.aliases == ["建设局", "房管局"]
    assert set(Post.objects.filter(unit=unit).values_list("user__name", "role")) == {("罗毅", Role.UNIT_CLERK), ("罗毅", Role.UNIT_HEAD)}
    assert set(Seat.objects.values_list("organ__name", "member__name", "office")) == {
        ("文史委员会", "苏晓禾", SeatOffice.HEAD), ("文史委员会", "许岚", SeatOffice.MEMBER), ("提案委员会", "许岚", SeatOffice.DEPUTY),
    }
    assert planned(data).count(Fate.SAME) == 8


@pytest.mark.parametrize(
    ("kind", "rows", "address", "why"),
    [
        (Kind.POSTS, [["姓名", "岗位", "承办单位"], ["罗毅", "联络员", ""]], "C2", "要写明是哪个承办单位"),
        (Kind.POSTS, [["姓名", "岗位", "承办单位"], ["罗毅", "联络员", "市教育厅"]], "C2", "是不是“市教育局”"),
        (Kind.POSTS, [["姓名", "岗位"], ["罗毅", "委员"]], "B2", "随席位而来"),
        (Kind.POSTS, [["姓名", "岗位"], ["罗毅", "平台管理员"]], "B2", "不能从名册导入"),
        (Kind.POSTS, [["姓名", "岗位"], ["罗毅", "厨师"]], "B2", "没有“厨师”这一项"),
        (Kind.POSTS, [["姓名", "岗位", "手机"], ["罗毅", "管理员", "13900001111"], ["周敏", "管理员", "13900001111"]], "C3", "与第 2 行的罗毅重复"),
        (Kind.ORGANS, [["机构名称", "姓名"], ["提案委员会", "没有人"]], "B2", "没有叫没有人的委员"),
        (Kind.ORGANS, [["机构名称", "姓名"], ["甲乙丙", "许岚"]], "第 2 行", "属于哪一类"),
        (Kind.ORGANS, [["机构名称", "姓名"], ["提案委员会", "许岚"], ["提案委", "许岚"]], "B3", "写了两次"),
        (Kind.UNITS, [["单位名称", "系统"], ["市教育局", "政府"], ["市 教育局", "政府"]], "A3", "与第 2 行重复"),
        (Kind.UNITS, [["单位名称", "系统"], ["市水利局", "水口"]], "B2", "没有“水口”"),
    ],
)
def test_units_bodies_and_posts_are_checked_cell_by_cell(world, kind, rows, address, why):
    made = plan(read_roster(nasty.book(rows), "a.xlsx", kind), term(), DAY)
    assert any(at == address and why in text for at, text in errors(made)), errors(made)


def test_a_roster_that_changed_since_the_preview_is_not_imported(world):
    data = nasty.book([HEAD, ["1", "苏晓禾", "教育", "", "", "", ""]])
    digest = planned(data).digest
    imported(world, data)
    other = nasty.book([HEAD, ["1", "苏晓禾", "教育", "", "乙厂", "", ""]])
    with pytest.raises(NotNow, match="又有变动"):
        imported(world, other, digest=digest, act=replace(world.act(Role.OFFICE_STAFF), uid=uuid4()))


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OFFICE_STAFF, Role.ADMINISTRATOR, Role.PLATFORM}])
def test_only_the_office_and_the_administrator_import(world, role):
    with pytest.raises(NotAllowed, match="导入名册"):
        imported(world, nasty.book([HEAD, ["1", "苏晓禾", "教育", "", "", "", ""]]), role=role)


def test_members_of_an_ended_term_are_seated_until_its_end(world):
    fifth = Term.objects.create(committee=world.committee, number=5, starts_on=dt.date(2019, 12, 20), ends_on=dt.date(2024, 12, 20))
    data = nasty.book([["姓名", "界别"], ["顾清和", "教育"]])
    actions.import_roster(world.act(Role.OFFICE_STAFF), None, roster=read_roster(data, "a.xlsx"), term_id=fifth.pk, filename="a.xlsx")
    member = Member.objects.get(term=fifth)
    assert member.until == fifth.ends_on
    assert not Post.objects.filter(member=member, until=None).exists()


def test_two_people_of_one_name_get_accounts_of_their_own(world):
    given.user("苏晓禾", account="suxiaohe")
    data = nasty.book([HEAD, ["", "苏晓禾", "教育", "13900000101", "", "", ""], ["", "苏晓禾", "农业", "13900000102", "", "", ""]])
    assert [one.account for one in imported(world, data).issued] == ["suxiaohe2", "suxiaohe3"]
