"""Deeds of the units: signing in, asking return or more time, contact, opinion, reply."""

from datetime import date, datetime

from shangliang.commons.people.models import Unit
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.rules import Role as Part

from . import letters
from .agenda import Life
from .material import read


def sign_in(life: Life, when: datetime, *, unit: str) -> None:
    """Take it on."""
    handling.sign_in(life.as_unit(unit, when), life.parts[unit])


def ask_return(life: Life, when: datetime, *, unit: str, reason: str, proposed: Unit) -> None:
    """Say that another unit should handle it."""
    handling.ask_return(life.as_unit(unit, when), life.parts[unit], reason=reason, proposed=proposed)


def ask_extension(life: Life, when: datetime, *, days: int, reason: str) -> None:
    """Ask for so many more days."""
    part = life.parts[life.item.unit]
    part.refresh_from_db(fields=["due_on"])
    handling.ask_extension(life.as_unit(life.item.unit, when), part, until=date.fromordinal(part.due_on.toordinal() + days), reason=reason)


def give_opinion(life: Life, when: datetime, *, unit: str) -> None:
    """An assisting unit tells the lead what it thinks."""
    handling.give_opinion(life.as_unit(unit, when), life.parts[unit], text=letters.opinion(life.item, life.town.units[unit]))


def contact(life: Life, when: datetime, *, text: str = "", unit: str = "") -> None:
    """Speak with the proposer."""
    unit = unit or lead(life)
    act = life.as_unit(unit, when)
    said = text or life.item.contact
    handling.log_contact(
        act, life.parts[unit], day=when.date(), method=letters.method(said), people=f"{life.author.name}委员，{unit}{act.viewer.name}", content=said,
        view=letters.view(life.key),
    )


def begin_reply(life: Life, when: datetime) -> None:
    """A draft that is not finished."""
    unit = lead(life)
    texts, answers = letters.reply(life.item, life.organ, year=when.year, rest=letters.UNFINISHED)
    handling.draft_reply(life.as_unit(unit, when), life.parts[unit], texts=texts, answers=answers)


def draft_reply(life: Life, when: datetime, *, unit: str = "", again: bool = False) -> None:
    """The whole reply; in a second round with what was found since."""
    unit = unit or lead(life)
    said = read("second_round").get(life.key) if again else None
    texts, answers = letters.reply(life.item, life.organ, year=when.year, second=said)
    if Part(life.parts[unit].role) is Part.SEPARATE:
        letters.share(answers, unit, [life.item.unit, *life.item.assist])
    texts["letter_number"] = _letter_number(life, unit, when)
    if Part(life.parts[unit].role) is Part.LEAD:
        texts["assist_note"] = letters.NOT_COLLECTED
    disclosure = "full" if not letters.delicate(life.item) else "summary"
    handling.draft_reply(life.as_unit(unit, when), life.parts[unit], texts=texts, answers=answers, disclosure=disclosure)


def send_up(life: Life, when: datetime, *, unit: str = "") -> None:
    """Put it before the head."""
    unit = unit or lead(life)
    handling.send_up(life.as_unit(unit, when), life.parts[unit])


def send_back(life: Life, when: datetime, *, reason: str) -> None:
    """The head wants it better."""
    unit = lead(life)
    handling.send_back(life.as_unit(unit, when, head=True), life.parts[unit], reason=reason)


def issue(life: Life, when: datetime, *, unit: str = "") -> None:
    """The reply goes out."""
    unit = unit or lead(life)
    handling.issue_reply(life.as_unit(unit, when, head=True), life.parts[unit])


def lead(life: Life) -> str:
    """The unit that answers: the one the material names, or the one to which it was passed on."""
    answering = [name for name, part in life.parts.items() if Part(part.role) is not Part.ASSIST]
    return life.item.unit if life.item.unit in answering else answering[0]


def _letter_number(life: Life, unit: str, when: datetime) -> str:
    """The unit's own running number of the year, as it is printed: 临教函〔2026〕12号."""
    seen = life.agenda.letters
    seen[unit, when.year] = seen.get((unit, when.year), 0) + 1
    return f"{life.town.units[unit].letter_code}〔{when.year}〕{seen[unit, when.year]}号"
