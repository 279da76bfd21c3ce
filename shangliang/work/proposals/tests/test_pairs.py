"""Two proposals side by side: each paragraph meets the one that shares most with it."""

import pytest

from shangliang.work.proposals.models import Proposal, Recommendation
from shangliang.work.proposals.panels.pairs import pairing

A = "全市一百四十二所中小学中，九十七所在主城区，上下学高峰时段周边道路平均车速不足每小时十二公里。"
B = "多数学校没有固定的接送停靠区，家长随意停车占去一条车道。"
C = "现有定制公交只覆盖九所学校，座位利用率百分之九十一，家长还想要更多线路。"


def proposal(grounds, asks):
    made = Proposal(pk=1, title="关于接送的提案", grounds=grounds, serial="0001")
    made._prefetched_objects_cache = {"recommendations": [Recommendation(position=n, text=t) for n, t in enumerate(asks, 1)]}
    return made


@pytest.mark.parametrize("turned", [False, True])
def test_paragraphs_meet_their_like_whatever_their_order(turned):
    right = [B, A] if turned else [A, B]
    found = pairing(proposal(f"{A}\n{B}", []), proposal("\n".join(right), []))
    assert [(row["left"][0][0][:4], row["right"][0][0][:4]) for row in found.rows] == [(A[:4], A[:4]), (B[:4], B[:4])]
    assert (found.same, found.only_left, found.only_right) == (2, 0, 0)


def test_what_only_one_speaks_of_is_said_so():
    found = pairing(proposal(A, []), proposal(f"{A}\n{C}", []))
    assert found.only_right == 1
    assert found.rows[-1]["left"] is None


def test_a_shared_passage_never_runs_into_the_next_paragraph():
    found = pairing(proposal(A, [B]), proposal(A, [B]))
    assert [row["heading"] for row in found.rows] == ["案据", "建议"]
    assert found.percent == 100


def test_texts_without_anything_in_common_stand_alone():
    found = pairing(proposal(A, []), proposal(C, []))
    assert (found.same, found.near, found.only_left, found.only_right) == (0, 0, 1, 1)
