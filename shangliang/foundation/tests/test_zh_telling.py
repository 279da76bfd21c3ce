"""The words that speak for a likeness are whole words, not cut from pairs of characters."""

import numpy as np
import pytest

from shangliang.foundation.zh.telling import Telling

TEXT = """关于培养社会体育指导员的提案
全市登记的社会体育指导员两千人，每年到岗的社会体育指导员不到一半。广场上没有人教动作，动作错了就伤膝盖。
建议由体育部门培训社会体育指导员，让公园里有人教动作。"""


def words(text, of="", count=5):
    """The words of a text when all pairs of `of` weigh the same and no other weighs anything."""
    telling = Telling(text)
    wanted = {of[at : at + 2] for at in range(len(of) - 1)}
    weights = np.array([1.0 if not wanted or telling.kept[at : at + 2] in wanted else 0.0 for at in range(len(telling.kept) - 1)], dtype=np.float32)
    return telling.words(weights, count)


def test_a_page_s_code_is_no_reason():
    text = "<script>alert(1)</script> 电梯加装，script 电梯，script 电梯维护"
    assert not any("script" in word for word in Telling(text).candidates)


def test_a_pair_that_weighs_is_told_as_the_word_it_is_part_of():
    assert words(TEXT, of="体育指导") == ("社会体育指导员",)


@pytest.mark.parametrize("half", ["指导", "育指", "会体"])
def test_half_a_word_is_never_told(half):
    assert half not in words(TEXT)


@pytest.mark.parametrize("empty", ["的提案", "没有人", "提案", "建议"])
def test_what_every_paper_says_is_not_told(empty):
    assert empty not in "、".join(words(TEXT, count=50))


def test_a_text_that_says_nothing_twice_tells_nothing():
    assert words("山上凉亭漏雨") == ()


def test_no_word_begins_or_ends_with_a_particle_or_a_number():
    said = words("停水到8点，通知停水。出站口五十米，堵在出站口。他们的孩子，别的孩子，停水到8点。", count=50)
    assert {"出站口", "孩子", "停水"} & set(said)
    assert not [word for word in said if word[-1] in "到8五十" or word[0] in "的他五"]
