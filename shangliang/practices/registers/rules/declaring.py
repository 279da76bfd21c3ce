"""Declarations as JSON, and all that can be wrong with one, said in Chinese."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from shangliang.commons.access.roles import Role
from shangliang.commons.figures.declared import What, Words
from shangliang.foundation.errors import Invalid

from ..kinds import BODIES, NUMBERS, Counting, Declared, Field, FieldKind

CODE, PLACE = re.compile(r"[a-z][a-z0-9_]{0,29}"), re.compile(r"\{([^{}]*)\}")
MOST_FIELDS, MOST_FIGURES, MOST_OPTIONS = 60, 100, 100
TAKEN = frozenset({"mine", "desk", "entry", "declare"})  # addresses of this practice's own pages
OF_BODIES = {What.PEOPLE: FieldKind.MEMBERS, What.ATTENDANCES: FieldKind.MEMBERS, What.UNITS: FieldKind.UNITS, What.ORGANS: FieldKind.ORGANS}
WITH_FIELD = frozenset({What.SUM, What.VALUES})


def to_data(register: Declared) -> dict[str, Any]:
    """A declaration as JSON, as it is kept and downloaded."""
    return {
        "code": register.code, "label": register.label, "area": register.area, "about": register.about, "title": register.title, "icon": register.icon,
        "fields": [_field_data(one) for one in register.fields], "figures": [_figure_data(one) for one in register.figures],
        "recorders": sorted(register.recorders), "confirmers": sorted(register.confirmers), "self_filed": register.self_filed,
        "lasting": register.lasting, "scores": register.scores,
    }  # fmt: skip


def _field_data(one: Field) -> dict[str, Any]:
    said = {
        "code": one.code, "label": one.label, "kind": one.kind.value, "options": list(one.options), "unit": one.unit, "required": one.required,
        "help": one.help, "role": one.role, "low": _plain(one.low), "high": _plain(one.high), "upto": one.upto,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not False and value not in ("", [], None)}


def _figure_data(one: Counting) -> dict[str, Any]:
    words = {name: list(getattr(one.words, name)) for name in ("things", "verbs", "units", "near", "never") if getattr(one.words, name)}
    said = {
        "code": one.code, "label": one.label, "unit": one.unit, "what": one.what.value, "field": one.field,
        "when": [[name, list(values)] for name, values in one.when], "least": [[name, _plain(number)] for name, number in one.least],
        "roles": list(one.roles), "lasting": one.lasting, "about": one.about, "words": words,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value not in ("", [], {}, None, False)}


def _plain(number: Decimal | None) -> int | float | None:
    return None if number is None else int(number) if number == number.to_integral_value() else float(number)


def from_data(data: Any) -> Declared:
    """A declaration from JSON; raises Invalid that lists everything that is wrong with it."""
    try:
        register = _declared(data)
    except Invalid:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
        raise Invalid("看不懂这份台账样式。请用从“下载样式”得到的文件改，或在页面上一项项填。", "unreadable_register") from None
    if wrong := faults(register):
        raise Invalid("这份台账样式还有要改的地方：" + "；".join(wrong) + "。", "faulty_register", wrong=wrong)
    return register


def loosely(data: dict[str, Any]) -> Declared:
    """A draft as far as it goes, whatever is still wrong with it; raises Invalid only when it is no declaration at all."""
    try:
        return _declared(data)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
        raise Invalid("看不懂这份台账样式。请重新起草。", "unreadable_register") from None


def _declared(data: Any) -> Declared:
    return Declared(
        code=_text(data, "code", 30), label=_text(data, "label", 40), area=_text(data, "area", 40), about=_text(data, "about", 500),
        fields=tuple(_field(one) for one in data["fields"]), title=_text(data, "title", 200),
        figures=tuple(_figure(one) for one in data.get("figures", ())), recorders=frozenset(Role.of(one) for one in data.get("recorders", ())),
        confirmers=frozenset(Role.of(one) for one in data.get("confirmers", ())), self_filed=bool(data.get("self_filed")),
        lasting=bool(data.get("lasting")), scores=bool(data.get("scores")), icon=_text(data, "icon", 30) or "notebook",
    )  # fmt: skip


def _text(data: Any, name: str, most: int) -> str:
    said = data.get(name) or ""
    if not isinstance(said, str):
        raise TypeError(name)
    return " ".join(said.replace("\x00", "").split())[:most]


def _texts(data: Any, name: str, most: int = 60) -> tuple[str, ...]:
    found = data.get(name) or ()
    if isinstance(found, str):
        raise TypeError(name)
    return tuple(dict.fromkeys(" ".join(str(one).replace("\x00", "").split())[:most] for one in found if str(one).strip()))


def _number(data: Any, name: str) -> Decimal | None:
    said = data.get(name)
    number = None if said in (None, "") else Decimal(str(said))
    if number is not None and not number.is_finite():
        raise ValueError(name)
    return number


def _field(data: Any) -> Field:
    return Field(
        code=_text(data, "code", 30), label=_text(data, "label", 30), kind=FieldKind.of(data.get("kind") or "text"), options=_texts(data, "options"),
        unit=_text(data, "unit", 10), required=bool(data.get("required")), help=_text(data, "help", 100), role=_text(data, "role", 24),
        low=_number(data, "low"), high=_number(data, "high"), upto=_text(data, "upto", 30),
    )  # fmt: skip


def _figure(data: Any) -> Counting:
    words = data.get("words") or {}
    return Counting(
        code=_text(data, "code", 30), label=_text(data, "label", 40), unit=_text(data, "unit", 10), what=What.of(data.get("what") or "facts"),
        field=_text(data, "field", 30), when=tuple((str(name), tuple(map(str, values))) for name, values in data.get("when") or ()),
        least=tuple((str(name), Decimal(str(number))) for name, number in data.get("least") or ()), roles=_texts(data, "roles", 24),
        lasting=bool(data.get("lasting")), about=_text(data, "about", 200),
        words=Words(**{name: _texts(words, name) for name in ("things", "verbs", "units", "near", "never")}),
    )  # fmt: skip


def faults(register: Declared) -> list[str]:
    """All that keeps a declaration from being used, as Chinese clauses; empty when it can be."""
    return [text for _, text in placed_faults(register)]


def placed_faults(register: Declared) -> list[tuple[str, str]]:
    """The same with the place of each on the designer's page: "title", "f-2-options" (the third field), "g-0-unit", or "" for the whole."""
    said = [] if CODE.fullmatch(register.code) and register.code not in TAKEN else [("", "代号只能用小写字母、数字和下划线，以字母开头")]
    named = (("label", "名称", register.label), ("area", "所属工作", register.area), ("title", "一条叫什么", register.title))
    said += [(place, f"还没有写{word}") for place, word, text in named if not text]
    said += [("fields", "至少要有一项")] if not register.fields else []
    said += [("fields", f"最多 {MOST_FIELDS} 项")] if len(register.fields) > MOST_FIELDS else []
    said += [("figures", f"最多 {MOST_FIGURES} 个指标")] if len(register.figures) > MOST_FIGURES else []
    said += [] if register.recorders or register.self_filed else [("recorders", "还没有选由谁登记")]
    said += _twins("项", "f", register.fields) + _twins("指标", "g", register.figures)
    for n, one in enumerate(register.fields):
        said += [(f"f-{n}-{place}", text) for place, text in _field_faults(one)]
        if one.upto and (one.kind not in NUMBERS or getattr(register.by_code.get(one.upto), "kind", None) not in NUMBERS):
            said.append((f"f-{n}-high", f"“{one.label or one.code}”说好不超过另一项，那一项已经没有或者不是数了"))
    said += [("title", f"“一条叫什么”里的 {{{name}}} 不是这里的一项") for name in PLACE.findall(register.title) if name not in register.by_code]
    for n, figure in enumerate(register.figures):
        said += [(f"g-{n}-{place}", text) for place, text in _figure_faults(register, figure)]
    return said


