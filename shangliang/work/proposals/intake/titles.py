"""The title of a proposal that has no label for it: what a reader would take for it."""

import re

from .edges import is_byline
from .flow import Line

ABOUT = re.compile(r"^[《〈]?\s*(?:关于|對於|關於|对于|有关).{3,90}(?:的)?(?:提案|建议|建議|议案|議案|意见|对策|倡议|思考)(?:》|〉)?$")
ENDING = re.compile(r"(?:的)?(?:提案|建议|议案|对策建议|思考|倡议)[》〉]?$")
MAST = re.compile(
    r"^(?:中国人民政治协商会议|政协|人民政协|中共|民盟|九三).{0,40}(?:会议|委员会|提案|提案表|提案纸)(?:提案)?$|^(?:委员|集体|个人|联名|会议|大会|平时|政协)?提案(?:表|纸|稿|书|用纸)?$"
    r"|^(?!关于).{0,12}(?:政协|政治协商会议)(?:.{0,24}(?:届|会议|委员会))?(?:委员)?提案$"
    r"|^.{0,20}(?:提案表|提案用纸|提案纸|提案登记表|提案模板|提案格式)$|^第?\s*[一二三四五六七八九十\d]+\s*届.{0,30}(?:次会议|提案)$|^〔?\d{4}〕?.{0,6}号$")
SENTENCE_END = "。；;！？!?：:，,、"
LONGEST_TITLE = 80


def find_title(lines: list[Line], text: list[Line]) -> list[int]:
    """The positions of the lines that make up the title among these opening lines; [] when none looks like one.

    `text` are all lines of the file; they show how large ordinary letters are.
    """
    head = _opening(lines)
    return _about(lines, head) or _largest(lines, head, text) or _first_short(lines, head, text)


def is_mast(text: str) -> bool:
    """Whether the line is printed matter above the title, such as the assembly's name."""
    return bool(MAST.match(re.sub(r"\s+", "", text)))


def _opening(lines: list[Line]) -> list[int]:
    """The lines up to the first real paragraph, at most ten."""
    head = []
    for at, line in enumerate(lines[:10]):
        if line.part != "body" or line.field:
            break
        if len(line.text) > LONGEST_TITLE or line.text[-1] in "。；;":
            break
        head.append(at)
    return head


def _about(lines: list[Line], head: list[int]) -> list[int]:
    """关于…的提案, on one line or broken over up to three."""
    for at in head:
        for span in (1, 2, 3):
            run = list(range(at, at + span))
            if run[-1] in head and ABOUT.match("".join(lines[i].text for i in run)):
                return run
    return []


def _largest(lines: list[Line], head: list[int], text: list[Line]) -> list[int]:
    """The line that is set off: centred, larger than the text, or styled as a heading; with its equals next to it."""
    plain = [i for i in head if not is_mast(lines[i].text) and lines[i].text[-1] not in "。；;！？!?：:"]
    body_size = max((line.look.size for line in text if len(line.text) > 40), default=0)

    def weight(at: int) -> tuple[bool, int, bool]:
        look = lines[at].look
        return look.align == "centre" or look.outline == 0, look.size, look.bold

    set_off = [i for i in plain if weight(i)[0] or (body_size and lines[i].look.size > body_size) or lines[i].look.bold]
    if not set_off:
        return []
    best = max(set_off, key=lambda i: (ENDING.search(lines[i].text) is not None, *weight(i), -i))
    run = [best]
    if ENDING.search(lines[best].text) and best - 1 in set_off and weight(best - 1) == weight(best):
        run.insert(0, best - 1)
    while len(run) < 3 and run[-1] + 1 in set_off and weight(run[-1] + 1) == weight(best) and not is_byline(lines[run[-1] + 1], plain=True):
        run.append(run[-1] + 1)
    return run


def _first_short(lines: list[Line], head: list[int], whole: list[Line]) -> list[int]:
    for at in head:
        text = lines[at].text
        if not is_mast(text) and 4 <= len(text) <= 50 and text[-1] not in SENTENCE_END and len(whole) > at + 1:
            return [at]
    return []


def from_filename(filename: str) -> str:
    """A title from the file's name ("张三-关于…的提案.docx"), or "" when the name says nothing."""
    stem = re.sub(r"\.[A-Za-z]{2,5}$", "", filename.replace("\\", "/").rsplit("/", 1)[-1]).strip()
    found = re.search(r"关于.{3,90}", stem)
    text = (found[0] if found else "").strip(" _-（(")
    return re.sub(r"[（(]?(?:定稿|终稿|修改稿|最终版|\d+)[）)]?$", "", text).strip(" _-")
