"""Circulars of the year: members' achievements read by most, a ranking that special committees confirm, one that waits for the chair, one sent back."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.foundation.errors import Refused
from shangliang.foundation.periods import Period
from shangliang.practices.circulars import actions
from shangliang.practices.circulars.kinds import Column, Content
from shangliang.practices.circulars.models import Circular
from shangliang.reading.boards.exports import circular as ranked
from shangliang.reading.boards.queries import ranking
from shangliang.reading.duty import exports as duty
from shangliang.reading.duty import queries as scores
from shangliang.reading.duty.panels.files import period_of
from shangliang.reading.duty.panels.following import achievements
from shangliang.reading.scoreboard import exports as units
from shangliang.reading.scoreboard import queries as board

from .agenda import Agenda, acting
from .days import dice

READ = ((34, 30), (33, 38), (30, 20))  # days ago, how many of a hundred members open it then


def plan(agenda: Agenda) -> None:
    """What lies how many days back."""
    days = agenda.days

    def put(ago: int, deed: Any, clock: str, **known: Any) -> None:
        agenda.put(days.moment(days.ago(ago), clock=clock), deed, agenda, **known)

    put(35, issue, "10:20", what="achievements")
    for ago, share in READ:
        put(ago, read, "20:05", share=share)
    put(28, chase, "09:10")
    put(16, issue, "15:00", what="ranking")
    put(15, read, "12:30", share=75)
    put(1, send_up, "16:10")


def issue(agenda: Agenda, when: datetime, *, what: str) -> None:
    """The office draws it up, the chair signs."""
    content = _achievements(agenda, when) if what == "achievements" else _ranking(agenda, when)
    office, chair = agenda.cast.roles[Role.OFFICE_STAFF][0], agenda.cast.roles[Role.CHAIR][0]
    one = actions.draft(acting(office, when), None, content=content)
    if what == "ranking":
        one = actions.change(acting(office, when), one, title=one.title, addressee=one.addressee, before=one.body["before"], after=one.body["after"], to=["all:special"], confirm=True)
    actions.sign(acting(chair, when), actions.send_up(acting(office, when), one))


def read(agenda: Agenda, when: datetime, *, share: int) -> None:
    """Some of those it went to open the latest one; where asked, they confirm."""
    one = Circular.objects.filter(issued_at__isnull=False).order_by("-issued_at")[0]
    for recipient in one.recipients.filter(read_at__isnull=True).select_related("organ"):
        if dice(one.pk, recipient.name, when.date(), of=100) >= share:
            continue
        member = recipient.member_id or (agenda.cast.conveners[recipient.organ_id].pk if recipient.organ_id in agenda.cast.conveners else None)
        if member is not None and member in agenda.cast.viewers:
            try:
                (actions.confirm if one.confirm else actions.read)(acting(agenda.cast.viewers[member], when), one)
            except Refused:  # who speaks for two bodies has answered for both
                continue


def chase(agenda: Agenda, when: datetime) -> None:
    """Those left are told once more."""
    one = Circular.objects.filter(issued_at__isnull=False).order_by("-issued_at")[0]
    actions.chase(acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when), one)


def send_up(agenda: Agenda, when: datetime) -> None:
    """The units' scoreboard waits for the chair."""
    session = agenda.session
    content = units.circular(f"{session.short}会议以来", board.board(session, timezone.localdate(when)), "")
    staff = acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when)
    actions.send_up(staff, actions.draft(staff, None, content=content))


def _achievements(agenda: Agenda, when: datetime) -> Content:
    year = when.year
    return duty.achievements(year, achievements(scores.following.works(period_of(year))), [], timezone.localdate(when), "")


def _ranking(agenda: Agenda, when: datetime) -> Content:
    period = Period(date(when.year, 1, 1), timezone.localdate(when), f"{when.year} 年 1 月至 {when.month} 月")
    found = ranking.ranking("fieldwork.all", "organ", period, kind="special_committee", all_of_them=True)
    content = ranked(found, f"关于{period.written}各专门委员会调研视察情况的通报", f"现将{period.written}各专门委员会调研视察情况通报如下。", "")
    return content if content.rows else Content("boards.ranking", content.title, "各专门委员会", ["本期还没有记录。"], (Column("机构"),), (("—",),))


