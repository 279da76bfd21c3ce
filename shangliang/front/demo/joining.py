"""Who comes, who goes and who looks after whom: co-options and leavings in every state, the chain of contact, talks had and talks due."""

from datetime import date, datetime, timedelta

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member, OrganKind, Seat, SeatOffice
from shangliang.work.membership import actions
from shangliang.work.membership.models import Addition, Leaving
from shangliang.work.membership.rules import Ending, Outcome, TalkWay

from .agenda import Agenda, acting

VOTES = "应到 48 人，实到 43 人，赞成 43 票"
# Name, unit, job, sector, by whom, days ago, how many meetings heard it.
WANTED = (
    ("顾明川", "临江市晨光幼儿园", "园长", "教育", "市教育局党组", 60, 3), ("蔺如松", "临江青禾农业合作社", "理事长", "农业", "市委统战部", 35, 2),
    ("费书瑶", "临江市人民医院", "副主任医师", "医药卫生", "市卫生健康局党组", 12, 0),
)  # fmt: skip
MEETINGS = ("市政协党组第十四次会议", "六届二十三次主席会议", "六届九次常委会议")
GROUNDS = "本年度两次全体会议未参加，没有提交提案和社情民意信息，提醒、约谈以后仍没有改进。"


def plan(agenda: Agenda) -> None:
    """Put nominations, leavings, keepers and talks on the agenda."""
    days = agenda.days
    agenda.put(days.moment(days.worked(days.day(2, 12)), clock="16:00"), look_after, agenda)
    agenda.put(days.moment(days.worked(days.day(6, 5)), clock="17:00"), talked, agenda)
    for name, employer, job, sector, by, ago, meetings in WANTED:
        agenda.put(days.moment(days.ago(ago), clock="10:00"), nominate, agenda, name=name, employer=employer, job=job, sector=sector, by=by)
        for n in range(meetings):
            agenda.put(days.moment(days.ago(ago - 8 * (n + 1)), clock="15:30"), heard, agenda, name=name, n=n)
    for n, ago in enumerate((50, 30, 10)):
        agenda.put(days.moment(days.ago(ago), clock="11:00"), leave, agenda, n=n)


def _office(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)


def _ordinary(agenda: Agenda) -> list[Member]:
    voices = set(agenda.cast.voices.values())
    return [member for member in agenda.cast.everyone() if member not in voices and not member.office and not member.standing]


def look_after(agenda: Agenda, when: datetime) -> None:
    """The chairman looks after the vice-chairmen, they after a committee each; committees' heads after their members."""
    chairman = Member.objects.filter(office="主席", until__isnull=True).first()
    deputies = list(Member.objects.filter(office="副主席", until__isnull=True).order_by("sort_key"))
    organs = sorted({organ.pk: organ for organ in agenda.town.organs.values() if organ.kind == OrganKind.SPECIAL_COMMITTEE}.values(), key=lambda organ: organ.position)
    for deputy, organ in zip(deputies, organs, strict=False):
        if chairman is not None:
            actions.set_keeper(_office(agenda, when), None, keeper_id=chairman.pk, member_id=deputy.pk, since=when.date())
        head = Seat.objects.filter(organ=organ, office=SeatOffice.HEAD, until__isnull=True).first()
        if head is not None and head.member_id != deputy.pk:
            actions.set_keeper(_office(agenda, when), None, keeper_id=deputy.pk, member_id=head.member_id, since=when.date())


def talked(agenda: Agenda, when: datetime) -> None:
    """Heads of committees have talked with some of their members."""
    heads = Seat.objects.filter(organ__kind=OrganKind.SPECIAL_COMMITTEE, office=SeatOffice.HEAD, until__isnull=True).order_by("pk")[:4]
    for seat in heads:
        for n, place in enumerate(Seat.objects.filter(organ_id=seat.organ_id, office=SeatOffice.MEMBER, until__isnull=True).select_related("member").order_by("pk")[:6]):
            day = when.date() - timedelta(days=9 * n)
            actions.talk(
                _office(agenda, when), place.member, keeper_id=seat.member_id, on=max(day, place.member.since), way=list(TalkWay)[n % 3],
                words="谈了今年的提案准备和参加活动的情况，本人希望多参加专委会调研。",
            )  # fmt: skip


def nominate(agenda: Agenda, when: datetime, *, name: str, employer: str, job: str, sector: str, by: str) -> None:
    """Somebody is nominated within the term."""
    values = {"name": name, "employer": employer, "job": job, "gender": "male" if name != "费书瑶" else "female", "affiliation": "无党派人士", "education": "大学", "number": "", "phone": ""}
    actions.nominate(_office(agenda, when), None, sector_id=agenda.town.organs[f"sector:{sector}"].pk, nominator=by, reason="本界别一名委员工作调动，补足名额", values=values)


def heard(agenda: Agenda, when: datetime, *, name: str, n: int) -> None:
    """A meeting agrees; the last one names the day, which has come for the first of them."""
    case = Addition.objects.get(name=name)
    last = n + 1 == len(case.stages)
    more: dict[str, date] = {"effective": when.date()} if last else {}
    case = actions.hear_addition(_office(agenda, when), case, outcome=Outcome.PASSED, on=when.date(), meeting=MEETINGS[n], votes=VOTES if last else "", **more)
    if last:
        actions.begin_seat(_office(agenda, when + timedelta(minutes=30)), case)


def leave(agenda: Agenda, when: datetime, *, n: int) -> None:
    """One seat was revoked and the notice is still to be delivered, one member has been talked with, one resigns."""
    member = _ordinary(agenda)[70 + n]
    way = (Ending.REMOVED, Ending.REMOVED, Ending.RESIGNED)[n]
    case = actions.open_leaving(_office(agenda, when), member, way=way, grounds=GROUNDS if way == Ending.REMOVED else "调往外地工作，请求辞去委员职务。", asked_by="主席会议" if way == Ending.REMOVED else "本人")
    if way == Ending.REMOVED:
        actions.add_evidence(_office(agenda, when + timedelta(minutes=5)), case, title="年度履职情况通报批评（办公室存）")
        actions.record_talk(_office(agenda, when + timedelta(days=1)), Leaving.objects.get(pk=case.pk), on=(when + timedelta(days=1)).date(), by="副主席、教科卫体委员会主任", words="本人承认参加会议少，说明去年工作变动频繁，表示服从组织决定。")
    if n == 0:
        for m, meeting in enumerate(MEETINGS[1:]):
            later = when + timedelta(days=7 * (m + 1))
            actions.hear_leaving(_office(agenda, later), Leaving.objects.get(pk=case.pk), outcome=Outcome.PASSED, on=later.date(), meeting=meeting, votes=VOTES)
