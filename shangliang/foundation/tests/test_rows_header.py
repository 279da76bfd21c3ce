import pytest

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import as_name, header, read
from shangliang.foundation.tests.making import workbook

WANTED = {
    "name": ["姓名", "委员姓名"],
    "phone": ["手机", "联系电话", "电话"],
    "mail": ["邮箱", "电子邮件"],
    "office_phone": ["单位电话"],
}


def found(*rows, merged=(), wanted=WANTED, required=()):
    return header(read(workbook(*rows, merged=merged))[0], wanted, required)


@pytest.mark.parametrize(("rows", "merged", "columns"), [
    ([["姓名", "手机"]], [], {"name": 1, "phone": 2}),
    ([["手机", "备注", "姓名"]], [], {"name": 3, "phone": 1}),
    ([["政协委员名单", None, None], [None], ["序号", "姓 名*", "联系电话（手机）"]], ["A1:C1"], {"name": 2, "phone": 3}),
    ([["二〇二五年名单"], ["填表人：许岚"], ["委员姓名：", "Ｅ－ｍａｉｌ", "电子邮件"]], [], {"name": 1, "mail": 3}),
    ([["名单", None, None], ["姓名", "联系方式", None], [None, "电话", "邮箱"]], ["A1:C1", "A2:A3", "B2:C2"],
     {"name": 1, "phone": 2, "mail": 3}),
    ([["姓名", "单位", None, "家庭", None], [None, "名称", "电话", "住址", "电话"]], ["A1:A2", "B1:C1", "D1:E1"],
     {"name": 1, "office_phone": 3, "phone": 5}),
    ([["姓名", "联系方式", None], [None, "电话", "邮箱"]], [], {"name": 1, "phone": 2, "mail": 3}),
    ([["姓名", "电话", "电话"]], [], {"name": 1, "phone": 2}),
])
def test_the_header_is_found_wherever_the_office_put_it(rows, merged, columns):
    head = found(*rows, ["许岚", "13900001111", "a@b.cn", "x", "y"], merged=merged)
    assert head.columns == columns
    assert head.missing == [name for name in WANTED if name not in columns]
    assert len(head.rows) == 1


def test_columns_nobody_asked_for_are_reported_with_their_addresses():
    head = found(["名单", None, None, None], ["姓名", "党派", "手机", None], ["许岚", "民盟", "139", "x"],
                 merged=["A1:D1", "C2:D2"])
    assert [(cell.address, cell.text) for cell in head.unknown] == [("B2", "党派")]


def test_two_columns_of_one_name_leave_the_second_unknown():
    assert [cell.address for cell in found(["姓名", "电话", "电话"]).unknown] == ["C1"]


def test_rows_come_with_their_cells_by_name():
    head = found(["姓名", "手机"], ["王　伟", 13900001111], ["许岚", None])
    (row, first), (_, second) = head
    assert row.number == 2
    assert first["name"].read(as_name) == "王伟"
    assert second["phone"].is_blank
    assert second["phone"].address == "B3"
    assert second["mail"].is_blank


def test_a_header_repeated_for_printing_is_no_row():
    head = found(["姓名", "手机"], ["许岚", "139"], ["姓名", "手机"], ["周舟", "138"])
    assert [cells["name"].value for _, cells in head] == ["许岚", "周舟"]


def test_a_header_merged_downwards_ends_where_its_cells_end():
    head = found(["姓名", "手机", "家庭", None], [None, None, "人口", "住址"], ["许岚", "139", 3, "城东"],
                 merged=["A1:A2", "B1:B2", "C1:D1"])
    assert [cells["name"].value for _, cells in head] == ["许岚"]


def test_a_sheet_without_a_header_is_refused_with_the_usual_words():
    with pytest.raises(Invalid, match="没有找到表头.*姓名、手机、邮箱、单位电话"):
        found(["许岚", "13900001111"])


def test_a_missing_column_that_is_required_is_named():
    with pytest.raises(Invalid, match="少了这些列：邮箱、单位电话"):
        found(["姓名", "手机"], required=["name", "mail", "office_phone"])


def test_a_single_wanted_column_is_enough():
    assert found(["名单"], ["姓名"], ["许岚"], wanted={"name": ["姓名"]}).columns == {"name": 1}
