"""Finding units by what others call them: an id, the full or short name, an alias, or the letters of their letters."""

import re
from collections.abc import Sequence

from shangliang.foundation.errors import Invalid

from .models import Unit
from .queries import units

PARTED = re.compile(r"[\s；;、，,。/|]+")


def units_called(said: Sequence[int | str], field: str = "units") -> list[Unit]:
    """The active units named, in the order named; each by id, name, short name, alias or 发文代字 (one query).

    Raises Invalid beside `field` that names all that fit no unit, or more than one.
    """
    by_id, by_name = _called()
    found: list[Unit] = []
    unknown: list[str] = []
    unclear: list[str] = []
    for one in said:
        fits = {one} & by_id.keys() if isinstance(one, int) else by_name.get(_plain(one), set())
        if len(fits) == 1:
            found.append(by_id[next(iter(fits))])
        else:
            (unclear if fits else unknown).append(str(one))
    if unknown:
        raise Invalid(f"没有找到承办单位：{'、'.join(unknown)}。名称以单位名录为准，停用的单位不能交办。", "unknown_unit", fields={field: f"没有“{unknown[0]}”"})
    if unclear:
        raise Invalid(f"不止一个单位叫：{'、'.join(unclear)}。请写全称或编号。", "unclear_unit", fields={field: f"“{unclear[0]}”不止一个"})
    return found


def units_in(text: str) -> tuple[list[Unit], list[str]]:
    """The active units that somebody's list of names means (「市公安局、市住建局」), and the names that fit none or several.

    Only whole names count: 市教育和体育局 is not 市体育局.
    """
    by_id, by_name = _called()
    found: list[Unit] = []
    rest: list[str] = []
    for one in filter(None, PARTED.split(text)):
        fits = by_name.get(_plain(one), set())
        if len(fits) == 1:
            found.append(by_id[next(iter(fits))])
        else:
            rest.append(one)
    return list(dict.fromkeys(found)), rest


def _called() -> tuple[dict[int, Unit], dict[str, set[int]]]:
    by_id: dict[int, Unit] = {}
    by_name: dict[str, set[int]] = {}
    for unit in units():
        by_id[unit.pk] = unit
        for name in (unit.name, unit.short_name, unit.letter_code, *unit.aliases):
            by_name.setdefault(_plain(name), set()).add(unit.pk)
    by_name.pop("", None)
    return by_id, by_name


def _plain(name: str) -> str:
    return "".join(str(name).split())
