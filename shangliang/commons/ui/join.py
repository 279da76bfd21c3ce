"""Joins the sources of styles and scripts, one small file per family, into the two files that are served.

Run `python -m shangliang.commons.ui.join` after changing a source; a test says when it was forgotten.
Why no bundler: docs/decisions/0010-css.md.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent
SERVED = HERE / "static" / "ui"


def joined(kind: str) -> str:
    """All sources of "css" or "js" in the order of their names, without comments that stand alone and indentation."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / kind).glob(f"*.{kind}")))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S) if kind == "css" else re.sub(r"^\s*//.*$", "", text, flags=re.M)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    for kind in ("css", "js"):
        target = SERVED / f"ui.{kind}"
        target.write_text(joined(kind), encoding="utf-8")
        print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")
