"""What a room hands over to have it sent round: text, a table of figures as they were, more text. All of it is data.

    actions.draft(act, None, content=Content("boards.ranking", "关于……的通报", before=(…,), columns=(Column("名次"), …), rows=((…), …)))
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from shangliang.foundation.words import Labelled

MOST_ROWS, MOST_COLUMNS, MOST_TEXT = 2000, 12, 20_000


class Of(Labelled):
    """What a recipient is."""

    MEMBER = "member", "委员"
    UNIT = "unit", "单位"
    ORGAN = "organ", "机构"
    LEADER = "leader", "领导"


class Group(Labelled):
    """Recipients named together; who they are is looked up on the day of issue."""

    MEMBERS = "all:members", "全体委员"
    STANDING = "all:standing", "全体常委"
    LEADERS = "all:leaders", "主席、副主席"
    SPECIAL = "all:special", "各专门委员会"
    PARTIES = "all:parties", "各党派团体"
    SECTORS = "all:sectors", "各界别"
    UNITS = "all:units", "全部承办单位"


@dataclass(frozen=True)
class Column:
    """A column of the table; `number` ones stand to the right."""

    label: str
    number: bool = False


@dataclass(frozen=True)
class Content:
    """What a circular says. `source` names the room's table (for figures and lists), `origin` the page it was taken from, `to` who usually gets it."""

    source: str
    title: str
    addressee: str = ""
    before: Sequence[str] = ()
    columns: Sequence[Column] = ()
    rows: Sequence[Sequence[str]] = ()
    after: Sequence[str] = ()
    caption: str = ""
    origin: str = ""
    to: Sequence[str] = ()

    def body(self) -> dict[str, Any]:
        """The part that is frozen, as the database keeps it."""
        return {
            "before": list(self.before), "columns": [asdict(one) for one in self.columns], "rows": [[str(cell) for cell in row] for row in self.rows],
            "after": list(self.after), "caption": self.caption,
        }  # fmt: skip

    @classmethod
    def of(cls, body: dict[str, Any], **known: Any) -> Self:
        """The content again from what is kept."""
        return cls(
            before=tuple(body["before"]), columns=tuple(Column(**one) for one in body["columns"]), rows=tuple(tuple(row) for row in body["rows"]), after=tuple(body["after"]),
            caption=body["caption"], **known,
        )  # fmt: skip
