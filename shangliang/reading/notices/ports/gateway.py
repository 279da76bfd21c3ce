"""A gateway that is told by data: where to, how, in which shape, and by what its answer says yes. No program for each company.

Words in braces are filled in (`WORDS`). They are filled after a JSON body has been taken apart, and encoded in a form or an address,
so that no text can break out of its place. The guard, the time allowed and what an answer means are those of every channel.
"""

import base64
import hashlib
import hmac
import json
import re
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from . import Door, Message, WillNot, channels
from .guard import checked
from .web import asked, refused

WORDS = {
    "phone": "手机号", "name": "姓名", "text": "正文", "title": "标题", "link": "链接", "id": "消息编号（重试时不变）", "template": "模板号", "label": "短信签名",
    "secret": "密钥", "signature": "签名串", "timestamp": "时间戳（秒）", "timestamp_ms": "时间戳（毫秒）", "nonce": "随机串", "body": "请求正文（只用在签名原文里）",
}  # fmt: skip
WORD = re.compile(r"\{(\w+)\}")
METHODS = {"POST": "POST", "PUT": "PUT", "GET": "GET"}
SHAPES = {"json": "JSON", "form": "表单（application/x-www-form-urlencoded）"}
SIGNINGS: dict[str, tuple[str, Callable[[bytes, bytes], str] | None]] = {
    "": ("不签名", None),
    "sha256_hex": ("HMAC-SHA256，十六进制", lambda key, text: hmac.new(key, text, hashlib.sha256).hexdigest()),
    "sha256_base64": ("HMAC-SHA256，Base64", lambda key, text: base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()),
    "sha1_hex": ("HMAC-SHA1，十六进制", lambda key, text: hmac.new(key, text, hashlib.sha1).hexdigest()),
}
PRESETS: dict[str, tuple[str, dict[str, str]]] = {
    "json": ("通用 JSON", {
        "method": "POST", "shape": "json", "headers": "X-Timestamp: {timestamp}\nX-Signature: {signature}", "signing": "sha256_hex", "signed": "{timestamp}.{body}",
        "body": '{"id": "{id}", "mobile": "{phone}", "template": "{template}", "sign": "{label}", "params": {"content": "{text}"}}', "success": "code = 0 | 200",
    }),
    "form": ("表单", {
        "method": "POST", "shape": "form", "headers": "", "signing": "", "signed": "", "success": "code = 0",
        "body": "apikey={secret}\nmobile={phone}\ntext=【{label}】{text}",
    }),
    "wecom": ("企业微信群机器人", {
        "method": "POST", "shape": "json", "headers": "", "signing": "", "signed": "", "success": "errcode = 0",
        "body": '{"msgtype": "text", "text": {"content": "{text}\\n{link}", "mentioned_mobile_list": ["{phone}"]}}',
    }),
    "dingtalk": ("钉钉、浙政钉一类（加签）", {
        "method": "POST", "shape": "json", "headers": "", "signing": "sha256_base64", "signed": "{timestamp_ms}\n{secret}", "success": "errcode = 0",
        "query": "timestamp={timestamp_ms}\nsign={signature}", "body": '{"msgtype": "text", "text": {"content": "{text} {link}"}, "at": {"atMobiles": ["{phone}"]}}',
    }),
}  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What would be sent."""

    method: str
    address: str
    headers: dict[str, str]
    content: bytes


@dataclass(frozen=True)
class Gateway:
    """One message a request, of whatever shape the committee's company wants."""

    code: str = "gateway"
    label: str = "短信网关（格式自己定）"
    reach: str = "phone"
    asks: tuple[tuple[str, str, str], ...] = (
        ("address", "接口地址", "以 https:// 开头，不含会变的参数"), ("method", "方法", ""), ("query", "加在地址后的参数", "一行一个，如 timestamp={timestamp_ms}"),
        ("headers", "请求头", "一行一个，如 X-Api-Key: {secret}"), ("shape", "正文格式", ""), ("body", "正文", "花括号里的词发送时换成内容；表单一行一个参数，如 mobile={phone}"),
        ("secret", "密钥", "由对方给出，加密保存，不再显示"), ("signing", "签名办法", ""), ("signed", "签名原文", "如 {timestamp}.{body}，密钥作为 HMAC 的键"),
        ("success", "怎样算收下", "回音里的字段 = 值，一行一条，如 code = 0 | 200；空着就只看状态码"), ("template", "模板号", "没有就空着"), ("label", "短信签名", "如：临江政协"),
    )  # fmt: skip
    long: tuple[str, ...] = ("query", "headers", "body", "signed", "success")

    @property
    def choose(self) -> dict[str, list[tuple[str, str]]]:
        """The fields in which one chooses."""
        return {"method": list(METHODS.items()), "shape": list(SHAPES.items()), "signing": [(code, name) for code, (name, _) in SIGNINGS.items()]}

    @property
    def presets(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Common shapes to begin with."""
        return PRESETS

    @property
    def words(self) -> dict[str, str]:
        return WORDS

    def check(self, door: Door) -> None:
        """Raise WillNot for an address that must not be asked, or a shape that cannot be filled."""
        checked(door.address)
        self.request(door, Message("0", "13900000000", "某某", "标题", "正文"))
        _expected(door.options.get("success", ""))

    def send(self, door: Door, message: Message) -> None:
        """Send it; taken when the answer is 2xx and says what it must."""
        request, expected = self.request(door, message), _expected(door.options.get("success", ""))
        status, text = asked(checked(request.address), request.method, request.content, request.headers)
        refused(status)
        if expected:
            _told(text, expected)

    def request(self, door: Door, message: Message) -> Request:
        """The request as it would be sent; raises WillNot where it cannot be made up."""
        said, now = door.options, time.time()
        known = {
            "phone": message.to, "name": message.name, "text": message.text, "title": message.subject, "link": message.link, "id": message.uid, "secret": door.secret,
            "template": said.get("template", ""), "label": said.get("label", ""), "timestamp": str(int(now)), "timestamp_ms": str(int(now * 1000)), "nonce": uuid.uuid4().hex,
        }  # fmt: skip
        signs = SIGNINGS.get(said.get("signing", ""), SIGNINGS[""])[1]
        over = signs is not None and "{body}" in said.get("signed", "")
        if over:
            known["body"] = _content(said, known).decode()
        if signs is not None:
            if not door.secret:
                raise WillNot("要签名就要有密钥")
            known["signature"] = signs(door.secret.encode(), _filled(said.get("signed", ""), known).encode())
        method = said.get("method") if said.get("method") in METHODS else "POST"
        content = b"" if method == "GET" else known["body"].encode() if over else _content(said, known)
        kind = "application/json; charset=utf-8" if said.get("shape") != "form" else "application/x-www-form-urlencoded; charset=utf-8"
        headers = {"Content-Type": kind, "User-Agent": "shangliang"} | {name: _filled(value, known) for name, value in _lines(said.get("headers", ""), ":", "请求头")}
        if any(c in value for value in headers.values() for c in "\r\n") or not all(re.fullmatch(r"[A-Za-z0-9-]+", name) for name in headers):
            raise WillNot("请求头写得不对，要写成“名字: 值”")
        query = urlencode([(name, _filled(value, known)) for name, value in _lines(said.get("query", ""), "=", "参数")], quote_via=quote)
        return Request(str(method), door.address + (("&" if "?" in door.address else "?") + query if query else ""), {name: _latin(value) for name, value in headers.items()}, content)


def _latin(value: str) -> str:
    """Headers carry Latin letters only; others go percent-encoded."""
    return value if value.isascii() else quote(value, safe=" :;,/=+")


def _filled(text: str, known: Mapping[str, str]) -> str:
    """The text with its words filled in, once; raises WillNot for a word there is not."""
    def fill(found: re.Match[str]) -> str:
        if found[1] not in known:
            raise WillNot(f"没有 {{{found[1]}}} 这个词，或这里还不能用")
        return known[found[1]]

    return WORD.sub(fill, text)


def _lines(text: str, sign: str, what: str) -> list[tuple[str, str]]:
    pairs = [line.partition(sign) for line in text.splitlines() if line.strip()]
    if any(not middle or not name.strip() for name, middle, _ in pairs):
        raise WillNot(f"{what}每行要写成“名字{sign}值”")
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _content(said: Mapping[str, str], known: Mapping[str, str]) -> bytes:
    if said.get("shape") == "form":
        return urlencode([(name, _filled(value, known)) for name, value in _lines(said.get("body", ""), "=", "正文")]).encode()
    try:
        body = json.loads(said.get("body") or "{}")
    except ValueError:
        raise WillNot("正文不是完整的 JSON，请检查引号和逗号") from None
    return json.dumps(_inside(body, known), ensure_ascii=False).encode()


def _inside(value: Any, known: Mapping[str, str]) -> Any:
    """A JSON value with the words in its texts filled in."""
    if isinstance(value, dict):
        return {name: _inside(one, known) for name, one in value.items()}
    if isinstance(value, list):
        return [_inside(one, known) for one in value]
    return _filled(value, known) if isinstance(value, str) else value


def _expected(text: str) -> list[tuple[list[str], set[str]]]:
    """Paths into the answer, and the values that mean yes."""
    return [(name.split("."), {one.strip() for one in value.split("|")}) for name, value in _lines(text, "=", "怎样算收下")]


def _told(text: bytes, expected: list[tuple[list[str], set[str]]]) -> None:
    try:
        said = json.loads(text)
    except ValueError:
        raise WillNot("回音不是 JSON，看不出收下没有") from None
    for path, values in expected:
        found = said
        for step in path:
            found = found.get(step) if isinstance(found, dict) else found[int(step)] if isinstance(found, list) and step.isdigit() and int(step) < len(found) else None
        shown = json.dumps(found) if isinstance(found, bool) else str(found)
        if shown not in values:
            raise WillNot(f"对方不收（{'.'.join(path)} = {shown[:40]}）")


channels.add("gateway", Gateway())
