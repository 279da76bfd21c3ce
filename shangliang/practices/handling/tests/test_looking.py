"""回头看: what was answered is looked at again, year after year, and what is not done goes on."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.practices.handling import actions, jobs, panels, queries
from shangliang.practices.handling.models import LookBack, Matter, Promise, Recheck
from shangliang.practices.handling.queries import Wanted
from shangliang.practices.handling.tests.making import told
from tests import given

AUTUMN, LATER = given.at("2026-10-12"), given.at("2026-11-02")


def facts(kind):
    return [fact.data for fact in Fact.objects.filter(kind=f"handling.{kind}").order_by("pk")]


@pytest.fixture
def answered(h):
    """Two matters: one of class A, one of class B with a promise."""
    h.hand_over((h.education, "lead"), subject=1)
    h.reply()
    h.hand_over((h.finance, "lead"), subject=2)
    h.promise(h.finance)
    return h


def begin(h, when=AUTUMN, **known):
    parts = list(queries.pickable(Wanted("testing", **known), when.date()))
    return actions.open_look_back(h.act(Role.PROPOSAL_STAFF, when), None, kind="testing", name="2026 年回头看", parts=parts, picked_by=["B 类"])


def report(h, one, when=AUTUMN):
    unit = one.part.unit
    return actions.report_recheck(h.act(h.unit(unit), when), again(one), present="线路图贴到了六处站牌")


def again(one):
    return queries.recheck_of(one.pk)


def found(h, one, finding="done", remark="", who=None, when=AUTUMN, **known):
    act = h.act(who or h.world.as_member(h.first), when)
    return actions.find_recheck(act, again(one), finding=finding, remark=remark, **known)


def test_matters_are_picked_by_class_unit_age_and_what_is_still_owed(answered):
    h, day = answered, AUTUMN.date()

    def picked(**known):
        return [part.unit.name for part in queries.pickable(Wanted("testing", **known), day)]

    assert picked() == ["市教育局", "市财政局"]
    assert picked(grades=("B",)) == picked(owing=True) == picked(unit_id=h.finance.pk) == ["市财政局"]
    assert picked(year=2026, months=6) == ["市教育局", "市财政局"]
    assert picked(year=2025) == picked(months=12) == picked(grades=("C",)) == []


def test_a_matter_with_an_earlier_round_is_picked_by_its_latest_and_none_twice(answered):
    h = answered
    h.matter = Matter.objects.get(subject_id=1)
    h.rate(overall="不满意")
    assert [part.unit.name for part in queries.pickable(Wanted("testing"), AUTUMN.date())] == ["市财政局"]
    begin(h)
    assert list(queries.pickable(Wanted("testing"), AUTUMN.date())) == []


def test_a_look_back_asks_each_unit_and_gives_it_a_clock(answered):
    made = begin(answered, grades=("B",))
    one = Recheck.objects.get()
    assert (one.state, one.part.unit.name, one.due_on) == ("asked", "市财政局", date(2026, 11, 2))
    assert facts("look_back_opened") == [{"name": "2026 年回头看", "count": 1, "conditions": ["B 类"], "due_on": "2026-11-02"}]
    assert facts("recheck_asked") == [{"unit": "市财政局", "look_back": "2026 年回头看", "due_on": "2026-11-02"}]
    assert Fact.objects.get(kind="handling.recheck_asked").sort == "testing"
    assert str(made) == "2026 年回头看"


def test_a_form_sent_twice_begins_one_look_back(answered):
    h = answered
    parts = list(queries.pickable(Wanted("testing"), AUTUMN.date()))
    act = h.act(Role.PROPOSAL_STAFF, AUTUMN)
    actions.open_look_back(act, None, kind="testing", name="回头看", parts=parts)
    with pytest.raises(NotNow):
        actions.open_look_back(act, None, kind="testing", name="回头看", parts=parts)
    with pytest.raises(NotNow, match="另一次回头看"):
        actions.open_look_back(h.act(Role.PROPOSAL_STAFF, AUTUMN), None, kind="testing", name="回头看", parts=parts)
    assert LookBack.objects.count() == 1


def test_nothing_is_begun_without_a_name_matters_and_a_day_to_come(answered):
    with pytest.raises(Invalid) as refused:
        actions.open_look_back(answered.act(Role.PROPOSAL_STAFF, AUTUMN), None, kind="testing", name=" ", parts=[], due_on=AUTUMN.date())
    assert set(refused.value.fields) == {"name", "pick", "due_on"}


def test_what_the_proposer_finds_done_is_settled_with_it(answered):
    h = answered
    begin(h, grades=("B",))
    one = Recheck.objects.get()
    with pytest.raises(NotNow, match="还没有说明"):
        found(h, one)
    report(h, one)
    found(h, one, remark="看到了")
    one = again(one)
    assert (one.state, one.finding, one.members_finding, one.follow_up) == ("settled", "done", "done", "")
    assert facts("recheck_found") == [{"unit": "市财政局", "finding": "done", "by": "member", "on_site": False, "remark": "看到了"}]
    assert facts("recheck_settled") == [{"unit": "市财政局", "finding": "done", "follow_up": "", "note": "", "collective": False, "in_name_of": ""}]
    with pytest.raises(NotNow, match="核实过"):
        found(h, one)


def test_the_committee_may_look_itself_before_the_unit_speaks_and_after_the_proposer(answered):
    h = answered
    begin(h)
    first, second = Recheck.objects.order_by("part__pk")
    found(h, first, "not", "站牌是空的", h.world.viewer(Role.PROPOSAL_STAFF), on_site=True)
    assert again(first).state == "found"
    report(h, second)
    found(h, second, "partly", "只有三处")
    found(h, second, "slipped", "又摘掉了", h.world.viewer(Role.PROPOSAL_HEAD), on_site=True)
    second = again(second)
    assert (second.finding, second.members_finding, second.members_remark, second.on_site) == ("slipped", "partly", "只有三处", True)
    row = queries.look_backs().get()
    assert (row.looked, row.settled, row.done) == (2, 0, 0)
    with pytest.raises(Invalid):
        found(h, second, "done", "", h.world.viewer(Role.PROPOSAL_STAFF))


def test_what_is_not_done_is_handled_anew_also_when_the_matter_was_closed(answered):
    h = answered
    begin(h, grades=("A",))
    one = Recheck.objects.get()
    actions.close_matter(h.act(Role.PROPOSAL_STAFF, AUTUMN), Matter.objects.get(subject_id=1), overall="none")
    found(h, one, "not", "没有开通", h.world.viewer(Role.PROPOSAL_STAFF))
    told.clear()
    actions.follow_up_recheck(h.act(Role.PROPOSAL_HEAD, LATER), again(one), how="redo", note="年内开通")
    old, new = Matter.objects.filter(subject_id=1).order_by("round")
    assert (old.state, new.state, new.round) == ("closed", "open", 2)
    assert new.note == "回头看核实没有落实：年内开通"
    assert [name for name, _ in told] == ["slipped", "reopened"]
    assert again(one).state == "settled"


def test_what_is_not_done_may_become_a_promise_that_is_chased_like_others(answered):
    h = answered
    begin(h, grades=("B",))
    one = Recheck.objects.get()
    found(h, one, "partly", "只有三处", h.world.viewer(Role.PROPOSAL_STAFF))
    with pytest.raises(Invalid) as refused:
        actions.follow_up_recheck(h.act(Role.PROPOSAL_HEAD, AUTUMN), again(one), how="promise", note="六处都贴")
    assert set(refused.value.fields) == {"until"}
    actions.follow_up_recheck(h.act(Role.PROPOSAL_HEAD, AUTUMN), again(one), how="promise", note="六处都贴", until=date(2026, 12, 20))
    promise = again(one).promise
    assert (promise.source, promise.text, promise.due_on, promise.assignment.unit.name) == ("look_back", "六处都贴", date(2026, 12, 20), "市财政局")
    assert Promise.objects.count() == 2
    assert jobs.remind_promises(given.at("2026-12-05", "07:30")) >= 1


def test_units_are_asked_again_at_each_mark_once_and_by_hand(answered):
    h = answered
    begin(h, grades=("B",))
    one = Recheck.objects.get()
    assert [jobs.remind_rechecks(given.at(day, "07:30")) for day in ("2026-10-26", "2026-10-26", "2026-10-30", "2026-11-03")] == [1, 0, 1, 1]
    actions.remind_rechecks(h.act(Role.PROPOSAL_STAFF, LATER), None, rechecks=[again(one)], note="请今天报")
    assert [fact["days_left"] for fact in facts("recheck_reminded")] == [7, 3, -1, 0]
    report(h, one, LATER)
    assert jobs.remind_rechecks(given.at("2026-11-20", "07:30")) == 0
    with pytest.raises(NotNow):
        actions.remind_rechecks(h.act(Role.PROPOSAL_STAFF, LATER), None, rechecks=[again(one)])


def test_the_result_goes_to_the_government_once_all_is_settled(answered):
    h = answered
    made = begin(h)
    first, second = Recheck.objects.order_by("part__pk")

    def conclude(**known):
        wanted = {"summary": "两件中一件落实，另一件重新办理。", "sent_to": "政府办"} | known
        return actions.conclude_look_back(h.act(Role.PROPOSAL_HEAD, LATER), made, **wanted)

    with pytest.raises(NotNow, match="还有 2 件"):
        conclude()
    found(h, first, "done", "都办了", h.world.viewer(Role.PROPOSAL_STAFF))
    found(h, second, "not", "没有办", h.world.viewer(Role.PROPOSAL_STAFF))
    actions.follow_up_recheck(h.act(Role.PROPOSAL_HEAD, LATER), again(second), how="noted", note="已由地铁接驳代替")
    with pytest.raises(Invalid):
        conclude(summary="好")
    conclude()
    assert facts("look_back_concluded") == [{"name": "2026 年回头看", "count": 2, "done": 1, "sent_to": "政府办"}]
    result = panels.result_of(queries.standing_of(made))
    assert (result.picked, result.looked, result.done, result.not_done, result.rate) == (2, 2, 1, 1, "50.0%")
    with pytest.raises(NotNow):
        conclude()
    with pytest.raises(NotNow, match="已经办结"):
        found(h, second, "done", "又办了", h.world.viewer(Role.PROPOSAL_STAFF))


def test_year_after_year_a_matter_tells_all_its_rounds(answered):
    h = answered
    for when in (AUTUMN, given.at("2027-10-12")):
        begin(h, when, grades=("B",))
        one = Recheck.objects.order_by("pk").last()
        found(h, one, "done", "还在", h.world.viewer(Role.PROPOSAL_STAFF), when)
    assert [one.asked_at.year for one in queries.rechecks_about("testing.thing", 2)] == [2027, 2026]
    assert queries.rechecks_about("testing.thing", 1) == []


CASES = [
    ("report_recheck", {"present": "六处都贴上了"}, {"unit_clerk", "unit_head"}),
    ("find_recheck", {"finding": "done", "remark": "看过"}, {"member", "proposal_staff", "proposal_head"}),
    ("follow_up_recheck", {"how": "noted", "note": "不办了"}, {"proposal_staff", "proposal_head"}),
]


@pytest.mark.parametrize(("name", "known", "roles"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM])
def test_each_does_what_is_theirs_and_nothing_else(answered, name, known, roles, role):
    h = answered
    begin(h, grades=("A",))
    one = Recheck.objects.get()
    if name == "find_recheck":
        report(h, one)
    if name == "follow_up_recheck":
        found(h, one, "not", "没有", h.world.viewer(Role.PROPOSAL_STAFF))
    if role.value in roles:
        getattr(actions, name)(h.act(role, AUTUMN), again(one), **known)
        assert again(one).state != "asked"
    else:
        with pytest.raises(NotAllowed):
            getattr(actions, name)(h.act(role, AUTUMN), again(one), **known)


def test_another_unit_and_another_member_see_and_say_nothing(answered):
    h = answered
    begin(h, grades=("A",))
    one = Recheck.objects.get()
    stranger = h.world.as_member(h.world.members[2])
    with pytest.raises(NotAllowed):
        actions.report_recheck(h.act(h.unit(h.finance)), again(one), present="替他们报一个")
    with pytest.raises(NotAllowed):
        found(h, one, who=stranger)
    for viewer in (h.unit(h.finance), stranger):
        with pytest.raises(NotFound):
            queries.seen_recheck(viewer, one.pk)
    assert queries.to_recheck(h.unit(h.education), AUTUMN.date()).count() == 1
    assert queries.to_recheck(h.unit(h.finance), AUTUMN.date()).count() == 0
