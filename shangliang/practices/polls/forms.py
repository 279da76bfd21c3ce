"""What comes in from the pages of polls, read into plain values."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from shangliang.foundation.errors import Invalid, fits

from .actions.casting import Filled
from .rules import NUMBER, Need

MOST_ROWS = 40
# The controls of a row, and what each is called in a form.
ITEM = {"item": "label", "hint": "hint", "weight": "weight", "scale": "scale", "range": "range"}
GRADE = {"grade": "label", "points": "points"}


def text(data: Mapping[str, Any], name: str) -> str:
    """What was typed, without the sign that no database keeps."""
    return str(data.get(name, "")).replace("\x00", "").strip()


def whole(data: Mapping[str, Any], name: str, *, blank: int | None = None) -> int:
    """A whole number as typed; raises Invalid beside the field."""
    said = text(data, name)
    if not said and blank is not None:
        return blank
    if not (said.isascii() and said.isdigit() and len(said) < 7):
        raise Invalid("请写整数。", fields={name: "请写整数"})
    return int(said)


def moment(data: Mapping[str, Any], name: str) -> datetime:
    """A moment of local time from a date field, at the end of that day; raises Invalid beside the field."""
    try:
        day = datetime.strptime(text(data, name), "%Y-%m-%d")
    except ValueError:
        raise Invalid("请选截止日期。", fields={name: "请从日历里选日期"}) from None
    if not 2000 <= day.year <= 2100:
        raise Invalid("日期不对，请看看年份。", fields={name: "请看看年份"})
    return timezone.make_aware(day.replace(hour=23, minute=59))


def filled(ticket: Any, items: list[dict[str, Any]], data: Mapping[str, Any]) -> Filled:
    """What was chosen on one ticket."""
    return Filled(ticket, {one["code"]: text(data, f"{ticket.pk}-{one['code']}") for one in items}, text(data, f"{ticket.pk}-remark"))


def form(data: Mapping[str, Any]) -> dict[str, Any]:
    """A form as an administrator typed it; rows without a label are left out."""
    items, grades = [], []
    for n in range(MOST_ROWS):
        if text(data, f"item-{n}"):
            label, hint = fits(text(data, f"item-{n}"), 60, f"item-{n}", "项目"), fits(text(data, f"hint-{n}"), 120, f"hint-{n}", "说明")
            items.append({"label": label, "hint": hint, "weight": _number(data, f"weight-{n}", 1), **_scale(data, n)})
        if text(data, f"grade-{n}"):
            points = None if not text(data, f"points-{n}") else _number(data, f"points-{n}", 0)
            grades.append({"label": fits(text(data, f"grade-{n}"), 20, f"grade-{n}", "等次"), "points": points})
    return {
        "name": fits(text(data, "name"), 60, "name", "表的名称"), "intro": fits(text(data, "intro"), 300, "intro", "填表说明"), "items": items, "grades": grades, "scales": _scales(data), "remark": data.get("remark") == "1",
        "anonymous": data.get("anonymous") == "1", "least": whole(data, "least", blank=1), "turnout": _need(data, "turnout"), "share": _need(data, "share"),
        "bands": _bands(data),
    }


def as_typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """A form to be shown again just as it was typed, whether or not it can be read: every row that was sent, in its place."""
    items = [{name: text(data, f"{key}-{n}") for key, name in ITEM.items()} for n in range(MOST_ROWS) if f"item-{n}" in data]
    grades = [{name: text(data, f"{key}-{n}") for key, name in GRADE.items()} for n in range(MOST_ROWS) if f"grade-{n}" in data]
    plain = {name: text(data, name) for name in ("name", "intro", "least", "turnout", "share", "bands", "scales", "known")}
    return {**plain, "items": items, "grades": grades, "remark": data.get("remark") == "1", "anonymous": data.get("anonymous") == "1"}


def _number(data: Mapping[str, Any], name: str, blank: int) -> int:
    try:
        return whole(data, name, blank=blank)
    except Invalid:
        raise Invalid("权重和分值写整数。", fields={name: "写整数"}) from None


def _scale(data: Mapping[str, Any], n: int) -> dict[str, Any]:
    """How an item is answered: nothing to keep for the form's grades; a number with its ends, as 0-10."""
    scale = text(data, f"scale-{n}")[:20]
    if scale != NUMBER:
        return {"scale": scale} if scale else {}
    low, _, high = (text(data, f"range-{n}") or "0-10").replace("－", "-").replace("—", "-").replace("到", "-").partition("-")
    if not all(one.strip().isascii() and one.strip().isdigit() and len(one.strip()) < 5 for one in (low, high)):
        raise Invalid("数的范围写成 0-10。", fields={f"range-{n}": "写成 0-10"})
    return {"scale": scale, "low": int(low), "high": int(high)}


def _scales(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Scales that single items use, one a line: 态度：热情 100，一般 60，冷淡 0，说不清."""
    found = []
    for line in text(data, "scales").splitlines():
        label, mark, rest = line.strip().replace(":", "：").partition("：")
        if line.strip() and not (label.strip() and mark and rest.strip()):
            raise Invalid("另外的等次一行一种，写成“态度：热情 100，一般 60，冷淡 0”。", fields={"scales": f"“{line.strip()[:20]}”要写成“名称：等次 分值，等次 分值”"})
        if label.strip():
            grades = [_grade(one) for one in rest.replace(",", "，").replace("、", "，").split("，") if one.strip()]
            found.append({"label": fits(label.strip(), 20, "scales", "等次的名称"), "grades": grades})
    return found


def _grade(said: str) -> dict[str, Any]:
    """A grade with its points behind it; one without gives none."""
    label, _, points = said.strip().rpartition(" ")
    if label and points.isascii() and points.isdigit() and len(points) < 4:
        return {"label": fits(label.strip(), 20, "scales", "等次"), "points": int(points)}
    return {"label": fits(said.strip(), 20, "scales", "等次"), "points": None}


def scales_as_typed(form: Mapping[str, Any]) -> str:
    """Scales as they are typed."""
    lines = []
    for one in form.get("scales") or []:
        grades = "，".join(grade["label"] if grade["points"] is None else f"{grade['label']} {grade['points']}" for grade in one["grades"])
        lines.append(f"{one['label']}：{grades}")
    return "\n".join(lines)


def _need(data: Mapping[str, Any], name: str) -> str:
    return text(data, name) if text(data, name) in Need.values() else Need.NONE.value


def _bands(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What scores are called, one a line: 优秀 90."""
    found = []
    for line in text(data, "bands").splitlines():
        label, _, least = line.strip().rpartition(" ")
        if line.strip() and not (label and least.isascii() and least.isdigit() and int(least) <= 100):
            raise Invalid("得分等次一行一个，名称后空一格写分数。", fields={"bands": f"“{line.strip()}”要写成“优秀 90”"})
        if label:
            found.append({"least": int(least), "label": fits(label, 20, "bands", "得分等次的名称")})
    return found
