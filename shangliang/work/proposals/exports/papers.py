"""Proposals as official papers (.docx): the printed form, notices to the proposer, the handover meeting's list."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.commons.documents.forms import (
    HandoverList,
    HandoverRow,
    ProposalSheet,
    Proposer,
    handover_list,
    proposal_sheet,
)
from shangliang.commons.documents.notices import DeclineNotice, FilingNotice, OversightNotice
from shangliang.commons.documents.papers import decline_notice, filing_notice, oversight_notice
from shangliang.practices.handling.queries import clocks
from shangliang.practices.handling.rules import Length
from shangliang.practices.handling.rules import Role as HandlingRole

from .. import queries
from ..rules import CosignState, Decision, Layer, State, Timing

OFFICE = "提案委员会"


def _head(session: Any) -> dict[str, Any]:
    return {"committee": f"政协{here().committee.place}委员会", "term": session.term.number, "session": session.number}


def sheet(proposal: Any) -> bytes:
    """The proposal form as it is printed and signed (domain 9.2); addresses and phones are left to be written by hand."""
    first, *others = [p for p in proposal.proposers.all() if p.state == CosignState.ACCEPTED] or [None]
    people = [Proposer(proposal.organ.name)] if proposal.organ else []
    if first is not None:
        people.append(Proposer(first.member.name, str(first.sector_then), f"{first.member.employer}{first.member.job}"))
    people += [Proposer(p.member.name, str(p.sector_then)) for p in others]
    return proposal_sheet(ProposalSheet(
        **_head(proposal.session), title=proposal.title, proposers=people or [Proposer(proposal.proposers_text)], grounds=proposal.grounds,
        recommendations=[r.text for r in proposal.recommendations.all()], number=proposal.number, serial=proposal.serial, category=proposal.category,
        public="同意公开" if proposal.may_publish else f"不同意公开（{proposal.secret_reason}）",
        wished_units=[c.unit.name for c in proposal.choices.all() if c.layer == Layer.WISH], submitted=_day(proposal.submitted_at),
    ))


def notice(proposal: Any, today: date, units: tuple[list[str], list[str]]) -> bytes:
    """What the proposer is told in writing: filed under which number and with whom (`queries.handlers`), or not filed and why (domain 9.3)."""
    to = f"{proposal.organ.name}" if proposal.organ else f"{proposal.author.name if proposal.author else proposal.proposers_text}委员"
    common = {**_head(proposal.session), "office": f"政协{here().committee.place}委员会{OFFICE}", "addressee": to, "proposal": proposal.title, "date": today}
    if proposal.state != State.DECLINED:
        lead, assist = units
        return filing_notice(FilingNotice(
            **common, number=proposal.number, category=proposal.category, lead=lead, assist=assist, due=proposal.due_on,
            merged_into=proposal.lead.number if proposal.lead else "",
        ))
    last = next((r for r in reversed(proposal.reviews.all()) if r.decision == Decision.DECLINE and not r.reversed_at), None)
    return decline_notice(DeclineNotice(
        **common, serial=proposal.serial, reasons=last.reasons if last else [], treatment="提案内容仍保存在平台上，可修改后另行提出。", note=last.note if last else "",
    ))


def oversight(proposal: Any, key: Any, today: date) -> list[tuple[str, bytes]]:
    """To each unit that handles a key proposal: who oversees it and how; as (name, .docx)."""
    lead, assist = queries.handlers([proposal])[proposal.pk]
    lead = lead or ([proposal.lead_unit.name] if proposal.lead_unit else [])
    leaders = [f"{one.name}{one.post}" for one in key.leaders.all()]
    said = OversightNotice(
        office=f"政协{here().committee.place}委员会{OFFICE}", **_head(proposal.session), addressee="", proposal=proposal.title, number=proposal.number, date=today,
        leaders=leaders, lead=lead, assist=assist, decided=key.decision, plan=key.plan, due=proposal.due_on,
    )
    return [(f"督办通知 {proposal.number}（{name}）", oversight_notice(replace(said, addressee=name))) for name in dict.fromkeys([*lead, *assist])]


def handing_list(proposals: Iterable[Any], today: date) -> bytes:
    """The list for a handover meeting, in groups by the system of the lead unit."""
    groups: dict[str, list[HandoverRow]] = {}
    session = None
    for p in proposals:
        session = session or p.session
        planned = [c for c in p.choices.all() if c.layer == Layer.REVIEW]
        lead = next((c.unit for c in planned if c.role != HandlingRole.ASSIST), None)
        assist = "、".join(c.unit.name for c in planned if c.role == HandlingRole.ASSIST)
        system = f"{lead.system_label}系统" if lead else "承办单位待定"
        groups.setdefault(system, []).append(HandoverRow(p.number, p.title, p.proposers_text, lead.name if lead else "", assist, _until(p, today)))
    session = session or here().sessions[-1]
    return handover_list(HandoverList(**_head(session), date=today, groups=sorted(groups.items())))


def _until(proposal: Any, today: date) -> date:
    """The day by which a proposal is to be answered if it is handed over today."""
    length = Length.BETWEEN if proposal.timing == Timing.BETWEEN else Length.LEAD
    return clocks("proposals", HandlingRole.LEAD, today, length=length).due_on


def _day(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None
