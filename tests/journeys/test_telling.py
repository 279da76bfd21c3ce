"""Who hears what while one proposal lives: each of them exactly what concerns them."""

from datetime import timedelta

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.telling import rules
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part
from shangliang.reading.notices import actions as notices
from shangliang.reading.notices.models import Notice
from shangliang.work.membership import actions as membership
from shangliang.work.proposals import actions
from tests import given

pytestmark = pytest.mark.django_db
TITLE = "关于扩大老年助餐点配送范围的提案"
GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8
EVERYTHING = 2**60


class Story:
    """A world, and what its people have been told since they were asked last."""

    def __init__(self):
        self.w = given.world()
        self.seen = 0

    def heard(self, at):
        """{name: [sentences]} of what is new."""
        while notices.follow(self.w.committee, at + timedelta(hours=1), below=EVERYTHING):
            pass
        fresh = Notice.objects.filter(pk__gt=self.seen).select_related("recipient").order_by("pk")
        said = {}
        for notice in fresh:
            self.seen = notice.pk
            said.setdefault(notice.recipient.name, []).append(notice.text)
        return said

    def act(self, role, at):
        return self.w.act(role, at)

    def member(self, n, at):
        return given.act(self.w.as_member(self.w.members[n]), at)


@pytest.fixture
def story():
    made = Story()
    with within(made.w.committee):
        yield made


def written(story, at):
    act = story.member(0, at)
    draft = actions.start(act, None, author=story.w.members[0])
    return actions.save(act, draft, title=TITLE, grounds=GROUNDS, recommendations=["把晚餐配送纳入补贴范围。"], category="社会民生")


def test_co_signing_and_review_are_told_to_those_concerned(story):
    day = given.at("2026-01-12")
    proposal = actions.invite(story.member(0, day), written(story, day), members=[story.w.members[1], story.w.members[2]])
    invitation = f"许岚请你联名“{TITLE}”，请在 1 月 17 日前答复"
    assert story.heard(day) == {"沈亦舟": [invitation], "贺东升": [invitation]}
    actions.answer_cosign(story.member(1, day), proposal, accept=True, remark="赞成")
    actions.answer_cosign(story.member(2, day), proposal, accept=False)
    assert story.heard(day) == {"许岚": [f"沈亦舟同意联名“{TITLE}”：赞成", f"贺东升谢绝联名“{TITLE}”"]}
    proposal = actions.submit(story.member(0, day), proposal)
    arrived = f"收到许岚 等 2 人的提案“{TITLE}”，流水号 0001，等审查"
    assert story.heard(day) == {"提案委经办": [arrived], "提案委负责人": [arrived], "沈亦舟": [f"你联名的提案“{TITLE}”已提交，流水号 0001"]}
    actions.send_back(story.act(Role.PROPOSAL_STAFF, day), proposal, stage=1, note="补一组数字")
    back = f"你的提案“{TITLE}”退回修改：补一组数字"
    assert story.heard(day) == {"许岚": [back], "沈亦舟": [back]}


def filed(story):
    proposal = actions.submit(story.member(0, given.at("2026-01-12")), written(story, given.at("2026-01-12")))
    staff = story.act(Role.PROPOSAL_STAFF, given.at("2026-01-13"))
    actions.plan_units(staff, proposal, units=[(story.w.units[0], Part.LEAD), (story.w.units[1], Part.ASSIST)])
    actions.file(staff, proposal, stage=1)
    return actions.file(story.act(Role.PROPOSAL_HEAD, given.at("2026-01-14")), proposal, stage=2)


