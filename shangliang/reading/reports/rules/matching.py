"""Which figure a place in a text means: scored by the words around it, its measure word and its neighbours.

A figure's things speak loudest, and louder the nearer they stand to the number and the fewer figures share them; then the
measure word, the verbs, the words near it. Figures whose `never` words stand there are put back. See docs/decisions/0060.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shangliang.commons.figures.declared import Figure

from .comparing import changed, may_compare, of_the_year_before
from .measures import MONEY, NOUNS, same_family
from .places import Kind, Place
from .reasons import ELSEWHERE, YEAR_BEFORE, reason
from .surroundings import Surroundings, surroundings

LEAST = 1.5
"""Below this score a proposal would be a guess."""
BY_NAME = 0.3
"""What it adds that a figure's whole name adjoins the number: 集体提案*件 is the figure of that name before those that speak of it."""
NOT_PLANNED = 1.2
"""What a planned number loses where nothing before the number speaks of plans."""
_PLANNING = re.compile("计划|安排|确定|拟|全年[^。]{0,6}(?:召开|开展)|思路|目标")


@dataclass(frozen=True)
class Proposal:
    """A figure that may be meant, and how sure that is (0 to 1)."""

    code: str
    score: float
    confidence: float


@dataclass(frozen=True)
class Matched:
    """A place with what stands around it, the figures it may mean (best first, at most three), or why it means none."""

    place: Place
    around: Surroundings
    proposals: tuple[Proposal, ...] = ()
    reason: str = ""


@dataclass
class Vocabulary:
    """The words of all figures, turned round: which figures speak of a thing, and how much that says."""

    figures: Mapping[str, Figure]
    order: dict[str, int]
    things: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    cues: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, figures: Mapping[str, Figure]) -> "Vocabulary":
        """Read the words of figures; the label is one of its things, without what brackets say."""
        made = cls(figures, {code: at for at, code in enumerate(figures)})
        for code, figure in figures.items():
            label = re.sub("[（(][^）)]*[）)]", "", figure.label)
            for thing in (*figure.words.things, label):
                if len(thing) > 1:
                    made.things[thing][code] = max(made.things[thing].get(code, 0), 1.0 if thing in figure.words.things else 0.9)
            for role, words in (("verb", figure.words.verbs), ("near", figure.words.near), ("never", figure.words.never)):
                for word in words:
                    made.cues[word].append((role, code))
        for thing, codes in made.things.items():
            weight = min(len(thing), 9) ** 0.5 / (1 + 0.35 * math.log2(len(codes)))
            made.things[thing] = {code: share * weight for code, share in codes.items()}
        # Longer words first, so that 主席会议成员 is heard before the 主席 in it.
        made.cues = {word: made.cues[word] for word in sorted(made.cues, key=len, reverse=True)}
        return made


def match(text: str, places: list[Place], figures: Mapping[str, Figure], vocabulary: Vocabulary | None = None) -> list[Matched]:
    """For each place of a text the three figures it most likely means, or why it means none of ours."""
    known = vocabulary or Vocabulary.of(figures)
    heard, done, last, said = Heard(known), list[Matched](), None, tuple[Proposal, ...]()
    for place, around in zip(places, surroundings(text, places), strict=True):
        if place.kind is not Kind.FIGURE:
            done.append(Matched(place, around, reason=reason(place, around)))
            continue
        if around.elsewhere:
            done.append(Matched(place, around, reason=ELSEWHERE))
            continue
        if of_the_year_before(around.far + around.before, place.unit):
            done.append(Matched(place, around, reason=YEAR_BEFORE))
            continue
        if place.unit == "倍" and last is not None and done and done[-1].proposals:
            done.append(Matched(place, around, done[-1].proposals))
            continue
        if last is not None and last[1].whole == around.whole and changed(around.far + around.before, place.unit) and (meant := _of_before(place, said, known)):
            done.append(Matched(place, around, meant))
            continue
        scores = _scores(place, around, known, heard, last)
        if said and last is not None and _part_of(place, around, last):
            scores.pop(said[0].code, None)  # 学习*次，其中专题研讨*次: the part is not the whole once more
        best = sorted(scores.items(), key=lambda one: (-round(one[1], 3), known.order[one[0]]))[:3]
        good = [(code, score) for code, score in best if score >= LEAST and not _still_to_come(place, around, known.figures[code])]
        done.append(Matched(place, around, _sure(good, best), "" if good else reason(place, around)))
        last, said = (place, around), done[-1].proposals
    return done


