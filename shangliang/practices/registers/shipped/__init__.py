"""The registers every committee starts with, one module an area of work; a committee changes, adds and switches off its own."""

from ..kinds import Declared
from . import (
    aid,
    consultation,
    contacts,
    fieldwork,
    grassroots,
    history,
    liaison,
    meetings,
    office,
    opinions,
    oversight,
    party,
    plans,
    projects,
    publicity,
    standing,
    study,
)  # fmt: skip
from .made import MADE

AREAS = (party, study, plans, meetings, consultation, fieldwork, oversight, opinions, grassroots, standing, liaison, contacts, projects, aid, history, publicity, office)
SHIPPED: tuple[Declared, ...] = tuple(register for area in AREAS for register in area.REGISTERS)

__all__ = ["MADE", "SHIPPED"]
