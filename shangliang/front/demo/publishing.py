"""公开: every fortnight the staff go through what was answered; most of it goes public, some in summary, a little stays back or is taken down."""

from datetime import datetime, timedelta

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.practices.handling.rules import Disclosure
from shangliang.work.proposals import actions, queries
from shangliang.work.proposals.models import Publication
from shangliang.work.proposals.queries import publishing as owing
from shangliang.work.proposals.rules import PublicState

from .agenda import Agenda, acting
from .days import dice

READ_AFTER = timedelta(days=7)  # nobody reads a reply on the day it comes
PUT_ASIDE = timedelta(days=60)
BACK = 300  # days before today on which the first round lies
STEP = 14
SUMMARY = "提案就群众反映的问题提出具体建议，承办单位已逐条答复。因篇幅较长、涉及面广，这里公开摘要。"
APPLY = "附有尚未公布的选址和测算，按规定依申请公开。"
HELD = "涉及正在商谈的合同和未公布的规划，暂不公开。"
DOWN = ("文中举例的当事人请求撤下。", "数据有误，承办单位更正后重新公开。")


def plan(agenda: Agenda) -> None:
    """Rounds up to some three weeks ago, so that a few wait and some wait too long; two things are taken down again."""
    days = agenda.days
    for back in range(BACK, 20, -STEP):
        agenda.put(days.moment(days.ago(back), "publish", back), go_through, agenda)
    agenda.put(days.moment(days.ago(12), "take down"), take_down, agenda)


def go_through(agenda: Agenda, when: datetime) -> None:
    """Decide on what was answered more than a week ago; one in a dozen is put aside for two months."""
    for proposal in owing.to_disclose().filter(answered_at__lt=when - READ_AFTER).select_related("lead", "organ", "session__term").order_by("answered_at", "pk"):
        lot = dice(proposal.title, "public", of=40)
        if lot in {7, 21, 33} and proposal.answered_at > when - PUT_ASIDE:
            continue
        if not proposal.may_publish or lot == 11:
            actions.withhold(_staff(agenda, when), proposal, reason=proposal.secret_reason or HELD)
        elif lot == 5:
            actions.publish(_staff(agenda, when), proposal, level=Disclosure.ON_REQUEST, reason=APPLY)
        elif lot in {9, 17}:
            actions.publish(_staff(agenda, when), proposal, level=Disclosure.SUMMARY, summary=queries.material(proposal).offered or SUMMARY)
        else:
            actions.publish(_staff(agenda, when), proposal, level=Disclosure.FULL)


def take_down(agenda: Agenda, when: datetime) -> None:
    """Two that were published are taken away again."""
    chosen = sorted(Publication.objects.filter(state=PublicState.PUBLISHED).select_related("proposal"), key=lambda one: dice(one.code, of=9973))
    for publication, reason in zip(chosen, DOWN, strict=False):
        actions.take_down(_staff(agenda, when), publication.proposal, reason=reason)


def _staff(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when)
