"""Who hears of outputs: reviewers and leaders of what waits for them, authors of everything that became of their words, units of looks."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of
from shangliang.commons.ui.wording import day, daysleft

from .rules import Verdict


def _office() -> list[int]:
    return list(users_in(Role.OFFICE_STAFF))


def _authors(fact: Happened) -> list[int]:
    return users_of(fact.members("author"))


def _units(fact: Happened) -> list[int]:
    return [user for unit in fact.units("owner") for role in (Role.UNIT_CLERK, Role.UNIT_HEAD) for user in users_in(role, unit_id=unit)]


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


@tells("outputs.submitted")
def submitted(fact: Happened) -> Iterable[Telling]:
    """Those who review."""
    yield Telling([*_office(), *users_in(Role.PROPOSAL_HEAD)], f"成果等审核：{fact.subject.label}")


@tells("outputs.reviewed")
def reviewed(fact: Happened) -> Iterable[Telling]:
    """The leaders who sign."""
    yield Telling(users_in(Role.CHAIR), f"成果等你签发：{fact.subject.label}")


@tells("outputs.returned")
def returned(fact: Happened) -> Iterable[Telling]:
    """The office mends it."""
    yield Telling(_office(), f"成果退回修改：{fact.subject.label}。{fact.data['reason']}")


@tells("outputs.signed_off")
def signed(fact: Happened) -> Iterable[Telling]:
    """The office sends it."""
    yield Telling(_office(), f"{fact.data['number']}已签发，请报送：{fact.subject.label}")


@tells("outputs.sent")
def sent(fact: Happened) -> Iterable[Telling]:
    """The authors."""
    yield Telling(_authors(fact), f"你执笔的成果已报送{'、'.join(fact.data['recipients'][:3])}：{fact.subject.label}")


@tells("outputs.suggestion_answered")
def answered(fact: Happened) -> Iterable[Telling]:
    """The office settles it."""
    yield Telling(_office(), f"{fact.data['unit']}答复了建议，请核定采纳情况：{fact.subject.label[:40]}", reverse("outputs:suggestion", args=[fact.subject.id]))


@tells("outputs.suggestion_settled")
def settled(fact: Happened) -> Iterable[Telling]:
    """The authors: what became of their suggestion, and why."""
    data = fact.data
    why = data["evidence"] or data["reason"]
    yield Telling(_authors(fact), f"你的建议{Verdict(data['verdict']).label}：{fact.subject.label[:40]}。{why[:80]}", reverse("outputs:suggestion", args=[fact.subject.id]))


@tells("outputs.converted")
def converted(fact: Happened) -> Iterable[Telling]:
    """The authors: it became something lasting."""
    yield Telling(_authors(fact), f"你的建议转化为{fact.data['kind_of']}：{fact.data['title']}")


@tells("outputs.instruction_recorded")
def instructed(fact: Happened) -> Iterable[Telling]:
    """The authors, with honour, and the office that has to see it through."""
    yield Telling(_authors(fact), f"{fact.data['office']}{fact.data['leader']}批示了“{fact.data['title']}”")
    yield Telling(_office(), f"{fact.data['leader']}的批示等交办：{fact.data['title']}")


@tells("outputs.instruction_answered")
def instruction_answered(fact: Happened) -> Iterable[Telling]:
    """The office tells the leader."""
    yield Telling(_office(), f"{'、'.join(fact.data['units'])}报来批示办理结果，请向领导反馈：{fact.subject.label}")


@tells("outputs.instruction_settled")
def instruction_settled(fact: Happened) -> Iterable[Telling]:
    """The authors: what came of it."""
    yield Telling(_authors(fact), f"{fact.data['leader']}的批示已办结：{fact.data['result'][:80]}")


@tells("outputs.follow_up_asked")
def follow_up_asked(fact: Happened) -> Iterable[Telling]:
    """The unit, or the office where no unit answers."""
    said = f"成果报送满 {fact.data['months']} 个月，请在 {_day(fact.data['due_on'])}前说明落实情况：{fact.subject.label}"
    yield Telling(_units(fact) or _office(), said)


@tells("outputs.follow_up_reminded")
def follow_up_reminded(fact: Happened) -> Iterable[Telling]:
    """The same once more."""
    yield Telling(_units(fact) or _office(), f"请说明成果落实情况，{daysleft(fact.data['days_left'])}：{fact.subject.label}")


@tells("outputs.followed_up")
def followed_up(fact: Happened) -> Iterable[Telling]:
    """The authors, and the office, which may settle anew."""
    said = f"{fact.data['unit'] or '办公室'}说明了“{fact.subject.label}”的落实情况：{fact.data['text'][:80]}"
    yield Telling([*_authors(fact), *_office()], said)
