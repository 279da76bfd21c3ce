"""Cases and lessons: all of them, one, those that fit a section or a stretch, and where a report names records."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from shangliang.commons.access import Viewer, require
from shangliang.commons.committees.scope import setting
from shangliang.commons.subjects import Ref, subjects
from shangliang.foundation.errors import NotFound

from ..access import READERS
from ..models import Case, Lesson, Named, Report, Version

_HEAD = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[部分章])")


def cases(section: str = "") -> QuerySet[Case]:
    """Those that are kept, the latest first; `section` narrows."""
    found = Case.objects.filter(kept=True).order_by("-on", "-pk")
    return found.filter(section=section) if section else found


def case(viewer: Viewer, pk: int) -> Case:
    """One case; raises NotFound."""
    require(viewer, "reports.read")
    found = Case.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这个案例，可能不属于本委员会。")
    return found


def lessons() -> QuerySet[Lesson]:
    """Those that are kept, the latest stretch first."""
    return Lesson.objects.filter(kept=True).order_by("-last", "-pk")


def lesson(viewer: Viewer, pk: int) -> Lesson:
    """One lesson; raises NotFound."""
    require(viewer, "reports.read")
    found = Lesson.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这条体会，可能不属于本委员会。")
    return found


def cases_of(found: Lesson) -> list[Case]:
    """The cases a lesson comes from."""
    return list(Case.objects.filter(pk__in=found.cases).order_by("pk"))


def record_named(viewer: Viewer, kind: str, pk: int, label: str = "") -> Ref:
    """A record that may become a case: raises NotFound where it is not there or may not be seen."""
    if kind not in subjects or pk not in subjects.get(kind).visible(viewer, [pk]):
        raise NotFound("没有这条记录，或你现在的身份看不到它。请从指标的明细里点“列为案例”。")
    return Ref(kind, pk, label or str(subjects.get(kind).get(pk))[:300])


def address_of(viewer: Viewer, kind: str, pk: int) -> str:
    """Where a record is shown, or "" where it may not be seen."""
    if kind not in subjects or pk not in subjects.get(kind).visible(viewer, [pk]):
        return ""
    return str(subjects.get(kind).link(pk))


@dataclass(frozen=True)
class Section:
    """A section of a report: its heading, the character its last line begins at, and the cases that fit it."""

    heading: str
    at: int
    cases: list[Case]


def fitting(report: Report, version: Version) -> list[Section]:
    """The sections of a report with the cases of its days that fit each by their section's words, those not told yet."""
    untold = [one for one in cases().filter(on__gte=report.first, on__lte=report.last) if one.name not in version.text]
    words = {section: [section, *_ALIKE.get(section, ())] for section in setting("reports.sections")}
    return [Section(heading, at, [one for one in untold if any(word in heading + body for word in words.get(one.section, [one.section]))]) for heading, body, at in _sections(version.text)]


_ALIKE = {"协商": ("议政", "建言"), "民主监督": ("监督",), "社情民意": ("信息",), "自身建设": ("打牢", "强基", "履职能力"), "公益帮扶": ("基层", "民生", "实事"), "宣传文史": ("宣传", "故事", "文史"), "调研视察": ("调研", "视察")}


def _sections(text: str) -> list[tuple[str, str, int]]:
    """(heading, the first words of what stands below it, start of its last line) of every section."""
    found, at = list[list[Any]](), 0
    for line in text.split("\n"):
        if _HEAD.match(line) and len(line.strip()) <= 40:
            found.append([line.strip(), "", at])
        elif line.strip():
            if not found:
                found.append(["开头", "", at])
            found[-1][1] += line[:400]
            found[-1][2] = at
        at += len(line) + 1
    return [(heading, body, start) for heading, body, start in found]


def named_in(viewer: Viewer, report: Report) -> dict[str, tuple[str, str]]:
    """The words of a report that name a record: (label, address) by words, longest first; "" for an address that may not be opened."""
    rows = list(Named.objects.filter(report=report))
    seen = {kind: subjects.get(kind).visible(viewer, [one.subject_id for one in rows if one.subject_type == kind]) for kind in {one.subject_type for one in rows} if kind in subjects}
    found = {
        one.words: (one.subject_label, subjects.get(one.subject_type).link(one.subject_id) if one.subject_id in seen.get(one.subject_type, ()) else "") for one in rows
    }  # fmt: skip
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


def case_visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of these cases that may be seen: all or none."""
    return set(Case.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in READERS else set()


def lesson_visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of these lessons that may be seen: all or none."""
    return set(Lesson.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in READERS else set()
