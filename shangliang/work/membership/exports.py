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


def coverage_list(labels: Sequence[str], found: Iterable[Any]) -> IO[bytes]:
    """Every member with the bodies that have them, and what is missing."""
    made = [Column("number", "证号", 12, Look.TEXT), Column("name", "姓名", 12), Column("sector", "界别", 16)]
    made += [Column(f"c{n}", label, 24) for n, label in enumerate(labels)] + [Column("gaps", "缺口", 24)]
    rows = (
        {"number": one.number, "name": one.name, "sector": one.sector, "gaps": "、".join(one.gaps)} | {f"c{n}": "、".join(names) for n, names in enumerate(one.bodies)}
        for one in found
    )  # fmt: skip
    return xlsx(made, rows, sheet="组织覆盖")


def link_list(links: Iterable[Any], checks: dict[int, Any]) -> IO[bytes]:
    """Who guides whom, with the persons who answer for it and what this year's look found."""
    made = [
        Column("organ", "专委会", 20), Column("kind", "联系", 8), Column("other", "界别、部门", 24), Column("duties", "联系内容", 40), Column("ours", "我方联系人", 14),
        Column("theirs", "对方联系人", 14), Column("phone", "办公电话", 16, Look.TEXT), Column("since", "从", 12, Look.DATE), Column("result", "本年检查", 12),
    ]  # fmt: skip
    rows = (
        {
            "organ": one.organ.name, "kind": "部门" if one.unit_id else "界别", "other": one.other.name, "duties": one.duties, "ours": one.ours, "theirs": one.theirs,
            "phone": one.phone, "since": one.since, "result": checks[one.pk].result if one.pk in checks else "",
        }
        for one in links
    )  # fmt: skip
    return xlsx(made, rows, sheet="联系分工")
