"""Proposals as tables and as official papers."""

from .papers import handing_list, notice, sheet
from .tables import REGISTER, register

__all__ = ["REGISTER", "handing_list", "notice", "register", "sheet"]
