"""The public portal through HTTP, without signing in, four clients, against /healthz of the same server in the same run.

    SHANGLIANG_VAR=… python -m bench.open

Asked by turns, so that the same noise meets all. A page whose ETag the reader has already is asked as well: that is what a proxy asks.
"""

import http.client
import itertools
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

CLIENTS, SECONDS, ROUNDS, PORT = 4, 2.0, 4, int(os.environ.get("PORT", "8733"))
PORTAL = "/open/linjiang/"
FROM_ONE = 200  # questions from one address
_addresses = itertools.count()


def main(var: Path) -> dict[str, float]:
    """Start the demo in `var`, ask, print each address's rate as a fraction of the trivial one's."""
    server = subprocess.Popen(
        [sys.executable, "-m", "shangliang.config.run"], env={**os.environ, "SHANGLIANG_VAR": str(var), "PORT": str(PORT)}, stdout=subprocess.DEVNULL,
    )
    try:
        _wait()
        page, tag = _get(PORTAL + "?size=50")
        one = re.findall(rf'href="({PORTAL}proposals/[^"]+)"', page)[0]
        asked = {"trivial": ("/healthz", ""), "list of 50": (PORTAL + "?size=50", ""), "search": (PORTAL + "?size=50&q=%E5%81%9C%E8%BD%A6", ""), "one": (one, ""), "unchanged": (PORTAL + "?size=50", tag)}
        rates: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(ROUNDS):
            for name, (path, known) in asked.items():
                rates[name].append(_rate(path, known))
        middle = {name: statistics.median(found) for name, found in rates.items()}
        for name, rate in middle.items():
            print(f"{name:12} 1/{middle['trivial'] / rate:.1f}   ({rate:.0f} a second)", flush=True)
        return middle
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _somewhere() -> str:
    """Another address of this computer each time: the portal counts readers by theirs."""
    number = next(_addresses)
    return f"127.{1 + number // 60000 % 200}.{number // 250 % 240}.{1 + number % 250}"


def _wait() -> None:
    for _ in range(900):
        try:
            if "ok" in _get("/healthz")[0]:
                return
        except OSError:
            pass
        time.sleep(0.5)
    raise SystemExit("the server did not come up")


def _get(path: str) -> tuple[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    text, tag = answer.read().decode(), answer.getheader("ETag", "")
    connection.close()
    return text, tag


def _rate(path: str, known: str) -> float:
    """Answers a second over all clients; anything but 200 and 304 ends the measurement."""
    counts, until = [0] * CLIENTS, time.perf_counter() + SECONDS
    wrong: list[int] = []

    def client(place: int) -> None:
        connection = None
        while time.perf_counter() < until and not wrong:
            if connection is None or counts[place] % FROM_ONE == 0:
                connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30, source_address=(_somewhere(), 0))
            connection.request("GET", path, headers={"If-None-Match": known} if known else {})
            answer = connection.getresponse()
            answer.read()
            if answer.status not in {200, 304}:
                wrong.append(answer.status)
            counts[place] += 1

    threads = [threading.Thread(target=client, args=(place,)) for place in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise SystemExit(f"{path} answered {wrong[0]}")
    return sum(counts) / SECONDS


if __name__ == "__main__":
    main(Path(os.environ["SHANGLIANG_VAR"]))
