"""One matter as it stands: its parts, what passed between unit and proposer, the replies and ratings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Viewer
from shangliang.commons.committees.gather import Part, Whole, gathered, put
from shangliang.commons.committees.ready import AnyOf, Given, Ready
from shangliang.commons.ledger.queries import standing as standing_facts
from shangliang.commons.people.models import SEALED, Unit
from shangliang.foundation.errors import NotFound

from ..models import LIVE, Answer, Assignment, Contact, Extension, Matter, Rating, ReturnRequest
from ..rules import ANSWERING, OPEN, MatterState, ReplyState, Role, State

ORDER = list(Role)


def standing() -> QuerySet[Matter]:
    """Matters that were not taken back."""
    return Matter.objects.exclude(state=MatterState.CANCELLED)


def current(subject_type: str, subject_id: int) -> Matter | None:
    """The latest round of a thing's handling, bare; None while it was not handed over (one query)."""
    return standing().filter(subject_type=subject_type, subject_id=subject_id).order_by("-round").first()


def has_answered(subject_type: str, subject_id: int) -> bool:
    """Whether all units of any round of a thing's handling have replied (one query)."""
    return standing().filter(subject_type=subject_type, subject_id=subject_id, replied_at__isnull=False).exists()


def matter_of(subject_type: str, subject_id: int, round: int | None = None) -> Matter | None:
    """The latest round (or the one asked for) with all that belongs to it, in six queries; None while not handed over.

    `matter.parts` are the assignments in order (lead, assist, separate; present ones first), each with unit, reply with
    answers, opinion, contacts, returns and extensions; `matter.verdicts` the ratings with their members.
    """
    return _matter(LATEST(round is not None, type=subject_type, subject=subject_id, round=round))


def whole(matter_id: int) -> Matter | None:
    """One matter with all that belongs to it, as `matter_of` gives it, also when it was taken back."""
    return _matter(ONE(matter=matter_id))


def _latest(of_round: bool) -> tuple[QuerySet[Assignment], dict[str, Part]]:
    chosen = standing().filter(subject_type=Given("type", "text"), subject_id=Given("subject"))
    if of_round:
        chosen = chosen.filter(round=Given("round"))
    return _with_all(Assignment.objects.filter(matter__in=chosen.order_by("-round").values("pk")[:1]))


def _matter(parts: list[Assignment]) -> Matter | None:
    """The matter that found parts belong to."""
    if not parts:
        return None
    matter = parts[0].matter
    for part in parts:
        part.matter = matter
    matter.parts = sorted(parts, key=lambda part: (State(part.state) not in {*OPEN, State.REPLIED}, ORDER.index(Role(part.role)), part.pk))
    matter.verdicts = VERDICTS(matter=matter.pk)
    replies = {part.reply.pk: part.reply for part in parts if getattr(part, "reply", None)}
    answers = ANSWERS(replies=list(replies)) if replies else []
    for pk, reply in replies.items():
        put(reply, "answers", [answer for answer in answers if answer.reply_id == pk])
    return matter


def _whole(chosen: QuerySet) -> Matter | None:
    rows, inside = _with_all(Assignment.objects.filter(matter__in=chosen))
    return _matter(gathered(rows, **inside))


def _with_all(parts: QuerySet[Assignment]) -> tuple[QuerySet[Assignment], dict[str, Part]]:
    """Parts and what hangs on them, but for the answers of their replies."""
    return parts.select_related("matter", "unit", "reply", "opinion"), {
        "contacts": Part(Contact.objects.order_by("-day", "-id"), "assignment"),
        "returns": Part(ReturnRequest.objects.order_by("-id"), "assignment", also={"proposed": ("name", "short_name")}),
        "extensions": Part(Extension.objects.order_by("-id"), "assignment"),
    }


LATEST = Whole(_latest)
ONE = Whole(lambda: _with_all(Assignment.objects.filter(matter=Given("matter"))))
ANSWERS: Ready[Answer] = Ready(lambda: Answer.objects.filter(reply__in=AnyOf("replies")).order_by("position"))
VERDICTS: Ready[Rating] = Ready(
    lambda: Rating.objects.filter(matter=Given("matter")).select_related("member").defer(*(f"member__{name}" for name in SEALED)).order_by("rated_at")
)


