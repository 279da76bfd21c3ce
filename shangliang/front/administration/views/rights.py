"""Who may do what here: one area of work at a time, a tick for each role that could."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shangliang.commons.access import Role, holders
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid

from .. import rights as granting


@opens_to(Role.ADMINISTRATOR)
def rights(request: HttpRequest) -> HttpResponse:
    """All permissions of an area with the roles that hold them; saving changes what was ticked otherwise."""
    found = granting.areas()
    wanted = request.GET.get("area", "")
    area = wanted if wanted in dict(found) else found[0][0]
    some = granting.grantable(area)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            count = granting.change_rights(act_of(request), None, wanted={one.code: _ticked(request, one.code) for one in some})
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"{count} 项授权已调整，马上生效。")
            return redirect(request.get_full_path())
    rows = [{"one": one, "ticked": _ticked(request, one.code) if wrong else holders(one), "own": holders(one) != one.roles} for one in some]
    context = {
        "rows": rows, "roles": [role for role in Role if role is not Role.PLATFORM], "errors": wrong.fields if wrong else {},
        "tabs": [{"label": name, "href": f"?area={key}", "active": key == area} for key, name in found],
    }
    return render(request, "front/rights.html", context, status=422 if wrong else 200)


def _ticked(request: HttpRequest, code: str) -> frozenset[Role]:
    return frozenset(Role(role) for role in request.POST.getlist(code) if role in Role.values())
