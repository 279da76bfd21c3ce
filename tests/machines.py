"""Machines for tests: a key of a post, and calls that speak JSON with it."""

import json
from typing import Any

from django.test import Client

from shangliang.commons.access import permissions
from shangliang.commons.access.models import Post
from shangliang.commons.access.roles import Role
from shangliang.commons.access.tokens import make
from shangliang.commons.ui.machines import offered

ROOT = "/api/v1"


class Machine:
    """`machine.get("/proposals", size=2)`, `machine.post("/…/sign-in", {…}, key=uuid)`: status and answer in one."""

    def __init__(self, post: Post, *scopes: str, name: str = "办公平台") -> None:
        """Inside the post's committee; without scopes the key gets all that a post of this role can be given."""
        role = Role.of(post.role)
        wanted = scopes or [code for code in offered if role in permissions.get(code).roles]
        self.token, self.secret = make(post, name, wanted)
        self.client = Client(headers={"Authorization": f"Bearer {self.secret}"})

    def get(self, address: str, **asked: Any) -> Any:
        return self.client.get(ROOT + address, asked)

    def post(self, address: str, body: Any = None, *, key: Any = None, raw: bytes | None = None) -> Any:
        headers = {"Idempotency-Key": str(key)} if key else {}
        sent = raw if raw is not None else json.dumps(body or {})
        return self.client.post(ROOT + address, sent, content_type="application/json", headers=headers)


def said(response: Any, status: int = 200) -> Any:
    """The answer, which must have this status."""
    assert response.status_code == status, response.content.decode()
    return response.json()
