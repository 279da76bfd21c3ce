"""Taking plain values out of cells as offices write them: text, whole numbers, yes or no.

A parser gives None for a blank and raises `Invalid`, in Chinese, for what it cannot take; `Cell.read` adds the address.
"""

from decimal import Decimal, InvalidOperation

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows.sheet import Value, said
from shangliang.foundation.rows.text import narrow, tidy

NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "空"})
YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "对", "真", "y", "yes", "true", "t", "1"})
NO = frozenset({"否", "不是", "无", "没有", "×", "✕", "✗", "☐", "错", "假", "n", "no", "false", "f", "0"})
# Spreadsheets keep fifteen digits of a number; the rest of a longer one is lost for good.
EXACT = 10**15


def as_text(value: Value) -> str | None:
    """The value as tidied text; refuses numbers so long that the spreadsheet has lost their last digits."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= EXACT:
        raise Invalid("这个号码按数字存，第 15 位以后已经丢了。请把这一列设为文本，重新填写。", "digits_lost")
    return tidy(said(value)) or None


def as_int(value: Value) -> int | None:
    """A whole number: 12, "1,200", "１２", 12.0; refuses fractions and words."""
    text = plain(value)
    if text in NOTHING:
        return None
    try:
        number = Decimal(text.replace(",", ""))
        if isinstance(value, bool) or not number.is_finite() or number != number.to_integral_value():
            raise InvalidOperation
    except InvalidOperation:
        raise Invalid(f"“{text}”不是整数。请只写数字，如 12。", "not_a_number") from None
    return int(number)


def as_bool(value: Value) -> bool | None:
    """Yes or no: 是/否, 有/无, √/×, 1/0."""
    text = plain(value).lower()
    if text in YES or text in NO:
        return text in YES
    if text in NOTHING:
        return None
    raise Invalid(f"“{text}”看不出是“是”还是“否”。请写“是”或“否”。", "not_yes_or_no")


def plain(value: Value) -> str:
    """The value as text in half-width forms, without blanks around it."""
    return tidy(narrow(said(value)))
