"""Gapless numbers: a number is given in the transaction that uses it, so a rollback gives it back."""

from typing import Any

from shangliang.foundation.errors import Invalid

__all__ = ["check_pattern", "example", "next_number", "written"]

NEXT = """
insert into numbering_counter (committee_id, key, last) values (%s, %s, 1)
on conflict (committee_id, key) do update set last = numbering_counter.last + 1 returning last
"""


def next_number(committee_id: int, key: str) -> int:
    """The next number under `key`; the counter stays locked until the transaction ends, so there are no gaps."""
    from django.db import connection

    with connection.ready_cursor() as cursor:  # type: ignore[attr-defined]  # our own backend has it
        cursor.execute(NEXT, [committee_id, key])
        return int(cursor.fetchone()[0])


def written(pattern: str, **values: Any) -> str:
    """A number as the committee writes it, e.g. `{seq:04d}` or `平{seq:03d}`; values: seq, year, term, session, category."""
    return pattern.format(**values)


def example(pattern: str) -> str:
    """What comes out of a pattern, for the hint beside its setting."""
    return written(pattern, seq=7, year=2026, term=6, session=2, category="城")


def check_pattern(pattern: str) -> str:
    """Give `pattern` back if it can be used, else raise Invalid with a Chinese example."""
    try:
        sample = {written(pattern, seq=n, year=2026, term=6, session=2, category="城") for n in (1, 2)}
    except (KeyError, IndexError, ValueError, AttributeError):
        sample = set()
    if len(sample) != 2:
        raise Invalid("编号样式里要有 {seq}，例如 {seq:04d} 或 平{seq:03d}；还可以用 {year}、{term}、{session}、{category}。")
    return pattern
