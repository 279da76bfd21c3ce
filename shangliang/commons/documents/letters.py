"""Letters as data, and the words that templates may print of them. How they look is the template's (`shipped.py`)."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .fields import Words


@dataclass(frozen=True)
class Answer:
    """What is answered to one recommendation; `answer` may hold several paragraphs separated by newlines."""

    recommendation: str
    answer: str


@dataclass(frozen=True)
class Letter:
    """An official letter to one addressee.

    `sender` is the full name of the office as it stands in red; `number` the letter's own number (临住建函〔2026〕12号);
    `signer` the name after 签发人. `body` holds paragraphs;
    those beginning with 一、 or （一） are lettered as headings. `signatory` is who signs (default: the sender).
    `copies` are the offices after 抄送, `disclosure` the publication attribute ("主动公开"), both at the foot of the last page.
    """

    sender: str
    title: str
    addressee: str
    body: Sequence[str]
    date: dt.date
    number: str = ""
    signer: str = ""
    attachments: Sequence[str] = ()
    signatory: str = ""
    contact: str = ""
    phone: str = ""
    copies: Sequence[str] = ()
    disclosure: str = ""

    def words(self) -> Words:
        """The words for a template."""
        return {
            "发文机关": self.sender, "发文字号": self.number, "签发人": self.signer, "标题": self.title, "收文人": self.addressee.rstrip("：:"),
            "正文": [line for text in self.body for line in _paragraphs(text)], "附件": numbered(self.attachments), "署名": self.signatory or self.sender,
            "日期": day(self.date), "联系方式": to_ask(self.contact, self.phone), "抄送": [name.strip("，。 ") for name in self.copies], "公开属性": self.disclosure,
        }  # fmt: skip


@dataclass(frozen=True)
class ReplyLetter:
    """A unit's reply to one proposer (domain 9.5). `proposal` is the title of the proposal, without book-title marks.

    `called` names what is no proposal. `opening` and `closing` take the place of the template's sentences when given; `answers` are printed point by point,
    `body` as it is before them.
    """

    unit: str
    committee: str
    term: int
    session: int
    proposal_number: str
    proposal: str
    addressee: str
    date: dt.date
    body: str = ""
    answers: Sequence[Answer] = ()
    opening: str = ""
    closing: str = ""
    number: str = ""
    class_mark: str = ""
    signer: str = ""
    attachments: Sequence[str] = ()
    contact: str = ""
    phone: str = ""
    copies: Sequence[str] = field(default_factory=tuple)
    disclosure: str = ""
    called: str = ""

    def words(self) -> Words:
        """The words for a template."""
        return of_session(self.committee, self.term, self.session, self.proposal_number, self.proposal, self.called) | {
            "发文机关": self.unit, "发文字号": self.number, "签发人": self.signer, "办理结果": f"{self.class_mark.removesuffix('类')}类" if self.class_mark else "",
            "收文人": self.addressee.rstrip("：:"), "开头": self.opening, "说明": _paragraphs(self.body),
            "逐条答复": [
                {"序号": numeral(at + 1), "建议": _short(answer.recommendation), "建议全文": answer.recommendation, "答复": _paragraphs(answer.answer)}
                for at, answer in enumerate(self.answers)
            ],
            "结尾": self.closing, "附件": numbered(self.attachments), "日期": day(self.date), "联系方式": to_ask(self.contact, self.phone),
            "抄送": [name.strip("，。 ") for name in self.copies], "公开属性": self.disclosure,
        }  # fmt: skip


def numbered(names: Sequence[str]) -> list[str]:
    """Enclosures as they are named at the end of a letter: numbered where there are several, without end punctuation."""
    bare = [name.rstrip("。；;，, ") for name in names if name.strip()]
    return [f"{at + 1}. {name}" for at, name in enumerate(bare)] if len(bare) > 1 else bare


def to_ask(contact: str, phone: str) -> str:
    """联系人：方既明　联系电话：0599-6000000, as far as both are known."""
    return "　".join(part for part in (f"联系人：{contact}" if contact else "", f"联系电话：{phone}" if phone else "") if part)


def of_session(committee: str, term: int, session: int, number: str, title: str, called: str = "") -> Words:
    """The words every paper about a proposal has; `called` is how something else that is handled is called, such as 领导批示."""
    meeting = session_name(committee, term, session)
    return {"会议": meeting, "提案号": number, "提案标题": title.strip("《》"), "件名": called or f"{meeting}第{number}号提案"}


def session_name(committee: str, term: int, session: int) -> str:
    """政协临江市委员会, 6, 2 → 政协临江市第六届委员会第二次会议; "" where there is no session."""
    if not term:
        return ""
    place = committee.removesuffix("委员会")
    return f"{place}第{numeral(term)}届委员会第{numeral(session)}次会议"


def numeral(number: int) -> str:
    """1 … 99 in Chinese."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if number >= 100 or number < 0:
        return str(number)
    return (("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones or not tens else ""))


def day(date: dt.date) -> str:
    """2026年1月8日: Arabic numbers without leading zeros."""
    return f"{date.year}年{date.month}月{date.day}日"


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _short(text: str, most: int = 40, least: int = 14) -> str:
    """The head of a recommendation, short enough for a heading: its first sentence, or as many of its clauses as fit.

    A clause of less than `least` characters says nothing yet (由市住建局牵头，…): then the sentence is cut where it must be.
    """
    head = re.split(r"[。；;！？]", text.strip().split("\n")[0])[0]
    clauses = head
    while len(clauses) > most and "，" in clauses:
        clauses = clauses.rsplit("，", 1)[0]
    if len(clauses) <= most and (clauses == head or len(clauses) >= least):
        return clauses
    return head[: most - 1] + "…"
