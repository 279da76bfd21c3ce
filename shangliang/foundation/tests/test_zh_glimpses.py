"""What is shown of an alike text: the sentences that share most, with just what they share set apart."""

from shangliang.foundation.zh.finding import pieces
from shangliang.foundation.zh.glimpses import glimpses, titled

OWN = "多数学校没有固定的接送停靠区，家长随意停车占去一条车道。我们测过十次。"
OTHER = "本市有一百四十二所学校。多数学校没有固定的接送停靠区，家长只好乱停。校车很少。"


def _hits(found):
    return [piece.text for piece in found if piece.hit]


def test_the_sentence_that_shares_most_is_shown_with_what_it_shares_set_apart():
    (only,) = glimpses(OWN, OTHER)
    assert "".join(piece.text for piece in only) == "多数学校没有固定的接送停靠区，家长只好乱停。"
    assert _hits(only) == ["多数学校没有固定的接送停靠区，家长"]


def test_without_a_shared_passage_the_words_that_are_alike_are_set_apart():
    (only,) = glimpses("接送孩子要有校车专线。", OTHER, ["校车"])
    assert _hits(only) == ["校车"]
    assert glimpses("养老服务不足。", OTHER) == []


def test_what_every_title_says_is_nothing_in_common():
    assert _hits(titled("关于加装电梯的提案", "关于夜间公交的提案")) == []
    assert _hits(titled("关于老旧小区加装电梯的提案", "关于为老旧小区加装扶手的提案")) == ["老旧小区加装"]


def test_spans_that_overlap_are_set_apart_as_one():
    assert _hits(pieces("甲乙丙丁", [(0, 2), (1, 3)])) == ["甲乙丙"]
