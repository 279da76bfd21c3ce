"""A reply as a page shows it: point by point under the recommendations, with class and day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from shangliang.commons.files.queries import files_of_many

from .. import rules
from ..kinds import Brief
from ..queries import classes_of
from ..rules import REPLY_TEXTS, Disclosure, Outcome, ReplyState, Role, State

MARKS = {Outcome.DONE: ("is-done", "circle-check"), Outcome.PLANNED: ("is-doing", "calendar-time"), Outcome.DECLINED: ("", "bookmark")}


def asked(answers: Sequence[Any]) -> list[dict[str, Any]]:
    """Each recommendation with what was answered, as the kit's `asks` takes it."""
    said = []
    for answer in answers:
        tone, icon = MARKS.get(answer.outcome, ("", "message-circle"))
        word = Outcome(answer.outcome).label if answer.outcome else "答复"
        promised = f"（{answer.promised_for.year} 年 {answer.promised_for.month} 月 {answer.promised_for.day} 日前完成）" if answer.promised_for else ""
        said.append({"text": answer.ask, "answer": {"tone": tone, "icon": icon, "word": word + promised, "text": answer.text}})
    return said


def letter(part: Any) -> dict[str, Any] | None:
    """The issued reply of a part; None while there is none."""
    reply = getattr(part, "reply", None)
    if reply is None or reply.state != ReplyState.ISSUED:
        return None
    classes = classes_of(part.matter.kind)
    return {
        "unit": part.unit.name, "part": part.pk, "round": part.matter.round, "role": Role(part.role).label, "opening": reply.opening, "closing": reply.closing,
        "asks": asked(reply.answers.all()), "grade": _grade(reply.grade, classes), "grade_reason": reply.grade_reason,
        "disclosure": Disclosure(reply.disclosure).label if reply.disclosure else "", "number": reply.letter_number,
        "day": timezone.localdate(reply.issued_at), "signer": reply.signer, "contact": "　".join(filter(None, (reply.contact, reply.phone))),
        "standing": State(part.state) is State.REPLIED,
    }


def _grade(code: str, classes: Mapping[str, Mapping[str, Any]]) -> str:
    label = classes.get(code, {}).get("label", "")
    return f"{code} 类　{label}" if label else f"{code} 类"


def doubts(reply: Any, kind: str) -> list[str]:
    """What the class and the points of a draft say against each other; nothing of a reply that was issued."""
    outcomes = {answer.position: answer.outcome for answer in reply.answers.all()}
    return rules.doubts(reply.grade, outcomes, classes_of(kind)) if reply.state != ReplyState.ISSUED else []


def grades(kind: str) -> list[tuple[str, str]]:
    """The committee's classes to choose from: code, and code with its meaning."""
    return [(code, f"{code}　{row['label']}") for code, row in classes_of(kind).items()]


@dataclass(frozen=True)
class Point:
    """One recommendation in the editor."""

    position: int
    ask: str
    text: str = ""
    outcome: str = ""
    promised_for: date | None = None


@dataclass(frozen=True)
class Draft:
    """What the editor of a reply shows: what was kept, or an empty reply to the brief's recommendations."""

    state: str
    points: list[Point]
    texts: dict[str, str]
    disclosure: str = ""
    sent_back: str = ""
    revision: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""


def draft(part: Any, brief: Brief) -> Draft:
    """The reply of a part as its editor shows it; nothing is written before the first word is."""
    reply = getattr(part, "reply", None)
    if reply is None:
        points = [Point(n, ask) for n, ask in enumerate(brief.asks or [brief.title], 1)]
        texts = dict.fromkeys(REPLY_TEXTS, "") | {"contact": part.unit.contact, "phone": part.unit.phone}
        return Draft(ReplyState.DRAFT, points, texts, Disclosure.FULL if brief.public else "")
    points = [Point(a.position, a.ask, a.text, a.outcome, a.promised_for) for a in reply.answers.all()]
    texts = {name: getattr(reply, name) for name in REPLY_TEXTS}
    return Draft(reply.state, points, texts, reply.disclosure, reply.sent_back, reply.revision, reply.drafted_at, reply.drafted_by)


def typed(draft: Draft, data: Mapping[str, str]) -> Draft:
    """The same with what was just typed and could not be kept, so that nobody writes it twice."""
    texts = {name: data.get(name, kept) for name, kept in draft.texts.items()}
    points = [
        replace(point, text=data.get(f"answer-{point.position}", point.text), outcome=data.get(f"outcome-{point.position}", point.outcome))
        for point in draft.points
    ]
    return replace(draft, texts=texts, points=points, disclosure=data.get("disclosure", draft.disclosure))


def files(matter: Any, purpose: str) -> dict[int, list[Any]]:
    """The files of a matter's parts for one purpose, by part (one query)."""
    found = files_of_many("handling.assignment", [part.pk for part in matter.parts])
    return {part: [file for file in some if file.purpose == purpose] for part, some in found.items()}


def enclosures(matter: Any) -> dict[int, list[Any]]:
    """What is enclosed with the replies of a matter, by part."""
    return files(matter, "handling.enclosure")
