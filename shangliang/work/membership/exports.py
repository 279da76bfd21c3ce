"""Lists and templates as .xlsx: the same columns going out as coming in."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.documents import papers
from shangliang.commons.documents.letters import Letter, day
from shangliang.foundation.rows import Column, xlsx
from shangliang.foundation.rows import Kind as Look

from .actions.accounts import Issued
from .intake import COLUMNS, Kind
from .rules import Ending

# Papers nobody needs on a list that travels: they can be brought in, but do not go out.
KEPT_IN = {"address", "identity"}
HANDOUT = [Column("name", "姓名", 12), Column("what", "身份", 16), Column("account", "账号", 20, Look.TEXT), Column("password", "初始密码", 22, Look.TEXT)]


def columns(kind: Kind, *, all_of_them: bool = False) -> list[Column]:
    """The columns of a list; with `all_of_them` also those that are only brought in."""
    return [Column(f.key, f.label, f.width, f.look) for f in COLUMNS[kind] if all_of_them or f.key not in KEPT_IN]


def listing(kind: Kind, rows: Iterable[dict[str, Any]]) -> IO[bytes]:
    """A list that can be read in again without a change."""
    return xlsx(columns(kind), rows, sheet=kind.label)


def template(kind: Kind) -> IO[bytes]:
    """An empty list with one example line, which the office writes over."""
    example = {f.key: f.example for f in COLUMNS[kind] if f.example}
    made = [Column(c.key, c.label, c.width, Look.TEXT) for c in columns(kind, all_of_them=True)]
    return xlsx(made, [example], sheet=kind.label)


def handout(issued: Sequence[Issued]) -> IO[bytes]:
    """The sheet of initial passwords, to be cut into strips and handed out."""
    return xlsx(HANDOUT, issued, sheet="初始密码")


def coverage_list(labels: Sequence[str], found: Iterable[Any]) -> IO[bytes]:
    """Every member with the bodies that have them, and what is missing."""
    made = [Column("number", "证号", 12, Look.TEXT), Column("name", "姓名", 12), Column("sector", "界别", 16)]
    made += [Column(f"c{n}", label, 24) for n, label in enumerate(labels)] + [Column("gaps", "缺口", 24)]
    rows = (
        {"number": one.number, "name": one.name, "sector": one.sector, "gaps": "、".join(one.gaps)} | {f"c{n}": "、".join(names) for n, names in enumerate(one.bodies)}
        for one in found
    )  # fmt: skip
    return xlsx(made, rows, sheet="组织覆盖")


def link_list(links: Iterable[Any], checks: dict[int, Any]) -> IO[bytes]:
    """Who guides whom, with the persons who answer for it and what this year's look found."""
    made = [
        Column("organ", "专委会", 20), Column("kind", "联系", 8), Column("other", "界别、部门", 24), Column("duties", "联系内容", 40), Column("ours", "我方联系人", 14),
        Column("theirs", "对方联系人", 14), Column("phone", "办公电话", 16, Look.TEXT), Column("since", "从", 12, Look.DATE), Column("result", "本年检查", 12),
    ]  # fmt: skip
    rows = (
        {
            "organ": one.organ.name, "kind": "部门" if one.unit_id else "界别", "other": one.other.name, "duties": one.duties, "ours": one.ours, "theirs": one.theirs,
            "phone": one.phone, "since": one.since, "result": checks[one.pk].result if one.pk in checks else "",
        }
        for one in links
    )  # fmt: skip
    return xlsx(made, rows, sheet="联系分工")


