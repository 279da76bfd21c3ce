"""Every number of outputs comes from facts: 件次 and 人次, put and adopted by field, conversions, and the registers beside them."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.measuring import measure
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.foundation.periods import year
from shangliang.practices.registers import actions as registers
from shangliang.work.outputs import actions, queries
from shangliang.work.outputs.actions.instructing import Written
from shangliang.work.outputs.models import Instruction, Output, Suggestion
from shangliang.work.outputs.rules import mark_due, months_later
from tests import given

from .making import TITLE, content, going_up, sent

MARCH = given.at("2026-03-02")


def _count(*codes):
    found = measure([f"outputs.{code}" for code in codes], year(2026))
    return [int(found[f"outputs.{code}"].number or 0) for code in codes]


def _office(world, day="2026-03-10"):
    return world.act(Role.OFFICE_STAFF, given.at(day))


def _told(world, output, leader="周怀远", level="党委", main=True):
    written = Written(leader=leader, level=level, main=main, day=date(2026, 3, 9), text="请研究。", output=output)
    return actions.record_instruction(_office(world), None, written=written)


def test_two_leaders_on_one_output_are_two_times_and_one_thing(world):
    output = sent(world, MARCH)
    first, _ = _told(world, output), _told(world, output, "陆远征", "政府")
    outside = Written(leader="赵延清", level="上级", day=date(2026, 3, 9), text="可推广。", about="社情民意信息", title="关于早市的反映", authors=[world.members[1]])
    other = actions.record_instruction(_office(world), None, written=outside)
    assert _count("instructed", "instructed_things", "instructed_main", "instructed_above") == [3, 2, 2, 1]
    actions.note(_office(world), other, reason="肯定，不要求办理")
    assert _count("instruction_rate") == [33]
    actions.revoke(_office(world), first, reason="登错了领导")
    assert _count("instructed", "instructed_things") == [2, 2]


def test_an_instruction_counts_on_the_day_the_leader_wrote_it(world):
    output = sent(world, given.at("2025-12-20"))
    written = Written(leader="周怀远", level="党委", day=date(2025, 12, 28), text="请研究。", output=output)
    actions.record_instruction(_office(world, "2026-01-05"), None, written=written)
    assert _count("instructed") == [0]


def test_suggestions_are_counted_as_put_and_by_their_last_verdict(world):
    sent(world, MARCH)
    one, two = Suggestion.objects.filter(state="waiting").order_by("position")[:2]
    actions.settle(_office(world), one, verdict="declined", reason="没有经费")
    actions.settle(_office(world), two, verdict="partly", evidence="先办一处", reason="分步实施")
    assert _count("put", "adopted", "declined", "livelihood_adopted") == [4, 1, 1, 0]
    actions.settle(_office(world, "2026-09-01"), one, verdict="adopted", evidence="秋季学期已设接送站")
    assert _count("put", "adopted", "declined", "livelihood_adopted", "put_adopted") == [4, 2, 0, 1, 2]
    with pytest.raises(Invalid):
        actions.settle(_office(world), two, verdict="adopted", evidence="")


def test_what_came_of_a_suggestion_is_linked_and_counted_until_it_is_struck_out(world):
    output = sent(world, MARCH)
    one, two = Suggestion.objects.order_by("position")[:2]
    paper = {"kind": "政策文件", "title": "课后服务实施办法", "number": "教〔2026〕3号", "day": date(2026, 3, 9)}
    made = actions.convert(_office(world), output, suggestion=one, **paper)
    actions.convert(_office(world), output, suggestion=two, **paper)
    assert _count("conversions", "conversion_papers") == [2, 1]
    actions.undo_conversion(_office(world), made, reason="不是这一条")
    assert _count("conversions", "conversion_papers") == [1, 1]


def test_what_a_register_holds_and_what_the_room_holds_is_added_and_never_both(world):
    def by_hand(leader, title=TITLE):
        values = {"leader": leader, "level": "党政主要领导", "about": "调研报告", "title": title}
        return registers.enter(_office(world), None, register="instructions", day=date(2026, 3, 5), values=values)

    by_hand("市长", "去年的报告")
    output = sent(world, MARCH)
    _told(world, output)
    assert _count("instructed", "all_instructed") == [1, 2]
    for leader, title in (("周怀远", TITLE), ("市委书记 周怀远", "《关于办好课后接送调研报告》")):
        with pytest.raises(NotNow, match="成果与批示"):
            by_hand(leader, title)
    by_hand("市长陆远征", "办好课后接送的调研报告")
    with pytest.raises(NotNow, match="登记台账里"):
        _told(world, output, "陆远征")
    assert _count("instructed", "all_instructed") == [1, 3]


def test_nobody_reviews_what_they_handed_in_where_the_committee_wants_two_people(world):
    output = actions.start(_office(world), None, content=content(world))
    actions.submit(_office(world), output)
    with pytest.raises(NotAllowed, match="不能自己审核"):
        actions.review(_office(world), output)
    SettingValue.objects.create(committee=world.committee, key="outputs.review_by_another", value=False)
    with within(world.committee):
        actions.review(_office(world), output)
        assert Output.objects.get().state == "signing"


def test_a_draft_without_suggestions_does_not_go_up_and_only_a_leader_signs(world):
    bare = actions.start(_office(world), None, content=content(world, asks=[], title="关于没有建议的报告"))
    with pytest.raises(Invalid, match="逐条写出建议"):
        actions.submit(_office(world), bare)
    signed = going_up(world, MARCH)
    with pytest.raises(NotAllowed):
        actions.sign(_office(world), signed)


def test_another_committee_sees_and_reaches_nothing_of_it(world):
    output = sent(world, MARCH)
    told = _told(world, output)
    elsewhere = given.world()
    with within(elsewhere.committee):
        viewer = elsewhere.viewer(Role.OFFICE_STAFF)
        assert [Output.objects.count(), Suggestion.objects.count(), Instruction.objects.count(), queries.loop().suggestions] == [0, 0, 0, 0]
        with pytest.raises(NotFound):
            queries.output(viewer, output.pk)
        with pytest.raises(NotFound):
            actions.note(elsewhere.act(Role.OFFICE_STAFF, MARCH), told, reason="别处的")


def test_marks_fall_on_the_same_day_of_the_month_and_a_missed_one_stays_missed():
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    sent_on = date(2026, 3, 2)
    assert [mark_due(sent_on, day, [3, 6, 12], []) for day in (date(2026, 6, 1), date(2026, 6, 2), date(2026, 9, 2))] == [None, 3, 6]
    assert mark_due(sent_on, date(2026, 9, 2), [3, 6, 12], [6]) is None
