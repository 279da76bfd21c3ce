"""The nightly round over many committees: every daily clock, notices, what goes out of them and the digests; then three senders and one killed.

    python -m bench.nightly               140 committees, 50,000 open matters (at most 60 s; memory that does not grow)
    python -m bench.nightly 10 2000

One committee is made by the real actions and copied by SQL (bench/laying.py): of five matters two are open with three parts, one has a
promise, one waits in a look-back. A twelfth of each is due on a day on which units are reminded. Every committee sends to the
file channel. Counted at the end: a reminder for each that was due, one message for each notice of those who hear at once, one digest
for everybody else with something unread.
"""

import importlib
import inspect
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
HOUSE = Path(__file__).parent.parent / "shangliang"
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
sys.stdin.readline()
while in_each(lambda c: actions.deliver(c, now)): pass
"""


def main(committees: int = COMMITTEES, matters: int = MATTERS) -> int:
    """Lay, run, count; gives 1 when it took too long, grew, or anything was sent twice or not at all."""
    from bench.laying import spread
    from shangliang.commons.committees.scope import all_committees, in_each
    from shangliang.practices.handling import jobs as handling
    from shangliang.reading.notices import actions
    from tests import given

    began = time.perf_counter()
    _pattern()
    spread(committees, -(-matters // (2 * committees)))
    open_, due = in_each(lambda _: _open()), in_each(lambda _: _due(given.at("2026-03-02").date()))
    print(f"{committees} committees, {open_} open matters, {due} things due, laid in {time.perf_counter() - began:.0f} s", flush=True)
    moment = given.at("2026-03-02", "07:30")
    homes = all_committees()
    in_each(_read)  # what was laid is no news
    base = _memory()
    steps: dict[str, float] = {}
    sent = _timed(steps, "remind", lambda: handling.remind_all(moment))
    half = _memory()
    sent += _timed(steps, "promises", lambda: handling.remind_promises(moment))
    sent += _timed(steps, "rechecks", lambda: handling.remind_rechecks(moment))
    sent += _timed(steps, "ratings", lambda: handling.remind_raters(moment))
    _timed(steps, "others", lambda: _others(moment))
    _timed(steps, "tell", lambda: _all(homes, lambda c: _until_done(lambda: actions.follow(c, moment))))
    _timed(steps, "digest", lambda: _all(homes, lambda c: actions.digest(c, given.at("2026-03-02", "08:00"))))
    planned = _planned()
    eight = given.at("2026-03-02", "08:00").isoformat()
    senders = _senders(eight)
    _timed(steps, "send", lambda: _three(senders, eight, planned))
    grown, whole = _memory() - half, sum(steps.values())
    again = handling.remind_all(moment) + handling.remind_promises(moment) + handling.remind_rechecks(moment) + handling.remind_raters(moment)
    states, lines = _states(), _lines()
    doubled = [uid for uid, count in Counter(lines).items() if count > 1]
    unknown = states.get("taken", 0) + states.get("unknown", 0)
    print(f"{sent} reminders of {due} due, {again} in a second round; {planned} messages; states {states}")
    print(f"in the outbox {len(lines)}, twice {len(doubled)}; one sender killed, {unknown} unknown")
    print(f"{whole:.1f} s in all (at most {MOST:.0f}); memory {base} → {half} MB after reminding, {grown:+d} MB after that")
    wrong = sent != due or again or doubled or unknown > 1 or len(set(lines)) < planned - 1
    return int(whole > MOST or bool(wrong) or grown > 60)


def _pattern() -> None:
    """A committee with two open matters (three parts), one with a promise, one in a look-back, one that is all done."""
    from shangliang.commons.access import Role
    from shangliang.commons.committees.scope import within
    from shangliang.practices.handling import actions as handling
    from shangliang.practices.handling.models import Assignment
    from shangliang.reading.notices.models import Outlet, Wishes
    from shangliang.work.proposals.tests import test_main_line as life
    from tests import given
    from tests.house import city

    world = given.world()
    with within(world.committee):
        life.handed(world)
        city._handed(world, "2026-02-02")
        city._replied(world, {1: {"text": "年内办好。", "outcome": "planned", "promised_for": given.at("2026-11-30").date()}})
        asked, _ = city._replied(world), city._replied(world)
        part = Assignment.objects.select_related("matter", "unit").get(matter=asked)
        handling.open_look_back(world.act(Role.PROPOSAL_STAFF, given.at("2026-02-20")), None, kind="proposals", name="回头看", parts=[part])
        Outlet.objects.create(committee=world.committee, channel="outbox", on=True, by_default="digest")
        for post in list(world.posts.values())[::2]:
            Wishes.objects.create(committee=world.committee, user=post.user, how={"outbox": "at_once"})


def _read(committee: Any) -> int:
    """Put a committee's place at the end of its ledger."""
    from shangliang.commons.ledger.queries import horizon
    from shangliang.reading.notices.models import Place

    Place.objects.create(committee=committee, xid=horizon())
    return 1


