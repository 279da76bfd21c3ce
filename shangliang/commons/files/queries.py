"""Reading which files there are."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.committees.ready import Given, Ready
from shangliang.commons.subjects import ref
from shangliang.foundation.errors import NotFound

from .access import require_sight
from .models import File


def files_of(thing: Any, purpose: str = "") -> list[File]:
    """The files at a subject, oldest first, of one purpose where named; the caller has asked who may see the subject."""
    subject = ref(thing)
    return AT(bool(purpose), type=subject.type, id=subject.id, purpose=purpose)


def _at(of_purpose: bool) -> QuerySet[File]:
    found = File.objects.filter(subject_type=Given("type", "text"), subject_id=Given("id"), removed_at__isnull=True)
    return (found.filter(purpose=Given("purpose", "text")) if of_purpose else found).select_related("uploaded_by").order_by("pk")


AT: Ready[File] = Ready(_at)


def files_of_many(subject_type: str, ids: Iterable[int]) -> dict[int, list[File]]:
    """The files at many subjects of one type, by subject id (one query, for lists)."""
    found: dict[int, list[File]] = {}
    for file in File.objects.filter(subject_type=subject_type, subject_id__in=list(ids), removed_at__isnull=True).order_by("pk"):
        found.setdefault(file.subject_id, []).append(file)
    return found


def files_together(things: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], list[File]]:
    """The files at subjects of several types, by type and id (one query, for a page that shows more than one thing)."""
    wanted = Q()
    for subject_type, ids in things.items():
        wanted |= Q(subject_type=subject_type, subject_id__in=list(ids))
    found: dict[tuple[str, int], list[File]] = {}
    for file in File.objects.filter(wanted, removed_at__isnull=True).order_by("pk") if wanted else []:
        found.setdefault((file.subject_type, file.subject_id), []).append(file)
    return found


def find(viewer: Viewer, pk: int) -> File:
    """One file that the viewer may open; raises NotFound where there is none for them."""
    file = File.objects.filter(pk=pk, removed_at__isnull=True).first()
    if file is None:
        raise NotFound("没有找到这个附件，可能已移除，或不属于本委员会。")
    require_sight(viewer, file)
    return file
