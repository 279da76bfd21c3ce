"""Letters in 信函格式 of GB/T 9704-2012: sender in red over a double red line, a second line at the foot of page one.

Pure: data in, the bytes of a .docx out. Each letter goes to one addressee; for several, write it once for each.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .headings import runs_of, title_lines, width_of
from .markup import BODY, FOUR, HEI, KAI, PITCH, RED, THREE, TITLE, TWO, Ind, Para, Run
from .paper import Paper

INDENT = Ind(first=200)
SENDER_WIDTH = 156.0
THICK, THIN = 18, 6
RULE_REACH = (-454, -340)
"""The red lines are 170 mm long and centred on the page: they reach 8 mm into the left and 6 mm into the right margin."""


@dataclass(frozen=True)
class Answer:
    """What is answered to one recommendation; `answer` may hold several paragraphs separated by newlines."""

    recommendation: str
    answer: str


@dataclass(frozen=True)
class Letter:
    """An official letter to one addressee.

    `sender` is the full name of the office as it stands in red; `number` the letter's own number (临住建函〔2026〕12号);
    `mark` the class shown at the upper right of page one ("A类"); `signer` the name after 签发人. `body` holds paragraphs;
    those beginning with 一、 or （一） are lettered as headings. `signatory` is who signs (default: the sender).
    `copies` are the offices after 抄送, `disclosure` the publication attribute ("主动公开"), both at the foot of the last page.
    """

    sender: str
    title: str
    addressee: str
    body: Sequence[str]
    date: dt.date
    number: str = ""
    mark: str = ""
    signer: str = ""
    attachments: Sequence[str] = ()
    signatory: str = ""
    contact: str = ""
    phone: str = ""
    copies: Sequence[str] = ()
    disclosure: str = ""


@dataclass(frozen=True)
class ReplyLetter:
    """A unit's reply to one proposer (domain 9.5). `proposal` is the title of the proposal, without book-title marks.

    `opening` and `closing` take the place of the usual sentences when given; `answers` are printed point by point,
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


def reply_letter(data: ReplyLetter) -> bytes:
    """The reply to one proposer as .docx; write it once for each proposer with their own `addressee`."""
    opening = data.opening or (
        f"在{session_name(data.committee, data.term, data.session)}上提出的第{data.proposal_number}号提案《{data.proposal.strip('《》')}》收悉。"
        "我单位认真办理，现答复如下：")
    closing = data.closing or "感谢对这项工作的关心和支持。对办理情况还有意见的，请在征询意见表中写明，或直接与我们联系。"
    body = [opening, *_paragraphs(data.body)]
    for at, answer in enumerate(data.answers):
        body += [f"{numeral(at + 1)}、关于“{_short(answer.recommendation)}”的建议", *_paragraphs(answer.answer)]
    return letter(Letter(
        sender=data.unit, title=reply_title(data.committee, data.term, data.session, data.proposal_number), addressee=data.addressee,
        body=[*body, closing], date=data.date, number=data.number, mark=f"{data.class_mark.removesuffix('类')}类" if data.class_mark else "",
        signer=data.signer, attachments=data.attachments, contact=data.contact, phone=data.phone, copies=data.copies,
        disclosure=data.disclosure))


def letter(data: Letter) -> bytes:
    """Any letter in 信函格式 as .docx."""
    paper = Paper(data.title.replace("\n", ""), data.sender, data.date, first_page_own=True, header_at=_header_at(data),
                  first_header=_masthead(data), first_footer=[_rule(THIN, THICK)])
    paper.add(*_numbers(data))
    paper.add(*(Para([Run(line, TITLE, TWO)], "center", Ind(), line=680, keep_next=True, outline=0 if not at else None)
                for at, line in enumerate(title_lines(data.title))))
    paper.add(Para(), Para([Run(f"{data.addressee.rstrip('：:')}：")], "left"))
    paragraphs = [p for text in data.body for p in _paragraphs(text)]
    for at, text in enumerate(paragraphs):
        runs, outline = runs_of(text)
        paper.add(Para(runs, ind=INDENT, outline=outline + 1 if outline is not None else None,
                       keep_next=outline is not None or at == len(paragraphs) - 1))
    paper.add(*_attachments(data.attachments), *_signature(data), *_foot(data))
    return paper.bytes()


def reply_title(committee: str, term: int, session: int, number: str, assisting: bool = False) -> str:
    """The usual title of a reply, broken over lines by meaning when set; `assisting` for an assisting unit's opinion."""
    return f"关于{session_name(committee, term, session)}第{number}号提案的{'会办意见' if assisting else '答复'}"


def session_name(committee: str, term: int, session: int) -> str:
    """政协临江市委员会, 6, 2 → 政协临江市第六届委员会第二次会议."""
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


