import numpy as np
import pytest

from shangliang.foundation.tests.proposals import TEXTS, rewritten
from shangliang.foundation.zh.likeness import ALERT, KEPT, Rarity, Vector, compare, compare_many, vector

RARITY = Rarity.of(TEXTS.values())


def like(one: tuple[str, str], other: tuple[str, str], rarity: Rarity = RARITY) -> float:
    return compare(vector(*one, rarity), vector(*other, rarity))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_rewritten_with_other_words_in_another_order_is_found_and_alerted(name):
    headline, body = TEXTS[name]
    planted = vector(headline.replace("关于", "").replace("的建议", ""), rewritten(body), RARITY)
    scores = {other: compare(planted, vector(*TEXTS[other], RARITY)) for other in TEXTS}
    assert max(scores, key=scores.__getitem__) == name
    assert scores[name] >= 2 * ALERT
    assert sorted(scores.values())[-2] < ALERT


def test_two_matters_in_one_template_raise_no_alert():
    assert like(TEXTS["prepaid"], TEXTS["drafts"]) < ALERT


def test_the_same_template_without_a_body_is_told_apart_by_what_is_put_into_it():
    twin = like((TEXTS["prepaid"][0], ""), (TEXTS["drafts"][0], ""))
    same = like((TEXTS["prepaid"][0], ""), ("加强预付卡资金监管", ""))
    assert same > twin


@pytest.mark.parametrize("text", [("", ""), ("案", ""), ("！！！", "。。。"), ("😀😀", "1234"), ("䶮", "𬭚")])
def test_texts_of_nothing_are_like_nothing(text):
    assert like(text, TEXTS["canal"]) == 0


def test_likeness_is_the_same_both_ways_and_complete_with_oneself():
    assert like(TEXTS["lifts"], TEXTS["canal"]) == pytest.approx(like(TEXTS["canal"], TEXTS["lifts"]))
    assert like(TEXTS["lifts"], TEXTS["lifts"]) == pytest.approx(1, abs=0.02)


def test_one_against_many_is_one_against_each():
    vectors = [vector(*text, RARITY) for text in TEXTS.values()] + [vector("", "", RARITY)]
    packed = np.concatenate([np.frombuffer(kept.pack(), dtype="<u4") for kept in vectors])
    together = compare_many(vectors[3], packed, np.array([len(kept.slots) for kept in vectors]))
    assert together == pytest.approx([compare(vectors[3], kept) for kept in vectors], abs=1e-5)


def test_what_was_kept_compares_like_what_was_just_written():
    fresh = vector(*TEXTS["birds"], RARITY)
    kept = Vector.unpack(fresh.pack())
    assert (kept.slots == fresh.slots).all()
    assert (kept.weights == fresh.weights).all()


def test_a_very_long_text_is_kept_short():
    long = "".join(body for _, body in TEXTS.values()) * 50
    assert len(vector("长文", long, RARITY).slots) <= KEPT + 3


def test_without_any_text_known_before_likeness_still_works():
    nothing = Rarity.of([])
    headline, body = TEXTS["orchard"]
    assert like((headline, body), (headline, rewritten(body)), nothing) > like((headline, body), TEXTS["birds"], nothing)


def test_what_everybody_writes_weighs_little():
    rarity = Rarity.of([("关于加强管理的建议", body) for _, body in TEXTS.values()])
    assert like(("关于加强管理的建议", TEXTS["birds"][1]), ("关于加强管理的建议", TEXTS["lifts"][1]), rarity) < ALERT
