"""公开, as its reviewers see it: what is owed to the public and by when, what was decided, and what may go out without a second look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.foundation.clocks import due
from shangliang.foundation.masks import pieces
from shangliang.practices.handling.models import Matter, Reply
from shangliang.practices.handling.rules import Disclosure, MatterState, ReplyState

from ..models import Proposal, Publication
from ..rules import PublicState, State
from .snapshot import SUBJECT, Material, covered_words, material

ANSWERED = [State.REPLIED, State.CLOSED]
PER_PAGE = 50
TABS = {
    "waiting": ("待审核", Q(publication__isnull=True)),
    "changed": ("答复有更新", Q(publication__state=PublicState.PUBLISHED, answered_at__gt=F("publication__answered_at"))),
    "published": ("已公开", Q(publication__state=PublicState.PUBLISHED)),
    "withheld": ("不公开", Q(publication__state=PublicState.WITHHELD)),
    "taken_down": ("已撤下", Q(publication__state=PublicState.TAKEN_DOWN)),
}


@dataclass(frozen=True)
class Owed:
    """A proposal on the desk; `due_on` is the last day on which publishing is in time, None where nothing waits."""

    proposal: Proposal
    publication: Publication | None
    answered_on: date | None
    due_on: date | None
    days_left: int | None


def answered() -> QuerySet[Proposal]:
    """Proposals with an answer, `answered_at` that of the latest round; those loaded from earlier years owe nothing."""
    rounds = Matter.objects.filter(subject_type=SUBJECT, subject_id=OuterRef("pk")).exclude(state=MatterState.CANCELLED).order_by("-round")
    return Proposal.objects.filter(state__in=ANSWERED, imported=False).annotate(answered_at=Subquery(rounds.values("replied_at")[:1]))


def to_disclose() -> QuerySet[Proposal]:
    """What waits for a decision: nothing decided yet, or a later reply than the one that is shown."""
    return answered().filter(TABS["waiting"][1] | TABS["changed"][1])


def disclosure_rows(tab: str, session_id: int | None, today: date, page: int = 1, size: int = PER_PAGE) -> list[Owed]:
    """A page of the desk's list: what waits by its due day, what was decided by its number."""
    found = answered().filter(TABS.get(tab, TABS["waiting"])[1]).select_related("publication", "lead_unit", "author")
    if session_id is not None:
        found = found.filter(session_id=session_id)
    found = found.order_by("answered_at", "pk") if tab in {"waiting", "changed"} else found.order_by("-publication__changed_at", "pk")
    return [one_owed(proposal, today) for proposal in found[(page - 1) * size : page * size]]


