"""政府督查: the government's office looks at how units handle proposals, says what is to be mended and by when, and sees it mended (I19). Pure."""

from datetime import date

from shangliang.foundation.errors import Invalid
from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class CheckState(Labelled):
    """A check as a whole."""

    OPEN = "open", "督查中"
    CONCLUDED = "concluded", "已办结"


class State(Labelled):
    """One unit in a check."""

    LISTED = "listed", "等督查"
    MENDING = "mending", "整改中"
    REPORTED = "reported", "已报整改"
    SETTLED = "settled", "已了结"


def found_as(state: object, *, mends: bool = False, **known: object) -> State:
    """With something to mend it goes on, without it is settled at once."""
    return State.MENDING if mends else State.SETTLED


LIFE = Lifecycle(
    states=State, start=State.LISTED, main=(State.LISTED, State.MENDING, State.REPORTED, State.SETTLED),
    steps=[
        Step("find", "登记督查结果", from_=(State.LISTED,), to=found_as, ends=(State.MENDING, State.SETTLED)),
        Step("report", "报整改情况", from_=(State.MENDING,), to=State.REPORTED),
        Step("accept", "整改到位", from_=(State.REPORTED,), to=State.SETTLED),
        Step("refuse", "没有到位，继续整改", from_=(State.REPORTED,), to=State.MENDING),
    ],
)  # fmt: skip
LONGEST, SHORTEST = 60, 10  # characters: of a title, of a result


def wrong_with_check(title: str, units: int) -> dict[str, str]:
    """What keeps a check from being opened, by field."""
    wrong = {} if 4 <= len(title.strip()) <= LONGEST else {"title": f"请写督查的名称，4 到 {LONGEST} 个字"}
    return wrong if units else wrong | {"units": "请至少选一个单位"}


def wrong_with_finding(result: str, to_mend: str, mend_by: date | None, day: date, today: date) -> dict[str, str]:
    """What keeps a result from being recorded, by field: what is to be mended needs a day to come, and the other way round."""
    wrong = {} if len(result.strip()) >= SHORTEST else {"result": f"请写督查看到了什么，{SHORTEST} 个字以上"}
    if day > today:
        wrong["day"] = "请写已经去过的日期"
    if to_mend.strip() and (mend_by is None or mend_by <= today):
        wrong["mend_by"] = "请选今天以后的整改期限"
    if mend_by is not None and not to_mend.strip():
        wrong["to_mend"] = "写了期限，还要写整改什么"
    return wrong


def raise_wrong(wrong: dict[str, str]) -> None:
    """Refuse with every fault at once; nothing happens where there is none."""
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
