"""Acting and recording: the only door through which anything is written."""

import functools
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import IntegrityError, OperationalError, connection, models, transaction
from django.utils import timezone

from shangliang.commons.access import Viewer, require
from shangliang.commons.committees.ready import held, insert
from shangliang.commons.committees.scope import here
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.commons.subjects import Ref, ref
from shangliang.foundation.errors import NotFound, NotNow

from .declared import kinds
from .models import Fact, Party

log = logging.getLogger(__name__)
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Act:
    """Who does something and when: read once at the door, passed to everything.

    `at` is aware. `uid` makes a repeated request harmless: a form carries it, so a double click says the same thing
    once. `recorded_at` is set only by loaders of the past.
    """

    viewer: Viewer
    at: datetime
    channel: str = "web"
    on_behalf_of: str = ""
    uid: UUID = field(default_factory=uuid4)
    recorded_at: datetime | None = None

    @property
    def committee(self) -> int:
        if self.viewer.committee_id is None:
            raise RuntimeError("an act needs a committee")
        return self.viewer.committee_id


@dataclass(frozen=True)
class Credit:
    """A party to a fact: a Member, Unit or Organ (or its id under that keyword) in a role."""

    who: Member | Unit | Organ
    role: str
    share: Decimal = Decimal(1)


class NothingRecorded(RuntimeError):
    """An action ended without saying what it did: a fault in the program, never of the person."""


SAID = "这一步刚才已经做过了，没有重复记录。请刷新页面看最新情况。"
AT_ONCE = "刚才有人同时在改同一批件，这一步没有做。请刷新页面看最新情况，再做一次。"
GIVEN_UP = frozenset({"40P01", "40001"})  # deadlock_detected, serialization_failure
TAKEN = "23505"  # unique_violation
_recorded: ContextVar[list[type] | None] = ContextVar("recorded", default=None)


def consequence(*facts: type) -> Callable[[F], F]:
    """Make a function that follows from another action, in its transaction: nobody asks for it, so nobody is asked.

    The ports that practices call back through are made of these. Their thing is what the calling action holds already.
    """
    return action("", *facts, lock=False)


def action(code: str, *facts: type, lock: bool = True, quiet: bool = False, once: bool = False) -> Callable[[F], F]:
    """Make a function the one way to do `code`: lock → may → (its body: rule, write, record) → return.

    The function takes `act` first, then the thing (or None), then keywords only. One transaction surrounds it. It must
    record at least one of `facts`, except `quiet` ones, which keep a private draft nobody else ever sees. With
    `lock=False` the thing is not locked, because it is only a place to create something in. `once` is for what makes a new
    thing, or undoes itself when done again: a second time under the same act is refused, even at the same moment.
    """

    def wrap(function: F) -> F:
        @functools.wraps(function)
        def perform(act: Act, thing: Any = None, /, **known: Any) -> Any:
            nested = _recorded.get() is not None
            if not code and not nested:
                raise RuntimeError(f"{function.__qualname__} is a consequence: it happens inside another action only")
            # An action within an action shares its fate, so it needs no savepoint of its own.
            with nullcontext() if nested else _given_up_said(), transaction.atomic(savepoint=not nested):
                locked = _lock(thing) if lock and isinstance(thing, models.Model) else thing
                if once and not nested:
                    _first_time(act)
                if code:
                    require(act.viewer, code, locked)
                token = _recorded.set([])
                try:
                    result = function(act, locked, **known)
                    said = _recorded.get() or []
                finally:
                    _recorded.reset(token)
                if not quiet and not set(said) & set(facts):
                    raise NothingRecorded(f"{function.__qualname__} ended without recording any of {[f.__name__ for f in facts]}")
                return result

        perform.code, perform.facts = code, facts  # type: ignore[attr-defined]
        return perform  # type: ignore[return-value]

    return wrap


