"""What a call does and refuses, from its draft to the award and back."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist

from shangliang.commons.access import Role
from shangliang.commons.committees.calendars import calendar
from shangliang.commons.committees.models import CalendarDay
from shangliang.commons.committees.scope import here, within
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.commons.people.models import OrganKind
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.foundation.periods import year
from shangliang.practices.calls import actions, queries
from shangliang.practices.calls.kinds import By
from shangliang.practices.calls.models import Nomination
from tests import given

from .making import DEED, REVIEW_ON, Awards


def kinds_told(thing):
    return [fact.kind for fact in Fact.objects.filter(subject_type=thing._meta.label_lower, subject_id=thing.pk).order_by("pk")]


def counted(code, number=2026):
    return measure([code], year(number))[code].number


def test_an_award_goes_from_the_call_to_the_certificate_and_counts(awards):
    call, ones = awards.published()
    assert call.state == "published"
    assert [one.state for one in ones] == ["awarded", "awarded"]
    assert [one.number for one in ones] == ["2026-001", "2026-002"]
    assert kinds_told(call) == ["calls.drafted", "calls.opened", "calls.closed", "calls.listed", "calls.publicised", "calls.decided", "calls.published"]
    given_to = Fact.objects.filter(kind="calls.awarded", parties__member=awards.w.members[1])
    assert given_to.get().data["award"] == {"code": "honours_member", "name": "优秀政协委员", "year": 2026}
    assert counted("calls.members") == 2


def test_an_award_that_is_revoked_no_longer_counts(awards):
    _, [one, _] = awards.published()
    with pytest.raises(Invalid):
        actions.revoke(awards.office("2026-12-01"), one, reason=" ")
    actions.revoke(awards.office("2026-12-01"), one, reason="受到党纪处分")
    one.refresh_from_db()
    assert one.state == "revoked"
    assert one.reasons == ["受到党纪处分"]
    assert counted("calls.members") == 1
    with pytest.raises(NotNow):
        actions.revoke(awards.office("2026-12-02"), one, reason="再撤一次")


def test_settings_are_copied_into_a_draft_and_can_be_changed_there(awards):
    call = actions.draft(awards.office(), None, kind="honours_member", year=2026)
    assert (call.awards, call.per_body, call.publicity_days) == (20, 3, "5 working_days")
    assert sum(one["weight"] for one in call.criteria) == 100
    with pytest.raises(Invalid) as refused:
        actions.save(awards.office(), call, values={"criteria": [{"label": "实绩", "weight": 60}]})
    assert "criteria" in refused.value.fields
    with pytest.raises(Invalid):
        actions.open_call(awards.office(), call)


@pytest.mark.parametrize("role", [Role.PROPOSAL_STAFF, Role.CHAIR, Role.MEMBER, Role.ADMINISTRATOR, Role.UNIT_HEAD])
def test_only_those_the_kind_names_lead_it(awards, role):
    with pytest.raises(NotAllowed):
        actions.draft(awards.w.act(role), None, kind="honours_member", year=2026)
    call = awards.draft()
    with pytest.raises(NotAllowed):
        actions.open_call(awards.w.act(role, given.at("2026-11-02")), call)


def test_an_organ_puts_forward_as_many_as_the_call_allows_and_withdrawn_ones_do_not_count(awards):
    organ = awards.convener(0)
    call = awards.opened(per_body=1)
    first = actions.nominate(awards.member(0), call, key=f"member:{awards.w.members[1].pk}", deed=DEED, by=By.ORGAN, organ_id=organ.pk)
    other = {"key": f"member:{awards.w.members[2].pk}", "deed": DEED, "by": By.ORGAN, "organ_id": organ.pk}
    with pytest.raises(NotNow, match="最多 1 个"):
        actions.nominate(awards.member(0), call, **other)
    actions.withdraw(awards.member(0), first)
    actions.nominate(awards.member(0), call, **other)
    with pytest.raises(NotNow, match="最多 1 个"):
        actions.restore_nomination(awards.member(0), first)


def test_only_who_speaks_for_an_organ_puts_forward_in_its_name(awards):
    organ = awards.convener(0)
    call = awards.opened()
    with pytest.raises(Invalid) as refused:
        actions.nominate(awards.member(2), call, key=f"member:{awards.w.members[1].pk}", deed=DEED, by=By.ORGAN, organ_id=organ.pk)
    assert "organ" in refused.value.fields
    with pytest.raises(NotAllowed):
        actions.nominate(awards.member(2), call, key=f"member:{awards.w.members[1].pk}", deed=DEED, by=By.MEMBER)


def test_a_member_puts_forward_only_themselves_as_themselves(awards):
    awards.kind = "honours_special"
    call, [own, other] = awards.opened(), awards.w.members[:2]
    for key, name in ((f"member:{other.pk}", ""), ("", "某某公司")):
        with pytest.raises(Invalid, match="自荐只能报本人"):
            actions.nominate(awards.member(0), call, key=key, name=name, deed=DEED, by=By.SELF)
    assert actions.nominate(awards.member(0), call, key=f"member:{own.pk}", deed=DEED, by=By.SELF).member == own


def test_the_same_person_is_put_forward_once_and_a_double_press_says_one_thing(awards):
    call, act = awards.opened(), awards.office()
    known = {"key": f"member:{awards.w.members[1].pk}", "deed": DEED, "by": By.STAFF}
    actions.nominate(act, call, **known)
    for again in (act, awards.office()):
        with pytest.raises(NotNow):
            actions.nominate(again, call, **known)
    assert call.nominations.count() == 1
    assert Fact.objects.filter(kind="calls.nominated").count() == 1


def test_nothing_comes_in_after_the_closing_day_except_what_staff_add_from_paper(awards):
    organ = awards.convener(0)
    call = awards.opened()
    with pytest.raises(NotNow, match="11 月 13 日截止"):
        actions.nominate(awards.member(0, "2026-11-14"), call, key=f"member:{awards.w.members[1].pk}", deed=DEED, by=By.ORGAN, organ_id=organ.pk)
    assert awards.nominated(call, 1, "2026-11-14").state == "proposed"


def test_who_does_not_meet_the_conditions_is_told_which(awards):
    call = awards.opened()
    one = awards.nominated(call)
    with pytest.raises(Invalid):
        actions.refuse(awards.office(), call, nomination=one, unmet=["不在条件里的一条"])
    refused = actions.refuse(awards.office(), call, nomination=one, unmet=["任委员满一年"], note="今年三月增补")
    assert (refused.state, refused.reasons) == ("ineligible", ["任委员满一年", "今年三月增补"])
    actions.admit(awards.office(), call, ids=[one.pk])
    one.refresh_from_db()
    assert (one.state, one.reasons) == ("eligible", [])


def test_nobody_reviews_their_own_nor_what_they_put_forward(awards):
    organ = awards.convener(0)
    w = awards.w
    call = awards.opened()
    theirs = actions.nominate(awards.member(0), call, key=f"member:{w.members[1].pk}", deed=DEED, by=By.ORGAN, organ_id=organ.pk)
    own = awards.nominated(call, 0)
    actions.admit(awards.office(), call, ids=[theirs.pk, own.pk])
    actions.name_reviewers(awards.office(), call, users=[w.members[0].user_id, w.members[1].user_id])
    actions.close(awards.office(REVIEW_ON), call)
    points = {one["code"]: "90" for one in call.criteria}
    for n, one, why in ((0, own, "本人"), (0, theirs, "你推荐"), (1, theirs, "本人")):
        with pytest.raises(NotAllowed, match=why):
            actions.review(awards.member(n, REVIEW_ON), fresh(one), scores=points)
    assert actions.review(awards.member(1, REVIEW_ON), fresh(own), scores=points).total == 90
    with pytest.raises(NotAllowed, match="不是这次评选的评审人"):
        actions.review(awards.member(2, REVIEW_ON), fresh(own), scores=points)


def test_a_chair_who_is_a_member_too_does_not_review_themselves_from_the_chairs_post(awards):
    w = awards.w
    w.members[1].user = w.posts[Role.CHAIR].user
    w.members[1].save()
    _, [one, other] = awards.reviewing(users=[w.posts[Role.CHAIR].user_id])
    points = {c["code"]: "80" for c in one.call.criteria}
    with pytest.raises(NotAllowed, match="本人"):
        actions.review(awards.chair(), fresh(one), scores=points)
    actions.review(awards.chair(), fresh(other), scores=points)


def test_scores_are_weighted_ranked_and_can_be_given_again_or_taken_back(awards):
    w = awards.w
    call, [one, other] = awards.reviewing(users=[w.posts[Role.CHAIR].user_id, w.members[0].user_id])
    low, high = dict.fromkeys([c["code"] for c in call.criteria], "70"), {"duty": "100", "advice": "90", "service": "80", "conduct": "70"}
    with pytest.raises(Invalid) as refused:
        actions.review(awards.chair(), fresh(one), scores=high | {"duty": "101", "advice": "好"})
    assert set(refused.value.fields) == {"duty", "advice"}
    actions.review(awards.chair(), fresh(one), scores=low)
    actions.review(awards.chair(time="16:00"), fresh(one), scores=high)
    actions.review(awards.member(0, REVIEW_ON), fresh(one), scores=low)
    actions.review(awards.member(0, REVIEW_ON), fresh(other), scores=low)
    found = queries.standings(call)
    assert (found[one.pk].count, str(found[one.pk].value)) == (2, "80.00")  # (90 + 70) / 2
    assert queries.places([one, other], found) == {one.pk: 1, other.pk: 2}
    actions.take_review_back(awards.chair(time="17:00"), fresh(one))
    assert str(queries.standings(call)[one.pk].value) == "70.00"


def test_votes_and_standing_aside(awards):
    w = awards.w
    call, [one, _] = awards.reviewing(users=[w.posts[Role.CHAIR].user_id, w.members[0].user_id], way="votes")
    actions.review(awards.chair(), fresh(one), vote=True)
    actions.recuse(awards.member(0, REVIEW_ON), fresh(one), reason="同一单位的同事")
    standing = queries.standings(call)[one.pk]
    assert (standing.count, standing.value, standing.recused) == (1, 100, 1)


def test_rounds_leave_some_behind_and_can_be_undone(awards):
    call, [one, other] = awards.reviewing(rounds=2)
    with pytest.raises(NotNow, match="先进入下一轮"):
        actions.shortlist(awards.office(REVIEW_ON), call, chosen=[one.pk])
    call = actions.next_round(awards.office(REVIEW_ON), call, chosen=[one.pk])
    assert (call.round, fresh(other).state) == (2, "passed")
    call = actions.previous_round(awards.office(REVIEW_ON), call)
    assert (call.round, fresh(other).state) == (1, "eligible")


def test_the_list_keeps_to_the_number_of_awards_and_waits_for_what_was_not_examined(awards):
    call, [one, other] = awards.reviewing(awards=1)
    with pytest.raises(Invalid, match="最多表彰 1 个"):
        actions.shortlist(awards.office(REVIEW_ON), call, chosen=[one.pk, other.pk])
    awards.nominated(call, 0, REVIEW_ON)
    with pytest.raises(NotNow, match="没有审核"):
        actions.shortlist(awards.office(REVIEW_ON), call, chosen=[one.pk])


@pytest.mark.parametrize(
    ("start", "until"),
    [
        ("2026-11-16", date(2026, 11, 23)),  # a plain week: Tuesday to Monday
        ("2026-09-30", date(2026, 10, 13)),  # National Day, 1 to 7 October; Saturday the 10th is worked
    ],
)
def test_publicity_is_counted_in_working_days_with_holidays_and_make_up_days(awards, start, until):
    call, _ = awards.listed()
    call = actions.publicise(awards.office(start), call)
    worked = [day for day in (date.fromordinal(n) for n in range(call.public_from.toordinal() + 1, call.public_until.toordinal() + 1)) if calendar().is_working(day)]
    assert (call.public_until, len(worked)) == (until, 5)


def test_a_make_up_day_of_the_committees_own_counts_as_well(awards):
    call, _ = awards.listed()
    CalendarDay.objects.create(committee=awards.w.committee, day=date(2026, 11, 21), working=True)
    here().forget()
    call = actions.publicise(awards.office("2026-11-16"), call)
    assert call.public_until == date(2026, 11, 21)


def test_an_objection_has_to_be_answered_before_anything_is_decided(awards):
    call, [one, _] = awards.public()
    filed = actions.object_to(awards.member(0, "2026-11-17"), call, text="他今年两次无故缺席全体会议，请核实。", nomination_id=one.pk)
    decided = {"decision": "六届二十次主席会议", "day": date(2026, 11, 24)}
    with pytest.raises(NotNow, match="1 条异议没有答复"):
        actions.decide(awards.office("2026-11-24"), call, **decided)
    with pytest.raises(Invalid):
        actions.answer(awards.office("2026-11-18"), filed, upheld=False, text=" ")
    actions.answer(awards.office("2026-11-18"), filed, upheld=False, text="核实：两次都有书面请假。")
    assert actions.decide(awards.office("2026-11-24"), call, **decided).state == "decided"


def test_whom_an_upheld_objection_is_about_leaves_the_list_and_stays_out_when_it_is_drawn_up_again(awards):
    call, [one, other] = awards.public()
    filed = actions.object_to(awards.member(0, "2026-11-17"), call, text="事迹材料里的第二件不是他做的。", nomination_id=one.pk)
    actions.answer(awards.office("2026-11-18"), filed, upheld=True, text="属实。")
    assert (fresh(one).state, fresh(other).state) == ("passed", "shortlisted")
    call = actions.stop_publicity(awards.office("2026-11-18"), call, reason="重新拟定名单")
    actions.unlist(awards.office("2026-11-18"), call)
    assert (fresh(one).state, fresh(other).state) == ("passed", "eligible")


def test_nothing_is_decided_before_the_period_is_over_and_no_member_objects_after_it(awards):
    call, _ = awards.public()
    with pytest.raises(NotNow, match="公示到 11 月 23 日"):
        actions.decide(awards.office("2026-11-23"), call, decision="主席会议", day=date(2026, 11, 23))
    with pytest.raises(NotNow, match="期满"):
        actions.object_to(awards.member(0, "2026-11-24"), call, text="公示期过了才知道的事情。")
    with pytest.raises(Invalid) as refused:
        actions.decide(awards.office("2026-11-24"), call, decision="主席会议", day=date(2026, 11, 20))
    assert "day" in refused.value.fields


def test_every_step_can_be_taken_back_until_it_is_published(awards):
    call, [one, _] = awards.decided()
    call = actions.undecide(awards.office("2026-11-24"), call, reason="会议改期")
    assert (call.state, call.decision) == ("public", "")
    call = actions.stop_publicity(awards.office("2026-11-24"), call, reason="名单有误")
    call = actions.unlist(awards.office("2026-11-24"), call)
    assert (call.state, fresh(one).state) == ("reviewing", "eligible")
    call = actions.reopen(awards.office("2026-11-24"), call, closes_on=date(2026, 11, 30))
    call = actions.cancel(awards.office("2026-11-24"), call, reason="今年不评了")
    call = actions.restore(awards.office("2026-11-25"), call)
    assert call.state == "reviewing"


def test_a_list_that_was_cancelled_comes_back_to_the_reviews(awards):
    call, [one, _] = awards.public()
    call = actions.cancel(awards.office("2026-11-17"), call, reason="暂缓")
    call = actions.restore(awards.office("2026-11-18"), call)
    assert (call.state, call.public_until, fresh(one).state) == ("reviewing", None, "eligible")


def test_nothing_goes_back_once_it_is_published(awards):
    call, [one, _] = awards.published()
    for step, known in ((actions.undecide, {"reason": "反悔"}), (actions.cancel, {"reason": "反悔"}), (actions.publish, {})):
        with pytest.raises(NotNow):
            step(awards.office("2026-11-26"), call, **known)
    with pytest.raises(NotNow):
        actions.withdraw(awards.office("2026-11-26"), one, reason="反悔")


def test_a_nomination_withdrawn_in_public_gets_no_award(awards):
    call, [one, other] = awards.decided()
    actions.withdraw(awards.office("2026-11-24", "15:00"), one, reason="本人调离")
    actions.publish(awards.office("2026-11-25"), call)
    assert (fresh(one).state, fresh(other).state, fresh(other).number) == ("withdrawn", "awarded", "2026-001")


def test_a_committee_may_go_without_reviews_and_without_publicity(awards):
    call, _ = awards.listed(reviews=False, publicity=False)
    with pytest.raises(NotNow, match="不公示"):
        actions.publicise(awards.office(REVIEW_ON), call)
    call = actions.decide(awards.office(REVIEW_ON), call, decision="主席会议", day=date(2026, 11, 16))
    call = actions.undecide(awards.office(REVIEW_ON, "11:00"), call, reason="写错了")
    assert call.state == "listed"


def test_collectives_units_and_people_outside_the_roster_are_put_forward_by_name(awards):
    awards.kind = "honours_collective"
    call, unit = awards.opened(), awards.w.units[0]
    known = {"deed": DEED, "by": By.STAFF}
    assert actions.nominate(awards.office(), call, key=f"unit:{unit.pk}", **known).unit == unit
    assert actions.nominate(awards.office(), call, key="", name="  界别 联络办 ", **known).key == "name:界别 联络办"
    with pytest.raises(Invalid):
        actions.nominate(awards.office(), call, key=f"member:{awards.w.members[0].pk}", **known)


def test_another_committees_call_is_not_there(awards):
    call, [one, _] = awards.public()
    other = Awards()
    with within(other.w.committee):
        with pytest.raises(NotFound):
            queries.find_call(other.w.viewer(Role.OFFICE_STAFF), call.pk)
        with pytest.raises(NotFound):
            queries.find_nomination(other.w.viewer(Role.OFFICE_STAFF), one.pk)
        with pytest.raises((NotFound, NotAllowed, ObjectDoesNotExist)):
            actions.cancel(other.office(), call, reason="别家的")


def fresh(one):
    return Nomination.objects.select_related("call").get(pk=one.pk)


def test_a_special_award_has_a_name_and_criteria_of_its_own(awards):
    awards.kind = "honours_special"
    own = {"award": "五名建设先进奖", "criteria": [{"label": "对五名建设的贡献", "weight": 70}, {"label": "可推广", "weight": 30}], "conditions": ["直接参加五名建设"]}
    call, ones = awards.published(ns=(1,), **own)
    assert [one["label"] for one in call.criteria] == ["对五名建设的贡献", "可推广"]
    assert Fact.objects.get(kind="calls.awarded").data["award"]["name"] == "五名建设先进奖"
    assert counted("calls.special") == 1
    again = actions.draft(awards.office("2026-12-20"), None, kind="honours_special", year=2027)
    assert (again.award, again.announcement) == ("五名建设先进奖", call.announcement)
    assert counted("calls.members") == 0


def test_an_organisation_award_goes_to_groups_without_reviews_and_to_their_credit(awards):
    awards.kind = "honours_organisation"
    group = given.organ(awards.w.committee, "第三委员小组", OrganKind.GROUP)
    call = awards.opened()
    one = actions.nominate(awards.office(), call, key=f"organ:{group.pk}", deed="组织首届发展论坛，征集论文四十六篇，到会二百余人。", by=By.STAFF)
    actions.admit(awards.office(), call, ids=[one.pk])
    call = actions.shortlist(awards.office(REVIEW_ON), actions.close(awards.office(REVIEW_ON), call), chosen=[one.pk])
    call = actions.publicise(awards.office(REVIEW_ON), call)
    call = actions.decide(awards.office("2026-11-24"), call, decision="主席会议", day=date(2026, 11, 24))
    actions.publish(awards.office("2026-11-25"), call)
    assert Fact.objects.filter(kind="calls.awarded", parties__organ=group, parties__role="awarded").count() == 1
    assert counted("calls.organisation") == 1
