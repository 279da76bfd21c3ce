"""The rates of proposals over a list of them (I32): what is counted, and one divided by the other. Knows states, asks nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import NUMBERED, PRIVATE, State

HANDED = frozenset({State.HANDLING, State.REPLIED, State.CLOSED})
ENDED = frozenset({State.REPLIED, State.CLOSED})


@dataclass(frozen=True)
class Line:
    """One line of the table: how many came, were filed, merged, declined, handed over, answered, closed, rated and satisfied; promises due and kept."""

    label: str = ""
    received: int = 0
    filed: int = 0
    merged: int = 0
    declined: int = 0
    handed: int = 0
    answered: int = 0
    closed: int = 0
    rated: int = 0
    satisfied: int = 0
    due: int = 0
    kept: int = 0

    def with_one(self, one: "Standing") -> "Line":
        """The line with one proposal more."""
        state = State(one.state)
        answered = state in ENDED or (state in HANDED and bool(one.grade))  # one that is handled anew was answered before
        rated = state in ENDED and bool(one.overall)
        return replace(
            self, received=self.received + (state not in PRIVATE), filed=self.filed + (state in NUMBERED), merged=self.merged + (state is State.MERGED),
            declined=self.declined + (state is State.DECLINED), handed=self.handed + (state in HANDED), answered=self.answered + answered,
            closed=self.closed + (state is State.CLOSED), rated=self.rated + rated, satisfied=self.satisfied + (rated and one.overall in {"satisfied", "mostly"}),
            due=self.due + one.due, kept=self.kept + one.kept,
        )  # fmt: skip

    def filing_rate(self, formula: str) -> float | None:
        """立案率 as the committee counts it: `all`, `net` or `examined` (figure proposals.filing_rate)."""
        whole = self.filed + self.merged
        if formula == "net":
            return percent(self.filed, self.received)
        return percent(whole, whole + self.declined if formula == "examined" else self.received)

    def reply_rate(self, formula: str) -> float | None:
        """办复率: answered of what was handed over, or of what was filed where the committee counts so."""
        return percent(self.answered, self.filed if formula == "filed" else self.handed)

    @property
    def closing_rate(self) -> float | None:
        return percent(self.closed, self.handed)

    @property
    def satisfaction(self) -> float | None:
        return percent(self.satisfied, self.rated)

    @property
    def kept_rate(self) -> float | None:
        return percent(self.kept, self.due)


@dataclass(frozen=True)
class Standing:
    """How one proposal stands: its state, the class of its last reply, its rating, and its promises due and kept."""

    state: str
    grade: str = ""
    overall: str = ""
    due: int = 0
    kept: int = 0


def percent(top: int, bottom: int) -> float | None:
    """One in a hundred of the other, to one decimal; None where there is nothing to divide by."""
    return round(100 * top / bottom, 1) if bottom else None


def tabled(rows: Iterable[tuple[str, Standing]]) -> list[Line]:
    """A line for each label, the most received first. A proposal that belongs to several labels comes once for each."""
    lines: dict[str, Line] = {}
    for label, one in rows:
        lines[label] = lines.get(label, Line(label)).with_one(one)
    return sorted(lines.values(), key=lambda line: (-line.received, line.label))
