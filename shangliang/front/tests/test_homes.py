"""Each role's first page: what waits for them, in one sentence first."""

import re

import pytest

from shangliang.commons.access import HANDOVER, STAFF, Role, Viewer
from shangliang.commons.committees.scope import within
from shangliang.front import menu
from shangliang.front.homes import rest
from shangliang.front.homes.member import LATE, pressing
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import Role as Part
from shangliang.reading.notices.actions import follow
from shangliang.work.membership.actions import ask_change
from shangliang.work.proposals import actions
from tests import given

pytestmark = pytest.mark.django_db
TITLE = "关于扩大老年助餐点配送范围的提案"
GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8


class Story:
    """A small past, made by doing."""

    def __init__(self):
        self.w = given.world()

    def written(self, at, title=TITLE):
        act = given.act(self.w.as_member(self.w.members[0]), at)
        draft = actions.start(act, None, author=self.w.members[0])
        return actions.save(act, draft, title=title, grounds=GROUNDS, recommendations=["把晚餐配送纳入补贴。"], category="社会民生")

    def submitted(self, at, title=TITLE):
        draft = self.written(at, title)
        return actions.submit(given.act(self.w.as_member(self.w.members[0]), at), draft)

    def filed(self, at):
        proposal = self.submitted(at)
        staff = self.w.act(Role.PROPOSAL_STAFF, at)
        actions.plan_units(staff, proposal, units=[(self.w.units[0], Part.LEAD)])
        actions.file(staff, proposal, stage=1)
        return actions.file(self.w.act(Role.PROPOSAL_HEAD, at), proposal, stage=2)

    def handed(self, at):
        return actions.hand_over(self.w.act(Role.HANDOVER_GOVERNMENT, at), self.filed(at))


@pytest.fixture
def story(time_machine):
    time_machine.move_to(given.at("2026-01-14", "10:00"), tick=False)
    return Story()


def home(client, story, role):
    client.force_login(story.w.posts[role].user)
    return client.get("/").content.decode()


def test_an_empty_workbench_says_what_will_come_there(client, story):
    page = home(client, story, Role.PROPOSAL_STAFF)
    assert "还没有提案，收到后会排在这里" in page
    assert "今天还没有记录" in page


def test_the_workbench_says_first_what_is_most_pressing_and_every_number_leads_somewhere(client, story, time_machine):
    with within(story.w.committee):
        story.submitted(given.at("2026-01-12"), "关于一件等了两天的提案")
    page = home(client, story, Role.PROPOSAL_STAFF)
    assert "今天没有急事，还有 1 项可以先做" in page
    assert "等了 2 天" in page
    assert "待审查 1，待交办 0" in page
    with within(story.w.committee):
        story.handed(given.at("2026-01-13"))
        part = Assignment.objects.get()
        handling.ask_return(story.w.act(Role.UNIT_CLERK, given.at("2026-01-14", "09:00")), part, reason="不是我单位职责", proposed=story.w.units[1])
    page = home(client, story, Role.PROPOSAL_STAFF)
    assert "今天有 1 项等你定，先看“退办申请：扩大老年助餐点配送范围”" in page
    assert "申请退办" in page.split("今日台账")[1]
    time_machine.move_to(given.at("2026-06-01", "10:00"), tick=False)
    page = home(client, story, Role.PROPOSAL_STAFF)
    assert "催办超期的 1 个单位" in page
    assert "?view=overdue" in page


def test_the_office_that_hands_over_sees_only_its_own_side(client, story):
    with within(story.w.committee):
        story.filed(given.at("2026-01-13"))
    assert "交办 1 件已立案的提案" in home(client, story, Role.HANDOVER_GOVERNMENT)
    party = home(client, story, Role.HANDOVER_PARTY)
    assert "交办 1 件" not in party
    assert _badge(party, "交办") == ""
    assert _badge(home(client, story, Role.HANDOVER_GOVERNMENT), "交办") == "1件等你处理"


def _badge(page, label):
    """What the navigation counts beside a label."""
    badge = re.search(rf'<span class="nav-link-title">{label}</span>(.*?)</a>', page, re.S)[1]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", badge))


