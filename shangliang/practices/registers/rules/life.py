"""The life of an entry and of a register, as tables."""

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class State(Labelled):
    """How an entry stands. Only recorded ones count; of lasting things the ended ones count until their last day."""

    WAITING = "waiting", "待确认"
    RECORDED = "recorded", "已登记"
    RETURNED = "returned", "退回修改"
    TAKEN_BACK = "taken_back", "已撤销"
    ENDED = "ended", "已结束"


class Standing(Labelled):
    """How a register stands: nothing can be entered in a draft or one that is off; what is there stays readable."""

    DRAFT = "draft", "未启用"
    ON = "on", "使用中"
    OFF = "off", "已停用"


def is_lasting(thing: object, *, lasting: bool = True) -> str | None:
    """Only what lasts can come to an end."""
    return None if lasting else "这本台账登记的是一次性的事，不用结束。记错了请更正或撤销。"


LIFE = Lifecycle(
    states=State, start=State.WAITING, main=(State.WAITING, State.RECORDED),
    steps=[
        Step("confirm", "确认", from_=State.WAITING, to=State.RECORDED),
        Step("send_back", "退回", from_=State.WAITING, to=State.RETURNED),
        Step("mend", "修改", from_=(State.WAITING, State.RETURNED), to=State.WAITING),
        Step("withdraw", "收回", from_=(State.WAITING, State.RETURNED), to=State.TAKEN_BACK),
        Step("correct", "更正", from_=State.RECORDED, to=State.RECORDED),
        Step("take_back", "撤销", from_=State.RECORDED, to=State.TAKEN_BACK),
        Step("end", "结束", from_=State.RECORDED, to=State.ENDED, guards=(is_lasting,)),
        Step("resume", "撤销结束", from_=State.ENDED, to=State.RECORDED),
    ],
)  # fmt: skip
