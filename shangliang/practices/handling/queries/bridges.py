"""How what handling keeps leads to the things handed over: figures of promises and parts can then be split by what is told of those."""

from collections.abc import Callable

from shangliang.commons.figures.axes import Pairs

from ..models import Assignment, Matter, Promise


def _promises(of: str) -> Pairs:
    return (
        Promise.objects.filter(assignment__matter__subject_type=of)
        .order_by()
        .values_list("pk", "assignment__matter__subject_id")
    )


def _parts(of: str) -> Pairs:
    return Assignment.objects.filter(matter__subject_type=of).order_by().values_list("pk", "matter__subject_id")


def _matters(of: str) -> Pairs:
    return Matter.objects.filter(subject_type=of).order_by().values_list("pk", "subject_id")


BRIDGES: dict[str, Callable[[str], Pairs]] = {
    "handling.promise": _promises,
    "handling.assignment": _parts,
    "handling.matter": _matters,
}
