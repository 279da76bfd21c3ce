"""What may go public of a proposal and its replies: gathered as it is, then covered and narrowed to what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.foundation.masks import Piece, cover, pieces
from shangliang.foundation.zh.text import fold
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import ANSWERING, Disclosure, Outcome, ReplyState
from shangliang.practices.handling.rules import Role as Part

from ..models import Proposal
from ..rules import SHOWN, CosignState, Naming, name_shown, who_shown

SUBJECT = "proposals.proposal"
FIRST_WORDS, MOST = 90, 560  # characters of a summary that is offered: of one passage, in all
Words = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Choice:
    """How one reply goes public."""

    level: str
    summary: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ReplyMaterial:
    """One unit's issued reply; `marked` is how its unit marked it."""

    part: int
    unit: str
    grade: str
    number: str
    day: date
    opening: str
    closing: str
    answers: tuple[tuple[str, str, str, str], ...]  # (recommendation, answer, outcome, promised for)
    marked: str
    marked_reason: str = ""

    @property
    def offered(self) -> str:
        """A summary to begin with: how each recommendation was answered, in the reply's own first words."""
        said = [f"{Outcome(outcome).label if outcome else '答复'}：{_first(text)}" for _, text, outcome, _ in self.answers]
        return "\n".join(said)[:MOST] or _first(self.opening)


@dataclass(frozen=True)
class Material:
    """A proposal with its replies as they are, before anything is covered."""

    proposal: Proposal
    names: tuple[str, ...]
    organ: str
    asks: tuple[str, ...]
    replies: tuple[ReplyMaterial, ...]
    assisting: tuple[str, ...] = ()
    merged: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    days: tuple[tuple[str, date], ...] = ()
    answered_at: datetime | None = None

    @property
    def offered(self) -> str:
        """A summary of the proposal to begin with."""
        asked = "；".join(_first(ask, 40) for ask in self.asks)
        return f"{_first(self.proposal.grounds)}\n建议：{asked}"[:MOST] if asked else _first(self.proposal.grounds)


@dataclass
class Snapshot:
    """What the public will read: the fields of a Publication, covered."""

    title: str
    who: str
    unit: str
    body: dict[str, Any] = field(default_factory=dict)
    plain: str = ""


def material(proposal: Proposal) -> Material:
    """Gather a proposal with its latest replies; those of a merged one stand with its lead."""
    matter = matter_of(SUBJECT, (proposal.lead or proposal).pk)
    replies, assisting = [], []
    for part in matter.parts if matter else []:
        reply = getattr(part, "reply", None)
        if reply is not None and reply.state == ReplyState.ISSUED and Part(part.role) in ANSWERING:
            replies.append(_reply(part, reply))
        elif part.role == Part.ASSIST and part.state == "replied":
            assisting.append(part.unit.name)
    accepted = _accepted(proposal)
    days = [("提交", proposal.submitted_at), ("立案", proposal.filed_at), ("交办", matter.opened_at if matter else None),
            ("答复", matter.replied_at if matter else None), ("办结", proposal.closed_at)]
    return Material(
        proposal=proposal, names=accepted, organ=proposal.organ.name if proposal.organ else "", asks=tuple(proposal.recommendations.values_list("text", flat=True)),
        replies=tuple(replies), assisting=tuple(assisting),
        merged=tuple((other.number or other.serial, other.title, _accepted(other)) for other in proposal.merged.order_by("pk") if other.may_publish),
        days=tuple((label, timezone.localdate(at)) for label, at in days if at), answered_at=matter.replied_at if matter else None,
    )


def _accepted(proposal: Proposal) -> tuple[str, ...]:
    names = proposal.proposers.filter(state=CosignState.ACCEPTED).order_by("position").values_list("member__name", flat=True)
    return tuple(names) or tuple(name for name in proposal.proposers_text.replace("，", "、").split("、") if name)


def _reply(part: Any, reply: Any) -> ReplyMaterial:
    answers = tuple((one.ask, one.text, one.outcome, one.promised_for.isoformat() if one.promised_for else "") for one in reply.answers.all())
    return ReplyMaterial(
        part=part.pk, unit=part.unit.name, grade=reply.grade, number=reply.letter_number, day=timezone.localdate(reply.issued_at), opening=reply.opening, closing=reply.closing,
        answers=answers, marked=reply.disclosure, marked_reason=reply.disclosure_reason,
    )


def covered_words(found: Material, hidden: list[str]) -> Words:
    """What is covered besides what has the shape of a number: phrases named by hand, and names the committee does not show."""
    how = setting("proposals.open.names")
    names = [*found.names, *(name for _, _, others in found.merged for name in others)]
    words = {name: (name_shown(name, how) or "提案人", "提案人姓名") for name in names if how != Naming.FULL and len(name) > 1 and name != found.organ}
    return words | dict.fromkeys(hidden, ("****", "手工遮盖"))


