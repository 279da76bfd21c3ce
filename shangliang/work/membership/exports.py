"""Lists and templates as .xlsx: the same columns going out as coming in."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from shangliang.foundation.rows import Column, xlsx
from shangliang.foundation.rows import Kind as Look

from .actions.accounts import Issued
from .intake import COLUMNS, Kind

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
