"""What the clockwork of calls asks."""



from ..models import Call
from ..rules import CallState

GOING = [CallState.OPEN, CallState.REVIEWING, CallState.PUBLIC]


def in_round(after: int = 0, limit: int = 200) -> list[Call]:
    """Calls whose clocks run, by id, in pieces."""
    return list(Call.objects.filter(state__in=GOING, pk__gt=after).order_by("pk")[:limit])
