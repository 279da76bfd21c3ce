"""先进典型 on the portal: deeds of those who were honoured and agreed that everybody may read of them."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shangliang.foundation.errors import NotFound
from shangliang.foundation.masks.covering import cover
from shangliang.practices.calls import queries as calls

from .door import read_by_all

if TYPE_CHECKING:
    from shangliang.commons.committees.models import Committee


@read_by_all
def deeds(request: HttpRequest, committee: "Committee") -> HttpResponse:
    """All that are open, the latest year first."""
    return render(request, "open/deeds.html", {"rows": [(one, cover(one.deed)) for one in calls.open_deeds()]})


@read_by_all
def deed(request: HttpRequest, committee: "Committee", pk: int) -> HttpResponse:
    """One deed at its permanent address; what was taken back is not there."""
    found = next(iter(calls.open_deeds(pk=pk)), None)
    if found is None:
        raise NotFound("没有这份事迹。可能地址抄漏了，也可能已经不再公开。")
    return render(request, "open/deed.html", {"one": found, "text": cover(found.deed)})
