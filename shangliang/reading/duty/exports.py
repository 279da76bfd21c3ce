"""Scores as a workbook, the circulars, the report to the chairs and the standing members' report."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from shangliang.commons.documents.awards import PlainPaper, plain_paper
from shangliang.commons.documents.letters import numeral
from shangliang.foundation.rows import Column
from shangliang.practices.circulars.kinds import Column as Field
from shangliang.practices.circulars.kinds import Content

from .rules import Rulebook, plain

MOST_TOLD = 6  # deeds of one kind of work that a standing member's report tells one by one

def columns(book: Rulebook) -> list[Column]:
    """The columns of the score table under a rulebook."""
    groups = [Column(f"group_{group.code}", group.name, 12) for group in book.groups if not group.within]
    return [
        Column("place", "名次", 8), Column("name", "姓名", 12), Column("sector", "界别", 18), Column("office", "职务", 14), Column("total", "得分", 10), *groups,
        Column("cost", "必做扣分", 10), Column("grade", "等次", 12), Column("missing", "必做没做满", 30), Column("note", "说明", 36),
    ]  # fmt: skip


def lines(rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Its lines, one member at a time."""
    for row in rows:
        groups = {f"group_{group.code}": float(group.points) for group in row.sheet.groups if not group.within}
        yield groups | {
            "place": row.graded.place, "name": row.person.name, "sector": row.person.sector, "office": row.person.office or ("常委" if row.person.standing else ""),
            "total": float(row.total), "cost": float(row.sheet.cost), "grade": row.graded.grade, "missing": "、".join(met.name for met in row.sheet.missing), "note": row.graded.note,
        }  # fmt: skip


def circular(year: int, book: Rulebook, rows: Sequence[Any], bodies: Sequence[Any], behind: Sequence[Any], *, names: bool, origin: str) -> Content:
    """The circular on a year's scores: how many in which grade, the first ten, a table of sectors, those behind."""
    counted = sorted((row for row in rows if row.graded.place is not None), key=lambda row: row.graded.place)
    grades = [(grade.name, [row for row in counted if row.graded.grade == grade.name]) for grade in book.grades]
    before = [
        f"根据《{book.name}》，对 {year} 年度委员履职情况进行了统计和评价，现将结果通报如下。",
        "一、总体情况",
        f"本年度参加计分的委员 {len(counted)} 名，不计分 {len(rows) - len(counted)} 名，人均 {_mean(counted)} 分。"
        + (_grades(grades, len(counted)) if grades else ""),
    ]
    if grades and grades[0][1]:
        before += [f"二、{grades[0][0]}委员", "、".join(row.person.name for row in grades[0][1]) + f"，共 {len(grades[0][1])} 名。"]
    else:
        late = {row.person.id for row in behind}
        first = [f"{row.person.name}（{plain(row.total)} 分）" for row in counted[:10] if row.person.id not in late]
        before += ["二、得分靠前的委员", "、".join(first) + "。"] if first else ["二、得分靠前的委员", "本年度还没有做满规定要求的委员。"]
    if bodies:
        before += ["三、各界别情况", "按人均得分从高到低列表如下。"]
    after = ["四、需要改进的方面", _behind(behind, names), "请各界别召集人、各专门委员会将有关情况转告委员本人。对得分有异议的，可在平台“履职”中提出。"]
    columns = (Field("名次", True), Field("界别"), Field("委员", True), Field("人均得分", True), Field("落后", True))
    table = tuple((str(n), one.name, str(one.people), plain(one.mean), str(one.behind)) for n, one in enumerate(bodies, 1))
    return Content("duty.scores", f"关于{year}年度委员履职情况的通报", "各位委员，各界别、各专门委员会", before, columns, table, after, origin=origin, to=("all:members",))


def _mean(rows: Sequence[Any]) -> str:
    return plain(round(float(sum(row.total for row in rows)) / len(rows), 1)) if rows else "0"


def _grades(grades: Sequence[tuple[str, Sequence[Any]]], whole: int) -> str:
    said = [f"{name} {len(found)} 名，占 {round(100 * len(found) / whole, 1) if whole else 0}%" for name, found in grades]
    return "其中：" + "；".join(said) + "。"


def _behind(behind: Sequence[Any], names: bool) -> str:
    if not behind:
        return "全体委员都做满了规定的履职要求。"
    listed = "：" + "、".join(row.person.name for row in behind) if names else ""
    return f"有 {len(behind)} 名委员得分偏低或规定的事项没有做满{listed}，请有关委员查看自己的得分明细，抓紧补上。"


def standing_report(member: Any, year: int, areas: Sequence[dict[str, Any]], score: dict[str, Any] | None, day: dt.date) -> bytes:
    """The yearly report of a standing member: what the ledger holds, summed up with its rarer deeds by name; the rest is left to be written."""
    body = [f"本人{member.name}，{member.sector}界别，{member.office or ('常委' if member.standing else '委员')}。现将 {year} 年度履职情况报告如下。"]
    heads = map(numeral, count(1))
    for area in areas:
        body += [f"{next(heads)}、{area['name']}（{len(area['deeds'])} 项）", *_summed([deed for deed, _ in area["deeds"]])]
    if score:
        body += [f"{next(heads)}、履职得分", f"{score['total']} 分{'，等次' + score['grade'] if score['grade'] else ''}（{score['words']}）。"]
    body += [f"{next(heads)}、体会和不足", "（请本人填写）", f"{next(heads)}、下一年度打算", "（请本人填写）"]
    return plain_paper(PlainPaper(f"{year}年度常委履职报告", body, member.name, day))


