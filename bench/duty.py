"""Score sheets of a whole committee for a year, beside bare SQL that only reads the same rows: `python -m bench duty`.

600 members are what a city has; 50,000 are what no committee has, scored as the worker would. Facts are made by SQL: forty
parties a member and year, in five registers and in proposals.
"""

import time
from typing import Any

from bench.__main__ import on_its_own

YEAR, EACH, PARTIES = 2026, 40, 20
SIZES = (600, 50_000)
MAKE_FACTS = """
insert into ledger_fact (committee_id, kind, sort, version, subject_type, subject_id, subject_label, actor_label, on_behalf_of, channel, happened_at, data, act_uid)
select %(committee)s, case when n %% 6 = 5 then 'proposals.filed' else 'registers.recorded' end,
  (array['meetings', 'fieldwork', 'training', 'opinions', 'opinion_uses', ''])[n %% 6 + 1], 1, 'bench.thing', n, '事项 ' || n, '', '', 'bench',
  timestamptz '2026-01-01 09:00+08' + (n %% 360) * interval '1 day',
  jsonb_build_object('register', jsonb_build_object('code', 'x', 'name', '某台账'), 'day', '2026-01-01', 'values', jsonb_build_object(
    'kind', (array['全体会议', '常委会会议', '座谈会', '专委会会议', '主席会议'])[n / 6 %% 5 + 1], 'action', (array['省政协采用', '市（州）政协采用'])[n %% 2 + 1], 'title', '一个不长不短的题目 ' || n)),
  gen_random_uuid()
from generate_series(1, %(facts)s) n
"""
MAKE_PARTIES = """
insert into ledger_party (committee_id, fact_id, member_id, role, share, kind, happened_at)
select f.committee_id, f.id, %(first)s + (f.id * 7919 + k * 104729) %% %(members)s,
  case f.sort when 'opinions' then 'author' when 'opinion_uses' then 'author' when '' then case k when 0 then 'first' else 'joint' end else 'attendee' end,
  1, f.kind, f.happened_at
from ledger_fact f, generate_series(0, %(parties)s - 1) k where f.committee_id = %(committee)s
"""
FLOOR = """
select p.member_id, count(*), sum(length(p.role)) from ledger_party p join ledger_fact f on f.id = p.fact_id and f.committee_id = p.committee_id
where p.committee_id = %s and p.kind = any(%s) and p.happened_at >= '2026-01-01' and p.happened_at < '2027-01-01' and f.retracts_id is null
  and not exists (select 1 from ledger_fact r where r.retracts_id = f.id) and f.data is not null group by 1
"""


def make(members: int) -> Any:
    """A committee with so many members and their year."""
    from django.db import connection

    from shangliang.commons.committees.scope import within
    from shangliang.commons.people.models import Member, Organ, OrganKind
    from tests import given

    home = given.committee()
    with within(home):
        session = given.session(home)
        sectors = [Organ.objects.create(committee=home, kind=OrganKind.SECTOR, name=f"界别{n}") for n in range(30)]
        Member.objects.bulk_create(
            (
                Member(committee=home, term=session.term, name=f"委员{n}", sort_key=f"{n:06}", sector=sectors[n % 30], standing=n % 8 == 0, since=session.term.starts_on)
                for n in range(members)
            ),
            batch_size=5000,
        )  # fmt: skip
        first = Member.objects.order_by("pk").values_list("pk", flat=True)[0]
    with connection.owner(), within(home), connection.cursor() as cursor:
        known = {"committee": home.pk, "facts": members * EACH // PARTIES, "first": first, "members": members, "parties": PARTIES}
        cursor.execute(MAKE_FACTS, known)
        cursor.execute(MAKE_PARTIES, known)
        cursor.execute("analyze ledger_fact")
        cursor.execute("analyze ledger_party")
    return home


def measure(home: Any, members: int) -> None:
    """Print how long scoring takes and how long bare SQL takes to read the same rows."""
    from django.db import connection

    from shangliang.commons.committees.scope import within
    from shangliang.reading.duty import queries
    from shangliang.reading.duty.queries.books import Ready, examined, schemes
    from shangliang.reading.duty.rules import Plan

    with within(home):
        book, complaints = examined(schemes()["hundred"])
        ready = Ready(Plan(book))
        times, floors = [], []
        for _ in range(3 if members < 5000 else 1):
            begun = time.perf_counter()
            with connection.cursor() as cursor:
                cursor.execute(FLOOR, [home.pk, ready.plan.kinds])
                rows = cursor.fetchall()
            floors.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            table = queries.scores.table(ready, YEAR, keep_lines=False)
            times.append(time.perf_counter() - begun)
        lines, took, floor = sum(row[1] for row in rows), min(times), min(floors)
        begun = time.perf_counter()
        queries.scores.sheet_of(ready, YEAR, table[0].person.id)
        one = time.perf_counter() - begun
    assert not complaints
    assert len(table) == members
    assert any(row.total for row in table)
    print(f"{members:6} members, {lines:9,} credits: {took:6.2f} s ({took / members * 1e6:.0f} µs a member); bare SQL {floor:.2f} s, ratio {took / floor:.1f}; one sheet {one * 1000:.0f} ms")


def main() -> None:
    """Both sizes, one after the other."""
    for members in SIZES:
        measure(make(members), members)


if __name__ == "__main__":
    with on_its_own():
        main()
