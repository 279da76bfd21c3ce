"""依申请公开: somebody asks for what is not shown, and is answered within the days of 政府信息公开条例 (2019), extended once at most."""

import re

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled

LONGEST_WISH, LONGEST_ANSWER = 500, 3000


class ApplicationState(Labelled):
    WAITING = "waiting", "待答复"
    ANSWERED = "answered", "已答复"


class Outcome(Labelled):
    OPENED = "opened", "予以公开"
    PARTLY = "partly", "部分公开"
    REFUSED = "refused", "不予公开"
    NOT_HELD = "not_held", "本机关没有"


APPLYING = Lifecycle(
    states=ApplicationState,
    start=ApplicationState.WAITING,
    main=(ApplicationState.WAITING, ApplicationState.ANSWERED),
    steps=[
        Step("extend", "延期答复", from_=(ApplicationState.WAITING,), to=ApplicationState.WAITING),
        Step("answer", "答复申请", from_=(ApplicationState.WAITING,), to=ApplicationState.ANSWERED),
    ],
)


_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?![A-Za-z0-9.@-])")


def mail_in(contact: str) -> str:
    """The mail address among what an applicant left, "" where there is none."""
    found = _MAIL.search(contact)
    return found[0] if found else ""


def wrong_with_application(name: str, contact: str, wanted: str, reason: str) -> dict[str, str]:
    """What an applicant has still to mend, by field."""
    wrong = {}
    if not 2 <= len(name) <= 40:
        wrong["name"] = "请写姓名或单位名称，2 到 40 个字"
    if not 5 <= len(contact) <= 120:
        wrong["contact"] = "请写电话、邮箱或地址，答复时联系用"
    if not 4 <= len(wanted) <= LONGEST_WISH:
        wrong["wanted"] = f"请写要哪些内容，4 到 {LONGEST_WISH} 个字"
    if len(reason) > LONGEST_WISH:
        wrong["reason"] = f"最多写 {LONGEST_WISH} 个字"
    return wrong


def wrong_with_answer(outcome: str, answer: str) -> dict[str, str]:
    """What an answer still lacks, by field."""
    wrong = {} if outcome in Outcome.values() else {"outcome": "请选怎样答复"}
    if not 4 <= len(answer) <= LONGEST_ANSWER:
        asked = "请写明不公开的理由和依据" if outcome == Outcome.REFUSED else "请写答复的内容"
        wrong["answer"] = f"{asked}，4 到 {LONGEST_ANSWER} 个字"
    return wrong
