"""Writing a paper from data by the committee's own template, or the shipped one where it has none."""

import datetime as dt
from functools import lru_cache

from .fields import Words, kinds
from .filling import fill
from .forms import HandoverSheet
from .letters import Letter, ReplyLetter
from .notices import Certificate, DeclineNotice, FilingNotice, OversightNotice, Reminder
from .queries import in_force


def write(code: str, words: Words, *, title: str, author: str = "", day: dt.date | None = None) -> bytes:
    """A paper of the kind `code` as .docx, in the committee we are in."""
    kind = kinds.get(code)
    return fill(in_force(code) or shipped(code), kind.fields, words, title=title, author=author, day=day)


@lru_cache(maxsize=32)
def shipped(code: str) -> bytes:
    """The template that comes with the program, as .docx."""
    return kinds.get(code).shipped()


def filing_notice(data: FilingNotice) -> bytes:
    """The notice that a proposal is filed, as .docx."""
    return write("filing_notice", data.words(), title="提案立案通知书", author=data.office, day=data.date)


def decline_notice(data: DeclineNotice) -> bytes:
    """The notice that a proposal is not filed, as .docx."""
    return write("decline_notice", data.words(), title="提案不予立案告知书", author=data.office, day=data.date)


def handover_sheet(data: HandoverSheet) -> bytes:
    """The sheet that goes to a unit with one proposal, handling requirements overleaf, as .docx."""
    return write("handover_sheet", data.words(), title=f"提案交办单：{data.title}", author=data.committee, day=data.date)


def reminder(data: Reminder) -> bytes:
    """The reminder to one unit, as .docx."""
    return write("reminder", data.words(), title=f"催办函：{data.proposal}", author=data.office, day=data.date)


def reply_letter(data: ReplyLetter) -> bytes:
    """The reply to one proposer as .docx; write it once for each proposer with their own `addressee`."""
    return write("reply_letter", data.words(), title=f"{data.called or f'第{data.proposal_number}号提案'}的答复", author=data.unit, day=data.date)


def oversight_notice(data: OversightNotice) -> bytes:
    """The notice that a key proposal is overseen, to one unit, as .docx."""
    return write("oversight_notice", data.words(), title=f"督办通知：{data.proposal}", author=data.office, day=data.date)


def certificate(data: Certificate) -> bytes:
    """A certificate, as .docx."""
    return write("certificate", data.words(), title=f"{data.title}：{data.holder}", author=data.issuer, day=data.date)


def letter(data: Letter) -> bytes:
    """Any letter in 信函格式, as .docx."""
    return write("letter", data.words(), title=data.title.replace("\n", ""), author=data.sender, day=data.date)
