"""A figure's value written into its place in the manner of the text: masked or Chinese numerals, 余 and 多, 万 and 亿, 百分之."""

import re
from decimal import ROUND_DOWN, Decimal

from .numerals import SCALES, in_chinese, written

MOST_DIGITS = 6
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


def filled(text: str, unit: str, number: Decimal, *, figure_unit: str = "", digits: int = 0) -> str:
    """What stands in a place instead of `text` when the figure amounts to `number` of `figure_unit`.

    `text` is the number of the template (*余, 三十多, 百分之**), `unit` its measure word. An approximate place stays one:
    37 is written 三十余 or 30余; a value that is round is written as it is.
    """
    if unit in _YUAN and figure_unit in _YUAN:
        number, digits = number * _YUAN[figure_unit] / _YUAN[unit], 2
        while number and digits < MOST_DIGITS and not round(number, digits):
            digits += 1  # 30 万元 in a place of 亿元 is 0.003 亿元, not nothing
    if text.startswith("百分之"):
        return "百分之" + (_chinese(number) if _is_chinese(text[3:]) else written(number, 1))
    if unit == "成":
        return in_chinese(int(number / 10))
    scale = next((sign for sign in "亿万" if sign in text), "")
    if scale and not unit.startswith(scale):
        if number < SCALES[scale]:
            scale = ""
        else:
            number, digits = number / SCALES[scale], 1
    return _numeral(text, number, digits, scale)


def _numeral(text: str, number: Decimal, digits: int, scale: str) -> str:
    approximate = re.search("[余多来]", text)
    rest = ""
    if approximate or "几" in text:
        rounded = _rounded(number)
        rest = (approximate[0] if approximate else "余") if rounded != number else ""
        number, digits = rounded, 0
    if _is_chinese(text) and number == int(number):
        said = in_chinese(int(number))
    else:
        said = f"{number:,.{digits}f}" if "," in text else written(number, digits)
        said = said.rstrip("0").rstrip(".") if "." in said else said
    # 余 stands before 万 where it speaks of the numeral (30余万), behind it where it speaks of the whole (3万余).
    inside = rest and scale and approximate and text.find(approximate[0]) < text.find(scale)
    return f"{said}{rest}{scale}" if inside else f"{said}{scale}{rest}"


def _rounded(number: Decimal) -> Decimal:
    """Down to its leading digit: 37 → 30, 1,284 → 1,200; what is below ten stays."""
    whole = int(number)
    if whole < 10:
        return Decimal(whole)
    step = 10 ** max(len(str(whole)) - 2, 1) if whole >= 100 else 10
    return (number / step).quantize(Decimal(1), ROUND_DOWN) * step


def _is_chinese(text: str) -> bool:
    return bool(re.match("[一二两三四五六七八九十百千几数]", text))


def _chinese(number: Decimal) -> str:
    whole, _, part = written(number, 1).partition(".")
    return in_chinese(int(whole)) + ("点" + "".join("零一二三四五六七八九"[int(digit)] for digit in part) if part else "")


def sentence(label: str, verbs: tuple[str, ...], number: Decimal, unit: str, digits: int) -> str:
    """A plain sentence that says a figure, to begin with when the text does not mention it: 举办委员培训班3期。"""
    verb = next((one for one in verbs if len(one) > 1 and one not in label), "")
    thing = re.sub("[（(][^）)]*[）)]", "", label)
    link = "为" if unit == "%" else ""
    return f"{verb}{thing}{link}{written(number, digits)}{unit}。"
