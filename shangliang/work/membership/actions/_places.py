"""What ends together with a member's seat or with an organ: the places in organs."""

from collections.abc import Iterable
from datetime import date

from shangliang.commons.ledger.acts import Credit, Saying
from shangliang.commons.people.models import Seat, SeatOffice
from shangliang.commons.subjects import Ref

from ..facts import SeatLeft


def _leave_all(places: Iterable[Seat], *, on: date, decision: str) -> list[Saying]:
    """End places together with the member's seat or the organ itself, and give what is to be said of it."""
    said = []
    for place in places:
        place.until = max(on, place.since)
        place.save(update_fields=["until"])
        said.append(_left(place, on, decision))
    return said


def _left(place: Seat, on: date, decision: str) -> Saying:
    organ = place.organ
    said = SeatLeft(name=place.member.name, organ=organ.name, office=SeatOffice(place.office).label, on=on.isoformat(), decision=decision, kind_of=organ.kind_label)
    return Saying(said, _ref(place), _both(place))


def _ref(place: Seat) -> Ref:
    return Ref("people.seat", place.pk, f"{place.member.name}　{place.organ.name}")


def _both(place: Seat) -> list[Credit]:
    return [Credit(place.member, "member"), Credit(place.organ, "organ")]
