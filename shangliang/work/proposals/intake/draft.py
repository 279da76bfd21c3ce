"""What was read from a member's Word file, before the member has confirmed it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Attachment:
    """A picture, table or embedded object found in the file.

    `kind` is "image", "table" or "object". An image carries its bytes in `data`; a table carries `rows`, whose
    text also stands in the running text where the table stood.
    """

    kind: str
    name: str
    mime: str = ""
    data: bytes = b""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass
class Draft:
    """A proposal as found in a file: every non-blank paragraph is in exactly one of these fields.

    `grounds` and each of `recommendations` hold paragraphs separated by newlines. Hints are the file's own words
    ("市住建局、市城管局"), never matched to anything. `leftovers` are paragraphs that belong to none of the parts
    (mastheads, dates, signatures, comments); `warnings` are Chinese sentences for the member.
    """

    title: str = ""
    grounds: str = ""
    recommendations: list[str] = field(default_factory=list)
    category_hint: str = ""
    proposers_hint: str = ""
    unit_hint: str = ""
    contact_hint: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
