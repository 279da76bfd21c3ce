"""不足和下步打算: which sentences of a report tell one, and how each goes on until it is done. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shangliang.foundation.errors import Invalid
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled

LONGEST, LONGEST_OWNER, SHORTEST = 500, 40, 8


class ImprovementKind(Labelled):
    SHORTCOMING = "shortcoming", "不足"
    NEXT = "next", "下步打算"


class ImprovementState(Labelled):
    OPEN = "open", "没落实"
    DONE = "done", "已落实"
    DROPPED = "dropped", "不再做"


LIFE = Lifecycle(
    states=ImprovementState, start=ImprovementState.OPEN, main=(ImprovementState.OPEN, ImprovementState.DONE),
    steps=[
        Step("settle", "落实", from_=ImprovementState.OPEN, to=ImprovementState.DONE),
        Step("drop", "不再做", from_=ImprovementState.OPEN, to=ImprovementState.DROPPED),
        Step("reopen", "重新打开", from_=(ImprovementState.DONE, ImprovementState.DROPPED), to=ImprovementState.OPEN),
    ],
)  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """A sentence of a report; `kind` where its heading or its words say that it tells a shortcoming or a next step."""

    start: int
    text: str
    kind: ImprovementKind | None = None


_WANTING = re.compile("不足|短板|问题和|存在(?:的|一些)?(?:问题|差距|薄弱)|薄弱环节|差距")
_NEXT = re.compile("下一?步|下半年[，,]?(?:我们|将|要|工作|重点|打算|计划|安排)|今后[^。]{0,12}(?:打算|工作|计划|将)|努力方向|工作(?:打算|谋划|要点|安排)|明年[^。]{0,8}(?:打算|工作|计划|将)")
_LACKS = re.compile("还不够|不够(?:深|多|强|广|实|高|紧|及时|充分)|有待|亟待|还需(?:进一步)?|尚未|偏少|偏低|不平衡|不到位|不及时|不深入|不充分|有差距")
_WILL = re.compile("我们将|将(?:继续|进一步|着力|以|围绕|抓|组织|推)|力争|打算|继续(?:抓|做|推|深|加)")
_HEAD = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[部分章])")
_ENDS = re.compile(r"[^。！？!?；;]+[。！？!?；;]?")


def sentences(text: str) -> list[Sentence]:
    """The sentences of a report, in order; headings steer what those below them are taken for, and are none themselves."""
    found, at, under = list[Sentence](), 0, None
    for line in text.split("\n"):
        bare = line.strip()
        if bare and len(bare) <= 40 and (_HEAD.match(bare) or not re.search("[。；;]", bare)):
            under = _kind(bare)
        else:
            opening = _kind(bare[:30])
            for match in _ENDS.finditer(line):
                said = match[0].strip()
                if len(said) >= SHORTEST:
                    found.append(Sentence(at + match.start(), said, _told(said, opening or under)))
        at += len(line) + 1
    return found


def _kind(text: str) -> ImprovementKind | None:
    return ImprovementKind.SHORTCOMING if _WANTING.search(text) else ImprovementKind.NEXT if _NEXT.search(text) else None


def _told(said: str, under: ImprovementKind | None) -> ImprovementKind | None:
    """What a sentence tells: by its own words first, else by what it stands under."""
    if _LACKS.search(said):
        return ImprovementKind.SHORTCOMING
    return under or (ImprovementKind.NEXT if _WILL.search(said) and _NEXT.search(said) else None)


def check(text: str, owner: str, kind: str, due_on: date | None, today: date) -> None:
    """Raise Invalid with every fault by field."""
    wrong = {}
    if not text.strip():
        wrong["text"] = "请选一句，或自己写"
    elif len(text.strip()) > LONGEST:
        wrong["text"] = f"最多 {LONGEST} 个字"
    if len(owner.strip()) > LONGEST_OWNER:
        wrong["owner"] = f"最多 {LONGEST_OWNER} 个字"
    if kind not in ImprovementKind.values():
        wrong["kind"] = "请选是不足还是打算"
    if due_on is not None and due_on < today:
        wrong["due_on"] = "期限已经过了，请选今天或以后"
    if wrong:
        raise Invalid("还不能登记：" + "；".join(wrong.values()) + "。", fields=wrong)


def became(kind: str, text: str, state: str, outcome: str, notes: Iterable[str]) -> str:
    """One sentence for the next report that tells what became of it."""
    what = text.rstrip("。；;")
    last = next(iter(notes), "")
    if state == ImprovementState.DONE:
        return f"上次{'查找的不足' if kind == ImprovementKind.SHORTCOMING else '提出的打算'}“{what}”已落实：{outcome.rstrip('。；;')}。"
    if state == ImprovementState.DROPPED:
        return f"上次提出的“{what}”不再安排：{outcome.rstrip('。；;')}。"
    return f"上次{'查找的不足' if kind == ImprovementKind.SHORTCOMING else '提出的打算'}“{what}”仍在推进{'：' + last.rstrip('。；;') if last else ''}。"
