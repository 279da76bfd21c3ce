"""The nightly round over many committees: reminders, notices, what goes out of them and the digests; then three senders and one killed.

    python -m bench.nightly               140 committees, 50,000 open matters (at most 60 s; memory that does not grow)
    python -m bench.nightly 10 2000

Matters are copies of one that was handed over by the real actions (as in bench.scale); a twelfth of them is due on a day on
which units are reminded. Every committee sends to the file channel. Counted at the end: a reminder for each part that was
due, one message for each notice of those who hear at once, one digest for everybody else with something unread.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

COMMITTEES, MATTERS, MOST = 140, 50_000, 60.0
DUE = 12  # every how manieth part is due in a reminder's distance
SENDER = """
import django, sys; django.setup()
from django.utils import timezone
from shangliang.commons.committees.scope import in_each
from shangliang.reading.notices import actions
from shangliang.reading.notices.ports import channels
from datetime import datetime
now = datetime.fromisoformat(sys.argv[1])
print("up", flush=True)
while in_each(lambda c: actions.deliver(c, now)): pass
"""


def main(committees: int = COMMITTEES, matters: int = MATTERS) -> int:
    """Lay, run, count; gives 1 when it took too long, grew, or anything was sent twice or not at all."""
    from bench.scale import _lay, _patterns
    from shangliang.practices.handling.jobs import remind_all
    from shangliang.reading.notices import actions
    from tests import given

    began = time.perf_counter()
    worlds = [_patterns() for _ in range(committees)]
    # Three of the five proposals that are copied have matters; those of two are open.
    _lay(worlds, matters * 5 // (2 * committees))
    open_ = _due(worlds, given.at("2026-03-02").date())
    print(f"{committees} committees, {open_} open parts, laid in {time.perf_counter() - began:.0f} s")
    moment = given.at("2026-03-02", "07:30")
    _all(worlds, lambda c: _until_done(lambda: actions.follow(c, moment + timedelta(days=400), limit=5000)))  # what was laid is no news
    base = _memory()
    steps: dict[str, float] = {}
    reminded = _timed(steps, "remind", lambda: remind_all(moment))
    half = _memory()
    _timed(steps, "tell", lambda: _all(worlds, lambda c: _until_done(lambda: actions.follow(c, moment))))
    _timed(steps, "digest", lambda: _all(worlds, lambda c: actions.digest(c, given.at("2026-03-02", "08:00"))))
    planned = _planned()
    _timed(steps, "send", lambda: _three(given.at("2026-03-02", "08:00").isoformat(), planned))
    grown, whole = _memory() - half, sum(steps.values())
    for name, took in steps.items():
        print(f"{name:8} {took:6.1f} s")
    states, lines = _states(), _lines()
    doubled = [uid for uid, count in Counter(lines).items() if count > 1]
    unknown = states.get("taken", 0) + states.get("unknown", 0)
    print(f"{reminded} reminders, {planned} messages; states {states}; in the outbox {len(lines)}, twice {len(doubled)}; one sender killed, {unknown} unknown")
    print(f"{whole:.1f} s in all (at most {MOST:.0f}); memory {base} → {half} MB after reminding, {grown:+d} MB after that")
    return int(whole > MOST or bool(doubled) or unknown > 1 or len(set(lines)) < planned - 1 or grown > 60)


def _due(worlds: list[Any], day: Any) -> int:
    """Spread the due days, and let every committee send to the file; gives how many parts are open."""
    from django.db.models import F

    from shangliang.commons.committees.scope import within
    from shangliang.practices.handling.models import Assignment
    from shangliang.practices.handling.rules import OPEN
    from shangliang.reading.notices.models import Outlet, Wishes

    count = 0
    for world in worlds:
        with within(world.committee):
            found = Assignment.objects.filter(state__in=OPEN)
            count += found.update(due_on=day + timedelta(days=40))
            ids = list(found.order_by("pk").values_list("pk", flat=True)[::DUE])
            Assignment.objects.filter(pk__in=ids).update(due_on=day + timedelta(days=7), handed_at=F("handed_at"))
            Outlet.objects.create(committee=world.committee, channel="outbox", on=True, by_default="digest")
            for post in list(world.posts.values())[::2]:
                Wishes.objects.create(committee=world.committee, user=post.user, how={"outbox": "at_once"})
    return count


def _until_done(step: Any) -> int:
    count = 0
    while read := step():
        count += read
    return count


def _all(worlds: list[Any], do: Any) -> int:
    return sum(do(world.committee) for world in worlds)


def _timed(steps: dict[str, float], name: str, do: Any) -> Any:
    began = time.perf_counter()
    result = do()
    steps[name] = time.perf_counter() - began
    return result


def _three(moment: str, planned: int) -> None:
    """Three senders at once, one of them killed while it is at work; what it had taken and not begun is given back and sent."""
    from datetime import datetime

    from django.db import connection

    from shangliang.commons.committees.scope import in_each
    from shangliang.reading.notices import actions
    from shangliang.reading.notices.rules import STUCK

    connection.close()
    senders = [subprocess.Popen([sys.executable, "-W", "ignore", "-c", SENDER, moment], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    for sender in senders:
        assert sender.stdout is not None
        assert sender.stdout.readline() == "up\n"
    while len(_lines()) < planned // 4:
        time.sleep(0.01)
    senders[0].send_signal(signal.SIGKILL)
    for sender in senders:
        sender.wait()
    later = datetime.fromisoformat(moment) + STUCK * 1.1
    in_each(lambda committee: actions.recover(committee, later))
    while in_each(lambda committee: actions.deliver(committee, later)):
        pass


def _planned() -> int:
    from shangliang.commons.committees.scope import in_each
    from shangliang.reading.notices.models import Delivery

    return in_each(lambda committee: Delivery.objects.count())


def _states() -> dict[str, int]:
    from shangliang.commons.committees.scope import in_each
    from shangliang.reading.notices import queries

    found: Counter[str] = Counter()

    def one(committee: Any) -> int:
        found.update(queries.delivery_counts())
        return 0

    in_each(one)
    return dict(found)


def _lines() -> list[str]:
    """The numbers of what lies in the outbox."""
    place = Path(os.environ["SHANGLIANG_VAR"]) / "outbox.jsonl"
    return [line[8:44] for line in place.read_text().splitlines()] if place.exists() else []


def _memory() -> int:
    """The most this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    from bench.__main__ import on_its_own

    with on_its_own():
        sys.exit(main(*map(int, sys.argv[1:3])))
