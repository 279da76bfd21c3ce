"""Reads the colour tokens back from their one source, for the few places that CSS cannot reach."""

import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "css" / "00-tokens.css"


@cache
def tokens(scope: str = ":root") -> dict[str, str]:
    """All colours of a scope (":root" by day, ".sl-night" by night) by name without the prefix: {"paper": "#f6f3ec"}."""
    block = re.search(re.escape(scope) + r" \{(.*?)\n\}", SOURCE.read_text(encoding="utf-8"), re.S)
    return dict(re.findall(r"--sl-([\w-]+):\s*(#[0-9a-fA-F]{6})", block.group(1))) if block else {}


def token(name: str) -> str:
    """One colour by day, e.g. token("paper") for the browser's own frame."""
    return tokens()[name]
