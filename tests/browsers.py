"""Debian's Chromium for the browser stories: where it is, and how to get it.

`python -m tests.browsers` installs it where it may, and says how where it may not; it never fails, because all other tests
can run without.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")
HOW = (
    f"没有找到 Chromium，浏览器测试没有运行。请执行 sudo apt install {' '.join(PACKAGES)} 后重来。"
    f" Chromium is missing: sudo apt install {' '.join(PACKAGES)}"
)
# No page may reach another computer, and CI has neither a sandbox nor much /dev/shm.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def chromium() -> str | None:
    """The path of a Chromium on this computer, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def main() -> None:
    if chromium() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"正在安装 {' '.join(PACKAGES)}……  Installing Debian's Chromium…", file=sys.stderr, flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
            subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    if chromium() is None:
        print(HOW, file=sys.stderr)


if __name__ == "__main__":
    main()
