import pytest

from shangliang.foundation.tests.proposals import TEXTS
from shangliang.foundation.zh.finding import certain, grams, marked, places, terms, wanted

BODY = TEXTS["toilets"][1] + "“放管服”改革；5G 基站，GIS、big data；䶮山、𬭚矿。2025年第0123号"


def contains(text, term):
    return set(wanted(term, 7).tolist()) <= set(grams(text, 7).tolist())


def test_every_pair_of_neighbours_in_a_text_is_found():
    tight = "".join(BODY.lower().split())
    assert all(contains(BODY, tight[at : at + 2]) for at in range(len(tight) - 1))


@pytest.mark.parametrize("term", ["厕", "公厕", "老城区找公厕", "䶮", "𬭚", "𬭚矿", "5g", "gis", "2025", "0123", "放管服”改革", "data"])
def test_what_is_in_the_text_passes_the_index_and_is_placed(term):
    assert contains(BODY, term)
    assert places(BODY, term)


@pytest.mark.parametrize("term", ["电梯", "𬭛", "5h", "2026", "厕公"])
def test_what_is_not_in_the_text_does_not_pass(term):
    assert not contains(BODY, term)


def test_pairs_that_stand_apart_pass_the_index_but_have_no_place():
    assert contains("养老金与老人服务，养老服", "养老服")
    assert contains("甲乙、乙丙", "甲乙丙")
    assert places("甲乙、乙丙", "甲乙丙") == []
    assert not certain("甲乙丙")
    assert certain("甲乙")


def test_a_hit_may_run_over_a_line_end_or_a_space():
    assert [("养老 \n服务"[a:b]) for a, b in places("养老 \n服务", "养老服务")] == ["养老 \n服务"]


@pytest.mark.parametrize(
    ("query", "parts"),
    [(" 养老　服务 ", ["养老", "服务"]), ("ＧＩＳ", ["gis"]), ("，。", []), ("", []), ("养老 养老", ["养老"]), ("'; drop table x; --", ["';", "drop", "table", "x;"][1:])],
)
def test_a_query_is_its_parts(query, parts):
    assert terms(query) == parts


def test_a_query_without_end_is_cut():
    assert len(terms("字 词 " * 500)) == 2
    assert len(terms("很长" * 500)[0]) == 60
    assert len(terms(" ".join(f"词{n}" for n in range(50)))) == 8


def test_texts_under_different_salts_share_no_numbers():
    assert not set(grams(BODY, 1).tolist()) & set(grams(BODY, 2).tolist())


def test_hits_are_set_apart_and_the_text_stays_whole():
    pieces = marked("<b>公厕</b>与公厕", ["公厕"])
    assert [piece.text for piece in pieces if piece.hit] == ["公厕", "公厕"]
    assert "".join(piece.text for piece in pieces) == "<b>公厕</b>与公厕"


def test_overlapping_hits_are_cut_apart_without_loss():
    assert "".join(piece.text for piece in marked("养老服务站", ["养老服务", "服务站"])) == "养老服务站"


def test_a_long_text_is_shown_around_its_first_hit():
    text = "前" * 300 + "公厕" + "后" * 300
    shown = "".join(piece.text for piece in marked(text, ["公厕"], width=60))
    assert shown.startswith("…前")
    assert shown.endswith("后…")
    assert "公厕" in shown
    assert len(shown) == 62
