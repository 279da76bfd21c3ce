"""All that polls offer: their subjects."""

from django.urls import reverse

from shangliang.commons.subjects import Subject, subjects

from . import access, facts, notices, queries  # noqa: F401  (declare the permissions, the facts, and who is told what)

POLL = "polls.poll"
subjects.add(
    POLL, Subject(type=POLL, label="测评", icon="chart-bar", link=lambda pk: reverse("polls:poll", args=[pk]), visible=queries.visible_polls, get=queries.poll_of)
)
