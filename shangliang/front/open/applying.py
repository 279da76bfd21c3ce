"""依申请公开 on the portal: applying for what a proposal does not show, and reading the answer with the receipt.

Nobody signs in; the platform takes the application in. The receipt is shown once and kept as a keyed hash only.
"""

import secrets
import uuid
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act
from shangliang.foundation.errors import Invalid
from shangliang.reading.notices.queries import outlets
from shangliang.work.proposals import actions
from shangliang.work.proposals import queries as proposals
from shangliang.work.proposals.rules.applying import Outcome

from .door import written_by_all
from .views import standing_at

if TYPE_CHECKING:
    from shangliang.commons.committees.models import Committee

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
FIELDS = ("name", "contact", "wanted", "reason")


@written_by_all
def apply(request: HttpRequest, committee: "Committee", code: str) -> HttpResponse:
    """The form about one proposal; sent, it shows the receipt."""
    row, wrong = standing_at(code), None
    sent = {name: request.POST.get(name, "").replace("\x00", "")[:4000] for name in FIELDS}
    if request.method == "POST":
        receipt = new_receipt()
        act = public_act(request, committee)
        try:
            made = actions.apply_for_disclosure(act, row, **sent, receipt=receipt)
        except Invalid as refused:
            wrong = refused
        else:
            return render(request, "open/applied.html", {"receipt": spelled(receipt), "found": made, "asked": True, "label": ""})
    context = {"row": row, "sent": sent, "wrong": wrong, "errors": wrong.fields if wrong else {}, "span": setting("proposals.open.answer_days").label, "mails": any(way.channel == "mail" for way in outlets())}
    return render(request, "open/apply.html", context, status=wrong.status if wrong else 200)


def public_act(request: HttpRequest, committee: "Committee") -> Act:
    """What somebody who has not signed in does; a form sent twice is the same act."""
    return Act(viewer=Viewer(None, "公众", committee.pk, Role.PLATFORM), at=timezone.now(), channel="open", uid=uid_of(request.POST.get("act_uid", "")))


def new_receipt() -> str:
    """Twelve letters nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(12))


def spelled(receipt: str) -> str:
    """A receipt as one writes it down: in three groups."""
    return "-".join(receipt[at : at + 4] for at in (0, 4, 8))


def uid_of(text: str) -> uuid.UUID:
    """The number of the act that a form carried; a new one where it carried none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


@written_by_all
def applied(request: HttpRequest, committee: "Committee") -> HttpResponse:
    """What became of an application, by its receipt; the receipt is sent in a form, so that no address keeps it."""
    found = proposals.by_receipt(request.POST.get("receipt", "")[:40]) if request.method == "POST" else None
    label = Outcome(found.outcome).label if found is not None and found.outcome else ""
    missed = request.method == "POST" and found is None
    return render(request, "open/applied.html", {"found": found, "receipt": "", "asked": False, "label": label, "missed": missed}, status=404 if missed else 200)
