"""One entry: what stands in it, and what this viewer may do with it."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Denied, Viewer, may

from ..kinds import Declared, Field
from ..models import Entry
from ..rules import LIFE, State, shown

# What may be done, with the permission it asks and the page or dialog it opens.
DEEDS = (
    ("confirm", "registers.confirm"), ("send_back", "registers.confirm"), ("mend", "registers.mend"), ("withdraw", "registers.mend"),
    ("correct", "registers.correct"), ("end", "registers.correct"), ("take_back", "registers.correct"), ("resume", "registers.correct"),
)  # fmt: skip


def shown_values(entry: Entry, register: Declared, ever: Mapping[str, Field]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What stands in an entry, by label: in the fields of today, and in those that have been taken away since."""
    now = [(one.label, shown(one, entry.values.get(one.code))) for one in register.fields]
    gone = [code for code in entry.values if code not in register.by_code]
    return now, [(ever[code].label if code in ever else code, shown(ever[code], entry.values[code]) if code in ever else str(entry.values[code])) for code in gone]


def deeds(viewer: Viewer, entry: Entry, register: Declared) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What the viewer may do now, and what the state would allow but others do, with the reason."""
    can, cannot = [], []
    lasting = register.lasting or any(one.lasting for one in register.figures)
    for name, permission in DEEDS:
        if name == "end" and not lasting or LIFE.why_not(name, State(entry.state)):
            continue
        verdict, step = may(viewer, permission, entry), LIFE.step(name)
        if isinstance(verdict, Denied):
            if name in ("confirm", "correct"):
                cannot.append({"verb": step.label, "why": verdict.reason})
            continue
        address = reverse("registers:edit" if name in ("mend", "correct") else f"registers:{name}", args=[entry.pk])
        can.append({"name": name, "verb": step.label, "href": address})
    return can, cannot
