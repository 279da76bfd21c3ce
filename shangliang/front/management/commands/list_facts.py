"""`manage.py list_facts`: everything the ledger can say, as the page docs/facts.md."""

from collections import defaultdict
from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand

from shangliang.commons.ledger.declared import kinds

HEAD = """# Facts

What the ledger records: kind, words, details. Written by `manage.py list_facts > docs/facts.md`. A kind is never renamed and a detail
never changes its meaning; a new meaning is a new version. Whom a fact credits (its parties) is said at the head of each
room's `facts.py`.
"""


class Command(BaseCommand):
    help = "Lists every kind of fact: code, words, details with their types."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")


def page() -> str:
    """The whole page, room by room."""
    rooms: dict[str, list[Any]] = defaultdict(list)
    for one in kinds:
        if ".tests" in one.__module__ or not one.__module__.startswith("shangliang."):
            continue  # tests declare facts of their own
        rooms[one.kind.partition(".")[0]].append(one)  # type: ignore[attr-defined]
    found = dict(sorted(rooms.items()))
    lines = [HEAD, f"{sum(map(len, found.values()))} kinds in {len(found)} rooms.\n"]
    for room, some in found.items():
        lines += [f"\n## {room}\n", "| kind | words | version | details |", "|---|---|---|---|"]
        lines += [f"| `{one.kind}` | {one.label} | {one.version} | {'、'.join(_detail(f) for f in fields(one)) or '—'} |" for one in sorted(some, key=lambda one: one.kind)]
    return "\n".join(lines) + "\n"


def _detail(field: Any) -> str:
    kind = field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))
    return f"{field.name}: {kind}"
