"""Numbers as reports write them: Arabic, full-width, Chinese, with 万 and 亿, and the masks that stand for a number left out."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

CHINESE = "零〇一二两三四五六七八九十百千万亿几数"
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "几": 0, "数": 0}
SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
NARROW = str.maketrans("０１２３４５６７８９．％＊ｘＸ＿", "0123456789.%*xX_")
"""Each full-width sign for its narrow one: the text keeps its length."""

MASK = r"(?:(?:\d+\.?)?\*+(?:\.[*\d]+)?|(?:\d+\.?)?[×✕╳]+(?:\.[×✕╳]+)?(?!\d)|(?<![A-Za-z0-9])(?:[xX]+(?:\.[xX]+)?|N)(?![A-Za-z0-9])|_{2,}|[○◯□■]+|多少|[（(][\s\u3000]*[)）])"
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)"
TAIL = "[余多来几]"
SCALE = "[十百千万亿]"


def value_of(text: str) -> Decimal | None:
    """What a printed number amounts to: "1,204", "2.7万", "三十余" → 30, "百余" → 100; None for a mask."""
    plain = re.sub(f"{TAIL}(?!$)|{TAIL}$", "", text.translate(NARROW).replace(",", "")).strip()
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([十百千万亿]*)", plain)
    if found:
        return _scaled(Decimal(found[1]), found[2])
    return chinese(plain) if plain and all(char in CHINESE + "点" for char in plain) else None


def _scaled(number: Decimal, scales: str) -> Decimal:
    for scale in scales:
        number *= SCALES[scale]
    return number


def chinese(text: str) -> Decimal | None:
    """A number in Chinese numerals: 三百二十 → 320, 二〇二三 → 2023, 一点五 → 1.5, 百 → 100; None where it is none."""
    if "点" in text:
        whole, _, rest = text.partition("点")
        try:
            return Decimal(f"{chinese(whole) or 0}.{''.join(str(DIGITS[char]) for char in rest)}")
        except (KeyError, InvalidOperation):
            return None
    if not text or any(char not in CHINESE for char in text):
        return None
    if not any(char in SCALES for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    total = section = current = 0
    for char in text:
        if char in DIGITS:
            current = DIGITS[char]
        elif char in "万亿":
            total = (total + section + current or 1) * SCALES[char]
            section = current = 0
        else:
            section += (current or 1) * SCALES[char]
            current = 0
    return Decimal(total + section + current)


def written(number: Decimal, digits: int = 0) -> str:
    """A number as a report prints it: no thousands' commas, no noughts behind the point that say nothing."""
    text = f"{number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_chinese(number: int) -> str:
    """A whole number in Chinese numerals up to 99,999,999: 12 → 十二, 305 → 三百零五."""
    if number < 0 or number >= SCALES["亿"]:
        return str(number)
    if number >= SCALES["万"]:
        rest = number % SCALES["万"]
        return in_chinese(number // SCALES["万"]) + "万" + ("零" if 0 < rest < 1000 else "") + (in_chinese(rest) if rest else "")
    text, gap = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + sign
        gap = not digit
    text = text or "零"
    return text[1:] if text.startswith("一十") else text
