"""What comes in from the pages of calls, read into plain values."""

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from shangliang.commons.ui.requests import number
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import narrow

from .kinds import By, Way

LONGEST_LINE = 60
LINE = re.compile(r"^(?P<label>.+?)[\s:：,，]*(?P<weight>\d{1,3})\s*(?:%|分)?$")


def text(data: Mapping[str, Any], name: str) -> str:
    """What was typed, without the sign that no database keeps; nothing is cut here, the acts say what is too long."""
    return str(data.get(name, "")).replace("\x00", "").strip()


def whole(data: Mapping[str, Any], name: str, most: int) -> int:
    """A whole number up to `most`; nothing typed is 0."""
    said = narrow(text(data, name))
    found = number(said) if said else 0
    if found is None or found > most:
        raise Invalid(f"请写 0 到 {most} 的整数。", fields={name: f"请写 0 到 {most} 的整数"})
    return found


def criteria(typed: str, before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Criteria typed one a line as “年度履职情况 40”; one whose name stays keeps its code."""
    codes = {one["label"]: one["code"] for one in before}
    rows, used = [], set(codes.values())
    for n, line in enumerate((line.strip() for line in typed.splitlines() if line.strip()), 1):
        found = LINE.match(narrow(line)) if len(line) <= LONGEST_LINE else None
        if found is None:
            raise Invalid(f"第 {n} 条标准请写成“名称 权重”，如“年度履职情况 40”。", fields={"criteria": f"第 {n} 条请写成“名称 权重”"})
        label = found["label"].strip()
        code = codes.get(label) or next(f"c{k}" for k in count(1) if f"c{k}" not in used)
        used.add(code)
        rows.append({"code": code, "label": label, "weight": int(found["weight"])})
    return rows


def call_values(data: Any, before: list[dict[str, Any]]) -> dict[str, Any]:
    """Everything the form of a call says; raises Invalid beside what cannot be read."""
    return {
        "title": " ".join(text(data, "title").split()), "award": " ".join(text(data, "award").split()), "announcement": text(data, "announcement"), "closes_on": maybe_day(data, "closes_on"),
        "conditions": [line.strip() for line in text(data, "conditions").splitlines() if line.strip()], "criteria": criteria(text(data, "criteria"), before),
        "by": [one for one in data.getlist("by") if one in By.values()], "per_body": whole(data, "per_body", 100), "awards": whole(data, "awards", 500),
        "way": text(data, "way") if text(data, "way") in Way.values() else Way.SCORES.value, "reviews": "reviews" in data, "publicity": "publicity" in data,
        "publicity_days": text(data, "publicity_days"), "rounds": max(1, min(3, whole(data, "rounds", 3))),
    }  # fmt: skip


def nominator(said: str) -> tuple[By, int | None]:
    """In whose name: "self", "member", "staff", or "organ:3"."""
    sort, _, pk = said.partition(":")
    if sort not in By.values():
        raise Invalid("请选以谁的名义推荐。", fields={"as": "请选一项"})
    return By(sort), number(pk)


def scores(data: Mapping[str, Any]) -> dict[str, str]:
    """The points typed, by the codes of criteria; full-width digits count."""
    return {name[2:]: narrow(str(value)) for name, value in data.items() if name.startswith("s-")}


def vote(data: Mapping[str, Any]) -> bool | None:
    """Yes, no, or nothing."""
    return {"yes": True, "no": False}.get(text(data, "vote"))
