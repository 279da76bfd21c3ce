"""Small rulebooks and facts for tests of the pure rules."""

import itertools
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from shangliang.reading.duty.rules import Known, Plan, Rulebook, examine

KINDS = ("meetings.held", "proposals.filed", "proposals.reopened", "opinions.adopted", "meetings.missed", "good.done")
DAY = date(2026, 1, 1)


def body(**changed: Any) -> dict[str, Any]:
    """A rulebook of 100 points in three groups, with a bonus beside them."""
    return {
        "name": "试行办法", "total": 100, "base": 10,
        "groups": [
            {"code": "meet", "name": "会议", "cap": 40},
            {"code": "say", "name": "建言", "cap": 50},
            {"code": "extra", "name": "加分", "bonus": True, "cap": 20},
        ],
        "items": [
            {"code": "attend", "name": "出席会议", "group": "meet", "sources": [{"kind": "meetings.held"}], "roles": [{"role": "attendee", "points": 8}], "once": "day"},
            {"code": "absent", "name": "无故缺席", "group": "meet", "sources": [{"kind": "meetings.missed"}], "roles": [{"role": "", "points": -5}], "cap": 15},
            {
                "code": "filed", "name": "提案立案", "group": "say", "once": "subject", "cap": 30,
                "sources": [{"kind": "proposals.filed", "undone": ["proposals.reopened"]}], "roles": [{"role": "first", "points": "15, 5"}, {"role": "joint", "points": 3}],
            },
            {
                "code": "adopted", "name": "信息采用", "group": "say", "once": "subject", "by": "level", "table": {"本级": 5, "市级": 8, "省级": 12}, "most": 3,
                "sources": [{"kind": "opinions.adopted"}], "roles": [{"role": "author", "percent": 100}, {"role": "joint", "percent": 50}],
            },
            {"code": "good", "name": "公益", "group": "extra", "sources": [{"kind": "good.done", "when": [{"field": "hours", "least": 2}]}], "roles": [{"role": "", "points": 4}]},
        ],
        "minimums": [{"name": "一件提案", "items": ["filed"], "cost": 6, "ceiling": "称职"}],
        "grades": [{"name": "优秀", "least": 80, "share": 30}, {"name": "称职", "least": 60, "most": 79}, {"name": "不称职", "least": 0}],
    } | changed  # fmt: skip


def book(**changed: Any) -> Rulebook:
    """The same, read and found to be in order."""
    made, complaints = examine(body(**changed), KINDS)
    assert [one.text for one in complaints] == []
    return made


def plan(**changed: Any) -> Plan:
    return Plan(book(**changed))


_ids = itertools.count(1)


def fact(kind: str, role: str, day: int = 1, *, about: int | None = None, **rest: Any) -> Known:
    """A fact on the `day`th day of the year; about a thing of its own unless named."""
    number = next(_ids)
    known = {"details": rest.pop("details", {}), "share": Decimal(str(rest.pop("share", 1))), "undone": frozenset(rest.pop("undone", ()))}
    return Known(id=number, kind=kind, sort=rest.pop("sort", ""), day=DAY + timedelta(days=day - 1), subject=("x.thing", about or number), role=role, **known)
