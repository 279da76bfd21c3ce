"""Keeping rulebooks: drafted, changed piece by piece, adopted for a year, or thrown away."""

import json
from collections.abc import Mapping
from typing import Any

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import RulebookAdopted, RulebookChanged, RulebookDiscarded, RulebookDrafted
from ..models import Rulebook
from ..queries.books import examined
from ..rules import RulebookState

BIGGEST = 400_000
PARTS = {
    "whole": "总则", "groups": "分组", "items": "计分项", "minimums": "必做", "grades": "等次", "exempt": "不计分的人", "consequences": "后续办法", "file": "整份文件",
}  # fmt: skip


@action("duty.keep_rulebooks", RulebookDrafted, lock=False, once=True)
def draft(act: Act, thing: None = None, *, body: Mapping[str, Any], origin: str, name: str = "") -> Rulebook:
    """Begin a rulebook from an example, an adopted one or a file; faults are kept and told, never dropped."""
    kept = _bearable(body)
    title = fits(name or str(kept.get("name") or ""), 120, "name", "名称") or "未命名的办法"
    kept["name"] = title
    made = Rulebook.objects.create(committee_id=act.committee, name=title, body=kept, made_at=act.at)
    record(act, RulebookDrafted(origin=origin[:120]), about=made)
    return made


@action("duty.keep_rulebooks", RulebookChanged)
def change(act: Act, book: Rulebook, *, body: Mapping[str, Any], part: str, revision: int | None = None) -> Rulebook:
    """Replace the text of a draft; `revision` is the one the page showed, so that two people do not overwrite each other."""
    _still_draft(book)
    if revision is not None and revision != book.revision:
        raise NotNow("这份草稿刚才被别人改过。你填的内容还在这一页，请另开一页看看现在的样子，再改一次。", code="changed_meanwhile")
    kept = _bearable(body)
    if kept == book.body:
        raise NotNow("没有变化，没有记录。", code="unchanged")
    book.body, book.revision = kept, book.revision + 1
    book.name = fits(str(kept.get("name") or ""), 120, "name", "名称") or book.name
    book.save(update_fields=["body", "revision", "name"])
    record(act, RulebookChanged(parts=[PARTS.get(part, part)], revision=book.revision), about=book)
    return book


@action("duty.keep_rulebooks", RulebookAdopted)
def adopt(act: Act, book: Rulebook, *, from_year: int, trial: bool = False, note: str = "") -> Rulebook:
    """Let a draft hold from a score year on; it never changes again. Raises Invalid while it has faults."""
    _still_draft(book)
    _, complaints = examined(book.body)
    if complaints:
        raise Invalid(f"还有 {len(complaints)} 处要改，改好才能启用。第一处：{complaints[0].text}。", code="faulty_rulebook")
    if not 2000 <= from_year <= 2100:
        raise Invalid("请写明从哪一年度起用。", fields={"from_year": "写四位数的年份"})
    book.state, book.from_year, book.trial, book.note, book.adopted_at = RulebookState.ADOPTED, from_year, trial, fits(note, 200, "note", "说明"), act.at
    book.save(update_fields=["state", "from_year", "trial", "note", "adopted_at"])
    here().forget()
    record(act, RulebookAdopted(from_year=from_year, trial=trial, note=book.note), about=book)
    return book


@action("duty.keep_rulebooks", RulebookDiscarded)
def discard(act: Act, book: Rulebook) -> Rulebook:
    """Throw a draft away; an adopted rulebook stays, since scores were given by it."""
    _still_draft(book)
    book.state = RulebookState.DISCARDED
    book.save(update_fields=["state"])
    record(act, RulebookDiscarded(), about=book)
    return book


def _still_draft(book: Rulebook) -> None:
    if book.state != RulebookState.DRAFT:
        raise NotNow("这份办法已经启用，不能再改。要调整，请照它起草一份新的。", code="adopted_already")


def _bearable(body: Mapping[str, Any]) -> dict[str, Any]:
    """A copy that the database can keep."""
    text = json.dumps(body, ensure_ascii=False)
    if len(text) > BIGGEST:
        raise Invalid(f"这份文件有 {len(text) // 1000} 千字，太大了，办法一般不超过 100 千字。请检查是不是选错了文件。", fields={"file": "文件太大"})
    return json.loads(text.replace("\\u0000", ""))
