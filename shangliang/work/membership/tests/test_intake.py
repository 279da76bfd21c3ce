"""Reading rosters as offices keep them."""

import datetime as dt

import pytest

from shangliang.commons.access import Role
from shangliang.commons.people.models import OrganKind, SeatOffice, System
from shangliang.foundation.errors import Invalid
from shangliang.work.membership.intake import Kind, read_roster
from shangliang.work.membership.intake.naming import find, nearest

from . import nasty


def only(rows, kind=None, **how):
    table, = read_roster(nasty.book(rows, **how), "名单.xlsx", kind).tables
    return table


def member(**cells):
    """The one entry of a sheet with these columns."""
    entry, = only([list(cells), list(cells.values())], Kind.MEMBERS).entries
    return entry


def test_a_messy_roster_is_read_to_the_last_member():
    people = nasty.people(120)
    table, = read_roster(nasty.roster(people), "名册.xlsx").tables
    assert table.kind is Kind.MEMBERS
    assert table.unknown == ["备注（M3）"]
    assert len(table.entries) == 120
    for entry, one in zip(table.entries, people, strict=True):
        assert not entry.problems
        said = entry.values
        assert (said["number"], said["name"], said["phone"]) == (one["number"], one["name"], str(one["phone"]))
        assert (said["born_on"].year, said["born_on"].month) == (one["born"].year, one["born"].month)
        assert said["since"] == dt.date(2024, 12, 20)
        assert said["sector"].removesuffix("界") == one["sector"]
    assert not any("制表" in str(entry.values) for entry in table.entries)


@pytest.mark.parametrize(
    ("cells", "key", "value"),
    [
        ({"姓　名": "许　岚", "手机": 13900000001}, "phone", "13900000001"),
        ({"委员姓名": "单于 飞", "联系电话": "１３９ ０００ ０００ ０１"}, "phone", "13900000001"),
        ({"姓名": "许岚（女，回族）", "所属界别": "教育 "}, "name", "许岚"),
        ({"姓名": "阿里木.买买提", "界别": "少数民族"}, "name", "阿里木·买买提"),
        ({"姓名": "𬭚䶮", "界别": "教育"}, "name", "𬭚䶮"),
        ({"姓名": "许岚", "出生年月": "1980.05"}, "born_on", dt.date(1980, 5, 1)),
        ({"姓名": "许岚", "出生年月": "一九八〇年五月"}, "born_on", dt.date(1980, 5, 1)),
        ({"姓名": "许岚", "出生年月": "1900-01-01"}, "born_on", dt.date(1900, 1, 1)),
        ({"姓名": "许岚", "常委": "√"}, "standing", True),
        ({"姓名": "许岚", "常委": "常委"}, "standing", True),
        ({"姓名": "许岚", "专委会": "提案委、 经济委"}, "special", ["提案委", "经济委"]),
        ({"姓名": "许岚", "手机号": "138****2217"}, "phone", "138****2217"),
        ({"姓名": "许岚", "工作单位": "临江市\n第一小学"}, "employer", "临江市 第一小学"),
        ({"姓名": "许岚", "工作单位": "=1+1"}, "employer", None),
        ({"姓名": "许岚", "委员证号": "０６００１"}, "number", "06001"),
        ({"姓名": "许岚", "政治面貌": "中共 党员"}, "affiliation", "中共党员"),
        ({"姓名": "许岚", "籍贯": "——"}, "native_place", None),
    ],
)
def test_cells_are_taken_as_they_are_meant(cells, key, value):
    assert member(**cells).get(key) == value


@pytest.mark.parametrize(
    ("cells", "address", "why"),
    [
        ({"姓名": "许岚😀", "界别": "教育"}, "A2", "不会出现在人名里"),
        ({"姓名": "许岚2", "界别": "教育"}, "A2", "不像人名"),
        ({"姓名": "<b>许</b>", "界别": "教育"}, "A2", "不会出现在人名里"),
        ({"姓名": "许岚", "手机": "139000"}, "B2", "不像电话号码"),
        ({"姓名": "许岚", "手机": "13900000001/13900000002"}, "B2", "不止一个号码"),
        ({"姓名": "许岚", "出生年月": "2100年1月"}, "B2", "2100"),
        ({"姓名": "许岚", "出生年月": "1899年1月"}, "B2", "1900"),
        ({"姓名": "许岚", "出生年月": "1980年13月"}, "B2", "1980年13月"),
        ({"姓名": "许岚", "任职日期": "去年"}, "B2", "看不懂日期"),
        ({"姓名": "许岚", "性别": "未知"}, "B2", "男、女"),
        ({"姓名": "许岚", "工作单位": "长" * 121}, "B2", "最多 120 个"),
        ({"姓名": "许岚", "身份证号": "330101198001011234"}, "B2", "校验位"),
        ({"姓名": "许岚", "身份证号": 330101198001011234}, "B2", "后"),
        ({"姓名": "许岚", "邮箱": "xulan"}, "B2", "邮箱"),
        ({"姓名": "许岚", "职务": "=SUM(A1:A2)"}, "B2", "公式"),
    ],
)
def test_what_cannot_be_taken_says_in_which_cell_and_why(cells, address, why):
    entry = member(**cells)
    assert [(problem.address, why in problem.text) for problem in entry.problems if problem.error] == [(address, True)], entry.problems


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["姓名", "界别", "单位", "职务"], ["许岚", "教育", "小学", "教师"]], Kind.MEMBERS),
        ([["姓名", "手机", "岗位", "承办单位"], ["罗毅", "", "联络员", "教育局"]], Kind.POSTS),
        ([["承办单位", "联系人", "电话"], ["教育局", "罗毅", "88881234"]], Kind.UNITS),
        ([["单位名称", "系统"], ["教育局", "政府口"]], Kind.UNITS),
        ([["机构名称", "姓名", "职务"], ["提案委员会", "许岚", "主任"]], Kind.ORGANS),
        ([["专委会", "姓名", "职务"], ["提案委员会", "许岚", "主任"]], Kind.ORGANS),
    ],
)
def test_each_list_is_told_by_its_headings(rows, kind):
    assert only(rows).kind is kind


