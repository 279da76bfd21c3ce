"""A thing with all that belongs to it in one question to the database.

`prefetch_related` asks once per relation; a page about one proposal has a dozen. Here the children come along as JSON,
one array per relation, and stand in the prefetch cache afterwards, so that `thing.parts.all()` asks nothing more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from .ready import Ready

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Part:
    """Children: `rows` in their order, `by` their key to the parent, `also` fields of related rows by path.

    `also={"member": ("name",), "member__sector": ("name",)}` brings the member and its sector, with these fields only. A
    relation that is empty stays None. `parts` are the children's own children.
    """

    rows: QuerySet[Any]
    by: str
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: "Mapping[str, Part]" = field(default_factory=dict)


def gathered(things: QuerySet[M], **parts: Part) -> list[M]:
    """The things with their parts, in one query."""
    return _parted(list(_with_arrays(things, parts)), parts)


class Whole(Generic[M]):
    """The same as a ready question: `build` gives the things and their parts, with `Given`s among them (see ready.py).

        WHOLE = Whole(lambda: (Reply.objects.filter(pk=Given("pk")), {"answers": Part(Answer.objects.order_by("position"), "reply")}))
    """

    def __init__(self, build: Callable[..., tuple[QuerySet[M], dict[str, Part]]]) -> None:
        self._build = build
        self._ready: Ready[M] = Ready(self._rows)
        self._parts: dict[tuple[Any, ...], dict[str, Part]] = {}

    def _rows(self, *shape: Any) -> QuerySet[M]:
        things, self._parts[shape] = self._build(*shape)
        return _with_arrays(things, self._parts[shape])

    def __call__(self, *shape: Any, **given: Any) -> list[M]:
        """The things with their parts."""
        found: list[M] = self._ready(*shape, **given)
        return _parted(found, self._parts[shape])

    def first(self, *shape: Any, **given: Any) -> M | None:
        """The first thing, or None."""
        return next(iter(self(*shape, **given)), None)


def _with_arrays(things: QuerySet[M], parts: Mapping[str, Part]) -> QuerySet[M]:
    rows: QuerySet[M] = things.annotate(**{f"_{name}": _array(part) for name, part in parts.items()})
    return rows


def _parted(found: list[M], parts: Mapping[str, Part]) -> list[M]:
    for thing in found:
        for name, part in parts.items():
            put(thing, name, [_made(part, row) for row in getattr(thing, f"_{name}")])
    return found


def _array(part: Part) -> ArraySubquery:
    return ArraySubquery(part.rows.filter(**{part.by: OuterRef("pk")}).values(whole=_object(part)))


def _object(part: Part) -> JSONObject:
    said: dict[str, Any] = {column.attname: F(column.attname) for column in part.rows.model._meta.concrete_fields}
    for path, names in part.also.items():
        said[path] = JSONObject(pk=F(f"{path}__pk"), **{name: F(f"{path}__{name}") for name in names})
    for name, inner in part.parts.items():
        said[f"_{name}"] = _array(inner)
    return JSONObject(**said)


def _made(part: Part, row: dict[str, Any]) -> Model:
    """A child from its JSON, as if it had been read from its table."""
    model = part.rows.model
    made = model(**{column.attname: column.to_python(row[column.attname]) for column in model._meta.concrete_fields})
    made._state.adding, made._state.db = False, part.rows.db
    for path in sorted(part.also, key=len):
        _relate(made, path, row[path])
    for name, inner in part.parts.items():
        put(made, name, [_made(inner, below) for below in row[f"_{name}"] or []])
    return made


def _relate(thing: Any, path: str, values: dict[str, Any]) -> None:
    """Hang a related row on the end of a path, e.g. the sector of a proposer's member."""
    *way, last = path.split("__")
    for name in way:
        thing = getattr(thing, name)
        if thing is None:
            return
    target = type(thing)._meta.get_field(last)
    if values["pk"] is None:
        setattr(thing, last, None)
        return
    model = target.related_model
    known = {model._meta.get_field(name).attname: model._meta.get_field(name).to_python(value) for name, value in values.items() if name != "pk"}
    related = model(pk=values["pk"], **known)
    related._state.adding = False
    if target.concrete:
        target.set_cached_value(thing, related)
    else:
        thing._state.fields_cache[target.get_cache_name() if hasattr(target, "get_cache_name") else last] = related


def put(thing: Model, name: str, children: list[Any]) -> None:
    """Let `thing.name.all()` give these children without asking."""
    rows = getattr(thing, name).get_queryset()
    rows._result_cache, rows._prefetch_done = children, True
    for child in children:
        for key in rows._known_related_objects:
            setattr(child, key.name, thing)
    cache = thing.__dict__.setdefault("_prefetched_objects_cache", {})
    cache[name] = rows
