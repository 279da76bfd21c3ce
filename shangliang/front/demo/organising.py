"""The organisation around the members: who guides whom, liaison groups of the streets, plans of groups, and whom no committee has yet."""

from datetime import date, datetime

from shangliang.commons.access import Role
from shangliang.commons.people.models import Member, Organ, OrganKind, Seat, SeatOffice
from shangliang.work.membership import actions
from shangliang.work.membership.models import Link, PlanItem
from shangliang.work.membership.queries import covering

from .agenda import Agenda, acting

GUIDES = (
    ("经济委员会", ("经济", "工商联"), ("市发展和改革局", "市财政局")), ("农业和农村委员会", ("农业",), ("市农业农村局", "市水务局")),
    ("教科卫体委员会", ("教育", "医药卫生", "科学技术", "体育"), ("市教育局", "市卫生健康局")), ("社会法制和民族宗教委员会", ("少数民族和宗教", "工会"), ("市司法局",)),
    ("文化文史和学习委员会", ("文化艺术",), ("市文化广电和旅游局",)), ("人口资源环境委员会", ("环境资源", "特别邀请"), ("市自然资源和规划局", "市生态环境局")),
)  # fmt: skip
DUTIES = {"sector": "指导界别开展活动，每半年同召集人议一次，收集界别意见", "unit": "每半年走访一次，通报工作、交换材料，邀请参加协商"}
STREETS = (
    ("滨江街道联络组", "滨江街道综合楼二楼议事厅", "固定场所 60 平方米，统一标牌，配一名联络员，每月第二个周三值班"),
    ("东岭街道联络组", "东岭街道便民服务中心三楼", "与委员工作室合用，设意见箱，经费列入街道预算"),
)
PLAN = (
    ("围绕老旧小区加装电梯开展一次调研", (5, 31), "fieldwork.all", 1), ("走访界别群众不少于 20 户", (6, 30), "", 1), ("组织一次界别协商", (10, 31), "", 1),
    ("年底向全组述职", (12, 20), "", 1),
)
DECISION = "六届十五次主席会议通过"


def plan(agenda: Agenda) -> None:
    """Put links, liaison groups, plans and one round of 全员入委 on the agenda."""
    days = agenda.days
    for n, (organ, sectors, units) in enumerate(GUIDES):
        agenda.put(days.moment(days.worked(days.day(2, 10)), clock=f"10:{10 + n}"), guide, agenda, organ=organ, sectors=sectors, units=units)
    agenda.put(days.moment(days.worked(days.day(6, 18)), clock="15:00"), look, agenda)
    for n, (name, place, conditions) in enumerate(STREETS):
        agenda.put(days.moment(days.worked(days.day(3, 2)), clock=f"09:{20 + n}"), found, agenda, name=name, place=place, conditions=conditions, n=n)
    agenda.put(days.moment(days.worked(days.day(2, 25)), clock="14:30"), intend, agenda)
    agenda.put(days.moment(days.worked(days.day(6, 29)), clock="16:10"), did, agenda)
    agenda.put(days.moment(days.worked(days.day(4, 20)), clock="10:30"), place_some, agenda)


def _office(agenda: Agenda, when: datetime):
    return acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)


def guide(agenda: Agenda, when: datetime, *, organ: str, sectors: tuple[str, ...], units: tuple[str, ...]) -> None:
    """A special committee takes on sectors and counterparts."""
    for by in sectors:
        sector = agenda.town.organs.get(f"sector:{by}")
        if sector is not None:
            actions.make_link(_office(agenda, when), None, organ_id=agenda.town.organs[organ].pk, sector_id=sector.pk, since=when.date(), decision=DECISION, duties=DUTIES["sector"], ours=_head(agenda.town.organs[organ]))
    for name in units:
        unit = agenda.town.units.get(name)
        if unit is not None:
            actions.make_link(
                _office(agenda, when), None, organ_id=agenda.town.organs[organ].pk, unit_id=unit.pk, since=when.date(), decision=DECISION,
                duties=DUTIES["unit"], ours=_head(agenda.town.organs[organ]), theirs=unit.contact, phone=unit.phone,
            )  # fmt: skip


def _head(organ: Organ) -> str:
    seat = Seat.objects.filter(organ=organ, office__in=[SeatOffice.HEAD, SeatOffice.CONVENER], until__isnull=True).select_related("member").first()
    return seat.member.name if seat else ""


def look(agenda: Agenda, when: datetime) -> None:
    """The yearly look at some of the links."""
    for n, link in enumerate(Link.objects.filter(until__isnull=True).order_by("pk")[:6]):
        result, note = (("做得好", "联合调研一次，界别群众座谈两次"), ("一般", "走访一次，材料交换还不经常"), ("没有开展", ""))[n % 3]
        actions.check_link(_office(agenda, when), link, result=result, note=note)


def found(agenda: Agenda, when: datetime, *, name: str, place: str, conditions: str, n: int) -> None:
    """A street's liaison group, with its place, its people and what it works with."""
    organ = actions.add_organ(_office(agenda, when), None, kind=OrganKind.LIAISON, values={"name": name, "short_name": name[:4], "position": 200 + n, "since": when.date()})
    people = agenda.cast.everyone()[60 + 9 * n : 68 + 9 * n]
    for m, member in enumerate(people):
        actions.take_seat(_office(agenda, when), organ, member_id=member.pk, office=SeatOffice.MEMBER if m else SeatOffice.CONVENER, since=when.date(), decision=DECISION)
    actions.describe_organ(_office(agenda, when), organ, values={"place": place, "conditions": conditions, "contact": people[0].name})


def _groups(agenda: Agenda) -> list[Organ]:
    return [agenda.town.organs["滨江街道"], agenda.town.organs["柳林镇"]]


def intend(agenda: Agenda, when: datetime) -> None:
    """Two groups plan their year."""
    for organ in _groups(agenda):
        for title, (month, day), figure, least in PLAN:
            actions.plan_item(_office(agenda, when), organ, year=when.year, title=title, due_on=date(when.year, month, day), figure=figure, least=least)


def did(agenda: Agenda, when: datetime) -> None:
    """One of them has visited."""
    item = PlanItem.objects.filter(organ=_groups(agenda)[0], figure="").order_by("due_on").first()
    if item is not None:
        actions.finish_item(_office(agenda, when), item, note="5 月以来走访 23 户，转交意见 6 条")


def place_some(agenda: Agenda, when: datetime) -> None:
    """Of those no committee has, some are placed where their sector belongs; the rest are still to be placed."""
    found_ = [one for one in covering.unassigned(when.date()) if one.organ is not None]
    wanted: dict[int, int] = {one.member.pk: one.organ.pk for one in found_[: max(1, len(found_) // 2)] if one.organ}
    members = Member.objects.filter(pk__in=list(wanted), since__lte=when.date(), until__isnull=True).values_list("pk", flat=True)
    kept = {pk: wanted[pk] for pk in members}
    if kept:
        actions.place_members(_office(agenda, when), None, wanted=kept, since=when.date(), decision="六届十七次主席会议通过")
