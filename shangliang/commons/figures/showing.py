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


def change(figure: Figure, now: Value | None, before: Value | None) -> str:
    """A value against that of a year before: ＋12.5%, 持平, 3.9 倍 from thrice on, or "" where that says nothing.

    Of a rate the difference is told, in 个百分点: “增长 4.8%” of a rate would be read as points, and is none.
    """
    if now is None or before is None or now.number is None or before.number is None:
        return ""
    if figure.unit == "%":
        return _signed(now.number - before.number, " 个百分点")
    if not before.number:
        return ""
    if before.number > 0 and now.number >= 3 * before.number:
        return f"{now.number / before.number:.1f}".removesuffix(".0") + " 倍"
    return _signed((now.number - before.number) * 100 / before.number, "%")


def _signed(by: Decimal, unit: str) -> str:
    """＋12.5%; what one digit behind the point cannot tell from nothing is 持平."""
    said = f"{abs(by):.1f}".removesuffix(".0")
    return "持平" if said == "0" else f"{'＋' if by > 0 else '－'}{said}{unit}"
