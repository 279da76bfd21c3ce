"""Masks: what may be shown of a phone, an identity number or an address, and masking them inside running text.

For lists in which one person must be told from another, and for texts that go public. What is masked cannot be got
back. In text, only what has the shape of a number is found: names and house numbers are not, so a person still reads a
text before it goes public.
"""

from shangliang.foundation.masks.covering import Piece, cover, pieces
from shangliang.foundation.masks.running import Found, Kind, find, hide
from shangliang.foundation.masks.single import address, bank_card, id_number, is_card_number, is_id_number, mail, phone

__all__ = [
    "Found", "Kind", "Piece", "address", "bank_card", "cover", "find", "hide", "id_number", "is_card_number", "is_id_number", "mail", "phone", "pieces",
]
