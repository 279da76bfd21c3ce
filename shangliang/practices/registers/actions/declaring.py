"""Declaring registers: a draft is worked on in peace, then put in force; nothing that was entered is lost."""

from typing import Any

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow

from ..access import known_registers, shipped_registers
from ..facts import Changed, Drafted, Registered, Switched
from ..kinds import Declared
from ..models import Register, Version
from ..queries.declaring import held_fields
from ..rules import Standing, from_data, lost, to_data
from ..rules.declaring import loosely


@action("registers.declare", Drafted, lock=False, once=True)
def draft(act: Act, thing: None = None, *, data: dict[str, Any]) -> Register:
    """Begin a register of one's own, or one's own version of a shipped one (by its code)."""
    return _begun(act, data)


def _begun(act: Act, data: dict[str, Any]) -> Register:
    declared = loosely(data)
    if not declared.code or Register.objects.filter(code=declared.code).exists():
        raise NotNow("已经有这个代号的台账，请换一个代号，或直接改那一本。", code="code_taken")
    shipped = shipped_registers().get(declared.code)
    row = Register.objects.create(
        committee_id=act.committee, code=declared.code, label=declared.label or "（还没有名称）", state=Standing.ON if shipped else Standing.DRAFT,
        declared=to_data(shipped) if shipped else None, draft=to_data(declared), changed_at=act.at,
    )  # fmt: skip
    here().forget()
    record(act, Drafted(name=row.label, state={"state": row.state}), about=row)
    return row


@action("registers.declare", quiet=True)
def keep_draft(act: Act, row: Register, *, data: dict[str, Any]) -> Register:
    """Keep a draft as far as it goes; quiet, because it changes nothing for anybody yet."""
    row.draft = to_data(loosely(data | {"code": row.code}))
    if row.state == Standing.DRAFT:
        row.label = row.draft["label"] or "（还没有名称）"
    row.save(update_fields=["draft", "label"])
    return row


@action("registers.declare", quiet=True)
def drop_draft(act: Act, row: Register) -> None:
    """Leave a register as it is and forget what was being changed; one that was never used goes away."""
    if row.state == Standing.DRAFT:
        row.delete()
        return
    row.draft = None
    row.save(update_fields=["draft"])


@action("registers.declare", Registered, Changed)
def put_in_force(act: Act, row: Register) -> Register:
    """Use the draft from now on. Raises Invalid with what is wrong with it, or with what would be lost by the change."""
    if row.draft is None:
        raise NotNow("没有改动。请先修改，再启用。", code="no_draft")
    new = from_data(row.draft)
    if row.declared is not None:
        refuse_losses(from_data(row.declared), new)
    _keep_version(act, row, 0) if row.declared is not None and row.version == 0 else None
    first = row.state == Standing.DRAFT
    row.declared, row.draft, row.label, row.version, row.changed_at = to_data(new), None, new.label, row.version + 1, act.at
    if first:
        row.state = Standing.ON
    row.save(update_fields=["declared", "draft", "label", "version", "changed_at", *(["state"] if first else [])])
    _keep_version(act, row, row.version)
    here().forget()
    said = {"name": new.label, "fields": [one.label for one in new.fields], "figures": [one.label for one in new.figures]}
    record(act, Registered(**said) if first else Changed(version=row.version, **said), about=row)
    return row


def refuse_losses(old: Declared, new: Declared) -> None:
    """Raise Invalid when a change would lose what has been entered."""
    if wrong := lost(old, new, held_fields(old.code)):
        raise Invalid("这样改会丢掉已经登记的内容：" + "；".join(wrong) + "。", "would_lose", wrong=wrong)


def _keep_version(act: Act, row: Register, number: int) -> None:
    Version.objects.create(committee_id=act.committee, code=row.code, version=number, declared=row.declared, at=act.at, by=act.viewer.label)


@action("registers.declare", Switched)
def switch(act: Act, row: Register, *, on: bool) -> Register:
    """Switch a register off (nothing more can be entered, all of it stays readable and counts) or on again."""
    if row.state == Standing.DRAFT:
        raise NotNow("这本台账还没有启用过。请先检查样式，再启用。", code="never_used")
    to = Standing.ON if on else Standing.OFF
    if row.state == to:
        raise NotNow(f"这本台账已经是“{to.label}”。", code="switched_already")
    row.state, row.changed_at = to, act.at
    row.save(update_fields=["state", "changed_at"])
    here().forget()
    record(act, Switched(name=row.label, to=to.value), about=row)
    return row


@action("registers.declare", Drafted, lock=False, once=True)
def adopt(act: Act, thing: None = None, *, code: str) -> Register:
    """Make a shipped register one's own to change or switch off; nothing about it changes yet."""
    register = known_registers([code]).get(code)
    if register is None:
        raise NotNow("没有这本台账。", code="no_register")
    row = _begun(act, to_data(register.declared))
    row.draft = None
    row.save(update_fields=["draft"])
    return row
