"""Who may do what with registers: each register itself says who records and who confirms; the permissions here ask it."""

from typing import Any

from django.db.models import Q, QuerySet

from shangliang.commons.access import ALLOWED, COMMITTEE_WIDE, UNIT, Denied, Role, Verdict, Viewer, anyone, permission

from ..models import Entry
from ..rules import State
from .declared import Known, known, known_registers, shipped_registers

READERS = tuple(role for role in Role if role in COMMITTEE_WIDE or role is Role.ADMINISTRATOR)
# Who can be named as recorder or confirmer; auditors only read, the platform has no work of a committee.
WORKERS = tuple(role for role in Role if role not in {Role.AUDITOR, Role.PLATFORM})
DESKS = tuple(role for role in WORKERS if role is not Role.MEMBER)
MINE = Q(state__in=[State.RECORDED, State.ENDED])


def visible_to(viewer: Viewer, entries: QuerySet[Entry] | None = None) -> QuerySet[Entry]:
    """The entries somebody may see: the committee's own people all, others what they entered and what credits them."""
    found = Entry.objects.all() if entries is None else entries
    if viewer.role in READERS:
        return found
    own = Q(entered_by=viewer.user_id)
    if viewer.role == Role.MEMBER and viewer.member_id:
        return found.filter(own | MINE & Q(members__contains=[viewer.member_id]))
    return found.filter(own) if viewer.role in UNIT else found.none()


def may_record(viewer: Viewer, register: Known) -> Verdict:
    """Whether somebody may enter something for the committee, or for themselves where members file their own."""
    if viewer.role in register.declared.recorders or viewer.role == Role.MEMBER and register.declared.self_filed:
        return ALLOWED
    return Denied(f"“{register.declared.label}”由{_names(register.declared.recorders)}登记，请交给他们。")


def files_own(viewer: Viewer, register: Known) -> bool:
    """Whether what they enter is their own filing, to be confirmed by others."""
    return viewer.role == Role.MEMBER and Role.MEMBER not in register.declared.recorders


def counts_at_once(viewer: Viewer, register: Known) -> bool:
    """Whether what they enter counts without anybody confirming it."""
    return not register.declared.confirmers and not files_own(viewer, register) or viewer.role in register.confirmers


def _names(roles: frozenset[Role]) -> str:
    return "、".join(role.label for role in Role if role in roles) or "委员本人"


@permission("registers.enter", "在台账里登记", WORKERS)
def may_enter(viewer: Viewer, register: Any) -> Verdict:
    return may_record(viewer, register) if isinstance(register, Known) else ALLOWED


@permission("registers.bring_in", "从表格导入台账", DESKS)
def may_bring_in(viewer: Viewer, register: Any) -> Verdict:
    return may_record(viewer, register) if isinstance(register, Known) else ALLOWED


@permission("registers.confirm", "确认和退回登记", WORKERS)
def may_confirm(viewer: Viewer, entry: Any) -> Verdict:
    """Those the register names; never what one reported oneself."""
    if entry is None:
        return ALLOWED
    if viewer.role not in entry.confirmers:
        return Denied(f"这一条由{_names(frozenset(Role.of(one) for one in entry.confirmers))}确认。")
    return Denied("自己报送的，请别人来确认。") if entry.entered_by == viewer.user_id else ALLOWED


@permission("registers.mend", "修改和收回自己报送的登记", WORKERS)
def may_mend(viewer: Viewer, entry: Any) -> Verdict:
    return ALLOWED if entry is None or entry.entered_by == viewer.user_id else Denied("这一条由报送的人修改。")


@permission("registers.correct", "更正、撤销和结束登记", WORKERS)
def may_correct(viewer: Viewer, entry: Any) -> Verdict:
    """What was confirmed is changed by those who confirm, the rest by those who record."""
    if entry is None:
        return ALLOWED
    register = known(entry.register)
    may = register.confirmers or register.declared.recorders
    return ALLOWED if viewer.role in may else Denied(f"已经登记的由{_names(frozenset(may))}更正，请告诉他们哪里不对。")


@permission("registers.attach", "给登记附照片和文件", WORKERS)
def may_attach(viewer: Viewer, entry: Any) -> Verdict:
    if entry is None or entry.entered_by == viewer.user_id and entry.state in (State.WAITING, State.RETURNED):
        return ALLOWED
    return may_correct(viewer, entry)


permission("registers.read", "看全部台账", READERS)(anyone)
permission("registers.declare", "设立和调整台账", (Role.ADMINISTRATOR,))(anyone)

__all__ = [
    "DESKS", "READERS", "WORKERS", "Known", "counts_at_once", "files_own", "known", "known_registers", "may_record", "shipped_registers", "visible_to",
]
