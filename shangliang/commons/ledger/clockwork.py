"""What jobs do in nobody's name: acts that are the same however often, and by however many, they are tried."""

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.foundation.errors import NotNow, Refused

from .acts import SAID, Act
from .queries import standing

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Clockwork:
    """A room's own: `namespace` keeps its acts apart from those of other rooms, `name` is who acts, as the ledger says it."""

    namespace: str
    name: str = "自动提醒"

    def act(self, committee_id: int, moment: datetime, *about: Any) -> Act:
        """An act whose number depends on nothing but what it is about, so that a second one is known for the same."""
        uid = uuid.uuid5(uuid.UUID(self.namespace), ":".join(str(part) for part in (committee_id, *about)))
        return Act(viewer=Viewer(None, self.name, committee_id, Role.PLATFORM), at=moment, channel="job", uid=uid)


def done_already(kind: str, acts: Iterable[Act]) -> set[uuid.UUID]:
    """The numbers of those acts that have said a fact of this kind and stand (one query)."""
    return set(standing().filter(kind=kind, act_uid__in=[act.uid for act in acts]).values_list("act_uid", flat=True))


def attempt(action: Callable[..., Any], act: Act, thing: Any, **known: Any) -> int:
    """Do it unless somebody was quicker (another run, or a person between reading and locking); 1 when it was done, 0 when not."""
    try:
        action(act, thing, **known)
    except Refused as refused:
        log.info("%s of %s left out: %s", action.__name__, getattr(thing, "pk", act.uid), refused.code)
        return 0
    return 1


Due = Mapping[int, uuid.UUID]
"""What is to be done: the id of each thing, and the number under which it is said."""


def not_said(kind: str, due: Due) -> dict[int, uuid.UUID]:
    """Those of `due` of which no fact of this kind stands yet (one query); raises NotNow when that is none."""
    said = set(standing().filter(kind=kind, act_uid__in=list(due.values())).values_list("act_uid", flat=True)) if due else set()
    left = {pk: uid for pk, uid in due.items() if uid not in said}
    if not left:
        raise NotNow(SAID, code="said_already")
    return left


def attempt_all(action: Callable[..., int], act: Act, due: Due) -> int:
    """Do many in one transaction; gives how many were done.

    The action takes `due`, holds those things, asks `not_said` while it holds them, and records a `Saying` with its own number
    for each. Where one of them spoils it, each is tried by itself: an odd row costs no other its turn.
    """
    if not due:
        return 0
    try:
        return action(act, None, due=due)
    except Refused as refused:
        log.info("%s of %d left out: %s", action.__name__, len(due), refused.code)
        if refused.code == "said_already":
            return 0
    except Exception:
        log.exception("%s broke at %s", action.__name__, list(due)[:5])
    return 0 if len(due) == 1 else sum(attempt_all(action, act, {pk: uid}) for pk, uid in due.items())
