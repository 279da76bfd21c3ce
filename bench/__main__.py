"""`make bench`: every measurement in turn, on a PostgreSQL of its own that is thrown away afterwards.

    make bench                     all parts
    make bench ARGS="actions pages"
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PARTS = ("actions", "pages", "corpus", "scale", "bulk", "nightly", "duty", "reports")


def main(wanted: list[str]) -> int:
    """Run the named parts, or all of them; each is a process of its own with a folder of its own."""
    if unknown := set(wanted) - set(PARTS):
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
        return 2
    failed = 0
    for part in wanted or PARTS:
        print(f"\n== {part}", flush=True)
        with tempfile.TemporaryDirectory(prefix="shangliang-bench-", ignore_cleanup_errors=True) as folder:
            Path(folder).chmod(0o711)  # the account that root lends to the server must pass through
            failed += subprocess.run([sys.executable, "-m", f"bench.{part}"], env=os.environ | {"SHANGLIANG_VAR": folder}, check=False).returncode != 0
    return failed


@contextlib.contextmanager
def on_its_own(*, django: bool = True) -> Iterator[Path]:
    """A folder for one measurement, with a PostgreSQL and all tables where `django` is wanted; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="shangliang-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)  # the account that root lends to the server must pass through
        os.environ["SHANGLIANG_VAR"] = str(folder)
        if django:
            _django()
        try:
            yield folder
        finally:
            if django:
                _stop()


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _stop() -> None:
    from django.db import connections

    from shangliang.config import embedded

    connections.close_all()
    embedded.cluster().leave()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
