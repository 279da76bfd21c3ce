"""Ruled forms: the proposal as printed, the hand-over sheet and list, the form that asks for the proposer's opinion."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from .headings import runs_of, title_lines
from .letters import day, session_name
from .markup import BODY, FOUR, HEI, PITCH, SMALL_FOUR, THREE, TITLE, TWO, Cell, Ind, Para, Row, Run, table
from .paper import Paper

WIDTHS = (1474, 1474, 1474, 1474, 1474, 1474)
EMPTY, TICKED = "□", "☑"
RATINGS = ("满意", "基本满意", "不满意")
CLASSES = (("A", "已经解决或采纳"), ("B", "列入计划逐步解决"), ("C", "留作参考"))
QUESTIONS = (
    ("办理前后的沟通方式", ("当面沟通", "电话", "书面", "未沟通")),
    ("办理人员的态度", ("满意", "基本满意", "不满意")),
    ("答复是否针对所提建议", ("针对", "基本针对", "未针对")),
    ("对办理结果", RATINGS),
)
REQUIREMENTS = (
    "请在平台签收。不属于本单位职责的，在规定期限内申请退办，写明理由和建议承办单位，不自行转交其他单位。",
    "主办单位在期限内答复；会办单位在期限内把会办意见送主办单位。",
    "答复前与提案人沟通，听取意见，并在平台记录时间、方式和意见。",
    "答复由单位负责人签发，逐条回应所提建议，在首页右上角标明办理结果类别。",
    "并案办理的，与每位提案人沟通，并分别答复。",
    "提案和答复按公开属性办理。答复连同征询意见表送提案人，同时抄送提案委员会和交办机关。",
)


@dataclass(frozen=True)
class Proposer:
    """A proposer as printed: name (a person or a body), sector, post, address and phone as far as they may be shown."""

    name: str
    sector: str = ""
    post: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ProposalSheet:
    """A proposal as printed form (domain 9.2). `recommendations` are numbered when printed."""

    committee: str
    term: int
    session: int
    title: str
    proposers: Sequence[Proposer]
    grounds: str
    recommendations: Sequence[str]
    number: str = ""
    class_number: str = ""
    serial: str = ""
    category: str = ""
    public: str = ""
    wished_units: Sequence[str] = ()
    seconders: Sequence[str] = ()
    review: str = ""
    submitted: dt.date | None = None
    attachments: Sequence[str] = ()


@dataclass(frozen=True)
class HandoverSheet:
    """One proposal handed over to its units (domain 9.4); blank fields stay blank for writing by hand.

    `result` is the class letter when the sheet is printed after the reply, `rating` the proposer's then.
    `requirements` are the committee's handling requirements on the back, one item each.
    """

    committee: str
    term: int
    session: int
    number: str
    title: str
    proposers: Sequence[Proposer]
    lead: Sequence[str]
    date: dt.date
    assist: Sequence[str] = ()
    separate: Sequence[str] = ()
    due: dt.date | None = None
    assist_due: dt.date | None = None
    class_number: str = ""
    category: str = ""
    review: str = ""
    review_date: dt.date | None = None
    handed_over_by: str = ""
    assignment: str = ""
    instruction: str = ""
    merged: Sequence[str] = ()
    classes: Sequence[tuple[str, str]] = CLASSES
    result: str = ""
    ratings: Sequence[str] = RATINGS
    rating: str = ""
    replied: dt.date | None = None
    requirements: Sequence[str] = REQUIREMENTS


@dataclass(frozen=True)
class HandoverRow:
    """One line of a hand-over list."""

    number: str
    title: str
    proposers: str
    lead: str
    assist: str = ""
    due: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class HandoverList:
    """The proposals handed over at one meeting or to one unit, in groups ("市政府系统", rows)."""

    committee: str
    term: int
    session: int
    date: dt.date
    groups: Sequence[tuple[str, Sequence[HandoverRow]]]
    title: str = "提案交办清单"
    handed_over_by: str = ""


@dataclass(frozen=True)
class OpinionForm:
    """The form that goes with a reply to one proposer (domain 1.15): questions, each with its choices."""

    committee: str
    term: int
    session: int
    number: str
    title: str
    proposer: str
    unit: str
    questions: Sequence[tuple[str, Sequence[str]]] = QUESTIONS
    replied: dt.date | None = None
    result: str = ""
    return_to: str = ""
    return_days: int | None = None
    answers: dict[str, str] = field(default_factory=dict)
    comment: str = ""


def proposal_sheet(data: ProposalSheet) -> bytes:
    """The proposal as it is printed and archived, as .docx."""
    first, *others = data.proposers or [Proposer("")]
    paper = _paper(data.committee, data.term, data.session, "提　案", data.title, data.submitted)
    rows = [
        _row(("编　号", 1), (_numbers(data.number, data.class_number, data.serial), 3), ("类　别", 1), (data.category, 1)),
        _row(("案　由", 1), (data.title, 5), height=900),
        _row(("提案人", 1), (first.name, 2), ("界　别", 1), (first.sector, 2)),
        _row(("单位职务", 1), (first.post, 5)),
        _row(("通讯地址", 1), (first.address, 2), ("联系电话", 1), (first.phone, 2)),
    ]
    if others or data.seconders:
        joint = "、".join(p.name for p in others) + (f"\n附议：{'、'.join(data.seconders)}" if data.seconders else "")
        rows.append(_row(("联名提案人", 1), (joint.strip(), 5)))
    rows += [
        _row(("是否同意\n公开", 1), (data.public, 2), ("提交日期", 1), (day(data.submitted) if data.submitted else "", 2)),
        _row(("建议办理\n单位", 1), ("、".join(data.wished_units), 5)),
        _row(("审查意见", 1), (data.review, 5), height=1000),
    ]
    paper.add(table(WIDTHS, rows), Para([Run("案据", HEI)], ind=Ind(first=200), before=200, keep_next=True))
    paper.add(*_text(data.grounds))
    paper.add(Para([Run("建议", HEI)], ind=Ind(first=200), keep_next=True))
    for at, item in enumerate(data.recommendations):
        head, *rest = [line for line in item.split("\n") if line.strip()] or [""]
        paper.add(Para([Run(f"{at + 1}.{head}")], ind=Ind(first=200)), *_text("\n".join(rest)))
    if data.attachments:
        paper.add(Para(), *(Para([Run(("附件：" if not at else "　　　") + f"{at + 1}.{name}")], "left", Ind(first=200)) for at, name in enumerate(data.attachments)))
    return paper.bytes()


def handover_sheet(data: HandoverSheet) -> bytes:
    """The sheet that goes to a unit with one proposal, handling requirements overleaf, as .docx."""
    paper = _paper(data.committee, data.term, data.session, "提案交办单", data.title, data.date)
    first = data.proposers[0] if data.proposers else Proposer("")
    who = first.name + (f"等{len(data.proposers)}人" if len(data.proposers) > 1 else "")
    units = [f"主办：{'、'.join(data.lead)}"] if data.lead else []
    units += [f"分办：{'、'.join(data.separate)}"] if data.separate else []
    units += [f"会办：{'、'.join(data.assist)}"] if data.assist else []
    review = "\n".join(part for part in (data.review, *units) if part)
    limits = [f"主办单位{day(data.due)}前答复" if data.due else "", f"会办单位{day(data.assist_due)}前送会办意见" if data.assist_due else ""]
    assignment = "\n".join(part for part in (data.assignment, "；".join(x for x in limits if x)) if part)
    ticks = "\n".join(f"{TICKED if data.result == code else EMPTY} {code}类　{label}" for code, label in data.classes)
    asked = "　　".join(f"{TICKED if data.rating == word else EMPTY} {word}" for word in data.ratings)
    rows = [
        _row(("编　号", 1), (_numbers(data.number, data.class_number, ""), 3), ("类　别", 1), (data.category, 1)),
        _row(("案　由", 1), (data.title, 5), height=850),
        _row(("提案人", 1), (who, 2), ("界　别", 1), (first.sector, 2)),
        _row(("联系方式", 1), (first.phone or first.address, 5)),
        *([_row(("并案提案", 1), ("、".join(data.merged), 5))] if data.merged else []),
        _signed("提案委员会\n审查意见", review, _stamp("（盖章）", data.review_date), 1700),
        _signed("交办意见", assignment, _stamp(f"{data.handed_over_by}（盖章）", data.date), 1400),
        _row(("领导批示", 1), (data.instruction, 5), height=1300),
        _row(("办理结果", 1), (ticks, 5), height=1250),
        _signed("征求提案人\n意见", asked, "提案人签名：　　　　　　　　　　年　　月　　日", 1050),
        _row(("答复送出\n时间", 1), (day(data.replied) if data.replied else "", 5)),
    ]
    paper.add(table(WIDTHS, rows))
    if data.requirements:
        paper.add(Para([Run("办理要求", TITLE, TWO)], "center", line=680, page_break=True), Para())
        paper.add(*(Para([Run(f"{at + 1}.{text}")], ind=Ind(first=200)) for at, text in enumerate(data.requirements)))
    return paper.bytes()


def handover_list(data: HandoverList) -> bytes:
    """All proposals of a hand-over meeting as one table on landscape paper, the head repeated on each page, as .docx."""
    paper = Paper(data.title, data.committee, data.date, landscape=True)
    total = sum(len(rows) for _, rows in data.groups)
    paper.add(Para([Run(session_name(data.committee, data.term, data.session) + data.title, TITLE, 20)], "center", line=600))
    said = f"共 {total} 件" + (f"　　交办：{data.handed_over_by}" if data.handed_over_by else "") + f"　　{day(data.date)}"
    paper.add(Para([Run(said, BODY, FOUR)], "right", line=460))
    widths = (720, 960, 4420, 1640, 2000, 2000, 1300, 956)
    heads = ("序号", "提案号", "案由", "提案人", "主办单位", "分办、会办单位", "答复期限", "签收")
    rows = [Row([_small(h, HEI, "center", shade="F2F2F2") for h in heads], 480, head=True)]
    count = 0
    for name, lines in data.groups:
        if name:
            rows.append(Row([Cell([Para([Run(f"{name}（{len(lines)} 件）", HEI, SMALL_FOUR)], "left", line=320, keep_next=True)], span=8)], 420))
        for line in lines:
            count += 1
            due = f"{line.due.month}月{line.due.day}日" if line.due and line.due.year == data.date.year else day(line.due) if line.due else ""
            cells = [_small(str(count), align="center"), _small(line.number, align="center"), _small(line.title), _small(line.proposers),
                     _small(line.lead), _small(line.assist), _small(due, align="center"), _small(line.note)]
            rows.append(Row(cells, 460))
    paper.add(table(widths, rows), Para(line=240))
    return paper.bytes()


def opinion_form(data: OpinionForm) -> bytes:
    """The form on which one proposer rates the reply, as .docx; filled in where `answers` already says so."""
    paper = _paper(data.committee, data.term, data.session, "提案办理征询意见表", data.title, data.replied)
    rows = [
        _row(("提案号", 1), (f"第{data.number}号", 2), ("承办单位", 1), (data.unit, 2)),
        _row(("案　由", 1), (data.title, 5), height=850),
        _row(("提案人", 1), (data.proposer, 2), ("答复日期", 1), ("\n".join(x for x in (day(data.replied) if data.replied else "", f"{data.result}类" if data.result else "") if x), 2)),
    ]
    for question, choices in data.questions:
        chosen = data.answers.get(question, "")
        ticks = "　".join(f"{TICKED if word == chosen else EMPTY} {word}" for word in choices)
        rows.append(Row([_label(question, 2), _value(ticks, 4)], 700))
    rows.append(Row([_label("意见和建议", 1), Cell([*_value(data.comment, 5).paras], span=5, valign="top")], 2600))
    rows.append(Row([_label("提案人签名", 1), _value("", 2), _label("填表日期", 1), _value("　　年　　月　　日", 2)], 800))
    paper.add(table(WIDTHS, rows))
    notes = ["本表由提案人本人填写，也可在平台“我的提案”中直接填写。", "选择“不满意”的，请写明原因和希望进一步办理的事项。"]
    if data.return_to:
        notes.append(f"请在收到答复后{f'{data.return_days}个工作日内' if data.return_days else ''}送{data.return_to}。")
    paper.add(Para([Run("说明：", HEI, SMALL_FOUR)], "left", before=160, line=400),
              *(Para([Run(f"{at + 1}.{note}", BODY, SMALL_FOUR)], "left", Ind(left=200, hanging=200, size=SMALL_FOUR), line=400) for at, note in enumerate(notes)))
    return paper.bytes()


def _paper(committee: str, term: int, session: int, name: str, subject: str, date: dt.date | None) -> Paper:
    """A portrait form with the session's name over the form's."""
    paper = Paper(f"{name.replace('　', '')}：{subject}", committee, date, form=True)
    lines = title_lines(session_name(committee, term, session), 22)
    paper.add(*(Para([Run(line, TITLE, 20)], "center", line=580) for line in lines), Para([Run(name, TITLE, 26)], "center", line=800, after=160))
    return paper


def _numbers(number: str, class_number: str, serial: str) -> str:
    return "　".join(part for part in (f"第{number}号" if number else "", class_number, f"流水号{serial}" if serial else "") if part)


def _row(*cells: tuple[str, int], height: int = 560) -> Row:
    """Labels and values in turn, each with the columns it spans."""
    return Row([(_label if at % 2 == 0 else _value)(text, span) for at, (text, span) in enumerate(cells)], height)


def _label(text: str, span: int) -> Cell:
    return Cell([Para([Run(line, HEI, SMALL_FOUR)], "center", line=340) for line in text.split("\n")], span=span)


def _value(text: str, span: int) -> Cell:
    return Cell([Para([Run(line, BODY, FOUR)], "left", line=400) for line in text.split("\n")], span=span)


def _signed(label: str, text: str, stamp: str, height: int) -> Row:
    paras = [*_value(text, 5).paras, Para([Run(stamp, BODY, SMALL_FOUR)], "right", Ind(right=100, size=SMALL_FOUR), line=400, before=120)]
    return Row([_label(label, 1), Cell(paras, span=5)], height)


def _stamp(who: str, date: dt.date | None) -> str:
    return f"{who}　　{day(date) if date else '　　　年　　月　　日'}"


def _small(text: str, font: str = BODY, align: str = "left", shade: str = "") -> Cell:
    return Cell([Para([Run(text, font, SMALL_FOUR)], align, line=300)], shade=shade)


def _text(text: str) -> list[Para]:
    paras = []
    for line in text.split("\n"):
        if line.strip():
            runs, outline = runs_of(line.strip(), THREE)
            paras.append(Para(runs, ind=Ind(first=200), line=PITCH, keep_next=outline is not None))
    return paras
