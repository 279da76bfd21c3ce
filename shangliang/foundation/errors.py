"""Refusals: what a person may be told when something cannot be done, and what to do instead.

A refusal is no accident. Its message is a Chinese sentence for the person at the screen: why not, what is missing,
where to go. One middleware (`front.refusals`) turns it into a page, an HTMX fragment or JSON.
"""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """Something was asked for that cannot be done; `message` says why and what to do, in Chinese."""

    status = 400
    title = "这一步没有做成"

    def __init__(self, message: str, code: str = "refused", **data: Any) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.data = data


class NotAllowed(Refused):
    """This person, in this role, may not do it."""

    status = 403
    title = "你现在的身份不能做这件事"


class NotFound(Refused):
    """There is no such thing here; things of another committee count as not being there."""

    status = 404
    title = "没有找到"

    def __init__(self, message: str = "没有找到这一页，可能已移走，或不属于本委员会。", code: str = "not_found", **data: Any) -> None:
        super().__init__(message, code, **data)


class NotNow(Refused):
    """It could be done in another state of things, but not now."""

    status = 409
    title = "现在还不能做"


class Invalid(Refused):
    """What was entered does not do; `fields` maps a field's name to what is wrong with it."""

    status = 422
    title = "有内容需要修改"

    def __init__(self, message: str, code: str = "invalid", *, fields: Mapping[str, str] | None = None, **data: Any) -> None:
        super().__init__(message, code, **data)
        self.fields = dict(fields or {})


def fits(text: str, most: int, field: str, label: str) -> str:
    """The text without space around it; raises Invalid beside `field` beyond `most` characters, since cutting loses words unseen."""
    kept = text.strip()
    if len(kept) > most:
        raise Invalid(f"{label}写了 {len(kept)} 个字，最多 {most} 个，没有存上。请写短一些。", "too_long", fields={field: f"写了 {len(kept)} 个字，最多 {most} 个"})
    return kept
