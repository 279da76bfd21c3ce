"""Migrating without drawing every model anew after every step.

Django keeps a picture of all models while it migrates, and after each operation draws again what is related to what changed. Here
everything is related: each row points at its committee. Of a minute of migrating an empty database 57 seconds went into that.

What changed is enough. Models that point at it keep looking at its former picture, whose table and columns are the same; Django
knows this state as "delayed" and draws all of it before any Python of a migration (RunPython) sees it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.migrations.state import ProjectState

whole = ProjectState._find_reload_model  # type: ignore[attr-defined]  # the stubs leave it out


def _find_reload_model(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
    """The models to be drawn again: a new one, or one that only gained what nobody points at, by itself; else as Django does."""
    if delay or model_name not in state.apps.all_models[app_label]:
        state.is_delayed = True
        return {(app_label, model_name)}
    found: set[tuple[str, str]] = whole(state, app_label, model_name, delay)
    return found


@contextmanager
def only_what_changed() -> Iterator[None]:
    """Draw only what a step of a migration changed, as long as this lasts."""
    ProjectState._find_reload_model = _find_reload_model  # type: ignore[attr-defined]
    try:
        yield
    finally:
        ProjectState._find_reload_model = whole  # type: ignore[attr-defined]
