"""换届提名参考: what a term's published years, absences and follow-ups speak for, with every reason; nothing is decided by the house."""

import io

from django.test import Client
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.reading.duty import actions, queries
from shangliang.reading.duty.queries import term
from shangliang.reading.duty.rules.reappointing import Advice, YearGrade, advise
from tests import given

LIMITS = {"worst_years": 2, "most_absences": 3}


def year(number, **ends):
    return YearGrade(number, "某等", "80", **ends)


def test_each_reason_is_said_and_only_repeated_last_grades_speak_against():
    good = advise([year(2025, best=True), year(2026)], [], 3, **LIMITS)
    assert (good.advice, good.reasons[0]) == (Advice.GO_ON, "2025 年度等次为“某等”")
    once = advise([year(2025, worst=True), year(2026)], ["约谈"], 4, **LIMITS)
    assert (once.advice, len(once.reasons)) == (Advice.CAREFUL, 3)
    assert advise([year(2025, worst=True), year(2026, worst=True)], [], 0, **LIMITS).advice is Advice.NOT
    assert advise([], [], 0, **LIMITS).reasons == ("本届没有公布过得分",)


def test_the_list_shows_published_grades_follow_ups_and_absences_and_is_staffs_alone(d):
    d.adopt("hundred")
    d.meeting("2026-03-02", "常委会会议", 0)
    d.enter("absences", "2026-03-02", meeting="常委会会议", title="常委会", way="没有请假", members=[d.members[1]])
    actions.publish(d.act(Role.OFFICE_STAFF), None, year=2026)
    rows = {one.member.name: one for one in term.lines(term.present(given.at("2026-06-20").date()), given.at("2026-06-20").date())}
    first, second = rows["许岚"], rows["沈亦舟"]
    names = [grade.name for grade in queries.books.ready_for(2026).book.grades]
    assert (first.attended, first.absences, second.absences) == (1, 0, 1)
    assert first.grades[0].year == 2026
    assert first.grades[0].worst == (first.grades[0].grade == names[-1])
    office, unit = Client(), Client()
    office.force_login(d.world.posts[Role.OFFICE_STAFF].user)
    unit.force_login(d.world.posts[Role.UNIT_CLERK].user)
    with given.on("2026-06-20"):
        assert "只供研究时参考" in office.get("/duty/reappointment/").content.decode()
        book = load_workbook(io.BytesIO(b"".join(office.get("/duty/reappointment/export/").streaming_content))).active
        assert unit.get("/duty/reappointment/").status_code == 403
        assert "/duty/reappointment/" in office.get("/roster/import/").content.decode()
    assert sorted(row[0].value for row in book.iter_rows(min_row=2)) == sorted(rows)


def test_the_list_comes_in_pages_and_its_export_follows_what_it_is_narrowed_to(d, monkeypatch):
    monkeypatch.setattr("shangliang.reading.duty.views.term.PAGE", 1)
    office = Client()
    office.force_login(d.world.posts[Role.OFFICE_STAFF].user)
    with given.on("2026-06-20"):
        first = office.get("/duty/reappointment/").content.decode()
        one = office.get("/duty/reappointment/", {"q": "沈亦舟", "advice": "careful"}).content.decode()
        book = load_workbook(io.BytesIO(b"".join(office.get("/duty/reappointment/export/", {"q": "沈亦舟"}).streaming_content))).active
    assert ("许岚" in first, "沈亦舟" in first, "?page=2" in first) == (True, False, True)
    assert ("沈亦舟" in one, "export/?q=%E6%B2%88%E4%BA%A6%E8%88%9F&amp;advice=careful" in one) == (True, True)
    assert [row[0].value for row in book.iter_rows(min_row=2)] == ["沈亦舟"]
