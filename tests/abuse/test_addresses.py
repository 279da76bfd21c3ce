"""Junk at every address: whatever is asked or sent, the answer is a page or a refusal, never a fault of ours."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.urls import reverse

from shangliang.commons.access import Role
from tests.abuse.conftest import client_of
from tests.abuse.forms import forms_of, read
from tests.house.city import nothing_stays
from tests.house.url_table import ROWS, Row

ROOM = Path(__file__).resolve().parents[2] / "shangliang"
ASKED = re.compile(r"""(?:GET|POST|FILES|data|ask|said|form)(?:\.get|\.getlist)?[(\[]\s*"(\w+)\"""")
# Each goes into every parameter at once: digits that are no number, a number too big, code, signs no column keeps, a day that never was.
ASKED_JUNK = ["²", "9" * 30 + "'; drop table facts; --<script>\x00\x1b\u202e\ud83d"]
SENT_JUNK = ["9" * 30, "²'; drop table facts; --<script>\x00\x1b\u202e\ud83d"]
# One of them at each address.
BODIES = [
    ("application/json", b'{"title": [1, {"a": null}]}'),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\xff\xfe"),
]
# What Django itself takes apart before any view: asking at one address is enough.
BROKEN = [
    ("application/x-www-form-urlencoded", b"%ff%fe=%00&=&&a=%ED%A0%80"), ("multipart/form-data", b"no boundary"), ("text/plain; charset=nonsense", b"\xff\xfe\x00"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(6000))), ("application/x-www-form-urlencoded", b"a=" + b"x" * 5_000_000),
]


@cache
def parameters() -> list[str]:
    """Every name that any door of ours reads from a request, found in the source."""
    names = {"page", "q", "size", "pick", "act_uid"}
    for path in ROOM.rglob("*.py"):
        if "tests" not in path.parts and ("views" in path.parts or path.name in {"forms.py", "views.py", "requests.py", "paging.py"}):
            names |= set(ASKED.findall(path.read_text()))
    return sorted(names)


def roles_of(row: Row) -> Role:
    """One role to whom the address opens."""
    return min((role for role, code in row.codes.items() if code not in {403}), key=lambda role: (row.codes[role] != 200, role.value), default=Role.MEMBER)


def plain(text: str) -> str:
    """As it can be sent: lone halves of characters become what browsers make of them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def asked(city, role: Role, method: str, path: str, *body) -> int:
    """The code of one answer, read to its end; what it did is undone."""
    with nothing_stays():
        client = client_of(city, role)
        answer = client.generic("POST", path, *body) if method == "generic" else getattr(client, method)(path, *body)
        read(answer)
    return answer.status_code


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "get"], ids=lambda row: row.name)
def test_no_question_is_answered_with_a_fault(inside, row: Row):
    path, role = reverse(row.name, args=inside.args(row.things)), roles_of(row)
    codes = {junk[:20]: asked(inside, role, "get", path, dict.fromkeys(parameters(), plain(junk))) for junk in ASKED_JUNK}
    assert [junk for junk, code in codes.items() if code >= 500] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nothing_that_is_sent_is_answered_with_a_fault(inside, row: Row):
    path, role = reverse(row.name, args=inside.args(row.things)), roles_of(row)
    page = client_of(inside, role).get(path)
    text = read(page) if page["Content-Type"].startswith("text/html") else read(page)[:0]
    names = {name for form in forms_of(text, path) for name in form.names()} | set(parameters())
    codes = {junk[:20]: asked(inside, role, "post", path, dict.fromkeys(names, plain(junk))) for junk in SENT_JUNK}
    kind, body = BODIES[len(path) % len(BODIES)]
    codes |= {kind: asked(inside, role, "generic", path, body, kind)}
    assert [junk for junk, code in codes.items() if code >= 500] == []


@pytest.mark.parametrize(("kind", "body"), BROKEN, ids=["bytes", "no boundary", "charset", "fields", "size"])
def test_what_cannot_be_taken_apart_is_refused_with_what_to_do(inside, kind, body):
    answer = client_of(inside, Role.MEMBER).generic("POST", reverse("proposals:autosave", args=[inside.things["draft"]]), body, kind)
    assert answer.status_code in {200, 400, 413}
    assert answer.status_code == 200 or "请" in answer.content.decode()
