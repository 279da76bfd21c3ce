"""Small drawings made on the server: line of a figure, ring of a clock, bar of shares.

They are svg with classes only, so that colours come from the tokens and nothing needs a script.
"""

import math
from collections.abc import Sequence

from markupsafe import Markup, escape

RADIUS = 22
ROUND = 2 * math.pi * RADIUS


def spark(values: Sequence[float], tone: str = "", label: str = "", width: int = 92, height: int = 30) -> Markup:
    """A trend line whose last point is marked; fewer than two values draw nothing. `label` is read aloud."""
    if len(values) < 2:
        return Markup("")
    low, span = min(values), (max(values) - min(values)) or 1
    step = (width - 8) / (len(values) - 1)
    points = [(3 + at * step, height - 4 - (value - low) * (height - 8) / span) for at, value in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    (first, _), (x, y) = points[0], points[-1]
    return Markup(
        f'<svg class="sl-spark {escape(tone)}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(label)}"><polygon class="a" points="{first:.1f},{height} {line} {x:.1f},{height}"/>'
        f'<polyline class="l" points="{line}"/><circle class="p" cx="{x:.1f}" cy="{y:.1f}" r="2.6"/></svg>'
    )


def ring(left: int, whole: int, tone: str = "") -> Markup:
    """A clock: the arc is the share of days still left, the number inside the days left or over.

    `left` may be negative (days over); `whole` is the length of the clock in days. The ring is not read aloud, so
    words must stand beside it.
    """
    share = 0.0 if left <= 0 else min(1.0, left / max(whole, 1))
    return Markup(
        f'<svg class="sl-ring {escape(tone)}" viewBox="0 0 52 52" width="52" height="52" aria-hidden="true">'
        f'<circle class="t" cx="26" cy="26" r="{RADIUS}"/><circle class="v" cx="26" cy="26" r="{RADIUS}" '
        f'stroke-dasharray="{ROUND * share:.1f} {ROUND:.1f}" transform="rotate(-90 26 26)"/>'
        f'<text x="26" y="27.5" text-anchor="middle" dominant-baseline="middle" class="n">{abs(left)}</text></svg>'
    )


def segbar(parts: Sequence[tuple[float, str]], label: str = "") -> Markup:
    """A bar of shares: (value, colour class c0..c7) from left to right. `label` says the same in words."""
    total = sum(value for value, _ in parts) or 1
    at, out = 0.0, []
    for value, colour in parts:
        width = value / total * 100
        out.append(
            f'<rect class="{escape(colour)}" x="{at:.2f}%" y="0" width="{max(width - 0.35, 0.2):.2f}%" height="100%"/>'
        )
        at += width
    return Markup(f'<svg class="sl-segbar" role="img" aria-label="{escape(label)}">{"".join(out)}</svg>')


def column(value: float, most: float) -> Markup:
    """One upright bar of a week, its height a share of the `most` busy day."""
    height = 40 * min(1.0, value / most) if most > 0 else 0.0
    return Markup(
        '<svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect x="0" y="{40 - height:.1f}" width="10" height="{height:.1f}"/></svg>'
    )
