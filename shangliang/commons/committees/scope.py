"""Where we are: the committee in whose name everything is read and written just now.

`within(committee)` opens two fences at once: django-scopes (managers raise outside a scope) and PostgreSQL row-level
security (the database backend repeats the committee to the server before each statement).
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import django_scopes

from shangliang.foundation.clocks import Calendar

from .preferences import PREFERENCES

if TYPE_CHECKING:
    from datetime import date

    from .models import Committee, Session, Term

log = logging.getLogger(__name__)
T = TypeVar("T")


class Here:
    """What is the same during one stay in a committee, read at most once: its settings, terms and working calendar."""

    def __init__(self, committee: "Committee") -> None:
        self.committee = committee
        self._recalled: dict[str, Any] = {}

    @cached_property
    def _values(self) -> dict[str, Any]:
        from .asked import VALUES

        return dict(VALUES())

    def setting(self, key: str) -> Any:
        """The committee's value of a declared setting, or its default; raises LookupError for an undeclared key."""
        preference = PREFERENCES.get(key)
        return preference.read(self._values[key]) if key in self._values else preference.default

    @cached_property
    def sessions(self) -> list["Session"]:
        """All sessions with their terms, oldest first."""
        from .asked import SESSIONS

        return SESSIONS()

    def session_on(self, day: "date") -> "Session | None":
        """The session in whose year `day` lies: the latest one that had begun to accept proposals by then."""
        begun = [s for s in self.sessions if s.accepts_from <= day]
        return begun[-1] if begun else None

    def session(self, pk: int) -> "Session":
        """A session of the committee by its id, with its term."""
        return next(session for session in self.sessions if session.pk == pk)

    def term_on(self, day: "date") -> "Term | None":
        session = self.session_on(day)
        return session.term if session else None

    @cached_property
    def calendar(self) -> Calendar:
        """The committee's working days: the State Council's table with the committee's own changes."""
        from .calendars import calendar

        return calendar()

    def recall(self, name: str, read: Callable[[], T]) -> T:
        """What `read` gives, read once in this stay under this name: for what pages ask again and again and hardly anybody changes.

        The action that changes it says `forget` afterwards.
        """
        if name not in self._recalled:
            self._recalled[name] = read()
        found: T = self._recalled[name]
        return found

    def forget(self) -> None:
        """Read everything anew; called after settings, sessions, the calendar or what is recalled were changed."""
        self._recalled.clear()
        for name in ("_values", "sessions", "calendar"):
            self.__dict__.pop(name, None)


_here: ContextVar[Here | None] = ContextVar("here", default=None)


@contextmanager
def within(committee: "Committee") -> Iterator[Here]:
    """Do what follows in the name of `committee`: only its rows exist inside."""
    place = Here(committee)
    token = _here.set(place)
    try:
        with django_scopes.scope(committee=committee):
            yield place
    finally:
        _here.reset(token)


def all_committees() -> "list[Committee]":
    """Every committee, for clockwork that enters one after the other."""
    from .models import Committee

    return list(Committee.objects.order_by("pk"))


def in_each(do: Callable[["Committee"], int]) -> int:
    """Do something in one committee after the other, for clockwork. Gives the sum of what each gave.

    A fault in one is logged and keeps none of the others waiting: a committee with one odd row must not cost a hundred others
    their reminders.
    """
    count = 0
    for committee in all_committees():
        try:
            with within(committee):
                count += do(committee)
        except Exception:
            log.exception("%s broke in %s", getattr(do, "__qualname__", do), committee)
    return count


def here() -> Here:
    """The committee we are in; raises RuntimeError outside `within`."""
    place = _here.get()
    if place is None:
        raise RuntimeError("no committee has been entered: use within(committee)")
    return place


def committee_id() -> int | None:
    """The id of the committee we are in, or None outside any; asked by the database backend."""
    place = _here.get()
    return place.committee.pk if place else None


def setting(key: str) -> Any:
    """The value of a declared setting in the committee we are in."""
    return here().setting(key)
