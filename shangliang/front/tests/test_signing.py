"""Signing in as people do it: by account or phone, with typos, with an initial password, too late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import within
from shangliang.commons.people.sealed import fingerprint
from shangliang.front.models import SignIn
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def w():
    return given.world()


@pytest.fixture
def fast(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "shangliang.commons.people.initial.InitialPassword"]


@pytest.fixture
def clerk(w, fast):
    user = w.posts[Role.PROPOSAL_STAFF].user
    user.account, user.phone, user.phone_print = "zhoumin", "13812345678", fingerprint("13812345678")
    user.set_password(given.PASSWORD)
    user.save()
    return user


def sign_in(client, account, password=given.PASSWORD, **more):
    return client.post("/sign-in/", {"account": account, "password": password, **more})


@pytest.mark.parametrize("typed", ["zhoumin", " zhoumin ", "13812345678", "１３８１２３４５６７８", "138 1234 5678", "138-1234-5678"])
def test_people_sign_in_by_account_or_phone_however_they_write_it(client, clerk, typed):
    answer = sign_in(client, typed)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/").status_code == 200


def test_a_wrong_password_says_how_many_tries_are_left(client, clerk):
    answer = sign_in(client, "zhoumin", "wrong")
    assert answer.status_code == 422
    assert "还可以试 4 次" in answer.content.decode()
    assert 'value="zhoumin"' in answer.content.decode()
    assert SignIn.objects.get().outcome == "wrong"


def test_what_is_not_filled_in_is_said_without_counting_a_try(client, clerk):
    assert "请填写账号和密码" in sign_in(client, "", "").content.decode()
    assert not SignIn.objects.exists()


def test_after_signing_in_one_comes_to_the_page_one_wanted(client, clerk):
    assert sign_in(client, "zhoumin", next="/account/?a=1&b=2").url == "/account/?a=1&b=2"


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/", "/sign-in/", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere_after_signing_in(client, clerk, wanted):
    assert sign_in(client, "zhoumin", next=wanted).url == "/"


def test_the_session_gets_a_new_key_when_somebody_signs_in(client, clerk):
    client.get("/sign-in/")
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    before = session.session_key
    sign_in(client, "zhoumin")
    assert client.session.session_key != before


def test_five_wrong_tries_lock_the_account_for_half_an_hour(client, clerk, time_machine):
    time_machine.move_to(given.at("2026-01-12", "14:05"), tick=False)
    for typed in ["zhoumin", "13812345678", "zhoumin", "138 1234 5678", "zhoumin"]:
        answer = sign_in(client, typed, "wrong")
    assert answer.status_code == 429
    assert "账号锁定到 14:35" in answer.content.decode()
    time_machine.move_to(given.at("2026-01-12", "14:20"), tick=False)
    locked = sign_in(client, "zhoumin")
    assert locked.status_code == 429
    assert "14:35" in locked.content.decode()  # knocking does not make it longer
    time_machine.move_to(given.at("2026-01-12", "14:36"), tick=False)
    assert sign_in(client, "zhoumin").status_code == 302


def test_one_locked_account_locks_nobody_else(client, clerk, w):
    for _ in range(5):
        sign_in(client, "somebody-unknown", "wrong")
    assert sign_in(client, "zhoumin").status_code == 302


def test_no_phone_number_is_kept_in_clear_by_wrong_tries(client, clerk):
    from axes.models import AccessAttempt

    sign_in(client, "13812345678", "wrong")
    sign_in(client, "13900001111", "wrong")
    for attempt in AccessAttempt.objects.all():
        kept = f"{attempt.username} {attempt.get_data} {attempt.post_data}"
        assert "138" not in kept
        assert "13900001111" not in kept


def test_an_initial_password_opens_nothing_but_the_page_that_changes_it(client, clerk):
    clerk.must_change_password = True
    clerk.save()
    sign_in(client, "zhoumin")
    for path in ["/", "/account/", "/proposals/"]:
        answer = client.get(path)
        assert answer.url.startswith("/account/password/"), path
    assert client.post("/switch/", {"post": "1"}).status_code == 403
    assert client.get("/", headers={"HX-Request": "true"})["HX-Redirect"] == "/account/password/"
    page = client.get("/account/password/").content.decode()
    assert "先换成你自己的密码" in page
    assert "现在的密码" not in page
    changed = client.post("/account/password/", {"password": "Taiyang-77", "again": "Taiyang-77"})
    assert changed.url == "/"
    assert client.get("/").status_code == 200
    client.post("/sign-out/")
    assert sign_in(client, "zhoumin").status_code == 422
    assert sign_in(client, "zhoumin", "Taiyang-77").status_code == 302


@pytest.mark.parametrize(
    ("typed", "again", "said"),
    [
        ("Ab1-", "Ab1-", "还差 4 位"),
        ("abcdefgh12", "abcdefgh12", "至少要有 3 种"),
        ("Zhoumin-1234", "Zhoumin-1234", "不能包含账号"),
        ("x13812345678X", "x13812345678X", "手机号"),
        ("Taiyang-77", "Taiyang-78", "两次写的不一样"),
        (given.PASSWORD, given.PASSWORD, "最近 5 次用过"),
    ],
)
def test_a_weak_password_is_refused_with_what_to_mend(client, clerk, typed, again, said):
    client.force_login(clerk)
    answer = client.post("/account/password/", {"now": given.PASSWORD, "password": typed, "again": again})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_changing_a_password_asks_for_the_present_one_and_counts_wrong_tries(client, clerk):
    client.force_login(clerk)
    for _ in range(4):
        answer = client.post("/account/password/", {"now": "wrong", "password": "Taiyang-77", "again": "Taiyang-77"})
        assert "现在的密码不对" in answer.content.decode()
    assert client.post("/account/password/", {"now": "wrong", "password": "a", "again": "a"}).status_code == 429


def test_a_new_password_ends_the_sessions_elsewhere(client, clerk, fast):
    elsewhere = type(client)()
    sign_in(elsewhere, "zhoumin")
    sign_in(client, "zhoumin")
    client.post("/account/password/", {"now": given.PASSWORD, "password": "Taiyang-77", "again": "Taiyang-77"})
    assert client.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def test_passwords_that_are_too_old_must_be_changed(client, clerk, w):
    with within(w.committee):
        SettingValue.objects.create(committee=w.committee, key="signing.password_days", value=90)
    client.force_login(clerk)
    assert client.get("/").status_code == 200
    clerk.password_changed_at = timezone.now() - timedelta(days=91)
    clerk.save()
    assert client.get("/").url.startswith("/account/password/")


def test_who_does_nothing_for_too_long_is_signed_out_and_told_why(client, clerk, time_machine):
    time_machine.move_to(given.at("2026-01-12", "14:00"), tick=False)
    sign_in(client, "zhoumin")
    time_machine.move_to(given.at("2026-01-12", "14:29"), tick=False)
    assert client.get("/").status_code == 200
    time_machine.move_to(given.at("2026-01-12", "15:00"), tick=False)
    gone = client.get("/account/", follow=True)
    assert "超过 30 分钟没有操作" in gone.content.decode()
    assert "超过 30 分钟" not in client.get("/sign-in/").content.decode()


def test_who_signs_out_is_out(client, clerk):
    sign_in(client, "zhoumin")
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert client.get("/").url.startswith("/sign-in/?next=")
    assert SignIn.objects.get().ended_at


def test_somebody_without_a_post_is_told_whom_to_ask(client, fast):
    client.force_login(given.user("江禾"))
    assert "没有岗位" in client.get("/").content.decode()


def test_the_night_clears_what_is_over_and_keeps_the_record(client, clerk, time_machine):
    from django.contrib.sessions.models import Session

    from shangliang.front.jobs import nightly

    time_machine.move_to(given.at("2026-01-12", "14:00"), tick=False)
    sign_in(client, "zhoumin", "wrong")
    sign_in(client, "zhoumin")
    nightly(0)
    assert Session.objects.count() == 1
    time_machine.move_to(given.at("2026-01-14", "02:40"), tick=False)
    nightly(0)
    assert Session.objects.count() == 0
    assert SignIn.objects.count() == 2
