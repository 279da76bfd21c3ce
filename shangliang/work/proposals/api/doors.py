"""Proposals by machine."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from shangliang.commons.access import COMMITTEE_WIDE
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.calling import units_called
from shangliang.commons.ui.machines import act_of, needs, viewer_of
from shangliang.commons.ui.shapes import MOST, Given, Line, Moment, answers
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role

from .. import actions, queries
from ..queries import Filter
from ..queries.exchange import SUBJECT, page_after
from ..rules import Layer
from .shapes import HandOver, ProposalPage, ProposalRow, ProposalStory, SessionOut, row, story

router = Router(tags=["提案"])


class Wanted(Given):
    """The page's own filter, with `q` for its text; and where to read on."""

    view: Line = Field("all", description="all、review 待审查、filed 待交办、handling 办理中、soon 快到期、overdue 已超期、replied 待评价、closed 已办结")
    session: int | None = Field(None, description="届次编号（见 /sessions）；不写就是最近一次")
    q: Line = Field("", description="案由、提案人里含有的字，或整个提案号、流水号")
    category: Line = ""
    unit: int | None = Field(None, description="主办单位编号")
    sector: int | None = Field(None, description="第一提案人的界别编号")
    state: Line = ""
    kind: Line = ""
    timing: Line = ""
    updated_since: Moment | None = Field(None, description="只要这一刻起有动静的（提案本身或办理）；时刻带时区，不带按北京时间")
    after: Annotated[int, Field(ge=0, description="上一页给的 next")] = 0
    size: Annotated[int, Field(ge=1, le=MOST)] = 50

    def filter(self) -> Filter:
        return Filter(**self.model_dump(exclude={"q", "updated_since", "after", "size"}), text=self.q)


@router.get("/sessions", response=answers(list[SessionOut]), summary="届次", description="本委员会的历次会议，先后为序。")
@needs("proposals.read")
def sessions(request: HttpRequest) -> list[SessionOut]:
    known = here().sessions
    dates = ("accepts_from", "opens_on", "closes_on")
    return [SessionOut(id=s.pk, name=s.short, term=s.term.number, number=s.number, **{name: getattr(s, name) for name in dates}) for s in known]


@router.get("/proposals", response=answers(ProposalPage), summary="提案列表", description="令牌所属岗位看得到的提案，按编号从小到大，每页最多 100 件。")
@needs("proposals.read")
def list_proposals(request: HttpRequest, wanted: Query[Wanted]) -> ProposalPage:
    found = page_after(
        viewer_of(request), wanted.filter(), timezone.localdate(), after=wanted.after, limit=wanted.size + 1, since=wanted.updated_since
    )
    shown = found[: wanted.size]
    return ProposalPage(items=[ProposalRow(**row(proposal)) for proposal in shown], next=shown[-1].pk if len(found) > len(shown) else None)


@router.get("/proposals/{int:pk}", response=answers(ProposalStory), summary="一件提案", description="案由、案据、建议、提案人、审查、承办单位、答复和经过。")
@needs("proposals.read")
def proposal_story(request: HttpRequest, pk: int) -> ProposalStory:
    return story_of(request, pk)


@router.post(
    "/proposals/{int:pk}/hand-over", response=answers(ProposalStory), summary="交办",
    description="把已立案的提案交给承办单位：一主办加若干会办，或两个以上分办。与页面上的“交办”是同一件事。",
)
@needs("proposals.hand_over", "handling.hand_over")
def hand_over(request: HttpRequest, pk: int, given: HandOver) -> ProposalStory:
    act, proposal = act_of(request), queries.seen(viewer_of(request), pk)
    units = units_called([one.unit for one in given.units])
    plan = [(unit, Role.of(one.role)) for unit, one in zip(units, given.units, strict=True)]
    actions.hand_over(act, proposal, units=plan, due_on=given.due_on, note=given.note)
    return story_of(request, pk)


def story_of(request: HttpRequest, pk: int) -> ProposalStory:
    """One proposal as the machine's post may see it, after whatever was done to it."""
    viewer = viewer_of(request)
    proposal = queries.seen(viewer, pk)
    matter = matter_of(SUBJECT, (proposal.lead or proposal).pk)
    planned: list[Any] = [choice for choice in proposal.choices.all() if choice.layer == Layer.REVIEW]
    return story(proposal, matter, told(SUBJECT, pk), planned, inside=viewer.role in COMMITTEE_WIDE)
