"""Notices to proposers: the proposal is filed, or it is not and why (domain 9.3)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from .letters import Letter, day, letter, session_name


@dataclass(frozen=True)
class FilingNotice:
    """What a proposer is told when the proposal is filed. `office` sends it; units in the order they answer.

    `due` is the day by which the lead unit answers; `merged_into` the number of the lead proposal after a merge.
    """

    office: str
    committee: str
    term: int
    session: int
    addressee: str
    proposal: str
    number: str
    category: str
    date: dt.date
    lead: Sequence[str] = ()
    assist: Sequence[str] = ()
    due: dt.date | None = None
    merged_into: str = ""
    letter_number: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True)
class DeclineNotice:
    """What a proposer is told when the proposal is not filed: the reasons in full, what becomes of it, whom to ask."""

    office: str
    committee: str
    term: int
    session: int
    addressee: str
    proposal: str
    serial: str
    reasons: Sequence[str]
    treatment: str
    date: dt.date
    note: str = ""
    letter_number: str = ""
    contact: str = ""
    phone: str = ""


def filing_notice(data: FilingNotice) -> bytes:
    """The notice that a proposal is filed, as .docx."""
    case = session_name(data.committee, data.term, data.session)
    body = [f"所提《{data.proposal.strip('《》')}》，经审查予以立案，编为{case}第{data.number}号提案，类别为“{data.category}”。"]
    if data.merged_into:
        body.append(f"本件与第{data.merged_into}号提案内容相近，已并案办理。并案后提案人的权利不变，承办单位会单独沟通、单独答复。")
    if data.lead:
        assist = f"，{'、'.join(data.assist)}会办" if data.assist else ""
        due = f"，答复期限为{day(data.due)}" if data.due else ""
        body.append(f"本件由{'、'.join(data.lead)}主办{assist}{due}。承办单位答复前会联系提案人，听取意见；收到答复后，请填写征询意见表。")
    body.append("办理进展可随时在平台“我的提案”中查看。")
    return letter(Letter(data.office, "提案立案通知书", data.addressee, body, data.date, number=data.letter_number,
                         contact=data.contact, phone=data.phone))


def decline_notice(data: DeclineNotice) -> bytes:
    """The notice that a proposal is not filed, as .docx."""
    many = len(data.reasons) > 1
    reasons = "；".join(f"（{at + 1}）{reason.rstrip('。；')}" if many else reason.rstrip("。；") for at, reason in enumerate(data.reasons))
    case = session_name(data.committee, data.term, data.session)
    body = [f"在{case}提出的《{data.proposal.strip('《》')}》（流水号{data.serial}）收悉。经审查，本件未予立案，理由是：{reasons}。"]
    body += [data.note] if data.note else []
    body += [f"本件的处理方式是：{data.treatment.rstrip('。')}。", "对审查结果有不同意见的，请与我们联系。感谢履职建言，期待继续提出提案。"]
    return letter(Letter(data.office, "提案不予立案告知书", data.addressee, body, data.date, number=data.letter_number,
                         contact=data.contact, phone=data.phone))
