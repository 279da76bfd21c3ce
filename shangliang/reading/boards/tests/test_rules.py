"""Places with ties, and what may stand on which board."""

from decimal import Decimal

import pytest

from shangliang.foundation.errors import Invalid
from shangliang.reading.boards.kinds import Block, Shape, Which
from shangliang.reading.boards.rules import MOST_BLOCKS, blocks, checked, ranked

KNOWN = {"a": ["month", "member", "theme"], "b": ["month", "sector"]}


def test_equal_numbers_share_a_place_and_the_next_place_counts_them():
    lines = [("甲", Decimal(5)), ("乙", Decimal(9)), ("丙", Decimal(5)), ("丁", Decimal(0)), ("戊", None), ("己", Decimal(0))]
    assert ranked(lines) == [(1, "乙"), (2, "甲"), (2, "丙"), (4, "丁"), (4, "己"), (None, "戊")]
    assert [place for place, _ in ranked(lines, least_first=True)] == [1, 1, 3, 3, 5, None]
    assert ranked([]) == []


@pytest.mark.parametrize(
    ("which", "block", "says"),
    [
        (Which.LEADERS, Block(()), "没有选指标"),
        (Which.LEADERS, Block(("gone",)), "没有代码是 gone 的指标"),
        (Which.LEADERS, Block(("a",), "sector", Shape.BAR), "不能这样拆分"),
        (Which.LEADERS, Block(("a", "b"), "theme", Shape.BAR), "不能这样拆分"),
        (Which.LEADERS, Block(("a", "b")), "只放一个指标"),
        (Which.LEADERS, Block(("a",), "", Shape.LINE), "要选按什么拆分"),
        (Which.LEADERS, Block(("a",), "month", "pie"), "画法"),
        (Which.LEADERS, Block(("a",), "month", Shape.BAR, "", 0), "行数"),
        (Which.LEADERS, Block(("a",), "month", Shape.BAR, "长" * 31), "30 个字"),
        (Which.SCREEN, Block(("a",), "member", Shape.BAR), "不放到人的数"),
    ],
)
def test_what_may_not_stand_on_a_board_is_told_with_its_number(which, block, says):
    with pytest.raises(Invalid, match=f"第 2 块：.*{says}"):
        checked(which, [Block(("a",)), block], KNOWN)


def test_a_board_is_neither_empty_nor_endless():
    for found in ([], [Block(("a",))] * (MOST_BLOCKS + 1)):
        with pytest.raises(Invalid):
            checked(Which.LEADERS, found, KNOWN)


def test_a_block_is_read_back_as_it_was_stored():
    one = Block(("a", "b"), "month", Shape.LINE, "走势", 6)
    assert blocks([one.data()]) == [one]
