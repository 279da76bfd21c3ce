"""What pages show of proposals, as plain words and numbers, so that templates print and decide nothing."""

from .joint import BATCH_MARKS, batch_steps, deed, planned_of
from .key import KeyRow, by_hand, key_row, node_steps, said_day
from .onward import onward_row, onward_steps
from .pairs import Pairing, pairing
from .rates import plain_row, rate_row
from .rows import asks, ball, mark, offers, paper, result, row, steps, units, whole_text
from .story import story
from .together import group_row, topic_next, topic_notes, topic_row
from .tracking import followed, group_figures, group_line, note_href, to_do

__all__ = ["followed", "group_figures", "group_line", "note_href", "to_do", "BATCH_MARKS", "plain_row", "rate_row", "group_row", "topic_next", "topic_notes", "topic_row", "KeyRow", "batch_steps", "by_hand", "deed", "node_steps", "planned_of", "said_day", "Pairing", "asks", "ball", "key_row", "mark", "offers", "onward_row", "onward_steps", "pairing", "paper", "result", "row", "steps", "story", "units", "whole_text"]
