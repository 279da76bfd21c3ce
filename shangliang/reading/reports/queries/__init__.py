"""What reports and figures amount to, for pages and actions."""

from .bringing import read_plan
from .figures import (
    Line,
    Overview,
    browse,
    figure_of,
    frozen_sets,
    frozen_values,
    known,
    overview,
    period_from,
    search,
    times,
)
from .improvements import (
    carried_to,
    improvement,
    improvement_visible,
    improvements,
    improvements_to_chase,
    noted_in,
    open_improvements,
)
from .plans import (
    Going,
    going,
    held_now,
    open_items,
    plan_item,
    plan_items,
    plan_late,
    plan_visible,
    plan_years,
    responsible,
    ticks,
    unsettled,
)
from .reports import (
    Evidence,
    all_reports,
    chips_of,
    ever_issued,
    evidence,
    moment_of,
    newest,
    omitted,
    period_of,
    remarks_of,
    seen,
    since_of,
    told,
    values,
    version_of,
    visible,
)
from .suggesting import planned_in, recognised

__all__ = [
    "Evidence", "Going", "Line", "Overview", "all_reports", "browse", "carried_to", "chips_of", "ever_issued", "evidence", "figure_of", "frozen_sets", "frozen_values",
    "going", "held_now", "improvement", "improvement_visible", "improvements", "improvements_to_chase", "known", "moment_of", "newest", "noted_in", "omitted",
    "open_improvements", "open_items", "overview", "period_from", "period_of", "plan_item", "plan_items", "plan_late", "plan_visible", "plan_years", "planned_in",
    "read_plan", "recognised", "remarks_of", "responsible", "search", "seen", "since_of", "ticks", "times", "told", "unsettled", "values", "version_of", "visible",
]
