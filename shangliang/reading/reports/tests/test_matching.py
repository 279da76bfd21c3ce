"""Recognising which figure a place means, by the words around it; and saying why none is meant."""

import pytest

from shangliang.reading.reports.rules.matching import Matched, match
from shangliang.reading.reports.rules.places import find

from .vocabulary import KNOWN


def matched(text: str) -> list[Matched]:
    return match(text, find(text), KNOWN)


def first(text: str) -> list[str]:
    """The first proposal of each figure, "" for none."""
    return [one.proposals[0].code if one.proposals else "" for one in matched(text) if one.place.kind == "figure"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("全会以来共收到提案**件，经审查立案**件，其中并案*件，实际立案**件，立案率达***%。", ["t.received", "t.filed", "t.merged", "t.net", "t.rate"]),
        ("举办委员培训班三期，走访委员百余人次。", ["t.classes", "t.visits"]),
        ("倡议发出后，委员共捐款*万元。", ["t.money"]),
        ("共有五十六位提交提案的委员。", ["t.people"]),
        ("先后办了*次培训班。", ["t.classes"]),
        ("共收到提案**件，2025年同期收到提案**件，同比增长**%。", ["t.received", "", "t.received"]),
        ("共收到提案**件，较去年底增加**件。", ["t.received", ""]),
        ("与去年同期相比收到提案**件。", ["t.received"]),
        ("上半年举办委员培训班**期，每期都安排专题讲座。", ["t.classes"]),
        ("全年计划举办委员培训班**期。", ["t.planned"]),
        ("共收到提案**件，同比增长**%，立案率达**%，比上年同期提高*个百分点。", ["t.received", "t.received", "t.rate", "t.rate"]),
        ("共收到提案**件，比去年下降了**%；立案率提高到**%。", ["t.received", "t.received", "t.rate"]),
        ("共收到提案**件，其中民生方面的**件，捐款*万元。", ["t.received", "", "t.money"]),
        ("下半年打算：再收到提案200件，力争立案率达到100%，捐款*万元。", ["", "", "t.money"]),
    ],
)
def test_the_words_around_a_number_tell_which_figure_is_meant(text: str, codes: list[str]) -> None:
    assert first(text) == codes


def test_the_measure_word_keeps_persons_and_attendances_apart() -> None:
    (one,) = matched("全年走访委员*人次。")
    assert one.proposals[0].code == "t.visits"
    assert one.proposals[0].confidence > 0.6


def test_a_number_of_times_last_year_means_the_figure_before_it() -> None:
    assert first("共收到提案**件，是去年同期的*倍。") == ["t.received", "t.received"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("把误餐补贴从**元提高到**元。", "标准"),
        ("河道治理长度*公里，绿化植树*棵。", "没有哪本台账"),
        ("下一步工作打算\n要种下**棵景观树，修好*座桥。", "打算"),
        ("聘请**周岁以上的讲解员。", "年龄"),
    ],
)
def test_what_no_record_of_ours_could_tell_says_why(text: str, reason: str) -> None:
    (one, *_) = [one for one in matched(text) if one.place.kind == "figure"] or matched(text)
    assert one.proposals == ()
    assert reason in one.reason


def test_masked_terms_and_dates_are_no_figures_and_say_so() -> None:
    ordinal, session, month = matched("*届*次全会以来，至*月底")
    assert "届次" in ordinal.reason
    assert "届次" in session.reason
    assert "日期" in month.reason
