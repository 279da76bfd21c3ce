"""What comes in from the pages of registers, read into plain values."""

import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from shangliang.commons.ui.requests import number
from shangliang.commons.ui.typed import wanted_day
from shangliang.foundation.rows import narrow

from .kinds import BODIES, Declared, FieldKind
from .queries import Filter
from .rules import with_codes

MANY = BODIES | {FieldKind.CHOICES}
BEFORE = "v-"
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


def text(data: Mapping[str, Any], name: str) -> str:
    """What was typed into a field, without the sign that no database keeps."""
    return str(data.get(name, "")).replace("\x00", "").strip()


def values(register: Declared, data: Any) -> dict[str, Any]:
    """What was entered, by the codes of fields; what the form does not carry is left out, blank is nothing."""
    found: dict[str, Any] = {}
    for one in register.fields:
        name = BEFORE + one.code
        if one.kind in MANY:
            found[one.code] = [said for said in data.getlist(name) if said.strip()]
        elif name in data:
            found[one.code] = text(data, name)
    return found


def wanted(register: Declared, data: Any) -> Filter:
    """The filter an address asks for; what cannot be read is left out rather than refused."""
    chosen = tuple((one.code, text(data, BEFORE + one.code)) for one in register.fields if text(data, BEFORE + one.code))
    return Filter(
        text=text(data, "q")[:80], first=wanted_day(data, "first"), last=wanted_day(data, "last"), state=text(data, "state"),
        organ=number(data.get("organ")), member=number(data.get("member")), unit=number(data.get("unit")), choices=chosen,
    )  # fmt: skip


def designed(data: Any, before: dict[str, Any]) -> dict[str, Any]:
    """The draft a page of fields and figures describes; what the page does not carry stays as it was before, by code.

    Fields come in the order of the page ("f-order"); the title's pattern names them by their labels, old or new.
    """
    fields = {one["code"]: one for one in before.get("fields", ())}
    figures = {one["code"]: one for one in before.get("figures", ())}
    made = [_field(data, f"f-{n}-", fields) for n in order(data)]
    codes = {one.get("label", ""): code for code, one in fields.items()} | {one["label"]: one["code"] for one in made}
    return before | {
        "label": text(data, "label"), "area": text(data, "area"), "about": text(data, "about"), "title": with_codes(text(data, "title"), codes),
        "recorders": data.getlist("recorders"), "confirmers": data.getlist("confirmers"), "self_filed": "self_filed" in data, "lasting": "lasting" in data,
        "scores": "scores" in data, "fields": made, "figures": [_figure(data, f"g-{n}-", figures) for n in range(_count(data, "g-count"))],
    }  # fmt: skip


def order(data: Any) -> list[int]:
    """The numbers of the fields in the order in which they were arranged; as they came where that makes no sense."""
    usual = list(range(_count(data, "f-count")))
    said = [found for one in data.getlist("f-order") if (found := number(one)) is not None]
    return said if sorted(said) == usual else usual


WHOLE_MOST = {"label": 40, "area": 40, "about": 500, "title": 200}
FIELD_MOST = {"label": 30, "unit": 10, "help": 100}
FIGURE_MOST = {"label": 40, "unit": 10, "about": 200}


def unfit(data: Any) -> dict[str, str]:
    """What cannot be kept as it was typed, by the name of its input: too long, or no number where one has to be."""
    wrong: dict[str, str] = {}
    limits = dict(WHOLE_MOST)
    for letter, most, numbers_ in (("f", FIELD_MOST, ("low", "high")), ("g", FIGURE_MOST, ("number",))):
        for n in range(_count(data, f"{letter}-count")):
            limits |= {f"{letter}-{n}-{name}": long for name, long in most.items()}
            for name in (f"{letter}-{n}-{one}" for one in numbers_):
                if text(data, name) and _decimal(data, name) is None:
                    wrong[name] = f"“{text(data, name)[:20]}”不是数，请只写数字"
    return wrong | {name: f"写了 {len(text(data, name))} 个字，最多 {most} 个" for name, most in limits.items() if len(text(data, name)) > most}


def _count(data: Mapping[str, Any], name: str) -> int:
    return min(number(data.get(name)) or 0, 200)


def _field(data: Any, at: str, before: dict[str, Any]) -> dict[str, Any]:
    code = text(data, f"{at}code")
    return before.get(code, {}) | {
        "code": code, "label": text(data, f"{at}label"), "kind": text(data, f"{at}kind"), "options": text(data, f"{at}options").splitlines(),
        "unit": text(data, f"{at}unit"), "required": f"{at}required" in data, "help": text(data, f"{at}help"), "low": _decimal(data, f"{at}low"),
        "high": _decimal(data, f"{at}high"), "upto": text(data, f"{at}upto"),
    }  # fmt: skip


def _figure(data: Any, at: str, before: dict[str, Any]) -> dict[str, Any]:
    code = text(data, f"{at}code")
    when = [[name, text(data, f"{at}values-{n}").splitlines()] for n in range(9) if (name := text(data, f"{at}when-{n}"))]
    least = text(data, f"{at}least")
    what = text(data, f"{at}what")
    return before.get(code, {}) | {
        "code": code, "label": text(data, f"{at}label"), "unit": text(data, f"{at}unit"), "what": what, "about": text(data, f"{at}about"),
        "field": text(data, f"{at}field") if what in ("sum", "values") else "", "lasting": f"{at}lasting" in data,
        "roles": [role for role in data.getlist(f"{at}roles") if role],
        "when": [[name, [_said(value) for value in values if value.strip()]] for name, values in when],
        "least": [[least, _decimal(data, f"{at}number") or 0]] if least else [],
    }  # fmt: skip


def _said(value: str) -> str:
    """Yes and no are kept as the ledger has them."""
    return {"是": "true", "否": "false"}.get(value.strip(), value.strip())


def _decimal(data: Mapping[str, Any], name: str) -> str | None:
    said = narrow(text(data, name)).replace(",", "")
    return said if NUMBER.fullmatch(said) else None


def moved(draft: dict[str, Any], asked: str, arranged: Sequence[int] = ()) -> dict[str, Any]:
    """The draft with one field or figure added, moved or taken out: "add-field", "up-fields-2", "drop-figures-0".

    `arranged` are the numbers of the fields in their present order, where the page has moved some already.
    """
    verb, _, rest = asked.partition("-")
    name, _, place = rest.partition("-")
    if verb == "add" and name in ("field", "figure"):
        ones = draft[f"{name}s"]
        blank = {"kind": "text"} if name == "field" else {"what": "facts", "unit": "条"}
        return draft | {f"{name}s": [*ones, {"code": _free(ones, "f" if name == "field" else "g"), "label": ""} | blank]}
    at = number(place)
    if name not in ("fields", "figures") or at is None or at >= len(draft[name]):
        return draft
    if name == "fields" and at in arranged:
        at = list(arranged).index(at)
    ones = list(draft[name])
    taken = ones.pop(at)
    if verb in ("up", "down"):
        ones.insert(max(at - 1, 0) if verb == "up" else at + 1, taken)
    return draft | {name: ones}


def _free(ones: list[dict[str, Any]], letter: str) -> str:
    used = {one["code"] for one in ones}
    return next(f"{letter}{n}" for n in count(1) if f"{letter}{n}" not in used)
