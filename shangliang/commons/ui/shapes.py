"""What machines send and get: plain shapes that several rooms use. Words carry their code and what people call it."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from django.utils import timezone
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, StrictInt, StringConstraints
from pydantic_core import PydanticCustomError

from shangliang.foundation.words import Labelled

MOST = 100  # rows a page
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
# A plus sign in an address means a space: 2026-02-03T09:00:00+08:00 arrives with one.
LOST_PLUS = re.compile(r"(?<=T)(.*) (\d\d:?\d\d)$")


def _readable(text: str) -> str:
    if NOT_TEXT.search(text):
        raise PydanticCustomError("not_text", "control characters")
    return text


def _sensible(day: date) -> date:
    if not 2000 <= day.year <= 2100:
        raise PydanticCustomError("strange_day", "a year out of reach")
    return day


def _here(moment: datetime) -> datetime:
    """In the committee's time; a moment that names no zone is meant so."""
    if not 2000 <= moment.year <= 2100:
        raise PydanticCustomError("strange_day", "a year out of reach")
    return timezone.localtime(moment) if moment.tzinfo else timezone.make_aware(moment)


def _plus(said: Any) -> Any:
    return LOST_PLUS.sub(r"\1+\2", said) if isinstance(said, str) else said


Text = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_readable)]
Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(_readable)]
Day = Annotated[date, AfterValidator(_sensible)]
Moment = Annotated[datetime, BeforeValidator(_plus), AfterValidator(_here)]
Called = StrictInt | Line  # a unit by id, or by any of its names


class Given(Schema):
    """What a machine sends: a name it got wrong is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


class Word(Schema):
    code: str
    label: str

    @classmethod
    def of(cls, word: Labelled) -> "Word":
        return cls(code=word.value, label=word.label)


class Named(Schema):
    id: int
    name: str

    @classmethod
    def of(cls, thing: Any) -> "Named | None":
        """A thing by id and name, None of nothing."""
        return cls(id=thing.pk, name=str(thing)) if thing is not None else None


class Problem(Schema):
    """Every refusal: `code` for programs, `message` for people, `fields` where something given must change."""

    code: str
    message: str
    fields: dict[str, str] = {}


def answers(shape: Any) -> dict[Any, Any]:
    """What an operation may answer: `shape`, or a refusal."""
    return {200: shape, frozenset({401, 403, 404, 409, 413, 422, 429}): Problem}
