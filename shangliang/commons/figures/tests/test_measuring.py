"""A figure is what one gets by counting by hand: over generated years with retractions, late records and joint events."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine

from shangliang.commons.access import Role, anyone, permission
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.declared import Combined, Count, Figure, Ratio, Then, What, When
from shangliang.commons.figures.measuring import Circular, Value, measure
from shangliang.commons.figures.recording import records
from shangliang.commons.figures.showing import change
from shangliang.commons.figures.splitting import split
from shangliang.commons.figures.statements import Moment, Narrow
from shangliang.commons.ledger.acts import Credit, action, record
from shangliang.commons.ledger.declared import fact
from shangliang.commons.people.models import Member, OrganKind
from shangliang.foundation.periods import Period
from tests import given

permission("trial.hold", "记一次", (Role.OFFICE_STAFF,))(anyone)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
HALF = Period(date(2026, 1, 1), date(2026, 7, 1))


@fact("trial.held", "开展活动")
class Held:
    theme: str
    amount: float
    sort: str = "walk"


@fact("trial.opened", "设立")
class Opened:
    where: str


@fact("trial.shut", "撤销")
class Shut:
    pass


@action("trial.hold", Held, Opened, Shut)
def hold(act, thing, *, what, parties=(), retracts=None):
    return record(act, what, about=thing, parties=parties, retracts=retracts)


def figure(code, how, unit="次"):
    return Figure(code, code, unit, how, "试验")


HELD = ("trial.held",)
KNOWN = {
    one.code: one
    for one in [
        figure("held", Count(HELD)),
        figure("held.walks", Count(HELD, sort="walk")),
        figure("held.reading", Count(HELD, when=(When("theme", ("读书", "讲座")),))),
        figure("held.big", Count(HELD, when=(When("amount", least=Decimal(50)),))),
        figure("money", Count(HELD, What.SUM, field="amount"), "万元"),
        figure("themes", Count(HELD, What.VALUES, field="theme"), "个"),
        figure("things", Count(HELD, What.SUBJECTS), "件"),
        figure("people", Count(HELD, What.PEOPLE, roles=("attendee",)), "人"),
        figure("visits", Count(HELD, What.ATTENDANCES, roles=("attendee",)), "人次"),
        figure("organs", Count(HELD, What.ORGANS), "个"),
        figure("rooms", Count(("trial.opened",), What.SUBJECTS, lasting=True, ended=("trial.shut",)), "个"),
        figure("rooms.hosts", Count(("trial.opened",), What.PEOPLE, roles=("host",), lasting=True, ended=("trial.shut",)), "人"),
        figure("rooms.places", Count(("trial.opened",), What.VALUES, field="where", lasting=True, ended=("trial.shut",)), "个"),
        figure("rate", Ratio("held.reading", "held"), "%"),
        figure("others", Combined(("held",), ("held.reading",))),
        figure("round", Combined(("round",))),
    ]
}


@pytest.fixture
def w(db):
    made = given.world()
    with within(made.committee):
        yield made


def lived(w, seed):
    """A year of facts as plain rows (what a hand count goes over), among them retracted, late and joint ones."""
    rng, rows = random.Random(seed), []
    organs = [given.organ(w.committee, name, OrganKind.SPECIAL_COMMITTEE) for name in ("经济委", "文史委")]
    for n in range(60):
        day = date(2025, 11, 1) + timedelta(days=rng.randrange(440))
        late = timedelta(days=rng.choice([0, 0, 0, 40]))
        what = Held(theme=rng.choice(["读书", "讲座", "走访"]), amount=rng.randrange(100), sort=rng.choice(["walk", "talk"]))
        members, hosts = rng.sample(w.members, rng.randrange(4)), rng.sample(organs, rng.randrange(3))
        parties = [*(Credit(m, "attendee") for m in members), *(Credit(o, "host") for o in hosts)]
        thing, at = w.units[n % 3], given.at(day.isoformat())
        made = hold(replace(w.act(Role.OFFICE_STAFF, at), recorded_at=at + late), thing, what=what, parties=parties)
        row = {"day": day, "known": at + late, "what": what, "thing": thing.pk, "members": [m.pk for m in members], "hosts": [o.pk for o in hosts], "gone": None}
        if rng.random() < 0.2:
            back = at + late + timedelta(days=rng.randrange(60))
            hold(replace(w.act(Role.OFFICE_STAFF, back), recorded_at=back), thing, what=what, retracts=made)
            row["gone"] = back
        rows.append(row)
    return rows


def counted(rows, period, moment=None):
    """The same figures counted by hand."""
    known = [row for row in rows if row["day"] in period]
    if moment:
        known = [row for row in known if row["known"] <= moment and not (row["gone"] and row["gone"] <= moment)]
    else:
        known = [row for row in known if row["gone"] is None]
    read = sum(row["what"].theme in ("读书", "讲座") for row in known)
    return {
        "held": len(known), "held.walks": sum(row["what"].sort == "walk" for row in known), "held.reading": read,
        "held.big": sum(row["what"].amount >= 50 for row in known), "money": sum(row["what"].amount for row in known),
        "themes": len({row["what"].theme for row in known}), "things": len({row["thing"] for row in known}),
        "people": len({m for row in known for m in row["members"]}), "visits": sum(len(row["members"]) for row in known),
        "organs": len({o for row in known for o in row["hosts"]}), "others": len(known) - read,
    }


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_what_counting_by_hand_gives(w, seed):
    rows = lived(w, seed)
    for period in (YEAR, HALF):
        for moment in (None, given.at("2026-05-01")):
            by_hand = counted(rows, period, moment)
            found = measure([*by_hand, "rate"], period, moment=Moment(at=moment), known=KNOWN)
            assert {code: found[code].number for code in by_hand} == by_hand
            rate = found["rate"]
            assert (rate.top, rate.bottom) == (by_hand["held.reading"], by_hand["held"])


@pytest.mark.parametrize("code", ["held", "money", "visits", "people", "things"])
def test_parts_are_what_counting_each_part_gives(w, code):
    rows = lived(w, 7)
    months = defaultdict(list)
    for row in rows:
        months[row["day"].strftime("%Y-%m")].append(row)
    expected = {key: counted(some, YEAR)[code] for key, some in months.items() if key.startswith("2026") and any(row["gone"] is None for row in some)}
    found = {part.key: part.value.number for part in split(code, "month", YEAR, known=KNOWN)}
    assert {key: n for key, n in found.items() if n} == {key: n for key, n in expected.items() if n}


def test_a_joint_event_stands_once_in_the_total_and_once_with_each_organ(w):
    hosts = [given.organ(w.committee, name, OrganKind.SPECIAL_COMMITTEE) for name in ("经济委", "文史委")]
    everybody = [Credit(m, "attendee") for m in w.members]
    hold(w.act(Role.OFFICE_STAFF, given.at("2026-03-02")), w.units[0], what=Held(theme="读书", amount=12), parties=[*everybody, *(Credit(o, "host") for o in hosts)])
    assert measure(["held", "money"], YEAR, known=KNOWN)["held"].number == 1
    assert {part.label: part.value.number for part in split("held", "organ", YEAR, known=KNOWN)} == {"经济委": 1, "文史委": 1}
    assert {part.label: part.value.number for part in split("money", "organ", YEAR, known=KNOWN)} == {"经济委": 12, "文史委": 12}
    assert {part.label: part.value.number for part in split("visits", "organ", YEAR, known=KNOWN)} == {"经济委": 3, "文史委": 3}
    assert measure(["people"], YEAR, only=Narrow(organ=hosts[0].pk), known=KNOWN)["people"].number == 3


def test_whoever_changes_sector_does_not_take_the_past_along(w):
    who = w.members[0]
    hold(w.act(Role.OFFICE_STAFF, given.at("2026-03-02")), w.units[0], what=Held(theme="读书", amount=1), parties=[Credit(who, "attendee")])
    before = split("people", "sector", YEAR, known=KNOWN)
    Member.objects.filter(pk=who.pk).update(sector=given.organ(w.committee, "工会"))
    assert [part.label for part in before] == ["教育界"] == [part.label for part in split("people", "sector", YEAR, known=KNOWN)]


def test_a_stock_counts_what_stands_at_the_end_of_the_period(w):
    for thing, day in ((w.units[0], "2025-03-01"), (w.units[1], "2026-02-01"), (w.units[2], "2026-09-01")):
        hold(w.act(Role.OFFICE_STAFF, given.at(day)), thing, what=Opened(where="镇"))
    hold(w.act(Role.OFFICE_STAFF, given.at("2026-05-01")), w.units[0], what=Shut())
    assert measure(["rooms"], HALF, known=KNOWN)["rooms"].number == 1
    assert measure(["rooms"], YEAR, known=KNOWN)["rooms"].number == 2
    assert [one.subject.id for one in records("rooms", HALF, known=KNOWN).rows] == [w.units[1].pk]


def test_whoever_stands_behind_what_was_shut_no_longer_counts(w):
    for n, (thing, day) in enumerate(((w.units[0], "2025-03-01"), (w.units[1], "2026-02-01"), (w.units[2], "2026-02-03"))):
        hold(w.act(Role.OFFICE_STAFF, given.at(day)), thing, what=Opened(where=f"镇{n % 2}"), parties=[Credit(w.members[n], "host")])
    codes = ["rooms.hosts", "rooms.places"]
    assert [value.number for value in measure(codes, HALF, known=KNOWN).values()] == [3, 2]
    hold(w.act(Role.OFFICE_STAFF, given.at("2026-05-01")), w.units[1], what=Shut())
    assert [value.number for value in measure(codes, HALF, known=KNOWN).values()] == [2, 1]
    assert measure(["rooms.hosts"], HALF, only=Narrow(member=w.members[1].pk), known=KNOWN)["rooms.hosts"].number == 0
    assert [part.label for part in split("rooms.hosts", "member", HALF, known=KNOWN)] == ["许岚", "贺东升"]


def test_the_records_behind_a_figure_are_as_many_as_the_figure_says(w):
    lived(w, 3)
    held = measure(["held", "held.reading"], YEAR, known=KNOWN)
    found = records("held", YEAR, limit=1000, known=KNOWN)
    assert found.total == len(found.rows) == held["held"].number
    assert records("rate", YEAR, known=KNOWN).total == held["held.reading"].number
    assert len(records("held", YEAR, first=5, limit=7, known=KNOWN).rows) == 7


def test_a_rate_counts_of_those_below_the_line_so_many_to_which_something_happened_by_then(w):
    late = figure("opened.shut", Count(("trial.opened",), What.SUBJECTS, then=Then(("trial.shut",))), "个")
    known = {**KNOWN, "opened": figure("opened", Count(("trial.opened",), What.SUBJECTS), "个"), late.code: late, "shut.rate": figure("shut.rate", Ratio(late.code, "opened"), "%")}
    for thing, day in ((w.units[0], "2025-03-01"), (w.units[1], "2026-02-01"), (w.units[2], "2026-03-01")):
        hold(w.act(Role.OFFICE_STAFF, given.at(day)), thing, what=Opened(where="镇"))
    for thing, day in ((w.units[0], "2026-05-01"), (w.units[1], "2026-09-01")):
        shut = hold(w.act(Role.OFFICE_STAFF, given.at(day)), thing, what=Shut())
    assert measure(["shut.rate"], HALF, known=known)["shut.rate"].number == 0
    assert measure(["shut.rate"], YEAR, known=known)["shut.rate"].number == 50
    hold(w.act(Role.OFFICE_STAFF, given.at("2026-10-01")), w.units[1], what=Shut(), retracts=shut)
    assert measure(["shut.rate"], YEAR, known=known)["shut.rate"].number == 0
    assert records("opened.shut", YEAR, known=known).total == 0


def test_a_rate_of_nothing_is_unknown_and_not_zero(w):
    assert measure(["rate"], YEAR, known=KNOWN)["rate"].number is None


def test_a_figure_made_of_itself_is_refused(w):
    with pytest.raises(Circular):
        measure(["round"], YEAR, known=KNOWN)


def test_all_figures_over_the_same_facts_are_read_in_few_statements(w, django_assert_num_queries):
    with django_assert_num_queries(3):
        measure(["held", "money", "themes", "things", "held.big", "people", "visits", "organs", "held.walks"], YEAR, known=KNOWN)


def test_another_committees_facts_never_count(w):
    lived(w, 1)
    other = given.committee()
    with within(other), time_machine.travel(given.at("2026-08-01"), tick=False):
        assert measure(["held", "people", "rooms"], YEAR, known=KNOWN)["held"].number == 0


@pytest.mark.parametrize("by", ["month", "organ", "party", "sector", "unit", "member", "affiliation", "theme"])
def test_each_line_of_a_split_can_be_measured_by_itself_and_opens_its_own_records(w, by):
    lived(w, 5)
    parties = given.organ(w.committee, "民盟总支", OrganKind.PARTY_ORGANISATION), w.units[1]
    hold(w.act(Role.OFFICE_STAFF, given.at("2026-03-02")), w.units[0], what=Held(theme="读书", amount=1), parties=[Credit(one, "host") for one in parties])
    for code in ("held", "held.reading", "people", "visits", "money", "rate", "rooms"):
        for part in split(code, by, YEAR, known=KNOWN):
            only = Narrow(parts=((by, part.key),))
            assert measure([code], YEAR, only=only, known=KNOWN)[code] == part.value
            if code == "held":
                assert records(code, YEAR, only=only, known=KNOWN).total == part.value.number
    assert [part.label for part in split("held", "party", YEAR, known=KNOWN)] == ["民盟总支"]


@pytest.mark.parametrize(
    ("unit", "now", "before", "said"),
    [
        ("件", "9", "8", "＋12.5%"), ("件", "8", "8", "持平"), ("件", "39", "10", "3.9 倍"), ("件", "5", "0", ""), ("件", "5", None, ""),
        ("%", "100", "66.7", "＋33.3 个百分点"), ("%", "94.1", "98.1", "－4 个百分点"), ("%", "12.8", "3.6", "＋9.2 个百分点"), ("%", "5", "0", "＋5 个百分点"), ("%", "83.21", "83.2", "持平"),
    ],
)  # fmt: skip
def test_a_year_before_is_told_in_per_cent_and_of_a_rate_in_points(unit, now, before, said):
    figure = Figure("t.x", "甲", unit, Count(("t.x",)), "组")
    assert change(figure, Value(Decimal(now)), Value(None if before is None else Decimal(before))) == said
