"""Recommendations apart: which lines begin one, which belong to the one before."""

import re
from dataclasses import replace

from .flow import Line
from .markers import INLINE, WINDOW, Marker, inline_starts, marker_of
from .triggers import asks, opens_advice

LEADS = {"cn", "bracket-cn", "half-cn", "arabic", "bracket-arabic", "half-arabic", "nth", "is", "must", "circle", "advice",
         "order", "letter", "dot"}
HEADING_LENGTH = 32


def items_of(lines: list[Line], outer: str = "") -> tuple[list[Line], list[list[Line]]]:
    """Split the lines of the recommendations into a preamble and one list of lines per recommendation.

    `outer` is the kind of number before the heading of the recommendations, if it had one: the next of its kind
    ("四、…" after "三、建议") begins a recommendation too.
    """
    lines = _unglued(lines)
    starts = _numbered_starts(lines, outer) or _heading_starts(lines) or _paragraph_starts(lines)
    if not starts:
        return lines, []
    items = [lines[begin:end] for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return lines[: starts[0]], _hand_on_headings(items)


def _mark(line: Line) -> Marker | None:
    marker = marker_of(line.text) if line.part == "body" else None
    return marker if marker and marker.kind in LEADS else None


def _unglued(lines: list[Line]) -> list[Line]:
    """Break paragraphs in which one number follows another ("一是…；二是…") where these are the outermost numbers."""
    outermost = next((m.kind for line in lines if (m := _mark(line))), "")
    result: list[Line] = []
    last = 0
    for line in lines:
        begin = _mark(line)
        first = begin.value if begin and begin.kind == outermost and begin.value else 1
        series = inline_starts(line.text, outermost, first or 1) if line.part == "body" else []
        if outermost and (not begin or begin.kind != outermost) and last:
            series = []  # inside an item, a series in the middle of a paragraph is that item's own
        cuts = sorted({0, *(at for at, _ in series)})
        result += [replace(line, text=part) for a, b in zip(cuts, [*cuts[1:], len(line.text)], strict=True)
                   if (part := line.text[a:b].strip())]
        last = last or bool(begin and begin.kind == outermost) or bool(series)
    return result


def _numbered_starts(lines: list[Line], outer: str) -> list[int]:
    """Where the outermost numbers stand; numbers of the same kind that begin anew inside an item stay inside it."""
    marks = [(at, marker) for at, line in enumerate(lines) if (marker := _mark(line))]
    kind, last, inner = (marks[0][1].kind if marks else ""), 0, 0
    starts: list[int] = []
    inside: set[str] = set()
    for n, (at, marker) in enumerate(marks):
        if marker.kind == kind and last and _is_inner(lines, marks[n - 1:], last, inner, marks[0][1].sep):
            inner = marker.value or 0
        elif marker.kind in {kind, outer} or _misnumbered(marker, last, inside, lines[starts[-1]:at] if starts else []):
            starts.append(at)
            last, inner, inside = marker.value or last + 1, 0, set()
        else:
            inside.add(marker.kind)
    return starts


def _is_inner(lines: list[Line], marks: list[tuple[int, Marker]], last: int, inner: int, sep: str) -> bool:
    """Whether the second of `marks`, of the outermost kind, counts inside the item numbered `last` nevertheless.

    `inner` is the number before it inside that item (0: none yet), `sep` the sign the outermost numbers have.
    """
    (before, _), (at, marker), *later = marks
    value = marker.value or 0
    other_sign = marker.sep != sep
    again = any(m.kind == marker.kind and m.value == last + 1 for _, m in later)
    if inner:
        return value == inner + 1 and (value != last + 1 or again or other_sign)
    if value == 1:
        return before == at - 1 and (again or other_sign or len(lines[before].text) <= HEADING_LENGTH)
    return other_sign and bool(value) and value <= last


def _misnumbered(marker: Marker, last: int, inside: set[str], item: list[Line]) -> bool:
    """Whether a number of another kind only looks different ("（三）" after "2、") but counts on."""
    if not last or marker.value != last + 1 or marker.kind in inside | {"order", "is", "must"}:
        return False
    return not any(found.kind == marker.kind for line in item for found in _marks_inside(line.text))


def _marks_inside(text: str) -> list[Marker]:
    return [marker for m in INLINE.finditer(text) if (marker := marker_of(text[m.start():m.start() + WINDOW]))]


def _is_heading(line: Line) -> bool:
    text = line.text
    return line.part == "body" and len(text) <= HEADING_LENGTH and not re.search(r"[。；;，,！？]$", text) and not opens_advice(text)


def _heading_starts(lines: list[Line]) -> list[int]:
    """Short unnumbered headings, each followed by text."""
    starts = [at for at, line in enumerate(lines[:-1]) if _is_heading(line) and not _is_heading(lines[at + 1])]
    return starts if len(starts) >= 2 and starts[0] <= 1 else []


def _paragraph_starts(lines: list[Line]) -> list[int]:
    """No numbers, no headings: every paragraph is a recommendation, except one that only announces them."""
    first = 0
    if len(lines) > 1 and not asks(lines[0].text) and (lines[0].text.endswith(("：", ":")) or opens_advice(lines[0].text)):
        first = 1
    return [at for at in range(first, len(lines)) if at == first or lines[at].part == "body"]


def _hand_on_headings(items: list[list[Line]]) -> list[list[Line]]:
    """A short heading at the end of one item ("企业方面：") heads the next, where the numbers begin anew."""
    for one, other in zip(items, items[1:], strict=False):
        marker = _mark(other[0])
        if marker and marker.value == 1 and len(one) > 1 and _is_heading(one[-1]) and not _mark(one[-1]):
            other.insert(0, one.pop())
    return items


def text_of(item: list[Line]) -> str:
    """One recommendation as text: its own number taken off, its sub-points kept with theirs."""
    first = item[0].text
    marker = _mark(item[0])
    if marker and marker.kind not in {"order", "must"}:
        first = first[marker.end:].strip() or ("" if item[1:] else first)
    return "\n".join([first, *(line.text for line in item[1:])]).lstrip("\n")
