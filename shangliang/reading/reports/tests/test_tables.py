"""A table of an uploaded text stays one: read with its merged cells, its numbers understood by their rows, printed with rules."""

import io

from docx import Document

from shangliang.reading.reports import exports, panels
from shangliang.reading.reports.intake import read
from shangliang.reading.reports.rules.matching import match
from shangliang.reading.reports.rules.places import find
from shangliang.reading.reports.rules.reasons import ELSEWHERE

from .vocabulary import KNOWN

TABLE = "工作情况表\t\t\n工作\t2024年\t2025年\n收到提案\t7件\t**件\n委员培训班\t3\t5期"


def word() -> bytes:
    document = Document()
    document.add_paragraph("一、主要工作")
    table = document.add_table(rows=4, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "工作\t情况表"
    for r, row in enumerate(TABLE.split("\n")[1:], 1):
        for c, said in enumerate(row.split("\t")):
            table.cell(r, c).text = said
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_merged_cells_keep_the_columns_and_what_is_in_a_cell_stays_in_one_line():
    assert read(word(), "总结.docx") == "一、主要工作\n" + TABLE.replace("工作情况表", "工作 情况表")


def test_a_number_in_a_cell_is_what_its_row_is_called_and_another_years_column_is_not_filled():
    found = {one.place.text: one for one in match(TABLE, find(TABLE), KNOWN)}
    assert [found[said].proposals[0].code for said in ("**", "5")] == ["t.received", "t.classes"]
    assert [(found[said].proposals, found[said].reason) for said in ("7", "3")] == [((), ELSEWHERE)] * 2


def test_it_is_shown_and_printed_as_a_table_with_its_name_above():
    shown = panels.blocks(panels.lines(f"一、主要工作\n{TABLE}\n完", [], {}))
    assert [(bool(table), len(lines)) for table, lines in shown] == [(False, 1), (True, 4), (False, 1)]
    assert [line.whole for line in shown[1][1]] == [True, False, False, False]
    made = Document(io.BytesIO(exports.paper("总结", f"一、主要工作\n{TABLE}\n完", "某政协", None)))
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [line.split("\t") for line in TABLE.split("\n")[1:]]
    assert "工作情况表" in [paragraph.text for paragraph in made.paragraphs]
