"""What a change of a register would do to what has been entered in it."""

from collections.abc import Collection

from ..kinds import Declared, FieldKind

# Kinds that hold all another kind can hold, in the same shape: such a change loses nothing.
WIDER = {
    FieldKind.TEXT: {FieldKind.LONG}, FieldKind.CHOICE: {FieldKind.TEXT, FieldKind.LONG}, FieldKind.INTEGER: {FieldKind.DECIMAL, FieldKind.MONEY},
    FieldKind.DECIMAL: {FieldKind.MONEY}, FieldKind.MONEY: {FieldKind.DECIMAL}, FieldKind.DAY: {FieldKind.TEXT},
}  # fmt: skip


def lost(before: Declared, after: Declared, held: Collection[str]) -> list[str]:
    """Why a change cannot be made, as Chinese clauses: fields with data (`held`, by code) whose kind would no longer fit it.

    Fields that go away keep their data, and entries go on showing it; figures over them are faults of the declaration itself.
    """
    said = []
    for old in before.fields:
        new = after.by_code.get(old.code)
        if new is None or old.code not in held or new.kind is old.kind or new.kind in WIDER.get(old.kind, set()):
            continue
        said.append(f"“{old.label}”里已经填了{old.kind.label}，不能改成{new.kind.label}，可以另加一项")
    return said


def removed(before: Declared, after: Declared, held: Collection[str]) -> list[str]:
    """The labels of fields that go away although there is data in them."""
    return [old.label for old in before.fields if old.code not in after.by_code and old.code in held]