def test_handling_is_told_to_the_unit_the_office_and_the_proposer(story):
    proposal = filed(story)
    assert story.heard(given.at("2026-01-14"))["许岚"] == [f"你的提案“{TITLE}”已立案，提案号 0001"]
    day = given.at("2026-02-02")
    actions.hand_over(story.act(Role.HANDOVER_GOVERNMENT, day), proposal)
    told = story.heard(day)
    new = f"新交来第 0001 号“{TITLE}”（主办），5 月 2 日前办复，请先签收"
    assert told["承办单位经办"] == told["承办单位负责人"] == [new]
    assert told["许岚"] == [f"你的提案“{TITLE}”已交办：市教育局（主办）、市财政局（会办），5 月 2 日前答复"]
    part = Assignment.objects.get(unit=story.w.units[0])
    clerk = story.act(Role.UNIT_CLERK, day)
    handling.sign_in(clerk, part)
    handling.ask_return(story.act(Role.UNIT_CLERK, day), part, reason="不是我单位职责", proposed=story.w.units[1])
    asked = f"市教育局申请退办第 0001 号“{TITLE}”，建议交市财政局：不是我单位职责"
    assert story.heard(day) == {"政府办交办": [asked], "提案委经办": [asked]}
    handling.decide_return(story.act(Role.HANDOVER_GOVERNMENT, day), part, accept=False, note="按三定方案由你单位主办")
    assert story.heard(day)["承办单位经办"] == [f"第 0001 号“{TITLE}”不同意退办，请继续办理：按三定方案由你单位主办"]


def test_the_reply_is_told_to_who_rates_and_the_rating_to_the_unit(story):
    proposal = actions.hand_over(story.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-02")), filed(story))
    part = Assignment.objects.get(unit=story.w.units[0])
    day = given.at("2026-02-10")
    handling.sign_in(story.act(Role.UNIT_CLERK, day), part)
    handling.log_contact(story.act(Role.UNIT_CLERK, day), part, day=day.date(), method="meeting", people="许岚", content="一起看", view="同意")
    handling.draft_reply(
        story.act(Role.UNIT_CLERK, day), part, texts={"grade": "A", "opening": "来信收悉。", "assist_note": "市财政局口头同意"}, disclosure="full",
        answers={1: {"text": "已列入今年补贴办法。", "outcome": "done"}},
    )
    story.heard(day)
    handling.send_up(story.act(Role.UNIT_CLERK, day), part)
    assert story.heard(day) == {"承办单位负责人": [f"第 0001 号“{TITLE}”的答复等你签发"]}
    handling.issue_reply(story.act(Role.UNIT_HEAD, day), part)
    told = story.heard(day)
    assert told["许岚"] == [f"第 0001 号“{TITLE}”已答复，请你评价"]
    assert told["提案委经办"] == [f"市教育局答复了第 0001 号“{TITLE}”（A 类）"]
    handling.rate(story.member(0, day), matter_of("proposals.proposal", proposal.pk), overall="satisfied", remarks="看到了变化")
    told = story.heard(day)
    assert told["承办单位经办"] == told["承办单位负责人"] == [f"许岚评价第 0001 号“{TITLE}”：满意"]
    actions.close(story.act(Role.PROPOSAL_STAFF, given.at("2026-02-11")), proposal)
    assert story.heard(given.at("2026-02-11"))["许岚"] == [f"你的提案“{TITLE}”已办结"]


def test_what_a_member_asks_to_have_changed_is_told_to_the_office_and_answered(story):
    day = given.at("2026-02-10")
    change = membership.ask_change(story.member(0, day), story.w.members[0], values={"job": "校长"})
    asked = "许岚申请修改本人信息：职务"
    assert story.heard(day) == {"办公室经办": [asked], "委员会管理员": [asked]}
    membership.decide_change(story.act(Role.OFFICE_STAFF, day), change, agreed=False, note="请附任职文件")
    assert story.heard(day) == {"许岚": ["你申请修改的职务没有采纳：请附任职文件"]}


def test_every_rule_belongs_to_a_kind_of_fact_that_exists():
    from shangliang.commons.ledger.declared import kinds

    assert set(rules.names()) <= set(kinds.names())
    assert len(rules.names()) > 25
