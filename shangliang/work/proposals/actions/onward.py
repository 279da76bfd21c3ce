"""Not filed is not lost: a declined proposal goes on as information, as a letter to a unit, or back to its author with a draft."""

from datetime import date

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.rules import MatterState, Role

from ..facts.onward import GivenBack, InformationSettled, InformationTaken, LetterRead, MadeLetter, PassedOn
from ..models import Onward, Proposal
from ..queries.onward import matter_of_letter
from ..rules import OnwardWay, why_no_outcome, why_not_onward, why_not_taken
from .submitting import parties
from .writing import _keep_recommendations, start


def _send(act: Act, proposal: Proposal, way: OnwardWay, note: str, unit: Unit | None = None) -> Onward:
    """Write down where it goes; the proposal is held by the action, so two people cannot send it two ways."""
    if reason := why_not_onward(proposal.state, Onward.objects.filter(proposal=proposal).exists()):
        raise NotNow(reason, code="not_now.onward")
    return Onward.objects.create(committee_id=act.committee, proposal=proposal, way=way, note=note.strip(), unit=unit, at=act.at, by=act.viewer.label[:80])


@action("proposals.send_onward", PassedOn)
def pass_on(act: Act, proposal: Proposal, *, note: str = "") -> Onward:
    """Turn it into information: kept for the room that takes it, its text and proposers with it."""
    made = _send(act, proposal, OnwardWay.INFORMATION, note)
    record(act, PassedOn(note=made.note), about=proposal, parties=parties(proposal))
    return made


@action("proposals.send_onward", MadeLetter)
def make_letter(act: Act, proposal: Proposal, *, unit: Unit | None, note: str = "", due_on: date | None = None) -> Onward:
    """Hand it to a unit as a member's letter: with a clock, reminders and an answer of its own, but no number and no class in the year's figures."""
    if unit is None:
        raise Invalid("请选把来信交给哪个单位。", fields={"unit": "请选单位"})
    made = _send(act, proposal, OnwardWay.LETTER, note, unit)
    matter = handling.hand_over(
        act, None, kind="letters", subject=made, label=proposal.title, number=proposal.serial, units=[(unit, Role.LEAD)], due_on=due_on, note=made.note,
    )  # fmt: skip
    record(act, MadeLetter(unit=unit.name, due_on=matter.due_on.isoformat(), note=made.note), about=proposal, parties=parties(proposal))
    return made


@action("proposals.send_onward", GivenBack)
def give_back(act: Act, proposal: Proposal, *, note: str) -> Onward:
    """Back to the author with what to mend: a new draft stands ready with the old text."""
    if not note.strip():
        raise Invalid("请写明怎样改才能立案，作者照着改。", fields={"note": "请写怎样改"})
    if proposal.author is None:
        raise NotNow("这件没有第一提案人，不能退回另提。可以转作社情民意或委员来信。", code="no_author")
    made = _send(act, proposal, OnwardWay.AGAIN, note)
    draft = start(act, None, author=proposal.author, organ=proposal.organ)
    draft.title, draft.grounds, draft.category, draft.may_publish = proposal.title, proposal.grounds, proposal.category, proposal.may_publish
    draft.save(update_fields=["title", "grounds", "category", "may_publish"])
    _keep_recommendations(draft, list(proposal.recommendations.values_list("text", flat=True)))
    made.draft = draft
    made.save(update_fields=["draft"])
    record(act, GivenBack(note=made.note), about=proposal, parties=parties(proposal))
    return made


@action("proposals.read_letter", LetterRead)
def read_letter(act: Act, onward: Onward) -> Onward:
    """The member has read what the unit answered to the letter."""
    if onward.read_at is not None:
        raise NotNow("你已经看过这封来信的答复，没有重复记录。", code="read_already")
    matter = matter_of_letter(onward.pk)
    if matter is None or matter.state == MatterState.OPEN or onward.unit is None:
        raise NotNow("单位还没有答复，答复后会通知你。", code="not_answered")
    onward.read_at = act.at
    onward.save(update_fields=["read_at"])
    record(act, LetterRead(unit=onward.unit.name), about=onward.proposal, parties=parties(onward.proposal))
    return onward


@action("proposals.take_information", InformationTaken)
def take_information(act: Act, onward: Onward, *, taker: str = "") -> Onward:
    """Somebody makes use of it now: which office or person, by default whoever says so."""
    if reason := why_not_taken(onward.way, onward.taken_at is not None):
        raise NotNow(reason, code="not_now.take")
    onward.taken_at, onward.taker = act.at, (taker.strip() or act.viewer.name)[:80]
    onward.save(update_fields=["taken_at", "taker"])
    record(act, InformationTaken(taker=onward.taker), about=onward.proposal, parties=parties(onward.proposal))
    return onward


@action("proposals.take_information", InformationSettled)
def settle_information(act: Act, onward: Onward, *, outcome: str, note: str = "") -> Onward:
    """What came of it, as one of the committee's outcomes; the proposers hear it."""
    if reason := why_no_outcome(onward.way, onward.taken_at is not None, bool(onward.outcome)):
        raise NotNow(reason, code="not_now.outcome")
    if outcome not in setting("proposals.information.outcomes"):
        raise Invalid("请选结果。", fields={"outcome": "请选一项"})
    onward.outcome, onward.outcome_note, onward.outcome_at = outcome, note.strip(), act.at
    onward.save(update_fields=["outcome", "outcome_note", "outcome_at"])
    record(act, InformationSettled(outcome=outcome, note=onward.outcome_note[:300]), about=onward.proposal, parties=parties(onward.proposal))
    return onward
