"""What changes in the roster after the term began: members who leave and come, offices, and what members ask to have put right."""

from datetime import date, datetime

from shangliang.commons.access import Role
from shangliang.commons.people.models import Gender, Member, Organ, OrganKind, Seat, SeatOffice
from shangliang.work.membership import actions
from shangliang.work.membership.models import ChangeRequest
from shangliang.work.membership.rules import ChangeState, Ending

from .agenda import Agenda, acting
from .roster import Person, changing


def plan(agenda: Agenda) -> None:
    """Put the changes of the roster on the agenda."""
    days, voices = agenda.days, agenda.cast.voices
    for n, person in enumerate(p for p in agenda.cast.seated if p.leaving or p.number not in agenda.cast.by_number):
        on = changing(days, person.sector)
        agenda.put(days.moment(on, clock=f"15:{10 + n:02}"), end if person.leaving else seat, agenda, person=person, on=on)
    someone = [member for member in agenda.cast.everyone() if member not in voices.values()]
    agenda.put(days.moment(days.day(1, 15), clock="11:20"), elect, agenda, member=someone[3], on=days.day(1, 15))
    joining = sorted({organ.name: organ for organ in agenda.town.organs.values() if organ.kind == OrganKind.SPECIAL_COMMITTEE}.items())
    for n, (_, organ) in enumerate(joining[:4]):
        agenda.put(days.moment(days.day(4, 8), clock=f"10:{10 + n}"), join, agenda, member=someone[40 + 7 * n], organ=organ, on=days.day(4, 8))
    for n, (member, values, reason) in enumerate((
        (someone[8], {"job": "副主任"}, "岗位调整"), (someone[15], {"address": "临江市滨江街道柳堤路（虚构）6 号"}, "搬了家"),
        (someone[21], {"employer": "市教师发展中心", "job": "教研员"}, "工作调动"),
    )):  # fmt: skip
        agenda.put(days.moment(days.ago(3 + 7 * n), clock="09:10"), ask, agenda, member=member, values=values, reason=reason)
    agenda.put(days.moment(days.ago(13), clock="16:20"), agree, agenda, member=someone[21])


def _office(agenda: Agenda, when: datetime):
    return acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)


def end(agenda: Agenda, when: datetime, *, person: Person, on: date) -> None:
    """Somebody leaves."""
    way, decision = person.leaving
    actions.end(_office(agenda, when), agenda.cast.by_number[person.number], way=Ending(way), on=on, decision=decision)


def seat(agenda: Agenda, when: datetime, *, person: Person, on: date) -> None:
    """Somebody new is taken in."""
    values = {
        "name": person.name, "number": person.number, "gender": Gender(person.gender), "ethnicity": person.ethnicity, "born_on": person.born_on,
        "affiliation": person.affiliation, "education": person.education, "employer": person.employer, "job": person.job, "phone": person.phone,
        "native_place": person.native_place,
    }
    sector = agenda.town.organs[f"sector:{person.sector}"]
    actions.seat(_office(agenda, when), None, term_id=agenda.town.term.pk, sector_id=sector.pk, since=on, decision=f"六届{'七' if on.month == 3 else '五'}次常委会议协商决定", values=values)


def elect(agenda: Agenda, when: datetime, *, member: Member, on: date) -> None:
    """Elected to the standing committee at the second session."""
    actions.change_office(_office(agenda, when), member, office="", standing=True, on=on, decision="六届二次会议选举")


def join(agenda: Agenda, when: datetime, *, member: Member, organ: Organ, on: date) -> None:
    """Taken into a special committee; whoever sat in another one before leaves it."""
    for place in Seat.objects.filter(member=member, until__isnull=True, organ__kind=OrganKind.SPECIAL_COMMITTEE):
        actions.leave_seat(_office(agenda, when), place, on=on, decision="六届二十次主席会议通过")
    if not Seat.objects.filter(member=member, organ=organ, until__isnull=True).exists():
        actions.take_seat(_office(agenda, when), organ, member_id=member.pk, office=SeatOffice.MEMBER, since=on, decision="六届二十次主席会议通过")


def ask(agenda: Agenda, when: datetime, *, member: Member, values: dict[str, str], reason: str) -> None:
    """A member asks to have something changed."""
    actions.ask_change(acting(agenda.cast.viewers[member.pk], when), member, values=values, reason=reason)


def agree(agenda: Agenda, when: datetime, *, member: Member) -> None:
    """The office agrees."""
    change = ChangeRequest.objects.get(member=member, state=ChangeState.WAITING)
    actions.decide_change(_office(agenda, when), change, agreed=True)
