"""签发: ordered steps by which a paper is agreed to before it goes out. Whoever keeps the paper keeps how many steps are done.

    route = Route(("提案委负责人", "主席、副主席"))
    route.next(0) → "提案委负责人"; route.next(2) → None: all have signed
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Route:
    """The steps in their order, each named by whose turn it is."""

    steps: Sequence[str]

    def next(self, done: int) -> str | None:
        """Whose turn it is after so many signatures; None when none is wanted any more."""
        return self.steps[done] if 0 <= done < len(self.steps) else None

    def is_last(self, done: int) -> bool:
        """Whether the next signature is the one that lets the paper go."""
        return done == len(self.steps) - 1

    def why_not(self, done: int, who: str, *, own: bool = False) -> str:
        """Why somebody cannot sign now, as a sentence; "" when they can. `own`: they drew the paper up themselves."""
        turn = self.next(done)
        if turn is None:
            return "每一步都已经签过。"
        if who != turn:
            return f"现在等{turn}签。"
        return "自己起草的要由别人签发。请换一位签发人。" if own else ""
