"""Results of a poll as a table."""

from typing import IO, Any

from shangliang.foundation import rows
from shangliang.foundation.rows import Column

from .rules import grades_of, verdict


def results(poll: Any, found: list[tuple[Any, dict[str, Any] | None]]) -> IO[bytes]:
    """All targets with their scores and the split by item, as .xlsx; never a voter."""
    columns = [Column("label", "对象", 44), Column("invited", "发出", 8), Column("cast", "收回", 8), Column("score", "得分", 8), Column("verdict", "结果", 30)]
    columns += [Column(f"item-{item['code']}", item["label"], 12) for item in poll.form["items"]]
    for item in poll.form["items"] if len(poll.form["items"]) == 1 else []:
        columns += [Column(f"grade-{grade['code']}-{item['code']}", grade["label"], 9) for grade in grades_of(poll.form, item)]
    return rows.xlsx(columns, [_row(poll, target, result) for target, result in found], sheet="测评结果")


def _row(poll: Any, target: Any, result: dict[str, Any] | None) -> dict[str, Any]:
    asked = poll.form["items"]
    row: dict[str, Any] = {"label": target.label, "invited": None, "cast": None, "score": None, "verdict": verdict(poll.form, result)}
    row |= {f"item-{name}": None for name in (item["code"] for item in asked)} | {f"grade-{grade['code']}-{item['code']}": None for item in asked for grade in grades_of(poll.form, item)}
    if result:
        row |= {name: result[name] for name in ("invited", "cast", "score")}
        for item in result["items"]:
            row[f"item-{item['code']}"] = item["score"]
            row |= {f"grade-{grade}-{item['code']}": number for grade, number in item["counts"].items()}
    return row
