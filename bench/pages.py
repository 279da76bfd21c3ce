"""Pages through HTTP, signed in, four clients, against a trivial view of the same server in the same run; and its memory.

Trivial is /healthz: a view of this server that asks its database one thing and answers three bytes, before sessions and
sign-in have a say. It is the strictest there is here. For comparison a small signed-in page is printed too.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import psutil

CLIENTS, SECONDS, PORT = 4, 6.0, 8731
ROUNDS, TURN = 7, 1.5  # pages that can be asked for ever are asked by turns, so that noise meets all; the median of the rounds counts
PASSWORD = "Linjiang-2026"
DRAFTS = 240
WRITTEN = {
    "title": "关于增设社区夜间照明的提案", "grounds": "老旧小区夜间照明不足，居民出行不便。" * 12, "recommendations": "对路灯进行普查并在年内补装。", "category": "城乡建设",
    "may_publish": "yes", "seen_alike": "1",  # the page has compared it while it was written
}


def main(var: Path) -> dict[str, float]:
    """Start the demo in `var`, ask for pages, print each page's rate as a fraction of the trivial view's (the median of rounds by turns)."""
    _var[:] = [str(var)]
    server = subprocess.Popen(
        [sys.executable, "-m", "shangliang.config.run"], env={**os.environ, "SHANGLIANG_VAR": str(var), "PORT": str(PORT)}, stdout=subprocess.DEVNULL,
    )
    try:
        _wait()
        time.sleep(20)  # the worker of jobs and the second worker of pages come a little later
        _memory(server.pid, "after start")
        cookies = _sign_in("zhoumin")
        paths = {"trivial": "/healthz", "a small page": "/account/password/", "list of 50": "/proposals/?size=50", "filtered list": "/proposals/?view=closed&size=50", "detail": _a_proposal(cookies), "search": "/search/?q=" + urllib.parse.quote("停车")}
        member = _sign_in("xulan")
        drafts = _drafts(member)
        asks = {name: _asking(path, cookies) for name, path in paths.items()} | {"submit: form": _asking(drafts[0], member)}
        rounds = [{name: _rate(ask, TURN) for name, ask in asks.items()} for _ in range(ROUNDS)]
        rounds.append({"trivial": _rate(asks["trivial"], TURN), "submit: POST": _rate(_submitting(member, drafts), SECONDS)})
        shares = {name: median(one[name] / one["trivial"] for one in rounds if name in one) for name in (*asks, "submit: POST")}
        for name, share in shares.items():
            print(f"{name:14} 1/{1 / share:.1f}   ({median(one[name] for one in rounds if name in one):.0f} a second)", flush=True)
        time.sleep(20)
        _memory(server.pid, "at rest")
        return shares
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


Ask = Callable[[http.client.HTTPConnection], bool]


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


def _drafts(cookies: str) -> list[str]:
    """The writing pages of as many begun drafts as will be submitted."""
    token, found = _token(_get("/proposals/new/", cookies)[1]), []
    for _ in range(DRAFTS):
        status, address = _post("/proposals/new/", cookies, {"csrfmiddlewaretoken": token, "act_uid": str(uuid.uuid4())})
        if status != 302:
            raise SystemExit(f"writing a draft gave {status}")
        found.append(address)
    return found


def _submitting(cookies: str, drafts: list[str]) -> Ask:
    """Write and submit one draft after another, as its form would: the text is kept and handed in."""
    waiting: Iterator[str] = iter(drafts)
    token = _token(_get(drafts[0], cookies)[1])

    def ask(connection: http.client.HTTPConnection) -> bool:
        draft = next(waiting, None)
        if draft is None:
            return False
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "act_uid": str(uuid.uuid4()), **WRITTEN})
        connection.request("POST", draft, body, {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 302:
            raise SystemExit(f"submitting gave {answer.status}")
        return True

    return ask


def _asking(path: str, cookies: str) -> Ask:
    """Ask for one page again and again, after one request that warms up."""
    status = _get(path, cookies)[0]
    if status != 200:
        raise SystemExit(f"{path} gave {status}")

    def ask(connection: http.client.HTTPConnection) -> bool:
        connection.request("GET", path, headers={"Cookie": cookies})
        connection.getresponse().read()
        return True

    return ask


def _rate(ask: Ask, seconds: float) -> float:
    """Answers a second over all clients, until the time is over or nothing is left to ask."""
    counts, begun = [0] * CLIENTS, time.monotonic()

    def work(n: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        while time.monotonic() < begun + seconds and ask(connection):
            counts[n] += 1

    threads = [threading.Thread(target=work, args=(n,)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.monotonic() - begun)


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    return found[1] if found else ""


def _post(path: str, cookies: str, form: dict[str, str]) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    connection.request("POST", path, urllib.parse.urlencode(form), {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("Location") or ""


def _postgres() -> list[psutil.Process]:
    """Our own server and its children, no other of this computer."""
    pid = int((Path(_var[0]) / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[0])
    server = psutil.Process(pid)
    return [server, *server.children(recursive=True)]


_var: list[str] = []


def _memory(pid: int, when: str) -> None:
    """The whole demo at rest: web, worker and PostgreSQL, shared pages counted once."""
    ours = psutil.Process(pid)
    family = [ours, *ours.children(recursive=True), *_postgres()]
    total = 0
    for process in family:
        try:
            total += process.memory_full_info().pss
        except (psutil.Error, AttributeError):
            continue
    print(f"memory         {total / 1e6:.0f} MB {when}, PostgreSQL included", flush=True)


if __name__ == "__main__":
    from bench.__main__ import on_its_own

    with on_its_own(django=False) as folder:
        main(folder / "demo")
