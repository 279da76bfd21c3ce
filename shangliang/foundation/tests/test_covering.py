"""What goes public is covered: numbers by their shape, names and phrases because somebody said so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.masks import cover, pieces


@pytest.mark.parametrize(("text", "shown"), [
    ("请打13912341234，找办公室。", "请打139****1234，找办公室。"),
    ("住在解放路12号3幢402室，门口是台阶。", "住在解放路****，门口是台阶。"),
    ("阳光小区5幢2单元的水管", "阳光小区****的水管"),
    ("滨江路18号的广场、第12号提案、3号线、5楼平台", "滨江路18号的广场、第12号提案、3号线、5楼平台"),
    ("热线12345", "热线12345"),
])
def test_numbers_and_dwellings_are_covered_and_public_places_stay(text, shown):
    assert cover(text) == shown
    assert cover(shown) == shown


def test_named_words_are_covered_wherever_they_stand_whatever_the_space_and_width():
    words = {"王小明": ("王某某", "手工"), "A组": ("****", "手工")}
    assert cover("王小明说，王 小明家在Ａ组。", words) == "王某某说，王某某家在****。"


def test_where_two_covers_meet_nothing_of_either_is_left():
    assert "1234" not in cover("电话13912341234转8", {"1234转8": ("****", "手工")})
    assert [piece.why for piece in pieces("找张三丰", {"张三": ("张某", "甲"), "张三丰": ("某某", "乙")}) if piece.why] == ["乙"]


@given(st.text(alphabet="张三 1号幢室3900x@.cn电话", max_size=60), st.sets(st.text(alphabet="张三1号", min_size=2, max_size=4), max_size=3))
def test_pieces_put_together_are_the_text_and_no_named_word_is_left(text, words):
    found = pieces(text, {word: ("○○", "手工") for word in words if word.strip()})
    assert "".join(piece.text for piece in found) == text
    kept = [piece.text for piece in found if not piece.why]
    assert not [word for word in words if word.strip() and any(word in one for one in kept)]
