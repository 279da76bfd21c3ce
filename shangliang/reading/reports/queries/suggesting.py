"""Items of a plan out of words: those a report tells of what comes next, and the figure that a line of a plan means."""

import re
from dataclasses import dataclass
from decimal import Decimal

from shangliang.commons.figures.declared import Figure
from shangliang.commons.figures.measuring import measure
from shangliang.foundation.periods import Period

from ..models import PlanItem, Version
from ..rules.matching import Matched, Vocabulary, match
from ..rules.places import Kind, find
from .figures import known

_PLANNED = re.compile("计划|安排|拟(?!定)|力争|打算|将(?:召开|组织|开展|举办|完成|举行)|要(?:召开|组织|开展|举办|完成)")
_MARKS = re.compile(r"^[\s，,、：:。；;—-]+|[\s，,、：:。；;]+$")
_HEAD = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]+是)\s*")
MOST = 60


@dataclass(frozen=True)
class Suggested:
    """What may be an item: how it reads, how much (None where the text masks it), and the figures it may mean, best first."""

    what: str
    target: Decimal | None
    unit: str
    sentence: str
    figures: tuple[Figure, ...] = ()

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The figures as a form offers them."""
        return [(figure.code, f"{figure.label}（{figure.unit}）") for figure in self.figures]


def planned_in(version: Version) -> list[Suggested]:
    """The quantities a version tells as planned: in the part about what comes next, or in a sentence that plans."""
    figures = known()
    found, seen = list[Suggested](), set[str]()
    for one in match(version.text, find(version.text), figures):
        if one.place.kind is Kind.FIGURE and one.place.unit != "%" and (one.around.planned or _PLANNED.search(one.around.far + one.around.before + one.around.earlier)):
            said = _suggested(one, figures)
            if len(said.what) > 3 and said.what not in seen:
                seen.add(said.what)
                found.append(said)
    return found


def _suggested(one: Matched, figures: dict[str, Figure]) -> Suggested:
    words = _HEAD.sub("", _MARKS.sub("", one.around.far + one.around.before)) + _MARKS.sub("", one.around.after)
    meant = tuple(figures[p.code] for p in one.proposals if p.code in figures and not p.code.startswith(("plan.", "plan_items.")))
    return Suggested(words[:MOST], one.place.value if not one.place.masked else None, one.place.unit, one.around.whole.strip()[:200], meant)


def could_count(item: PlanItem) -> list[tuple[Figure, Decimal]]:
    """Figures that could count an item ticked by hand, likeliest first, with what each says for its days; those that say nothing are left out."""
    [meant] = recognised([(item.what, item.target, item.unit)])
    if not meant:
        return []
    amounts = measure([figure.code for figure in meant], Period.days(item.first, item.last), known=known())
    return [(figure, amount) for figure in meant if (amount := amounts[figure.code].number)]


def recognised(lines: list[tuple[str, Decimal, str]]) -> list[tuple[Figure, ...]]:
    """For each line of a plan (what, how much, unit) the figures it may mean, best first; plans themselves are left out."""
    figures = {code: figure for code, figure in known().items() if not code.startswith(("plan.", "plan_items."))}
    vocabulary, found = Vocabulary.of(figures), list[tuple[Figure, ...]]()
    for what, target, unit in lines:
        text = f"{what}{target:f}{unit}。"
        places = [place for place in find(text) if place.start >= len(what)]
        matched = match(text, places[:1], figures, vocabulary)
        found.append(tuple(figures[p.code] for p in matched[0].proposals) if matched else ())
    return found
