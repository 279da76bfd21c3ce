"""Suggesting the category or the handling unit of a text, with the reason; people decide.

A category has many texts, so what speaks for it is learned (`learn`, the work of a job). A unit has few: its likest
past texts vote, and its duties are compared with the text.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from shangliang.commons.committees.scope import here
from shangliang.foundation.zh.labels import ENOUGH, Labels, Suggestion
from shangliang.foundation.zh.likeness import Rarity, Vector, compare, vector
from shangliang.foundation.zh.telling import Telling
from shangliang.foundation.zh.text import clean

from .likening import LEAST, scored, why
from .models import Entry, Learned
from .rarities import newest
from .traces import question

Facet = Literal["category", "unit"]
FEWEST = 60
VOTERS = 30
DUTY = 0.5


def suggest(facet: Facet, title: str, body: str, *, duties: Mapping[str, str] | None = None, limit: int = 3) -> list[Suggestion]:
    """The likeliest labels of a text in the committee we are in, each with its share and the words that speak for it.

    `duties` tells of each possible label what it stands for ("市教育局": "学校 幼儿园 校车…"); with it no other label is given.
    """
    title, body = clean(title), clean(body)
    learned = _newest(facet) if facet == "category" else None
    if learned and duties is None:
        return learned.suggest(title, body, limit)
    return _by_votes(facet, title, body, duties, limit)


def learn(facet: Facet) -> int:
    """Learn anew from the committee's newest labelled texts; gives from how many, 0 where there were too few."""
    rows = Entry.objects.exclude(**{facet: ""}).order_by("-on", "-pk").values_list("title", "body", facet)[:ENOUGH]
    texts = [(title, body, label) for title, body, label in rows]
    if len(texts) < FEWEST or len({label for _, _, label in texts}) < 2:
        return 0
    kept = Learned.objects.create(committee=here().committee, facet=facet, texts=len(texts), packed=Labels.learn(texts).dump())
    Learned.objects.filter(facet=facet, pk__lt=kept.pk).delete()
    return len(texts)


def _newest(facet: Facet) -> Labels | None:
    kept = Learned.objects.filter(facet=facet).order_by("-pk").values_list("pk", flat=True).first()
    return _unpacked(kept, here().committee.pk) if kept else None


@lru_cache(maxsize=16)
def _unpacked(kept: int, committee: int) -> Labels | None:
    packed = Learned.objects.filter(pk=kept).values_list("packed", flat=True).first()
    return Labels.load(packed) if packed else None


def _by_votes(facet: Facet, title: str, body: str, duties: Mapping[str, str] | None, limit: int) -> list[Suggestion]:
    _, rarity = newest()
    asked = vector(title, body, rarity)
    telling = Telling(f"{title}\n{body}")
    votes: dict[str, float] = defaultdict(float)
    reasons: dict[str, tuple[str, ...]] = {}
    voters = [one for one in scored(asked, question(asked, rarity, here().committee.pk), LEAST) if getattr(one, facet)]
    for one in [one for one in voters if duties is None or getattr(one, facet) in duties][:VOTERS]:
        label = getattr(one, facet)
        votes[label] += one.likeness
        if label not in reasons:
            reasons[label] = why(telling, asked, one.vector)
    for label, duty in (duties or {}).items():
        _add_duty(label, duty, telling, asked, rarity, votes, reasons)
    total = sum(votes.values())
    best = sorted(votes, key=lambda label: (-votes[label], label))[:limit]
    return [Suggestion(label, votes[label] / total, reasons.get(label, ())) for label in best]


def _add_duty(
    label: str, duty: str, telling: Telling, asked: Vector, rarity: Rarity, votes: dict[str, float], reasons: dict[str, tuple[str, ...]]
) -> None:
    """Let what a label stands for speak where the text says the same."""
    stands_for = vector(clean(label), clean(duty), rarity)
    likeness = compare(asked, stands_for)
    if likeness > 0:
        votes[label] += DUTY * likeness
        words = why(telling, asked, stands_for)
        reasons[label] = tuple(dict.fromkeys([*words, *reasons.get(label, ())]))[:5]