def _summed(deeds: Sequence[Any]) -> Iterator[str]:
    """How often what was done, and one by one what was done least often: nobody reads a list of fifty meetings attended."""
    often = Counter(deed.role or deed.what for deed in deeds)
    yield "，".join(f"{what} {times} 次" for what, times in often.most_common()) + "。"
    told = sorted(sorted(deeds, key=lambda deed: often[deed.role or deed.what])[:MOST_TOLD], key=lambda deed: deed.at)
    for n, deed in enumerate(told, 1):
        yield f"{n}. {deed.at.month} 月 {deed.at.day} 日，{deed.role or deed.what}：{deed.label}。"
    if len(deeds) > len(told):
        yield f"其余 {len(deeds) - len(told)} 项见履职档案。"


def status(year: int, book: Rulebook, rows: Sequence[Any], bodies: Mapping[str, Sequence[Any]], lines: Sequence[Any], done: Sequence[dict[str, Any]], day: dt.date) -> Content:
    """How members do their duty, for the chairs' meeting to hear: work by area, scores, a table of sectors and organs, those behind and what was done (N06)."""
    counted = [row for row in rows if row.graded.place is not None]
    grades = [(grade.name, [row for row in counted if row.graded.grade == grade.name]) for grade in book.grades]
    touched = [line for line in lines if line.steps]
    before = [
        f"按照委员履职管理的要求，现将 {year} 年度（截至 {day.year} 年 {day.month} 月 {day.day} 日）委员履职情况汇报如下。", "一、履职开展情况",
        "；".join(f"{area['name']} {area['things']} 项，{area['people']} 位委员参加" for area in done) + "。" if done else "本年度还没有登记委员履职。",
        "二、得分情况", f"参加计分 {len(counted)} 名，人均 {_mean(counted)} 分。" + (_grades(grades, len(counted)) if grades else ""),
        "三、各界别、各机构情况", "按人均得分从高到低列表如下。",
    ]  # fmt: skip
    after = ["四、需要关注的委员", f"得分偏低或规定事项没有做满的 {len(lines)} 名，已提醒、约谈等 {len(touched)} 名。" if lines else "没有落后的委员。"]
    after += [f"{line.name}（{line.sector}）：{'、'.join(one.step for one in line.steps)}。" for line in touched[:30]]
    if untouched := [f"{line.name}（{line.sector}，{line.total} 分）" for line in lines if not line.steps][:30]:
        after.append(f"还没有提醒过、得分最低的：{'、'.join(untouched)}。")
    after += ["五、下一步打算", "（请补充）", "以上汇报，请审议。"]
    columns = (Field("类别"), Field("界别、机构"), Field("委员", True), Field("人均得分", True), Field("最高"), Field("落后", True))
    table = tuple((kind, one.name, str(one.people), plain(one.mean), one.best, str(one.behind)) for kind, found in bodies.items() for one in found)
    return Content("duty.status", f"关于{year}年度委员履职情况的汇报", "主席会议", before, columns, table, after)


def criticism(year: int, named: Sequence[Any], origin: str) -> Content:
    """The circular of criticism: those for whom the office noted this step, what they lack, what is asked of them (N07)."""
    before = [f"根据委员履职管理的有关规定，经提醒、约谈，下列 {len(named)} 名委员 {year} 年度履职情况仍没有明显改进，现予以通报批评。"]
    after = ["请以上委员对照得分明细，年内补上规定的履职事项，并向所在专门委员会书面说明改进打算。对通报有异议的，可在平台“履职”中提出。"]
    columns = (Field("姓名"), Field("界别"), Field("得分", True), Field("没有做满的"))
    table = tuple((line.name, line.sector, line.total, line.missing or "—") for line in named)
    return Content("duty.criticism", f"关于{year}年度委员履职情况的通报批评", "各位委员", before, columns, table, after, origin=origin, to=("all:members",))


def achievements(year: int, done: Sequence[dict[str, Any]], best: Sequence[Any], day: dt.date, origin: str) -> Content:
    """What members achieved in a year, told to all of them (N08)."""
    before = [f"现将 {year} 年度（截至 {day.year} 年 {day.month} 月 {day.day} 日）委员履职业绩通报如下。"] + ([] if done else ["本年度还没有登记委员履职。"])
    after = ["履职积极的委员", "、".join(f"{row.person.name}（{plain(row.total)} 分）" for row in best) + "。"] if best else []
    columns = (Field("履职方面"), Field("项数", True), Field("参加的委员", True))
    table = tuple((area["name"], str(area["things"]), str(area["people"])) for area in done)
    return Content("duty.achievements", f"{year}年度委员业绩通报", "各位委员", before, columns, table, after, origin=origin, to=("all:members",))


REAPPOINTMENT = [
    Column("name", "姓名", 12), Column("sector", "界别", 18), Column("office", "职务", 14), Column("grades", "各年度等次", 30), Column("attended", "参加会议（次）", 12),
    Column("absences", "缺席（次）", 10), Column("steps", "跟进", 24), Column("advice", "建议", 14), Column("reasons", "理由", 60), Column("decided", "研究意见", 20),
]  # fmt: skip


def reappointment(rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Members with what a term says of them; the last column is left for those who decide."""
    for one in rows:
        yield {
            "name": one.member.name, "sector": one.member.sector.name, "office": one.member.office or ("常委" if one.member.standing else ""),
            "grades": "，".join(f"{year.year} 年 {year.grade}（{year.total}）" for year in one.grades), "attended": one.attended, "absences": one.absences, "steps": "、".join(one.steps),
            "advice": one.advised.advice.label, "reasons": "；".join(one.advised.reasons), "decided": "",
        }  # fmt: skip
