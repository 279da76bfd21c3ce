"""All that reports offer: what they are, as subjects of the ledger."""

from django.urls import reverse

from shangliang.commons.access import may
from shangliang.commons.figures import opening
from shangliang.commons.subjects import Subject, subjects

from . import access, facts, queries  # noqa: F401  (declare the permissions and the facts)
from .models import Report

REPORT = "reports.report"


def _link(pk: int) -> str:
    return reverse("reports:report", args=[pk])


subjects.add(REPORT, Subject(type=REPORT, label="总结", icon="report", link=_link, visible=queries.visible, get=lambda pk: Report.objects.get(pk=pk)))
opening.shown_at(lambda code: reverse("reports:figure", args=[code]), lambda viewer: bool(may(viewer, "reports.read")))
