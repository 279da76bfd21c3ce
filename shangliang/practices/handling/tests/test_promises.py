"""From answered to done: what a reply puts off is owed until somebody has seen that it is done."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions, queries
from shangliang.practices.handling.models import Promise
from shangliang.practices.handling.rules import PromiseState
from shangliang.practices.handling.tests.making import told
from tests import given

SPRING, SUMMER, AUTUMN = given.at("2026-02-02"), given.at("2026-07-20"), given.at("2026-10-09")


@pytest.fixture
def promise(h):
    """One point done, one put off to 30 June, class B."""
    h.hand_over((h.education, "lead"))
    h.promise()
    return Promise.objects.get()


def again(promise):
    return Promise.objects.select_related("assignment__matter", "assignment__unit").get(pk=promise.pk)


def report(h, promise, when=SPRING, outcome="线路图已在站牌和网站上公布"):
    return actions.report_promise(h.act(h.unit(h.education), when), again(promise), outcome=outcome)


def by_proposer(h, when=SPRING):
    return h.act(h.world.as_member(h.first), when)


def facts(kind):
    return [fact.data for fact in Fact.objects.filter(kind=f"handling.{kind}").order_by("pk")]


def test_a_point_that_is_put_off_becomes_a_promise_and_what_is_done_does_not(h, promise):
    assert (promise.position, promise.ask, promise.due_on, promise.state) == (2, "公布线路图", date(2026, 6, 30), "open")
    assert facts("promised") == [{"unit": "市教育局", "position": 2, "what": "公布线路图", "due_on": "2026-06-30", "source": "reply"}]


def test_what_is_put_off_must_say_until_when(h):
    h.hand_over((h.education, "lead"))
    h.sign()
    h.contact()
    h.draft(grade="B")
    actions.draft_reply(h.act(h.unit(h.education)), h.part(), answers={2: {"text": "再研究", "outcome": "列入计划"}})
    with pytest.raises(Invalid) as refused:
        h.issue()
    assert refused.value.fields == {"promised-2": "第 2 条列入计划，还没有写承诺哪天完成"}


def test_a_kept_promise_raises_the_class_and_tells_the_room(h, promise):
    report(h, promise)
    actions.verify_promise(by_proposer(h), again(promise), remark="看到了")
    assert again(promise).state == PromiseState.KEPT
    assert facts("promise_kept") == [{"unit": "市教育局", "by": "member", "on_site": False, "on_time": True, "remark": "看到了"}]
    assert facts("fulfilled") == [{"before": "B", "grade": "A", "round": 1}]
    assert told[-1] == ("fulfilled", {"before": "B", "grade": "A"})


def test_the_class_waits_for_the_last_promise(h):
    h.hand_over((h.education, "lead"))
    h.sign()
    h.contact()
    h.draft(grade="B")
    later = {"outcome": "列入计划", "promised_for": date(2026, 9, 1)}
    actions.draft_reply(h.act(h.unit(h.education)), h.part(), answers={n: {"text": "年内办", **later} for n in (1, 2)})
    h.issue()
    first, second = Promise.objects.order_by("position")
    report(h, first)
    actions.verify_promise(by_proposer(h), again(first))
    assert facts("fulfilled") == []
    report(h, second)
    actions.verify_promise(by_proposer(h), again(second))
    assert [fact["grade"] for fact in facts("fulfilled")] == ["A"]


def test_kept_late_is_kept_but_not_on_time(h, promise):
    report(h, promise, SUMMER)
    actions.verify_promise(by_proposer(h, AUTUMN), again(promise))
    assert [fact["on_time"] for fact in facts("promise_kept")] == [False]


def test_what_the_proposer_does_not_find_done_is_still_owed(h, promise):
    report(h, promise)
    actions.refuse_promise(by_proposer(h), again(promise), reason="站牌上没有")
    left = again(promise)
    assert (left.state, left.refusals, left.remark, left.reported_at) == ("open", 1, "站牌上没有", None)
    report(h, promise, SUMMER)
    assert again(promise).state == "reported"


def test_silence_does_not_keep_a_promise_but_brings_it_before_the_committee(h, promise):
    report(h, promise)
    staff = h.world.viewer(Role.PROPOSAL_STAFF)
    assert list(queries.to_verify(staff, date(2026, 2, 3))) == []
    assert [one.pk for one in queries.to_verify(staff, date(2026, 4, 1))] == [promise.pk]
    actions.verify_promise(h.act(staff, SUMMER), again(promise), remark="7 月 20 日到现场看过，六处站牌都有", on_site=True)
    assert facts("promise_kept")[0]["on_site"] is True


def test_the_committee_says_how_it_verified(h, promise):
    report(h, promise)
    with pytest.raises(Invalid):
        actions.verify_promise(h.act(Role.PROPOSAL_STAFF), again(promise))


def test_a_unit_moves_a_day_once_with_a_reason_and_the_committee_may_move_it_again(h, promise):
    act = h.act(h.unit(h.education))
    with pytest.raises(Invalid):
        actions.move_promise(act, again(promise), until=date(2026, 9, 30), reason=" ")
    with pytest.raises(Invalid):
        actions.move_promise(act, again(promise), until=date(2026, 6, 1), reason="提前")
    actions.move_promise(act, again(promise), until=date(2026, 9, 30), reason="招标推迟")
    with pytest.raises(NotNow, match="提案委"):
        actions.move_promise(h.act(h.unit(h.education)), again(promise), until=date(2026, 10, 30), reason="又推迟")
    actions.move_promise(h.act(Role.PROPOSAL_STAFF), again(promise), until=date(2026, 10, 30), reason="会议商定")
    left = again(promise)
    assert (left.due_on, left.first_due_on, left.moves) == (date(2026, 10, 30), date(2026, 6, 30), 2)
    assert [fact["before"] for fact in facts("promise_moved")] == ["2026-06-30", "2026-09-30"]


def test_a_dropped_promise_counts_as_not_kept(h, promise):
    with pytest.raises(Invalid):
        actions.drop_promise(h.act(Role.PROPOSAL_STAFF), again(promise), reason="")
    actions.drop_promise(h.act(Role.PROPOSAL_STAFF), again(promise), reason="线路已并入地铁接驳")
    (record,) = queries.record_by_unit(Period.days(date(2026, 1, 1), date(2026, 12, 1)))
    assert (record.made, record.kept, record.dropped, record.due) == (1, 0, 1, 1)
    assert facts("fulfilled") == []


def test_a_promise_is_owed_on_its_last_agreed_day_and_one_overtaken_by_a_new_reply_is_not_held_against_the_unit(h, promise):
    def owed(last):
        found = measure(["handling.fulfilment_rate"], Period.days(date(2026, 1, 1), last))["handling.fulfilment_rate"]
        return (found.top, found.bottom)

    assert (owed(date(2026, 6, 29)), owed(date(2026, 6, 30))) == ((0, 0), (0, 1))
    actions.move_promise(h.act(h.unit(h.education)), again(promise), until=date(2026, 9, 30), reason="招标推迟")
    assert (owed(date(2026, 9, 29)), owed(date(2026, 9, 30))) == ((0, 0), (0, 1))
    h.rate(overall="不满意")
    h.part().matter.refresh_from_db()
    h.promise(when=SUMMER, until=date(2026, 12, 31))
    assert owed(date(2026, 12, 30)) == (0, 0)


def test_a_new_round_overtakes_what_the_last_one_promised(h, promise):
    h.rate(overall="不满意")
    h.part().matter.refresh_from_db()
    h.promise(when=SUMMER, until=date(2026, 12, 31))
    old, new = Promise.objects.order_by("pk")
    assert (old.state, new.state) == ("dropped", "open")
    assert "第 2 轮" in old.remark


CASES = [
    ("report_promise", {"outcome": "全部办完了"}, {"unit_clerk", "unit_head"}),
    ("verify_promise", {"remark": "看过"}, {"member", "proposal_staff", "proposal_head"}),
    ("move_promise", {"until": date(2026, 12, 1), "reason": "推迟"}, {"unit_clerk", "unit_head", "proposal_staff", "proposal_head"}),
    ("drop_promise", {"reason": "不办了"}, {"proposal_staff", "proposal_head"}),
]


@pytest.mark.parametrize(("name", "known", "roles"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM])
def test_each_does_what_is_theirs_and_nothing_else(h, promise, name, known, roles, role):
    act, one = h.act(role), again(promise)
    if role.value in roles:
        getattr(actions, name)(act, one, **known)
        assert again(promise).state != "open" or name == "move_promise"
    else:
        with pytest.raises(NotAllowed):
            getattr(actions, name)(act, one, **known)


def test_another_unit_and_another_member_have_no_say(h, promise):
    with pytest.raises(NotAllowed):
        actions.report_promise(h.act(h.unit(h.finance)), again(promise), outcome="替他们办完了")
    with pytest.raises(NotAllowed):
        actions.verify_promise(h.act(h.world.as_member(h.world.members[2])), again(promise))


REFUSED = {
    "report_promise": {"reported", "kept", "dropped"}, "verify_promise": {"kept", "dropped"}, "refuse_promise": {"open", "kept", "dropped"},
    "move_promise": {"reported", "kept", "dropped"}, "drop_promise": {"kept", "dropped"},
}  # fmt: skip
WITH = {
    "report_promise": ("unit_clerk", {"outcome": "全部办完了"}), "verify_promise": ("proposal_staff", {"remark": "看过"}),
    "refuse_promise": ("proposal_staff", {"reason": "没有"}), "move_promise": ("proposal_staff", {"until": date(2026, 12, 1), "reason": "推迟"}),
    "drop_promise": ("proposal_staff", {"reason": "不办了"}),
}  # fmt: skip


@pytest.mark.parametrize("state", ["open", "reported", "kept", "dropped"])
@pytest.mark.parametrize("name", REFUSED)
def test_nothing_happens_out_of_turn(h, promise, name, state):
    if state in {"reported", "kept"}:
        report(h, promise)
    if state == "kept":
        actions.verify_promise(by_proposer(h), again(promise))
    if state == "dropped":
        actions.drop_promise(h.act(Role.PROPOSAL_STAFF), again(promise), reason="不办了")
    role, known = WITH[name]
    act = h.act(Role(role))
    if state in REFUSED[name]:
        with pytest.raises(NotNow):
            getattr(actions, name)(act, again(promise), **known)
        assert again(promise).state == state
    else:
        getattr(actions, name)(act, again(promise), **known)


def clocked(h, day):
    from shangliang.practices.handling import jobs

    return jobs.remind_promises(given.at(day, "07:30"))


def test_units_are_reminded_of_what_they_promised_each_mark_once(h, promise):
    assert [clocked(h, day) for day in ("2026-06-14", "2026-06-15", "2026-06-15", "2026-06-16")] == [0, 1, 0, 0]
    assert [clocked(h, day) for day in ("2026-07-01", "2026-07-01", "2026-07-08")] == [1, 0, 1]
    assert [fact["days_left"] for fact in facts("promise_reminded")] == [15, -1, -8]


def test_nobody_is_reminded_of_what_waits_for_a_word_or_is_settled(h, promise):
    report(h, promise)
    assert clocked(h, "2026-06-29") == 0
    with pytest.raises(NotNow):
        actions.remind_promises(h.act(Role.PROPOSAL_STAFF), None, promises=[again(promise)])


def test_a_moved_promise_is_reminded_of_its_new_day(h, promise):
    assert clocked(h, "2026-06-29") == 1
    actions.move_promise(h.act(h.unit(h.education)), again(promise), until=date(2026, 9, 30), reason="招标推迟")
    assert clocked(h, "2026-07-05") == 0
    assert clocked(h, "2026-09-29") == 1


def test_a_list_tells_late_ones_apart_and_a_unit_sees_its_own_only(h, promise):
    day, late = date(2026, 7, 1), date(2026, 6, 30)
    everything = queries.seen_promises(h.world.viewer(Role.PROPOSAL_STAFF))
    assert queries.counts_of(everything, day) == {"open": 1, "late": 1, "reported": 0, "kept": 0, "dropped": 0}
    assert queries.counts_of(everything, late)["late"] == 0
    assert [one.pk for one in queries.narrowed(everything, day, standing="late", text="线路图", year=2026)] == [promise.pk]
    assert not queries.seen_promises(h.unit(h.finance)).exists()
    assert queries.visible_promises(h.world.as_member(h.world.members[2]), [promise.pk]) == set()
