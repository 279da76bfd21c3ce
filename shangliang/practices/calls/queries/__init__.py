"""Every read of calls that is more than a lookup."""

from .calls import (
    GROUPS,
    asked_to_nominate,
    asked_to_review,
    call_list,
    find_call,
    find_nomination,
    latest,
    mine,
    nominations_of,
    objections_of,
    settled,
    state_counts,
    visible_calls,
    visible_nominations,
    visible_objections,
    waiting_rows,
)
from .honoured import awarded_things, awards, open_deeds, shown_deeds
from .judging import (
    Judged,
    conflict_of,
    people_to_review,
    places,
    reviewers_of,
    standings,
    to_review,
    unreviewed,
    whose,
)
from .naming import Subject, caution_of, may_speak_for, options, read_key, speaking_for, suggestions
from .reminding import in_round
from .telling import call_by_id, conveners, nomination_by_id, objection_by_id, reviewers_left, runners_of

__all__ = [
    "GROUPS", "Judged", "Subject", "asked_to_nominate", "asked_to_review", "awarded_things", "awards", "call_by_id", "call_list", "caution_of", "conflict_of", "conveners", "find_call", "find_nomination",
    "in_round", "latest", "may_speak_for", "mine", "nomination_by_id", "nominations_of", "objection_by_id", "objections_of",
    "open_deeds", "options", "people_to_review", "places", "read_key", "reviewers_left", "reviewers_of", "runners_of", "settled", "shown_deeds",
    "speaking_for", "standings", "state_counts", "suggestions", "to_review", "unreviewed", "visible_calls", "visible_nominations",
    "visible_objections", "waiting_rows", "whose",
]
