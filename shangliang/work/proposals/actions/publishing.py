"""公开: decide what the public reads of a proposal and its replies, publish it, withhold it, take it down (domain 1.14)."""

from collections.abc import Mapping, Sequence
from datetime import date

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow, fits
from shangliang.practices.handling.rules import Disclosure

from .. import queries
from ..facts import DisclosureDue, Published, TakenDown, Withheld
from ..models import Proposal, Publication
from ..queries.snapshot import Choice, Material, Snapshot
from ..rules import LONGEST_REASON, OPENNESS, PUBLIC, PublicState, State, wrong_with_publication, wrong_with_words
from .hiding import _held, _hide
from .submitting import parties


@action("proposals.publish", Published)
def publish(
    act: Act, proposal: Proposal, *, level: str, replies: Mapping[int, Choice] | None = None, summary: str = "", hidden: Sequence[str] = (), reason: str = ""
) -> Publication:
    """Show a proposal and its replies to the public as far as was decided; again to bring what is shown up to date.

    What is shown is covered and frozen now. A reply that nothing is said of goes as far as its unit and the proposal allow.
    Raises Invalid by field.
    """
    found = _answered(proposal)
    words = _words(hidden)
    chosen = _chosen(found, level, replies or {})
    wrong = wrong_with_publication(
        level, proposal.may_publish, summary, {one.part: (one.marked, chosen[one.part].level, chosen[one.part].summary) for one in found.replies}, reason,
    )
    if level == Disclosure.NONE and not wrong:
        wrong = {"level": "选了不予公开，请用“不予公开”，并写明理由"}
    if wrong:
        raise Invalid(f"还要改 {len(wrong)} 处：" + "；".join(wrong.values()) + "。", fields=wrong)
    shown = queries.snapshot(found, level, chosen, summary=summary, hidden=words)
    old = _held(proposal)
    publication = old or Publication(proposal=proposal, committee_id=act.committee, state=PUBLIC.start, version=0)
    again = publication.state == PublicState.PUBLISHED
    publication.state = PUBLIC.go("publish", publication.state)
    publication.level, publication.reason, publication.hidden = level, reason.strip(), words
    publication.choices = {str(part): {"level": one.level, "summary": one.summary} for part, one in chosen.items()} | {"summary": summary}
    publication.code = publication.code or _address(proposal)
    publication.published_at = publication.published_at or act.at
    _show(act, publication, found, shown)
    publication.save(force_insert=old is None)
    said = [f"{one.unit}：{Disclosure(chosen[one.part].level).label}" for one in found.replies]
    record(act, Published(level=level, replies=said, code=publication.code, again=again), about=proposal, parties=parties(proposal))
    return publication


@action("proposals.publish", Withheld)
def withhold(act: Act, proposal: Proposal, *, reason: str) -> Publication:
    """Decide that the public is told nothing of a proposal, and why."""
    _answered(proposal)
    why = fits(reason, LONGEST_REASON, "reason", "理由")
    return _hide(act, proposal, "withhold", why, Withheld(reason=why))


@action("proposals.publish", TakenDown)
def take_down(act: Act, proposal: Proposal, *, reason: str) -> Publication:
    """Take what is shown away from the public at once; its address says that it was taken down, and its text is kept nowhere public."""
    why = fits(reason, LONGEST_REASON, "reason", "理由")
    return _hide(act, proposal, "take_down", why, TakenDown(reason=why))


@action("proposals.remind_disclosure", DisclosureDue, lock=False)
def remind_disclosure(act: Act, proposal: Proposal, *, due_on: date, days_left: int) -> None:
    """Remind those who review that a decision on publicity is due."""
    record(act, DisclosureDue(due_on=due_on.isoformat(), days_left=days_left), about=proposal)


def _answered(proposal: Proposal) -> Material:
    if proposal.state not in {State.REPLIED, State.CLOSED}:
        raise NotNow(f"这件提案“{State(proposal.state).label}”，答复以后再审核公开。", code="not_answered")
    return queries.material(proposal)


def _chosen(found: Material, level: str, replies: Mapping[int, Choice]) -> dict[int, Choice]:
    """How each reply goes public; a summary that nobody wrote is not made up here."""
    known = level if level in Disclosure.values() else Disclosure.NONE
    cap = OPENNESS[0] if known in {Disclosure.FULL, Disclosure.SUMMARY} else Disclosure(known)
    said = {}
    for one in found.replies:
        marked = Disclosure(one.marked) if one.marked in Disclosure.values() else OPENNESS[0]
        narrower = max(marked, cap, key=OPENNESS.index)
        said[one.part] = replies.get(one.part) or Choice(narrower, one.offered if narrower == Disclosure.SUMMARY else "")
    return said


def _words(hidden: Sequence[str]) -> list[str]:
    """What somebody typed to be covered, one phrase each; raises Invalid."""
    words = list(dict.fromkeys(word.strip() for word in hidden if word.strip()))
    if wrong := wrong_with_words(words):
        raise Invalid(f"{wrong['hidden']}。", fields=wrong)
    return words


def _address(proposal: Proposal) -> str:
    """The permanent address of a proposal: term, session and number as they are now; it stays when the number changes."""
    session = here().session(proposal.session_id)
    base = f"{session.term.number}-{session.number}-{proposal.number or proposal.serial}"
    plain = "".join(one if one.isalnum() or one == "-" else "-" for one in base)[:50]
    taken = set(Publication.objects.filter(code__startswith=plain).values_list("code", flat=True))
    return next(code for n in range(1, 1000) if (code := plain if n == 1 else f"{plain}.{n}") not in taken)


def _show(act: Act, publication: Publication, found: Material, shown: Snapshot) -> None:
    proposal = found.proposal
    session = here().session(proposal.session_id)
    publication.session, publication.session_label = session, session.short
    publication.number, publication.number_order, publication.category = proposal.number, proposal.number_order, proposal.category
    publication.title, publication.who, publication.unit, publication.body, publication.plain = shown.title, shown.who, shown.unit, shown.body, shown.plain
    told = publication.level in {Disclosure.FULL, Disclosure.SUMMARY}
    publication.grade, publication.overall = (proposal.grade_after or proposal.grade, proposal.overall) if told else ("", "")
    days = dict(found.days)
    publication.filed_on, publication.answered_on, publication.answered_at = days.get("立案"), days.get("答复"), found.answered_at
    publication.changed_at, publication.version = act.at, publication.version + 1