def earlier_parts(matter: Matter) -> list[Assignment]:
    """The parts of earlier rounds whose replies were issued, the latest round first (two queries, none in the first round)."""
    if matter.round == 1:
        return []
    before = standing().filter(subject_type=matter.subject_type, subject_id=matter.subject_id, round__lt=matter.round)
    issued = Assignment.objects.filter(matter__in=before, reply__state=ReplyState.ISSUED).select_related("matter", "unit", "reply")
    return list(issued.prefetch_related(Prefetch("reply__answers", Answer.objects.order_by("position"))).order_by("-matter__round", "pk"))


def with_reply(subject_type: str, ids: Iterable[int]) -> set[int]:
    """Those of the things that have an issued reply, in whichever round (one query)."""
    issued = Assignment.objects.filter(matter__in=standing().filter(subject_type=subject_type, subject_id__in=list(ids)), reply__state=ReplyState.ISSUED)
    return set(issued.values_list("matter__subject_id", flat=True))


def part_of(assignment_id: int) -> Assignment | None:
    """One unit's part with its matter and unit."""
    return Assignment.objects.select_related("matter", "unit").filter(pk=assignment_id).first()


@dataclass(frozen=True)
class Summary:
    """What a list shows of a thing's handling: state, whose it is, when it is due, how far it is."""

    matter_id: int
    round: int
    state: MatterState
    units: list[tuple[str, Role, State]]
    due_on: date
    overall: str


def summaries(subject_type: str, ids: Iterable[int]) -> dict[int, Summary]:
    """The latest round of many things by their id, in two queries; things not handed over are left out."""
    latest: dict[int, Matter] = {}
    for matter in standing().filter(subject_type=subject_type, subject_id__in=list(ids)).order_by("round"):
        latest[matter.subject_id] = matter
    units: dict[int, list[tuple[str, Role, State]]] = {}
    parts = Assignment.objects.filter(matter__in=[m.pk for m in latest.values()], state__in=[*OPEN, State.REPLIED]).select_related("unit").order_by("pk")
    for part in parts:
        units.setdefault(part.matter_id, []).append((part.unit.short_name or part.unit.name, Role(part.role), State(part.state)))
    return {
        subject_id: Summary(
            matter.pk, matter.round, MatterState(matter.state), sorted(units.get(matter.pk, []), key=lambda u: ORDER.index(u[1])),
            matter.due_on, matter.overall,
        )
        for subject_id, matter in latest.items()
    }


def units_now(subject_type: str, ids: Iterable[int]) -> dict[int, list[tuple[str, Role]]]:
    """The units at work on the latest round of many things, by the id of the thing, whoever answers first (two queries)."""
    rounds = standing().filter(subject_type=subject_type, subject_id__in=list(ids)).order_by("subject_id", "-round").distinct("subject_id").values_list("pk", "subject_id")
    subjects, found = dict(rounds), dict[int, list[tuple[str, Role]]]()
    parts = Assignment.objects.filter(matter__in=list(subjects), state__in=LIVE).order_by("pk").values_list("matter_id", "unit__name", "role")
    for matter, unit, role in sorted(parts, key=lambda part: ORDER.index(Role(part[2]))):
        found.setdefault(subjects[matter], []).append((unit, Role(role)))
    return found


def answering(matter: Matter) -> list[Assignment]:
    """The present parts of a matter that reply to the proposer, with their units (one query)."""
    wanted = Assignment.objects.filter(matter=matter, role__in=sorted(ANSWERING), state__in=[*OPEN, State.REPLIED])
    return list(wanted.select_related("unit").order_by("pk"))


def history_of(matter: Matter) -> list[Any]:
    """All standing facts about a matter given by `matter_of` and about its parts, latest first (one query); `panels.trace` tells them."""
    facts = standing_facts().filter(
        Q(subject_type="handling.matter", subject_id=matter.pk) | Q(subject_type="handling.assignment", subject_id__in=[part.pk for part in matter.parts])
    )
    return list(facts.order_by("-happened_at", "-id"))


