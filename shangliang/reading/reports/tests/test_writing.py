"""Values are written in the manner of the text; places are known again; contradictions are found."""

from decimal import Decimal

import pytest

from shangliang.reading.reports.rules.carrying import same
from shangliang.reading.reports.rules.checking import Told, contradictions
from shangliang.reading.reports.rules.writing import filled, sentence

from .vocabulary import KNOWN


@pytest.mark.parametrize(
    ("text", "unit", "number", "figure_unit", "digits", "expected"),
    [
        ("*", "件", "37", "件", 0, "37"), ("三十余", "次", "37", "次", 0, "三十余"), ("十多", "项", "28", "项", 0, "二十多"), ("*余", "件", "40", "件", 0, "40"),
        ("**余", "人次", "1284", "人次", 0, "1200余"), ("十", "次", "12", "次", 0, "十二"), ("159万", "万元", "78.20", "万元", 2, "78.2万"), ("****", "元", "2.5", "万元", 2, "25000"),
        ("*", "亿元", "30", "万元", 2, "0.003"), ("*亿", "亿元", "20450", "万元", 2, "2.05亿"), ("3万余", "人次", "24500", "人次", 0, "2万余"), ("3万", "人次", "812", "人次", 0, "812"), ("百分之九十八", "%", "96.5", "%", 1, "百分之九十六点五"),
        ("***", "%", "100.0", "%", 1, "100"), ("八", "成", "87", "%", 1, "八"), ("1,204", "件", "2310", "件", 0, "2,310"),
    ],
)  # fmt: skip
def test_a_value_is_written_in_the_manner_of_its_place(text: str, unit: str, number: str, figure_unit: str, digits: int, expected: str) -> None:
    assert filled(text, unit, Decimal(number), figure_unit=figure_unit, digits=digits) == expected


def test_a_sentence_can_be_begun_for_what_the_text_does_not_tell() -> None:
    assert sentence("委员培训班", ("举办",), Decimal(3), "期", 0) == "举办委员培训班3期。"
    assert sentence("立案率", ("达",), Decimal("97.5"), "%", 1) == "立案率为97.5%。"


def test_places_are_known_again_when_paragraphs_move_and_sentences_come_in() -> None:
    assert same(["甲|件|", "乙|次|", "丙|名|", "丁|户|"], ["甲|件|", "新|家|", "丙|名|", "丁|户|", "乙|次|"]) == {0: 0, 2: 2, 3: 3, 4: 1}


def told(place: int, code: str, printed: int | None, **more: object) -> Told:
    return Told(place, code, None if printed is None else Decimal(printed), **{"ours": None, "unit": "件"} | more)  # type: ignore[arg-type]


def said(*several: Told) -> str:
    return "".join(one.said for one in contradictions(several, KNOWN))


def test_sums_that_do_not_add_up_are_told() -> None:
    assert "合计对不上：立案90－并案5＝85，稿中“实际立案”写的是 84" in said(told(0, "t.filed", 90), told(1, "t.merged", 5), told(2, "t.net", 84))
    assert said(told(0, "t.filed", 90), told(1, "t.merged", 5), told(2, "t.net", 85)) == ""


def test_the_texts_own_number_is_held_against_the_ledgers() -> None:
    assert "稿中写“收到提案”120件，台账是 118件" in said(told(0, "t.received", 120, ours=Decimal(118)))
    assert said(told(0, "t.received", 110, ours=Decimal(118), approximate=True)) == ""


def test_one_figure_told_in_two_ways_is_told() -> None:
    assert "前后写了不同的数：118、120" in said(told(0, "t.received", 120), told(1, "t.received", 118))


def test_a_part_is_not_more_than_the_whole() -> None:
    assert "比前面的总数 5件还多" in said(told(0, "", 5), told(1, "", 9, of_which=True))
