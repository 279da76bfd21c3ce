"""A table becomes a circular: signed, numbered, frozen, read, chased, withdrawn."""

import io

import pytest
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.queries import told
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.practices.circulars import actions, jobs, queries
from shangliang.practices.circulars.kinds import Column, Content
from shangliang.practices.circulars.rules import State, check_lists, due_mark
from tests import given

from .conftest import CONTENT, DAY


def test_it_is_numbered_and_goes_to_everybody_meant_once_the_last_one_has_signed(r):
    one = actions.send_up(r.act(Role.OFFICE_STAFF), r.drafted(to=["all:members", f"member:{r.w.members[0].pk}", f"unit:{r.w.units[0].pk}"]))
    assert (one.state, one.waits_for) == (State.SIGNING, "主席、副主席")
    with pytest.raises(NotAllowed):
        actions.sign(r.act(Role.PROPOSAL_HEAD), one)
    one = actions.sign(r.act(Role.CHAIR), one)
    assert one.number == "通报〔2026〕1号"
    assert sorted(row.name for row in one.recipients.all()) == sorted([*(m.name for m in r.w.members), "市教育局"])
    assert r.issued().number == "通报〔2026〕2号"


def test_signing_takes_as_many_steps_as_the_committee_says_and_nobody_signs_their_own(r):
    SettingValue.objects.create(committee=r.w.committee, key="circulars.route", value=["提案委负责人", "主席、副主席"])
    here().forget()
    own = actions.draft(r.act(Role.PROPOSAL_HEAD), None, content=CONTENT)
    own = actions.change(r.act(Role.PROPOSAL_HEAD), own, title="另一份", addressee="", before=["看表。"], after=[], to=["all:units"], confirm=False)
    own = actions.send_up(r.act(Role.PROPOSAL_HEAD), own)
    with pytest.raises(NotAllowed, match="自己起草"):
        actions.sign(r.act(Role.PROPOSAL_HEAD), own)
    one = actions.sign(r.act(Role.PROPOSAL_HEAD), actions.send_up(r.act(Role.OFFICE_STAFF), r.drafted()))
    assert (one.state, one.waits_for, one.number) == (State.SIGNING, "主席、副主席", "")
    back = actions.send_back(r.act(Role.CHAIR), one, reason="数字再核一遍")
    assert (back.state, back.signed, back.returned) == (State.DRAFT, 0, "数字再核一遍")
    again = actions.send_up(r.act(Role.OFFICE_STAFF), back)
    assert actions.sign(r.act(Role.CHAIR), actions.sign(r.act(Role.PROPOSAL_HEAD), again)).state == State.ISSUED


def test_figures_cannot_be_typed_over_and_nothing_of_it_changes_after_the_issue(r):
    one = r.issued()
    assert one.content.rows == CONTENT.rows
    with pytest.raises(NotNow):
        actions.change(r.act(Role.OFFICE_STAFF), one, title="改", addressee="", before=[], after=[], to=["all:members"], confirm=False)
    with pytest.raises(Invalid):
        actions.draft(r.act(Role.OFFICE_STAFF), None, content=Content("test.table", "空的"))
    with pytest.raises(Invalid):
        actions.draft(r.act(Role.OFFICE_STAFF), None, content=Content("test.table", "歪的", columns=(Column("一"),), rows=(("1", "2"),)))
    empty = actions.draft(r.act(Role.OFFICE_STAFF), None, content=CONTENT)
    with pytest.raises(Invalid, match="发给谁"):
        actions.send_up(r.act(Role.OFFICE_STAFF), empty)


def test_receipts_are_given_by_those_it_went_to_for_all_they_stand_for(r):
    one = r.issued(confirm=True)
    actions.read(r.member(0), one)
    with pytest.raises(NotNow):
        actions.read(r.member(0), one)
    actions.confirm(r.act(Role.UNIT_CLERK), one)
    with pytest.raises(NotAllowed):
        actions.confirm(r.act(Role.CHAIR), one)
    rows = {row.name: (row.read_at is not None, row.confirmed_at is not None) for row in one.recipients.all()}
    assert rows["许岚"] == (True, False)
    assert rows["市教育局"] == (True, True)
    assert rows["沈亦舟"] == (False, False)
    assert [c.pk for c in queries.asked_to_read(r.w.as_member(r.w.members[0]))] == [one.pk]
    assert queries.asked_to_read(r.w.viewer(Role.UNIT_HEAD)) == []


