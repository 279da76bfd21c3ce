"""A circular as rows, steps and words."""

from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer, may
from shangliang.commons.ui.wording import day, daytime
from shangliang.foundation.lifecycle import Mark

from .models import Circular, Recipient
from .rules import LIFE, State

S = State
MARKS = {S.DRAFT: "draft", S.SIGNING: "checking", S.ISSUED: "done", S.WITHDRAWN: "withdrawn", S.DISCARDED: "closed"}


def row(one: Circular) -> dict[str, Any]:
    """A circular in the list of those inside."""
    said = f"待{one.waits_for}签" if one.state == S.SIGNING else S(one.state).label
    whole, seen, sure = one.whole, one.seen, one.sure  # type: ignore[attr-defined]
    return {
        "pk": one.pk, "title": one.title, "href": reverse("circulars:circular", args=[one.pk]), "number": one.number or "—", "state": said, "mark": MARKS[S(one.state)],
        "when": day(one.issued_at) if one.issued_at else day(one.drafted_at), "who": one.drafted_label.partition("（")[0],
        "receipts": f"{seen} / {whole} 已阅" if whole else "—", "sure": f"{sure} 家已确认" if one.confirm and whole else "",
    }  # fmt: skip


def own_row(one: Circular, waits: bool) -> dict[str, Any]:
    """A circular in the list of somebody it went to."""
    badge = ("已撤回", "", "") if one.state == S.WITHDRAWN else ("等你确认" if one.confirm else "没看过", "is-soon", "mail") if waits else ("已阅", "is-done", "check")
    return {"title": one.title, "note": f"{one.number}　{day(one.issued_at)}", "href": reverse("circulars:circular", args=[one.pk]), "badge": badge, "tone": "is-soon" if waits else ""}


def todo(found: list[Circular]) -> list[dict[str, Any]]:
    """Circulars to read, as lines of somebody's home."""
    return [
        {"title": one.title, "href": reverse("circulars:circular", args=[one.pk]), "verb": "看通报", "note": f"{one.number}　{'看后请确认收到' if one.confirm else '通报'}", "tone": ""}
        for one in found
    ]  # fmt: skip


def to_sign(found: list[Circular]) -> list[dict[str, Any]]:
    """Circulars that wait for somebody's signature, as lines of their home."""
    return [
        {"title": one.title, "href": reverse("circulars:circular", args=[one.pk]), "verb": "签发", "note": f"通报　{one.drafted_label.partition('（')[0]}起草", "tone": "is-soon"}
        for one in found
    ]  # fmt: skip


def steps(one: Circular) -> list[dict[str, str]]:
    """The stepper: drafted, each signature, issued."""
    said = {Mark.DONE: "done", Mark.CURRENT: "now", Mark.TODO: ""}
    notes = {S.SIGNING: " → ".join(one.route), S.ISSUED: f"{day(one.issued_at)}" if one.issued_at else ""}
    return [{"label": place.label, "when": notes.get(S(place.state), ""), "note": "", "state": said[place.mark]} for place in LIFE.path(one.state)]


def can(viewer: Viewer, one: Circular) -> dict[str, Any]:
    """What this viewer may do now, and why they may not sign."""
    drafts = bool(may(viewer, "circulars.draft", one))
    signs = may(viewer, "circulars.sign", one)
    return {
        "edit": drafts and one.state == S.DRAFT, "recall": drafts and one.state == S.SIGNING, "withdraw": drafts and one.state == S.ISSUED, "chase": drafts and one.state == S.ISSUED,
        "sign": bool(signs) and one.state == S.SIGNING, "why": "" if signs else getattr(signs, "reason", ""),
    }  # fmt: skip


def receipt(one: Recipient) -> dict[str, Any]:
    """One recipient in the list of receipts."""
    return {
        "name": one.name, "read": f"{daytime(one.read_at)}　{one.read_by.partition('（')[0]}" if one.read_at else "", "sure": daytime(one.confirmed_at) if one.confirmed_at else "",
    }  # fmt: skip
