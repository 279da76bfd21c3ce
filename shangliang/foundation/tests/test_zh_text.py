import pytest

from shangliang.foundation.zh.text import clean, fold, sentences


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("关于２０２５年　　５Ｇ基站", "关于2025年 5G基站"),
        ("提高 公 厕 水平", "提高公厕水平"),
        ("引入 big  data 平台", "引入 big data 平台"),
        ("「厕所革命」，『小事』", "“厕所革命”，‘小事’"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("看\u200b不\ufeff见\x00的", "看不见的"),
        ("   \n\n  ", ""),
        ("增长８．５％", "增长8.5%"),
    ],
)
def test_text_is_kept_as_one_would_type_it(raw, kept):
    assert clean(raw) == kept


def test_a_line_broken_by_the_width_of_the_page_is_joined():
    raw = "近年来我市电动自行车保有量增长很快，充电设\n施却没有跟上。\n建议如下：\n一、建设充电棚"
    assert clean(raw) == "近年来我市电动自行车保有量增长很快，充电设施却没有跟上。\n建议如下：\n一、建设充电棚"


@pytest.mark.parametrize("heading", ["二、完善制度", "（三）加强宣传", "4.落实经费", "建议：", "②换电"])
def test_a_heading_begins_a_new_line_even_after_an_unfinished_one(heading):
    assert clean("这一行写满了页面的宽度但是没有用句号结束来收尾\n" + heading).endswith("\n" + heading)


def test_cleaning_twice_changes_nothing_more():
    once = clean("一、 现状 　\r\n  「公厕」 ５ 处\r\n\r\n（一）  问题")
    assert clean(once) == once


@pytest.mark.parametrize(("text", "folded"), [("ＡＢＣ，GIS。", "abc,gis."), ("⼈民", "人民"), ("䶮𬭚", "䶮𬭚"), ("İı", "İı")])
def test_folding_keeps_every_character_in_its_place(text, folded):
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_sentences_keep_their_closing_quotes_and_lose_space():
    text = " 他说：“办好。” 真的吗？\n建议  "
    assert [text[a:b] for a, b in sentences(text)] == ["他说：“办好。”", "真的吗？", "建议"]


def test_an_empty_text_has_no_sentences():
    assert sentences(" \n ") == []
