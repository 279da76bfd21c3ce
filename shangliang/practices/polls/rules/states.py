"""When a poll takes answers."""

from datetime import datetime

from shangliang.foundation.errors import NotNow
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class State(Labelled):
    OPEN = "open", "进行中"
    CLOSED = "closed", "已截止"
    CANCELLED = "cancelled", "已取消"


LIFE = Lifecycle(
    states=State,
    start=State.OPEN,
    main=(State.OPEN, State.CLOSED),
    steps=[
        Step("invite", "增加参评人", from_=(State.OPEN,), to=State.OPEN),
        Step("cast", "交卷", from_=(State.OPEN,), to=State.OPEN),
        Step("remind", "提醒", from_=(State.OPEN,), to=State.OPEN),
        Step("close", "截止并计票", from_=(State.OPEN,), to=State.CLOSED),
        Step("cancel", "取消", from_=(State.OPEN,), to=State.CANCELLED),
    ],
)


def why_closed(state: str, closes_at: datetime, at: datetime) -> str | None:
    """Why a poll takes no answers at a moment; None while it does. The hour decides, not the job that closes."""
    if State(state) is State.CANCELLED:
        return "这次测评已经取消，不用再填。"
    if State(state) is State.CLOSED or at >= closes_at:
        return "已经截止，不能再交。结果以截止时收到的为准。"
    return None


def over(state: str, closes_at: datetime, at: datetime) -> None:
    """Raise NotNow unless a poll takes answers at a moment."""
    if reason := why_closed(state, closes_at, at):
        raise NotNow(reason, code="not_now.cast")
