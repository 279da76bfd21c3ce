"""Channels one by one: what they post, what an answer means, and where they must not knock."""

import hashlib
import hmac
import socket

import pytest

from shangliang.commons import outside as guards
from shangliang.reading.notices.ports import Door, Message, TryAgain, Unknown, WillNot, channels
from shangliang.reading.notices.ports.guard import checked

from .fakes import taking_mail, taking_posts

SAID = Message("7c1d", "13900000000", "许岚", "临江市政协平台通知", "第 0012 号提案的答复已签发", "https://zx.example.cn/proposals/12/")
LETTER = Message("7c1d", "xulan@example.cn", "许岚", "平台通知汇总", "有 2 条通知没看")


@pytest.fixture
def taker(settings):
    with taking_posts() as taker:
        settings.INTERNAL_HOSTS = [f"127.0.0.1:{taker.port}"]
        yield taker


def test_a_text_message_goes_out_signed_and_numbered(taker):
    channels.get("sms").send(Door(taker.address, "钥匙", {"sign": "临江政协"}), SAID)
    headers, said, body = taker.posts[0]
    assert said == {"id": "7c1d", "mobile": "13900000000", "text": SAID.text, "sign": "临江政协"}
    assert headers["X-Message-Id"] == "7c1d"
    assert headers["X-Signature"] == hmac.new("钥匙".encode(), headers["X-Timestamp"].encode() + b"." + body, hashlib.sha256).hexdigest()


def test_wecom_and_office_platforms_get_their_own_shape(taker):
    for code in ("wecom", "platform"):
        channels.get(code).send(Door(taker.address), SAID)
    wecom, platform = (said for _, said, _ in taker.posts)
    assert wecom == {"msgtype": "text", "text": {"content": f"{SAID.text}\n{SAID.link}", "mentioned_mobile_list": ["13900000000"]}}
    assert platform["mobile"] == "13900000000"
    assert platform["link"] == SAID.link


@pytest.mark.parametrize(("answer", "means"), [
    ((200, b'{"errcode": 93000}'), WillNot), ((400, b""), WillNot), ((302, b""), WillNot), ((429, b""), TryAgain), ((503, b""), TryAgain), ((500, b""), Unknown),
    ((502, b""), Unknown), (None, Unknown),
])  # fmt: skip
def test_what_an_answer_means(taker, answer, means):
    taker.answers.append(answer)
    with pytest.raises(means):
        channels.get("sms").send(Door(taker.address), SAID)
    assert len(taker.posts) == 1  # nothing is followed, nothing is sent twice


def test_a_closed_door_is_surely_not_sent(taker, settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.INTERNAL_HOSTS = [f"127.0.0.1:{port}"]
    with pytest.raises(TryAgain):
        channels.get("sms").send(Door(f"http://127.0.0.1:{port}/"), SAID)


@pytest.mark.parametrize("address", [
    "http://example.cn/", "ftp://example.cn/", "https://", "https://user:word@example.cn/", "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.8/", "https://192.168.1.1/",
    "https://172.20.0.1/", "https://169.254.169.254/latest/meta-data/", "https://100.64.0.1/", "https://0.0.0.0/", "https://[::ffff:10.0.0.8]/", "https://[fd00::1]/",
    "https://[fe80::1]/", "https://2130706433/", "https://0x7f000001/", "https://localhost/", "https://224.0.0.1/", "https://exa mple.cn/", "https://example.cn:99999/", "file:///etc/passwd",
])  # fmt: skip
def test_no_committee_can_make_the_server_knock_in_the_inner_network(address):
    with pytest.raises((WillNot, TryAgain)):
        checked(address)


def test_a_name_with_one_inner_address_is_refused_and_the_checked_address_is_the_one_used(monkeypatch):
    answers = {"two.example": ["93.184.216.34", "10.0.0.8"], "one.example": ["93.184.216.34"]}
    monkeypatch.setattr(guards.socket, "getaddrinfo", lambda host, port, type: [(0, 0, 0, "", (ip, port)) for ip in answers[host]])
    with pytest.raises(WillNot, match="内部网络"):
        checked("https://two.example/")
    place = checked("https://one.example/hook?key=1")
    assert (place.ip, place.port, place.path) == ("93.184.216.34", 443, "/hook?key=1")


def test_a_mail_goes_out_with_a_number_of_its_own(settings):
    with taking_mail() as taker:
        settings.INTERNAL_HOSTS = ["127.0.0.1"]
        channels.get("mail").send(Door(f"127.0.0.1:{taker.port}", "", {"sender": "zx@example.cn"}), LETTER)
    assert "Message-ID: <7c1d@example.cn>" in taker.posts[0]
    assert "To: xulan@example.cn" in taker.posts[0]
    assert "有 2 条通知没看" in taker.posts[0]


@pytest.mark.parametrize(("answers", "means"), [
    ({"RCPT": "550 nobody"}, WillNot), ({"RCPT": "450 later"}, TryAgain), ({"END": "554 no"}, WillNot), ({"END": ""}, Unknown),
])
def test_what_a_mail_server_says_means(settings, answers, means):
    with taking_mail(answers) as taker:
        settings.INTERNAL_HOSTS = ["127.0.0.1"]
        with pytest.raises(means):
            channels.get("mail").send(Door(f"127.0.0.1:{taker.port}", "", {"sender": "zx@example.cn"}), LETTER)


def test_mail_is_not_a_way_round_the_guard():
    with pytest.raises(WillNot, match="内部网络"):
        channels.get("mail").check(Door("127.0.0.1:25", "", {"sender": "zx@example.cn"}))
