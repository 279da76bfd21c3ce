"""Titles that name one thing, and those that only look alike."""

import pytest

from shangliang.foundation.zh.titles import same, same_person


@pytest.mark.parametrize(("one", "other", "is_same"), [
    ("关于办好课后接送的调研报告", "《关于办好课后接送的调研报告》 ", True),
    ("关于办好课后接送的调研报告", "办好课后接送调研报告", True),
    ("2026年（上半年）提案工作报告", "2026年(上半年)提案工作报告", True),
    ("2025年提案工作报告", "2026年提案工作报告", False),
    ("一季度视察报告", "二季度视察报告", False),
    ("早夜市疏导的调研报告", "早夜市疏导的协商专报", False),
    ("", "", False),
    ("关于的", "", False),
])  # fmt: skip
def test_a_title_is_the_same_however_it_is_written_down(one, other, is_same):
    assert same(one, other) is is_same
    assert same(other, one) is is_same


def test_a_leader_is_the_same_with_and_without_the_office():
    assert same_person("市委书记周怀远", "周怀远")
    assert same_person("周怀远书记", "周怀远")
    assert not same_person("周怀", "")
    assert not same_person("周怀远", "陆远征")
