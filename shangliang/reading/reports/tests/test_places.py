"""Finding the numbers of a text: every mask, digit and Chinese numeral that counts something, and nothing else."""

from decimal import Decimal

import pytest

from shangliang.reading.reports.rules.numerals import in_chinese, value_of, written
from shangliang.reading.reports.rules.places import Kind, find


def figures(text: str) -> list[tuple[str, str]]:
    """The figures of a text with their measure words."""
    return [(place.text, place.unit) for place in find(text) if place.kind is Kind.FIGURE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年走访企业**家，座谈x次，印发简报××期。", [("**", "家"), ("x", "次"), ("××", "期")]),
        ("征集线索___条，回访多少户，慰问○○人。", [("___", "条"), ("多少", "户"), ("○○", "人")]),
        ("办理来信１２件，转办３件。", [("１２", "件"), ("３", "件")]),
        ("募集善款1,204.5万元，惠及群众3万余人次。", [("1,204.5万", "万元"), ("3万余", "人次")]),
        ("开展巡河三十余次，培训骨干二百零五人。", [("三十余", "次"), ("二百零五", "人")]),
        ("参与率百分之九十八，好评率99.5%，八成以上的建议被采纳。", [("百分之九十八", "%"), ("99.5", "%"), ("八", "成")]),
        ("每人联系1－2户，每季走访3至5次。", [("1－2", "户"), ("3至5", "次")]),
        ("先后举办了一次读书会、两场讲座、十多项活动。", [("一", "次"), ("两", "场"), ("十多", "项")]),
        ("发文百余篇，近百件作品入选，上千人次观展。", [("百余", "篇"), ("百", "件"), ("千", "人次")]),
        ("访客量是去年同期的*倍。", [("*", "倍")]),
        ("拓宽道路x多万平方米，完成投资*亿余元。", [("x多万", "万平方米"), ("*亿余", "亿元")]),
        ("全会安排了六大板块、十二个议题。", [("六", "大"), ("十二", "个")]),
        ("定点联系*社区、*企业。", [("*", "社区"), ("*", "企业")]),
        ("收到来稿（　）篇。", [("（　）", "篇")]),
        ("募得善款***.*万元，来信1**件，好评率9×.×%、参与率98.*%。", [("***.*万", "万元"), ("1**", "件"), ("9×.×", "%"), ("98.*", "%")]),
    ],
)
def test_it_finds_what_was_counted_however_it_is_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月8日上午，第三次全会在六届二次会议之后召开。",
        "一是抓学习，二是抓调研。\n（三）抓落实\n4．抓作风",
        "突出“三化”建设，落实“五个一”活动，推进“四个专项行动、两个提升”。",
        "在**市委领导下，**同志到**村调研，*县政协参加。",
        "认真履行三项职能，牢记两大主题，统一思想，进一步提高。",
        "推行1234工作法，开通12345热线，印发〔2026〕15号文件。",
        "从四川到九江，千家万户齐心，万众一心，百姓安居。",
        "获得一等奖，被评为一级企业，三级联动。",
        "会议于9:30开始，用时两个月，十余年来坚持不懈。",
        "捐款万元以上的给予鼓励。",
        "电话：0571-88123456，邮编313000，见GB/T 9704—2012。",
    ],
)
def test_names_dates_ordinals_and_marks_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_what_is_not_a_figure_is_still_told_apart() -> None:
    kinds = {place.text: place.kind for place in find("*届三次会议于2026年召开，**市委讲话，第二批“五个一”")}
    assert kinds == {"*": Kind.ORDINAL, "三": Kind.ORDINAL, "2026": Kind.DATE, "**": Kind.NAME, "二": Kind.ORDINAL, "五": Kind.NAME}


def test_the_places_are_those_of_the_text_as_it_was_given() -> None:
    text = "甲\r\n共走访*户。\n乙：慰问３０人"
    assert [text[place.start:place.end] for place in find(text)] == ["*", "３０"]
    assert [text[place.end:place.unit_end] for place in find(text)] == ["户", "人"]


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("约30人", ("约", "", ""), 30), ("三十余次", ("", "余", ""), 30), ("近万元", ("近", "", ""), 10000), ("40件左右", ("", "", "左右"), 40),
        ("超过120人次", ("超过", "", ""), 120), ("几十场", ("", "几", ""), 0),
    ],
)  # fmt: skip
def test_the_marks_of_being_approximate_are_kept(text: str, marks: tuple[str, str, str], value: int) -> None:
    place = find(f"共计{text}，")[0]
    assert (place.before, place.inner, place.after) == marks
    assert place.approximate
    assert value in (0, place.value)


def test_a_document_full_of_numbers_is_read_quickly_and_wholly() -> None:
    text = "共办理来信*件，走访12户，发放资料三百余份。\n" * 3_000
    assert len(find(text)) == 9_000


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,204", 1204), ("2.7万", 27000), ("三十", 30), ("十二", 12), ("二百零五", 205), ("三万五千", 35000), ("二〇二六", 2026), ("百", 100), ("两亿", 200000000), ("１２", 12)],
)
def test_printed_numbers_are_understood(text: str, value: int) -> None:
    assert value_of(text) == value


def test_a_mask_has_no_value() -> None:
    assert [value_of(mask) for mask in ("**", "x", "多少")] == [None, None, None]


def test_numbers_are_written_as_reports_write_them() -> None:
    assert [written(Decimal("78.20"), 2), written(Decimal("159.00"), 2), written(Decimal(30))] == ["78.2", "159", "30"]
    assert [in_chinese(n) for n in (0, 10, 12, 35, 105, 1010, 20305)] == ["零", "十", "十二", "三十五", "一百零五", "一千零一十", "二万零三百零五"]
