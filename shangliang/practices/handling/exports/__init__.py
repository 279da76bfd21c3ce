"""Handling as tables and as official papers."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

from django.utils import timezone

from shangliang.commons.access import HANDOVER, Viewer
from shangliang.commons.committees.scope import here
from shangliang.commons.documents import forms, papers
from shangliang.commons.documents.forms import HandoverSheet, Proposer
from shangliang.commons.documents.letters import Answer, ReplyLetter
from shangliang.commons.documents.notices import Reminder
from shangliang.commons.documents.showing import as_draft
from shangliang.foundation import rows
from shangliang.foundation.rows import Column, Kind

from ..kinds import Brief, Person, kinds
from ..queries import requirements, says
from ..queries.reminding import LastReminder
from ..rules import Disclosure, Outcome, Role, Satisfaction, State

UNIT_LEDGER = [
    Column("kind", "来源", 12), Column("number", "编号", 10, Kind.TEXT), Column("label", "事项", 50), Column("round", "轮次", 6), Column("role", "角色", 8),
    Column("state", "状态", 10), Column("handed", "交办日期", 12, Kind.DATE), Column("due", "期限", 12, Kind.DATE), Column("left", "剩余天数", 10),
    Column("replied", "办复日期", 12, Kind.DATE), Column("clerk", "经办人", 10), Column("grade", "类别", 8), Column("letter", "发文字号", 22),
    Column("overall", "评价", 10),
]
DESK = [
    Column("unit", "承办单位", 24), Column("number", "编号", 10, Kind.TEXT), Column("label", "事项", 50), Column("round", "轮次", 6), Column("role", "角色", 8),
    Column("state", "状态", 10), Column("handed", "交办日期", 12, Kind.DATE), Column("due", "期限", 12, Kind.DATE), Column("left", "剩余天数", 10),
    Column("clerk", "经办人", 10),
]
PROMISES = [
    Column("unit", "承诺单位", 24), Column("number", "编号", 10, Kind.TEXT), Column("label", "事项", 44), Column("ask", "建议", 44), Column("text", "承诺", 44),
    Column("due", "承诺完成", 12, Kind.DATE), Column("first", "最初承诺", 12, Kind.DATE), Column("moves", "调整次数", 9), Column("state", "状态", 10),
    Column("late", "超期天数", 9), Column("outcome", "兑现情况", 44), Column("settled", "核实日期", 12, Kind.DATE), Column("remark", "核实意见", 30),
]
RECORDS = [
    Column("unit", "承诺单位", 24), Column("made", "承诺", 8), Column("due", "已到期", 8), Column("kept", "兑现", 8), Column("rate", "落实率", 10),
    Column("on_time", "按承诺时间兑现", 16), Column("late", "超期未兑现", 12), Column("dropped", "不再兑现", 10),
]


def unit_ledger(lines: Iterable[dict[str, Any]]) -> IO[bytes]:
    """All a unit was ever given, as .xlsx."""
    return rows.xlsx(UNIT_LEDGER, lines, sheet="承办台账")


def desk_table(lines: Iterable[dict[str, Any]]) -> IO[bytes]:
    """All open parts an office looks after, as .xlsx."""
    return rows.xlsx(DESK, lines, sheet="在办清单")


def promise_table(lines: Iterable[dict[str, Any]]) -> IO[bytes]:
    """Promises and what became of them, as .xlsx."""
    return rows.xlsx(PROMISES, lines, sheet="承诺事项")


def record_table(records: Iterable[Any]) -> IO[bytes]:
    """How units kept their word, as .xlsx: 落实率 is what was kept of what was due."""
    lines = ({**vars(one), "rate": f"{100 * one.kept / one.due:.1f}%" if one.due else ""} for one in records)
    return rows.xlsx(RECORDS, lines, sheet="各单位落实情况")


def called(matter: Any, brief: Brief) -> str:
    """How papers call what is no proposal: by its own number, such as 监督报告〔2026〕1号, else by its kind; "" for proposals."""
    kind = kinds.get(matter.kind)
    if kind.by_session:
        return ""
    return brief.number if brief.number.endswith("号") else f"{kind.label}（{brief.number}）" if brief.number else kind.label


def file_name(matter: Any, brief: Brief) -> str:
    """How the names of a matter's files begin."""
    return called(matter, brief) or f"{brief.number}号"


def _session(brief: Brief) -> tuple[int, int]:
    """Term and session numbers of the session a brief names."""
    return next(((s.term.number, s.number) for s in here().sessions if brief.session in {str(s), s.short}), (0, 0))


def _who(person: Person) -> Proposer:
    sector, _, post = person.detail.partition("　")
    return Proposer(name=person.name, sector=sector, post=post.replace("　", " "), phone=person.phone)


