"""What reports and figures amount to, for pages and actions."""

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

__all__ = [
    "Evidence", "Line", "Overview", "browse", "chips_of", "ever_issued", "evidence", "figure_of", "frozen_sets", "frozen_values", "known", "moment_of", "newest", "all_reports", "omitted",
    "overview", "period_from", "period_of", "remarks_of", "search", "seen", "since_of", "times", "told", "values", "version_of", "visible",
]
