"""The award: published with a certificate number each, and revoked where it has to be."""

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.ledger.queries import standing
from shangliang.commons.numbering import next_number, written
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Awarded, DeedOpened, DeedShown, Published, Revoked
from ..models import Call, Nomination
from ..rules import NOMINATION, NominationState
from ._ground import award_of, both, kind_of, reasoned, step

N = NominationState
SUBJECT = "calls.nomination"


@action("calls.run", Published)
def publish(act: Act, call: Call) -> list[Nomination]:
    """Announce the award: each gets a certificate number and a fact to its credit; a room hears of its own things."""
    step(call, "publish")
    call.published_at = act.at
    call.save(update_fields=["state", "published_at"])
    given = list(call.nominations.select_for_update(of=("self",)).filter(state=N.SHORTLISTED).select_related("member", "organ", "unit").order_by("pk"))
    for one in given:
        one.call = call
        _award(act, call, one)
    record(act, Published(count=len(given), document=call.document), about=call)
    return given


def _award(act: Act, call: Call, one: Nomination) -> None:
    one.state = NOMINATION.go("award", one.state, one)
    one.number, one.awarded_at = _number(act, call), act.at
    one.save(update_fields=["state", "number", "awarded_at"])
    body = one.member or one.organ or one.unit
    parties = [Credit(body, "awarded")] if body is not None else []
    record(act, Awarded(award=award_of(call), name=one.name, number=one.number, document=call.document), about=one, parties=parties)
    kind_of(call).on_awarded(act, one)


def _number(act: Act, call: Call) -> str:
    """The certificate's number, counted through each year whatever the award."""
    session = here().session_on(timezone.localdate(act.at))
    values = {"year": call.year, "term": session.term.number if session else 0, "session": session.number if session else 0, "category": call.award}
    return written(setting("calls.certificate.number"), seq=next_number(act.committee, f"calls.certificate.{call.year}"), **values)[:40]


@action("calls.run", Revoked, lock=False)
def revoke(act: Act, nomination: Nomination, *, reason: str) -> Nomination:
    """Take an award back after it was published; the fact that credited it is retracted, so figures and duty files lose it."""
    said = reasoned(reason)
    call, nomination = both(nomination)
    nomination.state, nomination.reasons = NOMINATION.go("revoke", nomination.state, nomination), [said]
    nomination.shown, nomination.consent = False, ""
    nomination.save(update_fields=["state", "reasons", "shown", "consent"])
    given = standing().filter(subject_type=SUBJECT, subject_id=nomination.pk, kind=Awarded.kind).latest("pk")  # type: ignore[attr-defined]
    record(act, Revoked(reason=said), about=nomination, retracts=given)
    kind_of(call).on_revoked(act, nomination)
    return nomination


@action("calls.run", DeedShown)
def show_deed(act: Act, nomination: Nomination, *, on: bool) -> Nomination:
    """Let everybody read the deed of somebody who was honoured (N14), or no longer."""
    if nomination.state != N.AWARDED:
        raise NotNow("只宣传已经表彰的。", code="not_awarded")
    if not nomination.deed.strip() and on:
        raise NotNow("还没有事迹材料。请先补写。", code="no_deed")
    if nomination.shown == on:
        raise NotNow("已经是这样了。请刷新页面看最新情况。", code="shown_already")
    nomination.shown, nomination.consent = on, nomination.consent if on else ""
    nomination.save(update_fields=["shown", "consent"])
    record(act, DeedShown(on=on), about=nomination)
    return nomination


@action("calls.open_deed", DeedOpened)
def open_deed(act: Act, nomination: Nomination, *, on: bool, consent: str = "") -> Nomination:
    """Let the public read a shown deed, or no longer. The honoured agree themselves, or the office writes down how they did."""
    if on and not nomination.shown:
        raise NotNow("先在内部宣传事迹，再公开。", code="not_shown")
    if bool(nomination.consent) == on:
        raise NotNow("已经是这样了。请刷新页面看最新情况。", code="opened_already")
    own = nomination.member_id is not None and act.viewer.member_id == nomination.member_id
    how = "本人在系统里同意" if own else fits(consent.strip(), 200, "reason", "怎样同意的")
    if on and not how:
        raise Invalid("请写获表彰者怎样同意公开的，例如“本人 12 月 1 日书面同意”。", fields={"reason": "请写怎样同意的"})
    nomination.consent = how if on else ""
    nomination.save(update_fields=["consent"])
    record(act, DeedOpened(on=on, consent=how if on else ""), about=nomination)
    return nomination
