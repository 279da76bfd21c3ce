"""Nodes of a key proposal, topics that are cultivated, groups that follow; quality and rates as they stand."""

import html
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import Value, measure
from shangliang.commons.ledger.models import Fact
from shangliang.commons.ledger.queries import found_by
from shangliang.commons.ledger.telling import rules
from shangliang.commons.people.models import OrganKind, Seat, SeatOffice
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules.again import Source
from shangliang.work.proposals import actions, jobs, queries
from shangliang.work.proposals.rules import Duty
from shangliang.work.proposals.rules.together import Owed, next_for_group, next_for_topic
from shangliang.work.proposals.tests.test_key import chosen, nominated
from shangliang.work.proposals.tests.test_main_line import answered, filed, handed, rated, submitted
from tests import given

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40

YEAR = Period.days(date(2025, 10, 12), date(2026, 12, 31))


def heard(kind, words=""):
    """User ids of all who are told of the latest fact of a kind, in a sentence with these words."""
    fact = Fact.objects.filter(kind=kind).latest("pk")
    return {user for telling in rules.get(kind).tell(found_by([fact.pk])[0]) if words in telling.text for user in telling.to}


def number(code):
    return measure([code], YEAR)[code].number


def standing(key):
    return {one.code: (one.due_on, one.done_on) for one in key.nodes.all()}


def test_a_key_proposal_has_a_day_for_every_step_and_what_is_recorded_does_them(world):
    proposal = answered(world)
    key = chosen(world, proposal, plan="四月调研，六月开督办会。")
    assert standing(key)["plan"] == (date(2026, 4, 2), date(2026, 3, 18))
    assert [one.code for one in key.nodes.all()] == ["plan", "research", "meeting", "report", "check", "close"]
    office = world.act(Role.OFFICE_STAFF, given.at("2026-07-01"))
    actions.oversee(office, proposal, form="督办会", day=date(2026, 6, 30), content="听取办理情况。")
    assert standing(key)["meeting"] == (date(2026, 6, 18), date(2026, 6, 30))
    assert standing(key)["research"][1] is None
    actions.key_step(world.act(Role.OFFICE_STAFF, given.at("2026-08-01")), proposal, code="report", day=date(2026, 7, 30), note="报告送主席会议")
    with pytest.raises(NotNow, match="督办办结"):
        actions.key_step(world.act(Role.OFFICE_STAFF, given.at("2026-08-02")), proposal, code="close", day=date(2026, 8, 1))
    actions.conclude(world.act(Role.PROPOSAL_STAFF, given.at("2026-11-01")), proposal, result="补贴办法已经印发，两家平台签约。")
    assert standing(key)["close"][1] == date(2026, 11, 1)
    assert [(fact.data["step"], fact.data["on_time"]) for fact in Fact.objects.filter(kind="proposals.key_step_done").order_by("pk")] == [
        ("督办方案", True), ("督办会", False), ("督办报告", True), ("督办办结", True),
    ]  # fmt: skip
    assert (number("proposals.key_steps"), number("proposals.key_steps_rate")) == (4, 75)


def test_every_mark_of_a_step_is_chased_once_and_leaders_and_staff_hear_of_it(world):
    proposal = handed(world)
    chosen(world, proposal)
    moments = [given.at(day) for day in ("2026-03-20", "2026-03-26", "2026-03-27", "2026-04-01", "2026-04-05", "2026-04-20")]
    assert [jobs.remind_nodes(moment) for moment in moments] == [0, 1, 0, 1, 1, 0]
    assert [fact.data["days_left"] for fact in Fact.objects.filter(kind="proposals.key_step_due").order_by("pk")] == [7, 1, -3]
    assert [one.label for one in queries.late_nodes(None, date(2026, 4, 20))] == ["督办方案"]
    assert heard("proposals.key_step_due") == {world.posts[role].user_id for role in (Role.CHAIR, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)}
    with given.on("2026-04-20"):
        client = Client()
        client.force_login(world.posts[Role.CHAIR].user)
        home, page = client.get("/"), client.get(f"/proposals/{proposal.pk}/key/")
    assert "督办方案超 18 天" in home.text
    assert "超 18 天" in page.text


