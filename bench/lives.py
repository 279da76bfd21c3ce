"""Proposals to be lived through: drafts in a small committee, and the acts that take each from submission to reply."""

from collections.abc import Callable, Iterator
from typing import Any


def prepare(lives: int) -> tuple[Any, list[Any]]:
    """A committee and its drafts."""
    from shangliang.commons.committees.models import SettingValue
    from shangliang.commons.committees.scope import within
    from shangliang.work.proposals.tests import test_main_line as life
    from tests import given

    world = given.world("bench")
    with within(world.committee):
        SettingValue.objects.create(committee=world.committee, key="proposals.review.stages", value=1)
        return world, [life.drafted(world, author=n % 3) for n in range(lives)]


def steps(world: Any, drafts: list[Any]) -> Iterator[list[Callable[[], Any]]]:
    """For each step the acts of all lives, to be called in order; what is not measured happens in between.

    An action is given its thing: what a door reads to find it (`part_of`) is no part of the action and is not measured.
    """
    from shangliang.commons.access import Role
    from shangliang.practices.handling import actions as handling
    from shangliang.practices.handling.models import Assignment
    from shangliang.practices.handling.rules import Role as Part
    from shangliang.work.proposals import actions
    from tests import given

    staff, clerk, head = (world.viewer(role) for role in (Role.PROPOSAL_HEAD, Role.UNIT_CLERK, Role.UNIT_HEAD))
    authors = {member.pk: world.as_member(member) for member in world.members}

    def submit(draft: Any) -> Callable[[], Any]:
        return lambda: actions.submit(given.act(authors[draft.author_id]), draft)

    def file(draft: Any) -> Callable[[], Any]:
        return lambda: actions.file(given.act(staff), draft, stage=1)

    def hand_over(draft: Any) -> Callable[[], Any]:
        return lambda: actions.hand_over(given.act(staff, given.at("2026-02-02")), draft, units=[(world.units[0], Part.LEAD)])

    def sign(draft: Any) -> Callable[[], Any]:
        known = part(draft)
        return lambda: handling.sign_in(given.act(clerk, given.at("2026-02-03")), known)

    def part(draft: Any) -> Any:
        return Assignment.objects.select_related("matter", "unit").get(matter__subject_type="proposals.proposal", matter__subject_id=draft.pk)

    def issue(draft: Any) -> Callable[[], Any]:
        known = part(draft)
        return lambda: handling.issue_reply(given.act(head, given.at("2026-03-02")), known)

    for step in (submit, file, hand_over, sign, issue):
        yield [step(draft) for draft in drafts]


def draft_replies(world: Any, drafts: list[Any]) -> None:
    """What a reply needs before it can be issued, outside the measurement."""
    from shangliang.commons.access import Role
    from shangliang.practices.handling import actions as handling
    from shangliang.practices.handling.models import Assignment
    from tests import given

    for draft in drafts:
        part = Assignment.objects.get(matter__subject_type="proposals.proposal", matter__subject_id=draft.pk)
        clerk = world.viewer(Role.UNIT_CLERK)
        handling.log_contact(given.act(clerk, given.at("2026-02-20")), part, day=given.at("2026-02-19").date(), method="meeting", people="许岚", content="", view="同意")
        handling.draft_reply(
            given.act(clerk, given.at("2026-03-01")), part, texts={"grade": "A"}, disclosure="full",
            answers={n: {"text": "已列入今年计划并开始实施。", "outcome": "done"} for n in (1, 2)},
        )
        handling.send_up(given.act(clerk, given.at("2026-03-01", "10:00")), part)
