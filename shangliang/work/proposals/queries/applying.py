"""Applications for disclosure: the desk's list by day, one of them, and the one a receipt belongs to."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from shangliang.commons.access import Viewer
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.errors import NotFound

from ..access import REVIEWERS
from ..models import Application
from ..rules.applying import ApplicationState

SHOWN = 200


def applications(state: str = ApplicationState.WAITING) -> list[Application]:
    """Those that wait by their day, or the answered ones, the latest first."""
    found = Application.objects.filter(state=state).select_related("proposal")
    return list(found.order_by(*(["due_on", "pk"] if state == ApplicationState.WAITING else ["-answered_at"]))[:SHOWN])


def waiting_applications() -> QuerySet[Application]:
    """Those that wait for an answer."""
    return Application.objects.filter(state=ApplicationState.WAITING)


def applications_due(until: date, *, after: int, limit: int) -> list[Application]:
    """The next, by id, that wait for an answer and are due on `until` or before: what the daily round reads."""
    return list(waiting_applications().filter(due_on__lte=until, pk__gt=after).order_by("pk")[:limit])


def application_of(pk: int) -> Application:
    """One of them; raises NotFound."""
    found = Application.objects.select_related("proposal").filter(pk=pk).first()
    if found is None:
        raise NotFound("没有这份申请。")
    return found


def by_receipt(receipt: str) -> Application | None:
    """What a receipt belongs to."""
    plain = "".join(one for one in receipt.upper() if one.isalnum())
    return Application.objects.filter(receipt=fingerprint(plain)).first() if plain else None


def visible_applications(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that may be seen."""
    return set(Application.objects.filter(pk__in=list(ids)).values_list("pk", flat=True)) if viewer.role in REVIEWERS else set()
