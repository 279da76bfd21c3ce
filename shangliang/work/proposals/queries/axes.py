"""By what figures of proposals can be split, beside what each record says of itself: axes over the proposals as they stand now."""

from collections.abc import Callable, Mapping

from shangliang.commons.committees.scope import here
from shangliang.commons.figures.axes import Axis, Pairs
from shangliang.commons.people.models import Member, Organ, Unit

from ..models import Proposal, Proposer
from ..rules import CosignState, Kind
from ..rules.axes import BY_PROPOSAL

SUBJECT = "proposals.proposal"


def _of(field: str, kind: tuple[Kind, ...] = ()) -> Pairs:
    found = Proposal.objects.filter(kind__in=kind) if kind else Proposal.objects.all()
    return found.order_by().values_list("pk", field)


def _members() -> Pairs:
    return Proposer.objects.filter(state=CosignState.ACCEPTED).order_by().values_list("proposal_id", "member_id")


def _named(model: type[Unit | Organ | Member], keys: list[str]) -> Mapping[str, str]:
    return {
        str(pk): name
        for pk, name in model.objects.filter(
            pk__in=[key for key in keys if key.isdecimal() and len(key) < 10]
        ).values_list("pk", "name")
    }


def _sessions(keys: list[str]) -> Mapping[str, str]:
    return {str(one.pk): str(one) for one in here().sessions}


OWN = (Kind.INDIVIDUAL, Kind.JOINT)
WAYS: dict[str, tuple[Callable[[], Pairs], Callable[[list[str]], Mapping[str, str]]]] = {
    "proposals.session": (lambda: _of("session_id"), _sessions),
    "proposals.lead_unit": (lambda: _of("lead_unit_id"), lambda keys: _named(Unit, keys)),
    "proposals.category": (lambda: _of("category"), lambda keys: {key: key for key in keys}),
    "proposals.sector": (lambda: _of("sector_id", OWN), lambda keys: _named(Organ, keys)),
    "proposals.organ": (lambda: _of("organ_id", (Kind.COLLECTIVE,)), lambda keys: _named(Organ, keys)),
    "proposals.member": (_members, lambda keys: _named(Member, keys)),
}
AXES = tuple(Axis(code, BY_PROPOSAL[code], SUBJECT, pairs, names) for code, (pairs, names) in WAYS.items())
