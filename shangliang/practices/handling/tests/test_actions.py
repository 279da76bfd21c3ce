"""Handling's writes: each does, records, refuses whom it must and when it must."""

from datetime import date, timedelta

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions
from shangliang.practices.handling.models import Assignment, Matter, Rating, Reply
from shangliang.practices.handling.rules import Role as Part
from shangliang.practices.handling.tests.making import told
from tests import given


def said(*kinds):
    """Kinds of facts recorded so far, in order, without the room's name."""
    return [kind.removeprefix("handling.") for kind in standing().order_by("pk").values_list("kind", flat=True)]


def test_handing_over_opens_a_matter_with_a_clock_for_each_unit(h):
    matter = h.hand_over()
    lead, assist = h.part(h.education), h.part(h.finance)
    assert (matter.round, matter.state, matter.due_on) == (1, "open", date(2026, 5, 2))
    assert (lead.role, lead.due_on, lead.office) == (Part.LEAD, date(2026, 5, 2), "handover_government")
    assert (assist.role, assist.due_on) == (Part.ASSIST, date(2026, 3, 2))
    assert lead.return_until == date(2026, 2, 9)


def test_handing_over_records_the_matter_and_each_part(h):
    h.hand_over()
    assert said() == ["handed_over", "assigned", "assigned"]
    assert set(standing().filter(parties__isnull=False).values_list("parties__unit__name", "parties__role")) == {("市教育局", "lead"), ("市财政局", "assist")}


def test_the_room_hands_over_once(h):
    h.hand_over()
    with pytest.raises(NotNow, match="已经交办过了"):
        h.hand_over()


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (lambda h: [(h.education, Part.LEAD), (h.education, Part.ASSIST)], "不能既主办又会办"),
        (lambda h: [(h.education, Part.ASSIST)], "选一个主办单位"),
        (lambda h: [(h.education, Part.LEAD), (h.finance, Part.LEAD)], "选一个主办单位"),
        (lambda h: [(h.education, Part.SEPARATE)], "分办至少要两个单位"),
        (lambda h: [(h.education, Part.SEPARATE), (h.finance, Part.LEAD)], "分办至少要两个单位"),
    ],
)
def test_units_are_one_lead_with_assistants_or_several_separate_ones(h, plan, reason):
    with pytest.raises(Invalid, match=reason):
        h.hand_over(*plan(h))


def test_party_units_are_handed_over_through_the_party_office(h):
    h.hand_over((h.publicity, Part.LEAD))
    assert h.part(h.publicity).office == "handover_party"


def test_a_due_day_fixed_by_the_office_holds_and_assistants_are_never_later(h):
    h.hand_over(due_on=date(2026, 2, 20))
    assert [part.due_on for part in Assignment.objects.order_by("pk")] == [date(2026, 2, 20)] * 2


def test_between_session_things_have_a_span_of_their_own(h):
    from shangliang.commons.committees.models import SettingValue

    SettingValue.objects.create(committee=h.world.committee, key="testing.handling.between", value="2 months")
    assert h.hand_over(between=True).due_on == date(2026, 4, 2)


def test_the_whole_line_from_signing_in_to_the_verdict(h):
    h.hand_over()
    h.sign(h.finance)
    actions.give_opinion(h.act(h.unit(h.finance)), h.part(h.finance), text="经费可以统筹。")
    h.reply()
    assert h.part().state == "replied"
    matter = Matter.objects.get()
    assert (matter.state, matter.rate_until) == ("replied", date(2026, 2, 28))
    h.rate()
    assert [name for name, _ in told] == ["replied", "rated"]
    actions.close_matter(h.act(Role.PROPOSAL_STAFF), h.matter, overall="satisfied")
    assert Matter.objects.get().state == "closed"
    assert said()[3:] == ["signed_in", "opinion_given", "signed_in", "contacted", "replied", "answered", "rated", "closed"]


