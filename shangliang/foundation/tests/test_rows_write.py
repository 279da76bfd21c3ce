import io
import tracemalloc
import zipfile
from collections import namedtuple
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import Column, Kind, csv, read, tidy, write_xlsx, writing, xlsx
from shangliang.foundation.words import Labelled

NAME, PHONE = Column("name", "姓名"), Column("phone", "手机", width=16, kind=Kind.TEXT)
RISKY = ["=1+1", "+86 139", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://x","y")']


class State(Labelled):
    FILED = "filed", "立案"


def book(columns, rows, **more):
    with xlsx(columns, rows, **more) as file:
        return openpyxl.load_workbook(io.BytesIO(file.read()))


def written(columns, rows):
    with xlsx(columns, rows) as file:
        return [[cell.value for cell in row] for row in read(file)[0].rows]


@pytest.mark.parametrize("row", [
    {"name": "许岚", "phone": 13900001111},
    ("许岚", "13900001111"),
    SimpleNamespace(name="许岚", phone="13900001111"),
    namedtuple("Person", "name phone")("许岚", 13900001111),
])
def test_rows_may_be_mappings_tuples_or_objects(row):
    assert written([NAME, PHONE], iter([row])) == [["姓名", "手机"], ["许岚", "13900001111"]]


@pytest.mark.parametrize(("kind", "value", "out"), [
    (Kind.AUTO, 12, 12),
    (Kind.AUTO, Decimal("1.5"), 1.5),
    (Kind.AUTO, True, "是"),
    (Kind.AUTO, State.FILED, "立案"),
    (Kind.AUTO, ["一", State.FILED, 3], "一、立案、3"),
    (Kind.AUTO, 330102199001011234, "330102199001011234"),
    (Kind.AUTO, date(2025, 3, 5), date(2025, 3, 5)),
    (Kind.AUTO, datetime(2025, 3, 5, 9, 30), datetime(2025, 3, 5, 9, 30)),
    (Kind.AUTO, datetime(2025, 3, 5, 1, 30, tzinfo=UTC), datetime(2025, 3, 5, 9, 30)),
    (Kind.DATE, datetime(2025, 3, 5, 17, 0, tzinfo=UTC), date(2025, 3, 6)),
    (Kind.AUTO, date(1899, 3, 5), "1899-03-05"),
    (Kind.TEXT, 13900001111, "13900001111"),
    (Kind.LONG, "一\n二", "一\n二"),
    (Kind.AUTO, "_x0041_", "_x0041_"),
    (Kind.AUTO, "a\x00\x08\ud800b\uffff", "ab"),
    (Kind.AUTO, "http://x.cn/" + "y" * 3000, "http://x.cn/" + "y" * 3000),
])
def test_values_are_written_as_people_expect_them(kind, value, out):
    assert written([Column("v", "值", kind=kind)], [{"v": value}]) == [["值"], [out]]


@pytest.mark.parametrize("value", [None, "", float("nan"), float("inf"), []])
def test_what_is_nothing_leaves_the_cell_blank(value):
    assert written([NAME, PHONE], [("许岚", value)]) == [["姓名", "手机"], ["许岚"]]


def test_text_beyond_what_a_cell_can_hold_is_cut():
    text = written([NAME], [("长" * 40_000,)])[1][0]
    assert (len(text), text[-1]) == (32_001, "…")


@pytest.mark.parametrize("text", RISKY)
def test_text_never_becomes_a_formula(text):
    cell = book([NAME], [(text,)]).active["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert b"<f>" not in _sheet_xml([NAME], [(text,)])
    assert b"".join(csv([NAME], [(text,)])).decode("utf-8-sig").splitlines(keepends=True)[1].lstrip('"')[0] == "'"


def test_a_negative_number_stays_a_number():
    assert b"".join(csv([NAME], [(-1,)])).endswith(b"\r\n-1\r\n")
    assert written([NAME], [(-1,)])[1] == [-1]


def test_the_header_stays_in_sight_and_can_be_filtered():
    sheet = book([NAME, PHONE], [("许岚", "139")], sheet="委员/名单").active
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.title) == ("A2", "A1:B2", "委员 名单")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["B"].width == pytest.approx(16, abs=1)


def test_a_table_without_rows_has_its_header():
    assert written([NAME, PHONE], []) == [["姓名", "手机"]]
    assert b"".join(csv([NAME, PHONE], [])).decode("utf-8-sig") == "姓名,手机\r\n"


def test_a_file_is_written_to_a_path(tmp_path):
    write_xlsx(tmp_path / "名单.xlsx", [NAME], [("许岚",)])
    assert read(tmp_path / "名单.xlsx")[0].rows[1][1].value == "许岚"


def test_nothing_is_left_when_writing_breaks_off(tmp_path):
    def rows():
        yield ("许岚",)
        raise LookupError("gone")

    with pytest.raises(LookupError):
        write_xlsx(tmp_path / "名单.xlsx", [NAME], rows())
    with pytest.raises(LookupError):
        xlsx([NAME], rows())
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(writing, "LAST_ROW", 2)
    with pytest.raises(Invalid, match="缩小范围，或改为导出 .csv"):
        xlsx([NAME], [("一",), ("二",), ("三",)])


def test_a_row_that_does_not_fit_the_columns_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="zip"):
        xlsx([NAME, PHONE], [("许岚",)])


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12) | st.sampled_from(RISKY) | st.just("'=1")


TABLES = st.lists(st.tuples(TEXTS, TEXTS), max_size=5)


def tidied(table):
    return [["姓名", "手机"], *([tidy(text) for text in row if tidy(text)] for row in table if any(map(tidy, row)))]


@settings(deadline=None)
@given(TABLES)
@example([("\t", "\t"), ("\t", "\t")])
def test_what_is_written_to_csv_is_read_back(table):
    rows = read(b"".join(csv([NAME, PHONE], table)), "名单.csv")[0].rows
    assert [[cell.value for cell in row] for row in rows] == tidied(table)


@settings(max_examples=25, deadline=None)
@given(TABLES)
def test_what_is_written_to_xlsx_is_read_back(table):
    assert written([NAME, PHONE], table) == tidied(table)


def test_memory_does_not_grow_with_the_rows():
    columns = [Column(str(n), f"列{n}") for n in range(15)]

    rows = (tuple(f"第 {row} 行第 {n} 列" for n in range(15)) for row in range(3000))
    tracemalloc.start()
    try:
        xlsx(columns, rows).close()
        assert tracemalloc.get_traced_memory()[1] < 2_000_000  # the texts themselves take several times as much
    finally:
        tracemalloc.stop()


def test_a_csv_comes_in_pieces():
    pieces = list(csv([NAME], (("许岚" * 100,) for _ in range(1000))))
    assert pieces[0] == b"\xef\xbb\xbf"
    assert len(pieces) > 3
    assert max(map(len, pieces)) < 300_000


def _sheet_xml(columns, rows):
    with xlsx(columns, rows) as file, zipfile.ZipFile(file) as archive:
        return archive.read("xl/worksheets/sheet1.xml")
