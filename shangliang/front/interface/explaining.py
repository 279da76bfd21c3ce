"""The page that explains the interface, made from its own description: no script, nothing from elsewhere."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from shangliang.commons.ui.machines import PER_MINUTE

Shape = dict[str, Any]
KINDS = {"string": "文字", "integer": "整数", "number": "数", "boolean": "true 或 false", "object": "对象", "array": "一组"}
FORMATS = {"date": "日期，如 2026-02-03", "date-time": "时刻，如 2026-02-03T09:00:00+08:00", "uuid": "UUID", "binary": "文件"}


@dataclass(frozen=True)
class Field:
    """One thing that is sent or answered: `level` says how deep inside it lies."""

    name: str
    kind: str
    note: str
    needed: bool
    level: int = 0


@dataclass(frozen=True)
class Call:
    """One operation."""

    method: str
    path: str
    summary: str
    description: str
    permissions: dict[str, str]
    given: list[Field] = field(default_factory=list)
    body: list[Field] = field(default_factory=list)
    answer: list[Field] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"{self.method}-{self.path}".lower().replace("/", "-").replace("{", "").replace("}", "").replace("--", "-")


class Explained(DocsBase):
    """In place of a program that draws the description in the browser."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """The page, and with it the address of the description for machines."""
        schema = api.get_openapi_schema(path_params=kwargs)
        return render(
            request, "front/interface.html",
            {"groups": groups(schema), "title": api.title, "schema_url": self.get_openapi_url(api, kwargs), "root": api.get_root_path(kwargs), "per_minute": PER_MINUTE},
        )


def groups(schema: Shape) -> list[tuple[str, list[Call]]]:
    """All operations of a description by their tag, in the order in which they are declared."""
    found: dict[str, list[Call]] = {}
    for path, methods in schema["paths"].items():
        for method, said in methods.items():
            found.setdefault((said.get("tags") or ["其他"])[0], []).append(_call(schema, path, method, said))
    return list(found.items())


def _call(schema: Shape, path: str, method: str, said: Shape) -> Call:
    given = [
        Field(p["name"], _kind(schema, p["schema"]), p.get("description", "") or ("编号，写在地址里" if p["in"] == "path" else ""), p.get("required", False))
        for p in said.get("parameters", [])
    ]
    body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    answer = said["responses"].get(200, {}).get("content", {}).get("application/json", {}).get("schema", {})
    return Call(
        method.upper(), path, said.get("summary", ""), said.get("description", ""), said.get("x-permissions", {}), given,
        _fields(schema, body), _fields(schema, answer),
    )


def _resolved(schema: Shape, shape: Shape) -> Shape:
    """What a reference or "this or null" stands for."""
    for one in shape.get("anyOf", []):
        if one.get("type") != "null":
            return _resolved(schema, one)
    if "allOf" in shape:
        return _resolved(schema, shape["allOf"][0])
    if "$ref" in shape:
        return _resolved(schema, schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]])
    return shape


def _fields(schema: Shape, shape: Shape, level: int = 0) -> list[Field]:
    """The fields of an object one below the other, those of its parts behind it."""
    shape = _resolved(schema, shape)
    if shape.get("type") == "array":
        return _fields(schema, shape.get("items", {}), level)
    said = []
    for name, inner in shape.get("properties", {}).items():
        said.append(Field(name, _kind(schema, inner), inner.get("description", ""), name in shape.get("required", []), level))
        if level < 3 and not _is_word(_resolved(schema, inner)):
            said += _fields(schema, inner, level + 1)
    return said


def _is_word(shape: Shape) -> bool:
    return set(shape.get("properties", {})) in ({"code", "label"}, {"id", "name"})


def _kind(schema: Shape, shape: Shape) -> str:
    """What kind of thing a field holds, in words."""
    several = [one for one in shape.get("anyOf", []) if one.get("type") != "null"]
    empty = "，可以为 null" if len(several) < len(shape.get("anyOf", [])) else ""
    if len(several) > 1:
        return "或".join(dict.fromkeys(_kind(schema, one) for one in several)) + empty
    inner = _resolved(schema, shape)
    if inner.get("type") == "array":
        return f"一组{_kind(schema, inner.get('items', {}))}{empty}"
    if _is_word(inner):
        return ("代码和叫法 {code, label}" if "code" in inner["properties"] else "编号和名称 {id, name}") + empty
    return FORMATS.get(inner.get("format", ""), KINDS.get(inner.get("type", ""), "任意")) + _bounds(inner) + empty


def _bounds(shape: Shape) -> str:
    if "maxLength" in shape:
        return f"，最多 {shape['maxLength']} 字"
    if "minimum" in shape and "maximum" in shape:
        return f"，{shape['minimum']} 到 {shape['maximum']}"
    return ""
