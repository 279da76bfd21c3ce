"""What proposers and units say to each other: the messages about a part, and the contacts with the other side's word."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, Viewer
from shangliang.foundation.errors import NotFound

from ..kinds import kinds
from ..models import LIVE, Assignment, Contact, Matter, Message, TalkSeen
from ..rules import ANSWERING, ContactScope
from ..rules import Role as Part
from ..rules.again import Word
from .settings import says


def _behind(viewer: Viewer, matter: Matter) -> bool:
    """Whether a member stands behind what is handled, from the hand-over on."""
    return bool(viewer.member_id) and viewer.member_id in (matter.raters or kinds.get(matter.kind).raters(matter.subject_id))


def _concerns(viewer: Viewer, part: Assignment) -> bool:
    """Whether somebody may read what was said about a part: its unit, the proposers, the committee's own."""
    if viewer.role in UNIT:
        return part.unit_id == viewer.unit_id
    return viewer.role in COMMITTEE_WIDE or (viewer.role == Role.MEMBER and _behind(viewer, part.matter))


def seen_talk(viewer: Viewer, part_id: int) -> Assignment:
    """A part whose messages a viewer may read; raises NotFound for others."""
    part = Assignment.objects.select_related("matter", "unit").filter(pk=part_id).first()
    if part is None or not _concerns(viewer, part):
        raise NotFound()
    return part


def messages_of(part: Assignment, *, before: int = 0, limit: int = 200) -> list[Message]:
    """The latest messages about a part, in the order they were sent."""
    found = Message.objects.filter(part=part)
    return list(reversed((found.filter(pk__lt=before) if before else found).order_by("-pk")[:limit]))


def message_of(pk: int) -> Message | None:
    """One message, whoever asks; for the subject's registry."""
    return Message.objects.select_related("part__matter", "part__unit").filter(pk=pk).first()


def seen_message(viewer: Viewer, pk: int) -> Message:
    """One message that a viewer may read; raises NotFound for others."""
    found = message_of(pk)
    if found is None or not _concerns(viewer, found.part):
        raise NotFound()
    return found


def visible_messages(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those messages among `ids` that a viewer may read and that were not taken back."""
    found = Message.objects.select_related("part__matter").filter(pk__in=list(ids), taken_back_at__isnull=True)
    return {one.pk for one in found if _concerns(viewer, one.part)}


@dataclass(frozen=True)
class Talk:
    """The conversation about one unit's part, as a list shows it."""

    part: Assignment
    count: int
    unread: int
    last: Message | None


def talks_about(viewer: Viewer, subject_type: str, subject_id: int) -> list[Talk]:
    """The conversations about one thing that a viewer may read, unit by unit (three queries)."""
    parts = Assignment.objects.filter(matter__subject_type=subject_type, matter__subject_id=subject_id, state__in=LIVE)
    parts = [part for part in parts.select_related("matter", "unit").order_by("-matter__round", "pk") if _concerns(viewer, part)]
    said: dict[int, list[Message]] = {}
    for message in Message.objects.filter(part__in=[part.pk for part in parts]).order_by("pk"):
        said.setdefault(message.part_id, []).append(message)
    seen = dict(TalkSeen.objects.filter(part__in=[part.pk for part in parts], user_id=viewer.user_id or 0).values_list("part_id", "upto"))
    return [_talk(viewer, part, said.get(part.pk, []), seen.get(part.pk, 0)) for part in parts]


def _talk(viewer: Viewer, part: Assignment, said: list[Message], upto: int) -> Talk:
    new = sum(message.pk > upto and message.author_id != viewer.user_id for message in said)
    return Talk(part, len(said), new if viewer.role in UNIT or viewer.role == Role.MEMBER else 0, said[-1] if said else None)


def read_upto(viewer: Viewer, part: Assignment) -> int:
    """The number of the last message that somebody has read about a part."""
    return TalkSeen.objects.filter(part=part, user_id=viewer.user_id or 0).values_list("upto", flat=True).first() or 0


def contact_of(pk: int) -> Contact | None:
    """One contact, whoever asks; for the subject's registry."""
    return Contact.objects.select_related("assignment__matter", "assignment__unit").filter(pk=pk).first()


def seen_contact(viewer: Viewer, pk: int) -> Contact:
    """One contact that a viewer may read; raises NotFound for others."""
    found = contact_of(pk)
    if found is None or not _concerns(viewer, found.assignment):
        raise NotFound()
    return found


def visible_contacts(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those contacts among `ids` that a viewer may read."""
    found = Contact.objects.select_related("assignment__matter").filter(pk__in=list(ids))
    return {one.pk for one in found if _concerns(viewer, one.assignment)}


def contacts_about(viewer: Viewer, subject_type: str, subject_id: int) -> list[Contact]:
    """All meetings and calls about one thing that a viewer may read, the latest first."""
    found: QuerySet[Contact] = Contact.objects.filter(assignment__matter__subject_type=subject_type, assignment__matter__subject_id=subject_id)
    rows: list[Any] = list(found.select_related("assignment__matter", "assignment__unit").order_by("-day", "-pk"))
    return [one for one in rows if _concerns(viewer, one.assignment)]


def unmet(part: Assignment) -> list[str]:
    """Proposers with whom a unit has not spoken yet, by name, where the committee wants each of them spoken to; nobody where it does not."""
    if says(part.matter.kind, "contact_scope") != ContactScope.EACH or Part(part.role) not in ANSWERING:
        return []
    said = list(Contact.objects.filter(assignment=part).exclude(word=Word.DISPUTED).values_list("people", flat=True))
    people = kinds.get(part.matter.kind).brief(part.matter.subject_id).people
    return [one.name for one in people if one.member_id and not any(one.name in text for text in said)]
