"""What registers tell of members and bodies: positions with their term, superior members here, members' units, exchange with departments."""

import re
from datetime import date

from django.urls import reverse
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.periods import year
from shangliang.practices.registers import actions as registers
from shangliang.work.membership import actions, jobs
from shangliang.work.membership.queries import registered
from tests import given

from .making import NOW, SINCE


def told(client, name, *args):
    answer = client.get(reverse(f"membership:{name}", args=args))
    assert answer.status_code == 200
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode()))


def entered(b, register, day=NOW.date(), **values):
    return registers.enter(b.world.act(Role.OFFICE_STAFF, NOW), None, register=register, day=day, values=values)


def test_all_positions_stand_in_one_list_and_their_end_is_told_once(b, door, tmp_path):
    entered(b, "appointments", kind="行风评议员", who=[b.xu], unit_name="市税务局", until="2026-04-10")
    entered(b, "appointments", kind="人民监督员", who=[b.shen], unit_name="市检察院", until="2027-01-31")
    entered(b, "nominations", kind="听证旁听", event="水价听证会", who=[b.he], inviter="市发改局")
    assert [(one.names, one.what) for one in registered.positions()] == [("许岚", "行风评议员"), ("沈亦舟", "人民监督员"), ("贺东升", "听证旁听：水价听证会")]
    assert [jobs.chase_terms(given.at(day)) for day in ("2026-03-10", "2026-03-12", "2026-04-20")] == [0, 1, 0]
    [fact] = standing().filter(kind="membership.term_chased")
    assert (fact.data["name"], [party.member_id for party in fact.parties.all()]) == ("许岚", [b.xu.pk])
    office = door(Role.OFFICE_STAFF)
    assert "水价听证会" in told(office, "positions")
    book = tmp_path / "x.xlsx"
    book.write_bytes(b"".join(office.get(reverse("membership:positions_export")).streaming_content))
    assert [row[0].value for row in load_workbook(book).active.iter_rows(min_row=2)] == ["许岚", "沈亦舟", "贺东升"]
    assert door(b.xu).get(reverse("membership:positions")).status_code == 403


def test_superior_members_here_are_shown_with_their_activities_and_what_went_up(b, door):
    entered(b, "superior_members", level="省政协委员", name="纪闻舟", contact=[b.xu])
    entered(b, "superior_activities", kind="下沉走访", together="联合开展", topic="走访冷链企业", who="纪闻舟、陆知远", people=2, attendees=[b.xu])
    rows, activities = registered.superiors()
    assert ([(one.name, one.contact, one.times) for one in rows], len(activities)) == ([("纪闻舟", "许岚", 1)], 1)
    assert "走访冷链企业" in told(door(Role.OFFICE_STAFF), "superiors")
    found = measure(["superior_members.province", "superior_activities.joint", "superior_activities.people"], year(2026))
    assert [one.number for one in found.values()] == [1, 1, 2]


def test_a_members_unit_shows_its_visits_needs_projects_and_donations(b, door):
    unit = entered(b, "member_units", name="临江冷链公司", kind="企业", members=[b.shen])
    entered(b, "contact_visits", kind="委员单位和企业", unit_name="临江冷链公司", matters="用电增容")
    entered(b, "enterprise_help", enterprise="临江冷链公司", kind="用水用电", matter="增容两千千伏安", state="办理中")
    entered(b, "enterprise_help", enterprise="别的公司", kind="用工", matter="招工", state="办理中")
    [one] = registered.member_units(b.shen.pk)
    assert {word: len(entries) for word, entries in one.told.items()} == {"走访": 1, "诉求": 1}
    assert registered.member_units(b.xu.pk) == []
    page = told(door(Role.OFFICE_STAFF), "member_unit", unit.pk)
    assert ("增容两千千伏安" in page, "招工" in page, "沈亦舟" in page) == (True, False, True)
    assert "临江冷链公司" in told(door(Role.OFFICE_STAFF), "member_units")


def test_exchange_with_a_department_stands_beside_the_link(b, door):
    actions.make_link(b.office(), None, organ_id=b.education.pk, unit_id=b.world.units[0].pk, since=SINCE)
    entered(b, "department_exchanges", kind="座谈交流", topic="职业教育对接会", hosts=[b.education], units=[b.world.units[0]])
    assert "职业教育对接会" in told(door(Role.OFFICE_STAFF), "links")


def test_representatives_outside_the_committee_are_kept_by_kind_with_who_contacts_them(b):
    entered(b, "outside_figures", kind="新的社会阶层人士", name="乔一帆", contact=[b.he])
    entered(b, "outside_figures", kind="党外知识分子", name="文若溪", contact=[b.xu], day=date(2026, 2, 2))
    found = measure(["outside_figures.all", "outside_figures.new_classes"], year(2026))
    assert [one.number for one in found.values()] == [2, 1]
