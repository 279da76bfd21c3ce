"""Who is told what about a check: the units that are looked at, the office that leads it, the committee's staff."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.ui.wording import day, daysleft

from . import queries


def unit_people(*unit_ids: int) -> list[int]:
    """Clerks and heads of units."""
    return [user for unit in unit_ids for role in (Role.UNIT_CLERK, Role.UNIT_HEAD) for user in users_in(role, unit_id=unit)]


def _name(fact: Happened) -> tuple[str, str]:
    """The check a line belongs to in words, and its unit."""
    line = queries.line_of(fact.subject.id)
    return (f"“{line.check_round}”", str(line.unit)) if line is not None else (f"“{fact.subject.label}”", "")


def _page(fact: Happened) -> str:
    return reverse("inspection:line", args=[fact.subject.id])


@tells("inspection.selected")
def selected(fact: Happened) -> Iterable[Telling]:
    """The unit: somebody will look."""
    yield Telling(unit_people(*fact.units()), f"你单位列入{_name(fact)[0]}，请准备提案办理情况", _page(fact))


@tells("inspection.opened")
def opened(fact: Happened) -> Iterable[Telling]:
    """The committee's staff: the government looks at units."""
    yield Telling(users_in(Role.PROPOSAL_STAFF), f"政府办开展“{fact.data['title']}”，督查 {len(fact.data['units'])} 个单位", reverse("inspection:check", args=[fact.subject.id]))


@tells("inspection.found")
def found(fact: Happened) -> Iterable[Telling]:
    """The unit: what to mend and by when; staff: how it stands there."""
    name, unit = _name(fact)
    said = f"请整改，{day(date.fromisoformat(fact.data['mend_by']))}前报整改情况：{fact.data['to_mend']}" if fact.data["mends"] else "没有要整改的"
    yield Telling(unit_people(*fact.units()), f"{name}登记了你单位的督查结果，{said}"[:300], _page(fact))
    yield Telling(users_in(Role.PROPOSAL_STAFF), f"{name}登记了{unit}的督查结果，{'要求整改' if fact.data['mends'] else '没有要整改的'}", _page(fact))


@tells("inspection.reported")
def reported(fact: Happened) -> Iterable[Telling]:
    """The leading office verifies."""
    name, unit = _name(fact)
    yield Telling(users_in(Role.HANDOVER_GOVERNMENT), f"{unit}报了{name}的整改情况，请核实", _page(fact))


@tells("inspection.accepted")
def accepted(fact: Happened) -> Iterable[Telling]:
    """The unit and the committee's staff: settled."""
    name, unit = _name(fact)
    yield Telling([*unit_people(*fact.units()), *users_in(Role.PROPOSAL_STAFF)], f"{name}：{unit}整改到位", _page(fact))


@tells("inspection.refused")
def refused(fact: Happened) -> Iterable[Telling]:
    """The unit goes on."""
    yield Telling(unit_people(*fact.units()), f"{_name(fact)[0]}核实还没有整改到位，请继续整改：{fact.data['reason']}"[:300], _page(fact))


@tells("inspection.reminded")
def reminded(fact: Happened) -> Iterable[Telling]:
    """The unit once more."""
    yield Telling(unit_people(*fact.units()), f"请报{_name(fact)[0]}的整改情况，{daysleft(fact.data['days_left'])}", _page(fact))


@tells("inspection.concluded")
def concluded(fact: Happened) -> Iterable[Telling]:
    """The committee's staff and heads read what came of it."""
    to = [*users_in(Role.PROPOSAL_STAFF), *users_in(Role.PROPOSAL_HEAD)]
    yield Telling(to, f"“{fact.subject.label}”办结，督查 {fact.data['count']} 个单位", reverse("inspection:check", args=[fact.subject.id]))
