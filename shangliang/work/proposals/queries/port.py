"""What a unit is told about a proposal, and who will be asked about its reply: the proposals' side of handling's port."""

from collections.abc import Mapping

from django.db.models import QuerySet

from shangliang.commons.committees.ready import Given, Ready
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.people.models import Organ
from shangliang.practices.handling.kinds import Brief, Facet, Person

from ..models import Proposal, Proposer
from ..rules import CosignState, Kind

ACCEPTED = {"state": CosignState.ACCEPTED}
BEHIND = Ready(  # of the proposal and of those merged into it; two questions in one, since "either" would read every proposer
    lambda: Proposer.objects.filter(proposal=Given("proposal"), **ACCEPTED).values_list("proposal_id", "position", "member_id").union(
        Proposer.objects.filter(proposal__lead=Given("proposal"), **ACCEPTED).values_list("proposal_id", "position", "member_id")
    )
)


def brief(proposal_id: int) -> Brief:
    """All a unit needs to handle a proposal, the proposers of merged ones included."""
    proposal = Proposal.objects.select_related("session__term", "organ", "author__sector").get(pk=proposal_id)
    merged = list(proposal.merged.all())
    return Brief(
        title=proposal.title, number=proposal.number, session=str(proposal.session), category=proposal.category, people=_people(proposal, merged),
        grounds=proposal.grounds, asks=list(proposal.recommendations.values_list("text", flat=True)), public=proposal.may_publish,
        merged=[f"{other.number or other.serial} {other.title}（{other.proposers_text}）" for other in merged],
    )


def raters(proposal_id: int) -> list[int]:
    """Ids of the members who rate: all who stand behind the proposal and those merged into it, the first proposer first."""
    behind = sorted(BEHIND(proposal=proposal_id), key=lambda row: (row[0] != proposal_id, *row))
    return list(dict.fromkeys(member for _, _, member in behind))


def facets() -> list[Facet]:
    """By what proposals can be picked for a look-back: session, category, by whom they were put forward."""
    sessions = [(str(one.pk), str(one)) for one in sorted(here().sessions, key=lambda one: one.opens_on, reverse=True)]
    return [Facet("session", "哪次会议", sessions), Facet("category", "分类", [(one, one) for one in setting("proposals.categories")]), Facet("by", "提案人", Kind.choices()), Facet("organ", "哪个党派团体", _bodies())]


def picks(chosen: Mapping[str, str]) -> QuerySet:
    """The ids of proposals that fit chosen facets."""
    fields = {"session": "session_id", "category": "category", "by": "kind", "organ": "organ_id"}
    return Proposal.objects.filter(**{fields[name]: value for name, value in chosen.items()}).values("pk")


def _bodies() -> list[tuple[str, str]]:
    """The parties and bodies in whose name anything was put forward: their collective proposals are looked at again apart."""
    found = Organ.objects.filter(pk__in=Proposal.objects.filter(kind=Kind.COLLECTIVE).values("organ_id"))
    return [(str(one.pk), one.name) for one in found.order_by("kind", "position", "name")]


def collective(proposal_id: int) -> str:
    """The party or body in whose name a proposal was put forward; "" for members' own."""
    found = Proposal.objects.select_related("organ").filter(pk=proposal_id, kind=Kind.COLLECTIVE).first()
    return str(found.organ or found.proposers_text) if found else ""


def _people(proposal: Proposal, merged: list[Proposal]) -> list[Person]:
    said = [Person(None, proposal.organ.name, proposal.contact)] if proposal.organ else []
    rows = Proposer.objects.filter(proposal__in=[proposal, *merged], state=CosignState.ACCEPTED).select_related("member__sector", "sector")
    for row in sorted(rows, key=lambda row: (row.proposal_id != proposal.pk, row.proposal_id, row.position)):
        member = row.member
        detail = "　".join(part for part in (str(row.sector_then), member.employer, member.job) if part)
        said.append(Person(member.pk, member.name, detail, member.phone))
    return said or [Person(None, proposal.proposers_text)]
