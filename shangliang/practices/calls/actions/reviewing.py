"""Reviewers: who they are, what each says, standing aside, and rounds."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.people.models import User
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow, fits

from ..facts import PassedOver, Recused, Reviewed, ReviewersNamed, ReviewTakenBack, RoundBegun, RoundUndone, TakenUp
from ..kinds import Way
from ..models import Call, Nomination, Review, Reviewer
from ..queries.judging import conflict_of, people_to_review
from ..rules import NominationState, check_scores, total_of
from ._ground import STATES, _move, during, of_call, reasoned

N = NominationState


@action("calls.run", ReviewersNamed)
def name_reviewers(act: Act, call: Call, *, users: Sequence[int]) -> list[Reviewer]:
    """Say who reviews; one who has reviewed already cannot be taken off."""
    during(call, STATES.DRAFT, STATES.OPEN, STATES.REVIEWING, verb="调整评审人")
    known = {pk: name for pk, name, _ in people_to_review(timezone.localdate(act.at))}
    if strangers := [pk for pk in users if pk not in known]:
        raise Invalid(f"选的人里有 {len(strangers)} 位不在本委员会，请重选。", fields={"users": "请重选"})
    gone = call.reviewers.exclude(user_id__in=users)
    if said := gone.filter(reviews__isnull=False).first():
        raise NotNow(f"{said.name}已经评审过，不能去掉。请先让他撤回评审。", code="reviewed_already")
    gone.delete()
    there = set(call.reviewers.values_list("user_id", flat=True))
    Reviewer.objects.bulk_create(
        Reviewer(committee_id=act.committee, call=call, user=user, name=known[user.pk][:40]) for user in User.objects.filter(pk__in=set(users) - there).order_by("pk")
    )
    record(act, ReviewersNamed(names=[one.name for one in call.reviewers.all()]), about=call)
    return list(call.reviewers.all())


def _reviewer(act: Act, nomination: Nomination) -> Reviewer:
    """The reviewer who acts, once it is clear that this one is theirs to review."""
    call = nomination.call
    during(call, STATES.REVIEWING, verb="评审")
    if nomination.state != N.ELIGIBLE:
        raise NotNow(f"“{nomination.name}”目前是“{NominationState(nomination.state).label}”，不用评审。", code="not_now.review")
    return call.reviewers.get(user_id=act.viewer.user_id)


def _keep(nomination: Nomination, reviewer: Reviewer, act: Act, **said: Any) -> Review:
    kept, _ = Review.objects.update_or_create(
        nomination=nomination, reviewer=reviewer, round=nomination.call.round,
        defaults={"committee_id": act.committee, "scores": {}, "total": None, "vote": None, "recused": False, "remark": "", "at": act.at} | said,
    )  # fmt: skip
    return kept


@action("calls.review", Reviewed)
def review(act: Act, nomination: Nomination, *, scores: Mapping[str, Any] | None = None, vote: bool | None = None, remark: str = "") -> Review:
    """Give points by the criteria, or a vote; given again it replaces what was said in this round. Nobody reviews their own."""
    reviewer, call = _reviewer(act, nomination), nomination.call
    if why := conflict_of(nomination, act.viewer, timezone.localdate(act.at)):
        raise NotAllowed(why, code="conflict")
    said = fits(remark.replace("\x00", "").strip(), 500, "remark", "评语")
    if call.way == Way.VOTES:
        if vote is None:
            raise Invalid("请选同意或不同意。", fields={"vote": "请选一项"})
        kept = _keep(nomination, reviewer, act, vote=vote, remark=said)
    else:
        points = check_scores(call.criteria, scores or {})
        kept = _keep(nomination, reviewer, act, scores=points, total=total_of(call.criteria, points), remark=said)
    record(act, Reviewed(round=call.round, total="" if kept.total is None else str(kept.total)), about=nomination)
    return kept


@action("calls.review", Recused)
def recuse(act: Act, nomination: Nomination, *, reason: str) -> Review:
    """Stand aside for a reason the rules cannot see (a relative, a colleague)."""
    reviewer, said = _reviewer(act, nomination), reasoned(reason, label="回避的原因")
    kept = _keep(nomination, reviewer, act, recused=True, remark=said)
    record(act, Recused(reason=said), about=nomination)
    return kept


@action("calls.review", ReviewTakenBack)
def take_review_back(act: Act, nomination: Nomination) -> None:
    """Take one's own review of this round back."""
    reviewer = _reviewer(act, nomination)
    gone, _ = Review.objects.filter(nomination=nomination, reviewer=reviewer, round=nomination.call.round).delete()
    if not gone:
        raise NotNow("你还没有评审这一条。请刷新页面看最新情况。", code="no_review")
    record(act, ReviewTakenBack(round=nomination.call.round), about=nomination)


@action("calls.run", RoundBegun)
def next_round(act: Act, call: Call, *, chosen: Sequence[int]) -> Call:
    """Go on to the next round with those chosen; the others stay behind."""
    during(call, STATES.REVIEWING, verb="进入下一轮")
    if call.round >= call.rounds:
        raise NotNow("这是最后一轮。请拟定名单。", code="last_round")
    stay = of_call(call, chosen, N.ELIGIBLE)
    if not stay:
        raise Invalid("请选进入下一轮的。", fields={"pick": "请先勾选"})
    behind = of_call(call, call.nominations.filter(state=N.ELIGIBLE).exclude(pk__in=chosen).values_list("pk", flat=True), N.ELIGIBLE)
    for one in behind:
        one.passed_round, one.reasons = call.round, [f"第 {call.round} 轮没有入围"]
    _move(act, "pass_over", behind, lambda one: PassedOver(reason=one.reasons[0]), "passed_round", "reasons")
    call.round += 1
    call.save(update_fields=["round"])
    record(act, RoundBegun(round=call.round, count=len(stay)), about=call)
    return call


@action("calls.run", RoundUndone)
def previous_round(act: Act, call: Call) -> Call:
    """Go back to the round before, with those that stayed behind in it."""
    during(call, STATES.REVIEWING, verb="退回上一轮")
    if call.round == 1:
        raise NotNow("现在就是第一轮。", code="first_round")
    call.round -= 1
    back = of_call(call, call.nominations.filter(state=N.PASSED, passed_round=call.round).values_list("pk", flat=True), N.PASSED)
    for one in back:
        one.passed_round, one.reasons = None, []
    _move(act, "take_up", back, lambda one: TakenUp(name=one.name), "passed_round", "reasons")
    call.save(update_fields=["round"])
    record(act, RoundUndone(round=call.round), about=call)
    return call
