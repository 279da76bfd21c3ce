"""What a committee keeps from a role that could have it: 权限 are declared with the widest circle, each committee narrows it."""

from collections.abc import Collection
from typing import Any

from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.committees.scope import setting

from .roles import Role

# Rows of {"permission": code, "role": role}; changed on a page of its own, hence in no group of the settings.
WITHHELD = "access.withheld"
declare(Preference(WITHHELD, "rows", [], "不授予的权限"))


def withheld(code: str) -> frozenset[Role]:
    """The roles from which the committee we are in keeps this permission; no role of old data that is gone meanwhile."""
    return frozenset(Role(row["role"]) for row in setting(WITHHELD) if row["permission"] == code and row["role"] in Role.values())


def without(rows: list[dict[str, Any]], code: str, roles: Collection[Role]) -> list[dict[str, Any]]:
    """The rows of the setting after `code` is kept from just these roles."""
    kept = [row for row in rows if row["permission"] != code]
    return kept + [{"permission": code, "role": role.value} for role in Role if role in roles]
