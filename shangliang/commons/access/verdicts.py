"""May this person do that? Declared permissions, and the one function that answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from shangliang.foundation.errors import NotAllowed
from shangliang.foundation.registry import Registry

from .rights import withheld
from .roles import Role


@dataclass(frozen=True)
class Viewer:
    """Who is looking, in which role: made once at the door from the post in use."""

    user_id: int | None
    name: str
    committee_id: int | None
    role: Role
    post_id: int | None = None
    member_id: int | None = None
    unit_id: int | None = None
    organ_ids: frozenset[int] = frozenset()
    scopes: frozenset[str] | None = None  # None: a person; a set: a machine, limited to these permissions
    stands_for: str = ""  # whose post this is, when somebody stands in for them

    @property
    def label(self) -> str:
        whose = f"，代{self.stands_for}" if self.stands_for else ""
        return f"{self.name}（{self.role.label}{whose}）"


@dataclass(frozen=True)
class Allowed:
    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Denied:
    """No, because: a Chinese sentence that also says where to go."""

    reason: str

    def __bool__(self) -> bool:
        return False


Verdict = Allowed | Denied
Rule = Callable[[Viewer, Any], Verdict]


@dataclass(frozen=True)
class Permission:
    """A declared permission: `sentence` is for the administrator who grants it; `rule` looks at the thing."""

    code: str
    sentence: str
    roles: frozenset[Role]
    rule: Rule


permissions: Registry[Permission] = Registry("permissions")
ALLOWED = Allowed()


def permission(code: str, sentence: str, roles: Iterable[Role]) -> Callable[[Rule], Rule]:
    """Declare a permission; the decorated rule(viewer, thing) is asked once the role fits."""

    def declare(rule: Rule) -> Rule:
        permissions.add(code, Permission(code, sentence, frozenset(roles), rule))
        return rule

    return declare


def may(viewer: Viewer, code: str, thing: Any = None) -> Verdict:
    """Whether `viewer` may do `code` to `thing`; an undeclared code raises LookupError."""
    declared = permissions.get(code)
    if viewer.scopes is not None and code not in viewer.scopes:
        return Denied(f"这个接口令牌没有“{declared.sentence}”的授权，请管理员在“设置—接口令牌”里加上。")
    if viewer.role not in (roles := holders(declared) if viewer.committee_id is not None else declared.roles):
        return Denied(f"“{declared.sentence}”由{_names(roles)}来做。")
    if thing is not None and getattr(thing, "committee_id", viewer.committee_id) != viewer.committee_id:
        return Denied("这件事不属于本委员会。")
    return declared.rule(viewer, thing)


def holders(declared: Permission) -> frozenset[Role]:
    """The roles that hold a permission in the committee we are in: those it was declared for, without those it was taken from."""
    taken = withheld(declared.code)
    return declared.roles - taken if taken else declared.roles


def require(viewer: Viewer, code: str, thing: Any = None) -> None:
    """Raise NotAllowed with the reason unless `viewer` may."""
    verdict = may(viewer, code, thing)
    if isinstance(verdict, Denied):
        raise NotAllowed(verdict.reason, code=code)


def _names(roles: frozenset[Role]) -> str:
    return "、".join(role.label for role in Role if role in roles) or "系统"


def anyone(viewer: Viewer, thing: Any) -> Verdict:
    """The rule of a permission for which the role says it all."""
    return ALLOWED
