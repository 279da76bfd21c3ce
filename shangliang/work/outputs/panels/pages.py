"""The steps of an output and of an instruction, and what this viewer may do now."""

from typing import Any

from django.utils import timezone

from shangliang.commons.access import Viewer, may
from shangliang.commons.ui.wording import day

from ..rules import INSTRUCTION, UP, Asked, Instructing, State


def _when(moment: Any) -> str:
    return day(timezone.localdate(moment)) if moment else ""


def output_steps(output: Any, suggestions: list[Any]) -> list[dict[str, Any]]:
    """起草 → 审核 → 签发 → 报送 → 办理 → 采纳: where an output is."""
    state = State(output.state)
    settled = sum(one.state == Asked.SETTLED for one in suggestions)
    handled = sum(one.state in (Asked.ANSWERED, Asked.SETTLED) for one in suggestions)
    done = {
        "起草": state is not State.DRAFT, "审核": state in (State.SIGNING, State.SIGNED, State.SENT), "签发": state in (State.SIGNED, State.SENT), "报送": state is State.SENT,
        "办理": bool(suggestions) and handled == len(suggestions), "反馈": bool(suggestions) and settled == len(suggestions),
    }  # fmt: skip
    when = {
        "起草": _when(output.drafted_at), "签发": _when(output.signed_at), "报送": _when(output.sent_at), "办理": f"{handled} / {len(suggestions)} 条" if suggestions else "",
        "反馈": f"{settled} / {len(suggestions)} 条" if suggestions else "",
    }  # fmt: skip
    now = next((label for label, is_done in done.items() if not is_done), "")
    return [{"label": label, "when": when.get(label, ""), "state": "done" if is_done else "now" if label == now and state is not State.DROPPED else ""} for label, is_done in done.items()]


def instruction_steps(one: Any) -> list[dict[str, Any]]:
    """登记 → 交办 → 办理 → 反馈: where an instruction is; one put aside ends early."""
    state = Instructing(one.state)
    if state in (Instructing.NOTED, Instructing.REVOKED):
        return [{"label": "登记", "when": day(one.day), "state": "done"}, {"label": state.label, "when": "", "state": "done"}]
    order = [Instructing.RECORDED, Instructing.HANDED, Instructing.ANSWERED, Instructing.SETTLED]
    at = order.index(state) + 1
    when = [day(one.day), f"{day(one.due_on)}前" if one.due_on else "", _when(one.answered_at), day(one.told_on) if one.told_on else ""]
    said = ["登记", "交办", "办理", "反馈销号"]
    return [{"label": label, "when": when[n], "state": "done" if n < at else "now" if n == at else ""} for n, label in enumerate(said)]


STEPS = {"submit": "write", "review": "review", "send_back": "review", "sign": "sign", "refuse": "sign", "send": "send", "drop": "write"}


def may_do(viewer: Viewer, output: Any) -> dict[str, bool]:
    """Which steps of an output are this viewer's now."""
    found = {step: UP.why_not("send_back" if step == "refuse" else step, output.state) is None and bool(may(viewer, f"outputs.{code}", output)) for step, code in STEPS.items()}
    found["send_back"] = found["send_back"] and output.state == State.REVIEW
    found["refuse"] = found["refuse"] and output.state == State.SIGNING
    found["edit"] = output.state == State.DRAFT and bool(may(viewer, "outputs.write"))
    found |= {code: output.state == State.SENT and bool(may(viewer, f"outputs.{code}")) for code in ("settle", "instruct")}
    found["hand"] = output.state == State.SENT and bool(may(viewer, "outputs.send"))
    found["receive"] = output.state == State.SENT and bool(may(viewer, "outputs.write"))
    return found


def receipts(dispatches: list[Any]) -> tuple[int, int]:
    """How many recipients have signed, of how many."""
    return sum(one.received_on is not None for one in dispatches), len(dispatches)


def instruction_may(viewer: Viewer, one: Any) -> dict[str, bool]:
    """Which steps of an instruction are this viewer's now."""
    allowed = bool(may(viewer, "outputs.instruct", one))
    return {step: allowed and INSTRUCTION.why_not(step, one.state) is None for step in ("hand", "note", "settle", "meet", "revoke")}
