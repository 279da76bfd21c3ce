"""公开: what may be shown, what is covered, what is taken away again, and by when."""

import json
from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.work.proposals import actions, queries
from shangliang.work.proposals.models import Publication
from shangliang.work.proposals.queries import Choice
from shangliang.work.proposals.rules import levels_of_reply, name_shown, who_shown
from tests import given

from .publishing import HIDDEN_PHONE, PHONE, answered, published


def staff(world, when="2026-03-20"):
    return world.act(Role.PROPOSAL_STAFF, given.at(when))


def shown(proposal):
    """All that is kept for the public, as one text."""
    row = Publication.objects.get(pk=proposal.pk)
    return json.dumps(row.body, ensure_ascii=False) + row.title + row.who + row.plain


def test_what_goes_public_is_covered_and_the_letters_contact_is_left_out(world):
    text = shown(published(world, hidden=["陈阿婆"]))
    assert PHONE not in text
    assert "402室" not in text
    assert "陈阿婆" not in text
    assert "岑立" not in text
    assert HIDDEN_PHONE in text
    assert "已与两家平台签约。" in text
    assert Fact.objects.filter(kind="proposals.published").count() == 1


@pytest.mark.parametrize(("marked", "proposal", "widest"), [
    ("full", "full", "full"), ("summary", "full", "summary"), ("on_request", "full", "on_request"), ("none", "full", "none"), ("", "full", "full"),
    ("full", "summary", "full"), ("full", "on_request", "on_request"), ("none", "on_request", "none"), ("full", "none", "none"),
])
def test_a_reply_goes_no_further_than_its_unit_and_the_proposal_allow(marked, proposal, widest):
    assert levels_of_reply(marked, proposal)[0] == widest


def test_a_reviewer_may_not_widen_what_the_unit_marked_nor_publish_without_consent(world):
    proposal = answered(world, disclosure="none", reason="涉及未定事项")
    part = queries.material(proposal).replies[0].part
    with pytest.raises(Invalid) as refused:
        actions.publish(staff(world), proposal, level="full", replies={part: Choice("full")})
    assert f"reply-{part}" in refused.value.fields
    assert "已与两家平台签约" not in shown(published(world, proposal))
    kept_back = answered(world, public=False)
    with pytest.raises(Invalid, match="没有同意公开"):
        actions.publish(staff(world), kept_back, level="summary", summary="有人提出扩大助餐点的配送范围，单位已经答复。")


def test_a_summary_tells_the_summary_and_nothing_else(world):
    proposal = answered(world)
    part = queries.material(proposal).replies[0].part
    published(world, proposal, level="summary", summary="建议扩大助餐点配送范围，方便行动不便的老人。", replies={part: Choice("summary", "两条建议都已采纳，补贴办法今年施行。")})
    text = shown(proposal)
    assert "行动不便的老人" in text
    assert "补贴办法今年施行" in text
    assert "八十六个" not in text
    assert "骑手顺路" not in text
    assert "签约" not in text


def test_on_request_tells_the_title_only_and_needs_a_reason(world):
    proposal = answered(world)
    with pytest.raises(Invalid, match="理由"):
        actions.publish(staff(world), proposal, level="on_request")
    published(world, proposal, level="on_request", reason="附有未公布的选址")
    row = Publication.objects.get(pk=proposal.pk)
    assert row.title
    assert "八十六个" not in shown(proposal)
    assert "签约" not in shown(proposal)
    assert "选址" not in shown(proposal)


@pytest.mark.parametrize(("how", "single", "many"), [
    ("full", "许岚", "许岚、沈亦舟、贺东升 等 4 名委员"), ("surname", "许**", "许**、沈**、贺** 等 4 名委员"), ("none", "", "4 名委员"),
])
def test_names_are_written_as_the_committee_decided(how, single, many):
    assert name_shown("许岚", how) == single
    assert who_shown(["许岚", "沈亦舟", "贺东升", "欧阳明"], how) == many
    assert name_shown("欧阳明", "surname") == "欧阳**"


def test_where_names_are_not_shown_they_are_covered_inside_the_texts_too(world):
    SettingValue.objects.create(committee=world.committee, key="proposals.open.names", value="none")
    here().forget()
    text = shown(published(world))
    assert "许岚" not in text
    assert "1 名委员" in text


def test_taken_down_leaves_no_text_behind_and_keeps_its_address_for_the_next_time(world):
    proposal = published(world)
    code = Publication.objects.get(pk=proposal.pk).code
    actions.take_down(staff(world), proposal, reason="当事人要求")
    row = Publication.objects.get(pk=proposal.pk)
    assert (row.state, row.title, row.body, row.plain) == ("taken_down", "", {}, "")
    with pytest.raises(NotNow):
        actions.take_down(staff(world), proposal, reason="再撤一次")
    actions.publish(staff(world, "2026-04-01"), proposal, level="full")
    assert Publication.objects.get(pk=proposal.pk).code == code == "6-2-0001"


def test_only_reviewers_decide_and_only_after_an_answer(world):
    proposal = answered(world)
    for role in (Role.UNIT_HEAD, Role.CHAIR, Role.MEMBER, Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            actions.publish(world.act(role), proposal, level="full")
    with pytest.raises(Invalid):
        actions.withhold(staff(world), proposal, reason=" ")
    proposal.state = "handling"
    type(proposal).objects.filter(pk=proposal.pk).update(state="handling")
    with pytest.raises(NotNow, match="答复以后"):
        actions.publish(staff(world), proposal, level="full")
    type(proposal).objects.filter(pk=proposal.pk).update(state="replied")


def test_twenty_working_days_run_from_the_answer_and_what_was_decided_waits_no_longer(world):
    first, second = answered(world), answered(world, author=1)
    [one, other] = queries.disclosure_rows("waiting", None, date(2026, 3, 31))
    assert (one.proposal, other.proposal) == (first, second)
    assert (one.due_on, one.days_left) == (date(2026, 3, 30), -1)
    published(world, first)
    actions.withhold(staff(world), second, reason="涉及未公布的规划")
    assert queries.disclosure_rows("waiting", None, date(2026, 3, 31)) == []
    rates = queries.figures_of(None, date(2026, 3, 31))
    assert (rates.answered, rates.published, rates.in_time, rates.overdue, rates.rate) == (2, 1, 1, 0, 50.0)


def test_a_batch_leaves_what_somebody_has_to_read_first(world):
    plain, held = answered(world, grounds="全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8, author=0), answered(world, disclosure="summary")
    why = {found.proposal.pk: queries.batchable(found) for found in queries.owed_material([plain.pk, held.pk])}
    assert "遮盖" in why[plain.pk], "the letter's closing words hold a phone"
    assert "摘要" in why[held.pk]
