"""By what matters are picked for a look-back: read from a form, and said in words."""

from collections.abc import Mapping
from typing import Any

from shangliang.commons.people.queries import units

from .. import forms, queries


def wanted_of(given: Any, kind: Any) -> queries.Wanted:
    """The conditions as they were chosen; what is not among the choices is left out."""
    known = set(queries.classes_of(kind.code))
    facets = {facet.name: given.get(facet.name, "") for facet in kind.facets() if given.get(facet.name, "") in dict(facet.options)}
    return queries.Wanted(
        kind.code, tuple(grade for grade in given.getlist("grade") if grade in known), forms.number(given, "unit"), forms.number(given, "year"),
        forms.number(given, "months"), given.get("owing") == "yes", facets,
    )  # fmt: skip


def conditions(wanted: queries.Wanted, kind: Any) -> list[str]:
    """The conditions in words, as they are kept with the look-back and printed in its report."""
    said = ["、".join(f"{grade} 类" for grade in wanted.grades)] if wanted.grades else []
    said += [f"{wanted.year} 年答复"] if wanted.year else []
    said += [f"答复满 {wanted.months} 个月"] if wanted.months else []
    said += ["还有承诺没有兑现"] if wanted.owing else []
    if wanted.unit_id:
        said += [unit.name for unit in units() if unit.pk == wanted.unit_id]
    chosen: Mapping[str, str] = wanted.facets
    return said + [dict(facet.options)[chosen[facet.name]] for facet in kind.facets() if chosen.get(facet.name)]
