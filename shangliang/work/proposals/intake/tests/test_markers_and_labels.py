"""Numbers and labels are told from quantities, dates and ordinary sentences."""

import pytest

from shangliang.work.proposals.intake.labels import (
    ADVICE,
    BODY,
    CATEGORY,
    CONTACT,
    GROUNDS,
    OFFICE,
    PROPOSERS,
    TAIL,
    TITLE,
    UNIT,
    label_of,
)
from shangliang.work.proposals.intake.markers import inline_starts, marker_of
from shangliang.work.proposals.intake.numerals import chinese, from_chinese, word_number
from shangliang.work.proposals.intake.triggers import advice_inside, opens_advice


@pytest.mark.parametrize(("text", "kind", "value", "rest"), [
    ("一、加强巡查", "cn", 1, "加强巡查"), ("十二、加强巡查", "cn", 12, "加强巡查"), ("三．加强巡查", "cn", 3, "加强巡查"),
    ("（一）加强巡查", "bracket-cn", 1, "加强巡查"), ("(二) 加强巡查", "bracket-cn", 2, "加强巡查"), ("㈢加强巡查", "bracket-cn", 3, "加强巡查"),
    ("1.加强巡查", "arabic", 1, "加强巡查"), ("２、加强巡查", "arabic", 2, "加强巡查"), ("3．加强巡查", "arabic", 3, "加强巡查"), ("⒋加强巡查", "arabic", 4, "加强巡查"),
    ("（5）加强巡查", "bracket-arabic", 5, "加强巡查"), ("⑹加强巡查", "bracket-arabic", 6, "加强巡查"), ("7）加强巡查", "half-arabic", 7, "加强巡查"),
    ("⑧ 加强巡查", "circle", 8, "加强巡查"), ("第一，加强巡查", "nth", 1, "加强巡查"), ("第2、加强巡查", "nth", 2, "加强巡查"), ("第三点建议：加强巡查", "nth", 3, "加强巡查"),
    ("一是加强巡查", "is", 1, "加强巡查"), ("二要加强巡查", "must", 2, "要加强巡查"), ("建议三：加强巡查", "advice", 3, "加强巡查"), ("建议之四", "advice", 4, ""), ("首先，加强巡查", "order", 1, "首先，加强巡查"),
    ("• 加强巡查", "dot", None, "加强巡查"), ("A、加强巡查", "letter", 1, "加强巡查"), ("1.2 加强巡查", "multi", None, "加强巡查"),
])
def test_a_number_before_a_line_is_known(text, kind, value, rest):
    marker = marker_of(text)

    assert marker
    assert (marker.kind, marker.value, text[marker.end:]) == (kind, value, rest)


@pytest.mark.parametrize("text", [
    "3.5亿元的缺口", "12月底前完成", "2025年共受理", "一应俱全", "第一产业占比", "一、二线城市", "三位一体", "30 个小区", "5 公里", "建议书已交", "十分必要", "二十四节气",
])
def test_a_quantity_or_a_word_is_no_number(text):
    assert marker_of(text) is None


@pytest.mark.parametrize(("text", "parts"), [
    ("一是修路；二是栽树；三是装灯。", 3), ("1.修路。2.栽树。", 2), ("（1）修路（2）栽树", 0), ("首先，修路。其次，栽树。最后，装灯。", 3),
    ("①修路；②栽树；③装灯", 3), ("一是修路。没有第二条。", 0), ("第一，修路。第二，栽树。", 2), ("到2025年，三是", 0),
])
def test_numbers_inside_a_paragraph_count_when_they_run_on(text, parts):
    assert len(inline_starts(text)) == parts


