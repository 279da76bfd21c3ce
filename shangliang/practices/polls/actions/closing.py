"""Closing: counting once, freezing the results, telling the room."""

from django.db.models import Count

from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Unit

from ..facts import Closed, Counted
from ..kinds import kinds
from ..models import Poll, Target
from ..queries.results import ballots_of
from ..rules import LIFE, counted


@action("polls.close", Closed)
def close(act: Act, poll: Poll, *, by_hand: bool = True) -> Poll:
    """End a poll and freeze what was said. Its room is told in the same transaction."""
    poll.state, poll.closed_at = LIFE.go("close", poll.state), act.at
    poll.save(update_fields=["state", "closed_at"])
    invited = dict(poll.tickets.order_by().values_list("target_id").annotate(Count("pk")))
    targets = list(poll.targets.order_by("pk"))
    for target in targets:
        target.result = counted(poll.form, ballots_of(target, poll), invited.get(target.pk, 0))
    Target.objects.bulk_update(targets, ["result"], batch_size=200)
    results = [(target, target.result or {}) for target in targets]
    record(act, Closed(invited=sum(invited.values()), cast=sum(result["cast"] for _, result in results), by_hand=by_hand), about=poll)
    units = Unit.objects.in_bulk([target.subject_id for target in targets if target.subject_type == "people.unit"])
    record_many(act, [_saying(poll, target, result, units) for target, result in results])
    kinds.get(poll.kind).on_closed(act, poll, results=results)
    return poll


def _saying(poll: Poll, target: Target, result: dict, units: dict[int, Unit]) -> Saying:
    said = Counted(kind_of=poll.kind, title=poll.title, invited=result["invited"], cast=result["cast"], score=result["score"], grade=result["band"])
    unit = units.get(target.subject_id) if target.subject_type == "people.unit" else None
    return Saying(said, target, [Credit(unit, "assessed")] if unit else [])
