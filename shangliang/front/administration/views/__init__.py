"""The administrator's and the auditor's pages."""

from .office import office_home

__all__ = ["office_home"]