@pytest.mark.parametrize(("text", "field", "rest"), [
    ("案由：关于修路的提案", TITLE, "关于修路的提案"), ("案　由 ： 关于修路的提案", TITLE, "关于修路的提案"), ("【题目】关于修路", TITLE, "关于修路"), ("标题:关于修路", TITLE, "关于修路"),
    ("案由　　关于修路的提案", TITLE, "关于修路的提案"), ("提案案由：修路", TITLE, "修路"),
    ("案据：路坏了", GROUNDS, "路坏了"), ("情况分析", GROUNDS, ""), ("一、基本情况", GROUNDS, ""), ("二、存在的主要问题及原因分析", GROUNDS, ""), ("（二）问题分析：", GROUNDS, ""), ("调研情况：走了八个村", GROUNDS, "走了八个村"),
    ("案据及理由：路坏了", GROUNDS, "路坏了"), ("必要性和可行性", GROUNDS, ""),
    ("建议：", ADVICE, ""), ("三、具体建议", ADVICE, ""), ("对策建议", ADVICE, ""), ("意见建议：修路", ADVICE, "修路"), ("办法：", ADVICE, ""), ("三、建议措施", ADVICE, ""), ("几点建议", ADVICE, ""),
    ("四、关于修好乡道的几点建议", ADVICE, ""), ("［建议］", ADVICE, ""), ("建議：", ADVICE, ""), ("三、下一步工作建议", ADVICE, ""),
    ("内容：", BODY, ""), ("存在问题及建议：", BODY, ""), ("提案人：某某", PROPOSERS, "某某"), ("第一提案人:某某", PROPOSERS, "某某"), ("联系电话：123", CONTACT, "123"),
    ("建议办理单位：市水务局", UNIT, "市水务局"), ("提案类别：城建", CATEGORY, "城建"), ("审查意见：立案", OFFICE, "立案"), ("附件：照片", TAIL, "照片"),
])
def test_a_label_is_known_in_its_usual_wordings(text, field, rest):
    label = label_of(text.replace("［", "[").replace("］", "]"))

    assert label
    assert (label.field, label.rest) == (field, rest)


@pytest.mark.parametrize("text", [
    "建议尽快修路", "问题在于没有人管", "情况不容乐观。", "1. 具体措施：每周巡查一次", "一、加强日常管理", "二、出台管理措施", "专家的建议被采纳了", "主要领导很重视：多次到场", "提案人很多", "群众意见很大：天天有人反映",
])
def test_an_ordinary_sentence_is_no_label(text):
    assert label_of(text) is None


@pytest.mark.parametrize("text", [
    "为此，建议如下：", "鉴于此，我们提出以下几点建议：", "因此建议：", "现提出如下建议。", "针对以上问题，特提出三条建议，供参考。", "路不能再等了。为此，我建议：", "对此，我们建议从以下几个方面着手：", "建议如下", "因此，建议市政府及有关部门：",
])
def test_a_sentence_announces_recommendations(text):
    assert opens_advice(text)


@pytest.mark.parametrize("text", ["有人建议修路。", "这个建议很好。", "大家的意见不一致，拖了三年。", "两年前提过同样的建议，没有下文。"])
def test_a_sentence_that_mentions_advice_does_not_announce_it(text):
    assert not opens_advice(text)


def test_recommendations_may_begin_in_mid_paragraph():
    text = "路坏了三年。为此，我建议：一是修路；二是装灯。"

    assert text[advice_inside(text):] == "一是修路；二是装灯。"


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十")])
def test_chinese_numerals_go_both_ways(number, text):
    assert chinese(number) == text
    assert from_chinese(text) == number


@pytest.mark.parametrize(("form", "text"), [
    ("decimal", "4"), ("chineseCountingThousand", "四"), ("upperRoman", "IV"), ("lowerLetter", "d"), ("decimalEnclosedCircle", "④"), ("decimalZero", "04"), ("chineseLegalSimplified", "肆"),
    ("ideographTraditional", "丁"), ("bullet", ""),
])
def test_numbers_are_printed_as_word_prints_them(form, text):
    assert word_number(4, form) == text
