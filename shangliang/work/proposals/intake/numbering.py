"""The numbers of automatic lists: they stand nowhere in the text, only the rules for counting them do."""

import re
from dataclasses import dataclass

from .numerals import word_number
from .xml import Element, attr, child, children, value

BULLET = "•"
LEVELS = 9


@dataclass(frozen=True)
class Level:
    """How one level of a list counts: its number format, its text ("第%1条") and where it starts."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


class Numbering:
    """Counts list paragraphs in document order and says the label Word would print before each."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        styled = {value(abstract, "styleLink"): abstract for abstract in children(root, "abstractNum")}
        for abstract in children(root, "abstractNum"):
            source = styled.get(value(abstract, "numStyleLink") or "", abstract)
            self._levels[attr(abstract, "abstractNumId") or ""] = {
                _whole(attr(lvl, "ilvl")): _level(lvl) for lvl in children(source, "lvl")}
        for num in children(root, "num"):
            self._add_list(num)

    def _add_list(self, num: Element) -> None:
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in children(num, "lvlOverride"):
            depth = _whole(attr(override, "ilvl"))
            if (lvl := child(override, "lvl")) is not None:
                levels[depth] = _level(lvl)
            if (start := value(override, "startOverride")) is not None:
                starts[depth] = _whole(start)
        self._lists[attr(num, "numId") or ""] = (value(num, "abstractNumId") or "", levels, starts)

    def label(self, list_id: str, depth: int) -> str:
        """The label of the next paragraph at `depth` of list `list_id`; "" when the list prints none."""
        if list_id not in self._lists:
            return ""
        abstract, own, starts = self._lists[list_id]
        levels = {**self._levels.get(abstract, {}), **own}
        counts = self._counts.setdefault(abstract, {})
        here = levels.get(depth, Level())
        if depth in starts and (list_id, depth) not in self._begun:
            counts.pop(depth, None)
            here = Level(here.form, here.text, starts[depth])
        self._begun.add((list_id, depth))
        counts[depth] = counts[depth] + 1 if depth in counts else here.start
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _printed(here, levels, counts)


def _printed(here: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if here.form == "bullet":
        return BULLET

    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        level = levels.get(depth, Level())
        return word_number(counts.get(depth, level.start), level.form)

    text = re.sub(r"%([1-9])", number, here.text).strip()
    return text + "." if re.fullmatch(r"\d+|[A-Za-z]", text) else text + "、" if re.fullmatch(r"[一二三四五六七八九十百]+", text) else text


def _level(lvl: Element) -> Level:
    text = attr(child(lvl, "lvlText"), "val")
    return Level(value(lvl, "numFmt") or "decimal", "" if text is None else text, _whole(value(lvl, "start"), 1))


def _whole(text: str | None, otherwise: int = 0) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
