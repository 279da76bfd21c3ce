"""A unit's one inbox for everything handed to it, and what it has done."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Avg, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from shangliang.commons.access import Role as Post
from shangliang.commons.access import Viewer

from ..kinds import kinds
from ..models import Answer, Assignment, Contact
from ..rules import ANSWERING, OPEN, MatterState, ReplyState, Role, Satisfaction, State
from ..rules.again import Word
from .progress import Progress, Seen, progress
from .settings import says

SOON = 3
HALF = Q(text="") | Q(outcome="")


@dataclass(frozen=True)
class Line:
    """One row of an inbox: the part, its days left (negative: over), how far it is, a word about it."""

    part: Assignment
    left: int
    progress: Progress
    note: str


@dataclass
class Inbox:
    """Open parts by days left, those that wait for the viewer's own signature apart, and how many there are of each kind."""

    signing: list[Line] = field(default_factory=list)
    overdue: list[Line] = field(default_factory=list)
    soon: list[Line] = field(default_factory=list)
    later: list[Line] = field(default_factory=list)
    sources: list[tuple[str, str, int]] = field(default_factory=list)  # code, label, how many
    total: int = 0
    helping: int = 0  # of the total, those that only give an opinion

    @property
    def lines(self) -> list[Line]:
        return [*self.signing, *self.overdue, *self.soon, *self.later]

    @property
    def over(self) -> int:
        """How many are past their day, wherever they stand in the list."""
        return sum(1 for line in self.lines if line.left < 0)


def inbox(viewer: Viewer, day: date, source: str | None = None) -> Inbox:
    """What a unit has open on `day`, the most pressing first, of one kind where `source` names it (one query)."""
    parts = list(_with_progress(Assignment.objects.filter(unit_id=viewer.unit_id, state__in=sorted(OPEN))))
    counts = Counter(part.matter.kind for part in parts)
    found = Inbox(sources=[(kind.code, kind.label, counts[kind.code]) for kind in kinds if counts[kind.code]], total=len(parts),
                  helping=sum(1 for part in parts if Role(part.role) is Role.ASSIST))  # fmt: skip
    for part in parts:
        if source and part.matter.kind != source:
            continue
        line = _line(part, day, is_head=viewer.role == Post.UNIT_HEAD)
        (found.signing if _waits_for(viewer, part) else found.overdue if line.left < 0 else found.soon if line.left <= SOON else found.later).append(line)
    return found


def _waits_for(viewer: Viewer, part: Any) -> bool:
    """Whether a reply was sent up to this viewer, the unit's head, for their signature."""
    reply = getattr(part, "reply", None)
    return viewer.role == Post.UNIT_HEAD and State(part.state) is State.HANDLING and reply is not None and reply.state == ReplyState.CHECKING


