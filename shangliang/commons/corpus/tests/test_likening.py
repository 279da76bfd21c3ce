from datetime import date

import pytest

from shangliang.commons.committees.scope import within
from shangliang.commons.corpus import likening
from shangliang.commons.corpus.indexing import Text, index, is_due, renew
from shangliang.commons.corpus.likening import like
from shangliang.commons.corpus.models import Rarities, Trace
from shangliang.commons.corpus.tests.conftest import HIDDEN, keep, paper
from shangliang.foundation.tests.proposals import TEXTS, rewritten
from tests import given


@pytest.mark.parametrize("few", [3000, 0], ids=["looking at all", "looking up keys"])
@pytest.mark.parametrize("counted", [False, True], ids=["before the first count", "after it"])
def test_every_planted_text_is_found_first_and_alerted(papers, counted, few, monkeypatch):
    monkeypatch.setattr(likening, "FEW", few)
    if counted:
        renew()
    for name, number in papers.items():
        headline, body = TEXTS[name]
        likes = like(papers.staff, headline, rewritten(body))
        assert likes[0].subject.id == number
        assert likes[0].alert
        assert not [other for other in likes[1:] if other.alert]


def test_template_twins_raise_no_alert(papers):
    renew()
    likes = {other.subject.id: other for other in like(papers.staff, *TEXTS["prepaid"])}
    assert likes[papers["prepaid"]].alert
    assert not (papers["drafts"] in likes and likes[papers["drafts"]].alert)


def test_each_likeness_says_by_which_words(papers):
    renew()
    found = like(papers.staff, "给老楼装电梯", "三楼以上的老人下不了楼，加装电梯一楼不同意。")[0]
    assert found.subject.id == papers["lifts"]
    assert any("电梯" in word for word in found.why)
    assert 0 < found.points <= 100


def test_one_is_shown_only_what_one_may_see(papers):
    HIDDEN.add(papers["lifts"])
    assert papers["lifts"] not in [other.subject.id for other in like(papers.member, *TEXTS["lifts"])]
    assert like(papers.staff, *TEXTS["lifts"])[0].subject.id == papers["lifts"]


def test_a_subject_is_not_like_itself(papers):
    keep(99, *TEXTS["lifts"])
    likes = like(papers.staff, *TEXTS["lifts"], exclude=[paper(papers["lifts"])])
    assert likes[0].subject.id == 99
    assert papers["lifts"] not in [other.subject.id for other in likes]


@pytest.mark.parametrize(("title", "body"), [("", ""), ("。", "！"), ("字", ""), ("😀" * 50, ""), ("䶮", "𬭚" * 9), ("电梯" * 30_000, "x" * 100_000)])
def test_any_text_may_be_asked_about(papers, title, body):
    assert isinstance(like(papers.staff, title, body), list)


def test_another_committees_texts_are_like_nothing_here(papers):
    other = given.world()
    with within(other.committee):
        assert like(other.viewer(papers.staff.role), *TEXTS["lifts"]) == []


def test_counting_anew_is_due_when_texts_have_grown_by_a_third(papers):
    assert is_due()
    assert renew() == len(TEXTS)
    assert not is_due()
    index(*(Text(paper(200 + at), *text, on=date(2026, 2, 1)) for at, text in enumerate(list(TEXTS.values())[:5])))
    assert is_due()
    renew()
    assert Rarities.objects.count() == 1
    assert set(Trace.objects.values_list("rarity", flat=True)) == {Rarities.objects.get().pk}


def test_indexing_asks_the_database_little(papers, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        keep(300, *TEXTS["canal"])
    with django_assert_max_num_queries(7):
        like(papers.staff, *TEXTS["canal"])
