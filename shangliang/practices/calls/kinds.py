"""What a call is: who or what may be put forward, by whom, by which criteria. Pure, so that shipped ones are plain data.

Honours are shipped in `shipped.py`. A room whose things can be put forward declares a CallKind of its own with a port: what
a thing is, which can be chosen, and what happens to it on its award. The practice calls back inside the same transaction.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from shangliang.commons.access.roles import STAFF, Role
from shangliang.foundation.registry import Registry
from shangliang.foundation.words import Labelled


class About(Labelled):
    """What is put forward."""

    MEMBER = "member", "委员"
    ORGAN = "organ", "界别、专委会等机构"
    UNIT = "unit", "承办单位"
    NAME = "name", "其他人或单位"
    THING = "thing", "事项"


class By(Labelled):
    """Who puts forward."""

    SELF = "self", "本人"
    MEMBER = "member", "委员"
    ORGAN = "organ", "界别、专委会、党派团体"
    STAFF = "staff", "工作人员"


class Way(Labelled):
    """How reviewers say what they think."""

    SCORES = "scores", "打分"
    VOTES = "votes", "投票"


@dataclass(frozen=True)
class Criterion:
    """One thing reviewers look at; the weights of a kind add up to a hundred."""

    code: str
    label: str
    weight: int


@dataclass(frozen=True)
class Described:
    """A thing as lists and certificates name it; `members` and `organs` are those whose own it is: they do not review it."""

    name: str
    note: str
    link: str = ""
    members: frozenset[int] = frozenset()
    organs: frozenset[int] = frozenset()
    honoured: str = ""  # to whom a certificate is made out; the name itself when empty


@dataclass(frozen=True)
class Option:
    """Something that may be put forward: its key ("member:12"), its name, what it is, and what speaks for it."""

    key: str
    name: str
    note: str = ""
    why: str = ""


def nothing(*said: Any, **known: Any) -> None:
    """A callback for a room that need not know."""


def no_options(*said: Any, **known: Any) -> list[Option]:
    """Nothing to choose from."""
    return []


def no_reason(*said: Any) -> str:
    """Nothing speaks against it."""
    return ""


@dataclass(frozen=True)
class CallKind:
    """`code` names the kind, the sort of its facts and the prefix of its settings; `award` is what one becomes.

    `runners` prepare and lead the call. For kinds about things: `describe(ids)` by id, `find(viewer, text)` the things one may choose,
    `suggest(first, last)` those the rules propose, `why_not(id)` why one cannot be put forward ("" when it can).
    The callbacks get (act, nomination).
    """

    code: str
    label: str
    award: str
    about: tuple[About, ...]
    by: tuple[By, ...]
    criteria: tuple[Criterion, ...]
    conditions: tuple[str, ...]
    runners: frozenset[Role] = frozenset({Role.OFFICE_STAFF})
    icon: str = "award"
    awards: int = 0  # usual number of awards; 0: no limit
    per_body: int = 0  # how many one body may put forward; 0: no limit
    reviews: bool = True
    publicity: bool = True
    subject_type: str = ""
    describe: Callable[[Iterable[int]], dict[int, Described]] = nothing  # type: ignore[assignment]
    find: Callable[[Any, str], Iterable[Option]] = no_options
    suggest: Callable[[date, date], Iterable[Option]] = no_options
    why_not: Callable[[int], str] = no_reason
    on_awarded: Callable[..., None] = nothing
    on_revoked: Callable[..., None] = nothing


kinds: Registry[CallKind] = Registry("kinds of call")

# Whoever can tell who deserves it (the duty scores, one floor up) declares it here by the code of a kind: (first, last) -> options.
suggesters: Registry[Callable[[date, date], Iterable[Option]]] = Registry("sources of suggestions")
# Whoever knows what speaks against it (the duty scores again) declares it likewise: (member id, year) -> a sentence, or "".
cautions: Registry[Callable[[int, int], str]] = Registry("what speaks against a nomination")
RUNNERS = tuple(role for role in Role if role in STAFF)
