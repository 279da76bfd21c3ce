"""A member's home, made for the phone: what is asked of them, saying something, how far their own proposals have come."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Viewer
from shangliang.commons.ui.wording import day, daysleft
from shangliang.foundation.words import nth
from shangliang.practices.calls import queries as calls
from shangliang.practices.circulars import queries as circulars
from shangliang.practices.circulars.panels import todo as to_read
from shangliang.practices.handling import queries as handling
from shangliang.practices.handling.kinds import kinds
from shangliang.practices.handling.rules import Role as Part
from shangliang.practices.polls import queries as polls
from shangliang.practices.polls.panels import todo
from shangliang.work.coursework.panels import Own, due_soon
from shangliang.work.membership.queries import cases
from shangliang.work.outputs import panels as outputs
from shangliang.work.outputs import queries as written
from shangliang.work.profiles import queries as profiles
from shangliang.work.proposals import panels
from shangliang.work.proposals import queries as proposals
from shangliang.work.proposals.rules import LIFE, State

SHOWN, FIRST = 5, 6  # of one's own proposals; of what is asked, before the rest is folded away
NO_END, LATE = 10_000, 20_000  # days, for the order only
TONES = {"over": "is-over", "soon": "is-soon", "done": "is-done", "closed": "is-done"}
OPEN = {State.DRAFT, State.SENT_BACK, State.COSIGNING}


@dataclass(frozen=True)
class Home:
    """What the page prints."""

    greeting: str
    asked: list[dict[str, Any]]
    rest: list[dict[str, Any]]
    drafts: int
    mine: list[dict[str, Any]]
    total: int
    homework: list[Own]
    outputs: list[dict[str, Any]]


def home(viewer: Viewer, now: datetime) -> Home:
    """A member's home at a moment."""
    today = timezone.localdate(now)
    own = list(proposals.mine(viewer))
    asked = _asked(viewer, today)
    sent = [proposal for proposal in own if State(proposal.state) not in OPEN]
    return Home(
        greeting=f"{viewer.name}委员，{_time_of_day(timezone.localtime(now).hour)}", asked=asked[:FIRST], rest=asked[FIRST:],
        drafts=len(own) - len(sent), mine=[_far(proposal, today) for proposal in sent[:SHOWN]], total=len(sent),
        homework=due_soon(viewer.member_id, today), outputs=[outputs.card(one) for one in written.mine(viewer)[:3]],
    )


def _time_of_day(hour: int) -> str:
    return "上午好" if 5 <= hour < 12 else "下午好" if 12 <= hour < 18 else "晚上好"


def _asked(viewer: Viewer, today: date) -> list[dict[str, Any]]:
    """What waits for this member's answer: what ends soonest first, then what has no end, what is long over last."""
    said = _to_rate(viewer, today)
    case = cases.own_case(viewer)
    if case is not None and not case.statement:
        said.append({"title": "对委员资格的事提交说明", "href": reverse("membership:leaving", args=[case.pk]), "verb": "去看", "note": "会议研究以前可以写", "tone": "is-soon"})
    for one in handling.to_verify(viewer, today):
        said.append({
            "title": f"核实{one.assignment.unit}的承诺", "href": reverse("handling:promise", args=[one.pk]), "verb": "核实",
            "note": f"{one.ask}　{day(timezone.localdate(one.reported_at))}报告兑现", "tone": "",
        })  # fmt: skip
    for call in calls.asked_to_review(viewer):
        said.append({"title": f"评审{call.title}", "href": reverse("calls:review", args=[call.pk]), "verb": "评审", "note": f"还有 {call.left} 个等你评", "tone": "is-soon"})
    for call in calls.asked_to_nominate(viewer, today):
        left = (call.closes_on - today).days if call.closes_on else None
        said.append({
            "title": f"推荐{call.title}的人选", "href": reverse("calls:nominate", args=[call.pk]), "verb": "推荐",
            "note": f"你负责的机构还没有推荐{f'，{daysleft(left)}' if left is not None else ''}", "left": left, "tone": "is-soon" if left is not None and left <= 3 else "",
        })  # fmt: skip
    for letter in profiles.waiting_for(viewer.member_id).order_by("due_on")[:SHOWN]:
        left = (letter.due_on - today).days
        said.append({"title": "答复群众来信", "href": reverse("profiles:missive", args=[letter.pk]), "verb": "答复", "note": f"{letter.title}　{daysleft(left)}", "tone": "is-over" if left < 0 else "is-soon" if left <= 3 else ""})
    said += to_read(circulars.asked_to_read(viewer))
    said += todo(list(polls.waiting(viewer)[:20]), today)
    for looked in handling.to_recheck(viewer, today):
        said.append({
            "title": "答复过的事，落实了吗", "href": reverse("handling:recheck", args=[looked.pk]), "verb": "核实",
            "note": f"{looked.part.matter.label}　{looked.part.unit}已说明", "tone": "",
        })  # fmt: skip
    said += _to_join(viewer, today)
    return sorted(said, key=pressing)


