"""An output on its way, made by real actions."""

from datetime import date
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.practices.handling import actions as handling
from shangliang.work.outputs import actions
from shangliang.work.outputs.actions import Ask, Content
from shangliang.work.outputs.models import Output
from tests import given

TITLE = "关于办好课后接送的调研报告"


def content(world: given.World, **changed: Any) -> Content:
    """A report of the first member with four suggestions: two for one unit, one for another, one for nobody yet."""
    education, finance = world.units[0], world.units[1]
    asks = [
        Ask("在校门外设接送站。", "科技教育", education, True), Ask("延长课后服务到六点。", "科技教育", education), Ask("安排专项资金。", "经济发展", finance), Ask("请省里支持。", "其他"),
    ]  # fmt: skip
    known: dict[str, Any] = {"kind": "调研报告", "title": TITLE, "text": "放学时校门外的拥堵由来已久。", "authors": [world.members[0]], "asks": asks, "source": "3 月专题调研"}
    return Content(**(known | changed))


def going_up(world: given.World, when: Any, **changed: Any) -> Output:
    """Drafted, reviewed by somebody else, signed by a leader."""
    output = actions.start(world.act(Role.OFFICE_STAFF, when), None, content=content(world, **changed))
    actions.submit(world.act(Role.OFFICE_STAFF, when), output)
    actions.review(world.act(Role.PROPOSAL_HEAD, when), output)
    return actions.sign(world.act(Role.CHAIR, when), output)


def sent(world: given.World, when: Any, **changed: Any) -> Output:
    """Sent to the party's office and the government's."""
    output = going_up(world, when, **changed)
    return actions.send(world.act(Role.OFFICE_STAFF, when), output, recipients=["党委：党委办公室", "政府：政府办公室"])


def reply(world: given.World, part: Any, day: str, answers: dict[int, dict[str, Any]], who: Viewer | None = None) -> None:
    """The unit answers point by point; assisting opinions are explained away."""
    clerk, head = who or world.viewer(Role.UNIT_CLERK), who or world.viewer(Role.UNIT_HEAD)
    when = given.at(day)
    handling.draft_reply(given.act(clerk, when), part, texts={"grade": "A", "assist_note": "会办单位已口头同意"}, disclosure="full", answers=answers)
    handling.issue_reply(given.act(head, when), part)


def on(day: str) -> date:
    """A day."""
    return date.fromisoformat(day)
