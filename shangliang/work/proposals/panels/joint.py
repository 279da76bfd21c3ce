"""Batches with their parties, and what was done together, in plain words."""

from typing import Any

from django.utils import timezone

from shangliang.commons.ledger.queries import tell
from shangliang.commons.ui.wording import day
from shangliang.practices.handling.rules import Role

from ..rules import Layer
from ..rules.joint import BatchState

BATCH_MARKS = {BatchState.ASKING: "waiting", BatchState.AGREED: "agreed", BatchState.HANDED: "done", BatchState.REFUSED: "declined", BatchState.DROPPED: "withdrawn"}


def batch_steps(batch: Any) -> list[dict[str, str]]:
    """Each party of a batch: who said what, when; whose turn it is."""
    said, steps = {one.position: one for one in batch.consents.all()}, []
    for n, party in enumerate(batch.route):
        one = said.get(n)
        word = "" if one is None else f"{one.name}{'同意' if one.agreed else '不同意'}{f'：{one.remark}' if one.remark else ''}"
        waits = batch.state == BatchState.ASKING and n == len(said)
        steps.append({"label": party["party"], "when": day(timezone.localdate(one.at)) if one else "等表示意见" if waits else "", "note": word, "state": "now" if waits else "done" if one and one.agreed else ""})
    handed = batch.state == BatchState.HANDED
    return [*steps, {"label": "交办", "when": day(timezone.localdate(batch.handed_at)) if handed else "", "note": "", "state": "done" if handed else "now" if batch.state == BatchState.AGREED else ""}]


def planned_of(proposals: list[Any]) -> dict[int, str]:
    """The units planned for each proposal, in words, by its id."""
    order = list(Role)
    return {
        one.pk: "、".join(f"{c.unit}（{Role(c.role).label}）" for c in sorted((c for c in one.choices.all() if c.layer == Layer.REVIEW), key=lambda c: order.index(Role(c.role))))
        for one in proposals
    }


def deed(one: Any) -> dict[str, Any]:
    """One sort of joint work as the page shows it, with the latest of it in words."""
    return {
        "code": one.code, "label": one.label, "unit": one.unit, "numbers": one.numbers, "total": one.total,
        "latest": [{"at": fact.happened_at, "who": fact.actor_label, "what": tell(fact).what, "about": fact.subject_label} for fact in one.latest],
    }
