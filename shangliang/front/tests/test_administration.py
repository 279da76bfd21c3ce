"""What administrators and auditors do: each change is a fact, nothing is done twice, nobody reaches into another committee."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.access.models import Token
from shangliang.commons.access.tokens import read
from shangliang.commons.committees.models import CalendarDay, Committee, Session
from shangliang.commons.committees.preferences import PREFERENCES
from shangliang.commons.committees.scope import here, within
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.ledger.queries import Wanted, whole
from shangliang.front.administration.facts_in_words import FIELDS, UNSAID, details
from shangliang.front.administration.views.auditing import _options
from shangliang.front.models import SignIn
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def w(time_machine):
    time_machine.move_to(given.at("2026-03-02", "10:00"), tick=False)
    return given.world()


@pytest.fixture
def admin(client, w):
    client.force_login(w.posts[Role.ADMINISTRATOR].user)
    return client


def facts(w, kind):
    with within(w.committee):
        return [fact.data for fact in whole(Wanted(kind=kind))]


def test_every_declared_setting_has_a_page_that_shows_its_value(admin):
    grouped = [p for p in PREFERENCES if p.group]  # the others have a page of their own, like 授权
    groups = {p.group for p in grouped}
    pages = "".join(admin.get("/settings/", {"group": group}).content.decode() for group in groups)
    for preference in grouped:
        assert preference.label in pages
        assert admin.get(f"/settings/of/{preference.key}/").status_code == 200


@pytest.mark.parametrize(
    ("key", "typed", "after"),
    [
        ("signing.idle_minutes", "20", "20"),
        ("handling.clerk_may_issue", "1", "是"),
        ("proposals.handling.lead", "6 个月", "6 个月"),
        ("proposals.handling.redo", "6月30日前", "6 月 30 日前"),
        ("proposals.categories", "经济\n\n社会 \n", "2 项：经济、社会"),
        ("proposals.handling.rating_scope", "worst", "全体提案人，以最低的为准"),
    ],
)
def test_a_changed_setting_holds_and_is_recorded(admin, w, key, typed, after):
    assert admin.post(f"/settings/of/{key}/", {"value": typed}).url.startswith("/settings/?group=%E")
    said = facts(w, "committees.setting_changed")
    assert [fact["after"] for fact in said] == [after]
    assert said[0]["before"] != after
    assert after in admin.get(f"/settings/?group={PREFERENCES.get(key).group}").content.decode()
    assert admin.post(f"/settings/of/{key}/", {"value": typed}).status_code == 409
    assert admin.post(f"/settings/of/{key}/", {"then": "restore"}).status_code == 302
    assert facts(w, "committees.setting_changed")[0]["restored"] is True
    assert admin.post(f"/settings/of/{key}/", {"then": "restore"}).status_code == 409


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("signing.idle_minutes", "4"), ("signing.idle_minutes", "abc"), ("signing.idle_minutes", ""), ("proposals.handling.lead", "很久"),
        ("proposals.serial.pattern", "{foo}"), ("proposals.serial.pattern", "第一号"), ("proposals.handling.warn", "三天"), ("proposals.handling.rating_scope", "all"),
    ],
)
def test_what_a_setting_cannot_be_is_refused_and_stays_typed(admin, w, key, typed):
    answer = admin.post(f"/settings/of/{key}/", {"value": typed})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert facts(w, "committees.setting_changed") == []


def test_a_table_of_settings_is_changed_row_by_row(admin, w):
    page = admin.get("/settings/of/proposals.handling.classes/").content.decode()
    assert 'name="label-2"' in page
    rows = {"code-0": "A", "label-0": "已经解决", "solved-0": "1", "adopted-0": "1", "code-1": "", "label-1": "清空的一行", "code-2": "D", "label-2": "不能解决", "needs_reason-2": "1"}
    assert admin.post("/settings/of/proposals.handling.classes/", rows).status_code == 302
    with within(w.committee):
        assert [(row["code"], row["solved"], row["needs_reason"]) for row in here().setting("proposals.handling.classes")] == [("A", True, False), ("D", False, True)]
    assert admin.post("/settings/of/proposals.handling.classes/", {"code-0": "A", "label-0": "一", "code-1": "A", "label-1": "二"}).status_code == 422


def test_the_parties_of_a_joint_hand_over_are_named_by_an_administrator_without_codes(admin, w):
    page = admin.get("/settings/of/proposals.handing.parties/").content.decode()
    assert 'name="party-0"' in page
    assert "由哪个岗位表示意见" in page
    assert '<option value="handover_party">党委办交办</option>' in page
    assert admin.post("/settings/of/proposals.handing.parties/", {"party-0": "市委办"}).status_code == 422, "a party without a post that speaks for it"
    sent = {"party-0": "市委办", "role-0": "handover_party", "party-1": "提案委", "role-1": "proposal_head", "party-2": "", "role-2": ""}
    assert admin.post("/settings/of/proposals.handing.parties/", sent).status_code == 302
    with within(w.committee):
        assert here().setting("proposals.handing.parties") == [{"party": "市委办", "role": "handover_party"}, {"party": "提案委", "role": "proposal_head"}]
    assert "2 项：市委办、提案委" in admin.get("/settings/?q=联动交办").content.decode()
    assert 'selected>提案委负责人</option>' in admin.get("/settings/of/proposals.handing.parties/").content.decode()


def test_a_table_of_settings_shows_spans_and_posts_as_people_write_them(admin, w):
    nodes = admin.get("/settings/of/proposals.key.nodes/").content.decode()
    assert 'value="2 个月"' in nodes
    assert 'value="11 月 30 日前"' in nodes
    assert "months" not in nodes
    sent = {"label-0": "督办会", "span-0": "40天", "forms-0": "督办会", "code-0": "meeting", "label-1": "办结", "span-1": "11月30日前", "forms-1": "", "code-1": "close"}
    assert admin.post("/settings/of/proposals.key.nodes/", sent).status_code == 302
    assert admin.post("/settings/of/proposals.joint.bodies/", {"name-0": "政协办公室", "roles-0": ["office_staff", "chair"]}).status_code == 302
    with within(w.committee):
        assert [(row["code"], row["span"], row["forms"]) for row in here().setting("proposals.key.nodes")] == [("meeting", "40 days", ["督办会"]), ("close", "11-30", [])]
        assert here().setting("proposals.joint.bodies") == [{"name": "政协办公室", "roles": ["office_staff", "chair"]}]


def test_a_double_click_changes_once_and_says_so(admin, w):
    form = {"value": "25", "act_uid": str(uuid4())}
    assert [admin.post("/settings/of/signing.idle_minutes/", form).status_code for _ in range(2)] == [302, 409]
    assert len(facts(w, "committees.setting_changed")) == 1


DAYS = {"accepts_from": "2026-10-10", "opens_on": "2027-01-10", "closes_on": "2027-01-14", "deadline": "2027-01-11T16:00"}


def test_the_next_session_is_planned_and_can_be_moved(admin, w):
    assert 'value="3"' in admin.get("/settings/terms/").content.decode()
    assert admin.post("/settings/terms/", {"term": "6", "number": "3", **DAYS}).status_code == 302
    with within(w.committee):
        made = Session.objects.get(number=3)
        assert made.deadline == given.at("2027-01-11", "16:00")
        assert here().session_on(date(2026, 10, 10)) == made
    assert facts(w, "committees.session_added")[0]["name"] == "第六届第三次会议"
    assert admin.post("/settings/terms/", {"term": "6", "number": "3", **DAYS}).status_code == 422
    assert admin.post(f"/settings/terms/{made.pk}/", DAYS).status_code == 409
    assert admin.post(f"/settings/terms/{made.pk}/", DAYS | {"deadline": "2027-01-11T18:00"}).status_code == 302
    assert facts(w, "committees.session_changed")[0]["after"][-1] == "2027-01-11 18:00"


def test_a_new_term_begins_with_its_first_session(admin, w):
    assert admin.post("/settings/terms/", {"term": "7", "number": "1", **DAYS}).status_code == 302
    with within(w.committee):
        assert Session.objects.get(number=1).term.number == 7


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"closes_on": "2027-01-09"}, "闭幕不能早于开幕"), ({"opens_on": "2026-09-01"}, "开幕不能早于"), ({"deadline": "2026-01-01T10:00"}, "截止不能早于"),
        ({"opens_on": ""}, "请选开幕的日期"), ({"deadline": "x"}, "请选截止"), ({"term": "0"}, "请写 1 到 40"), ({"accepts_from": "1900-01-01"}, "请选开始收提案"),
    ],
)
def test_sessions_whose_days_make_no_sense_are_refused(admin, w, changed, field):
    answer = admin.post("/settings/terms/", {"term": "6", "number": "3", **DAYS} | changed)
    assert answer.status_code == 422
    assert field in answer.content.decode()


def test_a_marked_day_changes_the_clocks_and_can_be_unmarked(admin, w):
    assert "2026 年工作日历" in admin.get("/settings/calendar/2026/").content.decode()
    with within(w.committee):
        assert here().calendar.is_working(date(2026, 3, 9))
    assert admin.post("/settings/calendar/mark/", {"day": "2026-03-09", "working": "no", "note": "市庆"}).status_code == 302
    with within(w.committee):
        assert not here().calendar.is_working(date(2026, 3, 9))
        assert CalendarDay.objects.get().note == "市庆"
    assert "市庆" in admin.get("/settings/calendar/2026/").content.decode()
    assert admin.post("/settings/calendar/mark/", {"day": "2026-03-09", "then": "unmark"}).status_code == 302
    assert admin.post("/settings/calendar/mark/", {"day": "2026-03-09", "then": "unmark"}).status_code == 409
    assert [kind for kind in ("committees.day_marked", "committees.day_unmarked") if len(facts(w, kind)) == 1] == ["committees.day_marked", "committees.day_unmarked"]


@pytest.mark.parametrize("form", [{}, {"day": "x", "working": "no"}, {"day": "2026-03-09"}, {"day": "0001-01-01", "working": "no"}])
def test_marks_without_a_day_or_a_word_are_refused(admin, form):
    assert admin.post("/settings/calendar/mark/", form).status_code == 422


def test_a_year_without_a_published_table_says_so(admin):
    assert "还没有收录" in admin.get("/settings/calendar/2030/").content.decode()
    assert admin.get("/settings/calendar/1990/").status_code == 404


def test_a_locked_account_is_found_and_opened(admin, w, client):
    user = w.posts[Role.UNIT_CLERK].user
    stranger = type(client)()
    for _ in range(5):
        stranger.post("/sign-in/", {"account": user.account, "password": "wrong"})
    assert "锁定中" in admin.get("/settings/people/?view=locked").content.decode()
    assert admin.post(f"/settings/people/{user.pk}/unlock/").status_code == 302
    assert admin.post(f"/settings/people/{user.pk}/unlock/").status_code == 409
    assert len(facts(w, "people.account_unlocked")) == 1


def test_a_persons_page_shows_posts_and_account_and_nothing_in_clear(admin, w):
    user = w.posts[Role.UNIT_CLERK].user
    user.phone = "13812345678"
    user.save()
    page = admin.get(f"/settings/people/{user.pk}/").content.decode()
    assert "市教育局" in page
    assert "138 **** 5678" in page
    assert "13812345678" not in page + admin.get("/settings/people/").content.decode()
    assert admin.get(f"/settings/people/{given.world().posts[Role.CHAIR].user_id}/").status_code == 404


def test_an_administrator_ends_sessions_and_reaches_nobody_elsewhere(admin, w):
    user, other = w.posts[Role.UNIT_CLERK].user, given.world().posts[Role.CHAIR].user
    assert admin.post(f"/settings/people/{user.pk}/sessions/").status_code == 302
    assert admin.post(f"/settings/people/{user.pk}/factor/").status_code == 409
    for what in ("unlock", "sessions", "factor"):
        assert admin.post(f"/settings/people/{other.pk}/{what}/").status_code == 404
    assert other.name not in admin.get(f"/settings/people/?q={other.account}").content.decode().split("</form>")[-1]


def test_a_key_is_shown_once_works_and_is_ended(admin, w):
    post = w.posts[Role.UNIT_CLERK]
    assert "可以做什么" in admin.get(f"/settings/tokens/?post={post.pk}").content.decode()
    form = {"post": post.pk, "name": "市协同办公平台", "scopes": ["handling.sign", "handling.inbox"], "ends_on": "2026-12-31"}
    page = admin.post("/settings/tokens/", form).content.decode()
    secret = page.split("<code>")[1].split("</code>")[0]
    assert read(secret).viewer.scopes == {"handling.sign", "handling.inbox"}
    assert secret not in admin.get("/settings/tokens/").content.decode()
    assert secret not in str(facts(w, "access.token_made"))
    with within(w.committee):
        token = Token.objects.get()
    assert admin.post(f"/settings/tokens/{token.pk}/end/").status_code == 302
    assert read(secret) is None
    assert admin.post(f"/settings/tokens/{token.pk}/end/").status_code == 409


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"name": ""}, "写明给哪个平台用"), ({"scopes": []}, "至少选一项"), ({"scopes": ["proposals.review"]}, "不归承办单位经办"), ({"ends_on": "x"}, "请选一个日期"), ({"post": "0"}, "请选一个岗位")],
)
def test_a_key_that_makes_no_sense_is_refused(admin, w, changed, said):
    form = {"post": w.posts[Role.UNIT_CLERK].pk, "name": "平台", "scopes": ["handling.sign"]} | changed
    answer = admin.post("/settings/tokens/", form)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_auditor_reads_the_whole_ledger_in_chinese_and_takes_it_away(admin, client, w):
    admin.post("/settings/of/signing.idle_minutes/", {"value": "20"})
    client.force_login(w.posts[Role.AUDITOR].user)
    page = client.get("/ledger/").content.decode()
    assert "修改设置" in page
    assert "原来：30" in page
    assert "改为：20" in page
    labels = [label for _, label in _options(sorted(one.kind for one in kinds))]
    assert len(labels) == len(set(labels))
    assert "没有符合条件的记录" in client.get("/ledger/?first=2030-01-01").content.decode()
    assert "修改设置" in client.get("/ledger/?kind=committees.setting_changed&who=管理员&last=2026-03-02").content.decode()
    for odd in ("?subject=x", "?subject=a:99999999999999999999", "?first=x&last=9999-99-99", "?page=x", "?kind=';drop"):
        assert client.get("/ledger/" + odd).status_code == 200
    file = client.post("/ledger/export/", {"kind": "committees."})
    sheet = load_workbook(BytesIO(b"".join(file.streaming_content))).active
    assert [cell.value for cell in sheet[2]][1:5] == ["委员会管理员（委员会管理员）", "修改设置", w.committee.short_name, "设置：多久不操作自动退出（分钟）；原来：30；改为：20；恢复默认：否"]
    assert facts(w, "ledger.exported")[0]["rows"] == 1


def test_the_auditor_sees_who_signed_in_here_only(client, w):
    for one in (w, given.world()):
        SignIn.objects.create(user=one.posts[Role.CHAIR].user, outcome="wrong", at=given.at("2026-03-01"), address="10.0.0.9")
    client.force_login(w.posts[Role.AUDITOR].user)
    page = client.get("/sign-ins/").content.decode()
    assert page.count("10.0.0.9") == 1
    assert "密码不对" in page
    assert "没有符合条件的登录" in client.get("/sign-ins/?day=2026-01-01").content.decode()


def test_every_field_of_every_fact_has_a_chinese_name():
    from dataclasses import fields

    ours = [kind for kind in kinds if ".tests" not in kind.__module__]  # tests declare facts of their own
    nameless = {f"{kind.kind}.{field.name}" for kind in ours for field in fields(kind) if field.name not in FIELDS and field.name not in UNSAID}
    assert not nameless


def test_what_a_fact_carries_is_said_in_words():
    said = details("handling.assigned", {"unit": "市教育局", "role": "assist", "due_on": "2026-05-02", "note": ""})
    assert said == [("单位", "市教育局"), ("岗位或角色", "会办"), ("期限", "2026 年 5 月 2 日" if date.today().year != 2026 else "5 月 2 日")]


@pytest.fixture
def platform(client):
    user = given.user("平台")
    user.is_platform = True
    user.save()
    client.force_login(user)
    return client


OPENED = {"slug": "anxi", "name": "中国人民政治协商会议安溪市委员会", "short_name": "安溪市政协", "place": "安溪市", "level": "county", "administrator": "江禾", "phone": "13900002222"}


def test_the_platform_opens_a_committee_whose_administrator_can_sign_in(platform, client):
    page = platform.post("/committees/", OPENED).content.decode()
    assert "安溪市政协已开通" in page
    made = Committee.objects.get(slug="anxi")
    word = page.split("<code>")[1].split("</code>")[0]
    fresh = type(client)()
    assert fresh.post("/sign-in/", {"account": "13900002222", "password": word}).url == "/"
    assert fresh.get("/").url.startswith("/account/password/")
    with within(made):
        assert [fact.kind for fact in whole(Wanted())] == ["committees.opened"]
    assert platform.get("/ledger/").status_code == 403


@pytest.mark.parametrize("changed", [{"slug": "安溪"}, {"slug": ""}, {"name": ""}, {"level": "x"}, {"phone": "12"}, {"administrator": ""}, {"parent": "99999"}])
def test_a_committee_that_is_not_described_is_not_opened(platform, changed):
    assert platform.post("/committees/", OPENED | changed).status_code == 422
    assert not Committee.objects.filter(short_name="安溪市政协").exists()


def test_the_same_committee_is_not_opened_twice(platform):
    platform.post("/committees/", OPENED)
    again = platform.post("/committees/", OPENED | {"phone": ""})
    assert again.status_code == 422
    assert "已经用了" in again.content.decode()
    assert Committee.objects.filter(slug="anxi").count() == 1


def test_old_sign_ins_stay_for_more_than_half_a_year(w):
    """等保: nothing removes them; this test is here so that whoever adds a clean-up thinks of the six months."""
    SignIn.objects.create(user=w.posts[Role.CHAIR].user, outcome="entered", at=given.at("2026-03-01") - timedelta(days=200))
    assert SignIn.objects.count() == 1
