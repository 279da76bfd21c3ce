"""Results: frozen ones as they are; those of running named polls as they stand. Of running anonymous polls nothing is told."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from ..models import Answer, Poll, Target
from ..rules import State, counted

CLOSED = {"poll__state": State.CLOSED}


def ballots_of(target: Target, poll: Poll) -> list[dict[str, Any]]:
    """What was answered about a target, without who said it."""
    if poll.anonymous:
        return list(target.urn)
    return [{"choices": one.choices, "remark": one.remark} for one in Answer.objects.filter(ticket__target=target)]


def result_of(target: Target, poll: Poll) -> dict[str, Any] | None:
    """The result of one target, or None while nothing may be told."""
    if target.result is not None:
        return target.result
    if poll.anonymous or poll.state != State.OPEN:
        return None
    return counted(poll.form, ballots_of(target, poll), target.tickets.count())


def results_of(poll: Poll) -> list[tuple[Target, dict[str, Any] | None]]:
    """All targets of a poll with their results, the highest score first."""
    targets = list(poll.targets.order_by("pk"))
    found = _standing(poll, targets) if poll.state == State.OPEN and not poll.anonymous else {one.pk: one.result for one in targets}
    rows = [(one, found[one.pk]) for one in targets]
    return sorted(rows, key=lambda row: (-((row[1] or {}).get("score") or -1), row[0].label))


def _standing(poll: Poll, targets: list[Target]) -> dict[int, dict[str, Any]]:
    """What running named polls stand at, in two statements."""
    given: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for target, choices, remark in Answer.objects.filter(ticket__poll=poll).values_list("ticket__target_id", "choices", "remark"):
        given[target].append({"choices": choices, "remark": remark})
    invited = dict(poll.tickets.order_by().values_list("target_id").annotate(Count("pk")))
    return {one.pk: counted(poll.form, given[one.pk], invited.get(one.pk, 0)) for one in targets}


def subjects_scored(about: str, *codes: str) -> dict[tuple[str, int], dict[str, tuple[Target, dict[str, Any]]]]:
    """Frozen results about a thing by subject, then by kind of poll."""
    found: dict[tuple[str, int], dict[str, tuple[Target, dict[str, Any]]]] = defaultdict(dict)
    wanted = Target.objects.filter(poll__about=about, result__isnull=False, **CLOSED).select_related("poll")
    for target in (wanted.filter(poll__kind__in=codes) if codes else wanted).order_by("poll__closed_at"):
        found[target.subject_type, target.subject_id][target.poll.kind] = (target, target.result or {})
    return found


def mean_of_targets(results: Iterable[dict[str, Any]]) -> float | None:
    """The mean of some results' scores, each weighing the same; None of none."""
    scores = [one["score"] for one in results if one.get("score") is not None]
    return round(sum(scores) / len(scores), 1) if scores else None


def unit_scores(about: str) -> dict[int, tuple[float, list[Target]]]:
    """Each unit's mean score over the closed polls about a thing that rate units, with those results, by unit id."""
    found: dict[int, tuple[float, list[Target]]] = {}
    for (subject_type, subject_id), by_kind in subjects_scored(about).items():
        if subject_type == "people.unit":
            score = mean_of_targets(result for _, result in by_kind.values())
            if score is not None:
                found[subject_id] = (score, [target for target, _ in by_kind.values()])
    return found