# What happened inside the handling of a thing; the room itself tells of the hand-over, the answer, the verdict and the end.
STORY = [f"handling.{name}" for name in (
    "signed_in", "return_asked", "return_decided", "reassigned", "contacted", "contact_answered", "not_face_to_face", "opinion_given", "extension_asked",
    "extension_decided", "reminded", "reply_sent_up", "reply_sent_back", "replied", "rated",
)]  # fmt: skip


def story_of(matter: Matter) -> list[Any]:
    """What happened inside the handling of a thing, all rounds, latest first: facts of the kinds in STORY (one query, two from the second round on)."""
    matters, parts = [matter.pk], [part.pk for part in matter.parts]  # type: ignore[attr-defined]
    if matter.round > 1:
        same = {"matter__subject_type": matter.subject_type, "matter__subject_id": matter.subject_id}
        pairs = list(Assignment.objects.filter(**same).values_list("matter_id", "pk"))
        matters, parts = list({one for one, _ in pairs}), [pk for _, pk in pairs]
    own = Q(subject_type="handling.matter", subject_id__in=matters) | Q(subject_type="handling.assignment", subject_id__in=parts)
    return list(standing_facts().filter(own, kind__in=STORY).order_by("-happened_at", "-id")[:200])


def seen_part(viewer: Viewer, assignment_id: int) -> Assignment:
    """A unit's part as `whole` gives it, for its unit and for those who see everything; raises NotFound for others."""
    found = Assignment.objects.filter(pk=assignment_id)
    if viewer.role in UNIT:
        found = found.filter(unit_id=viewer.unit_id)
    elif viewer.role not in COMMITTEE_WIDE:
        raise NotFound()
    matter = _whole(found.values("matter"))
    part = next((part for part in matter.parts if part.pk == assignment_id), None) if matter else None
    if part is None:
        raise NotFound("没有找到这一件，可能已改交别的单位。请回到待办件看最新情况。")
    return part


def seen_matter(viewer: Viewer, matter_id: int) -> Matter:
    """A matter with all that belongs to it, for those who see everything, its units, and its raters; raises NotFound for others."""
    matter = whole(matter_id)
    if matter is None:
        raise NotFound()
    of_unit = viewer.role in UNIT and any(part.unit_id == viewer.unit_id for part in matter.parts)
    if viewer.role in COMMITTEE_WIDE or of_unit or (viewer.member_id in matter.raters if viewer.member_id else False):
        return matter
    raise NotFound()


def visible_parts(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those parts among `ids` that a viewer may see: their unit's, all for the committee's own, replied ones for their raters."""
    found = Assignment.objects.filter(pk__in=list(ids))
    if viewer.role in UNIT:
        found = found.filter(unit_id=viewer.unit_id)
    elif viewer.role not in COMMITTEE_WIDE:
        found = found.filter(state=State.REPLIED, matter__raters__contains=[viewer.member_id or 0])
    return set(found.values_list("pk", flat=True))


def visible_matters(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those matters among `ids` that a viewer may see, by the same rule."""
    found = Matter.objects.filter(pk__in=list(ids))
    if viewer.role in UNIT:
        found = found.filter(assignments__unit_id=viewer.unit_id)
    elif viewer.role not in COMMITTEE_WIDE:
        found = found.filter(raters__contains=[viewer.member_id or 0])
    return set(found.values_list("pk", flat=True))


def matter(matter_id: int) -> Matter | None:
    """One matter, bare."""
    return Matter.objects.filter(pk=matter_id).first()


def seen_letter(viewer: Viewer, assignment_id: int) -> Assignment:
    """A part whose letter is asked for: by those who may see the part, or by a member who was asked to rate it."""
    if viewer.member_id is None:
        return seen_part(viewer, assignment_id)
    matter_id = Assignment.objects.filter(pk=assignment_id).values_list("matter_id", flat=True).first()
    return next(part for part in seen_matter(viewer, matter_id or 0).parts if part.pk == assignment_id)


def unit_of(unit_id: int) -> Unit:
    """The unit itself, with whom to call."""
    return Unit.objects.get(pk=unit_id)
