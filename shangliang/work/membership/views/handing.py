"""Handing out passwords: shown or fetched once."""

import io

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.ui.held import keep, let_go, must_be_held
from shangliang.commons.ui.requests import act_of, opens_to

from .. import actions, exports, queries
from ..access import OFFICE
from ..actions.accounts import Issued

SHEET = "roster-passwords"


def one_password(request: HttpRequest, issued: Issued, back: str) -> HttpResponse:
    """The page that shows one initial password."""
    return render(request, "membership/issued.html", {"issued": issued, "text": f"已为{issued.name}重发初始密码，原来的密码不能再用", "back": back})


def keep_sheet(request: HttpRequest, issued: list[Issued]) -> None:
    """Keep the sheet of initial passwords until it is fetched."""
    with exports.handout(issued) as file:
        keep(request, SHEET, f"初始密码 {timezone.localdate().isoformat()}.xlsx", file.read())


@opens_to(*OFFICE, permission="membership.appoint")
@require_POST
def fetch_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet of initial passwords; it is gone afterwards."""
    sheet = must_be_held(request, SHEET)
    let_go(request, SHEET)
    return FileResponse(io.BytesIO(sheet.data), as_attachment=True, filename=sheet.name)


@opens_to(*OFFICE, permission="membership.appoint")
@require_POST
def reissue(request: HttpRequest) -> HttpResponse:
    """New initial passwords for all who have never signed in, as a sheet."""
    issued = actions.issue_passwords(act_of(request), None, user_ids=queries.bodies.unused_accounts())
    keep_sheet(request, issued)
    return render(request, "membership/sheet.html", {"count": len(issued), "back": reverse("membership:staff")})
