"""What jobs do in nobody's name: acts that are the same however often, and by however many, they are tried."""

import logging
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.foundation.errors import Refused

from .acts import Act
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
