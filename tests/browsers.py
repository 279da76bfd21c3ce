"""Debian's Chromium for the browser stories: where it is, and how to get it."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW = (
    "没有找到 Chromium，浏览器测试没有运行。请执行 sudo apt install chromium fonts-noto-cjk 后重来。"
    " Chromium is missing: sudo apt install chromium fonts-noto-cjk"
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
