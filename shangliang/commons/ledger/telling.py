"""Who is to be told of what: rules that rooms declare in their `notices.py`, and the facts as those rules see them.

    @tells("proposals.filed")
    def filed(fact: Happened) -> Iterable[Telling]:
        yield Telling(proposers(fact), f"你的提案已立案，提案号 {fact.data['number']}：{fact.subject.label}")

Nothing is written here. `reading.notices` follows the ledger and asks the rules; another channel could do the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shangliang.commons.subjects import Ref
from shangliang.foundation.registry import Registry


@dataclass(frozen=True)
class Of:
    """A party to a fact: one of the three ids is set."""

    role: str
    member_id: int | None
    unit_id: int | None
    organ_id: int | None


@dataclass(frozen=True)
class Happened:
    """A fact of the ledger without its table."""

    id: int
    xid: int
    act_uid: UUID
    kind: str
    subject: Ref
    data: dict[str, Any]
    actor_id: int | None
    actor: str
    at: datetime
    recorded_at: datetime
    parties: tuple[Of, ...] = ()

    def members(self, *roles: str) -> list[int]:
        """Ids of the members among the parties, in these roles or in any."""
        return [party.member_id for party in self.parties if party.member_id and (not roles or party.role in roles)]

    def units(self, *roles: str) -> list[int]:
        """Ids of the units among the parties."""
        return [party.unit_id for party in self.parties if party.unit_id and (not roles or party.role in roles)]

    def organs(self, *roles: str) -> list[int]:
        """Ids of the organs among the parties."""
        return [party.organ_id for party in self.parties if party.organ_id and (not roles or party.role in roles)]


@dataclass(frozen=True)
class Telling:
    """One sentence for some users (ids). `href` leads to where it can be answered; without it to the subject's own page."""

    to: Iterable[int]
    text: str
    href: str = ""


Tell = Callable[[Happened], Iterable[Telling]]


@dataclass(frozen=True)
class NoticeRule:
    """For one kind of fact: who is told, in which words. Somebody meant twice is told once, by what comes first."""

    kind: str
    tell: Tell


rules: Registry[NoticeRule] = Registry("rules of notices")


@dataclass(frozen=True)
class Letter:
    """One mail to somebody outside who left an address: `text` is ours alone, nothing they typed is repeated to them."""

    mail: str
    text: str
    href: str = ""


Write = Callable[[Happened], Iterable[Letter]]


@dataclass(frozen=True)
class LetterRule:
    """For one kind of fact: who outside the house is written to."""

    kind: str
    write: Write


letters: Registry[LetterRule] = Registry("rules of letters to people outside")


def writes(kind: str) -> Callable[[Write], Write]:
    """Declare to whom outside a kind of fact is written by mail, at most one a fact; nothing is sent where the committee has no mail."""

    def declare(write: Write) -> Write:
        letters.add(kind, LetterRule(kind, write))
        return write

    return declare


def tells(kind: str) -> Callable[[Tell], Tell]:
    """Declare the rule for a kind of fact; one rule a kind, which may tell several people different things."""

    def declare(tell: Tell) -> Tell:
        rules.add(kind, NoticeRule(kind, tell))
        return tell

    return declare
