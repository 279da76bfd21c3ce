"""The facts that credit members, read for many at a time: one statement, one more for what was taken back."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.foundation.periods import Period

from ..rules import Known, Plan

COLUMNS = (
    "p.member_id, f.id, f.kind, f.sort, (f.happened_at at time zone %s)::date, f.subject_type, f.subject_id, p.role, p.share"
)
# As a number: reading two million moments as datetimes costs a fifth of all scoring, and they are only compared.
MOMENT = "(extract(epoch from f.happened_at) * 1000000)::bigint"
FROM = " from ledger_party p join ledger_fact f on f.id = p.fact_id and f.committee_id = p.committee_id where "
STANDING = "{0}.retracts_id is null and not exists (select 1 from ledger_fact r where r.retracts_id = {0}.id{1})"


@dataclass(frozen=True)
class AsOf:
    """As the ledger was known: facts of transactions below `horizon`, or recorded up to `at`. Empty: as known now."""

    horizon: int | None = None
    at: datetime | None = None

    def of(self, alias: str) -> tuple[str, list[Any]]:
        """The condition on one table, with its parameters."""
        said, params = "", list[Any]()
        if self.horizon is not None:
            said, params = said + f" and {alias}.xid < %s", [*params, self.horizon]
        if self.at is not None:
            said, params = said + f" and {alias}.recorded_at <= %s", [*params, self.at]
        return said, params


NOW = AsOf()


def facts_of(plan: Plan, period: Period[date], members: Sequence[int], as_of: AsOf = NOW, *, labels: bool = False) -> Mapping[int, list[Known]]:
    """What the rulebook may count of these members in a period of local days, by member id; only standing facts.

    Two statements, however many members; `labels` brings the names of what the facts are about.
    """
    if not plan.kinds or not members:
        return {}
    undone = _undone(plan, period, as_of) if plan.undoing else {}
    found: dict[int, list[Known]] = {member: [] for member in members}
    read = _Details(plan.paths)
    with connection.cursor() as cursor:
        cursor.execute(*_statement(plan, period, members, as_of, labels))
        for member, pk, kind, sort, day, subject, number, role, share, at, label, details in cursor:
            if member not in found:
                continue
            lost = undone.get((subject, number), {}) if undone else {}
            found[member].append(
                Known(
                    pk, kind, sort, day, (subject, number), role, share, read[details],
                    frozenset(what for what, when in lost.items() if when > (at, pk)) if lost else NOTHING, label, details,
                )
            )  # fmt: skip
    return found


NOTHING: frozenset[str] = frozenset()


class _Details(dict[str, dict[str, Any]]):
    """Details by their text, each text read once: a year of meetings says the same few things."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__()
        self.paths = paths

    def __missing__(self, text: str) -> dict[str, Any]:
        if len(self) > MOST:
            self.clear()
        found = self[text] = dict(zip(self.paths, json.loads(text), strict=True))
        return found


MOST = 20_000


def _statement(plan: Plan, period: Period[date], members: Sequence[int], as_of: AsOf, labels: bool) -> tuple[str, list[Any]]:
    params: list[Any] = [settings.TIME_ZONE]
    columns = COLUMNS + f", {MOMENT}" + (", f.subject_label" if labels else ", ''")
    if plan.paths:
        columns += ", jsonb_build_array(" + ", ".join("f.data #> %s" for _ in plan.paths) + ")::text"
        params += [path.split(".") for path in plan.paths]
    else:
        columns += ", '[]'"
    stretch = period.moments(timezone.get_default_timezone())
    # A stretch of ids reads the index in one go; a list of two thousand ids would be compared with every row.
    where = "p.committee_id = %s and p.member_id between %s and %s and p.kind = any(%s) and p.happened_at >= %s and p.happened_at < %s"
    params += [here().committee.pk, min(members), max(members), plan.kinds, stretch.start, stretch.end]
    if plan.sorts:
        where += " and (f.sort = any(%s) or f.kind = any(%s))"
        params += [plan.sorts, plan.whole_kinds]
    known, more = as_of.of("f")
    retracted, most = as_of.of("r")
    where += known + " and " + STANDING.format("f", retracted)
    return f"select {columns}{FROM}{where}", params + more + most


def _undone(plan: Plan, period: Period[date], as_of: AsOf) -> dict[tuple[str, int], dict[str, tuple[int, int]]]:
    """Of each thing the latest fact of each kind that takes something back."""
    known, more = as_of.of("f")
    retracted, most = as_of.of("r")
    start = period.moments(timezone.get_default_timezone()).start
    text = (
        f"select f.subject_type, f.subject_id, f.kind, {MOMENT}, f.id from ledger_fact f"
        f" where f.committee_id = %s and f.kind = any(%s) and f.happened_at >= %s{known} and {STANDING.format('f', retracted)}"
    )
    found: dict[tuple[str, int], dict[str, tuple[int, int]]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(text, [here().committee.pk, plan.undoing, start, *more, *most])
        for subject, number, kind, at, pk in cursor.fetchall():
            before = found[subject, number].get(kind)
            found[subject, number][kind] = max((at, pk), before) if before else (at, pk)
    return found
