"""Lines of an old list against this committee: whose names are members', which numbers are taken, which session it is."""

from collections import defaultdict

from django.db.models import Count

from shangliang.commons.committees.models import Session
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.foundation.words import nth

from ..intake.past import PastRow, proposers_of
from ..models import Proposal


class Matcher:
    """Names of an old list, matched exactly: members (those of the session's own term first), units and organs."""

    def __init__(self, session: Session | None) -> None:
        members: dict[str, list[Member]] = defaultdict(list)
        for member in Member.objects.only("pk", "committee_id", "name", "term_id", "user_id"):
            members[member.name].append(member)
        self.members = {name: found for name, same in members.items() if (found := _one(same, session))}
        self.units = {name: unit for unit in Unit.objects.all() for name in (unit.name, unit.short_name, *unit.aliases) if name}
        self.organs = set(Organ.objects.values_list("name", flat=True))

    def member(self, name: str) -> Member | None:
        """The one member of exactly this name, or None."""
        return self.members.get(name)

    def unit(self, name: str) -> Unit | None:
        """The unit of this name, short name or other name; of several in one cell the first is the lead."""
        first = name.replace("，", "、").replace(",", "、").replace("；", "、").split("、")[0].strip()
        return self.units.get(name) or self.units.get(first)

    def is_body(self, said: str) -> bool:
        """Whether a proposal was made in the name of a body."""
        return said in self.organs or (proposers_of(said).body and self.member(said) is None)


def _one(same: list[Member], session: Session | None) -> Member | None:
    """Of people of one name the one of that term, else the only person there is."""
    if session is not None:
        own = [member for member in same if member.term_id == session.term_id]
        if own:
            return own[0] if len(own) == 1 else None
    return max(same, key=lambda member: member.term_id) if len({member.user_id or -member.pk for member in same}) == 1 else None


def check_lines(lines: list[PastRow], session: Session | None) -> None:
    """Note on each line what only the tables know: numbers that are taken, units and proposers that are not known."""
    taken = set(Proposal.objects.filter(session=session).exclude(number="").values_list("number", flat=True)) if session else set()
    matcher = Matcher(session)
    for line in lines:
        if line.get("number") in taken:
            line.errors.append(f"{session.short}已经有{nth(line.get('number'))}提案。同一份名单请不要导入两次。" if session else "")
        if (unit := line.get("unit")) and matcher.unit(unit) is None:
            line.warnings.append(f"没有“{unit[:30]}”这个承办单位，名称只记在经过里。")


def imported_counts() -> dict[int, int]:
    """How many past proposals each session has, by session id."""
    return dict(Proposal.objects.filter(imported=True).values_list("session").annotate(n=Count("pk")).order_by())


def session_by_id(session_id: int) -> Session | None:
    """One of this committee's sessions."""
    return Session.objects.select_related("term").filter(pk=session_id).first()


def session_of(term: int, number: int) -> Session | None:
    """The session of these numbers, or None."""
    return Session.objects.select_related("term").filter(term__number=term, number=number).first()
