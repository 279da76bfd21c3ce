"""Rows of the inbox and the desk, a part's steps, the units with their clocks, and what happened."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.ui.wording import day as said_day

from ..kinds import kinds
from ..rules import ANSWERING, FACE_TO_FACE, OPEN, Decision, Method, Role, Satisfaction, State
from ..rules.again import Stage, Word

SOON = 3
PAGES = {"page": "handling:part", "contact": "handling:contact", "reply": "handling:reply", "opinion": "handling:opinion"}


def named(matter: Any) -> str:
    """What a matter is called before its title: 提案 0217, and which round where it is not the first."""
    again = f"　第 {matter.round} 轮" if matter.round > 1 else ""
    return f"{kinds.get(matter.kind).label} {matter.number}".strip() + again


def line(found: Any, *, primary: bool = False) -> dict[str, Any]:
    """One row of a unit's inbox, as the kit's `rows` takes it."""
    part, progress = found.part, found.progress
    return {
        "left": found.left, "due": said_day(part.due_on), "icon": kinds.get(part.matter.kind).icon, "source": named(part.matter), "role": Role(part.role).label,
        "title": part.matter.label, "href": reverse("handling:part", args=[part.pk]), "note": found.note, "done": progress.done, "total": progress.total,
        "next": f"下一步：{progress.next}", "verb": progress.verb, "verb_href": reverse(PAGES[progress.step], args=[part.pk]), "primary": primary,
    }


def owed(late: Any, *, words: str = "") -> dict[str, Any]:
    """One row of what a unit owes, for the desk."""
    part = late.part
    reminded = f"已催办 {late.reminded} 次，最近 {said_day(late.last_reminded)}" if late.reminded else "还没有催办"
    return {
        "id": part.pk, "number": part.matter.number or kinds.get(part.matter.kind).label, "title": part.matter.label, "href": reverse("handling:part", args=[part.pk]),
        "role": Role(part.role).label, "state": State(part.state).label, "left": late.left, "due": said_day(part.due_on), "reminded": reminded, "words": words,
    }


def steps(part: Any) -> list[dict[str, Any]]:
    """The way of one unit's part, with the days on which its places were reached."""
    matter = part.matter
    answering = Role(part.role) in ANSWERING
    contacts = list(part.contacts.all())
    places = [("交办", _local(part.handed_at), True), ("签收", _local(part.signed_at), bool(part.signed_at))]
    if answering:
        places.append(("沟通", contacts[-1].day if contacts else None, bool(contacts)))
    places.append(("答复" if answering else "会办意见", _local(part.replied_at), State(part.state) is State.REPLIED))
    if answering:
        places.append(("评价", None, bool(matter.overall)))
    now = next((n for n, (_, _, done) in enumerate(places) if not done), len(places)) if State(part.state) in {*OPEN, State.REPLIED} else len(places)
    due = {"答复": part.due_on, "会办意见": part.due_on, "签收": part.sign_until, "评价": matter.rate_until}
    return [
        {
            "label": label, "when": said_day(when) if done else f"{said_day(due[label])}前" if due.get(label) else "",
            "state": "done" if done else "now" if n == now else "",
        }
        for n, (label, when, done) in enumerate(places)
    ]


def _local(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None


def units(matter: Any, today: date, *, but: Any = None) -> list[dict[str, Any]]:
    """Each unit's part with its clock, as the side of a page shows it; `but` leaves one part out."""
    return [_unit(part, today) for part in matter.parts if but is None or part.pk != but.pk]


def _unit(part: Any, today: date) -> dict[str, Any]:
    state, done = State(part.state), State(part.state) is State.REPLIED
    notes = [f"经办 {part.clerk}"] if part.clerk else []
    contacts = [contact for contact in part.contacts.all() if contact.word != Word.DISPUTED]
    if contacts:
        face = sum(contact.method in FACE_TO_FACE for contact in contacts)
        notes.append(f"{said_day(contacts[0].day)}{Method(contacts[0].method).label}，共沟通 {len(contacts)} 次，其中面对面 {face} 次")
    if not done:
        notes.append(state.label)
    gone = state in {State.RETURNED, State.CANCELLED}
    words = f"{said_day(_local(part.replied_at))}办复" if done else state.label if gone else None
    return {
        "name": part.unit.name, "role": Role(part.role).label, "left": None if done or gone else (part.due_on - today).days, "done": done,
        "whole": max((part.due_on - timezone.localdate(part.handed_at)).days, 1), "words": words, "notes": notes if not gone else [],
    }


def mark(part: Any, today: date) -> tuple[str, str]:
    """The kit's key for a part's state and the word beside it; a clock that is late or nearly so shows through."""
    state, left = State(part.state), (part.due_on - today).days
    if state in OPEN and left < 0:
        return "over", f"{state.label}　超 {-left} 天"
    keys = {State.HANDED: "assigned", State.HANDLING: "doing", State.RETURN_ASKED: "moved", State.RETURNED: "returned", State.REPLIED: "done", State.CANCELLED: "withdrawn"}
    return ("soon" if state in OPEN and left <= SOON else keys[state]), state.label


def contacts(part: Any) -> list[dict[str, Any]]:
    """The contacts of a part, the latest first."""
    return [
        {
            "day": contact.day, "method": Method(contact.method).label, "people": contact.people, "content": contact.content, "view": contact.view,
            "by": contact.recorded_by, "face": contact.method in FACE_TO_FACE and contact.word != Word.DISPUTED, "id": contact.pk,
            "stage": Stage(contact.stage).label, "word": Word(contact.word).label if contact.word else "", "objection": contact.objection,
        }
        for contact in part.contacts.all()
    ]


def opinions(matter: Any) -> list[tuple[str, str, date | None]]:
    """What the assisting units said: unit, text ("" while it owes it), day."""
    helping = [part for part in matter.parts if Role(part.role) is Role.ASSIST and State(part.state) is not State.RETURNED]
    return [
        (part.unit.name, opinion.text if opinion else "", _local(opinion.given_at) if opinion else None)
        for part in helping for opinion in [getattr(part, "opinion", None)] if opinion or State(part.state) is not State.CANCELLED
    ]


def pending(part: Any) -> list[str]:
    """What the unit has asked for and how it stands, in sentences."""
    said = []
    for asked in part.returns.all():
        proposed = f"，建议由{asked.proposed}办理" if asked.proposed else ""
        said.append(f"{said_day(_local(asked.asked_at))}申请退办{proposed}：{asked.reason}　{_decided(asked)}")
    for asked in part.extensions.all():
        said.append(f"{said_day(_local(asked.asked_at))}申请延期到 {said_day(asked.until)}：{asked.reason}　{_decided(asked)}")
    return said


def _decided(asked: Any) -> str:
    if asked.decision == Decision.PENDING:
        return "正在等交办机关答复。"
    return f"{said_day(_local(asked.decided_at))}{Decision(asked.decision).label}" + (f"：{asked.note}" if asked.note else "") + "。"


def verdict(overall: str) -> str:
    """A verdict in a word, "" while there is none."""
    return Satisfaction(overall).label if overall in Satisfaction.values() else ""


def verdicts(matter: Any) -> list[dict[str, str]]:
    """Who rated and how."""
    return [{"name": rating.member.name, "word": verdict(rating.overall), "remarks": rating.remarks, "at": rating.rated_at} for rating in matter.verdicts]
