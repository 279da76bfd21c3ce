"""Today's ledger, for those who see the committee's work: one line for each act, about what the viewer may see."""

from datetime import date, datetime, time
from typing import Any

from django.urls import NoReverseMatch
from django.utils import timezone

from shangliang.commons.access import Viewer
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.ledger.queries import extents, lately
from shangliang.commons.ledger.telling import Happened
from shangliang.commons.subjects import subjects

# Not everything that is recorded concerns the colleagues: drafts and invitations are the writer's own.
PRIVATE = {"proposals.drafted", "proposals.cosigners_invited", "proposals.cosign_answered", "proposals.cosign_closed", "proposals.approval_asked"}
ROOMS = ("proposals.", "handling.", "membership.", "people.")
LOOKS = {
    "filed": ("file-plus", ""), "submitted": ("send", ""), "imported": ("file-import", ""), "handed_over": ("corner-down-right", ""), "replied": ("message-circle", ""),
    "answered": ("message-circle", ""), "closed": ("circle-check", "is-done"), "rated": ("star", ""), "reminded": ("speakerphone", "is-soon"),
    "return_asked": ("arrow-back-up", "is-soon"), "extension_asked": ("hourglass-low", "is-soon"), "declined": ("circle-x", ""),
    "sent_back": ("corner-up-left", ""), "merged": ("git-merge", ""), "withdrawn": ("file-x", ""), "signed_in": ("signature", ""), "contacted": ("phone", ""),
}


def feed(viewer: Viewer, day: date, limit: int = 8) -> list[dict[str, Any]]:
    """What was done on `day`, the latest first, as the kit's feed takes it."""
    begin = timezone.make_aware(datetime.combine(day, time.min))
    facts = [fact for fact in lately(begin, limit * 12) if fact.kind.startswith(ROOMS) and fact.kind not in PRIVATE]
    facts = _visible(viewer, facts)
    said: dict[Any, dict[str, Any]] = {}
    wide = extents({fact.act_uid for fact in facts})
    for fact in sorted(facts, key=lambda fact: fact.subject.type not in subjects):
        said.setdefault(fact.act_uid, _line(fact, wide.get((fact.act_uid, fact.kind), 1)))
    return sorted(said.values(), key=lambda line: line["at"], reverse=True)[:limit]


def _visible(viewer: Viewer, facts: list[Happened]) -> list[Happened]:
    """Without what the viewer may not see; what is no subject of its own (one unit's part) belongs to the committee's work."""
    by_type: dict[str, set[int]] = {}
    for fact in facts:
        by_type.setdefault(fact.subject.type, set()).add(fact.subject.id)
    seen = {type_: subjects.get(type_).visible(viewer, ids) for type_, ids in by_type.items() if type_ in subjects}
    return [fact for fact in facts if fact.subject.type not in seen or fact.subject.id in seen[fact.subject.type]]


def _line(fact: Happened, things: int) -> dict[str, Any]:
    icon, tone = LOOKS.get(fact.kind.partition(".")[2], ("point", ""))
    label = kinds.get(fact.kind).label if fact.kind in kinds else ""
    about = f"{fact.subject.label}等 {things} 件" if things > 1 else fact.subject.label
    return {"at": fact.at, "who": fact.actor.partition("（")[0], "what": f" {label}：{about}", "icon": icon, "tone": tone, "href": _href(fact)}


def _href(fact: Happened) -> str:
    if fact.subject.type not in subjects:
        return ""
    try:
        return subjects.get(fact.subject.type).link(fact.subject.id)
    except NoReverseMatch:
        return ""
