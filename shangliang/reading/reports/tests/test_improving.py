"""Shortcomings and next steps: found in a report, noted, followed, told of in the next one."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.people.models import OrganKind
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.reading.reports import actions, jobs, queries
from shangliang.reading.reports.rules.improving import ImprovementKind, sentences
from tests import given

from .conftest import started

pytestmark = pytest.mark.django_db
LAST = "一、工作回顾\n办了实事*件。\n二、存在的不足\n调研的深度还不够，成果转化偏慢。联系界别群众的渠道不多。\n三、下步打算\n建立调研成果跟踪制度。"


def noted(w, report, text="联系界别群众的渠道不多。", *, day="2026-01-20", **more):
    with within(w.committee):
        return actions.note(w.act(Role.OFFICE_STAFF, given.at(day)), report, text=text, kind="shortcoming", **more)


def last_year(w):
    return started(w, LAST, day="2026-01-15", title="2025 年工作总结", first=date(2025, 1, 1), last=date(2025, 12, 31))


def test_sentences_are_told_apart_by_their_words_and_what_they_stand_under():
    assert [(one.text, one.kind) for one in sentences(LAST) if one.kind] == [
        ("调研的深度还不够，成果转化偏慢。", ImprovementKind.SHORTCOMING), ("联系界别群众的渠道不多。", ImprovementKind.SHORTCOMING), ("建立调研成果跟踪制度。", ImprovementKind.NEXT),
    ]  # fmt: skip


def test_a_sentence_is_noted_from_the_page_with_whose_it_is_and_by_when(w, client):
    report = last_year(w)
    with within(w.committee):
        organ = given.organ(w.committee, "经济委", OrganKind.SPECIAL_COMMITTEE)
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    assert "联系界别群众的渠道不多。" in client.get(f"/reports/{report.pk}/improvements/").content.decode()
    with given.on("2026-01-20"):
        data = {"text": "联系界别群众的渠道不多。", "kind": "shortcoming", "organ": organ.pk, "due_on": "2026-05-31"}
        assert client.post(f"/reports/{report.pk}/improvements/", data).status_code == 302
        again = client.post(f"/reports/{report.pk}/improvements/", data)
        assert (again.status_code, "已经登记过" in again.content.decode()) == (422, True)
    with within(w.committee):
        [one] = queries.noted_in(report)
        assert (one.organ, one.due_on) == (organ, date(2026, 5, 31))


def test_the_next_report_says_what_became_of_each(w):
    before = last_year(w)
    kept, open_one = noted(w, before), noted(w, before, "调研的深度还不够。")
    with within(w.committee):
        actions.progress(w.act(Role.OFFICE_STAFF, given.at("2026-03-01")), open_one, text="已定调研办法")
        actions.settle_improvement(w.act(Role.OFFICE_STAFF, given.at("2026-04-01")), kept, done=True, outcome="新建界别工作室 12 个")
        report = started(w)
        assert [one.pk for one in queries.carried_to(report)] == [kept.pk, open_one.pk]
        assert queries.carried_to(before) == []
        version = actions.tell_carried(w.act(Role.OFFICE_STAFF, given.at("2026-07-03")), report)
        assert "上次查找的不足“联系界别群众的渠道不多”已落实：新建界别工作室 12 个。" in version.text
        assert "上次查找的不足“调研的深度还不够”仍在推进：已定调研办法。" in version.text
        assert [chip.state for chip in queries.chips_of(version) if chip.start > version.text.index("上次总结")] == ["left"]


def test_what_was_settled_is_not_followed_any_more_until_it_is_opened_again(w):
    one = noted(w, last_year(w))
    with within(w.committee):
        act = w.act(Role.OFFICE_STAFF, given.at("2026-04-01"))
        with pytest.raises(Invalid, match="请写结果"):
            actions.settle_improvement(act, one, done=True, outcome=" ")
        actions.settle_improvement(act, one, done=False, outcome="并入年度计划")
        one.refresh_from_db()
        with pytest.raises(NotNow):
            actions.progress(act, one, text="还在做")
        actions.reopen_improvement(w.act(Role.OFFICE_STAFF, given.at("2026-04-02")), one, reason="还要做")
        one.refresh_from_db()
        assert (one.state, one.outcome) == ("open", "")


def test_when_its_day_is_over_people_are_told_once_until_another_day_is_set(w):
    one = noted(w, last_year(w), due_on=date(2026, 3, 1))
    with within(w.committee):
        assert [jobs.chase_improvements(given.at(day)) for day in ("2026-03-01", "2026-03-02", "2026-03-03")] == [0, 1, 0]
        one.refresh_from_db()
        actions.give(w.act(Role.OFFICE_STAFF, given.at("2026-03-04")), one, organ=None, owner="办公室", due_on=date(2026, 4, 1))
        assert jobs.chase_improvements(given.at("2026-04-02")) == 1


def test_one_page_takes_notes_results_and_says_what_the_next_report_will(w, client):
    one = noted(w, last_year(w))
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    address = f"/reports/improvements/{one.pk}/"
    assert client.post(address, {"step": "note", "text": ""}).status_code == 422
    client.post(address, {"step": "note", "text": "走访了十个界别"})
    text = client.get(address).content.decode()
    assert "仍在推进：走访了十个界别。" in text
    client.post(address, {"step": "settle", "done": "1", "outcome": "建成界别工作室"})
    assert "已落实：建成界别工作室。" in client.get(address).content.decode()
    assert "建成界别工作室" in client.get("/reports/improvements/?view=done").content.decode()
