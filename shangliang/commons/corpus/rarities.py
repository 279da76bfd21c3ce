"""The committee's counts of pairs of characters, unpacked once per process."""

from functools import lru_cache

from shangliang.commons.committees.ready import Ready
from shangliang.commons.committees.scope import here
from shangliang.foundation.zh.likeness import Rarity

from .models import Rarities

# One megabyte each.
CACHED = 16
NEWEST: Ready[Rarities] = Ready(lambda: Rarities.objects.order_by("-pk").values_list("pk", flat=True)[:1])


def newest() -> tuple[int, Rarity]:
    """Id and content of the newest counts of the committee we are in; id 0 where nothing was counted yet."""
    kept = NEWEST.first() or 0
    return kept, _unpacked(kept, here().committee.pk)


@lru_cache(maxsize=CACHED)
def _unpacked(kept: int, committee: int) -> Rarity:
    row = Rarities.objects.filter(pk=kept).values_list("packed", flat=True).first() if kept else None
    return Rarity.unpack(row) if row else Rarity.of([])
