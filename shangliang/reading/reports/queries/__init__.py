"""What reports and figures amount to, for pages and actions."""

from .advising import adviser, door, offered, unsure
from .bringing import read_plan
from .figures import (
    Line,
    Overview,
    browse,
    figure_of,
    frozen_sets,
    frozen_values,
    known,
    known_by,
    overview,
    period_from,
    search,
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
from .keeping import (
    Section,
    address_of,
    case,
    case_visible,
    cases,
    cases_of,
    fitting,
    lesson,
    lesson_visible,
    lessons,
    named_in,
    record_named,
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
from .spans import Span, figures_about, records_about, records_chosen, spans, term_period
from .suggesting import could_count, planned_in, recognised

__all__ = [
    "Evidence", "Going", "Line", "Overview", "Section", "Span", "address_of", "adviser", "all_reports", "browse", "carried_to", "case", "case_visible", "cases",
    "cases_of", "chips_of", "could_count", "door", "ever_issued", "evidence", "figure_of", "figures_about", "fitting", "frozen_sets", "frozen_values", "going", "held_now",
    "improvement", "improvement_visible", "improvements", "improvements_to_chase", "known", "known_by", "lesson", "lesson_visible", "lessons", "moment_of", "named_in", "newest",
    "noted_in", "offered", "omitted", "open_improvements", "open_items", "overview", "period_from", "period_of", "plan_item", "plan_items", "plan_late", "plan_visible",
    "plan_years", "planned_in", "read_plan", "recognised", "record_named", "records_about", "records_chosen", "remarks_of", "responsible", "search", "seen", "since_of",
    "spans", "term_period", "ticks", "told", "unsettled", "unsure", "values", "version_of", "visible",
]