def test_a_reply_says_whether_it_was_in_time_and_face_to_face(h):
    h.hand_over((h.education, Part.LEAD))
    h.reply(when=given.at("2026-05-03"))
    fact = standing().get(kind="handling.replied")
    assert (fact.data["on_time"], fact.data["face_to_face"], fact.data["grade"]) == (False, True, "A")


def test_a_matter_is_answered_when_the_last_separate_unit_has_replied_and_the_lighter_class_stands(h):
    h.hand_over((h.education, Part.SEPARATE), (h.finance, Part.SEPARATE))
    h.reply(h.finance, grade="B")
    assert Matter.objects.get().state == "open"
    h.reply(h.education, grade="A")
    assert told == [("replied", {"grade": "B"})]


def test_assistants_who_are_late_are_freed_when_the_lead_has_replied(h):
    h.hand_over()
    h.reply()
    assert h.part(h.finance).state == "cancelled"


def test_a_return_passed_on_gives_the_new_unit_a_new_clock_and_tells_the_room(h):
    h.hand_over((h.education, Part.LEAD))
    actions.ask_return(h.act(h.unit(h.education)), h.part(), reason="属交通部门职责", proposed=h.finance)
    actions.decide_return(h.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-10")), h.part(), accept=True, to=h.finance)
    assert (h.part(h.education).state, h.part(h.finance).state) == ("returned", "handed")
    assert h.part(h.finance).due_on == date(2026, 5, 10)
    assert told == [("assigned", {"lead": h.finance, "due_on": date(2026, 5, 10)})]


@pytest.mark.parametrize(("name", "how"), [("between", {"between": True}), ("lead", {})])
def test_units_that_come_later_get_the_span_of_their_matter(h, name, how):
    SettingValue.objects.create(committee=h.world.committee, key=f"testing.handling.{name}", value="10 days")
    h.hand_over((h.education, Part.LEAD), **how)
    actions.ask_return(h.act(h.unit(h.education)), h.part(), reason="属财政部门职责", proposed=h.finance)
    actions.decide_return(h.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-03")), h.part(), accept=True, to=h.finance)
    actions.reassign(h.act(Role.PROPOSAL_STAFF, given.at("2026-02-04")), h.matter, add=[(h.publicity, Part.LEAD)], remove=[h.part(h.finance)], reason="职责调整")
    assert (h.part(h.finance).due_on, h.part(h.publicity).due_on) == (date(2026, 2, 13), date(2026, 2, 14))


def test_a_refused_return_lets_the_unit_go_on_with_its_clock(h):
    h.hand_over()
    actions.ask_return(h.act(h.unit(h.education)), h.part(), reason="不属本单位")
    actions.decide_return(h.act(Role.PROPOSAL_STAFF), h.part(), accept=False, note="职责清单第 3 项")
    part = h.part()
    assert (part.state, part.due_on) == ("handling", date(2026, 5, 2))
    assert part.signed_at


def test_a_return_after_the_limit_is_refused_with_a_way_out(h):
    h.hand_over()
    with pytest.raises(NotNow, match="2 月 9 日前提出.*电话联系"):
        actions.ask_return(h.act(h.unit(h.education), given.at("2026-02-10")), h.part(), reason="不属本单位")


def test_reassigning_adds_and_removes_units_and_tells_the_room(h):
    h.hand_over()
    actions.reassign(h.act(Role.PROPOSAL_STAFF), h.matter, add=[(h.publicity, Part.LEAD)], remove=[h.part()], reason="职责调整")
    assert {(p.unit_id, p.state) for p in Assignment.objects.all()} == {
        (h.education.pk, "cancelled"), (h.finance.pk, "handed"), (h.publicity.pk, "handed"),
    }
    assert told == [("assigned", {"lead": h.publicity, "due_on": date(2026, 5, 2)})]


def test_reassigning_keeps_the_rule_of_one_lead(h):
    h.hand_over()
    with pytest.raises(Invalid, match="一个主办单位"):
        actions.reassign(h.act(Role.PROPOSAL_STAFF), h.matter, add=[(h.publicity, Part.LEAD)], reason="再加一个")


def test_more_time_moves_the_due_day_of_part_and_matter(h):
    h.hand_over()
    h.sign()
    actions.ask_extension(h.act(h.unit(h.education)), h.part(), until=date(2026, 5, 20), reason="需招标")
    actions.decide_extension(h.act(Role.HANDOVER_GOVERNMENT), h.part(), grant=True)
    assert (h.part().due_on, Matter.objects.get().due_on) == (date(2026, 5, 20), date(2026, 5, 20))
    with pytest.raises(NotNow, match="最多延期 1 次"):
        actions.ask_extension(h.act(h.unit(h.education)), h.part(), until=date(2026, 6, 1), reason="再延")


@pytest.mark.parametrize(
    ("until", "reason"), [(date(2026, 5, 2), "要晚于现在的期限 5 月 2 日"), (date(2026, 4, 1), "要晚于"), (date(2026, 6, 3), "最多可延到 6 月 2 日")]
)
def test_more_time_is_only_forward_and_within_the_limits(h, until, reason):
    h.hand_over()
    h.sign()
    with pytest.raises(Invalid, match=reason):
        actions.ask_extension(h.act(h.unit(h.education)), h.part(), until=until, reason="需招标")


def test_more_time_is_asked_before_the_time_is_over(h):
    h.hand_over()
    h.sign()
    with pytest.raises(NotNow, match="已过办理期限"):
        actions.ask_extension(h.act(h.unit(h.education), given.at("2026-05-03")), h.part(), until=date(2026, 5, 20), reason="需招标")


def test_a_draft_answers_each_recommendation_and_notices_another_writer(h):
    h.hand_over()
    h.sign()
    clerk = h.act(h.unit(h.education))
    reply = actions.draft_reply(clerk, h.part(), texts={"opening": "感谢关心"}, answers={1: {"text": "已纳入计划", "outcome": "planned"}}, revision=0)
    assert [(a.ask, a.text) for a in reply.answers.order_by("position")] == [("增设夜间公交线路", "已纳入计划"), ("公布线路图", "")]
    with pytest.raises(NotNow, match="刚才也改了这份答复"):
        actions.draft_reply(clerk, h.part(), texts={"opening": "又改"}, revision=0)
    assert "reply" not in " ".join(said())


def test_an_incomplete_reply_is_not_sent_up_and_says_all_that_is_missing(h):
    h.hand_over()
    h.sign()
    h.contact()
    actions.draft_reply(h.act(h.unit(h.education)), h.part(), texts={"grade": "C"}, disclosure="none", answers={1: {"text": "已办"}})
    with pytest.raises(Invalid) as refused:
        actions.send_up(h.act(h.unit(h.education)), h.part())
    assert set(refused.value.fields) == {"outcome-1", "answer-2", "f_assist_note", "f_grade_reason", "f_disclosure_reason"}


def test_a_reply_needs_a_contact_first(h):
    h.hand_over()
    h.sign()
    h.draft()
    with pytest.raises(NotNow, match="还没有与提案人沟通的记录"):
        actions.send_up(h.act(h.unit(h.education)), h.part())


def test_a_reply_sent_up_is_the_heads_until_sent_back(h):
    h.hand_over()
    h.sign()
    h.contact()
    h.draft()
    actions.send_up(h.act(h.unit(h.education)), h.part())
    with pytest.raises(NotNow, match="退回修改"):
        h.draft()
    actions.send_back(h.act(h.unit(h.education, Role.UNIT_HEAD)), h.part(), reason="第二条再具体些")
    h.draft()
    h.issue()
    assert (Reply.objects.get().state, Reply.objects.get().sent_back) == ("issued", "")


def test_each_rater_rates_once(h):
    h.hand_over()
    h.reply()
    h.rate(h.second)
    with pytest.raises(NotNow, match="已经评价过了"):
        h.rate(h.second)


def test_dissatisfaction_opens_a_new_round_with_the_units_that_answered(h):
    h.hand_over()
    h.reply(when=given.at("2026-03-02"))
    h.rate(overall="不满意", when=given.at("2026-03-09"))
    old, new = Matter.objects.order_by("round")
    assert (old.state, old.overall, new.state, new.round, new.due_on) == ("closed", "dissatisfied", "open", 2, date(2026, 6, 9))
    assert [part.unit_id for part in new.assignments.all()] == [h.education.pk]
    assert [name for name, _ in told] == ["replied", "rated", "reopened"]


def test_dissatisfaction_says_why(h):
    h.hand_over()
    h.reply()
    with pytest.raises(Invalid, match="写一句为什么"):
        h.rate(overall="不满意", remarks=" ")
    assert not Rating.objects.exists()


def test_a_hand_over_is_taken_back_until_somebody_replied_and_may_be_made_anew(h):
    h.hand_over()
    actions.cancel(h.act(Role.PROPOSAL_STAFF), h.matter, reason="单位选错")
    assert set(Assignment.objects.values_list("state", flat=True)) == {"cancelled"}
    again = h.hand_over((h.finance, Part.LEAD))
    assert again.round == 1
    h.reply(h.finance)
    with pytest.raises(NotNow, match="不能撤回交办"):
        actions.cancel(h.act(Role.PROPOSAL_STAFF), again, reason="再撤")


def test_one_separate_reply_is_enough_to_keep_a_hand_over(h):
    h.hand_over((h.education, Part.SEPARATE), (h.finance, Part.SEPARATE))
    h.reply(h.finance)
    with pytest.raises(NotNow, match="已有单位答复"):
        actions.cancel(h.act(Role.PROPOSAL_STAFF), h.matter, reason="单位选错")


def test_the_committee_may_ask_for_a_new_round(h):
    h.hand_over()
    h.reply()
    actions.redo(h.act(Role.PROPOSAL_HEAD), h.matter, reason="基本满意，请再答复")
    assert Matter.objects.filter(round=2, state="open").exists()


def test_several_units_are_reminded_in_one_go(h):
    h.hand_over()
    parts = list(Assignment.objects.select_related("matter"))
    assert actions.remind_many(h.act(Role.PROPOSAL_STAFF), None, parts=parts, note="请抓紧") == 2
    assert said()[-2:] == ["reminded", "reminded"]


STEPS = {
    "sign_in": (Role.UNIT_CLERK, {}),
    "ask_return": (Role.UNIT_CLERK, {"reason": "不属本单位"}),
    "decide_return": (Role.PROPOSAL_STAFF, {"accept": True}),
    "log_contact": (Role.UNIT_CLERK, {"day": date(2026, 2, 2), "method": "电话", "people": "许岚"}),
    "ask_extension": (Role.UNIT_CLERK, {"until": date(2026, 5, 3), "reason": "需招标"}),
    "decide_extension": (Role.PROPOSAL_STAFF, {"grant": True}),
    "remind": (Role.PROPOSAL_STAFF, {}),
    "draft_reply": (Role.UNIT_CLERK, {}),
    "send_up": (Role.UNIT_CLERK, {}),
    "send_back": (Role.UNIT_HEAD, {"reason": "再改"}),
    "issue_reply": (Role.UNIT_HEAD, {}),
}
OPEN_IN = {
    "handed": {"sign_in", "ask_return", "remind"},
    "handling": {"ask_return", "log_contact", "ask_extension", "remind", "draft_reply"},
    "return_asked": {"decide_return", "log_contact", "remind"},
    "returned": set(),
    "replied": {"log_contact"},
    "cancelled": set(),
}


@pytest.mark.parametrize("state", list(OPEN_IN))
@pytest.mark.parametrize("verb", list(STEPS))
def test_each_step_is_taken_in_its_states_only(h, verb, state):
    h.hand_over((h.education, Part.LEAD))
    part = h.part()
    if state == "return_asked":
        actions.ask_return(h.act(h.unit(h.education)), part, reason="不属本单位")
    elif state != "handed":
        Assignment.objects.filter(pk=part.pk).update(state=state, replied_at=given.at("2026-02-02"))
    role, known = STEPS[verb]
    before = standing().count()
    if verb in OPEN_IN[state]:
        getattr(actions, verb)(h.act(role), part, **known)
    else:
        with pytest.raises(NotNow) as refused:
            getattr(actions, verb)(h.act(role), part, **known)
        assert refused.value.message.endswith("。")
        assert standing().count() == before


@pytest.mark.parametrize("verb", list(STEPS))
@pytest.mark.parametrize("role", [role for role in Role if role != Role.PLATFORM])
def test_each_step_is_refused_to_other_roles_with_a_reason(h, verb, role):
    h.hand_over((h.publicity, Part.LEAD))
    allowed, known = STEPS[verb]
    if role in {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.HANDOVER_PARTY} and allowed == Role.PROPOSAL_STAFF:
        return
    with pytest.raises(NotAllowed, match="来做|没有交给你单位|请它来办|负责人签发"):
        getattr(actions, verb)(h.act(role), h.part(h.publicity), **known)


def test_a_second_click_changes_nothing(h):
    h.hand_over()
    act = h.act(h.unit(h.education))
    actions.sign_in(act, h.part())
    with pytest.raises(NotNow, match="已经签收过了"):
        actions.sign_in(act, h.part())
    actions.log_contact(act, h.part(), day=date(2026, 2, 2), method="电话", people="许岚")
    with pytest.raises(NotNow, match="刚才已经做过"):
        actions.log_contact(act, h.part(), day=date(2026, 2, 2), method="电话", people="许岚")


def test_empty_words_are_refused_with_the_field_they_belong_to(h):
    h.hand_over()
    h.sign()
    clerk, tomorrow = h.act(h.unit(h.education)), date(2026, 2, 2) + timedelta(days=1)
    for call, field in [
        (lambda: actions.log_contact(clerk, h.part(), day=tomorrow, method="电话", people="许岚"), "day"),
        (lambda: actions.log_contact(clerk, h.part(), day=date(2026, 2, 2), method="电话", people=" "), "people"),
        (lambda: actions.ask_return(clerk, h.part(), reason=""), "reason"),
        (lambda: actions.ask_extension(clerk, h.part(), until=date(2026, 5, 3), reason=""), "reason"),
        (lambda: actions.reassign(h.act(Role.PROPOSAL_STAFF), h.matter, reason=" "), "reason"),
    ]:
        with pytest.raises(Invalid) as refused:
            call()
        assert field in refused.value.fields


def test_what_is_late_and_unanswered_lowers_the_rate_on_its_day_as_extended_and_what_was_taken_away_does_not(h):
    def owed(last):
        found = measure(["handling.on_time_rate"], Period.days(date(2026, 1, 1), last))["handling.on_time_rate"]
        return (found.top, found.bottom)

    h.hand_over((h.education, Part.LEAD), (h.finance, Part.ASSIST))
    due = h.part().due_on
    assert (owed(due - timedelta(days=1)), owed(due)) == ((0, 0), (0, 1))
    actions.sign_in(h.act(h.unit(h.education)), h.part())
    actions.ask_extension(h.act(h.unit(h.education)), h.part(), until=due + timedelta(days=10), reason="需招标")
    actions.decide_extension(h.act(Role.HANDOVER_GOVERNMENT), h.part(), grant=True)
    assert (owed(due + timedelta(days=9)), owed(due + timedelta(days=10))) == ((0, 0), (0, 1))
    h.reply(when=given.at("2026-04-01"))
    assert owed(due + timedelta(days=10)) == (1, 1)
    h.hand_over((h.education, Part.LEAD), subject=2)
    actions.cancel(h.act(Role.PROPOSAL_STAFF), h.matter, reason="交办错了")
    assert owed(due + timedelta(days=30)) == (1, 1)
