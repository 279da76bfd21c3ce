"""What comes in from handling's pages, read into plain values."""

from collections.abc import Mapping, Sequence
from typing import Any

from shangliang.commons.people.queries import units
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid

from .rules import REPLY_TEXTS

POINTS = 200


def text(data: Mapping[str, Any], name: str) -> str:
    """What was typed into a field, without the sign that no database keeps."""
    return str(data.get(name, "")).replace("\x00", "")


def number(data: Mapping[str, Any], name: str) -> int | None:
    """A whole number that is not typed but carried by the page; None when it is not there."""
    text = str(data.get(name, "")).strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None


def unit(data: Mapping[str, Any], name: str) -> Any | None:
    """The unit chosen in a field, None when none is."""
    found = number(data, name)
    if found is None:
        return None
    chosen = units().filter(pk=found).first()
    if chosen is None:
        raise Invalid("没有这个单位，可能已停用，请重选。", fields={name: "请重选"})
    return chosen


def several(data: Any, name: str) -> list[Any]:
    """The units chosen in a field that takes several, in their own order."""
    return list(units().filter(pk__in=ids(data, name)))


def ids(data: Any, name: str) -> list[int]:
    """The rows chosen for a batch."""
    return [int(one) for one in data.getlist(name) if one.isdecimal() and len(one) < 19][:500]


def reply(data: Mapping[str, Any]) -> dict[str, Any]:
    """A reply's form as `actions.draft_reply` takes it; what the form does not carry stays as it is."""
    answers: dict[int, dict[str, Any]] = {}
    for n in range(1, POINTS):
        if f"answer-{n}" not in data:
            break
        promised = maybe_day(data, f"promised-{n}")
        answers[n] = {"text": text(data, f"answer-{n}"), "outcome": data.get(f"outcome-{n}", ""), "promised_for": promised}
    return {
        "texts": {name: text(data, name) for name in REPLY_TEXTS if name in data}, "disclosure": data.get("disclosure"), "answers": answers,
        "revision": number(data, "revision"),
    }


def answers_to(questions: Sequence[Mapping[str, Any]], data: Mapping[str, Any]) -> dict[str, str]:
    """What a proposer chose in the committee's rating form, by the questions' codes; only the choices it offers."""
    return {q["code"]: data[f"q-{q['code']}"] for q in questions if data.get(f"q-{q['code']}") in q["options"]}
