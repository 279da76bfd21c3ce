"""Debian's LibreOffice for papers as PDF: `make office` installs it where it may, and says how where it may not.

All else runs without it: Word files come from templates, and a button for a PDF says what is missing.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = ("libreoffice-writer-nogui", "fonts-noto-cjk")
HOW = f"请执行 / please run: sudo apt install {' '.join(PACKAGES)}"


def found() -> str | None:
    """LibreOffice on this computer, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def main() -> int:
    """Install it if it is missing and we may; 1 where it is still missing."""
    if found() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"正在安装 {' '.join(PACKAGES)}（约 350 MB）……  Installing…", file=sys.stderr, flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
            subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    if found() is None:
        print(HOW, file=sys.stderr)
        return 1
    print("LibreOffice 已经装好，公文可以转成 PDF。 LibreOffice is here.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