def _to_rate(viewer: Viewer, today: date) -> list[dict[str, Any]]:
    said = []
    for matter in handling.awaiting_rating(viewer.member_id or 0):
        left = (matter.rate_until - today).days if matter.rate_until else None
        until = f"，{daysleft(left) if left >= 0 else '过了评价的日子，还可以评'}" if left is not None else ""
        what = nth(matter.number) if matter.number else kinds.get(matter.kind).label
        units = "、".join(str(part.unit) for part in matter.assignments.all() if part.role != Part.ASSIST)
        said.append({
            "title": f"评价{what}的答复", "href": reverse("handling:rate", args=[matter.pk]), "verb": "评价", "left": left if left is None or left >= 0 else LATE,
            "note": f"{matter.label}　{units} {day(matter.replied_at)}答复{until}", "tone": "is-soon" if left is not None and 0 <= left <= 3 else "",
        })  # fmt: skip
    return said


def _to_join(viewer: Viewer, today: date) -> list[dict[str, Any]]:
    said = []
    for row in proposals.invitations(viewer):
        proposal = row.proposal
        left = (proposal.cosign_until - today).days if proposal.cosign_until else None
        said.append({
            "title": f"{proposal.author}请你联名", "href": reverse("proposals:detail", args=[proposal.pk]), "verb": "看看",
            "note": f"{proposal.title}　{daysleft(left) if left is not None and left >= 0 else '已到期'}", "left": left,
        })  # fmt: skip
    for proposal in proposals.approvals(viewer):
        said.append({
            "title": "请你同意提出集体提案", "href": reverse("proposals:detail", args=[proposal.pk]), "verb": "看看",
            "note": f"{proposal.title}　{proposal.proposers_text}",
        })  # fmt: skip
    return said


def pressing(one: dict[str, Any]) -> int:
    """How soon something must be answered, for the order: days left, then what has no end, then what is past it."""
    left = one.get("left")
    return NO_END if left is None else int(left)


def _far(proposal: Any, today: date) -> dict[str, Any]:
    """How far one proposal has come: its place on the main line, who has it, for how many days."""
    row = panels.row(proposal, today)
    places = LIFE.path(proposal.state)
    done = next((n for n, place in enumerate(places) if place.mark == "current"), len(places) - 1)
    end = State(proposal.state) == State.CLOSED
    far = f"{row.unit}办理，{daysleft(row.left, row.due)}" if row.left is not None else row.unit
    return {
        "title": row.title, "href": row.href, "note": "　".join(filter(None, (row.number, far, row.words))), "tone": TONES.get(row.mark, ""),
        "done": len(places) if end else done, "total": len(places), "pips": f"共 {len(places)} 步，到第 {done + 1} 步：{State(proposal.state).label}",
        "mark": row.mark, "state": row.state,
    }  # fmt: skip
