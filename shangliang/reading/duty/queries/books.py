"""Rulebooks: those of the committee, those shipped as examples, and which one holds for a year."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.declared import kinds
from shangliang.foundation.errors import NotFound, NotNow
from shangliang.foundation.periods import Period, parse_start, year
from shangliang.practices.registers.access import known_registers
from shangliang.practices.registers.kinds import ENDED, RECORDED

from ..models import Rulebook
from ..rules import Complaint, Plan, RulebookState, examine, later, nearest, with_later
from ..rules import Rulebook as Book
from ..shipped import SCHEMES


def all_books() -> list[Rulebook]:
    """Drafts and adopted rulebooks, the latest first."""
    return list(Rulebook.objects.exclude(state=RulebookState.DISCARDED))


def book_by_id(pk: int) -> Rulebook:
    """One rulebook of this committee; discarded ones are gone."""
    found = Rulebook.objects.exclude(state=RulebookState.DISCARDED).filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这份计分办法，可能已经丢弃，或不属于本委员会。")
    return found


def book_for(number: int) -> Rulebook | None:
    """The rulebook that holds for a score year: the latest adopted one that begins in it or before; read once in a stay."""

    def read() -> list[Rulebook]:
        return list(Rulebook.objects.filter(state=RulebookState.ADOPTED).order_by("-from_year", "-adopted_at", "-pk"))

    return next((row for row in here().recall("duty.adopted", read) if row.from_year <= number), None)


def known_kinds() -> set[str]:
    """Kinds of fact that a rulebook may count; registers record theirs whether that room is in use here or not."""
    return {*kinds.names(), RECORDED, ENDED}


def registers() -> dict[str, str]:
    """The registers this committee keeps: code and name."""
    return {code: one.declared.label for code, one in known_registers().items()}


def examined(body: Any) -> tuple[Book, list[Complaint]]:
    """A rulebook as typed, read and checked against what this house records."""
    return examine(body, known_kinds(), registers())


@dataclass(frozen=True)
class Ready:
    """A rulebook made ready for scoring, with the row it came from (None: a draft or an example)."""

    plan: Plan
    row: Rulebook | None = None

    @property
    def book(self) -> Book:
        return self.plan.book


def ready(row: Rulebook) -> Ready:
    """A rulebook ready for scoring; raises NotNow when it has faults."""
    book, complaints = examined(row.body)
    if complaints:
        raise NotNow(f"这份办法还有 {len(complaints)} 处要改，改好才能计分。第一处：{complaints[0].text}。", code="faulty_rulebook")
    return Ready(Plan(book), row)


def ready_for(number: int) -> Ready:
    """The rulebook of a score year, ready for scoring; raises NotNow when none was adopted."""
    row = book_for(number)
    if row is None:
        raise NotNow(f"{number} 年度还没有启用计分办法。管理员可以在“履职—计分办法”里选一份启用。", code="no_rulebook")
    return ready(row)


def period_of(book: Book, number: int) -> Period[date]:
    """The score year called `number` under a rulebook."""
    return year(number, parse_start(book.year_starts))


@lru_cache
def schemes() -> dict[str, dict[str, Any]]:
    """The shipped examples by code."""
    return SCHEMES


def news(body: Any) -> list[str]:
    """Names of the items that the example a rulebook was made from has gained since; none for one of the committee's own making."""
    return [str(item["name"]) for item in later(body, nearest(body, schemes()))]


def with_news(body: dict[str, Any]) -> dict[str, Any]:
    """A rulebook with the items its example has gained."""
    return with_later(body, nearest(body, schemes()))
