"""Ruled forms laid out here: the proposal as printed, the hand-over list, the opinion form; and the hand-over sheet as data."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from .fields import Words
from .headings import runs_of, title_lines
from .letters import day, session_name
from .markup import BODY, FOUR, HEI, PITCH, SMALL_FOUR, THREE, TITLE, Cell, Ind, Para, Row, Run, table
from .paper import Paper

WIDTHS = (1474, 1474, 1474, 1474, 1474, 1474)
EMPTY, TICKED = "□", "☑"
BLANK_DAY = "　　　年　　月　　日"
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
    `requirements` are the committee's handling requirements on the back, one item each. `called` names a kind that is no proposal.
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
    called: str = ""

    def _reached(self) -> str:
        """How the proposers are reached: one by the number alone, several each by name and number, without numbers the first's address."""
        known = [one for one in self.proposers if one.phone]
        if len(known) > 1:
            return "　".join(f"{one.name} {one.phone}" for one in known)
        return known[0].phone if known else self.proposers[0].address if self.proposers else ""

    def words(self) -> Words:
        """The words for a template: boxes ticked as far as the result is known, limits and offices as sentences."""
        first = self.proposers[0] if self.proposers else Proposer("")
        units = [f"{role}：{'、'.join(names)}" for role, names in (("主办", self.lead), ("分办", self.separate), ("会办", self.assist)) if names]
        limits = [f"主办单位{day(self.due)}前答复" if self.due else "", f"会办单位{day(self.assist_due)}前送会办意见" if self.assist_due else ""]
        return {
            "会议": session_name(self.committee, self.term, self.session), "单名": f"{self.called}交办单" if self.called else "提案交办单",
            "编号": numbers(self.number, self.class_number, "") if not self.called else self.number, "提案号": self.number,
            "类别": self.category, "案由": self.title, "提案人": first.name + (f"等{len(self.proposers)}人" if len(self.proposers) > 1 else ""),
            "提案人名单": [one.name for one in self.proposers], "界别": first.sector, "联系方式": self._reached(), "并案提案": self.merged,
            "主办单位": self.lead, "分办单位": self.separate, "会办单位": self.assist, "审查意见": [*filter(None, [self.review]), *units],
            "审查日期": day(self.review_date) if self.review_date else BLANK_DAY, "答复期限": day(self.due) if self.due else "",
            "交办意见": [*filter(None, [self.assignment, "；".join(x for x in limits if x)])], "交办机关": self.handed_over_by, "交办日期": day(self.date),
            "领导批示": self.instruction, "结果选项": [f"{TICKED if self.result == code else EMPTY} {code}类　{label}" for code, label in self.classes],
            "意见选项": "　　".join(f"{TICKED if self.rating == word else EMPTY} {word}" for word in self.ratings),
            "答复日期": day(self.replied) if self.replied else "", "办理要求": [f"{at + 1}.{text}" for at, text in enumerate(self.requirements)],
        }  # fmt: skip


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
    called: str = ""


def proposal_sheet(data: ProposalSheet) -> bytes:
    """The proposal as it is printed and archived, as .docx."""
    first, *others = data.proposers or [Proposer("")]
    paper = _paper(data.committee, data.term, data.session, "提　案", data.title, data.submitted)
    rows = [
        row(("编　号", 1), (numbers(data.number, data.class_number, data.serial), 3), ("类　别", 1), (data.category, 1)),
        row(("案　由", 1), (data.title, 5), height=900),
        row(("提案人", 1), (first.name, 2), ("界　别", 1), (first.sector, 2)),
        row(("单位职务", 1), (first.post, 5)),
        row(("通讯地址", 1), (first.address, 2), ("联系电话", 1), (first.phone, 2)),
    ]
    if others or data.seconders:
        joint = "、".join(p.name for p in others) + (f"\n附议：{'、'.join(data.seconders)}" if data.seconders else "")
        rows.append(row(("联名提案人", 1), (joint.strip(), 5)))
    rows += [
        row(("是否同意\n公开", 1), (data.public, 2), ("提交日期", 1), (day(data.submitted) if data.submitted else "", 2)),
        row(("建议办理\n单位", 1), ("、".join(data.wished_units), 5)),
        row(("审查意见", 1), (data.review, 5), height=1000),
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
    paper = _paper(data.committee, data.term, data.session, "提案办理征询意见表" if not data.called else "办理征询意见表", data.title, data.replied)
    rows = [
        row(("编　号", 1), (data.called or f"第{data.number}号", 2), ("承办单位", 1), (data.unit, 2)),
        row(("案　由", 1), (data.title, 5), height=850),
        row(("提案人", 1), (data.proposer, 2), ("答复日期", 1), ("\n".join(x for x in (day(data.replied) if data.replied else "", f"{data.result}类" if data.result else "") if x), 2)),
    ]
    for question, choices in data.questions:
        chosen = data.answers.get(question, "")
        ticks = "　".join(f"{TICKED if word == chosen else EMPTY} {word}" for word in choices)
        rows.append(Row([label(question, 2), value(ticks, 4)], 700))
    rows.append(Row([label("意见和建议", 1), Cell([*value(data.comment, 5).paras], span=5, valign="top")], 2600))
    rows.append(Row([label("提案人签名", 1), value("", 2), label("填表日期", 1), value("　　年　　月　　日", 2)], 800))
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
    lines = title_lines(session_name(committee, term, session) or committee, 22)
    paper.add(*(Para([Run(line, TITLE, 20)], "center", line=580) for line in lines), Para([Run(name, TITLE, 26)], "center", line=800, after=160))
    return paper


def numbers(number: str, class_number: str, serial: str) -> str:
    """第0123号　城建类第 17 号　流水号……, as far as they are known."""
    return "　".join(part for part in (f"第{number}号" if number else "", class_number, f"流水号{serial}" if serial else "") if part)


def row(*cells: tuple[str, int], height: int = 560) -> Row:
    """Labels and values in turn, each with the columns it spans."""
    return Row([(label if at % 2 == 0 else value)(text, span) for at, (text, span) in enumerate(cells)], height)


def label(text: str, span: int) -> Cell:
    return Cell([Para([Run(line, HEI, SMALL_FOUR)], "center", line=340) for line in text.split("\n")], span=span)


def value(text: str, span: int) -> Cell:
    return Cell([Para([Run(line, BODY, FOUR)], "left", line=400) for line in text.split("\n")], span=span)


def _small(text: str, font: str = BODY, align: str = "left", shade: str = "") -> Cell:
    return Cell([Para([Run(text, font, SMALL_FOUR)], align, line=300)], shade=shade)


def _text(text: str) -> list[Para]:
    paras = []
    for line in text.split("\n"):
        if line.strip():
            runs, outline = runs_of(line.strip(), THREE)
            paras.append(Para(runs, ind=Ind(first=200), line=PITCH, keep_next=outline is not None))
    return paras
