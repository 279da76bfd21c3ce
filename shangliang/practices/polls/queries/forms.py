"""Forms: what is in force for each kind of poll."""

from typing import Any

from ..kinds import PollKind, kinds
from ..models import Form


def form_of(code: str) -> tuple[dict[str, Any], int]:
    """The form in force for a kind and its version; version 0 is the shipped one."""
    own = Form.objects.filter(code=code).order_by("-version").first()
    return (own.declared, own.version) if own else (dict(kinds.get(code).form), 0)


def forms_in_force() -> list[tuple[PollKind, dict[str, Any], int]]:
    """Each kind of poll with its form and the form's version (one query)."""
    own = {one.code: one for one in Form.objects.order_by("code", "-version").distinct("code")}
    return [(kind, own[kind.code].declared, own[kind.code].version) if kind.code in own else (kind, dict(kind.form), 0) for kind in kinds]


def versions_of(code: str) -> list[Form]:
    """The committee's own versions of a form, the latest first."""
    return list(Form.objects.filter(code=code).order_by("-version"))
