"""A gateway told by data: every shipped shape goes out as the other side wants it, and what it answers is understood."""

import base64
import hashlib
import hmac
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.models import Fact
from shangliang.reading.notices.models import Outlet
from shangliang.reading.notices.ports import Door, Message, TryAgain, Unknown, WillNot, channels
from shangliang.reading.notices.ports.gateway import PRESETS
from tests import given

from .fakes import taking_posts

SAID = Message("7c1d", "13900000000", "许岚", "平台通知", '答复“已签发”{secret}"},{"x":1\n&mobile=1', "https://zx.example.cn/proposals/12/")


@pytest.fixture
def taker(settings):
    with taking_posts() as taker:
        settings.INTERNAL_HOSTS = [f"127.0.0.1:{taker.port}"]
        yield taker


def door(taker, preset, **more):
    return Door(taker.address, "钥匙", PRESETS[preset][1] | {"template": "T01", "label": "临江政协"} | more)


def signed(text):
    return hmac.new("钥匙".encode(), text, hashlib.sha256)


def test_the_common_json_shape_is_signed_over_what_is_sent(taker):
    taker.answers.append((200, b'{"code": "0"}'))
    channels.get("gateway").send(door(taker, "json"), SAID)
    headers, said, body = taker.posts[0]
    assert said == {"id": "7c1d", "mobile": "13900000000", "template": "T01", "sign": "临江政协", "params": {"content": SAID.text}}
    assert headers["X-Signature"] == signed(headers["X-Timestamp"].encode() + b"." + body).hexdigest()


def test_a_form_keeps_every_text_in_its_place(taker):
    taker.answers.append((200, b'{"code": 0}'))
    channels.get("gateway").send(door(taker, "form"), SAID)
    headers, said, _ = taker.posts[0]
    assert headers["Content-Type"].startswith("application/x-www-form-urlencoded")
    assert parse_qs(said) == {"apikey": ["钥匙"], "mobile": ["13900000000"], "text": [f"【临江政协】{SAID.text}"]}


def test_robots_of_wecom_and_dingtalk_are_spoken_to_in_their_own_way(taker):
    for preset in ("wecom", "dingtalk"):
        channels.get("gateway").send(door(taker, preset), SAID)
    (_, wecom, _), (_, ding, _) = taker.posts
    assert wecom["text"] == {"content": f"{SAID.text}\n{SAID.link}", "mentioned_mobile_list": ["13900000000"]}
    assert ding["at"] == {"atMobiles": ["13900000000"]}
    asked = parse_qs(urlsplit(taker.paths[1]).query)
    assert asked["sign"] == [base64.b64encode(signed(f"{asked['timestamp'][0]}\n钥匙".encode()).digest()).decode()]


@pytest.mark.parametrize(("answer", "means"), [
    ((200, b'{"code": 7}'), WillNot), ((200, b"ok"), WillNot), ((200, b"{}"), WillNot), ((400, b""), WillNot), ((429, b""), TryAgain), ((500, b""), Unknown), (None, Unknown),
])  # fmt: skip
def test_only_the_answer_that_was_named_means_taken(taker, answer, means):
    taker.answers.append(answer)
    with pytest.raises(means):
        channels.get("gateway").send(door(taker, "json"), SAID)
    assert len(taker.posts) == 1


def test_an_answer_is_looked_into_as_deep_as_was_said(taker):
    taker.answers.append((200, json.dumps({"data": [{"ok": True}]}).encode()))
    channels.get("gateway").send(door(taker, "json", success="data.0.ok = true"), SAID)


@pytest.mark.parametrize("wrong", [
    {"body": '{"a": '}, {"body": '{"a": "{phon}"}'}, {"headers": "no colon"}, {"headers": "Bad Name: 1"}, {"success": "code"}, {"signed": "{nobody}"},
])
def test_a_shape_that_cannot_be_filled_is_refused_before_it_is_kept(taker, wrong):
    with pytest.raises(WillNot):
        channels.get("gateway").check(door(taker, "json", **wrong))


def test_a_gateway_does_not_knock_in_the_inner_network():
    with pytest.raises(WillNot, match="内部网络"):
        channels.get("gateway").send(Door("https://10.0.0.8/send", "钥匙", PRESETS["json"][1]), SAID)


@pytest.mark.django_db
def test_an_administrator_sees_what_would_go_out_tries_it_and_keeps_it(client, taker):
    world, page = given.world(), "/notices/channels/gateway/"
    client.force_login(world.posts[Role.ADMINISTRATOR].user)
    assert "{timestamp}.{body}" in client.get(page + "?preset=json").content.decode()
    typed = {"address": taker.address, "secret": "绝密钥匙", "by_default": "digest", "label": "临江政协", **PRESETS["json"][1]}
    shown = client.post(page, typed | {"do": "preview"}).content.decode()
    assert "13900000000" in shown
    assert "绝密钥匙" not in shown
    assert taker.posts == []
    assert client.post(page, typed | {"do": "try", "try_to": "110"}).status_code == 422
    taker.answers += [(200, b'{"code": 0}'), (200, b'{"code": 5}')]
    assert "对方已收下" in client.post(page, typed | {"do": "try", "try_to": "13911112222"}).content.decode()
    assert "code = 5" in client.post(page, typed | {"do": "try", "try_to": "13911112222"}).content.decode()
    assert client.post(page, typed | {"on": "1"}).status_code == 302
    again = client.get(page).content.decode()
    with within(world.committee):
        assert Fact.objects.filter(kind="notices.channel_tried").count() == 2
        assert Outlet.objects.get(channel="gateway").options["success"] == "code = 0 | 200"
    assert "绝密钥匙" not in again
    assert client.post(page, typed | {"body": "长" * 5000}).status_code == 422
