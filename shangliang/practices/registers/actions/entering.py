"""Entering: one line of a register, and all the lines of a sheet."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from shangliang.commons.files import actions as files
from shangliang.commons.files.actions import Upload
from shangliang.commons.ledger.acts import Act, action
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotNow

from ..access import files_own, known
from ..facts import Proposed, Recorded
from ..kinds import FieldKind
from ..models import Entry
from ..ports import taken_elsewhere
from ..queries.naming import Names
from ..queries.reading import Entered, read_entry
from ._ground import new_entry, open_register, refuse, say, today_of

PHOTOS = "registers.photo"


@action("registers.enter", Recorded, Proposed, lock=False, once=True)
def enter(
    act: Act, thing: None = None, *, register: str, day: date, values: Mapping[str, Any], photos: Sequence[Upload] = (), names: Names | None = None
) -> Entry:
    """Enter one line of the register of that code, with photos; it waits where somebody has to confirm it.

    `values` go by the codes of fields: numbers, days, texts, words of options; members, organs and units as such, as ids or
    as names. Raises Invalid with an error a field, NotAllowed, NotNow; the same form sent twice gives the entry made first.
    """
    where = known(register)
    open_register(where, act)
    values = dict(values)
    if files_own(act.viewer, where):
        _name_oneself(act, where.declared.fields, values)
    found = read_entry(where.declared, day, values, today=today_of(act.at), names=names or Names())
    refuse(found)
    if reason := taken_elsewhere(register, found.values):
        raise NotNow(reason, code="kept_elsewhere")
    twin = Entry.objects.filter(act_uid=act.uid, register=register, day=day, entered_by=act.viewer.user_id).first()
    if twin is not None and twin.values == found.values:
        raise NotNow("这一条刚才已经登记过了，没有重复登记。请到台账里看。", code="said_already")
    entry = new_entry(where, found, act)
    entry.save()
    say(where, [(entry, found)], act)
    if photos:
        files.attach(act, entry, purpose=PHOTOS, uploads=photos)
    return entry


def _name_oneself(act: Act, fields: Sequence[Any], values: dict[str, Any]) -> None:
    """Whoever files their own is among its members: put in where nobody is named."""
    naming = [one for one in fields if one.kind is FieldKind.MEMBERS]
    if naming and not any(values.get(one.code) for one in naming) and act.viewer.member_id:
        values[naming[0].code] = [Member.objects.get(pk=act.viewer.member_id)]


@action("registers.bring_in", Recorded, Proposed, lock=False)
def bring_in(act: Act, thing: None = None, *, register: str, lines: Sequence[Entered], source: str = "") -> int:
    """Keep all lines of a checked sheet, or none. Gives how many; raises Invalid while a line has an error."""
    where = known(register)
    open_register(where, act)
    if not lines:
        raise Invalid("没有可以导入的行。")
    if wrong := [line for line in lines if line.errors]:
        raise Invalid(f"还有 {len(wrong)} 行要改，一行也没有导入。", "lines_have_errors")
    if reason := next(filter(None, (taken_elsewhere(register, line.values) for line in lines)), ""):
        raise NotNow(reason, code="kept_elsewhere")
    if Entry.objects.filter(act_uid=act.uid).exists():
        raise NotNow("这份表刚才已经导入过了，没有重复导入。请到台账里看。", code="said_already")
    entries = [new_entry(where, line, act, source=source) for line in lines]
    Entry.objects.bulk_create(entries, batch_size=500)
    return say(where, list(zip(entries, lines, strict=True)), act)
