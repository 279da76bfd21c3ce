"""Every read of circulars that is more than a lookup: lists, whom one goes to, who has not read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from shangliang.commons.access import UNIT, Role, Viewer
from shangliang.commons.access.queries import users_in
from shangliang.commons.committees.scope import setting
from shangliang.commons.people.models import Member, Organ, OrganKind, Unit
from shangliang.commons.people.queries import conveners, members_on, names_of_users, organs, units, users_of
from shangliang.foundation.errors import NotFound

from .access import OUT, SIGNERS, own, visible_to
from .kinds import Group, Of
from .models import Circular, Recipient
from .rules import State, read_lists

S = State
OF_GROUP = {Group.SPECIAL: OrganKind.SPECIAL_COMMITTEE, Group.PARTIES: OrganKind.PARTY_ORGANISATION, Group.SECTORS: OrganKind.SECTOR}
VIEWS: dict[str, tuple[str, Q]] = {
    "all": ("全部", ~Q(state=S.DISCARDED)), "signing": ("待签发", Q(state=S.SIGNING)), "draft": ("起草", Q(state=S.DRAFT)), "issued": ("已印发", Q(state=S.ISSUED)),
    "withdrawn": ("已撤回", Q(state=S.WITHDRAWN)),
}  # fmt: skip


@dataclass(frozen=True)
class Addressed:
    """Somebody a circular goes to; one of the ids is set."""

    key: str
    kind: Of
    id: int
    name: str


def find(viewer: Viewer, pk: int) -> Circular:
    """One circular that this viewer may see; raises NotFound."""
    found = visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这份通报，或没有发给你现在的身份。")
    return found


def by_id(pk: int) -> Circular | None:
    """A circular of this committee, whoever asks."""
    return Circular.objects.filter(pk=pk).first()


def visible_circulars(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Of these circulars those a viewer may see."""
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def listed(viewer: Viewer, view: str) -> QuerySet[Circular]:
    """Circulars for those inside, the latest first, with how many recipients (`whole`) have read (`seen`) and confirmed (`sure`)."""
    counts = {"whole": Count("recipients"), "seen": Count("recipients", filter=Q(recipients__read_at__isnull=False)), "sure": Count("recipients", filter=Q(recipients__confirmed_at__isnull=False))}
    return visible_to(viewer).filter(VIEWS[view][1]).annotate(**counts).order_by("-drafted_at", "-pk")


def view_counts(viewer: Viewer) -> dict[str, int]:
    """How many circulars each view of the list has (one query)."""
    return visible_to(viewer).aggregate(**{name: Count("pk", filter=narrowed) for name, (_, narrowed) in VIEWS.items()})


def received(viewer: Viewer) -> list[tuple[Circular, bool]]:
    """What went to this viewer, the latest first, each with whether something is still wanted of them."""
    waits = _unanswered(own(viewer).filter(circular=OuterRef("pk")))
    found = Circular.objects.filter(state__in=OUT, pk__in=own(viewer).values("circular_id")).annotate(waits=Exists(waits)).order_by("-issued_at")
    return [(one, one.waits and one.state == S.ISSUED) for one in found[:200]]


def _unanswered(rows: QuerySet[Recipient]) -> QuerySet[Recipient]:
    return rows.filter(Q(read_at__isnull=True) | Q(circular__confirm=True, confirmed_at__isnull=True))


def waiting_rows(viewer: Viewer) -> dict[str, QuerySet[Any]]:
    """What waits for somebody, for the navigation: circulars to read, to sign, and those sent back to whoever drew them up."""
    wanted: dict[str, QuerySet[Any]] = {}
    if viewer.role in UNIT | {Role.MEMBER, Role.CHAIR}:
        wanted["circulars"] = _unanswered(own(viewer).filter(circular__state=S.ISSUED))
    if viewer.role in SIGNERS:
        wanted["circulars_to_sign"] = to_sign(viewer)
    return wanted


def asked_to_read(viewer: Viewer) -> list[Circular]:
    """What this viewer still has to read or confirm, the oldest first."""
    return list(Circular.objects.filter(state=S.ISSUED, pk__in=_unanswered(own(viewer)).values("circular_id")).order_by("issued_at")[:20])


def to_sign(viewer: Viewer) -> QuerySet[Circular]:
    """What waits for this viewer's signature; their own drafts do not."""
    return Circular.objects.filter(state=S.SIGNING, waits_for=viewer.role.label).exclude(drafted_by=viewer.user_id).order_by("drafted_at")


def receipts(circular: Circular) -> list[Recipient]:
    """Who it went to, those who have not read it first."""
    return sorted(circular.recipients.all(), key=lambda one: (one.read_at is not None, one.confirmed_at is not None, one.pk))


