"""From a machine's call to an act: the key it shows, the permissions an operation needs, how fast it may ask.

The counterpart of `requests.py` for `api` doors. Behind it stand the same queries and actions as behind the pages.
"""

import functools
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.utils import contribute_operation_callback

from shangliang.commons.access import Role, Viewer, permissions, require
from shangliang.commons.access.tokens import Machine, read
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ledger.exchange import label_of, said_under
from shangliang.foundation.errors import Invalid, NotNow, Refused

Operation = Callable[..., Any]
KEY = "Idempotency-Key"
PER_MINUTE = 600
KEYS = 20_000


class NoKey(Refused):
    """No key, or one that does not hold."""

    status = 401

    def __init__(self) -> None:
        super().__init__("请求头里没有令牌，或令牌不对、已到期、岗位已免。写法是 Authorization: Bearer 令牌；要换发请找政协办公室。", code="key")


class TooOften(Refused):
    """More calls than one key may make; `wait` is in whole seconds."""

    status = 429

    def __init__(self, wait: int) -> None:
        super().__init__(f"请求太密，一个令牌每分钟最多 {PER_MINUTE} 次。请 {wait} 秒以后再发。", code="too_often")
        self.wait = wait


class Pace:
    """A bucket of calls per key that fills evenly; in this process's memory, so a guard against runaway loops and no quota."""

    def __init__(self, per_minute: int) -> None:
        self.most, self.rate = float(per_minute), per_minute / 60
        self._left: dict[int, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def take(self, key: int, now: float) -> int:
        """Take one call at `now` (seconds of any steady clock); 0 when there was one, else the seconds to wait."""
        with self._lock:
            if len(self._left) > KEYS:  # whoever has been quiet for a minute has a full bucket again, and need not be remembered
                self._left = {known: (left, then) for known, (left, then) in self._left.items() if now - then < 60}
            left, then = self._left.get(key, (self.most, now))
            left = min(self.most, left + max(now - then, 0) * self.rate)
            enough = left >= 1
            self._left[key] = (left - 1 if enough else left, now)
        return 0 if enough else max(1, round((1 - left) / self.rate))


pace = Pace(PER_MINUTE)


class Bearer(HttpBearer):
    """`Authorization: Bearer <secret>`; a browser's session opens nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> Machine:
        """The machine behind a secret; raises NoKey or TooOften."""
        machine = read(token.strip())
        if machine is None:
            raise NoKey()
        if wait := pace.take(machine.token_id, time.monotonic()):
            raise TooOften(wait)
        return machine


def machine_of(request: HttpRequest) -> Machine:
    """Which machine asks."""
    machine = getattr(request, "auth", None)
    if not isinstance(machine, Machine):
        raise NoKey()
    return machine


def viewer_of(request: HttpRequest) -> Viewer:
    """As whom it asks."""
    return machine_of(request).viewer


offered: dict[str, str] = {}


def needs(*codes: str) -> Callable[[Operation], Operation]:
    """Say what an operation needs: it runs in the machine's committee, when its key has all these permissions."""

    def wrap(operation: Operation) -> Operation:
        asked: set[str] = set()

        @functools.wraps(operation)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            machine = machine_of(request)
            with within(machine.committee):
                for code in codes:
                    require(machine.viewer, code)
                if unknown := sorted(set(request.GET) - asked):
                    raise Invalid(f"这个地址没有“{unknown[0]}”这个参数。写错的参数不会被略过，以免给出不是你要的结果。", fields={unknown[0]: "没有这个参数"})
                return operation(request, *args, **kwargs)

        offered.update({code: permissions.get(code).sentence for code in codes})
        contribute_operation_callback(guarded, lambda op: asked.update(_describe(op, codes)))
        return guarded

    return wrap


def scopes_for(role: Role) -> list[tuple[str, str]]:
    """What a key of a post in `role` can be given, as (permission code, sentence): for whoever makes keys on a page."""
    return [(code, sentence) for code, sentence in offered.items() if role in permissions.get(code).roles]


def act_of(request: HttpRequest) -> Act:
    """The act a call performs. With an Idempotency-Key that was used before it raises NotNow: nothing is done twice."""
    machine, uid = machine_of(request), _key(request)
    if uid and (fact := said_under(uid)):
        when = timezone.localtime(fact.happened_at)
        raise NotNow(
            f"这个 {KEY} 在 {when.month} 月 {when.day} 日 {when:%H:%M} 已经用过：{label_of(fact)}。这次没有重复办理；要办另一件事，请换一个新的。",
            code="said_already",
        )
    return Act(viewer=machine.viewer, at=timezone.now(), channel="api", on_behalf_of=machine.name, uid=uid or uuid4())


def _key(request: HttpRequest) -> UUID | None:
    text = request.headers.get(KEY, "").strip()
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(f"{KEY} 要是一个 UUID，如 8c1c7a52-6a0c-4b0e-9f53-0d5a3f6f2a11。", fields={KEY: "要是一个 UUID"}) from None


def _describe(operation: Any, codes: tuple[str, ...]) -> set[str]:
    """Put into the description what the decorator does; gives the names that may stand behind the address's question mark."""
    extra: dict[str, Any] = {"x-permissions": {code: permissions.get(code).sentence for code in codes}}
    if "POST" in operation.methods:
        said = "给这次办理起的唯一编号。没有收到答复时原样重发：上次已办成的，答复 409 said_already，不会办两次。"
        extra["parameters"] = [{"in": "header", "name": KEY, "required": False, "schema": {"type": "string", "format": "uuid"}, "description": said}]
    operation.openapi_extra = {**(operation.openapi_extra or {}), **extra}
    queries = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    return {name for model in queries for name in getattr(model, "__ninja_flatten_map__", None) or model.model_fields}
