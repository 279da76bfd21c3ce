"""What may stand in a field: each kind read as people write it (full-width digits, 二〇二六年三月五日, 12.5万元), or refused."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import as_bool, as_date, as_int, as_text, narrow, tidy

from ..kinds import Field, FieldKind

LONGEST = {FieldKind.TEXT: 200, FieldKind.LONG: 5000}
MOST, PLACES = Decimal(10) ** 12, 6
SCALES = (("亿元", Decimal(10000)), ("万元", Decimal(1)), ("万", Decimal(1)), ("亿", Decimal(10000)), ("元", Decimal("0.0001")))
APART = re.compile(r"[、，,;；|\n]+")


def read_value(field: Field, raw: Any, also: Sequence[str] = ()) -> Any:
    """What is kept of an entered value, as JSON holds it; None when nothing was entered. Raises Invalid with a sentence.

    `also` are options that are no longer offered but stood there before. Bodies are not read here: they need the roster.
    """
    if isinstance(raw, str):
        raw = raw.replace("\x00", "")
    match field.kind:
        case FieldKind.TEXT | FieldKind.LONG:
            return _text(field, raw)
        case FieldKind.INTEGER:
            return _within(field, as_int(_without_unit(field, raw)))
        case FieldKind.DECIMAL | FieldKind.MONEY:
            return _within(field, _number(field, raw))
        case FieldKind.DAY:
            day = as_date(raw)
            return day.isoformat() if day else None
        case FieldKind.CHOICE:
            chosen = _chosen(field, raw, also)
            if len(chosen) > 1:
                raise Invalid("只能选一项。")
            return chosen[0] if chosen else None
        case FieldKind.CHOICES:
            return _chosen(field, raw, also) or None
        case FieldKind.YES:
            return raw if isinstance(raw, bool) else as_bool(raw)
        case _:
            raise LookupError(f"{field.kind} is not read here")


def _text(field: Field, raw: Any) -> str | None:
    said = str(raw or "").strip() if field.kind is FieldKind.LONG else as_text(raw)
    if said and field.kind is FieldKind.TEXT:
        said = " ".join(said.split())
    if said and len(said) > LONGEST[field.kind]:
        raise Invalid(f"写了 {len(said)} 个字，最多 {LONGEST[field.kind]} 个。")
    return said or None


def _without_unit(field: Field, raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    said = narrow(tidy(raw)).replace(" ", "")
    return said.removesuffix(narrow(field.unit)) if field.unit and said != field.unit else said


def _number(field: Field, raw: Any) -> Decimal | None:
    if raw is None or isinstance(raw, str) and not raw.strip():
        return None
    said, scale = str(_without_unit(field, raw)), Decimal(1)
    if isinstance(raw, bool | date):
        raise Invalid(f"“{raw}”不是数。请只写数字，如 12.5。")
    if field.kind is FieldKind.MONEY:
        said, scale = next(((said.removesuffix(word), times) for word, times in SCALES if said.endswith(word)), (said, scale))
    try:
        number = Decimal(said.replace(",", ""))
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise Invalid(f"“{str(raw)[:20]}”不是数。请只写数字，如 12.5。") from None
    return number * scale


def _within(field: Field, number: Decimal | int | None) -> int | float | None:
    """The number, checked against the field's range, as JSON keeps it without losing a digit."""
    if number is None:
        return None
    number = Decimal(number)
    # Pieces and money are never below nothing unless the register says so; a change in percent may be.
    low = 0 if field.low is None and field.kind is not FieldKind.DECIMAL else field.low
    if low is not None and number < low:
        raise Invalid(f"不能小于 {low}。" if low else "不能是负数。")
    if field.high is not None and number > field.high:
        raise Invalid(f"不能大于 {field.high}。")
    if abs(number) >= MOST:
        raise Invalid("数太大了，请核对。" + ("金额按万元填。" if field.kind is FieldKind.MONEY else ""))
    number = round(number, PLACES)
    return int(number) if number == number.to_integral_value() else float(number)


def _chosen(field: Field, raw: Any, also: Sequence[str]) -> list[str]:
    """The options meant, by their words without regard to full-width forms; a text may name several."""
    offered = {narrow(tidy(option)): option for option in (*also, *field.options)}
    given = raw if isinstance(raw, list | tuple) else [str(raw)] if raw not in (None, "") else []
    found: list[str] = []
    for one in given:
        whole = narrow(tidy(str(one)))
        words = [whole] if whole in offered else [narrow(tidy(word)) for word in APART.split(str(one))]
        for word in filter(None, words):
            if word not in offered:
                raise Invalid(f"没有“{word[:20]}”这一项，可以填：{'、'.join(field.options)}。")
            found.append(offered[word])
    return list(dict.fromkeys(found))
