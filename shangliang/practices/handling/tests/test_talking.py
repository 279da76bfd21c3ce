"""What proposer and unit say to each other, and when they met: kept as it was said, true for the figures."""

from datetime import timedelta

import pytest

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.foundation.periods import year
from shangliang.practices.handling import actions, queries
from shangliang.practices.handling.models import Contact, Message
from tests import given

SPRING = given.at("2026-02-02")


def facts(kind):
    return [fact.data for fact in Fact.objects.filter(kind=f"handling.{kind}").order_by("pk")]


@pytest.fixture
def part(h):
    """A part that was handed over and signed for, nothing replied yet."""
    h.hand_over((h.education, "lead"), (h.finance, "assist"))
    h.sign()
    return h.part()


def member(h, n=0):
    return h.world.as_member(h.world.members[n])


def test_proposers_and_unit_talk_before_any_reply_and_the_committee_reads(h, part):
    actions.send_message(h.act(member(h)), part, text="线路什么时候公布？")
    actions.send_message(h.act(h.unit(h.education)), part, text="下周来当面谈。")
    assert [(one.side, one.text) for one in queries.messages_of(part)] == [("proposer", "线路什么时候公布？"), ("unit", "下周来当面谈。")]
    assert facts("message_sent") == [{"unit": "市教育局", "side": "proposer"}, {"unit": "市教育局", "side": "unit"}]
    for viewer in (member(h), member(h, 1), h.unit(h.education), h.world.viewer(Role.PROPOSAL_STAFF), h.world.viewer(Role.CHAIR)):
        assert queries.seen_talk(viewer, part.pk).pk == part.pk


def test_nobody_else_reads_or_writes(h, part):
    for viewer in (member(h, 2), h.unit(h.finance), h.world.viewer(Role.ADMINISTRATOR)):
        with pytest.raises(NotFound):
            queries.seen_talk(viewer, part.pk)
    for viewer in (member(h, 2), h.unit(h.finance), h.world.viewer(Role.PROPOSAL_STAFF)):
        with pytest.raises(NotAllowed):
            actions.send_message(h.act(viewer), part, text="插一句")


def test_unread_messages_are_those_of_the_other_side_until_read(h, part):
    actions.send_message(h.act(member(h)), part, text="一")
    last = actions.send_message(h.act(member(h)), part, text="二")

    def unread(viewer):
        return [one.unread for one in queries.talks_about(viewer, "testing.thing", 1) if one.part.pk == part.pk]

    clerk = h.unit(h.education)
    assert (unread(clerk), unread(member(h)), unread(h.world.viewer(Role.PROPOSAL_STAFF))) == ([2], [0], [0])
    actions.read_messages(h.act(clerk), part, upto=last.pk)
    assert unread(clerk) == [0]


def test_a_message_is_taken_back_by_its_writer_and_leaves_a_trace(h, part):
    said = actions.send_message(h.act(member(h)), part, text="写错了地方")
    for viewer in (member(h, 1), h.unit(h.education)):
        with pytest.raises(NotAllowed):
            actions.take_back_message(h.act(viewer), said)
    actions.take_back_message(h.act(member(h)), said, reason="发错了")
    assert facts("message_taken_back") == [{"unit": "市教育局", "side": "proposer", "reason": "发错了"}]
    assert queries.visible_messages(h.unit(h.education), [said.pk]) == set()
    with pytest.raises(NotNow):
        actions.take_back_message(h.act(member(h)), Message.objects.get())


def test_empty_long_and_too_many_messages_are_refused_with_what_to_do(h, part, monkeypatch):
    for text in ("  ", "长" * 2001):
        with pytest.raises(Invalid):
            actions.send_message(h.act(member(h)), part, text=text)
    for n in range(20):
        actions.send_message(h.act(member(h), SPRING + timedelta(minutes=n)), part, text=f"第 {n} 条")
    with pytest.raises(NotNow, match="一小时内最多发 20 条"):
        actions.send_message(h.act(member(h), SPRING + timedelta(minutes=30)), part, text="再来")
    actions.send_message(h.act(member(h), SPRING + timedelta(hours=2)), part, text="过后再说")


def test_a_message_sent_twice_is_there_once(h, part):
    act = h.act(member(h))
    actions.send_message(act, part, text="一次")
    with pytest.raises(NotNow):
        actions.send_message(act, part, text="一次")
    assert Message.objects.count() == 1


def test_meetings_have_the_stage_their_day_belongs_to(h, part):
    day = SPRING.date()

    def meet(who, days, when):
        known = {"day": day + timedelta(days=days), "method": "座谈会", "people": "许岚、教育局", "content": "谈了线路"}
        return actions.log_meeting(h.act(who, when), h.part(), **known).stage

    assert meet(Role.PROPOSAL_STAFF, -1, SPRING) == "before"
    assert meet(member(h), 0, SPRING) == "during"
    h.contact()
    h.draft()
    h.issue()
    assert meet(member(h), 9, SPRING + timedelta(days=10)) == "after"
    assert [(fact["stage"], fact["side"]) for fact in facts("contacted")] == [("before", "office"), ("during", "proposer"), ("during", "unit"), ("after", "proposer")]


def test_a_proposers_meeting_lets_the_unit_reply_and_the_unit_confirms_it(h, part):
    made = actions.log_meeting(h.act(member(h)), part, day=SPRING.date(), method="走访", people="许岚", content="看了站点")
    with pytest.raises(NotAllowed):
        actions.answer_contact(h.act(member(h)), made, agreed=True)
    actions.answer_contact(h.act(h.unit(h.education)), made, agreed=True)
    assert Contact.objects.get().word == "confirmed"
    with pytest.raises(NotNow):
        actions.answer_contact(h.act(h.unit(h.education)), made, agreed=False, reason="没有")
    h.draft()
    h.issue()
    assert facts("replied")[0]["face_to_face"] is True


def rate():
    return measure(["handling.face_to_face_rate"], year(2026))["handling.face_to_face_rate"].number


def test_a_meeting_that_was_not_does_not_count_as_one(h, part):
    h.contact()
    contact = Contact.objects.get()
    with pytest.raises(Invalid):
        actions.answer_contact(h.act(member(h)), contact, agreed=False)
    actions.answer_contact(h.act(member(h)), contact, agreed=False, reason="只打过电话")
    h.draft()
    with pytest.raises(NotNow, match="沟通"):
        h.issue()


def test_a_rate_stays_true_when_a_meeting_is_denied_after_the_reply(h, part):
    h.contact()
    h.draft()
    h.issue()
    assert rate() == 100
    actions.answer_contact(h.act(member(h)), Contact.objects.get(), agreed=False, reason="没有见过面")
    assert facts("not_face_to_face") == [{"unit": "市教育局", "reason": "没有见过面"}]
    assert rate() == 0