def _with_progress(parts: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Parts with all that decides their next step."""
    half = Answer.objects.filter(HALF, reply__assignment=OuterRef("pk")).order_by().values("reply__assignment")
    leading = Assignment.objects.filter(matter=OuterRef("matter"), role=Role.LEAD, state__in=[*OPEN, State.REPLIED])
    owing = Assignment.objects.filter(matter=OuterRef("matter"), role=Role.ASSIST, state__in=sorted(OPEN))
    return parts.select_related("matter", "unit", "reply").annotate(
        has_contact=Exists(Contact.objects.filter(assignment=OuterRef("pk")).exclude(word=Word.DISPUTED)),
        unanswered=Subquery(half.annotate(points=ArrayAgg("position", order_by="position")).values("points")),
        lead_unit=Subquery(leading.values("unit__name")[:1]),
        opinions_owing=Exists(owing),
    ).order_by("due_on", "pk")  # fmt: skip


def _line(part: Any, day: date, *, is_head: bool) -> Line:
    reply = getattr(part, "reply", None)
    seen = Seen(
        contacts=int(part.has_contact), contact_required=says(part.matter.kind, "contact_required"), unanswered=part.unanswered or [],
        drafted=reply is not None, settled=bool(reply and reply.grade and reply.disclosure),
        checking=bool(reply and reply.state == ReplyState.CHECKING), is_head=is_head,
    )
    return Line(part, (part.due_on - day).days, progress(part.role, part.state, seen), _note(part, reply))


def _note(part: Any, reply: Any) -> str:
    """A word about a part, for the line below its title."""
    if reply is not None and reply.sent_back:
        return f"负责人退回修改：{reply.sent_back}"
    if State(part.state) is State.RETURN_ASKED:
        return "已申请退办，答复之前期限照常计算"
    if Role(part.role) is Role.ASSIST:
        return f"主办{part.lead_unit}等你的会办意见" if part.lead_unit else "主办单位待定"
    if State(part.state) is State.HANDED:
        return f"签收期限 {part.sign_until:%-m 月 %-d 日}" if part.sign_until else "等签收"
    said = ["沟通过" if part.has_contact else "还没有与提案人沟通"]
    if Role(part.role) is Role.LEAD and part.opinions_owing:
        said.append("会办意见没有收齐")
    return "　".join(said)


def done(unit_id: int) -> QuerySet[Assignment]:
    """What a unit has replied to, the latest first; pages slice it."""
    return Assignment.objects.filter(unit_id=unit_id, state=State.REPLIED).select_related("matter", "reply").order_by("-replied_at", "-pk")


def ledger_of_unit(unit_id: int, day: date) -> Iterator[dict[str, Any]]:
    """All a unit was ever given, row by row, for its export; constant memory."""
    parts = Assignment.objects.filter(unit_id=unit_id).select_related("matter", "reply").order_by("-handed_at", "-pk")
    for part in parts.iterator(chunk_size=500):
        reply = getattr(part, "reply", None)
        yield {
            "kind": kinds.get(part.matter.kind).label, "number": part.matter.number, "label": part.matter.label, "round": part.matter.round,
            "role": Role(part.role), "state": State(part.state), "handed": part.handed_at, "due": part.due_on, "replied": part.replied_at,
            "clerk": part.clerk, "grade": reply.grade if reply else "", "letter": reply.letter_number if reply else "",
            "left": (part.due_on - day).days if State(part.state) in OPEN else None, "overall": Satisfaction(part.matter.overall) if part.matter.overall else "",
        }


@dataclass(frozen=True)
class Stats:
    """A unit's year: what it was given, what is done, what waits for a rating, how punctual and how quick it was."""

    total: int
    handling: int
    unrated: int
    closed: int
    replied: int
    on_time: int
    mean_days: int | None


def stats_of_unit(unit_id: int, since: date) -> Stats:
    """What a unit was given to answer since a day, or has open still, by 件: a thing handled again counts once, as its latest round stands (one query)."""
    fresh = Q(handed_at__date__gte=since, state=State.REPLIED) | Q(state__in=sorted(OPEN))
    parts = Assignment.objects.filter(fresh, unit_id=unit_id, role__in=sorted(ANSWERING))
    same = {"matter__subject_type": OuterRef("matter__subject_type"), "matter__subject_id": OuterRef("matter__subject_id")}
    parts = parts.filter(~Exists(parts.filter(**same, matter__round__gt=OuterRef("matter__round"))))
    replied = Q(state=State.REPLIED)
    row = parts.aggregate(
        total=Count("pk"), handling=Count("pk", filter=Q(state__in=sorted(OPEN))), replied=Count("pk", filter=replied),
        unrated=Count("pk", filter=replied & Q(matter__state__in=[MatterState.OPEN, MatterState.REPLIED])),
        closed=Count("pk", filter=replied & Q(matter__state=MatterState.CLOSED)),
        on_time=Count("pk", filter=replied & Q(due_on__gte=TruncDate("replied_at"))), mean=Avg(F("replied_at") - F("handed_at"), filter=replied),
    )
    return Stats(**{name: row[name] for name in ("total", "handling", "unrated", "closed", "replied", "on_time")}, mean_days=row["mean"].days if row["mean"] else None)
