"""What the browser loads from npm: which folders are served, and under which names.

Pages name files as `vendor/tabler/css/tabler.min.css`, `vendor/htmx/htmx.min.js`, `vendor/echarts/echarts.min.js`. The files are
served from where npm puts them; there is no bundler and nothing comes from another host.
"""

from pathlib import Path

PACKAGES = Path(__file__).resolve().parents[2] / "node_modules"

# (what a page writes before the file's name, where npm puts the folder)
SERVED = [
    ("vendor/tabler/css", "@tabler/core/dist/css"),
    ("vendor/tabler/js", "@tabler/core/dist/js"),
    ("vendor/htmx", "htmx.org/dist"),
    ("vendor/echarts", "echarts/dist"),
]


def static_dirs() -> list[tuple[str, Path]]:
    """STATICFILES_DIRS: the served folders that are there (`config.checks` says when some are not)."""
    return [(prefix, PACKAGES / folder) for prefix, folder in SERVED if (PACKAGES / folder).is_dir()]


def missing() -> list[str]:
    """The served folders that npm has not put there."""
    return [folder for _, folder in SERVED if not (PACKAGES / folder).is_dir()]


def icons() -> Path:
    """The folder of the outline icons, one SVG a file; the ui component reads them when a page is made."""
    return PACKAGES / "@tabler/icons/icons/outline"
