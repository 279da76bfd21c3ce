"""A walk through the pages that links lead to, and what each asks of the database."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

AGAIN = 12  # statements of one shape on a page: what figures reckon is left aside, they are written in small letters
LINK = re.compile(r'href="(/[^"#]*)')
SHAPE = re.compile(r"'[^']*'|\b\d+\b")


class Asked:
    """What was asked while it listened, by shape."""

    def __init__(self) -> None:
        self.shapes: Counter[str] = Counter()

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith("SELECT"):
            self.shapes[SHAPE.sub("?", sql)[:300]] += 1
        return execute(sql, params, many, context)


@dataclass(frozen=True)
class Page:
    """What came from an address: where it was offered, its code, and the statements it asked, by shape."""

    address: str
    offered: str
    code: int
    asked: Counter[str]


def walked(client: Client, seen: set[str]) -> Iterator[Page]:
    """One page of every sort that links lead to and that was not seen yet."""
    waiting, known = [("/", "")], set[str]()
    while waiting:
        address, offered = waiting.pop(0)
        try:
            name = resolve(address.partition("?")[0]).view_name
        except Resolver404:
            continue
        if name in seen and address != "/":
            continue
        seen.add(name)
        asked = Asked()
        with connection.execute_wrapper(asked):
            answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield Page(address, offered, answer.status_code, asked.shapes)
        waiting += [(answer.headers["Location"], address)] if answer.status_code == 302 else []
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            found = [link.replace("&amp;", "&") for link in LINK.findall(body.decode()) if "sign-out" not in link]
            waiting += [(link, address) for link in found if link not in known]
            known.update(found)
