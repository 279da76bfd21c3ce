"""What keeps a setting of handling from being stored, as whoever types it reads it."""

from collections.abc import Mapping, Sequence


def check_warnings(lines: Sequence[str]) -> None:
    """Days before the due day on which reminders go out, as a committee types them; raises ValueError with what to mend."""
    wrong = [line for line in lines if not (line.isascii() and line.isdigit() and 0 < int(line) <= 365)]
    if wrong:
        raise ValueError(f"“{wrong[0]}”不是 1 到 365 的整数，一行写一个数")


def check_classes(rows: Sequence[Mapping]) -> None:
    """A committee's classes of reply: short codes, each once, each with a name; raises ValueError with what to mend."""
    codes = [str(row.get("code", "")) for row in rows]
    if not rows:
        raise ValueError("至少要有一类")
    if len(set(codes)) < len(codes):
        raise ValueError("代号不能重复")
    if any(not 1 <= len(code) <= 4 for code in codes):
        raise ValueError("代号写 1 到 4 个字，例如 A")
    if any(not row.get("label") for row in rows):
        raise ValueError("每一类都要写名称")


def check_questions(rows: Sequence[Mapping]) -> None:
    """The questions of a rating form: a code each once, a text, two options or more; raises ValueError with what to mend."""
    codes = [str(row.get("code", "")) for row in rows]
    if len(set(codes)) < len(codes):
        raise ValueError("代号不能重复")
    if any(not row.get("label") or len(row.get("options") or []) < 2 for row in rows):
        raise ValueError("每个问题要写题目，并至少给两个选项")
