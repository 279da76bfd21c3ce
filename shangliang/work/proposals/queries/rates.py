"""立案率、办复率、办结率、满意率、落实率 as they stand now: by session, unit, member, sector, organ, category."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from shangliang.commons.committees.scope import here
from shangliang.practices.handling.models import Promise
from shangliang.practices.handling.rules import PromiseState

from ..models import Proposal, Proposer
from ..rules import PRIVATE, CosignState, Kind
from ..rules.rates import Line, Standing, tabled

WAYS: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "session": ("届次", lambda row: row["session"]),
    "unit": ("主办单位", lambda row: row["lead_unit__name"] or "还没有定"),
    "category": ("分类", lambda row: row["category"] or "没有分类"),
    "sector": ("界别", lambda row: row["sector__name"] or "" if row["kind"] != Kind.COLLECTIVE else ""),
    "organ": ("党派团体", lambda row: row["organ__name"] or "" if row["kind"] == Kind.COLLECTIVE else ""),
    "member": ("委员", lambda row: ""),
}
FIELDS = ("pk", "state", "grade", "overall", "category", "kind", "session_id", "lead_unit__name", "sector__name", "organ__name")


def rates(by: str, session_id: int | None, today: date) -> list[Line]:
    """The table by one of WAYS, of one session (None, or by session: of all); members' joint proposals stand in each one's line. Two or three queries."""
    return tabled(_labelled(by, None if by == "session" else session_id, today))


def whole_line(session_id: int | None, today: date) -> Line:
    """The line of all together (two queries)."""
    return next(iter(tabled(("合计", one) for _, one in _labelled("category", session_id, today))), Line("合计"))


def _labelled(by: str, session_id: int | None, today: date) -> Iterator[tuple[str, Standing]]:
    label, names = WAYS[by][1], {one.pk: str(one) for one in here().sessions}
    found = Proposal.objects.exclude(state__in=sorted(PRIVATE))
    found = found.filter(session_id=session_id) if session_id else found
    promised, behind = _promises(session_id, today), _members(session_id) if by == "member" else {}
    for row in found.order_by().values(*FIELDS).iterator(chunk_size=1000):
        row["session"] = names.get(row["session_id"], "")
        one = Standing(row["state"], row["grade"], row["overall"], *promised.get(row["pk"], (0, 0)))
        for said in behind.get(row["pk"], []) if by == "member" else [label(row)]:
            if said:
                yield said, one


def _promises(session_id: int | None, today: date) -> dict[int, tuple[int, int]]:
    """Promises due by a day, and those of them that were kept, by proposal."""
    found = Promise.objects.filter(assignment__matter__kind="proposals")
    if session_id:
        found = found.filter(assignment__matter__subject_id__in=Proposal.objects.filter(session_id=session_id).values("pk"))
    due = Q(due_on__lte=today) | Q(state__in=[PromiseState.KEPT, PromiseState.DROPPED])
    rows = found.order_by().values(subject=F("assignment__matter__subject_id")).annotate(due=Count("pk", filter=due), kept=Count("pk", filter=Q(state=PromiseState.KEPT)))
    return {row["subject"]: (row["due"], row["kept"]) for row in rows}


def _members(session_id: int | None) -> dict[int, list[str]]:
    rows = Proposer.objects.filter(state=CosignState.ACCEPTED).order_by("position")
    if session_id:
        rows = rows.filter(proposal__session_id=session_id)
    found: dict[int, list[str]] = defaultdict(list)
    for proposal, name in rows.values_list("proposal_id", "member__name"):
        found[proposal].append(name)
    return found
