"""The second factor: bound with a picture, asked at sign-in, recovered with a code, demanded by the committee."""

import re
import time as clock

import pytest
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import within
from shangliang.commons.people.sealed import unwrap, wrap
from shangliang.front.models import Authenticator
from tests import given

pytestmark = pytest.mark.django_db
START = given.at("2026-01-12", "09:00")


@pytest.fixture
def w():
    return given.world()


@pytest.fixture
def clerk(w, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    user = w.posts[Role.PROPOSAL_STAFF].user
    user.account = "zhoumin"
    user.set_password(given.PASSWORD)
    user.save()
    return user


def code_of(user, confirmed=True):
    device = Authenticator.objects.get(user=user, confirmed=confirmed)
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = clock.time()
    return f"{totp.token():06d}"


def sign_in(client):
    return client.post("/sign-in/", {"account": "zhoumin", "password": given.PASSWORD}, follow=True)


@pytest.fixture
def bound(client, clerk, time_machine):
    """A clerk who has bound an app, and the recovery codes shown then."""
    time_machine.move_to(START, tick=False)
    client.force_login(clerk)
    assert "<path" in client.get("/account/second-factor/").content.decode()
    page = client.post("/account/second-factor/", {"code": code_of(clerk, confirmed=False)}).content.decode()
    client.post("/sign-out/")
    time_machine.shift(60)
    return re.findall(r"<code>([a-z2-7]{4}-[a-z2-7]{4})</code>", page)


def test_who_has_bound_an_app_is_asked_for_its_code(client, clerk, bound):
    page = sign_in(client)
    assert "输入动态口令" in page.content.decode()
    assert client.get("/account/").url.startswith("/account/password/") is False
    assert client.get("/account/").url.startswith("/sign-in/code/")
    assert client.post("/switch/", {"post": "1"}).status_code == 403
    before = client.session.session_key
    assert client.post("/sign-in/code/", {"code": code_of(clerk)}).url == "/"
    assert client.session.session_key != before
    assert client.get("/").status_code == 200


def test_whoever_reads_the_table_has_no_key(clerk, bound):
    kept = TOTPDevice.objects.get(user=clerk)
    code = TOTP(kept.bin_key, kept.step, kept.t0, kept.digits)
    code.time = clock.time()
    assert f"{code.token():06d}" != code_of(clerk)
    assert Authenticator.objects.get(user=clerk).bin_key.hex() not in kept.key


def test_a_key_opens_after_field_keys_have_changed_and_with_no_other(settings):
    wrapped = wrap(b"k" * 20)
    settings.FIELD_KEYS = ["a new one", *settings.FIELD_KEYS]
    assert unwrap(wrapped) == b"k" * 20
    settings.FIELD_KEYS = ["another"]
    with pytest.raises(RuntimeError, match="FIELD_KEY"):
        unwrap(wrapped)


def test_a_code_is_good_once_and_a_wrong_one_makes_the_next_wait(client, clerk, bound, time_machine):
    sign_in(client)
    assert "口令不对" in client.post("/sign-in/code/", {"code": "000000"}).content.decode()
    assert "秒后再试" in client.post("/sign-in/code/", {"code": code_of(clerk)}).content.decode()
    time_machine.shift(2)
    code = code_of(clerk)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    client.post("/sign-out/")
    sign_in(client)
    assert "已经用过" in client.post("/sign-in/code/", {"code": code}).content.decode()


def test_a_recovery_code_lets_in_once_when_the_phone_is_lost(client, clerk, bound):
    assert len(bound) == 10
    assert not StaticToken.objects.filter(token__in=[code.replace("-", "") for code in bound]).exists()
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": bound[0].upper()}).url == "/"
    client.post("/sign-out/")
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": bound[0]}).status_code == 422


@pytest.mark.parametrize(("role", "asked"), [(Role.PROPOSAL_STAFF, True), (Role.ADMINISTRATOR, True), (Role.UNIT_CLERK, False), (Role.MEMBER, False)])
def test_a_committee_may_demand_it_of_its_staff(client, w, role, asked):
    with within(w.committee):
        SettingValue.objects.create(committee=w.committee, key="signing.second_factor", value=True)
    user = w.posts[role].user
    client.force_login(user)
    answer = client.get("/account/")
    assert (answer.status_code == 302 and answer.url.startswith("/account/second-factor/")) is asked
    if asked:
        assert client.post("/account/second-factor/unbind/").status_code == 403
        client.get("/account/second-factor/")
        client.post("/account/second-factor/", {"code": code_of(user, confirmed=False)})
        assert client.get("/account/").status_code == 200
        assert client.post("/account/second-factor/unbind/").status_code == 409


def test_wrong_codes_while_binding_are_counted(client, clerk):
    client.force_login(clerk)
    client.get("/account/second-factor/")
    assert client.post("/account/second-factor/", {"code": "000000"}).status_code == 422
    assert "秒后再试" in client.post("/account/second-factor/", {"code": code_of(clerk, confirmed=False)}).content.decode()


def test_who_may_unbinds_the_app_again(client, clerk, bound):
    sign_in(client)
    client.post("/sign-in/code/", {"code": code_of(clerk)})
    assert client.post("/account/second-factor/unbind/").url == "/account/"
    client.post("/sign-out/")
    sign_in(client)
    assert client.get("/").status_code == 200
