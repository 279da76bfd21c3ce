"""Compiling a report, reading all figures and a board over a ledger of many facts: `python -m bench.reports 3000000` for the full size.

The facts are those registers record, laid by SQL as the owner over ten years, one in a hundred retracted. Four things are
measured: a text of 20,000 characters with 230 figures from nothing to a report with its values; all figures read at once;
the default board with its splits and the year before; the same counts one by one in plain SQL as somebody would write them by hand.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from bench.__main__ import on_its_own

FACTS = int(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FACTS", "300000"))
CHARACTERS, FIGURES, MEMBERS = 20_000, 230, 300
FIRST, YEARS = 2017, 10
HALF = (date(2026, 1, 1), date(2026, 6, 30))
COLUMNS = (
    "committee_id, kind, sort, version, subject_type, subject_id, subject_label, actor_label, on_behalf_of, channel, happened_at, recorded_at, data, act_uid, xid"
)
FILLER = "各项工作按照年初的安排稳步推进，委员们深入一线了解情况、反映意见，有关部门及时研究办理并作了答复，取得了看得见的成效"


def world() -> Any:
    """A committee with its members, in which the office compiles."""
    from shangliang.commons.access import Role
    from shangliang.commons.committees.scope import within
    from shangliang.commons.people.models import Member
    from tests import given

    made = given.world("bench-reports")
    with within(made.committee):
        first = made.members[0]
        Member.objects.bulk_create(
            Member(committee=made.committee, term_id=first.term_id, name=f"委员{n}", sort_key=f"{n:05}", sector_id=made.members[n % 3].sector_id, since=first.since)
            for n in range(MEMBERS)
        )
    return made, made.act(Role.OFFICE_STAFF, datetime(2026, 7, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai")))


def lay(home: Any, size: int) -> None:
    """So many facts in a committee, evenly over the shipped registers and over ten years."""
    from django.db import connection

    from shangliang.commons.committees.scope import within
    from shangliang.commons.people.models import Member
    from shangliang.practices.registers.shipped import SHIPPED

    with within(home):
        members = list(Member.objects.values_list("pk", flat=True))
        each = size // len(SHIPPED)
        with connection.owner(), connection.cursor() as cursor:
            cursor.execute("set session_replication_role = replica")
            for register in SHIPPED:
                _facts(cursor, home.pk, register, each, members)
            cursor.execute(
                f"insert into ledger_fact ({COLUMNS}, retracts_id) select committee_id, kind, sort, 1, subject_type, subject_id, subject_label, '', '', 'bench', "
                "happened_at, recorded_at, '{}', gen_random_uuid(), 1, id from ledger_fact where committee_id = %s and id %% 100 = 0", [home.pk]
            )
            cursor.execute("set session_replication_role = origin")
            cursor.execute("analyze ledger_fact, ledger_party")


def _facts(cursor: Any, committee: int, register: Any, count: int, members: list[int]) -> None:
    values = ", ".join(f"'{field.code}', {_value(field)}" for field in register.fields)
    cursor.execute(
        f"""
        with laid as (
            insert into ledger_fact ({COLUMNS})
            select %s, 'registers.recorded', %s, 1, 'registers.entry', n, '第' || n || '条', '办公室', '', 'bench', at, at,
                jsonb_build_object('register', %s::jsonb, 'day', to_char(at, 'YYYY-MM-DD'), 'values', jsonb_build_object({values})), gen_random_uuid(), 1
            from generate_series(1, %s) n, lateral (select timestamptz '{FIRST}-01-01' + random() * interval '{YEARS} years' + n * interval '0' as at) t
            returning id, kind, happened_at
        )
        insert into ledger_party (committee_id, fact_id, member_id, sector_id, role, share, kind, happened_at)
        select %s, laid.id, m.id, m.sector_id, %s, 1, laid.kind, laid.happened_at
        from laid join people_member m on m.id = (%s::bigint[])[1 + laid.id %% %s] where %s
        """,
        [
            committee, register.code, json.dumps({"code": register.code}), count, committee, _role(register), members, len(members),
            any(field.kind.value == "members" for field in register.fields),
        ],
    )  # fmt: skip


def _role(register: Any) -> str:
    return next((field.role for field in register.fields if field.kind.value == "members" and field.role), "member")


def _value(field: Any) -> str:
    """An SQL expression for what may stand in a field; n is the number of the row."""
    kind = field.kind.value
    if kind in {"choice", "choices"}:
        options = ", ".join("'" + option.replace("'", "''").replace("%", "%%") + "'" for option in field.options)
        one = f"(array[{options}])[1 + floor(random() * {len(field.options)})::int + 0 * n]"
        return f"jsonb_build_array({one})" if kind == "choices" else one
    if kind in {"integer", "decimal", "money"}:
        return "(floor(random() * 300) + 0 * n)" if kind == "integer" else "round((random() * 30 + 0 * n)::numeric, 1)"
    if kind == "yes":
        return "(random() + 0 * n > 0.5)"
    if kind in {"members", "organs", "units"}:
        return "jsonb_build_array('某')"
    return "to_char(at, 'YYYY-MM-DD')" if kind == "day" else "'事' || (n %% 97)"


def report_text(figures: dict[str, Any]) -> str:
    """A text of about 20,000 characters in which 230 figures are told, masked, in words of its own."""
    lines, told = ["一、上半年工作"], 0
    for figure in figures.values():
        if told == FIGURES:
            break
        thing = (figure.words.things or (figure.label,))[0]
        verb = next(iter(figure.words.verbs), "完成")
        lines.append(f"{verb}{thing}**{figure.unit}。")
        told += 1
    room = max(0, CHARACTERS - sum(map(len, lines))) // told
    return "\n".join(line + (FILLER * 3)[:room - 1] + "。" for line in lines)


def plain(figures: dict[str, Any], committee: int) -> Iterator[tuple[str, str, list[Any]]]:
    """The figures that are simple counts of facts, each as the statement one would write by hand."""
    from shangliang.commons.figures.declared import Count, What

    for code, figure in figures.items():
        how = figure.how
        if not isinstance(how, Count) or how.what is not What.FACTS or how.lasting or any(when.least is not None for when in how.when):
            continue
        text = (
            "select count(*) from ledger_fact f where committee_id = %s and kind = any(%s) and happened_at >= %s and happened_at < %s and retracts_id is null "
            "and not exists (select 1 from ledger_fact r where r.retracts_id = f.id)"
        )
        params: list[Any] = [committee, list(how.kinds), "2026-01-01T00:00+08", "2026-07-01T00:00+08"]
        if how.sort:
            text, params = text + " and sort = %s", [*params, how.sort]
        for when in how.when:
            path = when.field.split(".")
            text, params = text + " and (data #>> %s = any(%s) or data #> %s ?| %s)", [*params, path, list(when.among), path, list(when.among)]
        yield code, text, params


def timed(do: Any, times: int = 3) -> tuple[float, Any]:
    """The shortest of some runs in seconds, and what came out."""
    best, result = float("inf"), None
    for _ in range(times):
        begin = perf_counter()
        result = do()
        best = min(best, perf_counter() - begin)
    return best, result


def main() -> None:
    """Lay the facts, compile, compare."""
    from django.db import connection

    from shangliang.commons.committees.scope import within
    from shangliang.commons.figures.measuring import measure
    from shangliang.foundation.periods import Period
    from shangliang.reading.boards.queries import boards
    from shangliang.reading.reports import actions, queries

    made, act = world()
    begin = perf_counter()
    lay(made.committee, FACTS)
    print(f"{FACTS:,} facts laid in {perf_counter() - begin:.0f} s")
    with within(made.committee):
        figures = queries.known()
        text = report_text(figures)
        begin = perf_counter()
        report = actions.start(act, None, title="上半年工作总结", kind="half", first=HALF[0], last=HALF[1], text=text)
        took = perf_counter() - begin
        chips = queries.chips_of(queries.newest(report))
        right = sum(bool(chip.code) for chip in chips)
        print(f"compile: {len(text):,} characters, {len(chips)} places, {right} with a figure: {took:.2f} s (wanted: under 5 s)")
        period = Period.days(*HALF)
        whole, found = timed(lambda: measure(figures, period, known=figures))
        print(f"all {len(figures)} figures read at once: {whole:.2f} s")
        board, blocks = timed(lambda: boards.read("leaders", period), 1)
        print(f"the leaders' board, {len(blocks)} blocks with their splits and the year before: {board:.2f} s")
        counts = list(plain(figures, made.committee.pk))
        ours, _ = timed(lambda: measure([code for code, *_ in counts], period, known=figures))

        def by_hand() -> dict[str, int]:
            numbers = {}
            with connection.cursor() as cursor:
                for code, statement, params in counts:
                    cursor.execute(statement, params)
                    numbers[code] = cursor.fetchone()[0]
            return numbers

        hand, numbers = timed(by_hand)
        wrong = [code for code, number in numbers.items() if found[code].number != number]
        print(f"{len(counts)} counts: {ours:.2f} s ours, {hand:.2f} s one by one in plain SQL: ratio {ours / hand:.2f}; {len(wrong)} differ {wrong[:3]}")


if __name__ == "__main__":
    with on_its_own():
        main()
