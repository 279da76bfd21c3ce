import pytest

from shangliang.foundation.tests.proposals import TEXTS
from shangliang.foundation.zh.passages import shared


def said(one, other, **options):
    return [(one[p.one[0] : p.one[1]], other[p.other[0] : p.other[1]], p.exact) for p in shared(one, other, **options)]


def test_a_run_of_eight_same_characters_is_shared_and_seven_are_not():
    assert said("甲，逐月公布餐厨垃圾，乙", "丙：逐月公布餐厨垃圾；丁") == [("逐月公布餐厨垃圾", "逐月公布餐厨垃圾", True)]
    assert said("甲，月公布餐厨垃圾，乙", "丙：月公布餐厨垃圾；丁", near=2) == []


def test_space_capitals_and_width_do_not_part_what_is_the_same():
    one, other = "推广ＧＩＳ导航 系统并公开", "应推广gis导航系统并公开"
    assert said(one, other) == [(one, "推广gis导航系统并公开", True)]


def test_sentences_that_say_nearly_the_same_are_found_wherever_they_stand():
    one = "全市只有一座处理厂。建议按街道划分收运的片区，签订收运的合同。"
    other = "应当按照街道划分收运片区并签订合同。另有他事，不再细说。"
    assert said(one, other) == [("建议按街道划分收运的片区，签订收运的合同。", "应当按照街道划分收运片区并签订合同。", False)]


def test_passages_come_in_the_order_of_the_first_text_and_do_not_overlap():
    body = TEXTS["canal"][1]
    half = body.index("建议")
    passages = shared(body, body[half:] + body[:half])
    assert [p.one for p in passages] == sorted(p.one for p in passages)
    assert all(a.one[1] <= b.one[0] for a, b in zip(passages, passages[1:], strict=False))
    assert sum(p.one[1] - p.one[0] for p in passages) == len(body)


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", "文字"), ("……………………", "……………………"), ("甲", "甲")])
def test_texts_without_words_share_nothing(one, other):
    assert shared(one, other) == []


def test_different_matters_share_no_passage():
    assert shared(TEXTS["canal"][1], TEXTS["lifts"][1]) == []


def test_endless_repetition_ends():
    assert len(shared("的" * 20_000, "的" * 20_000)) <= 1
    assert shared("管理办法" * 5_000, "管理办法" * 5_000)


def test_characters_outside_the_basic_plane_keep_their_places():
    one, other = "😀𬭚" + "河长巡河记录要公开", "巡查：河长巡河记录要公开。"
    assert said(one, other) == [("河长巡河记录要公开", "河长巡河记录要公开", True)]
