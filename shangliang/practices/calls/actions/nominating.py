"""Putting forward, mending, withdrawing; and the check whether it meets the conditions."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Organ
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow, fits

from ..access import runs
from ..facts import Admitted, Nominated, NominationChanged, NominationRestored, NominationWithdrawn, RefusedNomination
from ..kinds import By, Option
from ..models import Call, Nomination
from ..queries.naming import Subject, caution_of, may_speak_for, read_key
from ..rules import NOMINATION, NominationState, closed_to_nominations
from ._ground import STATES, _move, award_of, both, during, kind_of, of_call, reasoned

N = NominationState
LEAST_DEED, LONGEST_DEED = 20, 3000


@action("calls.nominate", Nominated, once=True)
def nominate(act: Act, call: Call, *, key: str, name: str = "", deed: str, by: By, organ_id: int | None = None) -> Nomination:
    """Put somebody or something forward, by oneself, as a member, in an organ's name, or as staff.

    Holds the call, so that a body's quota cannot be overrun by two who press at the same moment.
    """
    late = closed_to_nominations(call, timezone.localdate(act.at))
    if late and not (runs(act.viewer, call) and call.state in (STATES.OPEN, STATES.REVIEWING)):  # staff may add what came late on paper
        raise NotNow(late, code="closed")
    said = _deed(deed, least=LEAST_DEED)
    subject = read_key(kind_of(call), key, name, timezone.localdate(act.at))
    if setting("calls.score_refuses") and (against := caution_of(call, subject.member.pk if subject.member else None)):
        raise NotNow(f"{against}按规定不能推荐。请换一位，或请管理员看“评选表彰”的设置。", code="score_too_low")
    organ = _nominator(act, call, by, organ_id, subject)
    _refuse_twice(call, subject)
    _within_quota(act, call, by, organ)
    return _made(act, call, [(subject, said)], by, organ)[0]


@action("calls.run", Nominated, once=True)
def nominate_many(act: Act, call: Call, *, chosen: Sequence[Option]) -> list[Nomination]:
    """Put forward, as staff, several that the rules propose, each with what speaks for it."""
    during(call, STATES.OPEN, STATES.REVIEWING, verb="提名")
    if not chosen:
        raise Invalid("还没有选。请先勾选要提名的。", fields={"pick": "请先勾选"})
    if By.STAFF not in call.by:
        raise NotAllowed("这次征集不由工作人员推荐。", code="by_staff")
    day = timezone.localdate(act.at)
    there = set(call.nominations.exclude(state=N.WITHDRAWN).values_list("key", flat=True))
    fresh = [(read_key(kind_of(call), one.key, one.name, day), one.why) for one in chosen if one.key not in there]
    if not fresh:
        raise NotNow("选的都已经提名过了。请刷新页面看最新情况。", code="nominated_already")
    return _made(act, call, fresh, By.STAFF, None)


def _made(act: Act, call: Call, ones: Sequence[tuple[Subject, str]], by: By, organ: Organ | None) -> list[Nomination]:
    label = organ.name if organ else act.viewer.name
    made = [
        Nomination(
            committee_id=act.committee, call=call, key=one.key, about=one.about, member=one.member, organ=one.organ, unit=one.unit, thing=one.thing, name=one.name,
            note=one.note, deed=deed, by=by, by_organ=organ, by_user=act.viewer.user_id, by_label=label[:120], at=act.at,
        )
        for one, deed in ones
    ]  # fmt: skip
    Nomination.objects.bulk_create(made)
    parties = [Credit(organ, "nominator")] if organ else []
    record_many(act, [Saying(Nominated(award=award_of(call), name=one.name, nominator=label), one, parties) for one in made])
    return made


def _deed(deed: str, *, least: int) -> str:
    said = fits(deed.replace("\x00", "").strip(), LONGEST_DEED, "deed", "推荐理由")
    if len("".join(said.split())) < least:
        raise Invalid(f"推荐理由请写到 {least} 字以上：做了什么，有什么效果。", fields={"deed": f"请写到 {least} 字以上"})
    return said


def _nominator(act: Act, call: Call, by: By, organ_id: int | None, subject: Subject) -> Organ | None:
    """In whose name it is put forward; raises where that is not theirs to do."""
    if by not in call.by:
        raise NotAllowed(f"这次征集不接受{by.label}推荐。", code="nominators")
    member = act.viewer.role == Role.MEMBER
    if by is By.STAFF and member or by in (By.SELF, By.MEMBER) and not member:
        raise NotAllowed(f"你现在的身份不能以“{by.label}”推荐。", code="nominators")
    if by is By.SELF and (subject.member is None or subject.member.pk != act.viewer.member_id):
        raise Invalid("自荐只能报本人。", fields={"key": "自荐请选本人"})
    if by is not By.ORGAN:
        return None
    organ = may_speak_for(act.viewer, organ_id) if organ_id else None
    if organ is None:
        raise Invalid("请选以哪个机构的名义推荐；委员要是它的召集人或负责人。", fields={"organ": "请选你负责的机构"})
    return organ


def _refuse_twice(call: Call, subject: Subject) -> None:
    there = call.nominations.filter(key=subject.key).exclude(state=N.WITHDRAWN).first()
    if there is not None:
        raise NotNow(f"“{there.name}”已由{there.by_label}推荐，不用再报。要补充材料，请联系组织评选的工作人员。", code="nominated_already")


def _within_quota(act: Act, call: Call, by: By, organ: Organ | None) -> None:
    """A body, or a member for themselves, puts forward no more than the call allows."""
    if not call.per_body or by is By.STAFF:
        return
    own = call.nominations.exclude(state=N.WITHDRAWN)
    used = own.filter(by=By.ORGAN, by_organ=organ) if organ else own.filter(by_user=act.viewer.user_id, by__in=[By.SELF, By.MEMBER])
    if (count := used.count()) >= call.per_body:
        who = organ.name if organ else "你"
        raise NotNow(f"{who}已推荐 {count} 个，这次每家最多 {call.per_body} 个。要换人，请先撤回一个。", code="quota")


@action("calls.mend_nomination", NominationChanged, lock=False)
def change(act: Act, nomination: Nomination, *, deed: str) -> Nomination:
    """Mend the text while the nominations are being examined."""
    call, nomination = both(nomination)
    if not runs(act.viewer, call) and (late := closed_to_nominations(call, timezone.localdate(act.at))):
        raise NotNow(late, code="closed")
    during(call, STATES.OPEN, STATES.REVIEWING, verb="修改推荐材料")
    nomination.deed = _deed(deed, least=LEAST_DEED)
    nomination.save(update_fields=["deed"])
    record(act, NominationChanged(name=nomination.name), about=nomination)
    return nomination


@action("calls.mend_nomination", NominationWithdrawn, lock=False)
def withdraw(act: Act, nomination: Nomination, *, reason: str = "") -> Nomination:
    """Take a nomination back: whoever made it until the list is drawn up, whoever leads the call until it is published."""
    call, nomination = both(nomination)
    lead = runs(act.viewer, call)
    states = (STATES.OPEN, STATES.REVIEWING, STATES.LISTED, STATES.PUBLIC, STATES.DECIDED) if lead else (STATES.OPEN, STATES.REVIEWING)
    during(call, *states, verb="撤回推荐")
    said = reasoned(reason) if lead and nomination.by_user != act.viewer.user_id else fits(" ".join(reason.split()), 300, "reason", "原因")
    nomination.state, nomination.reasons = NOMINATION.go("withdraw", nomination.state, nomination), [said] if said else []
    nomination.save(update_fields=["state", "reasons"])
    record(act, NominationWithdrawn(reason=said), about=nomination)
    return nomination


@action("calls.mend_nomination", NominationRestored, lock=False)
def restore_nomination(act: Act, nomination: Nomination) -> Nomination:
    """Put a withdrawn nomination forward again, within the quota."""
    call, nomination = both(nomination)
    if not runs(act.viewer, call) and (late := closed_to_nominations(call, timezone.localdate(act.at))):
        raise NotNow(late, code="closed")
    during(call, STATES.OPEN, STATES.REVIEWING, verb="恢复推荐")
    if call.nominations.filter(key=nomination.key).exclude(state=N.WITHDRAWN).exists():
        raise NotNow(f"“{nomination.name}”已由别人推荐，不用恢复。", code="nominated_already")
    _within_quota(act, call, By(nomination.by), nomination.by_organ)
    nomination.state, nomination.reasons = NOMINATION.go("restore", nomination.state, nomination), []
    nomination.save(update_fields=["state", "reasons"])
    record(act, NominationRestored(name=nomination.name), about=nomination)
    return nomination


@action("calls.run", Admitted)
def admit(act: Act, call: Call, *, ids: Sequence[int], note: str = "") -> list[Nomination]:
    """Say of some that they meet the conditions."""
    during(call, STATES.OPEN, STATES.REVIEWING, verb="审核")
    ones = of_call(call, ids, N.PROPOSED, N.INELIGIBLE)
    if not ones:
        raise Invalid("还没有选。请先勾选要审核的。", fields={"pick": "请先勾选"})
    for one in ones:
        one.reasons = []
    _move(act, "admit", ones, lambda one: Admitted(note=fits(note, 300, "reason", "说明")), "reasons")
    return ones


@action("calls.run", RefusedNomination)
def refuse(act: Act, call: Call, *, nomination: Nomination, unmet: Sequence[str], note: str = "") -> Nomination:
    """Say of one which conditions it does not meet; whoever put it forward is told."""
    during(call, STATES.OPEN, STATES.REVIEWING, verb="审核")
    [one] = of_call(call, [nomination.pk], N.PROPOSED, N.ELIGIBLE)
    reasons: list[Any] = [condition for condition in call.conditions if condition in unmet] + ([fits(note, 300, "reason", "说明")] if note.strip() else [])
    if not reasons:
        raise Invalid("请选不符合哪一条，或写明理由。", fields={"unmet": "请至少选一条或写理由"})
    one.state, one.reasons = NOMINATION.go("refuse", one.state, one), reasons
    one.save(update_fields=["state", "reasons"])
    record(act, RefusedNomination(reasons=reasons), about=one)
    return one
