"""What the public reads: published rows of one table, and nothing else. No other table is named here, so none can be reached."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from shangliang.commons.committees.ready import Given, Ready
from shangliang.commons.committees.scope import here
from shangliang.foundation.zh.finding import terms
from shangliang.practices.handling.rules import Disclosure

from ..models import Publication
from ..rules import PublicState

SIZES = (20, 50)
BATCH = 200
LISTED = ("pk", "code", "number", "session_label", "title", "category", "who", "unit", "grade", "overall", "level", "answered_on", "published_at", "changed_at")
MARK = Ready(lambda: Publication.objects.order_by().values("committee").annotate(last=Max("changed_at"), n=Count("pk"), v=Sum("version")).values_list("last", "n", "v"))
ONE = Ready(lambda: Publication.objects.filter(code=Given("code", "text")))


@dataclass(frozen=True)
class Sought:
    """What the public looks for; empty means everything."""

    text: str = ""
    session: int | None = None
    category: str = ""
    unit: str = ""
    grade: str = ""


def mark_of_changes() -> tuple[datetime | None, int, int]:
    """A mark that changes with whatever is published, changed, withheld or taken down: last change, rows, versions. Asked once a stay."""
    stay = here().__dict__
    if "public_mark" not in stay:
        stay["public_mark"] = MARK.first() or (None, 0, 0)
    found: tuple[datetime | None, int, int] = stay["public_mark"]
    return found


def published() -> QuerySet[Publication]:
    """All that is open, the newest session first, by number."""
    return Publication.objects.filter(state=PublicState.PUBLISHED).order_by("-session_id", "number_order", "pk")


def sought(wanted: Sought) -> QuerySet[Publication]:
    """What is open and fits; every word of the text must stand in what is shown of it."""
    found = published()
    for term in terms(wanted.text):
        found = found.filter(plain__contains=term)
    if wanted.session is not None:
        found = found.filter(session_id=wanted.session)
    exact = {"category": wanted.category, "grade": wanted.grade}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    return found.filter(unit__contains=wanted.unit) if wanted.unit else found


def open_page(wanted: Sought, page: int, size: int) -> tuple[list[Any], int]:
    """One page of what fits, the columns of LISTED, and how many fit."""
    found = sought(wanted)
    total = open_figures()["all"] if wanted == Sought() else found.count()
    return list(found.values_list(*LISTED, named=True)[(page - 1) * size : page * size]), total


_kept: dict[int, tuple[Any, dict[str, Any]]] = {}


def _since_change(name: str, ask: Callable[[], Any]) -> Any:
    """What is the same until something is published or taken down: asked once a change and process, whatever reader comes."""
    committee, mark = here().committee.pk, mark_of_changes()
    if committee not in _kept or _kept[committee][0] != mark:
        _kept[committee] = (mark, {})
    answers = _kept[committee][1]
    if name not in answers:
        answers[name] = ask()
    return answers[name]


def open_choices() -> dict[str, list[tuple[Any, str]]]:
    """What the list can be narrowed to: sessions, categories, units and classes that occur among what is open."""
    return _since_change("choices", _choices)  # type: ignore[no-any-return]


def _choices() -> dict[str, list[tuple[Any, str]]]:
    rows = list(published().order_by().values_list("session_id", "session_label", "category", "unit", "grade").distinct())
    sessions = sorted({(row[0], row[1]) for row in rows}, reverse=True)
    units = sorted({name for row in rows for name in row[3].split("、") if name})
    return {
        "session": sessions, "category": [(one, one) for one in sorted({row[2] for row in rows if row[2]})], "unit": [(one, one) for one in units],
        "grade": [(one, f"{one} 类") for one in sorted({row[4] for row in rows if row[4]})],
    }


def open_figures() -> dict[str, int]:
    """How many are open, and how many of them with which class."""
    return _since_change("figures", _figures)  # type: ignore[no-any-return]


def _figures() -> dict[str, int]:
    rows = published().order_by().values_list("grade").annotate(n=Count("pk"))
    counted = dict(rows)
    return {"all": sum(counted.values()), **{grade: n for grade, n in sorted(counted.items()) if grade}}


def at_address(code: str) -> tuple[Publication | None, bool]:
    """What stands at a permanent address, and whether something stood there that was taken down."""
    found: Any = ONE.first(code=code) if len(code) <= 60 else None
    if found is None or found.state == PublicState.PUBLISHED:
        return found, False
    return None, found.state == PublicState.TAKEN_DOWN


def open_of(member_id: int, name: str) -> list[Any]:
    """What is open of a member's own proposals, the columns of LISTED: only where the public reads the name there as well."""
    found = published().filter(proposal__author_id=member_id, who__contains=name) if name else published().none()
    return list(found.values_list(*LISTED, named=True)[:SIZES[1]])


def latest_open(limit: int) -> list[Publication]:
    """What was published or brought up to date last, for the feed."""
    return list(Publication.objects.filter(state=PublicState.PUBLISHED).order_by("-changed_at", "-pk")[:limit])


def open_after(pk: int, limit: int) -> list[Publication]:
    """The next open ones after an id, for readers that take all."""
    return list(Publication.objects.filter(state=PublicState.PUBLISHED, pk__gt=pk).order_by("pk")[:limit])


def all_open() -> Iterator[Publication]:
    """All that is open, by id, in batches, so that memory stays small."""
    last = 0
    while rows := open_after(last, BATCH):
        yield from rows
        last = rows[-1].pk


def is_told(publication: Publication) -> bool:
    """Whether more than the title is open."""
    return publication.level in {Disclosure.FULL, Disclosure.SUMMARY}
