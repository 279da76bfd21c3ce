"""A member's score on the member's page in the roster."""

from typing import Any

from django.utils import timezone

from shangliang.commons.access import Viewer, may
from shangliang.foundation.errors import Refused
from shangliang.foundation.periods import parse_start, year

from .. import queries
from ..rules import plain


def of_member(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """The running score of this year, for those who may read everybody's; None without a rulebook or seat."""
    if not may(viewer, "duty.read"):
        return None
    number = current_year()
    try:
        own = queries.scores.sheet_of(queries.books.ready_for(number), number, member_id)
    except Refused:
        return None
    return {
        "member_id": member_id, "year": number, "total": plain(own.sheet.total), "cap": plain(own.sheet.cap), "exempt": own.exempt,
        "groups": [(group.name, plain(group.points), plain(group.cap)) for group in own.sheet.groups if not group.within],
    }  # fmt: skip


def of_conduct(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """The score and the steps taken, for those who weigh whether somebody is to stay a member (N07, M04)."""
    score = of_member(viewer, member_id)
    if score is None:
        return None
    years = (score["year"], score["year"] - 1)
    return score | {"steps": [(number, one) for number in years for one in queries.following.steps_of(number).get(member_id, [])]}


def current_year() -> int:
    """The score year that runs today, by the start of the year in the rulebook that holds for it."""
    today = timezone.localdate()
    for number in (today.year + 1, today.year, today.year - 1):
        row = queries.books.book_for(number)
        if row is not None and year(number, parse_start(str(row.body.get("year_starts") or "01-01"))).contains(today):
            return number
    return today.year