def snapshot(found: Material, level: str, choices: Mapping[int, Choice], *, summary: str = "", hidden: list[str]) -> Snapshot:
    """What the public reads: only what was decided to be shown, covered. Nothing of it can be got back to what it covers."""
    words, proposal = covered_words(found, hidden), found.proposal
    how = setting("proposals.open.names")

    def shown(text: str) -> str:
        return cover(text, words)

    body: dict[str, Any] = {"assisting": list(found.assisting), "days": [[label, day.isoformat()] for label, day in found.days], "number_of_asks": len(found.asks)}
    if level == Disclosure.FULL:
        body |= {"grounds": shown(proposal.grounds), "asks": [shown(ask) for ask in found.asks]}
    elif level == Disclosure.SUMMARY:
        body["summary"] = shown(summary.strip())
    if level in SHOWN:
        body["merged"] = [{"number": number, "title": shown(title), "who": who_shown(list(names), how)} for number, title, names in found.merged]
    body["replies"] = [_shown_reply(reply, choices[reply.part], shown) for reply in found.replies if reply.part in choices]
    made = Snapshot(title=shown(proposal.title), who=shown(who_shown(list(found.names), how, found.organ)), unit=_unit(found), body=body)
    made.plain = _plain(made, proposal)
    return made


def _shown_reply(reply: ReplyMaterial, choice: Choice, shown: Any) -> dict[str, Any]:
    said: dict[str, Any] = {"unit": reply.unit, "level": choice.level}
    if choice.level == Disclosure.NONE:
        return said
    said |= {"day": reply.day.isoformat(), "number": reply.number}
    if choice.level == Disclosure.SUMMARY:
        said |= {"grade": reply.grade, "summary": shown(choice.summary.strip())}
    if choice.level == Disclosure.FULL:
        said |= {"grade": reply.grade, "opening": shown(reply.opening), "closing": shown(reply.closing)}
        said["answers"] = [{"text": shown(text), "outcome": outcome, "promised_for": promised} for _, text, outcome, promised in reply.answers]
    return said


def _unit(found: Material) -> str:
    named = list(dict.fromkeys(reply.unit for reply in found.replies))
    return "、".join(named) or str(found.proposal.lead_unit or "")


def _plain(made: Snapshot, proposal: Proposal) -> str:
    """Everything that is shown, folded for searching; what is not shown is not found either."""
    body = made.body
    texts = [made.title, proposal.number, made.who, made.unit, proposal.category, body.get("grounds", ""), body.get("summary", ""), *body.get("asks", []), *body["assisting"]]
    for reply in body["replies"]:
        texts += [reply.get("opening", ""), reply.get("summary", ""), reply.get("closing", ""), *(one["text"] for one in reply.get("answers", []))]
    texts += [one["title"] for one in body.get("merged", [])]
    return "\n".join("".join(fold(text).split()) for text in texts if text)


@dataclass(frozen=True)
class Passage:
    """A passage of the preview under its heading."""

    heading: str
    pieces: list[Piece]


def preview(found: Material, level: str, choices: Mapping[int, Choice], *, summary: str = "", hidden: list[str]) -> list[Passage]:
    """What would be shown, passage by passage, with everything that is covered set apart: for the reviewer's eyes only."""
    words = covered_words(found, hidden)
    texts = [("案由", found.proposal.title)]
    if level == Disclosure.FULL:
        texts += [("案据", found.proposal.grounds), *((f"建议 {n}", ask) for n, ask in enumerate(found.asks, 1))]
    elif level == Disclosure.SUMMARY:
        texts.append(("摘要", summary))
    for reply in found.replies:
        choice = choices.get(reply.part)
        if choice is not None and choice.level == Disclosure.FULL:
            body = "\n".join([reply.opening, *(text for _, text, _, _ in reply.answers), reply.closing])
            texts.append((f"{reply.unit}的答复", body))
        elif choice is not None and choice.level == Disclosure.SUMMARY:
            texts.append((f"{reply.unit}的答复摘要", choice.summary))
    return [Passage(heading, pieces(text, words)) for heading, text in texts if text.strip()]


def _first(text: str, length: int = FIRST_WORDS) -> str:
    tight = "".join(text.split("\n"))
    cut = tight[:length]
    stop = max(cut.rfind(mark) for mark in "。；！？")
    return cut if len(tight) <= length else cut[: stop + 1] if stop > length // 3 else f"{cut}…"
