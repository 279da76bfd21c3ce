"""What the review suggests: category, and who should handle it."""

from collections.abc import Sequence

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.practices.handling.rules import Role, check_units

from ..facts import Categorised, UnitsPlanned
from ..models import Proposal, UnitChoice
from ..rules import Layer, State
from .indexing import keep_marks

PLANNABLE = frozenset({State.SUBMITTED, State.FILED})


@action("proposals.plan_units", UnitsPlanned)
def plan_units(act: Act, proposal: Proposal, *, units: Sequence[tuple[Unit, Role]]) -> Proposal:
    """Say who should handle it: one lead with assisting units, or several separate ones. The wish stays beside it."""
    _plannable(proposal)
    check_units(units)
    proposal.choices.filter(layer=Layer.REVIEW).delete()
    UnitChoice.objects.bulk_create(
        UnitChoice(committee_id=act.committee, proposal=proposal, unit=unit, role=role, layer=Layer.REVIEW) for unit, role in units
    )
    proposal.lead_unit = units[0][0]
    proposal.save(update_fields=["lead_unit"])
    keep_marks(proposal)
    record(act, UnitsPlanned(units=[f"{unit}（{Role(role).label}）" for unit, role in units]), about=proposal, parties=[Credit(u, r) for u, r in units])
    return proposal


@action("proposals.plan_units", Categorised)
def categorise(act: Act, proposal: Proposal, *, category: str) -> Proposal:
    """Put it into one of the committee's categories."""
    _plannable(proposal)
    if category not in setting("proposals.categories"):
        raise Invalid("请从本委员会的分类里选。", fields={"category": "请重选"})
    before, proposal.category = proposal.category, category
    proposal.save(update_fields=["category"])
    keep_marks(proposal)
    record(act, Categorised(before=before, category=category), about=proposal)
    return proposal


def _plannable(proposal: Proposal) -> None:
    if State(proposal.state) not in PLANNABLE:
        raise NotNow(f"这件现在是“{State(proposal.state).label}”，不能再改审查意见。交办后请用“调整承办单位”。", code="not_plannable")