def mine(viewer: Viewer, circular: Circular) -> list[Recipient]:
    """The receipts of a circular that are this viewer's to give."""
    return list(own(viewer).filter(circular=circular))


def unanswered(circular: Circular) -> list[Recipient]:
    """Those who have not read it, or not confirmed it where asked."""
    return list(_unanswered(circular.recipients.all()))


def groups() -> list[tuple[str, str, str]]:
    """Groups and the committee's own lists, for the form's choice: (code, name, what it is)."""
    return [(one.value, one.label, "群体") for one in Group] + [(f"list:{name}", name, f"名单，{len(names)} 家") for name, names in read_lists(setting("circulars.lists"))]


def choices(day: date) -> list[tuple[str, str, str]]:
    """Everybody a circular may go to on a day: groups, lists, then each by name (four queries)."""
    return [
        *groups(),
        *((f"leader:{pk}", name, "主席、副主席") for pk, name in names_of_users(users_in(Role.CHAIR)).items()),
        *((f"unit:{one.pk}", one.name, "承办单位") for one in units()),
        *((f"organ:{one.pk}", one.name, OrganKind(one.kind).label) for one in organs()),
        *((f"member:{one.pk}", one.name, "委员") for one in members_on(day).order_by("sort_key", "pk")),
    ]  # fmt: skip


def addressed(codes: Sequence[str], day: date) -> list[Addressed]:
    """Whom these groups, lists and single ones mean on a day, each once, in the order chosen."""
    found: dict[str, Addressed] = {}
    for code in codes:
        for one in _meant(code, day):
            found.setdefault(one.key, one)
    return list(found.values())


def _meant(code: str, day: date) -> list[Addressed]:
    kind, _, rest = code.partition(":")
    if code in (Group.MEMBERS, Group.STANDING):
        members = members_on(day).order_by("sort_key", "pk")
        return _some(Of.MEMBER, members.filter(standing=True) if code == Group.STANDING else members)
    if code == Group.LEADERS:
        return [Addressed(f"leader:{pk}", Of.LEADER, pk, name) for pk, name in names_of_users(users_in(Role.CHAIR)).items()]
    if code == Group.UNITS:
        return _some(Of.UNIT, units())
    if code in OF_GROUP:
        return _some(Of.ORGAN, organs(OF_GROUP[Group(code)]))
    if kind == "list":
        return [one for name, names in read_lists(setting("circulars.lists")) if name == rest for one in named(names, day)]
    pk = int(rest) if rest.isdigit() else 0
    if kind == Of.LEADER:
        return [Addressed(code, Of.LEADER, pk, name) for name in names_of_users(set(users_in(Role.CHAIR)) & {pk}).values()]
    rows: dict[str, QuerySet[Any]] = {Of.MEMBER: members_on(day), Of.UNIT: units(), Of.ORGAN: organs()}
    return _some(Of(kind), rows[kind].filter(pk=pk)) if kind in rows else []


def _some(kind: Of, rows: Iterable[Member | Unit | Organ]) -> list[Addressed]:
    return [Addressed(f"{kind.value}:{one.pk}", kind, one.pk, one.name) for one in rows]


def named(names: Sequence[str], day: date) -> list[Addressed]:
    """Units, organs and members called exactly so; unknown names are left out."""
    found = [
        *_some(Of.UNIT, units().filter(Q(name__in=names) | Q(short_name__in=names))), *_some(Of.ORGAN, organs().filter(name__in=names)),
        *_some(Of.MEMBER, members_on(day).filter(name__in=names)),
    ]  # fmt: skip
    return found


def users_reached(recipients: Iterable[Recipient]) -> list[int]:
    """User ids of those behind these recipients: members, conveners of organs, the people of units, leaders."""
    members: list[int | None] = []
    users: list[int] = []
    organs: list[int] = []
    for one in recipients:
        if one.member_id:
            members.append(one.member_id)
        elif one.organ_id:
            organs.append(one.organ_id)
        elif one.unit_id:
            users += [user for role in Role if role in UNIT for user in users_in(role, unit_id=one.unit_id)]
        elif one.user_id:
            users.append(one.user_id)
    members += [member.pk for member in conveners(*organs)]
    return list(dict.fromkeys([*users_of(members), *users]))


def signers(label: str) -> list[int]:
    """User ids of those whose turn a step is."""
    return [user for role in SIGNERS if role.label == label for user in users_in(role)]


def in_round(after: int = 0, limit: int = 100) -> list[Circular]:
    """Issued circulars that somebody has not answered, by id, in pieces."""
    waits = _unanswered(Recipient.objects.filter(circular=OuterRef("pk")))
    return list(Circular.objects.filter(Exists(waits), state=S.ISSUED, pk__gt=after).order_by("pk")[:limit])
