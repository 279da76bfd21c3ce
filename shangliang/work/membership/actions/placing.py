"""全员入委: several members into special committees at once, as somebody has looked through and agreed to (M08)."""

from collections.abc import Mapping
from datetime import date

from shangliang.commons.ledger.acts import Act, Saying, action, record_many
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice
from shangliang.foundation.errors import Invalid

from ..facts import SeatTaken
from . import _places as places


@action("membership.arrange", SeatTaken, lock=False, once=True)
def place_members(act: Act, thing: None = None, *, wanted: Mapping[int, int], since: date, decision: str) -> int:
    """Give each member (by id) a place in a special committee (by id); who has one there already is left alone. Gives how many were placed."""
    if not wanted:
        raise Invalid("还没有给谁选专委会。请至少选一位。")
    organs = {organ.pk: organ for organ in Organ.objects.filter(pk__in=set(wanted.values()), kind=OrganKind.SPECIAL_COMMITTEE, until__isnull=True)}
    members = {member.pk: member for member in Member.objects.select_for_update().filter(pk__in=list(wanted), until__isnull=True).order_by("pk")}
    if unknown := [pk for pk, organ in wanted.items() if pk not in members or organ not in organs]:
        raise Invalid(f"有 {len(unknown)} 位已经卸任，或选的专委会已经撤销。请刷新后再选。")
    if early := [member.name for member in members.values() if member.since > since]:
        raise Invalid(f"{'、'.join(early[:5])}担任委员的日子在 {since.isoformat()} 以后。", fields={"since": "早于其中几位担任委员的日子"})
    there = set(Seat.objects.filter(member_id__in=list(wanted), until__isnull=True).values_list("member_id", "organ_id"))
    rows = [
        Seat(committee_id=act.committee, organ=organs[organ], member=members[pk], office=SeatOffice.MEMBER, since=since)
        for pk, organ in wanted.items() if (pk, organ) not in there
    ]  # fmt: skip
    if not rows:
        raise Invalid("选的几位都已经在专委会里。请刷新看最新情况。")
    Seat.objects.bulk_create(rows, batch_size=500)
    record_many(act, [Saying(_taken(row, since, decision), places._ref(row), places._both(row)) for row in rows])
    return len(rows)


def _taken(row: Seat, since: date, decision: str) -> SeatTaken:
    return SeatTaken(
        name=row.member.name, organ=row.organ.name, office=SeatOffice.MEMBER.label, since=since.isoformat(), decision=decision, kind_of=row.organ.kind_label,
    )