@contextmanager
def _given_up_said() -> Iterator[None]:
    """Where the database gives this action up because of another one, say so as a refusal: a circle of waiting, or a row of which
    there may be one and which both looked for and did not find.

    Nothing of it was written, so doing it again is safe; that is left to the person, who sees first what the other one did.
    What is there only once is logged too: where nobody else was acting, the action has forgotten to look.
    """
    try:
        yield
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") not in GIVEN_UP:
            raise
        raise NotNow(AT_ONCE, code="at_once") from error
    except IntegrityError as clash:
        if getattr(clash.__cause__, "sqlstate", "") != TAKEN:
            raise
        log.warning("two of what there may be one of: %s", clash)
        raise NotNow(AT_ONCE, code="at_once") from clash


def _first_time(act: Act) -> None:
    """Raise NotNow when this act has said something before; whoever comes at the same moment waits for the first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [act.uid.int % 2**63])
    if Fact.objects.filter(act_uid=act.uid).exists():
        raise NotNow(SAID, code="said_already")


def _lock(thing: models.Model) -> models.Model:
    locked = held(type(thing), thing.pk)
    if locked is None:
        raise NotFound()
    return locked


@dataclass(frozen=True)
class Saying:
    """One of many facts to be recorded together: what, about which thing, crediting whom; `uid` where it has a number of its own."""

    what: Any
    about: models.Model | Ref
    parties: Iterable[Credit] = ()
    uid: UUID | None = None


def record(act: Act, what: Any, *, about: models.Model | Ref, parties: Iterable[Credit] = (), retracts: Fact | None = None) -> Fact:
    """Add one fact to the ledger, inside an action; saying the same twice under one act raises NotNow."""
    return _said(act, [Saying(what, about, parties)], retracts=retracts)[0]


def record_many(act: Act, sayings: Iterable[Saying], *, size: int = 1000) -> int:
    """Add many facts of one act, `size` to a statement; as strict as `record`. Gives how many."""
    waiting, count = list(sayings), 0
    for start in range(0, len(waiting), size):
        count += len(_said(act, waiting[start : start + size]))
    return count


def _said(act: Act, sayings: list[Saying], *, retracts: Fact | None = None) -> list[Fact]:
    recorded = _recorded.get()
    if recorded is None:
        raise RuntimeError("facts are recorded inside an action")
    term = here().term_on(timezone.localdate(act.at))
    rows = [_row(act, saying, term, retracts) for saying in sayings]
    try:
        insert(rows)
    except IntegrityError as clash:
        if "said_once_per_act" in str(clash):
            raise NotNow(SAID, code="said_already") from clash
        raise
    insert([_party(row, credit) for row, saying in zip(rows, sayings, strict=True) for credit in saying.parties])
    recorded.extend(type(saying.what) for saying in sayings)
    return rows


def _row(act: Act, saying: Saying, term: Any, retracts: Fact | None) -> Fact:
    what: Any = saying.what
    subject = ref(saying.about)
    known: Any = kinds.get(what.kind)
    if known is not type(what):
        raise LookupError(f"{type(what).__name__} is not a declared fact")
    row = Fact(
        committee_id=act.committee, term=term, kind=what.kind, sort=what.sort, version=what.version, subject_type=subject.type, subject_id=subject.id,
        subject_label=subject.label, actor_id=act.viewer.user_id, actor_label=act.viewer.label, on_behalf_of=act.on_behalf_of,
        channel=act.channel, happened_at=act.at, data=asdict(what), act_uid=saying.uid or act.uid, retracts=retracts,
    )
    if act.recorded_at is not None:
        row.recorded_at = act.recorded_at
    return row


def _party(row: Fact, credit: Credit) -> Party:
    party = Party(committee_id=row.committee_id, fact=row, role=credit.role, share=credit.share, kind=row.kind, happened_at=row.happened_at)
    setattr(party, type(credit.who)._meta.model_name or "", credit.who)
    party.sector_id = getattr(credit.who, "sector_id", None)
    return party
