"""Proposals as tables and as official papers."""

from .papers import handing_list, notice, oversight, sheet
from .tables import REGISTER, keys, rates, register

__all__ = ["REGISTER", "handing_list", "keys", "notice", "oversight", "rates", "register", "sheet"]
