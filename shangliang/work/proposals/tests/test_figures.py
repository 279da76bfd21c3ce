"""The figures of proposals and their handling, against a count by hand over lives made with the real actions."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here, setting, within
from shangliang.commons.figures.declared import all_figures
from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.recording import records
from shangliang.commons.figures.splitting import split
from shangliang.commons.figures.statements import Narrow
from shangliang.commons.people.models import OrganKind
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from tests import given

HALF = Period(date(2026, 1, 1), date(2026, 7, 1))
GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8
ASKS = ["把晚餐配送纳入助餐点运营补贴范围，按实际送餐份数结算。"]


@pytest.fixture
def w(db):
    made = given.world()
    with within(made.committee):
        yield made


def submitted(w, author=0, when="2026-01-12", category="社会民生", with_=()):
    act = given.act(w.as_member(w.members[author]), given.at(when))
    proposal = actions.start(act, None, author=w.members[author])
    actions.save(act, proposal, title=f"关于第{author}件事的提案", grounds=GROUNDS, recommendations=ASKS, category=category)
    if with_:
        actions.invite(act, proposal, members=[w.members[n] for n in with_], until=date(2026, 1, 13))
        for n in with_:
            actions.answer_cosign(given.act(w.as_member(w.members[n])), proposal, accept=True)
    return actions.submit(given.act(w.as_member(w.members[author]), given.at(when, "10:00")), proposal)


def filed(w, proposal, unit=0, day="2026-01-14"):
    staff = w.act(Role.PROPOSAL_STAFF, given.at(day))
    actions.plan_units(staff, proposal, units=[(w.units[unit], Part.LEAD), (w.units[1 - unit], Part.ASSIST)])
    if proposal.stage == 1:
        actions.file(staff, proposal, stage=1)
    return actions.file(w.act(Role.PROPOSAL_HEAD, given.at(day, "11:00")), Proposal.objects.get(pk=proposal.pk), stage=2)


def handed(w, proposal):
    return actions.hand_over(w.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-02")), proposal)


def answered(w, proposal, grade="A", day="2026-03-02", method="meeting"):
    part = Assignment.objects.filter(matter__subject_id=proposal.pk, role=Part.LEAD).latest("pk")
    clerk = w.act(Role.UNIT_CLERK, given.at(day))
    handling.sign_in(clerk, part)
    handling.log_contact(clerk, part, day=clerk.at.date(), method=method, people="许岚", content="一起看过", view="同意")
    handling.draft_reply(
        clerk, part, texts={"grade": grade, "opening": "您提出的提案收悉，现答复如下。", "assist_note": "会办单位口头同意"}, disclosure="full",
        answers={1: {"text": "已经办了。", "outcome": "done"}},
    )
    handling.send_up(w.act(Role.UNIT_CLERK, given.at(day, "10:00")), part)
    handling.issue_reply(w.act(Role.UNIT_HEAD, given.at(day, "11:00")), part)


def rated(w, proposal, verdict, day="2026-03-10", author=0):
    matter = matter_of("proposals.proposal", proposal.pk)
    handling.rate(given.act(w.as_member(w.members[author]), given.at(day)), matter, overall=verdict, remarks="看过了")


def values(*codes, period=HALF):
    return {code: value.number for code, value in measure(codes, period).items()}


def test_received_filed_and_merged_are_told_apart_and_what_was_undone_does_not_count(w):
    first, second, third = submitted(w), submitted(w, 1, with_=(2,)), submitted(w, 2, "2026-02-20", "科技教育")
    actions.send_back(w.act(Role.PROPOSAL_STAFF, given.at("2026-02-21")), third, stage=1, note="补一组数字")
    actions.submit(given.act(w.as_member(w.members[2]), given.at("2026-02-22")), third)
    filed(w, first)
    filed(w, second)
    back = actions.reopen_review(w.act(Role.PROPOSAL_HEAD, given.at("2026-01-15")), Proposal.objects.get(pk=second.pk))
    filed(w, back, day="2026-01-16")
    head = w.act(Role.PROPOSAL_HEAD, given.at("2026-01-17"))
    actions.merge(head, Proposal.objects.get(pk=first.pk), others=[Proposal.objects.get(pk=second.pk)])
    assert values(
        "proposals.received", "proposals.received_plenary", "proposals.received_between", "proposals.received_joint", "proposals.filed",
        "proposals.merged", "proposals.filed_net", "proposals.members", "proposals.first_members",
    ) == {
        "proposals.received": 3, "proposals.received_plenary": 2, "proposals.received_between": 1, "proposals.received_joint": 1,
        "proposals.filed": 2, "proposals.merged": 1, "proposals.filed_net": 1, "proposals.members": 3, "proposals.first_members": 3,
    }  # fmt: skip
    rates = measure(["proposals.filing_rate"], HALF)
    assert [round(one.number) for one in rates.values()] == [67]
    actions.unmerge(w.act(Role.PROPOSAL_HEAD, given.at("2026-01-18")), Proposal.objects.get(pk=second.pk))
    assert values("proposals.filed", "proposals.merged", "proposals.filed_net") == {"proposals.filed": 2, "proposals.merged": 0, "proposals.filed_net": 2}
    assert {part.label: part.value.number for part in split("proposals.received", "category", HALF)} == {"社会民生": 2, "科技教育": 1}


def test_what_came_before_the_period_does_not_swell_its_filing_rate(w):
    filed(w, submitted(w, when="2025-12-28"))
    filed(w, submitted(w, 1))
    submitted(w, 2)
    found = values("proposals.filed", "proposals.received", "proposals.filing_rate")
    assert list(found.values()) == [2, 2, 50]


def test_handing_over_counts_what_units_have_and_taking_back_undoes_it(w):
    first, second = filed(w, submitted(w)), filed(w, submitted(w, 1), unit=1)
    handed(w, first)
    handed(w, second)
    assert values("proposals.handed_over", "handling.units", "handling.lead_units", "handling.parts") == {
        "proposals.handed_over": 2, "handling.units": 2, "handling.lead_units": 2, "handling.parts": 4,
    }  # fmt: skip
    assert measure(["proposals.handing_rate"], HALF)["proposals.handing_rate"].number == 100
    actions.take_back(w.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-03")), Proposal.objects.get(pk=second.pk), reason="交错了单位")
    assert values("proposals.handed_over") == {"proposals.handed_over": 1}


def test_replies_classes_and_verdicts_are_those_of_the_last_round(w):
    proposal = handed(w, filed(w, submitted(w)))
    answered(w, proposal, "B", method="phone")
    rated(w, proposal, "dissatisfied")
    answered(w, proposal, "A", "2026-04-02")
    rated(w, proposal, "mostly", "2026-04-10")
    actions.close(w.act(Role.PROPOSAL_STAFF, given.at("2026-04-20")), Proposal.objects.get(pk=proposal.pk))
    found = values(
        "proposals.answered", "proposals.answered_on_time", "proposals.grade_a", "proposals.grade_b", "proposals.rated", "proposals.satisfied",
        "proposals.satisfied_fully", "proposals.redone", "proposals.closed", "handling.replies", "handling.replies_face_to_face",
    )
    assert list(found.values()) == [1, 1, 1, 0, 1, 1, 0, 1, 1, 2, 1]
    rates = measure(["proposals.reply_rate", "proposals.satisfaction", "proposals.satisfaction_full", "proposals.adoption_rate", "handling.face_to_face_rate"], HALF)
    assert [one.number for one in rates.values()] == [100, 100, 0, 100, 50]


def test_a_reply_after_the_day_is_a_reply_but_not_one_in_time(w):
    proposal = handed(w, filed(w, submitted(w)))
    answered(w, proposal, day="2026-06-30")
    assert Proposal.objects.get(pk=proposal.pk).due_on < date(2026, 6, 30)
    assert values("proposals.answered", "proposals.answered_on_time", "handling.replies_on_time") == {
        "proposals.answered": 1, "proposals.answered_on_time": 0, "handling.replies_on_time": 0,
    }  # fmt: skip


def test_a_bodys_proposal_counts_as_collective_and_credits_the_body(w):
    organ = given.organ(w.committee, "经济委", OrganKind.SPECIAL_COMMITTEE)
    staff = w.act(Role.PROPOSAL_STAFF)
    proposal = actions.start(staff, None, author=w.members[0], organ=organ, by_staff=True)
    actions.save(staff, proposal, title="关于园区用工的提案", grounds=GROUNDS, recommendations=ASKS, category="经济发展")
    actions.submit(staff, proposal)
    assert values("proposals.received_collective", "proposals.bodies", "proposals.received_personal") == {
        "proposals.received_collective": 1, "proposals.bodies": 1, "proposals.received_personal": 0,
    }  # fmt: skip
    assert [part.label for part in split("proposals.received", "organ", HALF)] == ["经济委"]


def test_every_figure_of_the_rooms_can_be_measured_and_opens_its_records(w):
    codes = [code for code in all_figures() if code.startswith(("proposals.", "handling.", "membership."))]
    assert len(measure(codes, HALF)) == len(codes) > 100
    for code in codes:
        records(code, HALF, limit=1)


def choose(w, code, formula):
    SettingValue.objects.update_or_create(committee=w.committee, key=f"figures.{code}", defaults={"value": formula})
    here().forget()


def test_a_committee_chooses_how_filing_and_replying_are_counted(w):
    first, second, third = (filed(w, submitted(w, n)) for n in range(3))
    submitted(w, 3 % len(w.members))
    head = w.act(Role.PROPOSAL_HEAD, given.at("2026-01-17"))
    actions.merge(head, Proposal.objects.get(pk=first.pk), others=[Proposal.objects.get(pk=second.pk)])
    handed(w, Proposal.objects.get(pk=first.pk))
    answered(w, Proposal.objects.get(pk=first.pk))
    late = handed(w, Proposal.objects.get(pk=third.pk))
    codes = ("proposals.filed", "proposals.filing_rate", "proposals.reply_rate")
    assert [int(one.number) for one in measure(codes, HALF).values()] == [3, 75, 50]
    choose(w, "proposals.filed", "cases")
    choose(w, "proposals.filing_rate", "net")
    choose(w, "proposals.reply_rate", "due")
    assert [int(one.number) for one in measure(codes, HALF).values()] == [2, 50, 50]
    assert all_figures()["proposals.filing_rate"].what == "收到的提案中实际立案的（立案 − 并案）÷ 收到"
    assert measure(["proposals.handed_due"], Period(date(2026, 1, 1), date(2026, 4, 1)))["proposals.handed_due"].number == 0  # nothing falls due so early
    actions.take_back(w.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-03")), Proposal.objects.get(pk=late.pk), reason="交错了单位")
    assert measure(["proposals.reply_rate"], HALF)["proposals.reply_rate"].number == 100
    assert measure(["proposals.filed"], HALF, known=all_figures({}))["proposals.filed"].number == 3  # as frozen under the usual one


def test_units_work_on_letters_is_not_counted_as_work_on_proposals(w):
    proposal = handed(w, filed(w, submitted(w)))
    answered(w, proposal)
    handling.hand_over(
        w.act(Role.PROPOSAL_STAFF, given.at("2026-02-02")), None, kind="letters", subject=submitted(w, 1), label="一封来信", number="", units=[(w.units[0], Part.LEAD)],
        due_on=None, note="", between=False,
    )
    assert values("handling.parts", "proposals.handling.parts") == {"handling.parts": 3, "proposals.handling.parts": 2}
    assert {part.label: part.value.number for part in split("handling.parts", "sort", HALF)} == {"提案": 2, "委员来信": 1}
    assert records("handling.parts", HALF, only=Narrow(parts=(("sort", "letters"),))).total == 1


def test_a_class_that_the_committee_added_has_its_figures(w):
    rows = [*setting("proposals.handling.classes"), {"code": "D", "label": "暂不可行", "needs_reason": False}]
    SettingValue.objects.create(committee=w.committee, key="proposals.handling.classes", value=rows)
    here().forget()
    answered(w, handed(w, filed(w, submitted(w))), grade="D")
    assert values("proposals.grade_d", "proposals.grade_c") == {"proposals.grade_d": 1, "proposals.grade_c": 0}
    assert (all_figures()["proposals.grade_d_rate"].label, measure(["proposals.grade_d_rate"], HALF)["proposals.grade_d_rate"].number) == ("D 类占比", 100)