def addition_letter(case: Any, person: Sequence[tuple[str, str]], heard: Sequence[Any]) -> bytes:
    """The nomination for the meetings that hear it, or the decision to whoever asked for it, as .docx."""
    committee = here().committee
    known = "，".join(f"{label}{value}" for label, value in person)
    body = [f"{case.nominator}提名{case.name}同志为{committee.short_name}委员人选，拟列入{case.sector.name}。", "一、基本情况", f"{case.name}，{known}。" if known else f"{case.name}。", "二、增补理由", f"{case.reason.rstrip('。')}。"]
    if heard:
        body += ["三、研究情况", *(f"{n}．{one.stage}：{day(one.on)}{one.meeting}，{one.outcome}{f'（{one.votes}）' if one.votes else ''}{f'。{one.note}' if one.note else ''}。" for n, one in enumerate(heard, 1))]
    if case.effective_on:
        body.append(f"经{case.decision}决定，增补{case.name}同志为{committee.short_name}委员，自{day(case.effective_on)}起任职。")
    title = f"关于增补{case.name}同志为{committee.short_name}委员的{'通知' if case.effective_on else '建议'}"
    return papers.letter(Letter(
        sender=f"政协{committee.place}委员会", title=title, addressee=case.nominator if case.effective_on else "主席会议、常务委员会", body=body, date=case.moved_on,
        signatory=f"{committee.short_name}办公室",
    ))  # fmt: skip


def leaving_letter(case: Any, heard: Sequence[Any]) -> bytes:
    """The notice to a member of what was decided about the seat, as .docx."""
    committee, way = here().committee, Ending(case.way)
    ground = f"依据{case.article}，" if case.article else ""
    said = {"resigned": "同意你辞去委员职务的请求", "asked_to_resign": "决定你辞去委员职务", "removed": "决定撤销你的委员资格"}[way.value]
    votes = "".join(f"（{one.votes}）" for one in heard[-1:] if one.votes)
    body = [
        f"{ground}{day(heard[-1].on if heard else case.moved_on)}{heard[-1].meeting if heard else ''}{said}{votes}，自{day(case.effective_on)}起生效。",
        "委员证请交回办公室。你以前的提案、发言和履职记录都保留存档。",
    ]  # fmt: skip
    if way.value != "resigned":
        body.append(f"如对决定不服，可以在通知送达之日起 {setting('membership.leaving_appeal_days')} 天内书面申请复议。")
    return papers.letter(Letter(
        sender=f"政协{committee.place}委员会", title=f"关于{way.label}委员{'职务' if way.value != 'removed' else ''}的通知".replace("撤销资格委员", "撤销委员资格"), addressee=case.member.name, body=body,
        date=case.moved_on, signatory=f"{committee.short_name}办公室",
    ))  # fmt: skip


def keeping_list(found: Iterable[Any]) -> IO[bytes]:
    """Every member with who looks after them, and when they last talked."""
    made = [
        Column("number", "证号", 12, Look.TEXT), Column("name", "委员", 12), Column("sector", "界别", 16), Column("keeper", "联系的人", 12), Column("why", "怎么联系", 18),
        Column("last", "上次谈话", 12, Look.DATE), Column("due", "下次谈话以前", 12, Look.DATE), Column("late", "到期没谈", 10),
    ]  # fmt: skip
    rows = (
        {
            "number": one.member.number, "name": one.member.name, "sector": one.member.sector.name, "keeper": one.keeper.name if one.keeper else "", "why": one.why,
            "last": one.last, "due": one.due, "late": "是" if one.late else "",
        }
        for one in found
    )  # fmt: skip
    return xlsx(made, rows, sheet="分级联系")


POSITIONS = [
    Column("names", "委员", 16), Column("how", "方式", 12), Column("what", "职务或活动", 30), Column("unit", "单位", 26), Column("since", "从哪天起", 12, Look.DATE),
    Column("until", "聘期到", 12, Look.DATE), Column("ended", "办结", 12, Look.DATE),
]  # fmt: skip


def positions(rows: Iterable[Any]) -> IO[bytes]:
    """The positions that members hold or held."""
    lines = (
        {"names": one.names, "how": "受聘任职" if one.lasting else "推荐参加", "what": one.what, "unit": one.unit, "since": one.entry.day, "until": one.until, "ended": one.ended}
        for one in rows
    )  # fmt: skip
    return xlsx(POSITIONS, lines, sheet="委员任职")
