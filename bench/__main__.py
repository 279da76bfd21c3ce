"""`make bench`: every measurement in turn, on a PostgreSQL of its own that is thrown away afterwards."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

PARTS = ("actions", "pages", "corpus")


def main(wanted: list[str]) -> None:
    """Run the named parts, or all of them."""
    folder = Path(tempfile.mkdtemp(prefix="shangliang-bench-"))
    folder.chmod(0o711)  # the account that root lends to the server must pass through
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["SHANGLIANG_VAR"] = str(folder)
    for part in wanted or PARTS:
        print(f"\n== {part}", flush=True)
        if part == "actions":
            _django()
            from bench import actions

            actions.main()
        elif part == "pages":
            from bench import pages

            pages.main(folder / "pages")
        else:
            os.execv(sys.executable, [sys.executable, "-m", f"bench.{part}"])


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1:])
