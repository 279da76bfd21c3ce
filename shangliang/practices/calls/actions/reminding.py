"""The clockwork's word: the closing day is near, the reviews are wanting, the publicity period is over."""

from shangliang.commons.ledger.acts import Act, action, record

from ..facts import Reminded
from ..models import Call
from ..rules import Reminder


@action("calls.remind", Reminded)
def remind(act: Act, call: Call, *, what: Reminder, days_left: int = 0, name: str = "") -> None:
    """Say once that something is due; who is told follows from the fact."""
    record(act, Reminded(what=what.value, days_left=days_left, name=name), about=call)
