"""依申请公开: an application from the portal, its extension, its answer. The applicant acts as nobody: the platform takes it in."""

from datetime import date, timedelta

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from ..facts.applying import ApplicationDue, DisclosureApplied, DisclosureDecided, DisclosureExtended
from ..models import Application, Publication
from ..rules import PublicState
from ..rules.applying import APPLYING, wrong_with_answer, wrong_with_application


@action("proposals.apply_disclosure", DisclosureApplied, lock=False, once=True)
def apply_for_disclosure(act: Act, publication: Publication, *, name: str, contact: str, wanted: str, reason: str, receipt: str) -> Application:
    """Take in an application about what stands at a public address; `receipt` is what the applicant looks it up by."""
    if publication.state != PublicState.PUBLISHED:
        raise NotFound()
    name, contact, wanted, reason = name.strip(), contact.strip(), wanted.strip(), reason.strip()
    if wrong := wrong_with_application(name, contact, wanted, reason):
        raise Invalid(f"还要改 {len(wrong)} 处：" + "；".join(wrong.values()) + "。", fields=wrong)
    if Application.objects.filter(received_at__gte=act.at - timedelta(days=1)).count() >= setting("proposals.open.apply_a_day"):
        raise NotNow("今天收到的申请已经很多，请明天再来，或直接联系办公室。", code="too_many_applications")
    made = Application.objects.create(
        committee_id=act.committee, proposal_id=publication.pk, name=name, contact=contact, wanted=wanted, reason=reason, receipt=fingerprint(receipt), received_at=act.at,
        due_on=due(timezone.localdate(act.at), setting("proposals.open.answer_days"), here().calendar),
    )
    record(act, DisclosureApplied(due_on=made.due_on.isoformat()), about=made)
    return made


@action("proposals.remind_application", ApplicationDue, lock=False)
def remind_application(act: Act, application: Application, *, due_on: date, days_left: int) -> None:
    """Remind those who review that an application is to be answered."""
    record(act, ApplicationDue(due_on=due_on.isoformat(), days_left=days_left), about=application)


@action("proposals.answer_disclosure", DisclosureExtended)
def extend_application(act: Act, application: Application, *, reason: str) -> Application:
    """Take more time, once, from the last day on, and say why: the applicant reads it."""
    APPLYING.go("extend", application.state)
    if application.extended_because:
        raise NotNow("已经延过一次，不能再延。请在期限前答复。", code="extended_already")
    why = fits(reason.strip(), 300, "reason", "理由")
    if not why:
        raise Invalid("请写延期的理由，申请人看得到。", fields={"reason": "请写理由"})
    application.due_on = due(application.due_on, setting("proposals.open.extend_days"), here().calendar)
    application.extended_because = why
    application.save(update_fields=["due_on", "extended_because"])
    record(act, DisclosureExtended(until=application.due_on.isoformat(), reason=why), about=application)
    return application


@action("proposals.answer_disclosure", DisclosureDecided)
def answer_application(act: Act, application: Application, *, outcome: str, answer: str) -> Application:
    """Answer: opened, partly, refused with the reason, or not held. The applicant reads it with the receipt."""
    state = APPLYING.go("answer", application.state)
    answer = answer.strip()
    if wrong := wrong_with_answer(outcome, answer):
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    application.state, application.outcome, application.answer = state, outcome, answer
    application.answered_at, application.answered_by = act.at, act.viewer.name[:80]
    application.save(update_fields=["state", "outcome", "answer", "answered_at", "answered_by"])
    record(act, DisclosureDecided(outcome=outcome, on_time=timezone.localdate(act.at) <= application.due_on), about=application)
    return application