def _open() -> int:
    """How many matters have an open part."""
    from shangliang.practices.handling.models import Matter
    from shangliang.practices.handling.rules import OPEN

    return Matter.objects.filter(assignments__state__in=OPEN).distinct().count()


def _due(day: Any) -> int:
    """Put all due days far away, and those of a twelfth where a reminder is due; gives how many that are."""
    from shangliang.practices.handling.models import Assignment, Promise, Recheck
    from shangliang.practices.handling.rules import OPEN

    count = 0
    for found in (Assignment.objects.filter(state__in=OPEN), Promise.objects.filter(state="open"), Recheck.objects.filter(state="asked")):
        found.update(due_on=day + timedelta(days=40))
        ids = list(found.order_by("pk").values_list("pk", flat=True)[::DUE])
        count += found.filter(pk__in=ids).update(due_on=day + timedelta(days=7))
    return count


def _others(moment: Any) -> None:
    """All other daily clocks, which find next to nothing: that must cost next to nothing."""
    measured = {"remind_all", "remind_promises", "remind_rechecks"}
    for path in sorted(HOUSE.rglob("jobs.py")):
        jobs = importlib.import_module(".".join(path.relative_to(HOUSE.parent).with_suffix("").parts))
        for name, clock in inspect.getmembers(jobs, inspect.isfunction):
            mine = clock.__module__ == jobs.__name__ and list(inspect.signature(clock).parameters) == ["moment"]
            if mine and not (path.parent.name == "handling" and name in measured):
                began = time.perf_counter()
                count = clock(moment)
                print(f"  {path.parent.name}.{name}: {count} in {time.perf_counter() - began:.1f} s", flush=True)


def _until_done(step: Any) -> int:
    count = 0
    while read := step():
        count += read
    return count


def _all(homes: list[Any], do: Any) -> int:
    return sum(do(home) for home in homes)


def _timed(steps: dict[str, float], name: str, do: Any) -> Any:
    began, worked = time.perf_counter(), time.process_time()
    result = do()
    steps[name] = time.perf_counter() - began
    print(f"{name:8} {steps[name]:6.1f} s, {time.process_time() - worked:.1f} s of the processor", flush=True)
    return result


def _senders(moment: str) -> list[Any]:
    """Three workers that have started and wait for the word."""
    from django.db import connection

    connection.close()
    senders = [subprocess.Popen([sys.executable, "-W", "ignore", "-c", SENDER, moment], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    for sender in senders:
        assert sender.stdout is not None
        assert sender.stdout.readline() == "up\n"
    return senders


def _three(senders: list[Any], moment: str, planned: int) -> None:
    """Three send at once, one of them is killed while it is at work; what it had taken and not begun is given back and sent."""
    from datetime import datetime

    from shangliang.commons.committees.scope import in_each
    from shangliang.reading.notices import actions
    from shangliang.reading.notices.rules import STUCK

    for sender in senders:
        sender.stdin.write("go\n")
        sender.stdin.flush()
    while _written() < planned // 4:
        time.sleep(0.02)
    senders[0].send_signal(signal.SIGKILL)
    for sender in senders:
        sender.wait()
    later = datetime.fromisoformat(moment) + STUCK * 1.1
    in_each(lambda committee: actions.recover(committee, later))
    while in_each(lambda committee: actions.deliver(committee, later)):
        pass


def _written() -> int:
    """About how many messages lie in the outbox, from its size: counting them would take the senders' time."""
    place = Path(os.environ["SHANGLIANG_VAR"]) / "outbox.jsonl"
    if not place.exists() or not place.stat().st_size:
        return 0
    with place.open("rb") as lines:
        return place.stat().st_size // len(lines.readline())


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
