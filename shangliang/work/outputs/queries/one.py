"""One thing by its id, for whoever may see it."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from shangliang.commons.access import Viewer
from shangliang.foundation.errors import NotFound

from ..access import follow_ups_seen, instructions_seen, outputs_seen, referrals_seen
from ..models import Conversion, Dispatch, FollowUp, Instruction, Output, Referral, Suggestion

M = TypeVar("M", bound=Model)


def _one(found: QuerySet[M], pk: int, what: str) -> M:
    one = found.filter(pk=pk).first()
    if one is None:
        raise NotFound(f"没有这{what}，可能不归你看，或不属于本委员会。")
    return one


def output(viewer: Viewer, pk: int) -> Output:
    """One output."""
    return _one(outputs_seen(viewer), pk, "份成果")


def instruction(viewer: Viewer, pk: int) -> Instruction:
    """One instruction."""
    return _one(instructions_seen(viewer), pk, "件批示")


def referral(viewer: Viewer, pk: int) -> Referral:
    """One sheet of suggestions handed to a unit."""
    return _one(referrals_seen(viewer), pk, "份转办单")


def follow_up(viewer: Viewer, pk: int) -> FollowUp:
    """One follow-up."""
    return _one(follow_ups_seen(viewer), pk, "次跟踪")


def suggestion(viewer: Viewer, pk: int) -> Suggestion:
    """One suggestion of an output the viewer may see."""
    return _one(Suggestion.objects.filter(output__in=outputs_seen(viewer)).select_related("output__organ", "unit"), pk, "条建议")


def dispatch(viewer: Viewer, pk: int) -> Dispatch:
    """One recipient of an output the viewer may see."""
    return _one(Dispatch.objects.filter(output__in=outputs_seen(viewer)).select_related("output"), pk, "份回执")


def conversion(viewer: Viewer, pk: int) -> Conversion:
    """One conversion of an output the viewer may see."""
    return _one(Conversion.objects.filter(output__in=outputs_seen(viewer)).select_related("output"), pk, "条转化")


def get(model: type[M]) -> Callable[[int], M | None]:
    """One thing of a sort, whoever asks; for the registry of subjects."""
    return lambda pk: model._default_manager.filter(pk=pk).first()


def _among(found: QuerySet[Any], ids: Iterable[int]) -> set[int]:
    return set(found.filter(pk__in=list(ids)).values_list("pk", flat=True))


def visible_outputs(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those outputs among `ids` whose papers a viewer may read: what they may open, and of a unit what was handed to it."""
    return _among(outputs_seen(viewer), ids) | _among(Output.objects.filter(referrals__in=referrals_seen(viewer)), ids)


def visible_instructions(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those instructions among `ids` that a viewer may see."""
    return _among(instructions_seen(viewer), ids)


def visible_referrals(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those sheets among `ids` that a viewer may see."""
    return _among(referrals_seen(viewer), ids)


def visible_follow_ups(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those follow-ups among `ids` that a viewer may see."""
    return _among(follow_ups_seen(viewer), ids)


def visible_suggestions(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those suggestions among `ids` whose output a viewer may see, and a unit's those handed to it."""
    seen = Suggestion.objects.filter(pk__in=list(ids))
    return _among(seen.filter(output__in=outputs_seen(viewer)), ids) | _among(seen.filter(referral__in=referrals_seen(viewer)), ids)


def visible_conversions(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those conversions among `ids` whose output a viewer may see."""
    return _among(Conversion.objects.filter(output__in=outputs_seen(viewer)), ids)


def seen_suggestion(viewer: Viewer, pk: int) -> Suggestion:
    """One suggestion, if its output, or the sheet with which it was handed over, may be seen."""
    found = Suggestion.objects.select_related("output__organ", "unit").filter(pk=pk).first() if visible_suggestions(viewer, [pk]) else None
    if found is None:
        raise NotFound("没有这条建议，可能不归你看，或不属于本委员会。")
    return found
