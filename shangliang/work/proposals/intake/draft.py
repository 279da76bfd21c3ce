"""What was read from a member's Word file, before the member has confirmed it."""

import re
from dataclasses import dataclass, field

# Lines of the printed form and of the letter's foot: head, kind, date, courtesy. They say nothing of the matter.
FORM = re.compile(
    r"(?:中国人民政治协商会议|中国人民政协|政协|人民政协)\S{0,40}(?:提案|提案[纸表]|稿纸|会议|委员会)"
    r"|(?:委员|集体|个人|联名|党派|界别)提案[纸表]?|提案(?:稿?纸|表|第?[\d_×xX*]*号)"
    r"|[\d〇零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
    r"|以上(?:提案|建议|意见)\S{0,12}(?:研究|参考|采纳|考虑|办理)[。.]?|此致敬?礼?[！!]?|敬礼[！!]?"
)


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

    @property
    def form_lines(self) -> list[str]:
        """The left-over lines that belong to the printed form, not to the matter."""
        return [line for line in self.leftovers if FORM.fullmatch(line.strip())]

    @property
    def loose(self) -> list[str]:
        """The left-over lines that may belong to the matter and must be put somewhere."""
        return [line for line in self.leftovers if not FORM.fullmatch(line.strip())]
