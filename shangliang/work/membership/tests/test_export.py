"""Lists go out in the columns in which they come in: read in again they change nothing."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import within
from shangliang.work.membership import actions, exports, queries
from shangliang.work.membership.intake import Kind, read_roster
from shangliang.work.membership.queries import Fate, plan
from tests import given

from . import nasty

DAY = dt.date(2026, 1, 12)


@pytest.fixture
def world(db):
    made = given.world()
    with within(made.committee):
        for name in nasty.KEPT:
            given.organ(made.committee, name)
        act = made.act(Role.ADMINISTRATOR)
        actions.import_roster(act, None, roster=read_roster(nasty.roster(nasty.people(60)), "a.xlsx"), term_id=Term.objects.get().pk, filename="a.xlsx")
        rows = [["机构名称", "类别", "简称", "次序", "姓名", "职务", "任职日期"], ["提案委员会", "专委会", "提案委", 3, "许岚", "主任", "2025.1"], ["第一小组", "小组", "", "", "沈亦舟", "", ""], ["经济委员会", "专委会", "", "", "", "", ""]]
        units = [["单位名称", "简称", "系统", "职责", "别名", "电话", "次序"], ["市住建局", "住建局", "政府", "房屋、\n道路", "建设局、房管局", "0576-88880000", 7]]
        posts = [["姓名", "手机", "岗位", "承办单位"], ["罗毅", "13800001111", "联络员", "市住建局"], ["周敏", "", "提案委经办", ""]]
        for data in (rows, units, posts):
            actions.import_roster(replace(act, uid=uuid4()), None, roster=read_roster(nasty.book(data), "b.xlsx"), term_id=Term.objects.get().pk, filename="b.xlsx")
        yield made


def written(kind, *, phones):
    with exports.listing(kind, queries.listing.rows_of(kind, Term.objects.get().pk, phones=phones)) as file:
        return file.read()


@pytest.mark.parametrize("phones", [True, False])
@pytest.mark.parametrize("kind", list(Kind))
def test_what_goes_out_comes_in_again_unchanged(world, kind, phones):
    roster = read_roster(written(kind, phones=phones), "名册.xlsx")
    table, = roster.tables
    made = plan(roster, Term.objects.get(), DAY)
    assert (table.kind, table.unknown) == (kind, [])
    assert [(row.label, row.fate, row.changes, row.entry.problems) for row in made.rows if row.fate is not Fate.SAME] == []
    assert len(made.rows) > 2


def test_phones_go_out_masked_unless_one_may_see_them(world):
    masked, clear = (read_roster(written(Kind.MEMBERS, phones=phones), "a.xlsx").tables[0].entries for phones in (False, True))
    assert {entry.get("phone")[3:7] for entry in masked if entry.get("phone")} == {"****"}
    assert any(entry.get("phone") == "13900000000" for entry in clear)


def test_addresses_and_identity_numbers_never_go_out():
    assert not {"address", "identity"} & {column.key for column in exports.columns(Kind.MEMBERS)}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_template_is_understood_and_its_example_is_without_fault(kind):
    with exports.template(kind) as file:
        table, = read_roster(file.read(), "模板.xlsx").tables
    assert (table.kind, table.unknown) == (kind, [])
    assert not table.entries[0].problems
