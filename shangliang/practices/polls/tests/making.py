"""Kinds of polls made for these tests, with a port that writes down what it was told."""

from datetime import datetime
from typing import Any

from shangliang.commons.access import STAFF, Role, Viewer
from shangliang.commons.subjects import ref
from shangliang.practices.polls import actions
from shangliang.practices.polls.actions.casting import Filled
from shangliang.practices.polls.kinds import PollKind, kinds
from shangliang.practices.polls.models import Poll, Ticket
from tests import given

GRADES = [{"code": "a", "label": "好", "points": 100}, {"code": "b", "label": "较好", "points": 60}, {"code": "c", "label": "差", "points": 0}, {"code": "x", "label": "不了解", "points": None}]
ITEMS = [{"code": "attitude", "label": "态度", "hint": "", "weight": 1}, {"code": "result", "label": "结果", "hint": "", "weight": 3}]
FORM = {
    "name": "评价表", "intro": "", "items": ITEMS, "grades": GRADES, "remark": True, "anonymous": True, "least": 3, "turnout": "none", "share": "none",
    "bands": [{"least": 90, "label": "优秀"}, {"least": 60, "label": "合格"}, {"least": 0, "label": "不合格"}],
}  # fmt: skip
YES_NO = [{"code": "for", "label": "赞成", "points": 100}, {"code": "against", "label": "反对", "points": 0}, {"code": "none", "label": "弃权", "points": None}]
BALLOT = {**FORM, "name": "表决票", "items": [{"code": "q", "label": "表决", "hint": "", "weight": 1}], "grades": YES_NO, "remark": False, "least": 1, "turnout": "half", "share": "two_thirds"}
told: list[Any] = []
OPEN, CLOSES = given.at("2026-03-02"), given.at("2026-03-20", "18:00")


def _kind(code: str, form: dict[str, Any]) -> None:
    kinds.add(
        code,
        PollKind(code=code, label=f"试{code[-5:]}", icon="chart-bar", form=form, openers=frozenset(STAFF), on_closed=lambda act, poll, *, results: told.append((poll.pk, results))),
    )


_kind("testing.blind", FORM)
_kind("testing.named", {**FORM, "anonymous": False})
_kind("testing.ballot", BALLOT)


class Polling:
    """One poll in a small committee on its three units, driven by real actions."""

    def __init__(self, world: given.World) -> None:
        self.world = world
        told.clear()
        self.poll: Poll = None  # type: ignore[assignment]

    def act(self, who: Role | Viewer, when: datetime = OPEN) -> Any:
        return given.act(who if isinstance(who, Viewer) else self.world.viewer(who), when)

    def open(self, kind: str = "testing.blind", *, units: int = 1, voters: Any = None, about: str = "") -> Poll:
        who = self.world.members if voters is None else voters
        invited = [actions.Invited(ref(unit), member) for unit in self.world.units[:units] for member in who]
        self.poll = actions.open_poll(self.act(Role.PROPOSAL_STAFF), None, kind=kind, title="办理工作评价", closes_at=CLOSES, invited=invited, about=about)
        return self.poll

    def ticket(self, member: Any, unit: Any = None) -> Ticket:
        return Ticket.objects.get(poll=self.poll, member=member, target__subject_id=(unit or self.world.units[0]).pk)

    def say(self, member: Any, *grades: str, remark: str = "", unit: Any = None, when: datetime | None = None) -> None:
        """A member answers about a unit, one grade an item."""
        ticket = self.ticket(member, unit)
        choices = dict(zip([item["code"] for item in self.poll.form["items"]], grades, strict=False))
        act = self.act(self.world.as_member(member), when or given.at("2026-03-05"))
        actions.cast(act, self.poll, filled=[Filled(ticket, choices, remark)])

    def close(self) -> Poll:
        self.poll = actions.close(self.act(Role.PROPOSAL_STAFF, given.at("2026-03-18")), self.poll)
        return self.poll

    def result(self, unit: Any = None) -> dict[str, Any]:
        return self.poll.targets.get(subject_id=(unit or self.world.units[0]).pk).result
