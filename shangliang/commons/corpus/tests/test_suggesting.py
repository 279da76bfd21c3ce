from datetime import date

from shangliang.commons.corpus import jobs
from shangliang.commons.corpus.indexing import Text, index, mark
from shangliang.commons.corpus.suggesting import learn, suggest
from shangliang.commons.corpus.tests.conftest import paper
from shangliang.foundation.tests.proposals import TEXTS, rewritten

UNITS = {"lifts": "市住建局", "charging": "市住建局", "toilets": "市城管局", "kitchen": "市城管局", "myopia": "市教育局", "birds": "市林业局"}
DUTIES = {"市教育局": "学校 教室 学生 教师", "市住建局": "住房 小区 电梯 物业", "市水务局": "供水 河道 水库 排水管网"}


def label(papers, facet="unit"):
    for name, unit in UNITS.items():
        mark(paper(papers[name]), **{facet: unit})


def test_units_that_handled_like_matters_are_suggested_with_the_reason(papers):
    label(papers)
    first = suggest("unit", TEXTS["lifts"][0], rewritten(TEXTS["lifts"][1]))[0]
    assert first.label == "市住建局"
    assert any("电梯" in word for word in first.reasons)


def test_duties_speak_where_there_is_no_past(papers):
    first = suggest("unit", "关于改造老旧排水管网的建议", "一下雨河道倒灌，排水管网淤堵，供水也受影响。", duties=DUTIES)[0]
    assert first.label == "市水务局"
    assert first.reasons


def test_with_duties_no_other_unit_is_suggested(papers):
    label(papers)
    assert {s.label for s in suggest("unit", *TEXTS["birds"], duties=DUTIES, limit=9)} <= set(DUTIES)


def test_nothing_is_suggested_where_nothing_is_known(papers):
    assert suggest("category", *TEXTS["lifts"]) == []
    assert suggest("unit", "", "") == []


def test_few_labelled_texts_vote_and_many_are_learned_from(papers):
    label(papers, "category")
    assert learn("category") == 0
    assert suggest("category", *TEXTS["kitchen"])[0].label == "市城管局"
    copies = [(name, seed) for seed in range(12) for name in UNITS]
    index(*(
        Text(paper(500 + at), TEXTS[name][0], rewritten(TEXTS[name][1], seed), on=date(2025, 1, 1), category=UNITS[name])
        for at, (name, seed) in enumerate(copies)
    ))
    assert jobs.refresh()
    found = suggest("category", TEXTS["myopia"][0], rewritten(TEXTS["myopia"][1], 77))
    assert found[0].label == "市教育局"
    assert found[0].reasons
    assert not jobs.refresh()
