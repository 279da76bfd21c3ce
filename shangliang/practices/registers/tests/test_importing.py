"""A sheet comes in whole or not at all, and every wrong cell is named."""

import io
import time
from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.rows import Column, write_xlsx
from shangliang.practices.registers import actions, exports, queries
from shangliang.practices.registers.intake import layout
from shangliang.practices.registers.models import Entry
from tests import given

from .making import CHECKED, GIFTS, NOW

HEADS = ("日期", "捐赠人", "类型", "金额（万元）", "受益（人）", "捐赠委员", "用途")
TODAY = date(2026, 6, 1)


def book(*rows, heads=HEADS):
    file = io.BytesIO()
    write_xlsx(file, [Column(str(n), head) for n, head in enumerate(heads)], rows)
    return file.getvalue()


def planned(content, register=GIFTS, name="表.xlsx"):
    laid = layout(content, name, queries.words_of(register))
    return queries.plan(register, laid, laid.guess, today=TODAY)


def bring_in(r, lines, role=Role.OFFICE_STAFF, register="try_gifts"):
    return actions.bring_in(r.world.act(role, NOW), None, register=register, lines=[line.entered for line in lines], source="表.xlsx")


def test_a_sheet_comes_in_and_counts(r):
    lines = planned(book(("2026-03-05", "甲公司", "捐款", 12.5, 30, "许岚、沈亦舟", "助学、助医"), ("2026年4月", "乙公司", "捐物", "３万元", "", "", "")))
    assert [line.errors for line in lines] == [[], []]
    assert bring_in(r, lines) == 2
    assert (r.figure("try_gifts.all"), float(r.figure("try_gifts.sum")), r.figure("try_gifts.members")) == (2, 15.5, 2)
    assert sorted(Fact.objects.filter(kind="registers.recorded").values_list("happened_at", flat=True)) == [given.at("2026-03-05", "12:00"), given.at("2026-04-01", "12:00")]
    assert set(Entry.objects.values_list("source", flat=True)) == {"表.xlsx"}


def test_every_wrong_cell_is_named_and_nothing_is_kept(r):
    lines = planned(book(
        ("2026-03-05", "甲公司", "捐款", 1, "", "", ""), ("2026-13-05", "", "借款", "很多", 1.5, "无此人", "玩"), ("", "丙", "捐款", "", "", "", ""),
        ("2027-01-01", "丁", "捐款", "", "", "", ""),
    ))  # fmt: skip
    said = "\n".join(text for line in lines for text in line.errors)
    for part in ("A3：", "C3（类型）：没有“借款”", "D3（金额）：“很多”不是数", "E3（受益）", "F3（捐赠委员）：名册里没有委员“无此人”", "G3（用途）", "B3", "A4：没有日期", "A5（日期）：这一天还没有到"):
        assert part in said
    with pytest.raises(Invalid, match="还有 3 行要改，一行也没有导入"):
        bring_in(r, lines)
    assert Entry.objects.count() == 0


def test_two_members_of_one_name_are_told_apart_by_their_sector(r):
    given.member(r.world.committee, "许岚", sector="医卫界")
    [unclear, clear] = planned(book(("2026-03-05", "甲", "捐款", "", "", "许岚", ""), ("2026-03-05", "乙", "捐款", "", "", "许岚（医卫界）", "")))
    assert "有 2 个委员都叫“许岚”" in unclear.errors[0]
    assert not clear.errors
    assert clear.entered.values["by"][0]["id"] != r.world.members[0].pk


def test_likely_twins_are_pointed_at_and_may_still_come_in(r):
    r.enter(donor="甲公司")
    lines = planned(book(*[("2026-03-05", "甲公司", "捐款", "", "", "", "")] * 2, ("2026-03-06", "乙", "捐款", "", "", "", ""), ("2026-03-06", "乙", "捐款", "", "", "", "")))
    assert ["可能重复" in "".join(line.warnings) for line in lines] == [True, True, False, True]
    assert bring_in(r, lines) == 4


def test_columns_may_stand_in_any_order_and_a_title_may_stand_above(r):
    csv = "2026 年上半年捐赠情况\n类型,捐赠人,序号,时间\n捐款,甲公司,1,2026.3.5\n".encode("gb18030")
    [line] = planned(csv, name="表.csv")
    assert (line.entered.values, line.entered.day) == ({"donor": "甲公司", "kind": "捐款"}, date(2026, 3, 5))


def test_what_is_exported_can_be_brought_in_again(r):
    r.enter(amount=12.5, by=[r.world.members[0]], for_what=["助学"], public=True, paid_on="2026-03-06", note="=1+1")
    with exports.table(GIFTS, Entry.objects.all()) as file:
        [line] = planned(file.read())
    assert line.errors == []
    assert line.entered.values == Entry.objects.get().values


def test_the_empty_sheet_has_every_column_and_says_so_when_nothing_is_filled_in(r):
    with exports.template(GIFTS) as file:
        content = file.read()
    with pytest.raises(Invalid, match="只有表头"):
        layout(content, "模板.xlsx", queries.words_of(GIFTS))


def test_the_same_sheet_is_not_kept_twice(r):
    lines, act = planned(book(("2026-03-05", "甲", "捐款", "", "", "", ""))), r.world.act(Role.OFFICE_STAFF, NOW)
    entered = [line.entered for line in lines]
    actions.bring_in(act, None, register="try_gifts", lines=entered)
    with pytest.raises(NotNow):
        actions.bring_in(act, None, register="try_gifts", lines=entered)


def test_those_who_do_not_record_do_not_bring_in(r):
    lines = planned(book(("2026-03-05", "甲", "捐款", "", "", "", "")))
    with pytest.raises(NotAllowed):
        bring_in(r, lines, Role.CHAIR)


def test_what_has_to_be_confirmed_waits_though_it_came_in_a_sheet(r):
    lines = planned(book(("2026-03-05", "某报道"), heads=("日期", "标题")), CHECKED)
    bring_in(r, lines, register="try_checked")
    assert queries.to_confirm(r.world.viewer(Role.PROPOSAL_HEAD)).count() == 1
    assert r.figure("try_checked.all") == 0


def test_two_thousand_lines_come_in_within_seconds(r):
    rows = [(f"2026-0{n % 5 + 1}-{n % 28 + 1:02}", f"公司{n}", "捐款", n / 100, n, "许岚、沈亦舟", "助学") for n in range(2000)]
    content, start = book(*rows), time.perf_counter()
    lines = planned(content)
    assert bring_in(r, lines) == 2000
    assert time.perf_counter() - start < 20  # usually under 3 s; machines that run tests are slow
    assert r.figure("try_gifts.times") == 4000
