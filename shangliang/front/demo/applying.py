"""依申请公开: three people asked for more than is shown; one is answered, one takes longer, one waits."""

from datetime import datetime

from shangliang.commons.access import Role, Viewer
from shangliang.commons.ledger.acts import Act
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Application, Publication
from shangliang.work.proposals.rules import PublicState
from shangliang.work.proposals.rules.applying import Outcome

from .agenda import Agenda, acting
from .days import dice

RECEIPTS = ("LINJIANG22AA", "LINJIANG22BB", "LINJIANG22CC")
ASKED = (  # days ago, who, how to reach them, what they want, what for
    (31, "临江小学家长委员会", "jiazhang@example.cn", "答复里说的选址比选材料和测算表", "向家长说明情况"),
    (27, "沈一苇", "0000-6100031", "办理过程中开过几次协商会、谁参加了", "写社区议事会的材料"),
    (6, "陶子衿", "ziyi@example.cn　0000-6100077", "没有公布的那一部分答复", ""),
)
ANSWER = "你申请的选址比选材料可以公开，测算表涉及正在商谈的合同，合同签订后再公开。比选材料请到政协办公室领取，或凭回执号联系我们寄送。"
LONGER = "要征求承办单位和第三方的意见。"


def plan(agenda: Agenda) -> None:
    """Put the applications, one answer and one extension on the agenda."""
    days = agenda.days
    for nth, (ago, *_) in enumerate(ASKED):
        agenda.put(days.moment(days.ago(ago), "apply", nth), ask, agenda, nth=nth)
    agenda.put(days.moment(days.ago(19), "application answered"), answer, agenda)
    agenda.put(days.moment(days.ago(9), "application extended"), extend, agenda)


def ask(agenda: Agenda, when: datetime, *, nth: int) -> None:
    """Somebody applies about one of the published proposals."""
    shown = sorted(Publication.objects.filter(state=PublicState.PUBLISHED), key=lambda one: dice(one.code, "asked", of=9973))
    if len(shown) <= nth:
        return
    _, name, contact, wanted, reason = ASKED[nth]
    act = Act(viewer=Viewer(None, "公众", agenda.town.committee.pk, Role.PLATFORM), at=when, recorded_at=when, channel="open")
    actions.apply_for_disclosure(act, shown[nth], name=name, contact=contact, wanted=wanted, reason=reason, receipt=RECEIPTS[nth])


def answer(agenda: Agenda, when: datetime) -> None:
    """The first is answered in part."""
    for one in Application.objects.order_by("pk")[:1]:
        actions.answer_application(_staff(agenda, when), one, outcome=Outcome.PARTLY, answer=ANSWER)


def extend(agenda: Agenda, when: datetime) -> None:
    """The second takes longer."""
    for one in Application.objects.order_by("pk")[1:2]:
        actions.extend_application(_staff(agenda, when), one, reason=LONGER)


def _staff(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when)