def _still_to_come(place: Place, around: Surroundings, figure: Figure) -> bool:
    """Whether a goal that is written down (力争办复率达到100%) would be overwritten by what was done; masked ones are proposed for."""
    return around.ahead and not place.masked and "计划" not in figure.label


def _part_of(place: Place, around: Surroundings, last: tuple[Place, Surroundings]) -> bool:
    """Whether 其中 makes this a part of the number before, in the same sentence and measure."""
    return around.of_which and last[1].whole == around.whole and last[0].unit == place.unit and "其中" in around.before


def _of_before(place: Place, said: tuple[Proposal, ...], known: Vocabulary) -> tuple[Proposal, ...]:
    """Those of the figures before that can grow by so much: 培训委员*人次，同比增长*%."""
    return tuple(one for one in said if may_compare(place.unit, known.figures[one.code]))


def _sure(good: list[tuple[str, float]], best: list[tuple[str, float]]) -> tuple[Proposal, ...]:
    """Scores as confidences: high where the best is well ahead of the next."""
    if not good:
        return ()
    top = good[0][1]
    lead = top - (best[1][1] if len(best) > 1 else 0)
    first = 1 / (1 + math.exp(-(1.1 * (top - 2.6) + 1.3 * (lead - 0.35))))
    rest = 1 - first
    shares = [math.exp(score - top) for _, score in good[1:]]
    others = [min(first, rest * share / (sum(shares) + 0.6)) for share in shares]
    return tuple(Proposal(code, round(score, 3), round(sure, 2)) for (code, score), sure in zip(good, [first, *others], strict=True))


def _scores(place: Place, around: Surroundings, known: Vocabulary, heard: "Heard", last: tuple[Place, Surroundings] | None) -> dict[str, float]:
    said = defaultdict[str, list[float]](list)
    named = heard.things(around)
    beside = [thing for thing in named if thing in around.before or thing in around.after]
    for thing in named:
        if weight := _nearness(thing, around):
            longer = [one for one in beside if thing in one and thing != one] if thing in beside else []
            for code, share in known.things[thing].items():
                # 中心组 is not what is meant where 中心组暨主席会议 stands.
                inside = longer and not any(code in known.things[one] for one in longer)
                said[code].append(share * weight * (0.75 if inside else 1))
    if around.of_which and last is not None:
        for thing in heard.things(last[1]):
            if thing in last[1].before or thing in last[1].after:
                for code, share in known.things[thing].items():
                    said[code].append(0.45 * share)
    scores = {code: _together(found) for code, found in said.items()}
    _cues(scores, around, known, heard.cues(around))
    # What is said behind the number does not make it planned: 召开党组会议*次，每次都安排学习.
    planning = around.planned or bool(_PLANNING.search(around.earlier + around.far + around.before))
    for code in scores:
        figure = known.figures[code]
        scores[code] += _measure(place, figure)
        if len(figure.label) > 2 and (around.before.endswith(figure.label) or around.after.startswith(figure.label)):
            scores[code] += BY_NAME
        if figure.label.startswith("计划") and not planning:
            scores[code] -= NOT_PLANNED
    return scores


def _together(found: list[float]) -> float:
    """What several things say: the loudest in full, the next a quarter."""
    found = sorted(found, reverse=True)
    return found[0] + 0.25 * sum(found[1:3])


