"""The worker makes the PDFs that were asked for, before whatever else waits: somebody is looking at the page."""

from procrastinate.contrib.django import app

from .rendering import make

URGENT = 100


@app.task(name="documents.render", priority=URGENT)
def render(committee: int, key: str) -> None:
    """Make one file that was asked for."""
    make(committee, key)
