"""What pages show of proposals, as plain words and numbers, so that templates print and decide nothing."""

from .key import KeyRow, key_row
from .onward import onward_row, onward_steps
from .pairs import Pairing, pairing
from .rows import asks, ball, mark, offers, paper, result, row, steps, units, whole_text
from .story import story

__all__ = ["KeyRow", "Pairing", "asks", "ball", "key_row", "mark", "offers", "onward_row", "onward_steps", "pairing", "paper", "result", "row", "steps", "story", "units", "whole_text"]
