"""Pages through HTTP, signed in, four clients, against a trivial view of the same server in the same run; and its memory."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
from pathlib import Path

import psutil

CLIENTS, SECONDS, PORT = 4, 6.0, 8731
PASSWORD = "Linjiang-2026"


def main(var: Path) -> dict[str, float]:
    """Start the demo in `var`, ask for pages, print each page's rate as a fraction of the trivial view's."""
    server = subprocess.Popen(
        [sys.executable, "-m", "shangliang.config.run"], env={**os.environ, "SHANGLIANG_VAR": str(var), "PORT": str(PORT)}, stdout=subprocess.DEVNULL,
    )
    try:
        _wait()
        cookies = _sign_in("zhoumin")
        paths = {"trivial": "/healthz", "list of 50": "/proposals/?size=50", "filtered list": "/proposals/?view=closed&size=50", "detail": _a_proposal(cookies), "search": "/search/?q=" + urllib.parse.quote("停车")}
        rates = {name: _rate(path, cookies) for name, path in paths.items()}
        for name, rate in rates.items():
            print(f"{name:14} 1/{rates['trivial'] / rate:.1f}   ({rate:.0f} a second)")
        _memory(server.pid)
        return rates
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _wait() -> None:
    for _ in range(600):
        try:
            if _get("/healthz", "")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.5)
    raise SystemExit("the server did not come up")


def _get(path: str, cookies: str, method: str = "GET", body: str | None = None) -> tuple[int, str, list[str]]:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    said = [value.partition(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    connection.close()
    return answer.status, text, said


def _sign_in(account: str) -> str:
    _, page, said = _get("/sign-in/", "")
    cookies = "; ".join(said)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    names = re.findall(r'<input[^>]*name="([^"]+)"', page)
    account_field = next(name for name in names if name in {"account", "username", "name", "who"})
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1] if token else "", account_field: account, "password": PASSWORD})
    status, _, more = _get("/sign-in/", cookies, "POST", body)
    if status != 302:
        raise SystemExit(f"signing in gave {status}")
    return "; ".join([*said, *more])


def _a_proposal(cookies: str) -> str:
    page = _get("/proposals/?view=closed", cookies)[1]
    return re.findall(r'href="(/proposals/\d+/)"', page)[0]


def _rate(path: str, cookies: str) -> float:
    """Answers a second over all clients, after one request that warms up."""
    status = _get(path, cookies)[0]
    if status != 200:
        raise SystemExit(f"{path} gave {status}")
    counts, end = [0] * CLIENTS, time.monotonic() + SECONDS

    def ask(n: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        while time.monotonic() < end:
            connection.request("GET", path, headers={"Cookie": cookies})
            connection.getresponse().read()
            counts[n] += 1

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def _memory(pid: int) -> None:
    """The whole demo at rest: web, worker and PostgreSQL, shared pages counted once."""
    ours = psutil.Process(pid)
    family = [ours, *ours.children(recursive=True)]
    postgres = [p for p in psutil.process_iter(["name"]) if "postgres" in (p.info["name"] or "")]
    total = 0
    for process in {p.pid: p for p in [*family, *postgres]}.values():
        try:
            total += process.memory_full_info().pss
        except (psutil.Error, AttributeError):
            continue
    print(f"idle memory    {total / 1e6:.0f} MB with PostgreSQL (all servers of this computer counted)")
