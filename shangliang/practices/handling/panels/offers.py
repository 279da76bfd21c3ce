"""你现在可以: what this viewer may do with a unit's part, and what not and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Denied, Viewer, may, permissions

from ..queries import says
from ..rules import OPEN, Decision, MatterState, ReplyState, State, why_not


@dataclass(frozen=True)
class Offer:
    """One thing that could be done: a page to go to, or (`post`) a form of one button. With `why` it is refused."""

    step: str
    verb: str
    href: str
    post: bool = False
    why: str = ""
    key: str = ""


# step → verb, permission, address, whether one press does it
STEPS = {
    "sign": ("签收", "handling.sign", "handling:sign", True),
    "contact": ("登记沟通", "handling.contact", "handling:contact", False),
    "draft": ("写答复", "handling.draft_reply", "handling:reply", False),
    "give_opinion": ("填会办意见", "handling.opinion", "handling:opinion", False),
    "ask_return": ("申请退办", "handling.ask_return", "handling:return", False),
    "ask_extension": ("申请延期", "handling.ask_extension", "handling:extension", False),
    "remind": ("催办", "handling.remind", "handling:remind", False),
    "reassign": ("调整承办单位", "handling.reassign", "handling:reassign", False),
    "redo": ("要求重新办理", "handling.redo", "handling:redo", False),
}
OF_MATTERS = {"reassign", "redo"}
KEYS = {"sign": "s", "contact": "l", "draft": "w", "give_opinion": "w", "remind": "c"}


def offers(viewer: Viewer, part: Any, today: date) -> list[Offer]:
    """All that is this viewer's to do with a part; what is never theirs is left out, what is not open yet says why."""
    return [offer for step in STEPS for offer in _offer(viewer, part, today, step)]


def _offer(viewer: Viewer, part: Any, today: date, step: str) -> Iterable[Offer]:
    verb, code, address, post = STEPS[step]
    if viewer.role not in permissions.get(code).roles or _pointless(part, step):
        return
    verdict = may(viewer, code, part)
    why = verdict.reason if isinstance(verdict, Denied) else _why_not(part, today, step)
    if isinstance(verdict, Denied) and step in {"draft", "give_opinion"}:
        return  # the other role's way to answer: not worth a button
    yield Offer(step, _drafting(viewer, part) if step == "draft" else verb, reverse(address, args=[part.matter_id if step in OF_MATTERS else part.pk]), post, why, KEYS.get(step, ""))


def _drafting(viewer: Viewer, part: Any) -> str:
    """What there is to do with a reply, in the word of whoever has it now."""
    reply = getattr(part, "reply", None)
    if reply is not None and reply.state == ReplyState.CHECKING:
        return "签发答复" if may(viewer, "handling.issue_reply", part) else "看送签的答复"
    return "写答复" if reply is None else "接着写答复"


def _pointless(part: Any, step: str) -> bool:
    """Steps that lie behind a part are not shown at all."""
    state = State(part.state)
    if step == "redo":
        return part.matter.state != MatterState.REPLIED
    done = {"sign": state is not State.HANDED, "ask_return": state is State.REPLIED, "contact": state is State.HANDED}
    return state not in {*OPEN, State.REPLIED} or done.get(step, False) or (state is State.REPLIED and step != "contact")


def _why_not(part: Any, today: date, step: str) -> str:
    """The reason a step is not open now, "" when it is."""
    if step in OF_MATTERS:
        return ""
    if step == "ask_extension" and any(extension.decision == Decision.PENDING for extension in part.extensions.all()):
        return "延期申请已经提出，正在等答复。"
    if step == "ask_extension" and State(part.state) is State.HANDLING and _used_up(part):
        return "延期次数已经用完。请与交办机关联系。"
    return why_not(step, part, today=today) or ""


def _used_up(part: Any) -> bool:
    granted = sum(extension.decision == Decision.ACCEPTED for extension in part.extensions.all())
    return granted >= int(says(part.matter.kind, "extend_times"))


def refused(found: Iterable[Offer]) -> list[dict[str, str]]:
    """Those not open now, as the kit's `acts` takes them."""
    return [{"verb": offer.verb, "why": offer.why} for offer in found if offer.why]
