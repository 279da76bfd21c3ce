"""委员建议: what a member says in a few sentences, without the form of a proposal; handed to a unit and answered like one (I29). Pure."""


from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled


class State(Labelled):
    SUBMITTED = "submitted", "待转办"
    HANDLING = "handling", "办理中"
    REPLIED = "replied", "已答复"
    KEPT = "kept", "留存参考"


LIFE = Lifecycle(
    states=State, start=State.SUBMITTED, main=(State.SUBMITTED, State.HANDLING, State.REPLIED),
    steps=[
        Step("hand_over", "交单位办理", from_=(State.SUBMITTED,), to=State.HANDLING),
        Step("keep", "留存参考", from_=(State.SUBMITTED,), to=State.KEPT),
        Step("answered", "答复", from_=(State.HANDLING,), to=State.REPLIED),
        Step("redo", "重新办理", from_=(State.REPLIED,), to=State.HANDLING),
    ],
)  # fmt: skip
SHORTEST, LONGEST_TITLE = 10, 60  # characters


def wrong_with(title: str, text: str, most: int) -> dict[str, str]:
    """What keeps a suggestion from being handed in, by field; `most` characters of text."""
    wrong = {} if 4 <= len(title.strip()) <= LONGEST_TITLE else {"title": f"请写一句话的标题，4 到 {LONGEST_TITLE} 个字"}
    length = len("".join(text.split()))
    if length < SHORTEST:
        wrong["text"] = f"写了 {length} 个字，至少 {SHORTEST} 个字：哪里、什么事、怎样改"
    elif length > most:
        wrong["text"] = f"写了 {length} 个字，超出 {length - most} 个字。要写得详细，可以写成提案"
    return wrong
