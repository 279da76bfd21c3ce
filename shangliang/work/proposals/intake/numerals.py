"""Chinese and other numerals, both ways, as far as paragraph numbers need them."""

DIGITS = "零一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
         (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def chinese(number: int, digits: str = DIGITS, ten: str = "十", hundred: str = "百") -> str:
    """1 → 一, 12 → 十二, 120 → 一百二十; beyond 999 in Arabic digits."""
    if not 0 <= number <= 999:
        return str(number)
    if number < 10:
        return digits[number]
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + hundred if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + ten
    elif hundreds and ones:
        text += digits[0]
    return text + (digits[ones] if ones else "")


def from_chinese(text: str) -> int | None:
    """一 → 1, 二十三 → 23; None when it is no number below 1000."""
    total, current = 0, 0
    for char in text.replace("〇", "零"):
        if char in DIGITS:
            current = DIGITS.index(char)
        elif char in "十百":
            total += (current or 1) * (10 if char == "十" else 100)
            current = 0
        else:
            return None
    return total + current if text else None


def roman(number: int) -> str:
    """4 → IV."""
    text = ""
    for size, sign in ROMAN:
        while number >= size:
            text, number = text + sign, number - size
    return text


def letters(number: int) -> str:
    """1 → A, 27 → AA, as Word counts."""
    return chr(64 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1) if number > 0 else ""


def word_number(number: int, form: str) -> str:
    """`number` in one of Word's number formats ("chineseCountingThousand", "upperRoman", "bullet" …)."""
    if form in {"bullet", "none"}:
        return ""
    if form.startswith("decimalEnclosedCircle"):
        return CIRCLED[number - 1] if 1 <= number <= len(CIRCLED) else str(number)
    if "Legal" in form:
        return chinese(number, LEGAL, "拾", "佰")
    if form in {"ideographTraditional", "ideographZodiac"}:
        return STEMS[(number - 1) % 10]
    if "ideograph" in form or "chinese" in form or "japanese" in form or "taiwanese" in form or "korean" in form:
        return chinese(number)
    if form.endswith("Roman"):
        return roman(number) if form.startswith("upper") else roman(number).lower()
    if form.endswith("Letter"):
        return letters(number) if form.startswith("upper") else letters(number).lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)
