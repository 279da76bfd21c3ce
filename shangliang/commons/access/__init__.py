"""Who may do what: roles, posts, declared permissions."""

from .roles import COMMITTEE_WIDE, HANDOVER, STAFF, UNIT, Role
from .verdicts import ALLOWED, Allowed, Denied, Verdict, Viewer, anyone, holders, may, permission, permissions, require

__all__ = [
    "ALLOWED", "COMMITTEE_WIDE", "HANDOVER", "STAFF", "UNIT", "Allowed", "Denied", "Role", "Verdict", "Viewer", "anyone", "holders",
    "may", "permission", "permissions", "require",
]