def test_several_sheets_of_one_file_are_several_lists():
    made = nasty.openpyxl.Workbook()
    made.active.append(["姓名", "界别"])
    made.active.append(["许岚", "教育"])
    units = made.create_sheet("单位")
    units.append(["单位名称", "系统", "职责"])
    units.append(["市教育局", "政府系统", "学校"])
    notes = made.create_sheet("说明")
    notes.append(["本表由办公室填写"])
    hidden = made.create_sheet("旧表")
    hidden.append(["姓名", "界别"])
    hidden.append(["旧人", "教育"])
    hidden.sheet_state = "hidden"
    roster = read_roster(nasty.saved(made), "名册.xlsx")
    assert [table.kind for table in roster.tables] == [Kind.MEMBERS, Kind.UNITS]
    assert [name for name, _ in roster.skipped] == ["说明", "旧表"]


def test_merged_names_of_bodies_go_down_to_all_who_sit_in_them():
    rows = [["机构名称", "类别", "姓名", "职务", "任职日期"], ["提案委员会", "专委会", "许岚", "主任", "2025.1"], ["", "", "沈亦舟", "副主任", "2025.1"], ["", "", "贺东升", "", "2025.1"]]
    entries = only(rows, merged=("A2:A4", "B2:B4")).entries
    assert [(e.get("organ"), e.get("kind"), e.get("name"), e.get("office")) for e in entries] == [
        ("提案委员会", OrganKind.SPECIAL_COMMITTEE, "许岚", SeatOffice.HEAD),
        ("提案委员会", OrganKind.SPECIAL_COMMITTEE, "沈亦舟", SeatOffice.DEPUTY),
        ("提案委员会", OrganKind.SPECIAL_COMMITTEE, "贺东升", None),
    ]


def test_posts_and_systems_are_known_by_usual_words():
    post, = only([["姓名", "岗位", "承办单位"], ["罗毅", "联络员", "市住建局"]]).entries
    unit, = only([["承办单位", "归口"], ["市委宣传部", "党群口"]]).entries
    assert (post.get("role"), unit.get("system")) == (Role.UNIT_CLERK, System.PARTY)


@pytest.mark.parametrize(
    ("remark", "asides"),
    [(["制表人：罗毅"], 1), (["", "填表说明：界别按本届设置填写。"], 1), (["罗毅"], 0)],
)
def test_remarks_below_the_table_are_told_apart_and_named(remark, asides):
    table = only([["姓名", "界别"], ["许岚", "教育"], remark])
    assert len(table.asides) == asides
    assert len(table.entries) == 2 - asides


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "名单.xlsx", "是空的"),
        (b"PK\x03\x04 broken", "名单.xlsx", "残缺不全"),
        (b"%PDF-1.7 ...", "名单.xlsx", "PDF"),
        (b"\x89PNG\r\n", "名单.xlsx", "图片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "名单.xlsx", "加了密码"),
        (b"x" * (30 * 1024 * 1024), "名单.csv", "超过 20 MB"),
        (nasty.book([["甲", "乙"], ["1", "2"]]), "名单.xlsx", "没有找到表头"),
        (nasty.book([["姓名", "界别"]]), "名单.xlsx", "只有表头"),
        (nasty.book([["性别", "界别"], ["男", "教育"]]), "名单.xlsx", "少了这些列：姓名"),
    ],
    ids=["empty", "broken", "pdf", "picture", "encrypted", "30 MB", "no heading", "nothing below", "no names"],
)
def test_a_file_that_is_no_roster_is_refused_with_what_to_do(data, name, why):
    with pytest.raises(Invalid, match=why):
        read_roster(data, name)


@pytest.mark.parametrize("code", ["utf-8-sig", "gb18030"])
def test_a_csv_file_is_read_like_a_workbook(code):
    text = "姓名,界别,手机\r\n许　岚,教育,139-0000-0001\r\n"
    entry, = read_roster(text.encode(code), "名单.csv").tables[0].entries
    assert (entry.get("name"), entry.get("phone")) == ("许岚", "13900000001")


@pytest.mark.parametrize(("written", "kept"), list(zip(nasty.SECTORS, nasty.KEPT, strict=True)))
def test_sectors_are_known_with_and_without_the_word(written, kept):
    assert find(written, nasty.KEPT) == kept
    assert find(f" {written}界 ", nasty.KEPT) == kept


@pytest.mark.parametrize(("written", "best"), [("教育卫生界", "教育界"), ("医务卫生界", "医药卫生界"), ("农村界别", "农业和农村界"), ("㊣", None), ("航天界", None)])
def test_an_unknown_sector_is_answered_with_the_nearest(written, best):
    found = find(written, nasty.KEPT)
    assert best in [found, *nearest(written, nasty.KEPT)] if best else not found and not nearest(written, nasty.KEPT)
