"""What pages show of a proposal: its row in a list, its steps, what the viewer may do and why not."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Denied, Role, Viewer, may
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.wording import day as said_day
from shangliang.practices.handling.rules import MatterState, Method, Outcome, ReplyState, Satisfaction
from shangliang.practices.handling.rules import Role as HandlingRole
from shangliang.practices.handling.rules import State as PartState

from .. import queries
from ..access import REVIEWERS
from ..models import Proposal
from ..rules import LIFE, SUPERVISED, CosignState, Kind, State, voided

# The kit's state marks by our states; the words are the lifecycle's own.
MARKS = {
    State.DRAFT: "draft", State.COSIGNING: "waiting", State.SUBMITTED: "review", State.SENT_BACK: "returned", State.DECLINED: "declined",
    State.FILED: "filed", State.MERGED: "merged", State.HANDLING: "doing", State.REPLIED: "replied", State.CLOSED: "closed",
    State.WITHDRAWN: "withdrawn",
}
SOON = 7


@dataclass(frozen=True)
class Row:
    """One line of a list: plain words, so that a template prints and decides nothing."""

    id: int
    number: str
    title: str
    href: str
    category: str
    who: str
    group: str
    unit: str
    mark: str
    state: str
    left: int | None
    due: date | None
    words: str


def row(proposal: Proposal, today: date) -> Row:
    """A proposal as lists show it; `left` is days to its due day, None where no clock runs."""
    state = State(proposal.state)
    left = (proposal.due_on - today).days if proposal.due_on and state == State.HANDLING else None
    group = "集体" if proposal.kind == Kind.COLLECTIVE else str(proposal.sector_then or "")
    return Row(
        id=proposal.pk, number=_number(proposal), title=str(proposal),
        href=_detail().replace("/0/", f"/{proposal.pk}/"), category=proposal.category, who=proposal.proposers_text, group=group,
        unit=str(proposal.lead_unit or ""), mark=mark(state, left), state=_word(state, left), left=left, due=proposal.due_on,
        words=_outcome(proposal, state),
    )


def _number(proposal: Proposal) -> str:
    """As lists call it; a number that is void says so."""
    if proposal.number:
        return f"{proposal.number}（撤销）" if voided(proposal.state, proposal.number) else proposal.number
    return f"流水 {proposal.serial}" if proposal.serial else "草稿"


@lru_cache
def _detail() -> str:
    return reverse("proposals:detail", args=[0])


def mark(state: State, left: int | None) -> str:
    """The kit's key for a state; a running clock that is late or nearly so shows through."""
    if left is not None and left < 0:
        return "over"
    if left is not None and left <= SOON:
        return "soon"
    return MARKS[state]


def _word(state: State, left: int | None) -> str:
    return "" if left is not None and left <= SOON else state.label


def _outcome(proposal: Proposal, state: State) -> str:
    if state == State.CLOSED and proposal.overall in Satisfaction.values():
        return Satisfaction(proposal.overall).label
    return f"{proposal.grade} 类" if proposal.grade and state in {State.REPLIED, State.CLOSED} else ""


# A stepper names what is being done there, a badge the state things are in.
STEP_WORDS = {
    State.DRAFT: "撰写", State.SUBMITTED: "审查", State.FILED: "立案", State.HANDLING: "办理", State.REPLIED: "答复", State.CLOSED: "办结",
}


def steps(proposal: Proposal, matter: Any = None) -> list[dict[str, Any]]:
    """The main line as the stepper shows it, with the days on which its places were reached; handling tells its own."""
    days = {
        State.DRAFT: proposal.started_at, State.SUBMITTED: proposal.submitted_at, State.FILED: proposal.filed_at, State.CLOSED: proposal.closed_at,
        State.HANDLING: matter.opened_at if matter else None, State.REPLIED: matter.replied_at if matter else None,
    }
    marks = {"done": "done", "current": "now", "todo": ""}
    said = []
    path = LIFE.path(proposal.state)
    if proposal.state == State.COSIGNING:  # invitations can be recalled, yet people are asked after the writing
        path = [replace(path[1], mark="done"), path[0], *path[2:]]
    for place in path:
        moment = days.get(State(place.state))
        when = said_day(moment) if moment and place.mark != "todo" else ""
        note = f"{said_day(proposal.due_on)}前" if place.state == State.HANDLING and proposal.due_on and place.mark == "current" else ""
        ended = place.state == State.CLOSED and place.mark == "current"  # nothing comes after it: it is done, not being done
        said.append({"label": STEP_WORDS.get(State(place.state), place.label), "when": when, "note": note, "state": "done" if ended else marks[place.mark]})
    return said


