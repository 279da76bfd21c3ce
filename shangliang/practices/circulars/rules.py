"""The life of a circular: drawn up, signed step by step, issued with its figures frozen, withdrawn only with a reason."""

from collections.abc import Iterable, Sequence
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled

from .kinds import MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Content


class State(Labelled):
    """How a circular stands."""

    DRAFT = "draft", "起草"
    SIGNING = "signing", "待签发"
    ISSUED = "issued", "已印发"
    WITHDRAWN = "withdrawn", "已撤回"
    DISCARDED = "discarded", "已作废"


S = State
LIFE = Lifecycle(
    states=State, start=S.DRAFT, main=(S.DRAFT, S.SIGNING, S.ISSUED),
    steps=[
        Step("send_up", "送签", from_=S.DRAFT, to=S.SIGNING),
        Step("recall", "撤回送签", from_=S.SIGNING, to=S.DRAFT),
        Step("send_back", "退回修改", from_=S.SIGNING, to=S.DRAFT),
        Step("issue", "签发", from_=S.SIGNING, to=S.ISSUED),
        Step("withdraw", "撤回通报", from_=S.ISSUED, to=S.WITHDRAWN),
        Step("discard", "作废", from_=S.DRAFT, to=S.DISCARDED),
    ],
)  # fmt: skip


def check_content(content: Content) -> Content:
    """Give back what can be sent round; raises Invalid with what is wrong."""
    if not content.title.strip():
        raise Invalid("通报要有题目。", fields={"title": "请写题目"})
    if not content.rows and not content.before:
        raise Invalid("没有内容，不能做成通报。请换一段时间或换一张表。", fields={"before": "没有内容"})
    if len(content.columns) > MOST_COLUMNS or len(content.rows) > MOST_ROWS:
        raise Invalid(f"表太大：最多 {MOST_COLUMNS} 列 {MOST_ROWS} 行。请缩小范围再做通报。")
    if any(len(row) != len(content.columns) for row in content.rows):
        raise Invalid("表的行和列对不上，没有做成通报。")
    if sum(len(text) for text in (*content.before, *content.after)) > MOST_TEXT:
        raise Invalid(f"正文太长，最多 {MOST_TEXT} 字。", fields={"before": "太长"})
    return content


def check_lists(lines: Sequence[str]) -> None:
    """Each line is `名单名：名称、名称`; raises Invalid."""
    named = read_lists(lines)
    for line, (name, members) in zip(lines, named, strict=True):
        if not name or not members:
            raise Invalid(f"“{line[:40]}”要写成“名单名：名称、名称”。")
    if len({name for name, _ in named}) < len(named):
        raise Invalid("有两个名单同名，请改一个。")


def read_lists(lines: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The lists a committee keeps, as name and the names in it."""
    found = []
    for line in lines:
        name, _, rest = line.replace(":", "：", 1).partition("：")
        found.append((name.strip(), [one.strip() for one in rest.replace("，", "、").split("、") if one.strip()]))
    return found


def check_marks(lines: Sequence[str]) -> None:
    """Whole numbers of working days, growing; raises Invalid."""
    days = [int(line) for line in lines]
    if days != sorted(set(days)) or any(not 1 <= one <= 60 for one in days):
        raise Invalid("请从小到大写，每行一个 1 到 60 的数。")


def due_mark(elapsed: int, marks: Sequence[int]) -> int | None:
    """The latest mark that has been reached after so many working days, or None."""
    reached = [one for one in marks if one <= elapsed]
    return max(reached) if reached else None


def paragraphs(text: Any) -> list[str]:
    """What was typed, as paragraphs."""
    return [line.strip() for line in str(text or "").replace("\x00", "").replace("\r", "").split("\n") if line.strip()]
