"""What stands around a number in a text: its segment before and behind, its sentence, its heading, and words of scope."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from .places import Kind, Place
from .tables import Cells, cell_at

_ENDS = "。！？!?；;\n"
_BREAKS = "，,、：:" + _ENDS
_HEADING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十]+[部分章节]|\d{1,2}[、.．](?!\d))")
_LEAD = re.compile(r"^\s*(?:(?:一|二|三|四|五|六|七|八|九|十)+是|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、)?([^。！？]{4,40})。")
SCOPES = (
    ("截至目前", "today"), ("截止目前", "today"), ("到目前为止", "today"), ("目前", "today"), ("今年上半年", "half"), ("上半年", "half"), ("半年来", "half"),
    ("今年以来", "year"), ("一年来", "year"), ("全年", "year"), ("今年", "year"), ("五年来", "term"), ("本届以来", "term"), ("换届以来", "term"), ("届以来", "term"),
    ("累计", "sum"), ("次会议以来", "session"), ("次全会以来", "session"),
)  # fmt: skip
PLAN_HEADING = re.compile("下半年(?!年?的?工作总结)[^。]{0,10}(?:打算|谋划|计划|安排|要点|任务|工作)|下一步|明年|下年|今后|工作打算|工作要点|工作谋划|工作安排|努力方向|存在的?(?:问题|不足)")


_AHEAD = re.compile("力争|打算|下一步|(?:下半年|明年|第四季度|下阶段)[^。；]{0,6}(?:将|再|要|计划|拟)")
"""Words behind which a number has not happened yet, to the end of the sentence."""


@dataclass(frozen=True)
class Surroundings:
    """The words around one place. `far` is what stands in its segment before the number before it; `whole` its sentence.

    In a table the head of the row stands before the number. `elsewhere` says that its column tells another year, a plan or a difference.
    `planned` says that it stands under a heading of plans, `ahead` that its sentence speaks of what is to come.
    """

    before: str
    far: str
    after: str
    earlier: str
    later: str
    whole: str
    previous: str
    heading: str
    scope: str
    of_which: bool
    planned: bool
    elsewhere: bool = False
    ahead: bool = False


def surroundings(text: str, places: list[Place]) -> list[Surroundings]:
    """What stands around each place of a text, in their order."""
    lines = _lines(text)
    starts, cells = [start for start, *_ in lines], cell_at(text)
    found = []
    for at, place in enumerate(places):
        line = lines[bisect_right(starts, place.start) - 1]
        found.append(_in_cell(text, place, line, cells) or _around(text, places, at, line))
    return found


def _in_cell(text: str, place: Place, line: tuple[int, int, str, bool], cells: Cells) -> Surroundings | None:
    """What stands around a number in a table: what its row is called is what is counted."""
    start, _, heading, planned = line
    cell = cells.of(start, place.start)
    if cell is None:
        return None
    before, after = cell.row + text[cell.start:place.start].strip(), text[place.unit_end:cell.end].strip()
    return Surroundings(
        before=before, far="", after=after, earlier="", later="", whole=before + after, previous="", heading=heading, scope=_scope(cell.column), of_which=before.startswith("其中"),
        planned=planned, elsewhere=cell.elsewhere,
    )


def _lines(text: str) -> list[tuple[int, int, str, bool]]:
    """Each line's start and end, the headings it stands under, and whether those announce what is only planned."""
    found, at, heading, planned = list[tuple[int, int, str, bool]](), 0, "", False
    for line in text.split("\n"):
        bare = line.strip()
        if bare and len(bare) <= 40 and (not re.search("[。；;]", bare) or _HEADING.match(bare)):
            planned = _turns(bare, planned)
            heading = bare
        lead = _LEAD.match(bare)
        found.append((at, at + len(line), f"{heading}　{lead[1]}" if lead and len(bare) > 60 else heading, planned))
        at += len(line) + 1
    return found


def _turns(heading: str, planned: bool) -> bool:
    """Whether what follows a heading is planned: its sub-headings inherit that until one speaks of what was done."""
    if PLAN_HEADING.search(heading):
        return not re.search("总结(?!和)|回顾", heading)
    return planned and not re.search("总结|回顾|成效|第.{1,3}篇|工作情况|过去", heading)


def _around(text: str, places: list[Place], at: int, line: tuple[int, int, str, bool]) -> Surroundings:
    place, (low, high, heading, planned) = places[at], line
    last = places[at - 1] if at and places[at - 1].start >= low else None
    following = places[at + 1] if at + 1 < len(places) and places[at + 1].start < high else None
    begin = _back(text, place.start, low, _BREAKS)
    opening = _back(text, place.start, low, _ENDS)
    end = _on(text, place.unit_end, high, _BREAKS)
    closing = _on(text, place.unit_end, high, _ENDS)
    cut = max(begin, last.unit_end) if last and last.kind is not Kind.NAME else begin
    stop = min(end, following.start) if following and following.kind is not Kind.NAME else end
    first = _back(text, opening - 1, low, _ENDS) if opening > low else opening
    whole = text[opening:closing]
    segment = text[begin:place.start]
    return Surroundings(
        before=text[cut:place.start], far=text[begin:cut], after=text[place.unit_end:stop], earlier=text[opening:begin], later=text[stop:closing],
        whole=whole, previous=text[first:opening], heading=heading, scope=_scope(text[opening:place.start]), of_which="其中" in segment, planned=planned, ahead=bool(_AHEAD.search(text[opening:place.start])),
    )


def _back(text: str, at: int, low: int, marks: str) -> int:
    """The start of the stretch without `marks` that ends at `at`; brackets do not end it."""
    while at > low and text[at - 1] not in marks:
        at -= 1
    return max(at, low)


def _on(text: str, at: int, high: int, marks: str) -> int:
    while at < high and text[at] not in marks:
        at += 1
    return at


def _scope(text: str) -> str:
    """The last word of scope said in a sentence before the number: today, half, year, term, session, sum, or ""."""
    found = [(text.rfind(word), -at, code) for at, (word, code) in enumerate(SCOPES) if word in text]
    return max(found)[2] if found else ""
