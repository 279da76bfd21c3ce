"""Values as people read them: 1,204 件, 91.8 %, ＋12.5 % against the year before."""

from decimal import ROUND_HALF_UP, Decimal

from .declared import Figure
from .measuring import Value


def number(value: Decimal | None, digits: int = 0) -> str:
    """A value as it is shown, with commas and without noughts behind the point that say nothing; a dash where there is none."""
    if value is None:
        return "—"
    text = f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(figure: Figure, value: Value | None) -> str:
    """A figure's value with its unit."""
    return "—" if value is None or value.number is None else f"{number(value.number, figure.digits)} {figure.unit}".strip()


def change(now: Value | None, before: Value | None) -> str:
    """A value against that of a year before: ＋12.5%, 持平, 3.9 倍 from thrice on, or "" where that says nothing."""
    if now is None or before is None or now.number is None or not before.number:
        return ""
    if before.number > 0 and now.number >= 3 * before.number:
        return f"{now.number / before.number:.1f}".removesuffix(".0") + " 倍"
    by = (now.number - before.number) * 100 / before.number
    return "持平" if not by else f"{'＋' if by > 0 else '－'}{abs(by):.1f}".removesuffix(".0") + "%"
