"""Messages and meetings in plain words."""

from collections.abc import Iterable
from typing import Any

from shangliang.commons.access import Role, Viewer, may

from ..rules import FACE_TO_FACE, Method
from ..rules.again import Side, Stage, Word


def messages(viewer: Viewer, said: Iterable[Any], files: dict[int, list[Any]], upto: int) -> list[dict[str, Any]]:
    """Messages in the order they were sent; of what was taken back only that it was."""
    return [
        {
            "id": one.pk, "author": one.author.partition("（")[0], "side": Side(one.side).label, "at": one.sent_at, "own": one.author_id == viewer.user_id and viewer.user_id is not None,
            "text": "" if one.taken_back_at else one.text, "gone": one.taken_back_at, "why": one.taken_back_why, "files": [] if one.taken_back_at else files.get(one.pk, []),
            "new": one.pk > upto and one.author_id != viewer.user_id,
        }
        for one in said
    ]  # fmt: skip


def meeting(viewer: Viewer, one: Any) -> dict[str, Any]:
    """One contact as its page and lists show it; `answers` when the viewer may say whether it was so."""
    return {
        "id": one.pk, "day": one.day, "method": Method(one.method).label, "stage": Stage(one.stage).label, "people": one.people, "content": one.content, "view": one.view,
        "by": one.recorded_by, "side": Side(one.side).label, "unit": one.assignment.unit.short_name or one.assignment.unit.name, "objection": one.objection,
        "word": Word(one.word).label if one.word else "", "word_by": one.word_by, "disputed": one.word == Word.DISPUTED, "confirmed": one.word == Word.CONFIRMED,
        "face": one.method in FACE_TO_FACE and one.word != Word.DISPUTED, "answers": not one.word and bool(may(viewer, "handling.answer_contact", one)),
    }  # fmt: skip


def reads_only(viewer: Viewer) -> bool:
    """Whether a viewer reads conversations without taking part."""
    return viewer.unit_id is None and viewer.role != Role.MEMBER
