"""Finding and masking personal numbers inside running text."""

import re
from collections.abc import Callable
from typing import NamedTuple

from shangliang.foundation.masks.single import NARROW, bank_card, has_birthday, id_number, is_card_number, mail, phone
from shangliang.foundation.words import Labelled


class Kind(Labelled):
    """What was found in a text."""

    MAIL = "mail", "邮箱"
    ID_NUMBER = "id_number", "身份证号"
    BANK_CARD = "bank_card", "银行卡号"
    MOBILE = "mobile", "手机号"
    LANDLINE = "landline", "座机号"


class Found(NamedTuple):
    """Something to be masked: `text[start:end]` and what it is."""

    kind: Kind
    start: int
    end: int


class Shape(NamedTuple):
    """How a kind is found (the last group, if there is one, is what counts), made sure of, and masked."""

    kind: Kind
    pattern: re.Pattern[str]
    is_one: Callable[[str], bool]
    mask: Callable[[str], str]


def _number(pattern: str) -> re.Pattern[str]:
    """A pattern for a number that is not a part of a longer one, nor of a decimal fraction."""
    return re.compile(rf"(?<![0-9])(?<![0-9]\.)(?:{pattern})(?![0-9])")


# In this order: a mail address may hold a phone, an identity number or a card may look like several phones. An identity
# number is masked even if its check digit is wrong, for a slip of the pen leaves the birthday readable. Numbers of
# services (12345, 400…) are public and stay.
SHAPES = (
    Shape(Kind.MAIL, re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,20}"),
          bool, mail),
    Shape(Kind.ID_NUMBER, _number(r"[1-8][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx]"), has_birthday, id_number),
    Shape(Kind.BANK_CARD, _number(r"[3-69][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?"), is_card_number, bank_card),
    Shape(Kind.MOBILE, _number(r"(?:(?:\+|00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}"
                               r"|1[3-9][0-9][ -]?[0-9]{3}[ -]?[0-9]{5}"), bool, phone),
    Shape(Kind.LANDLINE, _number(r"(?:\+?86[ -]?)?[(]?0(?:10|2[0-9]|[3-9][0-9]{2})[)]?[ -]{0,2}"
                                 r"[2-9][0-9]{2,3}[ -]?[0-9]{4}(?:-[0-9]{1,6})?"), bool, phone),
    Shape(Kind.LANDLINE, _number(r"(?:电话|座机|传真|联系方式|Tel|TEL|tel)(?:号码)?\s{0,3}[:为是]?\s{0,3}"
                                 r"([2-9][0-9]{2,3}[ -]?[0-9]{4}(?:-[0-9]{1,6})?)"), bool, phone),
)


def find(text: str) -> list[Found]:
    """The personal numbers in a text, in order: mobiles, landlines, identity numbers, bank cards, mail addresses.

    Full-width digits, spaces and dashes inside a number are understood.
    """
    return [found for found, _ in _finds(text)]


def found_with_masks(text: str) -> list[tuple[Found, str]]:
    """What `find` finds, each with what is shown in its place."""
    return _finds(text)


def hide(text: str) -> str:
    """The text with every personal number masked; all else, and masking it again, changes nothing."""
    pieces, at = [], 0
    for found, mask in _finds(text):
        pieces += [text[at:found.start], mask]
        at = found.end
    return "".join([*pieces, text[at:]])


def _finds(text: str) -> list[tuple[Found, str]]:
    """What is found, with its mask; where two overlap, the kind that comes first in SHAPES has it."""
    narrow = text.translate(NARROW)
    finds: list[tuple[Found, str]] = []
    for kind, pattern, is_one, mask in SHAPES:
        for match in pattern.finditer(narrow):
            group = pattern.groups
            found = Found(kind, match.start(group), match.end(group))
            free = all(found.end <= other.start or other.end <= found.start for other, _ in finds)
            if free and is_one(re.sub(r"[ -]", "", match[group])):
                finds.append((found, mask(match[group])))
    return sorted(finds)
