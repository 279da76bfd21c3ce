"""Taking names and phone numbers out of cells as offices write them."""

import re
from decimal import Decimal

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows.sheet import Value
from shangliang.foundation.rows.values import NOTHING, as_text, plain

LONGEST_NAME = 50
HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SCIENTIFIC = re.compile(r"\d(?:\.(\d+))?e\+?(\d{2})", re.IGNORECASE)
_COUNTRY = re.compile(r"^(?:\+|00)?86[- ]?(?=1[3-9]|0\d{2,3}[- ]?\d{7})")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:(0(?:10|2\d|[3-9]\d{2}))-?)?([2-9]\d{6,7})(?:(?:-|转|ext\.?)(\d{1,6}))?", re.IGNORECASE)
_SERVICE = re.compile(r"[48]00-?(\d{3})-?(\d{4})|1\d{2,4}")
_SEVERAL = re.compile(r"(?<=\d{7})\s*[;；,，、/\n]\s*(?=[+\d]{5})")
_DOTS = re.compile(rf"(?<=[{HAN}])\s*[·•・‧∙⋅．.﹒●]\s*(?=[{HAN}])")
_GAP = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_ASIDE = r"(?:男|女|[\u4e00-\u9fff]{1,5}族)"
_REMARK = re.compile(rf"\s*[(（]{_ASIDE}(?:[，,、 ]{_ASIDE})*[)）]$")
_OWN_LETTER = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def as_phone(value: Value) -> str | None:
    """A phone number in one spelling: 13912341234, 0576-81234567, 0576-81234567-8, 81234567.

    Takes it as a number, in full-width digits, with spaces, dashes, brackets, +86. Refuses two numbers in one cell and
    a number that the spreadsheet had shortened to 1.39E+10.
    """
    text = _unshortened(plain(value))
    if text in NOTHING:
        return None
    if _SEVERAL.search(text):
        raise Invalid(f"“{text}”里不止一个号码。请只留一个，其余写到备注里。", "several_phones")
    digits = re.sub(r"[\s()‐‑–—－.]+", "-", text).strip("-")
    digits = re.sub(r"-+", "-", _COUNTRY.sub("", digits))
    bare = digits.replace("-", "")
    if _MOBILE.fullmatch(bare):
        return bare
    if match := _LANDLINE.fullmatch(digits) or _LANDLINE.fullmatch(bare):
        return "-".join(part for part in match.groups() if part)
    if _SERVICE.fullmatch(digits):
        return digits
    raise Invalid(f"“{text}”不像电话号码。手机写 11 位，座机写区号和号码，如 0576-81234567。", "not_a_phone")


def as_name(value: Value) -> str | None:
    """A person's name: “王　伟” is 王伟, “阿里木.买买提” is 阿里木·买买提, “张红（女，回族）” is 张红.

    Refuses digits, and characters an old system had made for itself, which other computers cannot show.
    """
    text = _REMARK.sub("", as_text(value) or "")
    name = _GAP.sub("", _DOTS.sub("·", re.sub(r"\s+", " ", text)))
    if name in NOTHING:
        return None
    if _OWN_LETTER.search(name):
        raise Invalid(f"“{name}”里有自造的字，别的电脑显示不出来。请换成国家标准里的字。", "own_letters")
    if re.search(r"\d", name) or len(name) > LONGEST_NAME:
        raise Invalid(f"“{name[:LONGEST_NAME]}”不像人名。请核对这一格。", "not_a_name")
    return name


def _unshortened(text: str) -> str:
    """A number written in powers of ten, written out; refused when its last digits are gone."""
    if not (match := _SCIENTIFIC.fullmatch(text)):
        return text
    if len(match[1] or "") < int(match[2]) - 2:
        raise Invalid(f"“{text}”是被表格缩写的号码，后几位已经丢了。请把这一列设为文本，重新填写。", "digits_lost")
    return str(int(Decimal(text)))
