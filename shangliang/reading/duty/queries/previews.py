"""What one item of a rulebook would have given in a year: read from the ledger, nothing stored."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ..rules import Item, Plan, Rulebook, score
from .books import period_of
from .facts import facts_of
from .scores import people_of

MOST_PEOPLE = 3000


@dataclass(frozen=True)
class Preview:
    """How many members an item would have touched, how often, for how many points, of how many members in all."""

    year: int
    whole: int
    members: int
    times: int
    points: Decimal


def of_item(book: Rulebook, item: Item, year: int) -> Preview | None:
    """The item alone, with its cap and that of its group, over a score year; None for more members than a page can wait for."""
    period = period_of(book, year)
    people = people_of(period)
    if len(people) > MOST_PEOPLE:
        return None
    plan = Plan(replace(book, items=(item,), minimums=()))
    facts = facts_of(plan, period, [person.id for person in people])
    lines = [[line for line in score(plan, facts.get(person.id, ()), standing=person.standing).lines if line.counts] for person in people]
    touched = [one for one in lines if one]
    return Preview(year, len(people), len(touched), sum(map(len, touched)), sum((line.given for one in touched for line in one), Decimal(0)))
