"""A key's own card, and the ledger for platforms that exchange data."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from shangliang.commons.access import permissions
from shangliang.commons.ledger.exchange import Cursor, feed, label_of
from shangliang.commons.ui.machines import PER_MINUTE, machine_of, needs
from shangliang.commons.ui.shapes import Given, Line, Moment, Named, Word, answers

MOST = 500

cards = Router(tags=["令牌"])
router = Router(tags=["台账"])


class Card(Schema):
    """Who this key is."""

    key: str
    committee: Named
    person: str
    role: Word
    unit: int | None
    permissions: dict[str, str]
    per_minute: int


class PartyOut(Schema):
    member: int | None
    unit: int | None
    organ: int | None
    role: str
    share: float


class FactOut(Schema):
    id: int
    kind: str
    label: str
    version: int
    subject_type: str
    subject_id: int
    subject_label: str
    actor: str
    on_behalf_of: str
    channel: str
    happened_at: Moment
    recorded_at: Moment
    act_uid: str
    retracts: int | None
    data: dict[str, Any]
    parties: list[PartyOut]


class Feed(Schema):
    items: list[FactOut]
    next: str = Field(description="下一次的 after；没有新的时与这次相同")
    more: bool = Field(description="后面还有，可以接着读")


class Place(Given):
    after: Line = Field("", description="上一次给的 next；不写就从头读")
    limit: Annotated[int, Field(ge=1, le=MOST)] = 100


@cards.get("/me", response=answers(Card), summary="这个令牌", description="这个令牌属于哪个委员会、以谁的身份办事、有哪些授权。")
@needs()
def me(request: HttpRequest) -> Card:
    machine = machine_of(request)
    viewer, committee = machine.viewer, machine.committee
    granted = {code: permissions.get(code).sentence for code in sorted(viewer.scopes or ()) if code in permissions}
    return Card(
        key=machine.name, committee=Named(id=committee.pk, name=committee.short_name), person=viewer.name, role=Word.of(viewer.role), unit=viewer.unit_id,
        permissions=granted, per_minute=PER_MINUTE,
    )


@router.get(
    "/facts", response=answers(Feed), summary="台账",
    description="按先后逐条读取全部台账，供数据交换：每条只出现一次，次序不变，正在办理中的留到下一次，所以不会漏。更正也是一条，retracts 指向被更正的那条。",
)
@needs("ledger.follow")
def facts(request: HttpRequest, place: Query[Place]) -> Feed:
    after = Cursor.parse(place.after)
    found = feed(after, place.limit + 1)
    shown = found[: place.limit]
    last = Cursor(shown[-1].xid, shown[-1].pk) if shown else after
    return Feed(items=[_fact(fact) for fact in shown], next=str(last), more=len(found) > len(shown))


def _fact(fact: Any) -> FactOut:
    plain = ("kind", "version", "subject_type", "subject_id", "subject_label", "on_behalf_of", "channel", "happened_at", "recorded_at", "data")
    return FactOut(
        id=fact.pk, label=label_of(fact), actor=fact.actor_label, act_uid=str(fact.act_uid),
        retracts=fact.retracts_id, parties=[_party(party) for party in fact.parties.all()], **{name: getattr(fact, name) for name in plain},
    )


def _party(party: Any) -> PartyOut:
    return PartyOut(member=party.member_id, unit=party.unit_id, organ=party.organ_id, role=party.role, share=float(party.share))