class Heard:
    """The words of figures that stand in a sentence or its heading; kept by sentence, since figures come in rows."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known
        self._things: dict[tuple[str, str, str], list[str]] = {}
        self._cues: dict[tuple[str, str], list[str]] = {}

    def things(self, around: Surroundings) -> list[str]:
        """The things named in the sentence, the heading or the sentence before."""
        place = (around.whole, around.heading, around.previous)
        if place not in self._things:
            text = "\n".join(place)
            self._things[place] = [thing for thing in self._known.things if thing in text]
        return self._things[place]

    def cues(self, around: Surroundings) -> list[str]:
        """The verbs and neighbours said in the sentence or the heading, longer ones first."""
        place = (around.whole, around.heading)
        if place not in self._cues:
            text = "\n".join(place)
            self._cues[place] = [word for word in self._known.cues if word in text]
        return self._cues[place]


def _nearness(thing: str, around: Surroundings) -> float:
    """How much it counts that a thing stands where it does: 1 beside the number, little in a heading."""
    best = 0.0
    own = around.after.strip() != "" and not re.match(r"\s*(?:的(?!提案)|以上|左右|\))", around.after)
    if (at := around.after.find(thing)) >= 0:
        best = max(best, 1.15 - 0.012 * at)
    if (at := around.before.rfind(thing)) >= 0:
        gap = len(around.before) - at - len(thing)
        # What stands between the number before and this one is mostly what the other counted: *名干部结对*名对象.
        best = max(best, (1.15 if not own else 0.5 if around.far else 0.8) - 0.035 * min(gap, 14))
    # A thing may lie across the number: 对*件提案进行督办.
    if thing in around.far:
        best = max(best, 0.55)
    if thing in around.earlier:
        gap = len(around.earlier) - around.earlier.rfind(thing) - len(thing)
        best = max(best, 0.62 - 0.006 * min(gap, 50))
    if thing in around.later:
        best = max(best, 0.42 - 0.01 * min(around.later.find(thing), 20))
    if thing in around.previous:
        best = max(best, 0.25)
    if thing in around.heading:
        best = max(best, 0.3)
    return best


def _cues(scores: dict[str, float], around: Surroundings, known: Vocabulary, said: list[str]) -> None:
    """Verbs and neighbouring words for and against the figures that were named at all."""
    segment = around.far + around.before + "\0" + around.after
    counted = defaultdict[tuple[str, str], list[str]](list)
    for word in said:
        here, earlier = word in segment, word in around.earlier
        if not (here or earlier or word in around.later or word in around.heading):
            continue
        for role, code in known.cues[word]:
            already = counted[code, role]
            if code not in scores or (role != "never" and (len(already) >= 2 or any(word in one for one in already))):
                continue
            already.append(word)
            scores[code] += _cue(role, here, earlier, around.before.endswith(word))


def _cue(role: str, here: bool, earlier: bool, adjoining: bool) -> float:
    """What a verb or neighbour is worth: most beside the number, little when it only follows in the sentence."""
    if role == "never":
        return -2.5 if here else -0.2 if earlier else 0.0
    if role == "verb":
        return 1.0 if adjoining else 0.5 if here else 0.15 if earlier else 0.0
    return 0.6 if here else 0.3 if earlier else 0.06


def _measure(place: Place, figure: Figure) -> float:
    """How well the measure word goes with a figure."""
    unit, units = place.unit, (figure.unit, *figure.words.units)
    if not unit or unit in NOUNS:
        return 0.0 if figure.unit != "%" else -2.0
    if unit in units or (unit in MONEY and figure.unit in MONEY):
        return 0.9 if unit == figure.unit else 0.8
    if (unit in {"%", "成"}) != (figure.unit == "%"):
        return -3.0
    if any(same_family(unit, one) for one in units if one):
        return 0.1
    return -1.1


def propose(text: str, places: Iterable[Place], figures: Mapping[str, Figure]) -> list[Matched]:
    """The matched places of a text; see `match`."""
    return match(text, list(places), figures)