def _short(text: str, most: int = 26) -> str:
    """The head of a recommendation, short enough for a heading: its first sentence, or as many of its clauses as fit."""
    head = re.split(r"[。；;！？]", text.strip().split("\n")[0])[0]
    while len(head) > most and "，" in head:
        head = head.rsplit("，", 1)[0]
    return head if len(head) <= most else head[: most - 1] + "…"


def _header_at(data: Letter) -> float:
    """Millimetres from the page's edge to the header, so that the sender's name begins 30 mm down."""
    return 20.0 if data.mark else 28.0


def _masthead(data: Letter) -> list[Para]:
    size = 36.0
    while width_of(data.sender) * size * 0.3528 > SENDER_WIDTH and size > 16:
        size -= 1
    spread = min(160, int((SENDER_WIDTH / 0.3528 - width_of(data.sender) * size) * 20 / max(1, len(data.sender)) / 2))
    mark = [Para([Run(data.mark, HEI, THREE)], "right", line=454)] if data.mark else []
    name = Para([Run(data.sender, TITLE, size, colour=RED, spacing=max(0, spread))], "center", line=round(size * 24), after=100)
    return [*mark, name, _rule(THICK, THIN)]


def _rule(upper: int, lower: int) -> Para:
    """A red double line, its strokes given in eighths of a point.

    Two plain borders of one flat paragraph: what "thick-thin" means for an upper edge, Word and LibreOffice see differently.
    """
    strokes = "".join(f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{RED}"/>' for side, width in (("top", upper), ("bottom", lower)))
    return Para(border=strokes, reach=RULE_REACH, line=30)


def _numbers(data: Letter) -> list[Para]:
    """The letter's number flush right under the line, 签发人 before it where there is one, then two blank lines."""
    if data.signer:
        line = Para([Run("签发人："), Run(data.signer, KAI), Run("\t" + data.number)], "left",
                    tabs='<w:tab w:val="right" w:pos="8844"/>')
        return [line, Para(), Para()]
    return [Para([Run(data.number)], "right"), Para(), Para()]


def _attachments(names: Sequence[str]) -> list[Para]:
    """附件： after one blank line; several are numbered and hang under one another, without end punctuation."""
    bare = [name.rstrip("。；;，, ") for name in names if name.strip()]
    if not bare:
        return []
    paras = [Para(keep_next=True)]
    for at, name in enumerate(bare):
        number = f"{at + 1}. " if len(bare) > 1 else ""
        lead = "附件：" if at == 0 else ""
        hang = 300 + (100 if number else 0)
        ind = Ind(left=200 + hang, hanging=hang) if at == 0 else Ind(left=200 + hang, hanging=100)
        paras.append(Para([Run(lead + number + name)], "left", ind, keep_next=True))
    return paras


def _signature(data: Letter) -> list[Para]:
    """Who signs, centred over the date; the date ends four characters from the edge. Room is left for the seal."""
    signatory, date = data.signatory or data.sender, day(data.date)
    name, stamp = width_of(signatory), width_of(date)
    if name <= stamp + 6:
        date_in = 4.0
        name_in = max(0.0, date_in + (stamp - name) / 2)
    else:
        name_in = 1.0
        date_in = name_in + (name - stamp) / 2
    paras = [Para(keep_next=True), Para(keep_next=True),
             Para([Run(signatory)], "right", Ind(right=round(name_in * 100)), keep_next=True),
             Para([Run(date)], "right", Ind(right=round(date_in * 100)), keep_next=bool(data.contact or data.phone))]
    said = "　".join(part for part in (f"联系人：{data.contact}" if data.contact else "", f"联系电话：{data.phone}" if data.phone else "") if part)
    return [*paras, Para([Run(f"（{said}）")], "left", Ind(first=200))] if said else paras


def _foot(data: Letter) -> list[Para]:
    """公开属性 and 抄送 at the foot of the last page, in 4号, one character in from either side."""
    lines = []
    if data.disclosure:
        lines.append(("公开属性：", data.disclosure))
    if data.copies:
        lines.append(("抄送：", "，".join(name.strip("，。 ") for name in data.copies) + "。"))
    if not lines:
        return []
    frame = '<w:framePr w:w="8844" w:hSpace="0" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>'
    paras = []
    for lead, text in lines:
        hang = round(width_of(lead) * 100)
        paras.append(Para([Run(lead, BODY if lead != "公开属性：" else HEI, FOUR), Run(text, BODY, FOUR)], "both",
                          Ind(left=100 + hang, right=100, hanging=hang, size=FOUR), line=PITCH - 60, frame=frame))
    return paras
