"""Past sessions: closed cases, searched and compared like all others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from django.utils import timezone

from shangliang.commons.committees.models import Session, Term
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Member, Unit
from shangliang.foundation.errors import Invalid

from ..facts import Imported, PastSessionAdded
from ..models import Proposal, Recommendation
from ..rules import Kind, State, Timing
from .indexing import keep

CHUNK = 500
LONGEST = 200


@dataclass(frozen=True)
class PastProposal:
    """One row of an old list, already checked. `author`, `joint` and `unit` only where a name matched.

    What does not fit its column (a title or a list of proposers of more than 200 characters) is kept whole before the grounds.
    """

    session: Session
    number: str
    order: int
    title: str
    grounds: str
    asks: tuple[str, ...]
    proposers: str
    category: str
    submitted_at: datetime
    collective: bool = False
    author: Member | None = None
    unit: Unit | None = None
    grade: str = ""
    joint: tuple[Member, ...] = ()
    several: bool = False
    unit_text: str = ""


@action("proposals.import", Imported, lock=False)
def import_past(act: Act, thing: None, *, rows: Iterable[PastProposal]) -> int:
    """Keep proposals of past sessions as closed cases; all or none. Gives how many. `rows` may be a generator."""
    count, waiting = 0, iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        _keep(act, chunk)
        count += len(chunk)
    return count


def _keep(act: Act, rows: list[PastProposal]) -> None:
    proposals = Proposal.objects.bulk_create([_proposal(act, row) for row in rows])
    pairs = list(zip(rows, proposals, strict=True))
    Recommendation.objects.bulk_create(
        Recommendation(committee_id=act.committee, proposal=proposal, position=n, text=text)
        for row, proposal in pairs for n, text in enumerate(row.asks, 1)
    )  # fmt: skip
    keep(*((proposal, row.asks) for row, proposal in pairs))
    record_many(act, [Saying(_fact(row), proposal, list(_credits(row))) for row, proposal in pairs])


def _proposal(act: Act, row: PastProposal) -> Proposal:
    kind = Kind.COLLECTIVE if row.collective else Kind.JOINT if row.several or row.joint else Kind.INDIVIDUAL
    return Proposal(
        committee_id=act.committee, session=row.session, state=State.CLOSED, kind=kind, timing=Timing.PLENARY, author=row.author, sector_id=row.author.sector_id if row.author else None,
        title=_cut(row.title), grounds=_whole(row), category=row.category[:40], number=row.number, number_order=row.order,
        proposers_text=_cut(row.proposers), lead_unit=row.unit, grade=row.grade, started_at=row.submitted_at, saved_at=row.submitted_at,
        submitted_at=row.submitted_at, filed_at=row.submitted_at, closed_at=row.submitted_at, imported=True,
    )  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _whole(row: PastProposal) -> str:
    """The grounds, after whatever was too long for its column."""
    longer = [f"{what}：{text}" for what, text in (("案由全文", row.title), ("提案人全体", row.proposers)) if len(text) > LONGEST]
    return "\n".join([*longer, row.grounds])


def _fact(row: PastProposal) -> Imported:
    return Imported(number=row.number, proposers=row.proposers[:LONGEST], unit=row.unit.name if row.unit else row.unit_text[:LONGEST])


def _credits(row: PastProposal) -> Iterator[Credit]:
    if row.author:
        yield Credit(row.author, "first")
    for member in row.joint:
        yield Credit(member, "joint")


@action("proposals.import", PastSessionAdded, lock=False)
def add_past_session(act: Act, thing: None, *, term: int, number: int, opens_on: date, closes_on: date) -> Session:
    """Make the session of an earlier year, and its term if need be, so that its proposals have a place.

    It must lie before all sessions that this committee works on, lest today's proposals fall into it.
    """
    _check_past(term, number, opens_on, closes_on)
    kept = _term(act, term, opens_on)
    closes = datetime.combine(closes_on, time(18), timezone.get_current_timezone())
    session = Session.objects.create(
        committee_id=act.committee, term=kept, number=number, accepts_from=opens_on, opens_on=opens_on, closes_on=closes_on, deadline=closes
    )
    record(act, PastSessionAdded(opens_on=opens_on.isoformat(), closes_on=closes_on.isoformat()), about=session)
    here().forget()
    return session


def _term(act: Act, number: int, opens_on: date) -> Term:
    """The term of an earlier session: five years from its first known day, but not into the next term."""
    kept = Term.objects.filter(number=number).first()
    if kept is None:
        later = Term.objects.filter(number__gt=number).order_by("number").first()
        ends_on = _years_on(opens_on, 5)
        return Term.objects.create(committee_id=act.committee, number=number, starts_on=opens_on, ends_on=min(ends_on, later.starts_on) if later else ends_on)
    if opens_on < kept.starts_on:
        kept.starts_on = opens_on
        kept.save(update_fields=["starts_on"])
    return kept


def _check_past(term: int, number: int, opens_on: date, closes_on: date) -> None:
    if not 1 <= term <= 99 or not 1 <= number <= 20:
        raise Invalid("届在 1 到 99 之间，次在 1 到 20 之间。", fields={"term": "请核对届次", "number": "请核对届次"})
    if closes_on < opens_on:
        raise Invalid("闭幕早于开幕。请核对日期。", fields={"closes_on": "不能早于开幕"})
    if Session.objects.filter(term__number=term, number=number).exists():
        raise Invalid("这次会议已经有了，请在上面的列表里选。", fields={"number": "已经有了"})
    for other in Session.objects.select_related("term"):
        if ((term, number) < (other.term.number, other.number)) != (opens_on < other.opens_on):
            raise Invalid(f"开幕日期与{other.short}（{other.opens_on.isoformat()}）的先后不符。请核对届次和日期。", fields={"opens_on": "与届次的先后不符"})


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
