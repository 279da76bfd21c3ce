"""The history of a proposal is told in words a minute-taker would use, never in codes."""

import re

import pytest

from shangliang.commons.ledger.declared import kinds
from shangliang.work.proposals import facts

CODES = re.compile(r"\b[a-z]{4,}\b|\d{4}-\d\d-\d\d")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (facts.Submitted(serial="0012", timing="plenary", kind_of="individual"), "流水 0012　大会提案　委员提案"),
        (facts.Closed(overall="mostly", grade="B"), "基本满意　B 类"),
        (facts.Closed(overall="none", grade=""), "没有评价"),
        (facts.Filed(number="0007", category="教育", units=["市教育局（主办）"]), "第 0007 号　教育　市教育局（主办）"),
        (facts.CosignAnswered(name="许岚", accepted=False, remark=""), "许岚谢绝"),
        (facts.HandedOver(units=["市教育局（主办）"], due_on="2026-05-02"), "市教育局（主办）　2026 年 5 月 2 日前答复"),
        (facts.Answered(grade="A", round=2), "A 类　第 2 轮"),
    ],
)
def test_a_fact_says_what_it_carries(fact, words):
    assert fact.said() == words


def test_no_fact_of_proposals_shows_a_code_or_a_bare_date():
    samples = {"timing": "between", "kind_of": "joint", "overall": "satisfied", "due_on": "2026-05-02", "until": "2026-05-02", "opens_on": "2026-05-02", "closes_on": "2026-05-09"}
    for kind in kinds.names():
        declared = kinds.get(kind)
        if not kind.startswith("proposals.") or not hasattr(declared, "said"):
            continue
        values = {name: samples.get(name, _some(str(type_))) for name, type_ in declared.__annotations__.items()}
        assert not CODES.search(declared(**values).said()), kind


def _some(type_: str):
    """Any value of an annotated type."""
    return [] if "list" in type_ else "" if "str" in type_ else 1 if "int" in type_ else True
