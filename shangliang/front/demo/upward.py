"""报上级: what members who sit in the parent committee handed in there, and what the committee recommended; followed by telephone."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal, Upward
from shangliang.work.proposals.rules import NUMBERED, UpwardState, UpwardWay

from .agenda import Agenda, acting

PARENT = "清澜市政协"
SESSION = "五届四次"
# Title; how it got there; days ago; what was heard, as (days later, state, number, unit, words).
SENT = (
    ("关于建立清澜江上下游生态补偿协商机制的提案", UpwardWay.COLLECTIVE, 300, (
        (20, UpwardState.FILED, "0118", "", ""), (45, UpwardState.HANDLING, "0118", "清澜市生态环境局", ""),
        (150, UpwardState.REPLIED, "0118", "清澜市生态环境局", "三县（市）签了补偿协议，断面水质按月通报。"), (190, UpwardState.CLOSED, "0118", "清澜市生态环境局", "反馈满意。"),
    )),
    ("关于加密临江至清澜高铁站早晚班次的提案", UpwardWay.MEMBER, 290, (
        (25, UpwardState.FILED, "0203", "", ""), (140, UpwardState.REPLIED, "0203", "清澜市交通运输局", "早六点半、晚九点各加开一班。"),
    )),
    ("关于把药市老字号列入市级工业遗产名录的提案", UpwardWay.MEMBER, 280, ((30, UpwardState.DECLINED, "", "", "与上年一件内容相同，转有关部门研究。"),)),
    ("", UpwardWay.RECOMMENDED, 120, ((18, UpwardState.FILED, "平 031", "清澜市卫生健康委员会", ""),)),
    ("关于统一村医养老补助标准的提案", UpwardWay.MEMBER, 25, ()),
)


def plan(agenda: Agenda) -> None:
    """Each goes up on its day and is heard of later, as far as that has happened."""
    for n, (title, way, ago, heard) in enumerate(SENT):
        agenda.put(agenda.days.moment(agenda.days.ago(ago), "upward", n), send, agenda, n=n, title=title, way=way)
        for later, state, number, unit, words in heard:
            agenda.put(agenda.days.moment(agenda.days.ago(ago - later), "upward heard", n, later), hear, agenda, title=title, state=state, number=number, unit=unit, words=words)


def send(agenda: Agenda, when: datetime, n: int, title: str, way: UpwardWay) -> None:
    """Hand it up; what is recommended is one of our own that is handled at home."""
    origin = Proposal.objects.filter(state__in=NUMBERED, filed_at__lt=when).order_by("-number_order").first() if way == UpwardWay.RECOMMENDED else None
    members = list(Member.objects.filter(until__isnull=True).order_by("pk")[n * 7 : n * 7 + 1 + n % 2]) if way == UpwardWay.MEMBER else []
    actions.hand_up(
        _staff(agenda, when), None, title=title or (origin.title if origin else ""), to=PARENT, way=way, day=localdate(when) - timedelta(days=1), members=members, session=SESSION, origin=origin,
    )


def hear(agenda: Agenda, when: datetime, title: str, state: UpwardState, number: str, unit: str, words: str) -> None:
    """What the parent committee's office says on the telephone."""
    upward = Upward.objects.get(**({"title": title} if title else {"way": UpwardWay.RECOMMENDED}))
    actions.follow_up(_staff(agenda, when), upward, state=state, day=localdate(when), number=number, unit=unit, note=words)


def _staff(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when)
