"""Published proposals in the words of the public pages: dates with their year, so that a page kept elsewhere never ages."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from shangliang.commons.committees.scope import setting
from shangliang.foundation.words import nth
from shangliang.practices.handling.rules import Disclosure, Outcome, Satisfaction
from shangliang.work.proposals.queries.opened import is_told

OUTCOMES = {Outcome.DONE: ("is-done", "circle-check"), Outcome.PLANNED: ("is-doing", "calendar-time"), Outcome.DECLINED: ("", "bookmark")}
SHORT = 40  # characters of a cell in "understood in a minute"


@dataclass(frozen=True)
class Line:
    """One proposal in the list."""

    href: str
    over: str
    title: str
    who: str
    unit: str
    result: tuple[str, str, str] | None
    day: str


def day_of(value: date | str | None) -> str:
    """2026 年 6 月 12 日."""
    if not value:
        return ""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def grades() -> dict[str, str]:
    """What the committee's classes of reply mean."""
    return {row["code"]: row["label"] for row in setting("proposals.handling.classes")}


def line(row: Any, slug: str, meaning: dict[str, str]) -> Line:
    """A proposal as the list shows it."""
    return Line(
        href=f"{_proposals(slug)}{quote(row.code)}/", over="　".join(filter(None, (row.session_label, nth(row.number) if row.number else "", row.category))),
        title=row.title, who=row.who, unit=row.unit, result=result(row, meaning), day=day_of(row.answered_on),
    )


@lru_cache(maxsize=1000)
def _proposals(slug: str) -> str:
    return reverse("open:proposal", args=[slug, "x"]).removesuffix("x/")


def result(row: Any, meaning: dict[str, str]) -> tuple[str, str, str] | None:
    """How it came out, as a badge: text, tone, icon."""
    if row.level == Disclosure.ON_REQUEST:
        return ("依申请公开", "", "lock-open")
    if not row.grade:
        return None
    first = next(iter(meaning), "")
    return (meaning.get(row.grade, f"{row.grade} 类"), "is-done" if row.grade == first else "is-doing", "circle-check" if row.grade == first else "calendar-time")


def glance(row: Any, meaning: dict[str, str]) -> list[tuple[str, str]]:
    """What was asked, who answers, how it came out: at most SHORT characters each."""
    body = row.body
    asks = body.get("asks", [])
    asked = f"{len(asks)} 条建议，头一条：{asks[0]}" if asks else body.get("summary", "") or "内容依申请公开。"
    came = [meaning.get(row.grade, "")] if row.grade else []
    came += [f"提案人{Satisfaction(row.overall).label}"] if row.overall in Satisfaction.values() else []
    answered = f"{day_of(row.answered_on)}答复" if row.answered_on else ""
    return [("提了什么", _short(asked)), ("谁来办", _short(row.unit)), ("结果怎样", _short("，".join(filter(None, [*came, answered]))))]


def _short(text: str) -> str:
    tight = " ".join(text.split())
    return tight if len(tight) <= SHORT else f"{tight[: SHORT - 1]}…"


def steps(row: Any) -> list[dict[str, str]]:
    """The days on which its places were reached."""
    return [{"label": label, "when": day_of(day), "note": "", "state": "done"} for label, day in row.body.get("days", [])]


def answered_asks(row: Any) -> list[dict[str, Any]]:
    """Each recommendation with what the one replying unit says to it; empty where several reply, or not all is open."""
    replies = [one for one in row.body.get("replies", []) if one["level"] == Disclosure.FULL]
    asks = row.body.get("asks", [])
    if len(replies) != 1 or len(row.body["replies"]) != 1 or len(replies[0]["answers"]) != len(asks):
        return []
    return [{"text": ask, "badge": badge(one), "answer": f"{replies[0]['unit']}：{one['text']}"} for ask, one in zip(asks, replies[0]["answers"], strict=True)]


def badge(answer: dict[str, Any]) -> tuple[str, str, str]:
    """What a unit said to one recommendation: text, tone, icon."""
    if answer["outcome"] not in Outcome.values():
        return ("已答复", "", "message")
    tone, icon = OUTCOMES[Outcome(answer["outcome"])]
    until = f"，{day_of(answer['promised_for'])}前" if answer.get("promised_for") else ""
    return (f"{Outcome(answer['outcome']).label}{until}", tone, icon)


def facts(row: Any) -> list[tuple[str, str, str]]:
    """What stands beside the text."""
    assisting = "、".join(row.body.get("assisting", []))
    rated = Satisfaction(row.overall).label if row.overall in Satisfaction.values() else ""
    said = [
        ("提案人", row.who, ""), ("承办单位", row.unit, f"{assisting}会办" if assisting else ""), ("届次", row.session_label, ""), ("类别", row.category, ""),
        ("提案人评价", rated, ""), ("公开方式", Disclosure(row.level).label, f"{day_of(_local(row.published_at))}公开"),
    ]
    return [one for one in said if one[1]]


def _local(moment: Any) -> date:
    from django.utils import timezone

    return timezone.localdate(moment)


def as_data(row: Any, address: str, meaning: dict[str, str]) -> dict[str, Any]:
    """A published proposal as open data; docs of the fields stand on the data page."""
    return {
        "id": row.code, "url": address, "number": row.number, "session": row.session_label, "title": row.title, "category": row.category, "proposers": row.who,
        "unit": row.unit, "grade": row.grade, "grade_label": meaning.get(row.grade, ""), "rating": Satisfaction(row.overall).label if row.overall in Satisfaction.values() else "",
        "disclosure": row.level, "disclosure_label": Disclosure(row.level).label, "filed_on": _iso(row.filed_on), "answered_on": _iso(row.answered_on),
        "published_on": _local(row.published_at).isoformat(), "changed_at": row.changed_at.isoformat(timespec="seconds"), "text": row.body if is_told(row) else {},
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
