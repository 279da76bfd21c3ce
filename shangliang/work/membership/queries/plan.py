"""A read roster against what there is: what an import would do."""

from datetime import date

from shangliang.commons.access import Role
from shangliang.commons.committees.models import Term
from shangliang.commons.people.models import Organ

from ..intake import Kind, Roster
from .plan_bodies import OrganPlanner, UnitPlanner, kind_of
from .plan_members import MemberPlanner
from .plan_posts import PostPlanner
from .planned import Bodies, Plan, Planned


def plan(roster: Roster, term: Term, day: date, *, make_missing: bool = False, by: Role = Role.ADMINISTRATOR) -> Plan:
    """What importing `roster` into `term` would do as of `day`; writes nothing. The entries get the problems found.

    Sheets are planned in the order in which they need each other, whatever their order in the file. With `make_missing`
    sectors, special committees and groups that members name are made; without, they are errors. `by` is the role of the
    one who imports: posts that could do more are errors.
    """
    made = Plan()
    known = Organ.objects.filter(until__isnull=True).values_list("kind", "name", "short_name")
    bodies = Bodies(known, made, make_missing)
    done: dict[int, list[Planned]] = {}
    tables = {kind: [table for table in roster.tables if table.kind is kind] for kind in Kind}
    _declare_sectors(bodies, tables[Kind.ORGANS])

    def each(kind: Kind, planner: UnitPlanner | MemberPlanner | OrganPlanner | PostPlanner) -> list[Planned]:
        for table in tables[kind]:
            done[id(table)] = [planner.plan(entry) for entry in table.entries]
        return [row for table in tables[kind] for row in done[id(table)]]

    units = UnitPlanner()
    each(Kind.UNITS, units)
    members = each(Kind.MEMBERS, MemberPlanner(tables[Kind.MEMBERS], term, day, bodies)) if tables[Kind.MEMBERS] else []
    if tables[Kind.ORGANS]:
        each(Kind.ORGANS, OrganPlanner(term, bodies, members))
    if tables[Kind.POSTS]:
        each(Kind.POSTS, PostPlanner(tables[Kind.POSTS], day, units, members, by))
    made.tables = [(table, done[id(table)]) for table in roster.tables]
    return made


def _declare_sectors(bodies: Bodies, tables: list) -> None:
    """Bodies that the same file makes are known to its members."""
    for table in tables:
        for entry in table.entries:
            name = entry.get("organ")
            kind = entry.get("kind") or (kind_of(name) if name else None)
            if kind and name and not bodies.find(kind, name):
                bodies.add(kind, name)
                bodies.fresh = False
