"""The environment of all templates: strict about names, escaping by default, with the kit at hand as `ui`."""

import uuid
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment

from shangliang.commons.documents import pdf
from shangliang.commons.ui import drawings, wording
from shangliang.commons.ui.icons import icon
from shangliang.commons.ui.macros import Kit
from shangliang.commons.ui.receipts import receipts
from shangliang.commons.ui.tokens import token
from shangliang.commons.ui.undefined import Absent


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page: url("proposals:detail", pk=3)."""
    return _address(name, args, tuple(kwargs.items()))


@lru_cache(maxsize=20_000)
def _address(name: str, args: tuple[Any, ...], kwargs: tuple[tuple[str, Any], ...]) -> str:
    return reverse(name, args=args or None, kwargs=dict(kwargs) or None)


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend (OPTIONS["environment"]). A name that is not there is an error, not a blank."""
    options["undefined"] = Absent  # Django has put its own there already
    env = Environment(trim_blocks=True, lstrip_blocks=True, **options)
    env.globals.update(
        static=static,
        url=url,
        icon=icon,
        spark=drawings.spark,
        ring=drawings.ring,
        segbar=drawings.segbar,
        column=drawings.column,
        token=token,
        receipts=receipts,
        no_pdf=lambda: "" if pdf.program() else pdf.COMMAND,
        new_uid=lambda: str(uuid.uuid4()),
        ui=Kit(env),
    )
    env.filters.update(wording.FILTERS)
    return env