def test_those_who_have_not_read_it_are_told_once_for_each_mark(r):
    one = r.issued()
    actions.read(r.member(0), one)

    def round_on(day):
        return jobs.remind_all(given.at(day, "07:50"))

    assert [round_on("2026-07-08"), round_on("2026-07-09"), round_on("2026-07-09"), round_on("2026-07-10"), round_on("2026-07-16")] == [0, 1, 0, 0, 1]
    assert [t.note for t in told("circulars.circular", one.pk) if t.kind == "circulars.chased"] == ["提醒 3 家", "提醒 3 家"]
    reached = queries.users_reached(queries.unanswered(one))
    assert r.w.members[0].user_id not in reached
    assert {r.w.members[1].user_id, r.w.posts[Role.UNIT_CLERK].user_id} <= set(reached)
    actions.withdraw(r.act(Role.OFFICE_STAFF, "2026-07-17"), one, reason="表里漏了一个界别")
    assert round_on("2026-08-20") == 0


def test_a_withdrawn_one_keeps_its_number_and_shows_recipients_only_why(r, door):
    one = r.issued()
    with pytest.raises(Invalid):
        actions.withdraw(r.act(Role.OFFICE_STAFF), one, reason=" ")
    actions.withdraw(r.act(Role.OFFICE_STAFF), one, reason="表里漏了一个界别")
    page = door(None, 0).get(f"/circulars/{one.pk}/").content.decode()
    assert "表里漏了一个界别" in page
    assert "12 件" not in page
    assert door(None, 0).get(f"/circulars/{one.pk}/paper/").status_code == 409
    assert "12 件" in door(Role.OFFICE_STAFF).get(f"/circulars/{one.pk}/").content.decode()
    assert r.issued().number == "通报〔2026〕2号"


def test_opening_it_on_the_phone_notes_that_it_was_read(r, door):
    with given.on(DAY, "12:00"):
        one = r.issued()
        member = door(None, 1)
        assert "看通报" in member.get("/").content.decode()
        page = member.get(f"/circulars/{one.pk}/").content.decode()
        assert 'hx-trigger="load"' in page
        assert "市教育局" not in page
        assert member.post(f"/circulars/{one.pk}/read/", headers={"HX-Request": "true"}).status_code == 204
        assert member.post(f"/circulars/{one.pk}/read/", headers={"HX-Request": "true"}).status_code == 204
        assert 'hx-trigger="load"' not in member.get(f"/circulars/{one.pk}/").content.decode()
        assert "看通报" not in member.get("/").content.decode()
        office = door(Role.OFFICE_STAFF).get(f"/circulars/{one.pk}/").content.decode()
        assert "1 / 4 已阅" in office
        assert b"".join(door(Role.OFFICE_STAFF).get(f"/circulars/{one.pk}/receipts.xlsx").streaming_content).startswith(b"PK")


def test_drafts_are_seen_by_those_who_make_and_sign_them_only(r, door):
    one = r.drafted()
    assert door(None, 0).get(f"/circulars/{one.pk}/").status_code == 404
    assert door(Role.ADMINISTRATOR).get(f"/circulars/{one.pk}/").status_code == 404
    assert door(Role.UNIT_HEAD).get("/circulars/").status_code == 200
    assert door(Role.CHAIR).get(f"/circulars/{one.pk}/").status_code == 200
    with pytest.raises(NotFound):
        queries.find(r.w.viewer(Role.UNIT_CLERK), one.pk)


def test_the_paper_has_a_real_table_and_says_as_of_when_its_figures_are(r, door):
    one = r.issued()
    written = Document(io.BytesIO(door(Role.CHAIR).get(f"/circulars/{one.pk}/paper/").content))
    assert [[cell.text for cell in row.cells] for row in written.tables[0].rows] == [["名次", "界别", "本期"], ["1", "教育界", "12 件"], ["2", "经济界", "0 件"]]
    said = "\n".join(p.text for p in written.paragraphs)
    assert "通报〔2026〕1号" in said
    assert "截至 2026 年 7 月 6 日" in said


def test_lists_of_the_committee_name_units_organs_and_members(r):
    SettingValue.objects.create(committee=r.w.committee, key="circulars.lists", value=["城建口：市教育局、许岚、没有这家"])
    here().forget()
    assert [one.name for one in queries.addressed(["list:城建口", "list:别的", "unit:x"], given.at(DAY).date())] == ["市教育局", "许岚"]
    with pytest.raises(Invalid):
        check_lists(["没有冒号"])
    assert [due_mark(n, [3, 7]) for n in (2, 3, 6, 30)] == [None, 3, 3, 7]