def _twins(what: str, letter: str, ones: Sequence[Field | Counting]) -> list[tuple[str, str]]:
    """Two of a name or of a code, said at the later one."""
    said, labels, codes = [], set[str](), set[str]()
    for n, one in enumerate(ones):
        if one.label and one.label in labels:
            said.append((f"{letter}-{n}-label", f"有两{what}都叫“{one.label}”"))
        if one.code in codes:
            said.append((f"{letter}-{n}-label", f"有两{what}的代号都是 {one.code}"))
        labels.add(one.label)
        codes.add(one.code)
    return said


def _field_faults(one: Field) -> list[tuple[str, str]]:
    name = one.label or one.code
    said = [] if one.label else [("label", "有一项还没有名称")]
    said += [] if CODE.fullmatch(one.code) else [("label", f"“{name}”的代号不对")]
    chosen = one.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
    said += [("options", f"“{name}”还没有选项")] if chosen and not one.options else []
    said += [("options", f"“{name}”的选项多于 {MOST_OPTIONS} 个")] if len(one.options) > MOST_OPTIONS else []
    said += [("low", f"“{name}”的最小值大于最大值")] if one.low is not None and one.high is not None and one.low > one.high else []
    if one.kind is FieldKind.CHOICES and (option := next((o for o in one.options if re.search(r"[、，,;；|]", o)), "")):
        said.append(("options", f"“{name}”的选项“{option}”里有逗号或顿号，导入时会分成两项"))
    return said


def _figure_faults(register: Declared, one: Counting) -> list[tuple[str, str]]:
    name = f"指标“{one.label or one.code}”"
    said = [] if one.label else [("label", "有一个指标还没有名称")]
    said += [] if CODE.fullmatch(one.code) else [("label", f"{name}的代号不对")]
    said += [] if one.unit else [("unit", f"{name}还没有单位")]
    field = register.by_code.get(one.field)
    if one.what in WITH_FIELD and field is None:
        said.append(("field", f"{name}要用的一项已经没有了，请先改或去掉这个指标" if one.field else f"{name}还没有选算哪一项"))
    elif one.what is What.SUM and field is not None and field.kind not in NUMBERS:
        said.append(("field", f"{name}要合计“{field.label}”，它不是数"))
    elif one.what not in WITH_FIELD and one.field:
        said.append(("field", f"{name}不用选算哪一项"))
    if (kind := OF_BODIES.get(one.what)) and not any(f.kind is kind for f in register.fields):
        said.append(("what", f"{name}数的是{kind.label}，可这里没有填{kind.label}的一项"))
    roles = {f.role or f.code for f in register.fields if f.kind in BODIES}
    said += [("roles", f"{name}只数“{role}”，可没有一项是填它的") for role in one.roles if role not in roles]
    gone = [where for where, _ in (*one.when, *one.least) if where not in register.by_code]
    said += [("when-0", f"{name}的条件要看的一项已经没有了，请先改或去掉这个条件") for _ in gone]
    wrong = [register.by_code[where] for where, _ in one.least if where in register.by_code and register.by_code[where].kind not in NUMBERS]
    return said + [("least", f"{name}的条件要看“{field.label}”，它不是数") for field in wrong]