def test_proposals_and_the_parts_units_owe_are_counted_under_their_own_words(client, story, time_machine):
    with within(story.w.committee):
        proposal = story.submitted(given.at("2026-01-12"))
        staff = story.w.act(Role.PROPOSAL_STAFF, given.at("2026-01-12"))
        actions.plan_units(staff, proposal, units=[(story.w.units[0], Part.LEAD), (story.w.units[1], Part.ASSIST)])
        actions.file(staff, proposal, stage=1)
        actions.file(story.w.act(Role.PROPOSAL_HEAD, given.at("2026-01-12")), proposal, stage=2)
        actions.hand_over(story.w.act(Role.HANDOVER_GOVERNMENT, given.at("2026-01-13")), proposal)
    time_machine.move_to(given.at("2026-06-01", "10:00"), tick=False)
    page = home(client, story, Role.PROPOSAL_STAFF)
    assert _badge(page, "办理") == "2份超期"
    assert "超期欠 2 份（答复 1 份，会办意见 1 份）" in page
    assert "单位欠 2 份" in page.split("已超期", 1)[1].split("待办", 1)[0]
    assert "单位超期欠 2 份（答复 1 份，会办意见 1 份）" in client.get("/handling/desk/").content.decode()


def test_the_days_shown_ahead_are_those_the_figure_counts(client, story, time_machine):
    with within(story.w.committee):
        story.handed(given.at("2026-01-13"))
    time_machine.move_to(given.at("2026-04-06", "10:00"), tick=False)  # due on 13 April, the last of the seven days ahead
    page = home(client, story, Role.PROPOSAL_STAFF)
    week = page.split('<ol class="sl-week">', 1)[1].split("</ol>", 1)[0]
    shown = [int(n) for n in re.findall(r"<i>(\d+)<", week)]
    assert sum(shown) == 1
    assert "is-past" not in week


def test_whatever_the_navigation_counts_has_a_line_on_the_workbench():
    counted = {name for way in menu.NAV if set(way.roles) & (STAFF | HANDOVER) for name in rest.counts_of(way)}
    assert counted == rest.TOLD | set(rest.LINES)


@pytest.mark.parametrize("name", sorted(rest.LINES))
def test_a_line_of_the_workbench_says_the_number_of_the_navigation_and_leads_on(name):
    role = next(role for role in sorted(STAFF | HANDOVER) for way in menu.NAV if role in way.roles and name in rest.counts_of(way))
    viewer = Viewer(user_id=1, name="某人", role=role, committee_id=1)
    [(_, line)] = rest.rest(viewer, {name: 7})
    assert " 7 " in line["what"]
    assert line["href"].startswith("/")


def test_todays_ledger_tells_no_one_of_drafts(client, story):
    with within(story.w.committee):
        story.written(given.at("2026-01-14", "09:30"), "关于还没想好的事")
    assert "还没想好" not in home(client, story, Role.PROPOSAL_STAFF)


def test_todays_ledger_says_a_deed_done_to_many_at_once_in_one_line(client, story):
    with within(story.w.committee):
        found = [story.filed(given.at("2026-01-13")) for _ in range(5)]
        act = story.w.act(Role.HANDOVER_GOVERNMENT, given.at("2026-01-14", "09:00"))
        for proposal in found:
            actions.hand_over(act, proposal)
    said = home(client, story, Role.PROPOSAL_STAFF).split("今日台账")[1]
    assert said.count("交办：") == 1
    assert f"{TITLE}等 5 件" in said


def test_a_member_sees_what_is_asked_and_how_far_their_own_have_come(client, story):
    with within(story.w.committee):
        story.handed(given.at("2026-01-13"))
        draft = story.written(given.at("2026-01-14"), "关于第二件事")
        actions.invite(given.act(story.w.as_member(story.w.members[0]), given.at("2026-01-14")), draft, members=[story.w.members[1]])
    page = home(client, story, Role.MEMBER)
    assert "许岚委员，上午好" in page
    assert "没交的 1 件" in page
    assert "市教育局办理，4 月 13 日前" in page
    client.force_login(story.w.members[1].user)
    asked = client.get("/").content.decode()
    assert "许岚请你联名" in asked
    assert "等你回应" in asked


