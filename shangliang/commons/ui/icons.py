"""Icons drawn into the page: outline icons of Tabler, read once from node_modules and kept in memory.

Inline drawings need no request of their own, take the colour of the text beside them and survive a strict CSP.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from markupsafe import Markup, escape

import shangliang

PAINT = 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
FALLBACK = '<circle cx="12" cy="12" r="8" stroke-dasharray="2 3"/>'


class MissingIcon(LookupError):
    """No drawing of that name; raised only while developing, so that a misspelt name is seen at once."""


def node_modules() -> Path:
    """Where the front-end packages lie: settings.NODE_MODULES, or beside the root package."""
    return Path(getattr(settings, "NODE_MODULES", Path(shangliang.__file__).resolve().parents[1] / "node_modules"))


@cache
def drawing(name: str) -> str | None:
    """The inside of one icon's svg, or None when there is no such icon."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        return None
    path = node_modules() / "@tabler" / "icons" / "icons" / "outline" / f"{name}.svg"
    try:
        raw = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    body = re.search(r"<svg[^>]*>(.*)</svg>", raw, re.S)
    inside = re.sub(r'<path stroke="none"[^>]*/>', "", body.group(1)) if body else FALLBACK
    return re.sub(r"\s+", " ", inside).strip()


@lru_cache(maxsize=4096)
def icon(name: str, cls: str = "", label: str = "") -> Markup:
    """One icon as inline svg; silent for screen readers unless it stands alone and carries a `label`."""
    body = drawing(name)
    if body is None:
        if settings.DEBUG:
            raise MissingIcon(f"No Tabler outline icon called {name!r} in {node_modules()}; has npm been run?")
        body = FALLBACK
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    klass = f"icon {escape(cls)}" if cls else "icon"
    return Markup(f'<svg class="{klass}" viewBox="0 0 24 24" {PAINT} {said}>{body}</svg>')
