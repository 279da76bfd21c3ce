"""`ui` in every template: all macros of the kit under one name, found in the file of their family.

A page writes `{{ ui.badge("已办结", "is-done") }}` and imports nothing. Families are loaded when first needed and stay
compiled; while developing, a changed file is read anew.
"""

from collections.abc import Callable

from jinja2 import Environment

FAMILIES = ("marks", "page", "home", "list", "form", "field", "doc", "side", "inbox", "pair", "notice", "phone", "portal")


class Kit:
    """Looks a macro up by name over all families; an unknown name says so instead of printing nothing."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._found: dict[str, Callable] = {}

    def __getattr__(self, name: str) -> Callable:
        if name.startswith("_"):
            raise AttributeError(name)
        if not self._environment.auto_reload and name in self._found:
            return self._found[name]
        for family in FAMILIES:
            macro = getattr(self._environment.get_template(f"ui/{family}.html").module, name, None)
            if macro is not None:
                self._found[name] = macro
                return macro
        raise AttributeError(f"The kit has no macro called {name!r}; see docs/howto/build-a-page.md")
