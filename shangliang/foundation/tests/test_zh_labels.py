import pytest

from shangliang.foundation.tests.proposals import TEXTS, rewritten
from shangliang.foundation.zh.labels import Labels

PLACES = {"prepaid": "经济", "drafts": "经济", "orchard": "农业", "birds": "农业", "toilets": "城建", "lifts": "城建", "charging": "城建", "kitchen": "城建"}
LEARNED = Labels.learn([(*TEXTS[name], label) for name, label in PLACES.items()])


@pytest.mark.parametrize(("name", "label"), PLACES.items())
def test_a_text_like_those_already_labelled_gets_their_label_first(name, label):
    headline, body = TEXTS[name]
    assert LEARNED.suggest(headline, rewritten(body))[0].label == label


def test_each_suggestion_comes_with_words_of_the_text_that_speak_for_it():
    headline, body = TEXTS["lifts"]
    first = LEARNED.suggest(headline, body)[0]
    assert first.reasons
    assert all(word in (headline + body).lower() for word in first.reasons)


def test_shares_fall_and_add_up_to_one():
    shares = [suggestion.share for suggestion in LEARNED.suggest("关于冷库的建议", "水蜜桃冷库", 10)]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_a_text_that_says_nothing_known_gets_no_reasons():
    assert all(suggestion.reasons == () for suggestion in LEARNED.suggest("䶮", ""))


def test_what_was_kept_suggests_the_same():
    kept = Labels.load(LEARNED.dump())
    text = TEXTS["hearing"]
    assert [s.label for s in kept.suggest(*text)] == [s.label for s in LEARNED.suggest(*text)]
    assert kept.texts == len(PLACES)


@pytest.mark.parametrize("texts", [[], [("一", "二", "同")], [("一", "二", "同"), ("三", "四", "同")]])
def test_one_label_alone_cannot_be_learned(texts):
    with pytest.raises(ValueError, match="two labels"):
        Labels.learn(texts)