def paper(proposal: Proposal) -> str:
    """What the paper calls itself above its title: 政协临江市委员会第六届第二次会议提案."""
    return f"政协{here().committee.place}委员会{proposal.session}提案"


def ball(proposal: Proposal) -> str:
    """Who has to move next, in a few words."""
    waiting = [p.member.name for p in proposal.proposers.all() if p.state == CosignState.INVITED]
    return {
        State.DRAFT: "等提案人写完提交", State.COSIGNING: f"等{'、'.join(waiting[:3])}会签" if waiting else "等提案人提交", State.SUBMITTED: "等提案委审查",
        State.SENT_BACK: "等提案人修改后再交", State.FILED: "等交办", State.HANDLING: f"等{proposal.lead_unit}答复" if proposal.lead_unit else "等承办单位答复",
        State.REPLIED: "等提案人评价" if not proposal.overall else "等提案委办结",
    }.get(State(proposal.state), "")


@dataclass(frozen=True)
class Offer:
    """One thing that could be done: with `why` it is refused, and says so on its button."""

    step: str
    verb: str
    href: str
    why: str = ""
    page: bool = False  # whether it asks for more on a page of its own


# step → (verb, permission, address name)
STAFF_STEPS = {
    "review": ("审查", "proposals.review", "proposals:review"),
    "hand_over": ("交办", "proposals.hand_over", "proposals:hand_over"),
    "close": ("办结", "proposals.close", "proposals:close"),
    "supervise": ("领衔督办", "proposals.supervise", "proposals:supervise"),
    "take_back": ("撤回交办", "proposals.hand_over", "proposals:take_back"),
    "reopen_review": ("重新审查", "proposals.review", "proposals:reopen"),
    "unmerge": ("撤销并案", "proposals.review", "proposals:unmerge"),
    "withdraw": ("撤案", "proposals.withdraw", "proposals:withdraw"),
}
PAGES = {"supervise", "review", "hand_over", "submit", "withdraw", "take_back"}
MEMBER_STEPS = {
    "submit": ("接着写，提交", "proposals.submit", "proposals:write"),
    "recall": ("收回邀请，继续修改", "proposals.cosign", "proposals:recall"),
    "withdraw": ("撤案", "proposals.withdraw", "proposals:withdraw"),
}


def offers(viewer: Viewer, proposal: Proposal, matter: Any = None) -> list[Offer]:
    """What this viewer can do now; what cannot be done yet is shown with its reason, what is never theirs is left out."""
    said = _handling_offers(viewer, proposal, matter) if matter else []
    for step, (verb, code, address) in (MEMBER_STEPS if viewer.role == Role.MEMBER else STAFF_STEPS).items():
        verdict = may(viewer, code, proposal)
        if isinstance(verdict, Denied):
            continue
        why = _why_not(step, proposal, matter, viewer)
        if why is not None:
            said.append(Offer(step, verb, reverse(address, args=[proposal.pk]), why, step in PAGES))
    return said


def _handling_offers(viewer: Viewer, proposal: Proposal, matter: Any) -> list[Offer]:
    """What is done on handling's own pages: a proposer rates, staff urge whoever is late and change who handles."""
    state = State(proposal.state)
    if viewer.role == Role.MEMBER:
        rated = viewer.member_id in {verdict.member_id for verdict in matter.verdicts}
        asked = matter.state == MatterState.REPLIED and not rated and viewer.member_id in _behind(proposal)
        return [Offer("rate", "评价答复", reverse("handling:rate", args=[matter.pk]), page=True)] if asked else []
    if state != State.HANDLING or viewer.role not in REVIEWERS:
        return []
    late = [part for part in matter.parts if part.state in {PartState.HANDED, PartState.HANDLING}]
    said = [Offer("remind", f"催{part.unit.short_name or part.unit.name}", reverse("handling:remind", args=[part.pk]), page=True) for part in late[:1]]
    return [*said, Offer("reassign", "调整承办单位", reverse("handling:reassign", args=[matter.pk]), page=True)]


def _behind(proposal: Proposal) -> set[int]:
    return {p.member_id for p in proposal.proposers.all() if p.state == CosignState.ACCEPTED}