@pytest.mark.parametrize(("known", "field"), [({"level": "随便"}, "level"), ({"level": "专门委员会督办"}, "organ"), ({"leaders": [actions.Leader("江远", "副市长", Duty.LEADS)]}, "organ")])
def test_every_key_proposal_has_a_level_and_a_body_that_oversees_it(world, known, field):
    proposal = handed(world)
    with pytest.raises(Invalid) as refused:
        chosen(world, proposal, **known)
    assert list(refused.value.fields) == [field]


def test_levels_of_key_proposals_are_counted_apart(world):
    committee = given.organ(world.committee, "提案委员会", OrganKind.SPECIAL_COMMITTEE)
    chosen(world, handed(world))
    chosen(world, handed(world), level="专门委员会督办", organ=committee)
    assert dict(queries.level_counts(world.session.pk)) == {"专门委员会督办": 1, "主席会议成员督办": 1}
    nominated(world, handed(world))
    assert sum(n for _, n in queries.level_counts(world.session.pk)) == 2


def topic(world):
    staff = world.act(Role.PROPOSAL_STAFF, given.at("2026-01-12"))
    return actions.open_topic(staff, None, title="社区食堂可持续运营", members=world.members[:2], coach="提案委 周敏", due_on=date(2026, 2, 20), source="cluster")


def test_a_topic_grows_through_versions_into_a_draft_and_its_way_is_traced(world):
    one, mine = topic(world), given.act(world.as_member(world.members[0]), given.at("2026-01-20"))
    with pytest.raises(NotNow, match="先写一稿"):
        actions.draft_from_topic(mine, one)
    with pytest.raises(NotAllowed):
        actions.note_topic(given.act(world.as_member(world.members[2]), given.at("2026-01-20")), one, word="version", text="不该我来写的一稿")
    actions.note_topic(mine, one, word="version", text="全市社区食堂四十二家，一半亏损。")
    actions.note_topic(world.act(Role.PROPOSAL_STAFF, given.at("2026-01-21")), one, word="comment", text="再补一组成本数据。")
    second = actions.note_topic(given.act(mine.viewer, given.at("2026-01-25")), one, word="version", text="全市社区食堂四十二家，二十一家亏损，客单价十二元。", link="https://example.org/report")
    assert second.version == 2
    done = actions.draft_from_topic(given.act(mine.viewer, given.at("2026-01-26")), one)
    assert (done.state, done.proposal.title, done.proposal.grounds) == ("drafted", "关于社区食堂可持续运营的提案", second.text)
    assert done.proposal.author_id == world.members[0].pk
    assert [row.pk for row in queries.topics(world.as_member(world.members[1]))] == [one.pk]
    assert queries.topics(world.as_member(world.members[2])) == []
    assert (number("proposals.topics"), number("proposals.topics_drafted")) == (1, 1)


def test_a_topic_whose_text_is_late_is_chased_once_for_each_mark(world):
    topic(world)
    moments = [given.at(day) for day in ("2026-01-30", "2026-02-07", "2026-02-08", "2026-02-18", "2026-02-21", "2026-03-01")]
    assert [jobs.remind_topics(moment) for moment in moments] == [0, 1, 0, 1, 1, 0]