def marks_of(ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """How the units marked their replies to these proposals: (unit, 公开方式) of the latest round (one query)."""
    found = Reply.objects.filter(state=ReplyState.ISSUED, assignment__matter__subject_type=SUBJECT, assignment__matter__subject_id__in=list(ids))
    rows = found.order_by("assignment__matter__round", "pk").values_list("assignment__matter__subject_id", "assignment__matter__round", "assignment__unit__name", "disclosure")
    said: dict[int, tuple[int, list[tuple[str, str]]]] = {}
    for subject_id, round_, unit, disclosure in rows:
        before = said.get(subject_id)
        kept = before[1] if before and before[0] == round_ else []
        said[subject_id] = (round_, [*kept, (unit, Disclosure(disclosure).label if disclosure else "没有标")])
    return {subject_id: marks for subject_id, (_, marks) in said.items()}


def one_owed(proposal: Any, today: date) -> Owed:
    """When a decision about this proposal is due."""
    publication = getattr(proposal, "publication", None)
    at: datetime | None = getattr(proposal, "answered_at", None)
    waits = at is not None and (publication is None or (publication.state == PublicState.PUBLISHED and publication.answered_at and at > publication.answered_at))
    day = timezone.localdate(at) if at else None
    last = due(day, setting("proposals.open.days"), here().calendar) if day and waits else None
    return Owed(proposal, publication, day, last, (last - today).days if last else None)


def owed_by(proposal_id: int, today: date) -> Owed | None:
    """One proposal with its clock; None where nothing was answered."""
    found = answered().select_related("publication").filter(pk=proposal_id).first()
    return one_owed(found, today) if found else None


def disclosure_counts(session_id: int | None) -> dict[str, int]:
    """How many stand where (one query)."""
    found = answered() if session_id is None else answered().filter(session_id=session_id)
    return found.aggregate(**{code: Count("pk", filter=condition) for code, (_, condition) in TABS.items()})


def publication_of(proposal_id: int) -> Publication | None:
    """What was decided about a proposal; None while nothing was."""
    return Publication.objects.filter(pk=proposal_id).first()


def batchable(found: Material) -> str:
    """Why a proposal cannot be published without somebody reading it first; "" when it can: both consents, nothing to cover."""
    if not found.proposal.may_publish:
        return "提案人没有同意公开"
    if not found.replies:
        return "没有答复"
    if narrower := [one for one in found.replies if one.marked != Disclosure.FULL]:
        return f"{narrower[0].unit}标的是{Disclosure(narrower[0].marked).label if narrower[0].marked else '没有标公开方式'}"
    count = _to_cover(found)
    return f"有 {count} 处要遮盖，请逐件看" if count else ""


def _to_cover(found: Material) -> int:
    words = covered_words(found, [])
    texts = [found.proposal.title, found.proposal.grounds, *found.asks]
    for one in found.replies:
        texts += [one.opening, one.closing, *(text for _, text, _, _ in one.answers)]
    return sum(bool(piece.why) and piece.why != "提案人姓名" for text in texts for piece in pieces(text, words))


def owed_material(ids: Iterable[int]) -> list[Material]:
    """The material of several answered proposals, by number."""
    found = answered().filter(pk__in=list(ids)).select_related("lead", "organ", "session__term").order_by("number_order", "pk")
    return [material(proposal) for proposal in found]


@dataclass(frozen=True)
class Rates:
    """公开 in figures, of the proposals of a session that were answered."""

    answered: int
    published: int
    in_time: int
    overdue: int

    @property
    def rate(self) -> float | None:
        """In per cent."""
        return 100 * self.published / self.answered if self.answered else None


def figures_of(session_id: int | None, today: date) -> Rates:
    """How many of those answered are published, how many of them in time, and how many wait past their day."""
    found = answered() if session_id is None else answered().filter(session_id=session_id)
    shown = Q(publication__state=PublicState.PUBLISHED, publication__level__in=[Disclosure.FULL, Disclosure.SUMMARY])
    counted = found.aggregate(answered=Count("pk"), published=Count("pk", filter=shown), last=Max("answered_at"))
    moments = found.filter(publication__published_at__isnull=False).values_list("answered_at", "publication__published_at")
    span, calendar = setting("proposals.open.days"), here().calendar
    in_time = sum(timezone.localdate(said) <= due(timezone.localdate(at), span, calendar) for at, said in moments if at)
    waiting = found.filter(TABS["waiting"][1]).values_list("answered_at", flat=True)
    late = sum(due(timezone.localdate(at), span, calendar) < today for at in waiting if at)
    return Rates(counted["answered"], counted["published"], in_time, late)


def open_disclosures(after: int, limit: int, moment: datetime) -> list[Proposal]:
    """The next proposals that wait for a decision soon due, after an id, for the daily reminders; of what is older than a year nobody is reminded."""
    owed = to_disclose().filter(pk__gt=after, answered_at__gte=moment - timedelta(days=400), answered_at__lt=_last_owed(timezone.localdate(moment)))
    return list(owed.select_related("publication").order_by("pk")[:limit])


def _last_owed(day: date) -> datetime:
    """The end of the last day whose answers are due for a decision within the days of warning: later ones need not be read."""
    days, calendar, until = setting("proposals.open.days"), here().calendar, day + timedelta(days=setting("proposals.open.warn"))
    answered = day
    while due(answered, days, calendar) > until:
        answered -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(answered + timedelta(days=1), time()))
