import io
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Limits, as_int, read, tidy
from shangliang.foundation.rows.sheet import address, located
from shangliang.foundation.rows.workbook import shows_date
from shangliang.foundation.tests.making import MAIN, bare, saved, workbook


def values(data, filename="名单.xlsx"):
    return [[cell.value for cell in row] for row in read(data, filename)[0].rows]


def test_a_workbook_is_read_from_bytes_a_path_or_an_open_file(tmp_path):
    data = workbook(["姓名", "电话"], ["许岚", 13900001111])
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    assert read(data) == read(path) == read(str(path)) == read(io.BytesIO(data))
    assert values(data) == [["姓名", "电话"], ["许岚", 13900001111]]


def test_values_keep_their_kind():
    row = ["字", 12, 1.5, True, date(1985, 3, 5), datetime(2025, 3, 5, 9, 30), time(9, 30), date(1900, 1, 15)]
    assert values(workbook(row)) == [row]
    assert [cell.text for cell in read(workbook(row))[0].rows[0]] == [
        "字", "12", "1.5", "是", "1985-03-05", "2025-03-05 09:30", "09:30", "1900-01-15"]


def test_text_is_tidied():
    assert values(workbook(["　王\u00a0伟\u200b ", "一\r\n 二", "\ufeff\t"])) == [["王 伟", "一\n二"]]


def test_blank_rows_are_dropped_and_numbers_are_kept():
    data = workbook(["甲"], [], [None, " "], ["乙"])
    assert [(row.number, row[1].address, row[1].value) for row in read(data)[0].rows] == [(1, "A1", "甲"), (4, "A4", "乙")]
    assert read(data)[0].rows[0][7].is_blank


def test_merged_ranges_are_filled_and_say_from_where():
    data = workbook(["名单", None, None], ["教育界", "许岚", 1], [None, "周舟", 2], [None, None, None], merged=["A1:C1", "A2:A4"])
    assert values(data) == [["名单"] * 3, ["教育界", "许岚", 1], ["教育界", "周舟", 2]]
    assert read(data)[0].rows[2][1].origin == "A2"
    assert read(data)[0].rows[1][1].origin == ""


def test_each_sheet_is_read_and_hidden_ones_say_so():
    book = openpyxl.Workbook()
    book.active.append(["甲"])
    book.create_sheet("旧表").append(["乙"])
    book["旧表"].sheet_state = "hidden"
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in read(saved(book))] == [
        ("Sheet", False, 1), ("旧表", True, 1)]


@pytest.mark.parametrize(("cell", "styles", "value"), [
    ('<c r="A1" t="inlineStr"><is><r><t>许</t></r><r><t>岚</t></r></is></c>', "", "许岚"),
    ('<c r="A1" t="str"><f>B1</f><v>许岚</v></c>', "", "许岚"),
    ('<c t="inlineStr"><is><t>_x005F_x0041_</t></is></c>', "", "_x0041_"),
    ("<c><v>7</v></c>", "", 7),
    ("<c><f>1+6</f><v>7</v></c>", "", 7),
    ('<c t="d"><v>2025-03-05T00:00:00</v></c>', "", date(2025, 3, 5)),
    ('<c t="s"><v>0</v></c>', "", "许岚"),
    ('<c s="1"><v>31111</v></c>', '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs>', date(1985, 3, 5)),
    ('<c s="0"><v>31111</v></c>', '<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="31"/></cellXfs>',
     date(1985, 3, 5)),
    ('<c s="0"><v>1.5</v></c>', '<numFmts><numFmt numFmtId="176" formatCode="[h]:mm"/></numFmts>'
     '<cellXfs><xf numFmtId="176"/></cellXfs>', 1.5),
    ('<c s="0"><v>-3</v></c>', '<cellXfs><xf numFmtId="14"/></cellXfs>', -3),
])
def test_cells_as_various_programs_write_them(cell, styles, value):
    texts = "<si><r><t>许</t></r><r><t>岚</t></r><rPh><t>xu</t></rPh></si>"
    assert values(bare(f"<row>{cell}</row>", styles=styles, texts=texts)) == [[value]]


def test_years_may_be_counted_from_1904():
    data = bare('<row><c s="0"><v>29649</v></c></row>', styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
                properties='<workbookPr date1904="1"/>')
    assert values(data) == [[date(1985, 3, 5)]]


def test_tags_may_carry_a_prefix():
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert values(bare("", **{"xl/sheets/one.xml": sheet})) == [[7]]


@pytest.mark.parametrize(("cell", "said"), [
    ('<c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "B7：这一格的公式出错，显示为 #DIV/0!"),
    ('<c r="B7"><f>1+1</f></c>', "B7：这一格的公式还没有算出结果"),
])
def test_a_formula_gone_wrong_is_a_fault_with_an_address(cell, said):
    faulty = read(bare(f'<row r="7">{cell}</row>'))[0].rows[0][2]
    assert faulty.value is None
    with pytest.raises(Invalid, match=said) as refusal:
        faulty.read(as_int)
    assert refusal.value.data["address"] == "B7"


def test_a_refused_value_is_told_with_its_address():
    with pytest.raises(Invalid, match="B2：“十二”不是整数"):
        read(workbook(["姓名", "人数"], ["许岚", "十二"]))[0].rows[1][2].read(as_int)


@pytest.mark.parametrize(("code", "is_date"), [
    ("yyyy-mm-dd", True), ('yyyy"年"m"月"d"日";@', True), ("h:mm", True), ("[h]:mm", False),
    ("General", False), ("0.00", False), ('0"days"', False), ("[Red]0", False), ("@", False), (r"0\d", False),
    ("[DBNum1][$-804]yyyy\"年\"", True), ("0.00E+00", False),
])
def test_a_number_format_is_told_for_a_date(code, is_date):
    assert shows_date(code) is is_date


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimited_text_is_read_in_the_encodings_of_offices(encoding, delimiter):
    text = delimiter.join(["姓名", "电话"]) + "\r\n" + delimiter.join(["𠮷田㐂", "013900001111"]) + "\r\n\r\n"
    assert values(text.encode(encoding), "名单.csv") == [["姓名", "电话"], ["𠮷田㐂", "013900001111"]]


@pytest.mark.parametrize(("written", "value"), [
    ('="0571"', "0571"), ('"一\n二"', "一\n二"), ("'=1+1", "=1+1"), ("''=1+1", "'=1+1"), ("'甲", "'甲"), ('"a,b"', "a,b"),
])
def test_delimited_text_is_freed_of_what_keeps_it_text(written, value):
    assert values(f"列,乙\n{written},丙\n".encode(), "a.csv")[1] == [value, "丙"]


@given(st.integers(1, 2_000_000), st.integers(1, 20_000))
def test_an_address_leads_back_to_its_cell(row, column):
    assert located(address(row, column)) == (row, column)


KINDS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.integers(-10**14, 10**14), st.booleans(), st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(KINDS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_a_library_writes_is_what_we_read(table):
    book = openpyxl.Workbook()
    for r, row in enumerate(table, start=1):
        for c, value in enumerate(row, start=1):
            cell = book.active.cell(r, c)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    expected = [[shown for value in row if (shown := _shown(value)) is not None] for row in table]
    if any(expected):
        assert values(saved(book)) == [row for row in expected if row]


def _shown(value):
    if isinstance(value, str):
        return tidy(value) or None
    at_midnight = isinstance(value, datetime) and value.time() == time()
    return value.date() if at_midnight else value


def test_limits_can_be_set():
    assert read(workbook(["甲"]), limits=Limits(rows=1))[0].rows[0][1].value == "甲"
