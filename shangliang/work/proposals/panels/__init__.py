"""What pages show of proposals, as plain words and numbers, so that templates print and decide nothing."""

from .pairs import Pairing, pairing
from .rows import asks, ball, mark, offers, paper, replies, result, row, steps, units

__all__ = ["Pairing", "asks", "ball", "mark", "offers", "pairing", "paper", "replies", "result", "row", "steps", "units"]
