"""Loading the demo city: the town, its people, then the past of its proposals by the real actions at past times."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import perf_counter

from django.db import connection, transaction
from django.db.models import F

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import within
from shangliang.reading.notices import actions as notices
from shangliang.reading.notices.models import Notice

from . import (
    applying,
    changes,
    circulating,
    evaluating,
    facing,
    homework,
    honouring,
    inspecting,
    joining,
    looking,
    onward,
    organising,
    outputs,
    overseeing,
    papering,
    plots,
    promising,
    publishing,
    registers,
    reporting,
    scoring,
    stories,
    suggesting,
    together,
    town,
    upward,
)
from .agenda import Agenda, Life
from .days import Days
from .material import Item, items, read
from .people import Cast, hand_out_passwords, settle
from .town import Town

Say = Callable[[str], None]
READ = timedelta(days=4)  # notices older than this have been seen


class AlreadyThere(RuntimeError):
    """The demo city has been loaded into this database."""


def load(now: datetime, *, small: bool = False, say: Say = print) -> Agenda:
    """Load everything, seen from `now`; raises AlreadyThere. Commits step by step, so the database must be nobody else's."""
    if Committee.objects.filter(slug=town.SLUG).exists():
        raise AlreadyThere("临江市已经装入这个数据库。")
    began, days = perf_counter(), Days.seen_from(now)
    texts = {key: item for key, item in items(days.year).items() if not small or key in plots.SMALL}
    committee = town.committees()
    with in_haste(), within(committee) as here:
        with transaction.atomic():
            place = town.build(committee, days)
            here.forget()
            cast = settle(place, set(texts))
            here.forget()
        say(f"单位 {len(place.units)} 个，机构 {len(set(place.organs.values()))} 个，委员 {len(cast.by_number)} 名（{perf_counter() - began:.1f} 秒）")
        agenda = Agenda(place, cast, days)
        agenda.lives = _lives(agenda, place, cast, texts)
        stories.plan(agenda)
        overseeing.plan(agenda)
        together.plan(agenda)
        promising.plan(agenda)
        looking.plan(agenda)
        onward.plan(agenda)
        inspecting.plan(agenda)
        suggesting.plan(agenda)
        publishing.plan(agenda)
        applying.plan(agenda)
        upward.plan(agenda)
        changes.plan(agenda)
        organising.plan(agenda)
        joining.plan(agenda)
        evaluating.plan(agenda)
        scoring.plan(agenda)
        honouring.plan(agenda)
        registers.plan(agenda, small=small)
        papering.plan(agenda)
        homework.plan(agenda)
        outputs.plan(agenda)
        reporting.plan(agenda)
        circulating.plan(agenda)
        facing.plan(agenda)
        count = agenda.run(lambda done, of: say(f"提案 {len(agenda.lives)} 件：{done}/{of} 步（{perf_counter() - began:.0f} 秒）"))
        agenda.accounts = hand_out_passwords(now)
        say(f"通知 {_told(place, now)} 条（{perf_counter() - began:.0f} 秒）")
    say(f"用时 {perf_counter() - began:.0f} 秒，{count} 步")
    return agenda


@contextmanager
def in_haste() -> Iterator[None]:
    """Commits need not be on disk one by one, since a loading that is cut short is begun anew; nor is there garbage worth a walk."""
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        with connection.cursor() as cursor:
            cursor.execute("reset synchronous_commit")


def _told(place: Town, now: datetime) -> int:
    """Tell people what happened of late, as the worker would; what is some days old they have read."""
    while notices.follow(place.committee, now):
        pass
    Notice.objects.filter(at__lt=now - READ).update(seen_at=F("at") + timedelta(hours=5))
    papering.send(place.committee, now)
    return Notice.objects.count()


def _lives(agenda: Agenda, place: Town, cast: Cast, texts: dict[str, Item]) -> dict[str, Life]:
    """Each proposal with the member or organ whose it is."""
    made, turn = {}, dict.fromkeys(cast.members, 0)
    for key, item in texts.items():
        organ = place.organs[item.by] if item.kind == "collective" else None
        speaker = plots.ALSO_BY.get(key, key)
        if organ is not None:
            author = cast.conveners[organ.pk]
        elif speaker in cast.voices:
            author = cast.voices[speaker]
        else:
            sector = read("organs")["sector_of"].get(item.by, item.by)
            turn[sector] += 1
            author = cast.members[sector][turn[sector] % len(cast.members[sector])]
        made[key] = Life(item, author, agenda, organ=organ)
    return made
