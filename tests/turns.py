"""Taking turns between the workers of one run: a test that must have the database server to itself waits for the others.

The ledger's horizon asks which transactions run anywhere on the server, so a half-finished test of the other worker moves
it. Such tests carry the mark `alone`; all others may run side by side.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(alone: bool) -> Iterator[None]:
    """Hold a turn, shared with others or alone.

    Everybody passes the gate first and keeps it until the turn is theirs: so whoever waits to be alone is not overtaken.
    """
    folder = Path(os.environ["SHANGLIANG_VAR"])
    with open(folder / "turns", "w") as held:
        with open(folder / "turns-gate", "w") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            fcntl.flock(held, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
