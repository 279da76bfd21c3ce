"""Notices as data: a proposal is filed or not and why (domain 9.3), a unit is reminded, a key proposal is overseen; a certificate."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from .fields import Words
from .letters import day, of_session, to_ask


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

    def words(self) -> Words:
        """The words for a template."""
        return of_session(self.committee, self.term, self.session, self.number, self.proposal) | {
            "发文机关": self.office, "发文字号": self.letter_number, "收文人": self.addressee, "类别": self.category, "主办单位": self.lead, "会办单位": self.assist,
            "答复期限": day(self.due) if self.due else "", "并入提案号": self.merged_into, "日期": day(self.date), "联系方式": to_ask(self.contact, self.phone),
        }  # fmt: skip


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

    def words(self) -> Words:
        """The words for a template; several reasons are numbered."""
        many = len(self.reasons) > 1
        reasons = [f"（{at + 1}）{reason.rstrip('。；')}" if many else reason.rstrip("。；") for at, reason in enumerate(self.reasons)]
        known = of_session(self.committee, self.term, self.session, "", self.proposal)
        del known["提案号"], known["件名"]
        return known | {
            "发文机关": self.office, "发文字号": self.letter_number, "收文人": self.addressee, "流水号": self.serial, "理由": "；".join(reasons),
            "理由逐条": reasons, "说明": self.note, "处理方式": self.treatment.rstrip("。"), "日期": day(self.date), "联系方式": to_ask(self.contact, self.phone),
        }  # fmt: skip


@dataclass(frozen=True)
class Reminder:
    """A reminder to one unit that answers for a proposal, or for what is `called` otherwise. `left` are days to the term, negative when it is over; `nth` which reminder it is."""

    office: str
    committee: str
    term: int
    session: int
    unit: str
    proposal: str
    number: str
    date: dt.date
    role: str = "主办"
    handed_over: dt.date | None = None
    due: dt.date | None = None
    left: int | None = None
    nth: int = 1
    stage: str = ""
    note: str = ""
    letter_number: str = ""
    contact: str = ""
    phone: str = ""
    called: str = ""

    def words(self) -> Words:
        """The words for a template."""
        told = "" if self.left is None else f"已超过期限 {-self.left} 天" if self.left < 0 else "今天到期" if not self.left else f"距期限还有 {self.left} 天"
        return of_session(self.committee, self.term, self.session, self.number, self.proposal, self.called) | {
            "发文机关": self.office, "发文字号": self.letter_number, "收文单位": self.unit, "角色": self.role, "交办日期": day(self.handed_over) if self.handed_over else "",
            "答复期限": day(self.due) if self.due else "", "期限情况": told, "第几次": str(self.nth), "目前进度": self.stage, "催办意见": self.note.rstrip("。"),
            "日期": day(self.date), "联系方式": to_ask(self.contact, self.phone),
        }  # fmt: skip


@dataclass(frozen=True)
class OversightNotice:
    """A key proposal is overseen: by whom, how, what is asked of the units."""

    office: str
    committee: str
    term: int
    session: int
    addressee: str
    proposal: str
    number: str
    date: dt.date
    leaders: Sequence[str] = ()
    lead: Sequence[str] = ()
    assist: Sequence[str] = ()
    decided: str = ""
    plan: str = ""
    asks: Sequence[str] = ()
    due: dt.date | None = None
    letter_number: str = ""
    contact: str = ""
    phone: str = ""

    def words(self) -> Words:
        """The words for a template."""
        return of_session(self.committee, self.term, self.session, self.number, self.proposal) | {
            "发文机关": self.office, "发文字号": self.letter_number, "收文单位": self.addressee, "督办领导": self.leaders, "主办单位": self.lead, "会办单位": self.assist,
            "确定情况": self.decided.rstrip("。"), "督办安排": self.plan.rstrip("。"), "督办要求": [text.rstrip("。；") for text in self.asks],
            "答复期限": day(self.due) if self.due else "", "日期": day(self.date), "联系方式": to_ask(self.contact, self.phone),
        }  # fmt: skip


@dataclass(frozen=True)
class Certificate:
    """An honour: to whom, for what, by whom. `title` is what stands large (荣誉证书), `honour` what was won (优秀提案奖)."""

    title: str
    holder: str
    reason: str
    honour: str
    issuer: str
    date: dt.date
    number: str = ""

    def words(self) -> Words:
        """The words for a template."""
        return {
            "证书名称": self.title, "获得者": self.holder, "事由": self.reason.rstrip("，。"), "荣誉": self.honour, "颁发机关": self.issuer, "日期": day(self.date), "证书编号": self.number,
        }  # fmt: skip
