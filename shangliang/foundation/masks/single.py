"""Masking one known thing, and telling identity and card numbers by their check digits."""

import re
from datetime import date

STARS = "****"
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_LETTERS = "10X98765432"
_LANDLINE = re.compile(r"\D*(?:86)?\D?(0(?:10|2\d|[3-9]\d{2}))\D{0,3}\d{3,4}[ -]?(\d{4})")
_PLACE = re.compile(r"[^\d\s路街道巷弄号幢栋楼室村组]{1,10}?(?:街道|(?:自治)?[州县旗区]|[省市盟镇]|乡(?!族))(?<![小社]区)")


def phone(number: str) -> str:
    """A phone with its middle hidden: 139****1234, 0576-****4567."""
    digits = _digits(number)
    if re.fullmatch(r"(?:(?:00)?86)?1\d{10}", digits):
        return f"{digits[-11:-8]}{STARS}{digits[-4:]}"
    if landline := _LANDLINE.match(number.translate(NARROW)):
        return f"{landline[1]}-{STARS}{landline[2]}"
    return f"{STARS}{digits[-4:]}" if len(digits) > 6 else STARS


def id_number(number: str) -> str:
    """An identity number with the birthday hidden: 330***********1234; one too short is hidden wholly."""
    kept = re.sub(r"[\s-]", "", number)
    return f"{kept[:3]}{'*' * (len(kept) - 7)}{kept[-4:]}" if len(kept) >= 15 else STARS


def bank_card(number: str) -> str:
    """A card number by its last four digits: ****1234."""
    digits = _digits(number)
    return f"{STARS}{digits[-4:]}" if len(digits) > 8 else STARS


def mail(address: str) -> str:
    """A mail address by its first letter and its domain: x****@example.cn."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}{STARS}@{domain}" if domain else STARS


def address(place: str) -> str:
    """A postal address down to the street office, town or township: 浙江省台州市椒江区海门街道****."""
    at = 0
    while not place[:at].endswith(("街道", "镇", "乡")) and (match := _PLACE.match(place, at)):
        at = match.end()
    return f"{place[:at]}{STARS}" if place.strip() else ""


def is_id_number(number: str) -> bool:
    """Whether 18 characters are an identity number: a birthday that exists and the right check digit."""
    if not has_birthday(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_LETTERS[total % 11] == number[17].upper()


def has_birthday(number: str) -> bool:
    """Whether 18 characters have the shape of an identity number, with a birthday that exists."""
    if not re.fullmatch(r"[1-8]\d{5}(?:18|19|20)\d{9}[\dXx]", number, re.ASCII):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return True


def is_card_number(number: str) -> bool:
    """Whether the digits pass the check that bank cards carry (Luhn): every second one from the right counts double."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _digits(number: str) -> str:
    return re.sub(r"[^0-9]", "", number.translate(NARROW))
