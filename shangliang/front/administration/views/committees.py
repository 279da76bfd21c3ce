"""The platform's one page: which committees there are, and opening another. What they do inside stays closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from shangliang.commons.access import Role
from shangliang.commons.committees.levels import Level
from shangliang.commons.ui.requests import act_of, number, opens_to
from shangliang.foundation.errors import Invalid

from .. import queries
from ..opening import Plan, open_committee

FIELDS = ("slug", "name", "short_name", "place", "level", "administrator", "phone")


@opens_to(Role.PLATFORM)
@never_cache
def committees(request: HttpRequest) -> HttpResponse:
    """All committees; POST opens one and shows its administrator's initial password, this once."""
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            made, issued = open_committee(act_of(request), _plan(request))
        except Invalid as refused:
            wrong = refused
        else:
            return render(request, "front/committee_opened.html", {"committee": made, "issued": issued})
    found = queries.committees_with_counts()
    context = {
        "committees": found, "levels": Level.choices(), "parents": [(c.pk, c.short_name) for c in found], "typed": request.POST,
        "errors": wrong.fields if wrong else {}, "now": timezone.now(),
    }
    return render(request, "front/committees.html", context, status=422 if wrong else 200)



def _plan(request: HttpRequest) -> Plan:
    said = {name: request.POST.get(name, "").strip()[:200] for name in FIELDS}
    return Plan(**said | {"slug": said["slug"].lower()}, parent_id=number(request.POST.get("parent")))
