"""Broken lines and headings: how long titles are set, and which paragraphs of a text are headings of which level."""

import re

from .markup import BODY, HEI, KAI, Run

PER_LINE = 19
"""Characters of 2号 that fit the type area, with a little air."""
LEVELS = ((re.compile(r"^[一二三四五六七八九十]{1,3}、(?![二三四五六七八九十][、层线期级类年月])"), HEI), (re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]"), KAI))
HEADING = 40
OPENERS = "（《“‘【"


def title_lines(text: str, per_line: int = PER_LINE) -> list[str]:
    """Break a title by meaning into lines of much the same length: never inside a number, quotes or a pair of brackets.

    A newline in `text` is a break the writer wants and is kept.
    """
    if "\n" in text:
        return [line.strip() for line in text.split("\n") if line.strip()]
    text = text.strip()
    if width_of(text) <= per_line:
        return [text]
    if len(text) > 12 * per_line:
        return [text[at:at + per_line] for at in range(0, len(text), per_line)]
    for count in range(2, 16):
        if found := _broken(text, count, per_line):
            return found
    return [text]


def _broken(text: str, count: int, per_line: int) -> list[str]:
    """The best way to break `text` into `count` lines of at most `per_line`, or []."""
    aim = width_of(text) / count
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for lines in range(1, count + 1):
        for end in range(1, len(text) + 1):
            for start in range(end):
                before = best.get((lines - 1, start))
                if before is None or (lines < count) == (end == len(text)):
                    continue
                width = width_of(text[start:end])
                if width > per_line:
                    continue
                cost = before[0] + (width - aim) ** 2 / 6 + (_harm(text, end) if end < len(text) else 0)
                if (lines, end) not in best or cost < best[lines, end][0]:
                    best[lines, end] = (cost, [*before[1], end])
    if (count, len(text)) not in best:
        return []
    ends = best[count, len(text)][1]
    return [text[a:b].strip() for a, b in zip([0, *ends], ends, strict=False)]


def _harm(text: str, at: int) -> float:
    """How bad it is to break before the character at `at`."""
    left, right = text[at - 1], text[at]
    if right in "，。、；：）》”’】" or left in OPENERS or re.search(r"第[\d一二三四五六七八九十]*$", text[:at]):
        return 1000
    if re.match(r"[A-Za-z0-9.%]{2}", left + right) or (right in "号届次" and left.isdigit()):
        return 1000
    if any(text[:at].count(o) > text[:at].count(c) for o, c in zip("（《“‘【", "）》”’】", strict=True)):
        return 12
    if right in "的了":
        return 60
    if left in "，、；：）》”" or left == " ":
        return -6
    if left == "的":
        return -14
    if right in "《“（第" or text[at:at + 2] in {"建议", "提案", "推进", "加强", "促进"}:
        return -3
    return 10 if left not in "和与及" else 30


def width_of(text: str) -> float:
    """The width in full characters: Latin letters and digits are half as wide."""
    return sum(0.5 if ord(c) < 128 else 1.0 for c in text)


def runs_of(paragraph: str, size: float = 16.0) -> tuple[list[Run], int | None]:
    """The runs of one paragraph of a body and its outline level: 一、 in 黑体, （一） in 楷体, all else in 仿宋.

    A heading that runs into its text ("一、加强巡查。……") is lettered up to its first full stop only.
    """
    for level, (pattern, font) in enumerate(LEVELS):
        if pattern.match(paragraph):
            end = paragraph.find("。") + 1
            if len(paragraph) <= HEADING and not 0 < end < len(paragraph):
                return [Run(paragraph, font, size)], level
            if 0 < end <= HEADING:
                return [Run(paragraph[:end], font, size), Run(paragraph[end:], BODY, size)], None
    return [Run(paragraph, BODY, size)], None