def test_a_group_follows_a_proposal_hears_of_its_steps_and_puts_down_what_it_did(world):
    proposal, league = filed(world), given.organ(world.committee, "民盟市委会", OrganKind.PARTY_ORGANISATION)
    staff, follower = world.act(Role.PROPOSAL_STAFF, given.at("2026-01-20")), world.members[1]
    with pytest.raises(Invalid, match="两方"):
        actions.open_group(staff, None, name="老年助餐跟踪组", organs=[league])
    group = actions.open_group(staff, None, name="老年助餐跟踪组", organs=[league], members=[follower])
    actions.follow(staff, group, proposals=[proposal])
    actions.hand_over(world.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-02")), proposal)
    assert heard("proposals.handed_over", "你们跟踪的提案") == {follower.user_id}
    followed = queries.follows_of(group)[0]
    note = {"form": "走访", "day": date(2026, 2, 10), "text": "到两个助餐点看过，晚餐还没有开。"}
    actions.note_tracking(given.act(world.as_member(follower), given.at("2026-02-10")), followed, **note)
    with pytest.raises(NotAllowed):
        actions.note_tracking(given.act(world.as_member(world.members[2]), given.at("2026-02-10")), followed, **note)
    assert (number("proposals.tracked"), number("proposals.tracking_notes")) == (1, 1)
    actions.end_group(world.act(Role.PROPOSAL_STAFF, given.at("2026-06-01")), group, reason="已经办成")
    assert queries.trackers_of(proposal.pk) == []


def test_a_group_that_does_not_look_is_told_once_for_each_mark_and_nobody_else_is(world):
    proposal, league = filed(world), given.organ(world.committee, "民盟市委会", OrganKind.PARTY_ORGANISATION)
    staff, follower = world.act(Role.PROPOSAL_STAFF, given.at("2026-01-20")), world.members[1]
    group = actions.open_group(staff, None, name="老年助餐跟踪组", organs=[league], members=[follower])
    actions.follow(staff, group, proposals=[proposal])
    days = ("2026-04-12", "2026-04-13", "2026-04-14", "2026-04-20", "2026-04-21", "2026-04-30")
    assert [jobs.remind_visits(given.at(day)) for day in days] == [0, 1, 0, 0, 1, 0]
    assert heard("proposals.visit_due", "超过 1 天没有去看了") == {follower.user_id}
    note = {"form": "走访", "day": date(2026, 5, 6), "text": "到两个助餐点看过，晚餐还没有开。"}
    actions.note_tracking(given.act(world.as_member(follower), given.at("2026-05-06")), queries.follows_of(group)[0], **note)
    assert [jobs.remind_visits(given.at(day)) for day in ("2026-05-07", "2026-08-05", "2026-08-07")] == [0, 1, 1]
    actions.end_group(world.act(Role.PROPOSAL_STAFF, given.at("2026-08-10")), group, reason="已经办成")
    actions.follow(world.act(Role.PROPOSAL_STAFF, given.at("2026-08-10")), actions.open_group(world.act(Role.PROPOSAL_STAFF, given.at("2026-08-10")), None, name="第二组", organs=[league], members=[follower]), proposals=[proposal])
    assert jobs.remind_visits(given.at("2026-08-12")) == 0


def test_all_organs_of_a_group_are_asked_at_once_who_speaks_for_them(world, django_assert_num_queries):
    proposal, staff = filed(world), world.act(Role.PROPOSAL_STAFF, given.at("2026-01-20"))
    parties = [given.organ(world.committee, name, OrganKind.PARTY_ORGANISATION) for name in ("民盟市委会", "民建市委会", "九三学社市委会")]
    for member, organ in zip(world.members, parties, strict=False):
        Seat.objects.create(committee=world.committee, member=member, organ=organ, office=SeatOffice.CONVENER, since=date(2026, 1, 1))
    group = actions.open_group(staff, None, name="三家联合跟踪", organs=parties)
    actions.follow(staff, group, proposals=[proposal])
    with django_assert_num_queries(3):  # the seats of the groups, the conveners, their accounts
        found = queries.trackers_of(proposal.pk)
    assert set(found) == {member.user_id for member, _ in zip(world.members, parties, strict=False)}


def test_the_points_of_review_that_filed_proposals_met_are_counted_by_category_and_sector(world):
    for ticked in (["有情况", "有分析", "有具体建议", "一事一案", "属本市职权范围"], ["有情况", "有具体建议", "一事一案"]):
        proposal = submitted(world)
        actions.file(world.act(Role.PROPOSAL_STAFF, given.at("2026-01-13")), proposal, stage=1, checklist=ticked)
        actions.file(world.act(Role.PROPOSAL_HEAD, given.at("2026-01-14")), proposal, stage=2)
    for by, label in (("proposals.category", "社会民生"), ("proposals.sector", "教育界")):
        (line,) = queries.figure_lines(queries.QUALITY, by, world.session, date(2026, 3, 1))
        assert (line.label, line.values["checked"].number, line.values["rate"]) == (label, 2, Value(Decimal(80), Decimal(8), Decimal(10)))
    assert queries.lacking(world.session, date(2026, 3, 1)) == [("有分析", 1), ("属本市职权范围", 1)]


def test_the_table_of_rates_reads_the_figures_by_every_way_and_its_numbers_open_their_records(world):
    actions.close(world.act(Role.PROPOSAL_STAFF, given.at("2026-03-10")), rated(world))
    handed(world)
    actions.decline(world.act(Role.PROPOSAL_STAFF, given.at("2026-01-13")), submitted(world), stage=1, reasons=["一案多事"])
    today = date(2026, 3, 20)
    for by, label, filing in (
        ("session", str(world.session), (2, 3)), ("lead_unit", "市教育局", (2, 2)), ("category", "社会民生", (2, 3)), ("sector", "教育界", (2, 3)), ("member", "许岚", (2, 3)),
    ):  # fmt: skip
        line = next(one for one in queries.figure_lines(queries.RATES, f"proposals.{by}", world.session, today) if one.label == label)
        assert {name: (value.top, value.bottom) for name, value in line.values.items() if value.bottom} == {
            "filing": filing, "reply": (1, 2), "closing": (1, 2), "satisfaction": (1, 1),
        }, by  # fmt: skip
    whole = queries.whole_line(queries.RATES, world.session, today)
    assert [number(code) for name, code in queries.RATES.items() if name in whole.values] == [value.number for value in whole.values.values()]
    client = Client()
    client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    with given.on("2026-03-20"):
        page = client.get("/proposals/rates/?by=unit").content.decode()
        (opened,) = {html.unescape(one) for one in re.findall(r'href="([^"]*/proposals\.closing_rate/[^"]*part=[^"]*)"', page)}
        shown = client.get(opened).content.decode()
    assert [word in shown for word in ("市教育局", "明细 1 条", "50 %")] == [True, True, True]


def test_what_a_group_does_next_is_late_answers_promises_by_their_days_and_a_visit_that_is_due():
    today = date(2026, 6, 1)
    promises = [Owed("增开两条线路", "市交通局", date(2026, 5, 20), False, 1), Owed("装好路灯", "市城管局", date(2026, 7, 30), True, 2), Owed("年底建成", "市住建局", date(2026, 12, 31), False, 3)]
    found = next_for_group(answer_by=date(2026, 5, 1), promises=promises, looked_on=date(2026, 3, 10), look_by=date(2026, 6, 10), today=today)
    assert [(one.code, one.left) for one in found] == [("answer", -31), ("late", -12), ("look", 0), ("visit", 9)]
    assert next_for_group(answer_by=None, promises=[], looked_on=None, look_by=None, today=today) == []
    assert [next_for_topic(words)[0] for words in ([], ["research"], ["version"], ["comment", "version"], ["version", "comment", "version"])] == ["write", "write", "comment", "revise", "comment"]


def test_a_follower_puts_down_a_visit_with_a_photograph_and_takes_the_groups_report_away(world):
    proposal, follower = answered(world), world.members[1]
    staff = world.act(Role.PROPOSAL_STAFF, given.at("2026-04-20"))
    handling.commit(world.act(Role.PROPOSAL_STAFF, given.at("2026-04-19")), Assignment.objects.get(unit=world.units[0]), what="晚餐开到三十处", until=date(2026, 9, 30), source=Source.OVERSIGHT)
    group = actions.open_group(staff, None, name="老年助餐跟踪组", members=[follower, world.members[2]])
    actions.follow(staff, group, proposals=[proposal])
    followed, client, other = group.follows.get(), Client(), Client()
    with given.on("2026-05-10"):
        client.force_login(follower.user)
        photo = SimpleUploadedFile("现场.png", PNG, content_type="image/png")
        sent = client.post(f"/proposals/tracking/{group.pk}/note/", {"follow": followed.pk, "form": "走访", "day": "2026-05-09", "text": "到三处助餐点看过。", "files": [photo]})
        refused = client.post(f"/proposals/tracking/{group.pk}/note/", {"follow": followed.pk, "day": "", "text": ""})
        page = client.get(f"/proposals/tracking/{group.pk}/")
        paper = client.get(f"/proposals/tracking/{group.pk}/report.docx")
        other.force_login(world.members[0].user)
        hidden = other.get(f"/proposals/tracking/{group.pk}/report.docx")
    assert (sent.status_code, refused.status_code, hidden.status_code) == (302, 422, 404)
    assert all(words in refused.text for words in ("请选方式", "请选日期", "请写做了什么"))
    assert all(words in page.text for words in ("现场.png", "到三处助餐点看过", "单位的承诺"))
    report = "\n".join(one.text for one in Document(io.BytesIO(b"".join(paper.streaming_content))).paragraphs)
    assert all(words in report for words in ("走访、座谈和联系 1 次", "作出承诺 1 项", "5 月 9 日走访：到三处助餐点看过。"))
