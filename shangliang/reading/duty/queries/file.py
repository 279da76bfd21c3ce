"""The duty file: all that a member did in a year, whether it scores or not, by kind of work."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period

from ..rules import role as role_said

# What a duty file does not repeat: drafts and looking, and the room's own doings; nor what was only asked of a member (role `asked`).
LEFT_OUT = ("duty.", "membership.", "people.", "files.", "account.", "access.")


@dataclass(frozen=True)
class Deed:
    """One thing of the file."""

    fact_id: int
    at: datetime
    kind: str
    sort: str
    what: str
    label: str
    role: str
    subject: tuple[str, int]
    data: Mapping[str, Any]


def member_of_year(pk: int) -> Member:
    """The member whose file it is."""
    found = Member.objects.filter(pk=pk).select_related("sector", "term").first()
    if found is None:
        raise NotFound("没有这位委员，可能不属于本委员会。")
    return found


def deeds(member_id: int, period: Period[date], limit: int = 2000) -> list[Deed]:
    """Standing facts that credit a member in a period, the earliest first; one fact once, in the role that says most."""
    stretch = period.moments(timezone.get_default_timezone())
    text = (
        "select distinct on (f.happened_at, f.id) f.id, f.happened_at, f.kind, f.sort, f.subject_label, p.role, f.subject_type, f.subject_id, f.data"
        " from ledger_party p join ledger_fact f on f.id = p.fact_id and f.committee_id = p.committee_id"
        " where p.committee_id = %s and p.member_id = %s and p.happened_at >= %s and p.happened_at < %s"
        " and p.role <> 'asked' and f.retracts_id is null and not exists (select 1 from ledger_fact r where r.retracts_id = f.id)"
        " order by f.happened_at, f.id, p.role limit %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [here().committee.pk, member_id, stretch.start, stretch.end, limit])
        rows = cursor.fetchall()
    return [_deed(*row) for row in rows if not row[2].startswith(LEFT_OUT)]


def _deed(fact_id: int, at: datetime, kind: str, sort: str, label: str, role: str, subject: str, number: int, data: Any) -> Deed:
    said = getattr(kinds.get(kind), "label", kind) if kind in kinds else kind
    known = loads(data)
    what = str((known.get("register") or {}).get("name", "")) if isinstance(known.get("register"), dict) else ""
    return Deed(fact_id, at, kind, sort, what or said, label, role_said(role), (subject, number), known)


def loads(data: Any) -> dict[str, Any]:
    """A fact's details from what the driver gives."""
    return json.loads(data) if isinstance(data, str) else data
