"""What the scoreboard's pages show."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from shangliang.commons.access import COMMITTEE_WIDE, Viewer
from shangliang.commons.subjects import subjects

from .rules import MEASURES, Line, Share

COUNTS = (("parts", "承办", "件次"), ("replies", "答复", "件次"), ("redone", "重新办理", "件次"), ("overdue", "超期未答", "件次"))


def percent(share: Share, code: str) -> str:
    """A measure as people read it."""
    return "—" if share.value is None else f"{share.value:g}" + ("" if code == "evaluation" else "%")


def _note(share: Share) -> str:
    return f"{share.top} ÷ {share.bottom}" if share.bottom is not None else ""


def _opens(line: Line, code: str, session: Any) -> str:
    """Where the records behind a number are."""
    if code == "promises":
        return f"{reverse('handling:promises')}?unit={line.unit_id}"
    return f"{reverse('scoreboard:behind', args=[line.unit_id, code])}?session={session.pk}"


def row(line: Line, session: Any) -> dict[str, Any]:
    """A unit in the ranking."""
    cells = [{"label": one.label, "text": percent(line.shares[one.code], one.code), "note": _note(line.shares[one.code]), "href": _opens(line, one.code, session) if line.shares[one.code].value is not None else ""} for one in MEASURES]
    lost = [f"超期未答 {line.overdue} 件" if line.overdue else "", f"重新办理 {line.redone} 件" if line.redone else "", f"申请退办 {line.returned} 件" if line.returned else ""]
    return {
        "line": line, "href": f"{reverse('scoreboard:unit', args=[line.unit_id])}?session={session.pk}", "cells": cells, "lost": "，".join(one for one in lost if one),
        "score": "—" if line.score is None else f"{line.score:g}", "place": line.place if line.place is not None else "—",
    }  # fmt: skip


def measures(line: Line, session: Any) -> list[dict[str, Any]]:
    """A unit's measures on its own page."""
    returned = {"label": "申请退办", "what": "不计分", "text": f"{line.returned} 件次", "note": "", "href": _opens(line, "returned", session) if line.returned else ""}
    return [
        {"label": one.label, "what": one.what, "text": percent(line.shares[one.code], one.code), "note": _note(line.shares[one.code]) or ("没有可算的，不计入" if line.shares[one.code].value is None else ""),
         "href": _opens(line, one.code, session) if line.shares[one.code].value is not None else ""}
        for one in MEASURES
    ] + [returned]  # fmt: skip


def counts(line: Line, session: Any) -> list[dict[str, Any]]:
    """A unit's counts as figures."""
    return [
        {"label": label, "value": getattr(line, code), "unit": unit, "note": "", "href": _opens(line, code, session) or "#measures", "tone": "is-over" if code == "overdue" and line.overdue else ""}
        for code, label, unit in COUNTS
    ]  # fmt: skip


def weights(found: Mapping[str, int]) -> str:
    """How the score is made, in a sentence."""
    return "，".join(f"{one.label} {found[one.code]} 分" for one in MEASURES if found[one.code])


def records(viewer: Viewer, found: Sequence[Any]) -> list[dict[str, Any]]:
    """Facts as lines: what it was about, when; with the way there where the viewer may go."""
    wanted: dict[str, set[int]] = {}
    for one in found:
        wanted.setdefault(one.subject.type, set()).add(one.subject.id)
    seen = {kind: subjects.get(kind).visible(viewer, ids) for kind, ids in wanted.items() if kind in subjects}
    return [
        {"title": one.subject.label, "at": one.at, "href": subjects.get(one.subject.type).link(one.subject.id) if one.subject.id in seen.get(one.subject.type, set()) else ""}
        for one in found
    ]  # fmt: skip


def judged(targets: Sequence[Any]) -> list[dict[str, Any]]:
    """The polls in which a unit was judged, with what came out."""
    return [{"title": one.poll.title, "at": one.poll.closed_at, "href": "", "note": f"{one.result['score']:g} 分，收回 {one.result['cast']} 份"} for one in targets if one.result["score"] is not None]


def owed(parts: Sequence[Any]) -> list[dict[str, Any]]:
    """The cases a unit has not answered though their day has passed."""
    return [{"title": str(one.matter), "at": one.due_on, "href": reverse("handling:part", args=[one.pk]), "note": "到期"} for one in parts]


def of_unit(viewer: Viewer, unit_id: int) -> dict[str, Any] | None:
    """The way to a unit's scoreboard, on the unit's pages."""
    if viewer.role in COMMITTEE_WIDE:
        return {"href": reverse("scoreboard:unit", args=[unit_id]), "verb": "看办理成绩单"}
    return {"href": reverse("scoreboard:mine"), "verb": "看本单位办理成绩单"} if viewer.unit_id == unit_id else None
