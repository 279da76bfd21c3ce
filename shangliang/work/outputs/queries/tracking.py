"""What the daily round looks after: outputs whose mark has come, follow-ups nobody has answered."""

from datetime import date

from django.db.models import F
from django.utils import timezone

from shangliang.commons.access import Viewer

from ..access import follow_ups_seen
from ..models import FollowUp, Output
from ..rules import Following, State, mark_due, months_later


def to_follow(today: date, marks: list[int]) -> list[tuple[Output, int]]:
    """Outputs with the follow-up that is due of each (two queries); those past the last mark by two months are left alone."""
    if not marks:
        return []
    sent = list(Output.objects.filter(state=State.SENT).order_by("pk"))
    asked: dict[int, list[int]] = {}
    for output_id, months in FollowUp.objects.filter(output__in=[one.pk for one in sent]).values_list("output_id", "months"):
        asked.setdefault(output_id, []).append(months)
    found = []
    for one in sent:
        day = timezone.localdate(one.sent_at) if one.sent_at else today
        mark = mark_due(day, today, marks, asked.get(one.pk, []))
        if mark is not None and today <= months_later(day, max(marks) + 2):
            found.append((one, mark))
    return found


def follow_ups_of(viewer: Viewer) -> list[FollowUp]:
    """A unit's follow-ups, those to be answered first."""
    return list(follow_ups_seen(viewer).order_by(F("reported_at").desc(nulls_first=True), "due_on", "pk")[:100])


def open_follow_ups() -> list[FollowUp]:
    """Follow-ups that nobody has answered."""
    return list(FollowUp.objects.filter(state=Following.ASKED).select_related("unit", "output").order_by("pk"))
