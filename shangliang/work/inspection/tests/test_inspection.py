"""Government-led checks: units chosen, looked at, mended by a day, chased once a mark, settled, counted."""

from datetime import date

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.work.inspection import actions, jobs
from tests import given

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
RESULT = "十二件里有三件没有和提案人见过面。"


def office(world, when="2026-06-01"):
    return world.act(Role.HANDOVER_GOVERNMENT, given.at(when))


def opened(world):
    return actions.open_check(office(world), None, title="上半年提案办理督查", units=world.units[:2])


def mending(world):
    line = opened(world).lines.get(unit=world.units[0])
    return actions.find(office(world, "2026-06-03"), line, day=date(2026, 6, 2), result=RESULT, to_mend="补上面商，报沟通记录。", mend_by=date(2026, 6, 30))


def test_a_unit_mends_what_was_found_and_the_office_sees_it_mended(world):
    line = mending(world)
    with pytest.raises(NotNow, match="没有了结"):
        actions.conclude(office(world, "2026-06-04"), line.check_round, summary="两个单位都看过了，一个要整改。")
    clerk = world.act(Role.UNIT_CLERK, given.at("2026-06-20"))
    assert actions.report(clerk, line, text="三件都约了提案人当面谈，记录已上传。").state == "reported"
    assert actions.refuse(office(world, "2026-06-22"), line, reason="还差一件。", mend_by=date(2026, 7, 10)).mend_by == date(2026, 7, 10)
    actions.report(world.act(Role.UNIT_CLERK, given.at("2026-07-01")), line, text="最后一件也谈过了，提案人同意。")
    assert actions.accept(office(world, "2026-07-02"), line).state == "settled"
    other = line.check_round.lines.get(unit=world.units[1])
    assert actions.find(office(world, "2026-06-05"), other, day=date(2026, 6, 5), result="办理规范，记录齐全，没有问题。").state == "settled"
    assert actions.conclude(office(world, "2026-07-03"), line.check_round, summary="两个单位都看过了，一个整改到位。").state == "concluded"
    numbers = {code: value.number for code, value in measure([f"inspection.{one}" for one in ("units", "to_mend", "mended", "mended_rate")], YEAR).items()}
    assert list(numbers.values()) == [2, 1, 1, 100]


def test_what_is_to_be_mended_needs_a_day_to_come_and_the_other_way_round(world):
    line = opened(world).lines.get(unit=world.units[0])
    for known, field in (({"to_mend": "补上面商。"}, "mend_by"), ({"mend_by": date(2026, 7, 1)}, "to_mend"), ({"day": date(2026, 6, 9)}, "day"), ({"result": "好"}, "result")):
        with pytest.raises(Invalid) as refused:
            actions.find(office(world, "2026-06-03"), line, **({"day": date(2026, 6, 2), "result": RESULT} | known))
        assert field in refused.value.fields


def test_only_the_governments_office_leads_and_only_the_unit_itself_reports(world):
    line = mending(world)
    for role in (Role.PROPOSAL_STAFF, Role.HANDOVER_PARTY, Role.UNIT_HEAD, Role.CHAIR):
        with pytest.raises(NotAllowed):
            actions.open_check(world.act(role), None, title="上半年督查", units=world.units[:1])
    other = line.check_round.lines.get(unit=world.units[1])
    with pytest.raises(NotAllowed, match="本单位"):
        actions.report(world.act(Role.UNIT_CLERK, given.at("2026-06-20")), other, text="这不是我们单位的事情呀。")


def test_the_unit_is_reminded_once_a_mark_until_it_has_reported(world):
    line = mending(world)
    assert [jobs.remind_mending(given.at(day, "07:40")) for day in ("2026-06-10", "2026-06-23", "2026-06-23", "2026-06-24", "2026-06-29", "2026-07-01", "2026-07-02", "2026-07-08")] == [0, 1, 0, 0, 1, 1, 0, 1]
    assert {fact.data["days_left"] for fact in Fact.objects.filter(kind="inspection.reminded")} == {7, 1, -1, -8}
    actions.report(world.act(Role.UNIT_CLERK, given.at("2026-07-09")), line, text="三件都约了提案人当面谈过。")
    assert jobs.remind_mending(given.at("2026-07-20", "07:40")) == 0


def test_the_pages_carry_it_from_choosing_units_to_the_units_phone(world):
    leads, clerk, staff = Client(), Client(), Client()
    for client, role in ((leads, Role.HANDOVER_GOVERNMENT), (clerk, Role.UNIT_CLERK), (staff, Role.PROPOSAL_STAFF)):
        client.force_login(world.posts[role].user)
    with given.on("2026-06-03"):
        assert leads.post("/inspection/new/", {"title": "督"}).status_code == 422
        there = leads.post("/inspection/new/", {"title": "上半年督查", "units": [world.units[0].pk]})["Location"]
        assert "等督查" in staff.get(there).content.decode()
        [line] = [fact.subject_id for fact in Fact.objects.filter(kind="inspection.selected")]
        page = f"/inspection/units/{line}/"
        assert clerk.post(page, {"step": "find", "result": RESULT}).status_code == 403
        assert leads.post(page, {"step": "find", "day": "2026-06-02", "result": RESULT, "to_mend": "补上面商。"}).status_code == 422
        assert leads.post(page, {"step": "find", "day": "2026-06-02", "result": RESULT, "to_mend": "补上面商。", "mend_by": "2026-06-30"}).status_code == 302
        assert "补上面商" in clerk.get("/inspection/").content.decode()
        assert clerk.post(page, {"step": "report", "text": "三件都约了提案人当面谈过。"}).status_code == 302
        assert leads.post(page, {"step": "accept"}).status_code == 302
    other = given.world()
    client = Client()
    client.force_login(other.posts[Role.HANDOVER_GOVERNMENT].user)
    assert client.get(there).status_code == 404
    with given.on("2026-06-03"):
        assert b"".join(staff.get(f"{there}export.xlsx").streaming_content)[:2] == b"PK"