def _city() -> str:
    """The committee as official papers name it: 政协临江市委员会."""
    return f"政协{here().committee.place}委员会"


def letter(
    part: Any, brief: Brief, person: Person, *, assisting: Sequence[str] = (), enclosed: Sequence[str] = (), signer: str = "", day: date | None = None,
    shown: bool = False,
) -> bytes:
    """The reply of a unit to one of the proposers, as .docx (domain 9.5); not issued yet, with the `signer` and `day` it would
    have, and marked as a draft on every page unless it is `shown` on a page that says so itself."""
    reply, (term, session) = part.reply, _session(brief)
    answers = [Answer(a.ask, a.text + (f"（{Outcome(a.outcome).label}）" if a.outcome else "")) for a in reply.answers.all()]
    made = papers.reply_letter(
        ReplyLetter(
            unit=part.unit.name, committee=_city(), term=term, session=session, proposal_number=brief.number, proposal=brief.title,
            addressee=person.name + ("委员" if person.member_id else ""), date=timezone.localdate(reply.issued_at) if reply.issued_at else day or timezone.localdate(reply.drafted_at), answers=answers,
            opening=reply.opening, closing=reply.closing, number=reply.letter_number, class_mark=reply.grade,
            signer=reply.signer or signer, contact=reply.contact or part.unit.contact, phone=reply.phone or part.unit.phone,
            copies=[f"{here().committee.short_name}提案委员会", _office(part), *assisting],
            called=called(part.matter, brief), disclosure=Disclosure(reply.disclosure).label if reply.disclosure else "", attachments=[name.rsplit(".", 1)[0] for name in enclosed],
        )
    )
    return made if shown or reply.issued_at else as_draft(made)


def opinion_form(part: Any, brief: Brief, person: Person) -> bytes:
    """The form on which one proposer says what they think of a reply (征询意见表), by the committee's own questions, as .docx."""
    reply, (term, session) = part.reply, _session(brief)
    questions = [*((row["label"], row["options"]) for row in says(part.matter.kind, "rating_form")), ("总的评价", [one.label for one in Satisfaction])]
    return forms.opinion_form(forms.OpinionForm(
        committee=_city(), term=term, session=session, number=brief.number, title=brief.title, proposer=person.name, unit=part.unit.name, questions=questions, called=called(part.matter, brief),
        replied=timezone.localdate(reply.issued_at) if reply.issued_at else None, result=reply.grade, return_to=f"{here().committee.short_name}提案委员会",
    ))  # fmt: skip


def _office(part: Any) -> str:
    place = here().committee.place
    return {"handover_party": f"{place}委办公室", "handover_government": f"{place}人民政府办公室"}.get(part.office, f"{here().committee.short_name}办公室")


def reminder(part: Any, brief: Brief, last: LastReminder, viewer: Viewer) -> bytes:
    """The letter that goes with the last reminder of a part, in the name of the office that sends it, as .docx."""
    term, session = _session(brief)
    office = "、".join(last.bodies) or (_office(part) if viewer.role in HANDOVER else f"{_city()}提案委员会")
    told = "已签收" if part.signed_at else "还没有签收"
    return papers.reminder(Reminder(
        office=office, committee=_city(), term=term, session=session, unit=part.unit.name, proposal=brief.title, number=brief.number,
        date=timezone.localdate(last.at), role=Role(part.role).label, handed_over=timezone.localdate(part.handed_at), due=part.due_on, left=last.left,
        nth=last.nth, stage=told, note=last.note, called=called(part.matter, brief),
    ))  # fmt: skip


def sheet(matter: Any, brief: Brief) -> bytes:
    """The hand-over sheet of a matter, as .docx (domain 9.4), with the committee's requirements overleaf."""
    term, session = _session(brief)
    live = [part for part in matter.parts if State(part.state) not in {State.RETURNED, State.CANCELLED}]
    names = {role: [part.unit.name for part in live if Role(part.role) is role] for role in Role}
    helping = [part.due_on for part in live if Role(part.role) is Role.ASSIST]
    own = requirements(matter.kind)
    return papers.handover_sheet(
        HandoverSheet(
            committee=_city(), term=term, session=session, number=brief.number, title=brief.title, called="" if kinds.get(matter.kind).by_session else kinds.get(matter.kind).label, proposers=[_who(p) for p in brief.people],
            lead=names[Role.LEAD], assist=names[Role.ASSIST], separate=names[Role.SEPARATE], date=timezone.localdate(matter.opened_at), due=matter.due_on,
            assist_due=max(helping, default=None), category=brief.category, merged=brief.merged, instruction=matter.note,
            classes=[(row["code"], row["label"]) for row in says(matter.kind, "classes")], **({"requirements": own} if own else {}),
        )
    )
