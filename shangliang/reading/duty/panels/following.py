"""Members who are behind with what was done about them and what the committee's ladder would do next: advice, never more (N07)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shangliang.commons.committees.scope import setting

from ..queries.following import Step, Work
from ..queries.scores import Row
from ..rules import plain
from .files import AREAS, OTHER
from .table import laggard

NOT_DEEDS = ("duty.", "membership.", "people.", "files.", "account.", "access.")


@dataclass(frozen=True)
class Behind:
    """One member of the list; `next` is the ladder's next step, "" when all were taken."""

    id: int
    name: str
    sector: str
    total: str
    missing: str
    steps: list[Step]
    next: str


def ladder() -> list[str]:
    """The committee's steps, the mildest first."""
    return [str(step) for step in setting("duty.ladder")]


def next_step(taken: Sequence[str], steps: Sequence[str]) -> str:
    """The first step of the ladder after the furthest one taken; steps of other names say nothing."""
    furthest = max((steps.index(one) for one in taken if one in steps), default=-1)
    return steps[furthest + 1] if furthest + 1 < len(steps) else ""


def behind(rows: Sequence[Row], taken: Mapping[int, list[Step]]) -> list[Behind]:
    """Those behind, and those about whom something was done; the lowest score first."""
    steps = ladder()
    found = [row for row in rows if laggard(row) or row.person.id in taken]
    return [
        Behind(
            row.person.id, row.person.name, row.person.sector, plain(row.total), "、".join(met.name for met in row.sheet.missing), taken.get(row.person.id, []),
            next_step([one.step for one in taken.get(row.person.id, [])], steps) if laggard(row) else "",
        )
        for row in sorted(found, key=lambda row: (row.total, row.person.sort_key))
    ]  # fmt: skip


def criticised(lines: Sequence[Behind]) -> list[Behind]:
    """Those for whom the step of criticism was noted: they alone stand in the circular."""
    return [line for line in lines if any("通报批评" in one.step for one in line.steps)]


def achievements(works: Sequence[Work]) -> list[dict[str, Any]]:
    """What members did by area of the duty file, in its order: things and how often members took part."""
    by: dict[str, list[Work]] = {}
    for work in works:
        if not work.kind.startswith(NOT_DEEDS):
            code = work.sort or work.kind
            by.setdefault(next((name for name, starts in AREAS if code.startswith(starts)), OTHER), []).append(work)
    names = [name for name, _ in AREAS] + [OTHER]
    return [{"name": name, "things": max(one.things for one in by[name]) if name == "提案" else sum(one.things for one in by[name]), "people": max(one.people for one in by[name])} for name in names if name in by]
