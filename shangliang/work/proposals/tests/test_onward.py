"""Not filed is not lost: a declined proposal goes one way only, and comes to an end there."""

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.work.proposals import actions, queries
from shangliang.work.proposals.tests.test_main_line import submitted
from tests import given

DAY = given.at("2026-02-02")


def declined(world):
    return actions.decline(world.act(Role.PROPOSAL_STAFF, given.at("2026-01-20")), submitted(world), stage=1, reasons=["不属于本市职权范围"])


def staff(world, when="2026-02-02"):
    return world.act(Role.PROPOSAL_STAFF, given.at(when))


def signed_in(world, role):
    client = Client()
    client.force_login(world.posts[role].user)
    return client


def test_a_declined_proposal_is_answered_as_a_letter_and_its_author_has_read_it(world):
    letter = actions.make_letter(staff(world), declined(world), unit=world.units[0], note="请直接答复委员。")
    part = Assignment.objects.get(matter__kind="letters")
    clerk, head = Role.UNIT_CLERK, Role.UNIT_HEAD
    handling.sign_in(world.act(clerk, given.at("2026-02-03")), part)
    handling.log_contact(world.act(clerk, given.at("2026-02-20")), part, day=given.at("2026-02-19").date(), method="meeting", people="许岚", content="当面谈了", view="同意")
    answers = {n: {"text": "转请上级主管部门研究，供参考。", "outcome": "declined"} for n in (1, 2)}
    handling.draft_reply(world.act(clerk, given.at("2026-03-01")), part, texts={"grade": "C", "opening": "来信收悉。", "grade_reason": "属上级事权"}, disclosure="full", answers=answers)
    handling.send_up(world.act(clerk, given.at("2026-03-01", "10:00")), part)
    handling.issue_reply(world.act(head, given.at("2026-03-02")), part)
    author = signed_in(world, Role.MEMBER)
    staff_page = signed_in(world, Role.PROPOSAL_STAFF)
    with given.on("2026-03-03"):
        assert "已答复，等提案人看" in staff_page.get("/proposals/onward/").content.decode()
        assert "供参考" in author.get(f"/proposals/letter/{letter.pk}/").content.decode()
        assert author.post(f"/proposals/letter/{letter.pk}/read/").status_code == 302
    assert [fact.kind for fact in Fact.objects.filter(kind__in=["proposals.made_letter", "proposals.letter_read"]).order_by("pk")] == ["proposals.made_letter", "proposals.letter_read"]
    assert not Fact.objects.filter(kind__in=["proposals.answered", "proposals.handed_over"]).exists(), "it has no place in the figures of proposals"


def test_information_is_taken_over_once_and_what_came_of_it_is_told_to_its_author(world):
    proposal = declined(world)
    gone = actions.pass_on(staff(world), proposal, note="按社情民意编报。")
    office = world.act(Role.OFFICE_STAFF, DAY)
    with pytest.raises(NotNow, match="还没有人接手"):
        actions.settle_information(office, gone, outcome="编入社情民意信息")
    actions.take_information(world.act(Role.OFFICE_STAFF, given.at("2026-02-03")), gone, taker="办公室信息科")
    with pytest.raises(NotNow):
        actions.take_information(world.act(Role.OFFICE_STAFF, given.at("2026-02-04")), gone)
    with pytest.raises(Invalid):
        actions.settle_information(world.act(Role.OFFICE_STAFF, given.at("2026-03-01")), gone, outcome="随便")
    actions.settle_information(world.act(Role.OFFICE_STAFF, given.at("2026-03-02")), gone, outcome="编入社情民意信息", note="第 9 期。")
    assert queries.onward_counts(world.session.pk)["used"] == 1
    with pytest.raises(NotAllowed):
        actions.take_information(world.act(Role.UNIT_CLERK, DAY), gone)
    heard = [fact.data for fact in Fact.objects.filter(kind="proposals.information_settled")]
    assert heard == [{"outcome": "编入社情民意信息", "note": "第 9 期。"}]


def test_the_list_shows_what_waits_for_whom_and_the_office_takes_it_over_there(world):
    proposal, other = declined(world), declined(world)
    assert queries.to_send_on().count() == 2
    with given.on("2026-02-02"):
        head, office = signed_in(world, Role.PROPOSAL_HEAD), signed_in(world, Role.OFFICE_STAFF)
        assert office.post(f"/proposals/{other.pk}/onward/", {"way": "information"}).status_code == 403
        assert head.post(f"/proposals/{proposal.pk}/onward/", {"way": "information", "note": "有线索价值"}).status_code == 302
        page = f"/proposals/{proposal.pk}/onward/"
        assert "等接手" in office.get("/proposals/onward/?tab=to_take").content.decode()
        assert office.post(page, {"step": "take", "taker": "信息科"}).status_code == 302
        assert office.post(page, {"step": "settle", "outcome": ""}).status_code == 422
        assert office.post(page, {"step": "settle", "outcome": "没有采用", "note": "已有同类信息"}).status_code == 302
        assert "没有采用" in office.get("/proposals/onward/?tab=used").content.decode()
        assert queries.to_send_on().count() == 1
        table = office.get("/proposals/onward/export.xlsx")
        assert b"".join(table.streaming_content)[:2] == b"PK"
        table.close()
