"""The machines' door to the roster: units and members by name, never a phone."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from shangliang.commons.people.queries import members_on, units
from shangliang.commons.ui.machines import needs
from shangliang.commons.ui.shapes import MOST, Day, Given, Named, Word, answers

router = Router(tags=["名录"])


class UnitOut(Schema):
    id: int
    name: str
    short_name: str
    system: Word
    letter_code: str
    aliases: list[str]


class MemberOut(Schema):
    id: int
    number: str
    name: str
    sector: Named
    employer: str
    job: str
    office: str
    standing: bool
    since: Day


class MemberPage(Schema):
    items: list[MemberOut]
    next: int | None = Field(description="还有时，把它作为下一次的 after；null 表示读完")


class Place(Given):
    after: Annotated[int, Field(ge=0, description="上一页给的 next")] = 0
    size: Annotated[int, Field(ge=1, le=MOST)] = MOST


@router.get("/units", response=answers(list[UnitOut]), summary="承办单位", description="现在可以交办的单位；交办时用编号、名称、简称、别名或发文代字都可以。")
@needs("membership.read_units")
def list_units(request: HttpRequest) -> list[UnitOut]:
    return [_unit(unit) for unit in units()]


@router.get("/members", response=answers(MemberPage), summary="委员", description="现任委员，按编号从小到大；不含电话、地址和证件号。")
@needs("membership.read")
def list_members(request: HttpRequest, place: Query[Place]) -> MemberPage:
    found = list(members_on(timezone.localdate()).filter(pk__gt=place.after).select_related("sector").order_by("pk")[: place.size + 1])
    shown = found[: place.size]
    return MemberPage(items=[_member(member) for member in shown], next=shown[-1].pk if len(found) > len(shown) else None)


def _unit(unit: Any) -> UnitOut:
    system = Word(code=unit.system, label=unit.get_system_display())
    return UnitOut(id=unit.pk, name=unit.name, short_name=unit.short_name, system=system, letter_code=unit.letter_code, aliases=unit.aliases)


def _member(member: Any) -> MemberOut:
    texts = {name: getattr(member, name) for name in ("number", "name", "employer", "job", "office", "standing", "since")}
    return MemberOut(id=member.pk, sector=Named.of(member.sector), **texts)