def _why_not(step: str, proposal: Proposal, matter: Any, viewer: Viewer) -> str | None:
    """None: not worth showing now; "": open; otherwise the reason it is not."""
    state = State(proposal.state)
    if step == "review":
        return "" if state == State.SUBMITTED else None
    if step == "submit":
        return "" if state in {State.DRAFT, State.COSIGNING, State.SENT_BACK} else None
    shown = {
        "hand_over": {State.FILED}, "close": {State.HANDLING, State.REPLIED}, "take_back": {State.HANDLING}, "unmerge": {State.MERGED},
        "reopen_review": {State.FILED, State.DECLINED, State.SENT_BACK, *_passed_on(proposal, viewer)}, "recall": {State.COSIGNING},
        "supervise": set() if getattr(proposal, "supervised", None) else SUPERVISED,
        "withdraw": {State.COSIGNING, State.SUBMITTED, State.SENT_BACK, State.FILED, State.HANDLING},
    }
    if state not in shown[step]:
        return None
    if step == "supervise":
        return ""
    if step == "withdraw" and state == State.HANDLING:
        return "交办后不能撤案。可请提案委与承办单位商量终止办理。"
    if step == "close" and state == State.HANDLING:
        return "还没有答复，也没有提案人评价。两样齐了才能办结。"
    return LIFE.why_not(step, state, proposal, number=proposal.number, **_known(proposal, matter)) or ""


def _known(proposal: Proposal, matter: Any) -> dict[str, Any]:
    """What the rules must know, from what the page has of it already."""
    known: dict[str, Any] = {"merged": len(proposal.merged.all())}
    if matter is None:
        return known
    return known | {"answered": matter.round > 1 or matter.replied_at is not None} | queries.handed_how(matter)


def _passed_on(proposal: Proposal, viewer: Viewer) -> set[State]:
    """Where its last decision passed it to the next stage and this viewer may take that back: in review."""
    last = next((review for review in reversed(proposal.reviews.all()) if review.reversed_at is None), None)
    own = last is not None and (viewer.role == Role.PROPOSAL_HEAD or last.reviewer_id == viewer.user_id)
    return {State.SUBMITTED} if own and proposal.stage > 1 else set()


def asks(proposal: Proposal, matter: Any) -> list[dict[str, Any]]:
    """Each recommendation with what became of it, unit by unit, in a word: the reply itself is shown once, as a letter, below."""
    answers: dict[str, list[dict[str, str]]] = {}
    for part in matter.parts if matter else []:
        reply = getattr(part, "reply", None)
        if reply is not None and reply.state == ReplyState.ISSUED:
            for answer in reply.answers.all():
                tone, icon = ANSWER_MARKS.get(answer.outcome, ("", "message"))
                word = Outcome(answer.outcome).label if answer.outcome else "已答复"
                answers.setdefault(answer.ask, []).append({"tone": tone, "icon": icon, "word": word, "text": str(part.unit), "href": f"#reply-{part.pk}"})
    return [{"text": one.text, "answers": answers.get(one.text, [])} for one in proposal.recommendations.all()]


ANSWER_MARKS = {Outcome.DONE: ("is-done", "circle-check"), Outcome.PLANNED: ("is-doing", "calendar-time"), Outcome.DECLINED: ("", "bookmark")}


def units(matter: Any, today: date) -> list[dict[str, Any]]:
    """Each unit's part with its clock, as the side of a page shows it."""
    said = []
    for part in matter.parts if matter else []:
        done = part.state == PartState.REPLIED
        left = (part.due_on - today).days
        notes = [PartState(part.state).label]
        contacts = list(part.contacts.all())
        if contacts:
            notes.append(f"{contacts[0].day:%-m 月 %-d 日}{Method(contacts[0].method).label}，共沟通 {len(contacts)} 次")
        words = f"{timezone.localtime(part.replied_at):%-m 月 %-d 日}办复" if done and part.replied_at else ""
        gone = part.state in {PartState.RETURNED, PartState.CANCELLED}
        said.append({
            "name": part.unit.name, "role": HandlingRole(part.role).label, "left": None if done or gone else left,
            "whole": max((part.due_on - timezone.localdate(part.handed_at)).days, 1), "done": done, "words": words or None, "notes": notes,
        })
    return said


def result(proposal: Proposal) -> str:
    """How it ended or stands, in a few words: 办结，市交通局，A 类，满意."""
    state = State(proposal.state)
    answered = state in {State.REPLIED, State.CLOSED}
    grade = f"{proposal.grade} 类" if proposal.grade and answered else ""
    rated = Satisfaction(proposal.overall).label if proposal.overall in Satisfaction.values() and answered else ""
    return "，".join(part for part in (state.label, str(proposal.lead_unit or ""), grade, rated) if part)


def whole_text(proposal: Proposal) -> str:
    """Grounds and recommendations as one text, for comparing."""
    return "\n".join([proposal.grounds, *(one.text for one in proposal.recommendations.all())])
