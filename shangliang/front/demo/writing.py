"""Deeds of members: writing, co-signing, handing in, taking back, rating."""

from collections.abc import Sequence
from datetime import date, datetime

from shangliang.commons.access import Role
from shangliang.commons.people.models import Member
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Matter
from shangliang.work.proposals import actions

from . import letters
from .agenda import Life
from .days import dice

GRATEFUL = ("同意答复意见。", "办理人员上门谈过两次，情况属实。", "答复逐条回应了建议。")


def draft(life: Life, when: datetime, *, text: bool = True) -> None:
    """Begin to write; with `text` all of it is there."""
    act = life.as_member(when)
    life.proposal = actions.start(act, None, author=life.author, organ=life.organ)
    if text:
        write(life, when)


def write(life: Life, when: datetime) -> None:
    """Keep the text as the material has it."""
    item = life.item
    secret = letters.delicate(item) and dice(life.key, "secret", of=3) == 0
    wish = [life.town.units[item.wish]] if item.wish else []
    actions.save(
        life.as_member(when), life.proposal, title=item.title, grounds=item.grounds, recommendations=item.asks, category=item.category, wishes=wish,
        may_publish=not secret, secret_reason="涉及具体个人的情况" if secret else "", contact=life.author.name if life.organ else "",
    )


def invite(life: Life, when: datetime, *, members: Sequence[Member], until: date | None = None) -> None:
    """Ask others to co-sign."""
    actions.invite(life.as_member(when), life.proposal, members=members, until=until)


def answer(life: Life, when: datetime, *, member: Member, accept: bool = True, remark: str = "") -> None:
    """One of those asked accepts or declines."""
    actions.answer_cosign(life.as_member(when, member), life.proposal, accept=accept, remark=remark)


def ask_approval(life: Life, when: datetime) -> None:
    """Put a collective proposal before the convener."""
    actions.ask_approval(life.as_member(when), life.proposal)


def approve(life: Life, when: datetime) -> None:
    """The convener agrees."""
    actions.approve(life.as_member(when, life.agenda.cast.conveners[life.organ.pk]), life.proposal)


def submit(life: Life, when: datetime) -> None:
    """Hand in."""
    actions.submit(life.as_member(when), life.proposal)


def withdraw(life: Life, when: datetime, *, reason: str) -> None:
    """Take back before handling begins."""
    actions.withdraw(life.as_member(when), life.proposal, reason=reason)


def rate(life: Life, when: datetime, *, verdict: str, note: str = "", member: Member | None = None) -> None:
    """A proposer says what they think of the handling; dissatisfaction opens the next round."""
    matter = next(iter(life.parts.values())).matter
    note = note or (GRATEFUL[dice(life.key, "note", of=len(GRATEFUL))] if verdict == "satisfied" else "")
    act = life.as_member(when, member)
    handling.rate(act, matter, overall=verdict, form=letters.rating_form(life.key, verdict), remarks=note)
    if verdict == "dissatisfied" and member is None:
        again = Matter.objects.get(subject_type=matter.subject_type, subject_id=matter.subject_id, round=matter.round + 1)
        life.parts = {part.unit.name: part for part in again.assignments.select_related("unit", "matter")}


def close(life: Life, when: datetime) -> None:
    """The committee closes the case."""
    actions.close(life.as_role(Role.PROPOSAL_STAFF, when), life.proposal)
