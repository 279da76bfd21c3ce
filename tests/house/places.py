"""Where things stand in the house: floors, rooms and files, read from the folders alone."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "shangliang"

# From the bottom up; two names on one line are neighbours that know nothing of each other.
FLOORS = [{"foundation"}, {"commons"}, {"practices"}, {"work", "reading"}, {"front"}, {"config"}]
COMMONS = ["outside", "committees", "people", "subjects", "access", "numbering", "ledger", "figures", "corpus", "files", "documents", "ui"]


def python(*, tests: bool = False) -> list[Path]:
    """Our Python, without migrations; with the tests when asked for."""
    found = [path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts]
    return found if tests else [path for path in found if "tests" not in path.parts]


def all_tests() -> list[Path]:
    return [path for path in python(tests=True) if "tests" in path.parts] + sorted((ROOT / "tests").rglob("*.py"))


def pages() -> list[Path]:
    """Every template: what a browser, a printer or a mailbox gets from us."""
    return sorted(path for kind in ("html", "svg", "txt") for path in HOUSE.rglob(f"jinja2/**/*.{kind}"))


def styles() -> list[Path]:
    """Style sheets as written; the one put together from them is left out."""
    return sorted(path for path in HOUSE.rglob("*.css") if "static" not in path.relative_to(HOUSE).parts)


def scripts() -> list[Path]:
    return sorted(HOUSE.rglob("static/**/*.js"))


def floor(path: Path) -> str:
    """The floor a file lies on ("work", "commons", …)."""
    return path.relative_to(HOUSE).parts[0]


def room(path: Path) -> str:
    """The room a file belongs to ("proposals", "ledger"); on floors without rooms the floor itself."""
    parts = path.relative_to(HOUSE).parts
    return parts[1] if len(parts) > 2 and parts[0] in {"commons", "practices", "work", "reading"} else parts[0]


@cache
def rooms() -> dict[str, str]:
    """Room -> floor, for every room there is."""
    found = {"front": "front"}
    for name in ("commons", "practices", "work", "reading"):
        folder = HOUSE / name
        inside = [path.name for path in folder.iterdir() if (path / "__init__.py").exists()] if folder.is_dir() else []
        found |= dict.fromkeys((room for room in inside if room != "tests"), name)
    return found


def height(name: str) -> tuple[int, int]:
    """How high a room lies: its floor, and its place in the stack of commons."""
    on = rooms()[name]
    return next(i for i, floor in enumerate(FLOORS) if on in floor), COMMONS.index(name) if name in COMMONS else 0


def may_name(here: str, there: str) -> bool:
    """May room `here` speak of room `there`? Of itself, and of what lies below; never of a neighbour."""
    if here not in rooms() or there not in rooms():
        return True
    return here == there or height(there) < height(here)
