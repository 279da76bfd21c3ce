"""Topics with their notes and what came of them, and groups with what they follow."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from shangliang.commons.access import COMMITTEE_WIDE, Role, Viewer
from shangliang.commons.people.models import Organ, OrganKind
from shangliang.commons.people.queries import conveners, organs, users_of
from shangliang.foundation.errors import NotFound

from ..access import visible_to
from ..models import Group, GroupFollow, GroupNote, Proposal, Topic
from ..rules.together import FOLLOWED, TopicState, TopicWord


def _topics(viewer: Viewer) -> QuerySet[Topic]:
    found = Topic.objects.select_related("organ", "proposal__key")
    if viewer.role in COMMITTEE_WIDE:
        return found
    return found.filter(members__member_id=viewer.member_id or 0).distinct() if viewer.role == Role.MEMBER else found.none()


def topics(viewer: Viewer) -> list[Topic]:
    """The topics somebody may see, those under way by their day first, each with how many versions it has."""
    found = _topics(viewer).annotate(versions=Count("notes", filter=Q(notes__word=TopicWord.VERSION), distinct=True), last=Max("notes__at"))
    return list(found.prefetch_related("members__member", "notes").order_by(F("proposal_id").desc(nulls_first=True), "due_on", "pk")[:200])


def joined_in(viewer: Viewer) -> tuple[int, int]:
    """How many topics and how many groups somebody takes part in (two queries): the ways from the page of their own proposals."""
    return _topics(viewer).count(), _groups(viewer).count()


def topic_of(pk: int) -> Topic:
    """One topic, whoever asks; raises NotFound."""
    found = Topic.objects.select_related("organ", "proposal__key").filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def seen_topic(viewer: Viewer, pk: int) -> Topic:
    """One topic with its members and notes; raises NotFound for who may not see it."""
    found = _topics(viewer).prefetch_related("members__member", "notes").filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def visible_topics(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that may be seen."""
    return set(_topics(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def open_topics(after: int, limit: int, *, until: date) -> list[Topic]:
    """The next topics after an id whose text is due by a day, for the daily round."""
    return list(Topic.objects.filter(state=TopicState.OPEN, due_on__lte=until, pk__gt=after).order_by("pk")[:limit])


def users_of_topic(pk: int) -> list[int]:
    """User ids of the members who work on a topic."""
    return users_of(Topic.objects.filter(pk=pk).values_list("members__member_id", flat=True))


def _groups(viewer: Viewer) -> QuerySet[Group]:
    found = Group.objects.all()
    if viewer.role in COMMITTEE_WIDE:
        return found
    if viewer.role != Role.MEMBER:
        return found.none()
    return found.filter(Q(seats__member_id=viewer.member_id or 0) | Q(seats__organ_id__in=viewer.organ_ids)).distinct()


def groups(viewer: Viewer) -> list[Group]:
    """The groups somebody may see, those at work first, each with how many proposals it follows and what it put down."""
    found = _groups(viewer).annotate(followed=Count("follows", distinct=True), noted=Count("follows__notes", distinct=True))
    return list(found.prefetch_related("seats__member", "seats__organ").order_by(F("ended_at").desc(nulls_first=True), "-opened_at")[:200])


def group_of(pk: int) -> Group:
    """One group, whoever asks; raises NotFound."""
    found = Group.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def seen_group(viewer: Viewer, pk: int) -> Group:
    """One group with its seats; raises NotFound for who may not see it."""
    found = _groups(viewer).prefetch_related("seats__member", "seats__organ").filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def visible_groups(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that may be seen."""
    return set(_groups(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def follows_of(group: Group) -> list[GroupFollow]:
    """What a group follows, with what it put down, by number."""
    found = group.follows.select_related("proposal__lead_unit", "proposal__author", "proposal__sector").prefetch_related("notes")
    return list(found.order_by("proposal__number_order", "pk"))


def follow_of(group: Group, pk: int) -> GroupFollow:
    """One followed proposal of a group; raises NotFound."""
    found = group.follows.select_related("proposal", "group").filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def note_of(pk: int) -> GroupNote | None:
    """One note of a group, whoever asks; for the subject's registry."""
    return GroupNote.objects.select_related("follow__group", "follow__proposal").filter(pk=pk).first()


def visible_notes(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those notes among `ids` whose group may be seen."""
    return set(GroupNote.objects.filter(pk__in=list(ids), follow__group__in=_groups(viewer)).values_list("pk", flat=True))


def follows_in(groups: Iterable[Group]) -> dict[int, list[GroupFollow]]:
    """What several groups follow, by group, with their notes (two queries)."""
    found: dict[int, list[GroupFollow]] = {one.pk: [] for one in groups}
    for one in GroupFollow.objects.filter(group_id__in=list(found)).select_related("proposal__lead_unit").prefetch_related("notes").order_by("proposal__number_order", "pk"):
        found[one.group_id].append(one)
    return found


def trackers_of(proposal_id: int) -> list[int]:
    """User ids of all who follow a proposal in a group at work: its members, and whoever speaks for its organs."""
    seats = GroupFollow.objects.filter(proposal_id=proposal_id, group__ended_at__isnull=True).values_list("group__seats__member_id", "group__seats__organ_id")
    return _users(list(seats))


def users_of_group(pk: int) -> list[int]:
    """User ids of a group's members, and of whoever speaks for its organs."""
    return _users(list(Group.objects.filter(pk=pk).values_list("seats__member_id", "seats__organ_id")))


def _users(seats: list[tuple[int | None, int | None]]) -> list[int]:
    """User ids of seats, each a member's or an organ's for which its conveners speak."""
    speaking = [member.pk for member in conveners(*{organ for _, organ in seats if organ})] if seats else []
    return users_of([member for member, _ in seats if member] + speaking) if seats else []


def open_visits(after: int, limit: int, *, before: date) -> list[GroupFollow]:
    """The next proposals after an id that groups at work looked after before a day, each with the day they did so last (`looked_on`), for the daily round."""
    found = GroupFollow.objects.filter(group__ended_at__isnull=True, proposal__state__in=sorted(FOLLOWED), pk__gt=after)
    found = found.annotate(looked_on=Coalesce(Max("notes__day"), F("since"))).filter(looked_on__lt=before)
    return list(found.select_related("group", "proposal").order_by("pk")[:limit])


def to_follow(viewer: Viewer, known: set[int], limit: int = 300) -> list[tuple[int, str, str]]:
    """Filed proposals that a group might follow besides those it follows: id, number and title, unit; the latest session's first."""
    found = visible_to(viewer).filter(state__in=sorted(FOLLOWED)).exclude(pk__in=known).select_related("lead_unit")
    return [(one.pk, f"{one.number} {one.title}", str(one.lead_unit or "")) for one in found.order_by("-session__opens_on", "number_order")[:limit]]


def to_be_followed(viewer: Viewer, ids: Iterable[int]) -> list[Proposal]:
    """The proposals of these ids that somebody may see (one query), by number."""
    return list(visible_to(viewer).filter(pk__in=list(ids)).order_by("number_order", "pk"))


def bodies() -> QuerySet[Organ]:
    """The parties and organs that may join a group."""
    return organs(OrganKind.PARTY_ORGANISATION, OrganKind.SPECIAL_COMMITTEE, OrganKind.SECTOR)