def test_a_member_without_proposals_is_shown_how_to_begin(client, story):
    assert "还没有交过提案" in home(client, story, Role.MEMBER)


def test_a_unit_comes_straight_to_its_inbox(client, story):
    client.force_login(story.w.posts[Role.UNIT_CLERK].user)
    assert client.get("/").url == "/handling/"


def test_the_chair_gets_three_blocks_of_at_most_seven(client, story, time_machine):
    with within(story.w.committee):
        for _ in range(9):
            story.handed(given.at("2026-01-13"))
    time_machine.move_to(given.at("2026-06-01", "10:00"), tick=False)
    page = home(client, story, Role.CHAIR)
    assert "9 件提案超期，0 件 7 天内到期" in page
    assert page.count(TITLE) == 7
    assert "看全部 9 件" in page
    assert "没有等评价的答复" in page


def test_the_administrator_is_told_what_is_missing(client, story, time_machine):
    page = home(client, story, Role.ADMINISTRATOR)
    assert "没登录过" in page
    time_machine.move_to(given.at("2025-09-01", "10:00"), tick=False)
    assert "没有在收提案的届次" in home(client, story, Role.ADMINISTRATOR)


def test_the_administrator_hears_when_the_clockwork_stands_still(client, story, time_machine):
    assert "后台任务" not in home(client, story, Role.ADMINISTRATOR)
    follow(story.w.committee, given.at("2026-01-14", "10:00"))
    assert "后台任务" not in home(client, story, Role.ADMINISTRATOR)
    time_machine.move_to(given.at("2026-01-14", "10:16"), tick=False)
    assert "从今天 10:00 起没有动静" in home(client, story, Role.ADMINISTRATOR)


@pytest.mark.parametrize(("role", "where"), [(Role.AUDITOR, "/ledger/")])
def test_others_come_to_the_page_they_work_on(client, story, role, where):
    client.force_login(story.w.posts[role].user)
    assert client.get("/").url == where


@pytest.mark.parametrize(
    ("role", "path", "label"),
    [
        (Role.PROPOSAL_STAFF, "/proposals/{}/review/", "审查"), (Role.PROPOSAL_STAFF, "/proposals/{}/", "提案"), (Role.MEMBER, "/proposals/{}/", "建言"),
    ],
)  # fmt: skip
def test_the_way_to_a_page_is_marked_where_one_came_from(client, story, role, path, label):
    with within(story.w.committee):
        proposal = story.submitted(given.at("2026-01-13"))
    client.force_login(story.w.posts[role].user)
    page = client.get(path.format(proposal.pk)).content.decode()
    here = page.split('aria-current="page"', 1)[1].split("</a>", 1)[0]
    assert label in here


@pytest.mark.parametrize("role", [Role.OFFICE_STAFF, Role.ADMINISTRATOR])
def test_the_office_sees_that_members_wait_for_their_data_to_be_changed(client, story, role):
    with within(story.w.committee):
        member = story.w.members[0]
        ask_change(given.act(story.w.as_member(member)), member, values={"employer": "新单位"}, reason="调动")
    assert "核对 1 位委员改本人信息的申请" in home(client, story, role)


def test_pages_of_one_family_share_a_line_and_lead_to_one_another(client, story):
    client.force_login(story.w.posts[Role.PROPOSAL_STAFF].user)
    page = client.get("/handling/promises/").content.decode()
    lines = re.findall(r'<span class="nav-link-title">([^<]+)</span>', page)
    assert "落实" in lines
    assert not {"承诺", "回头看"} & set(lines)
    kin = re.search(r'aria-label="同类">(.*?)</nav>', page, re.S)[1]
    assert re.findall(r">(承诺|回头看)", kin) == ["承诺", "回头看"]
    assert 'aria-label="同类"' not in client.get("/").content.decode()


def test_what_ends_soonest_stands_first_and_what_is_long_over_last():
    said = [{"title": "过了", "left": LATE}, {"title": "没有期限"}, {"title": "四天", "left": 4}, {"title": "今天", "left": 0}]
    assert [one["title"] for one in sorted(said, key=pressing)] == ["今天", "四天", "没有期限", "过了"]
