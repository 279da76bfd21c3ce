"""Batches that need several parties' consent, and what the bodies of the joint mechanism did: a view over facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from shangliang.commons.access import COMMITTEE_WIDE, Role, Viewer
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import NotFound
from shangliang.foundation.periods import Period

from ..models import Batch, BatchItem, Consent, KeyNode, Proposal
from ..rules import KeyState, State, Weight
from ..rules.joint import LIVE_BATCH, BatchState

DEEDS = (
    ("hand", "联合交办", "件", Q(kind="proposals.handed_over")),
    ("urge", "联合催办", "次", Q(kind="handling.reminded", sort="proposals", data__by_hand=True)),
    ("check", "联合检查", "次", Q(kind__in=["handling.look_back_opened", "handling.recheck_found"], sort="proposals") | Q(kind__in=["proposals.key_overseen", "proposals.tracking_noted"])),
    ("appraise", "联合评议", "次", Q(kind__in=["proposals.appraisal_started", "proposals.evaluation_started"])),
)  # fmt: skip


def batches(*, live: bool | None = None, limit: int = 50) -> list[Batch]:
    """The batches, those that go on first where `live` is not said."""
    found = Batch.objects.annotate(count=Count("items", distinct=True), said=Count("consents", distinct=True))
    if live is not None:
        found = found.filter(state__in=sorted(LIVE_BATCH)) if live else found.exclude(state__in=sorted(LIVE_BATCH))
    return list(found.order_by("-opened_at", "-pk")[:limit])


def batch_of(pk: int) -> Batch:
    """One batch with what was said; raises NotFound."""
    found = Batch.objects.prefetch_related("consents").filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def visible_batches(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that may be seen: all by the committee's own."""
    return set(Batch.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in COMMITTEE_WIDE else set()


def in_batch(batch: Batch) -> list[Proposal]:
    """The proposals of a batch by number, with their units."""
    found = Proposal.objects.filter(batches__batch=batch).select_related("lead_unit").prefetch_related("choices__unit")
    return list(found.order_by("number_order", "pk"))


def batched_now() -> dict[int, int]:
    """Filed proposals that are in a batch which goes on or has been agreed to: proposal id to batch id."""
    rows = Batch.objects.filter(state__in=[BatchState.ASKING, BatchState.AGREED]).values_list("items__proposal_id", "pk")
    return {proposal: batch for proposal, batch in rows if proposal}


def sent_back() -> list[Batch]:
    """Batches that a party did not agree to and whose proposals still wait at the desk in no other batch, the latest first; each with its `reason` and how many `wait`."""
    again = BatchItem.objects.filter(proposal=OuterRef("items__proposal"), batch__pk__gt=OuterRef("pk"))
    found = Batch.objects.filter(state=BatchState.REFUSED).annotate(wait=Count("items", filter=Q(items__proposal__state=State.FILED) & ~Exists(again), distinct=True))
    said = Consent.objects.filter(batch=OuterRef("pk"), agreed=False)
    return list(found.filter(wait__gt=0).annotate(by=Subquery(said.values("party")[:1]), reason=Subquery(said.values("remark")[:1])).order_by("-pk")[:20])


def to_ask_again(batch: Batch) -> list[int]:
    """Ids of the proposals of a batch taken apart that still wait at the desk and have gone into no later batch."""
    later = BatchItem.objects.filter(proposal=OuterRef("proposal"), batch__pk__gt=batch.pk)
    return list(batch.items.filter(~Exists(later), proposal__state=State.FILED).values_list("proposal_id", flat=True))


def consented(proposal: Proposal) -> bool:
    """Whether every party has agreed to handing this one over, now or before it was taken back."""
    return proposal.batches.filter(batch__state__in=[BatchState.AGREED, BatchState.HANDED]).exists()


def batches_for(viewer: Viewer) -> QuerySet[Batch]:
    """Batches in which it is this post's turn to speak, and, for those who hand over, those all have agreed to."""
    mine = Q(state=BatchState.ASKING, turn=viewer.role.value)
    if viewer.role in {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.HANDOVER_PARTY, Role.HANDOVER_GOVERNMENT}:
        mine |= Q(state=BatchState.AGREED)
    return Batch.objects.filter(mine)


@dataclass(frozen=True)
class Deed:
    """One sort of joint work in a session: how often each body did it, in the order of the setting, and the latest of it."""

    code: str
    label: str
    unit: str
    numbers: list[int]
    latest: list[Any]

    @property
    def total(self) -> int:
        return sum(self.numbers)


def session_period(today: date) -> Period[date]:
    """The present session's days so far, or those of this year where there is none."""
    session = here().session_on(today)
    return Period.days(session.accepts_from if session else date(today.year, 1, 1), today)


def joint_deeds(today: date, latest: int = 5) -> list[Deed]:
    """What the bodies of the setting did together, by sort; two queries for each."""
    first = session_period(today).start
    posts = [{Role(role).label for role in row["roles"] if role in Role.values()} for row in setting("proposals.joint.bodies")]
    deeds = []
    for code, label, unit, which in DEEDS:
        found = standing().filter(which, happened_at__date__gte=first)
        numbers = [0] * len(posts)
        for actor, count in found.order_by().values_list("actor_label").annotate(n=Count("pk")):
            held = actor.rpartition("（")[2].rstrip("）").partition("，")[0]
            numbers = [n + (count if held in labels else 0) for n, labels in zip(numbers, posts, strict=True)]
        deeds.append(Deed(code, label, unit, numbers, list(found.select_related("retracted_by").order_by("-happened_at", "-pk")[:latest])))
    return deeds


def handed_units(today: date) -> int:
    """How many units had proposals handed to them in the present session: the figure of reports (交由…个单位办理)."""
    found = measure(["proposals.handling.units"], session_period(today))["proposals.handling.units"]
    return int(found.number or 0)


def open_nodes(after: int, limit: int, *, until: date) -> list[KeyNode]:
    """The next undone nodes after an id that are due by a day, of key proposals under way, for the daily round."""
    found = KeyNode.objects.filter(done_on__isnull=True, due_on__lte=until, key__state=KeyState.CHOSEN, pk__gt=after)
    return list(found.select_related("key__proposal").order_by("pk")[:limit])


def late_nodes(session_id: int | None, today: date) -> list[KeyNode]:
    """Nodes of key proposals whose day has passed, the latest first."""
    found = KeyNode.objects.filter(done_on__isnull=True, due_on__lt=today, key__state=KeyState.CHOSEN, key__weight=Weight.KEY).exclude(key__proposal__state=State.WITHDRAWN)
    found = found.filter(key__proposal__session_id=session_id) if session_id is not None else found
    return list(found.select_related("key__proposal", "key__organ").order_by("due_on", "pk")[:100])
