"""Messages posted as JSON: text messages by a gateway, 企业微信 robots, platforms like 浙政钉."""

import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import Door, Message, TryAgain, Unknown, WillNot, channels
from .guard import MOST, Place, checked, connection

Body = Callable[[Door, Message], dict[str, Any]]


@dataclass(frozen=True)
class Posting:
    """A channel that posts JSON, signed with the committee's secret where there is one."""

    code: str
    label: str
    reach: str
    body: Body
    asks: tuple[tuple[str, str, str], ...] = (("address", "接口地址", "以 https:// 开头，由平台或短信公司给出"), ("secret", "密钥", "由对方给出，加密保存，不再显示"))

    def check(self, door: Door) -> None:
        """Raise WillNot for an address that must not be asked."""
        checked(door.address)

    def send(self, door: Door, message: Message) -> None:
        """Post it; taken when the answer is 2xx and says no error of its own."""
        place = checked(door.address)
        content = json.dumps(self.body(door, message), ensure_ascii=False).encode()
        _understood(*asked(place, "POST", content, _headers(door, message, content)))


def asked(place: Place, method: str, content: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """Status and text of an answer; raises TryAgain while nothing has left the house, Unknown when no answer comes."""
    try:
        link = connection(place)
    except (OSError, ValueError) as why:
        raise TryAgain(f"连不上（{type(why).__name__}）") from None
    try:
        link.request(method, place.path, content, headers)
        answer = link.getresponse()
        return answer.status, answer.read(MOST)
    except (OSError, ValueError, http.client.HTTPException) as why:
        raise Unknown(f"发出后没有回音（{type(why).__name__}）") from None
    finally:
        link.close()


def _headers(door: Door, message: Message, content: bytes) -> dict[str, str]:
    stamp = str(int(time.time()))
    said = {"Content-Type": "application/json; charset=utf-8", "X-Message-Id": message.uid, "X-Timestamp": stamp, "User-Agent": "shangliang"}
    if door.secret:
        said["X-Signature"] = hmac.new(door.secret.encode(), stamp.encode() + b"." + content, hashlib.sha256).hexdigest()
    return said


def refused(status: int) -> None:
    """Raise what a status other than 2xx means."""
    if status in {408, 425, 429, 503}:
        raise TryAgain(f"对方忙（{status}）")
    if status >= 500:
        raise Unknown(f"对方出错（{status}），可能已经收下")
    if not 200 <= status < 300:
        raise WillNot(f"对方不收（{status}）")


def _understood(status: int, text: bytes) -> None:
    refused(status)
    try:
        said = json.loads(text or b"{}")
    except ValueError:
        return
    code = said.get("errcode", said.get("code", 0)) if isinstance(said, dict) else 0
    if code not in {0, "0", 200, "200", None}:
        raise WillNot(f"对方不收（{str(code)[:20]}）")


def _sms(door: Door, message: Message) -> dict[str, Any]:
    return {"id": message.uid, "mobile": message.to, "text": message.text, "sign": door.options.get("sign", "")}


def _wecom(door: Door, message: Message) -> dict[str, Any]:
    text = f"{message.text}\n{message.link}".strip()
    return {"msgtype": "text", "text": {"content": text, "mentioned_mobile_list": [message.to]}}


def _platform(door: Door, message: Message) -> dict[str, Any]:
    return {"id": message.uid, "mobile": message.to, "name": message.name, "title": message.subject, "text": message.text, "link": message.link}


channels.add("sms", Posting("sms", "短信", "phone", _sms, (*Posting.asks, ("sign", "短信签名", "如：临江政协"))))
channels.add("wecom", Posting("wecom", "企业微信", "phone", _wecom))
channels.add("platform", Posting("platform", "政务协同平台（浙政钉等）", "phone", _platform))
