"""Which template is in force, and which there were."""

from django.db.models import QuerySet

from shangliang.commons.committees.scope import here
from shangliang.foundation.errors import NotFound

from .models import Template


def in_force(kind: str) -> bytes | None:
    """The committee's own template of a kind as .docx; None where the shipped one holds. A bundle of papers reads it once."""

    def read() -> bytes | None:
        content = Template.objects.filter(kind=kind, in_force=True).values_list("content", flat=True).first()
        return bytes(content) if content is not None else None

    return here().recall(f"documents.{kind}", read)


def versions(kind: str) -> QuerySet[Template]:
    """All versions of a kind, the latest first, without their content."""
    return Template.objects.filter(kind=kind).select_related("uploaded_by").defer("content").order_by("-number")


def version(kind: str, number: int) -> Template:
    """One version with its content; raises NotFound."""
    found = Template.objects.filter(kind=kind, number=number).select_related("uploaded_by").first()
    if found is None:
        raise NotFound("没有这一版模板，可能不属于本委员会。")
    return found


def own() -> dict[str, Template]:
    """The committee's templates that are in force, by kind, without content."""
    return {one.kind: one for one in Template.objects.filter(in_force=True).defer("content")}
