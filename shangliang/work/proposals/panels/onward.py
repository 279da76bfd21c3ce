"""Declined proposals and where they went, in plain words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.ui.wording import day as said_day

from ..rules import OnwardWay

SHORT = {OnwardWay.INFORMATION: "社情民意", OnwardWay.LETTER: "委员来信", OnwardWay.AGAIN: "退回另提"}


@dataclass(frozen=True)
class OnwardRow:
    """One declined proposal in a list."""

    serial: str
    title: str
    who: str
    href: str
    page: str
    way: str
    to: str
    gone_on: date | None
    mark: str
    state: str
    result: str
    sends: bool


def onward_row(proposal: Any, sends: bool = False) -> OnwardRow:
    """A declined proposal as the list and the export show it."""
    gone = getattr(proposal, "onward", None)
    mark, state, result = standing(gone, getattr(proposal, "letter_replied", None), getattr(proposal, "letter_due", None))
    page = reverse("proposals:letter", args=[gone.pk]) if gone and gone.way == OnwardWay.LETTER else reverse("proposals:onward", args=[proposal.pk])
    return OnwardRow(
        serial=proposal.serial, title=proposal.title, who=proposal.proposers_text, href=reverse("proposals:detail", args=[proposal.pk]), page=page,
        way=SHORT[OnwardWay(gone.way)] if gone else "", to=str(gone.unit or gone.taker) if gone else "", gone_on=timezone.localdate(gone.at) if gone else None, mark=mark, state=state,
        result=result, sends=sends and gone is None,
    )


def standing(gone: Any, replied: datetime | None = None, due: date | None = None) -> tuple[str, str, str]:
    """The kit's mark, the state and the result of what a declined proposal became; of a letter, when its unit `replied` or has to."""
    if gone is None:
        return "waiting", "还没有转", ""
    if gone.way == OnwardWay.INFORMATION:
        if gone.outcome:
            return "closed", "有结果", gone.outcome
        return ("doing", "已接手", "") if gone.taken_at else ("waiting", "等接手", "")
    if gone.way == OnwardWay.LETTER:
        return ("closed", "提案人看过", "") if gone.read_at else _letter(replied, due)
    resent = gone.draft is not None and gone.draft.submitted_at is not None
    return ("closed", "已另提", str(gone.draft.serial)) if resent else ("returned", "等作者另提", "")


def _letter(replied: datetime | None, due: date | None) -> tuple[str, str, str]:
    if replied:
        return "replied", f"{said_day(timezone.localdate(replied))}已答复，等提案人看", ""
    late = due is not None and due < timezone.localdate()
    return ("over", "单位超期未答", "") if late else ("doing", f"已交单位，{said_day(due)}前答复" if due else "已交单位", "")


def onward_steps(gone: Any) -> list[dict[str, Any]]:
    """The way of what became information, as the stepper shows it; nothing for other ways."""
    if gone is None or gone.way != OnwardWay.INFORMATION:
        return []
    days = [("转作社情民意", gone.at, gone.by), ("接手", gone.taken_at, gone.taker), ("结果", gone.outcome_at, gone.outcome)]
    now = next((n for n, (_, at, _) in enumerate(days) if at is None), len(days))
    return [{"label": label, "when": said_day(at) if at else "", "note": note, "state": "done" if at else "now" if n == now else ""} for n, (label, at, note) in enumerate(days)]
