"""One form, one act: the page on which an act is filled in, and what comes after it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shangliang.commons.ledger.acts import Act
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of
from shangliang.foundation.errors import Invalid

from ..actions.accounts import Issued
from ..forms import Form


@dataclass(frozen=True)
class Page:
    """What the page of an act says: its heading, the verb on its button, where one comes from, and what is asked first.

    `carried` goes along unseen, to say later what the page had offered.
    """

    heading: str
    verb: str
    back: str
    crumbs: list[tuple[str, str]] = field(default_factory=list)
    intro: str = ""
    rank: str = "primary"
    ask: str = ""
    body: str = ""
    carried: dict[str, str] = field(default_factory=dict)


def filled(request: HttpRequest, form: Form, page: Page, do: Callable[[Act, dict[str, Any]], str | tuple[str, Issued | None]]) -> HttpResponse:
    """Show the form; when it is sent and fits, do the act and go back with a receipt.

    `do` gives the receipt's sentence, and a new account where one was made, whose password is shown once.
    """
    if request.method == "POST" and form.is_valid():
        try:
            said = do(act_of(request), form.cleaned_data)
        except Invalid as wrong:
            _put(form, wrong)
        else:
            text, issued = said if isinstance(said, tuple) else (said, None)
            if issued is not None:
                return render(request, "membership/issued.html", {"issued": issued, "text": text, "back": page.back})
            tell(request, text)
            return redirect(page.back)
    status = 422 if form.errors else 200
    return render(request, "membership/fill.html", {"form": form, "page": page, "wrong": _wrong(form)}, status=status)


def _put(form: Form, wrong: Invalid) -> None:
    known = {name: text for name, text in wrong.fields.items() if name in form.fields}
    for name, text in known.items():
        form.add_error(name, text)
    if not known:
        form.add_error(None, wrong.message)


def _wrong(form: Form) -> list[tuple[str, str]]:
    """What is still missing, each with the id of its field."""
    found = [(form[name].id_for_label, f"{form[name].label}：{'；'.join(errors)}") for name, errors in form.errors.items() if name in form.fields]
    return found + [("main", text) for text in form.non_field_errors()]
