import copy
import json
import pickle

import pytest

from shangliang.foundation.errors import Invalid
from shangliang.foundation.words import Labelled


class State(Labelled):
    DRAFT = "draft", "草稿"
    FILED = "filed", "立案"


def test_a_member_is_its_value():
    assert State.FILED == "filed"
    assert {"filed": 1}[State.FILED] == 1
    assert str(State.FILED) == f"{State.FILED}" == "filed"
    assert f"{State.FILED:>7}" == "  filed"
    assert json.dumps({"state": State.FILED}) == '{"state": "filed"}'


def test_a_member_carries_its_label():
    assert State.FILED.label == "立案"
    assert State("filed").label == "立案"
    assert State.choices() == [("draft", "草稿"), ("filed", "立案")]
    assert State.values() == ["draft", "filed"]


@pytest.mark.parametrize("said", ["filed", "立案", " 立案 ", State.FILED])
def test_a_member_is_found_by_value_or_label(said):
    assert State.of(said) is State.FILED


@pytest.mark.parametrize("said", ["", "立", "FILED", "已立案"])
def test_an_unknown_word_is_refused_with_the_known_ones(said):
    with pytest.raises(Invalid) as refusal:
        State.of(said)
    assert "草稿、立案" in refusal.value.message


@pytest.mark.parametrize("members", [
    {"A": ("a", "甲"), "B": ("a", "乙")},
    {"A": ("a", "甲"), "B": ("b", "甲")},
    {"A": "a"},
])
def test_twins_and_nameless_members_are_refused_when_the_class_is_made(members):
    with pytest.raises(TypeError):
        Labelled("Twins", members)


def test_a_member_survives_copying_and_pickling():
    assert pickle.loads(pickle.dumps(State.FILED)) is State.FILED
    assert copy.deepcopy([State.FILED])[0] is State.FILED
