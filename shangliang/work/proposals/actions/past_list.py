"""A checked list of past proposals, carried out: its session made if need be, its lines kept as closed cases."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from shangliang.commons.committees.models import Session
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotFound

from ..facts import ListImported
from ..intake.past import PastRow, numbered, parted, proposers_of
from ..queries.past import Matcher, check_lines, session_by_id
from .importing import PastProposal, add_past_session, import_past


@dataclass(frozen=True)
class NewSession:
    """An earlier session that is not there yet."""

    term: int
    number: int
    opens_on: date
    closes_on: date


@action("proposals.import", ListImported, lock=False)
def import_list(
    act: Act, thing: None = None, *, lines: list[PastRow], session_id: int | None = None, new: NewSession | None = None, filename: str = ""
) -> tuple[Session, int]:
    """Keep a read list under an existing session or a new earlier one; all or none. Gives the session and how many.

    Raises Invalid while a line has an error.
    """
    session = session_by_id(session_id) if session_id else None
    if session is None and new is None:
        raise NotFound("没有这次会议。请选一次会议，或补建一次往届会议。")
    check_lines(lines, session)
    if wrong := [line for line in lines if line.errors]:
        raise Invalid(f"还有 {len(wrong)} 行要改，一件也没有导入。第一处在第 {wrong[0].line} 行：{wrong[0].errors[0]}", "list_has_errors")
    if session is None and new is not None:
        session = add_past_session(act, None, term=new.term, number=new.number, opens_on=new.opens_on, closes_on=new.closes_on)
    assert session is not None
    count = import_past(act, None, rows=past_proposals(lines, session))
    record(act, ListImported(file=filename[:120], count=count), about=session)
    return session, count


def past_proposals(lines: Iterable[PastRow], session: Session) -> Iterator[PastProposal]:
    """Checked lines as past proposals of a session: texts parted, names matched exactly."""
    matcher = Matcher(session)
    for order, line in enumerate(lines, 1):
        said = proposers_of(line.get("proposer"))
        body = matcher.is_body(line.get("proposer"))
        known = [] if body else [member for name in said.names if (member := matcher.member(name))]
        author = known[0] if known and said.names and known[0].name == said.names[0] else None
        grounds, asks = _text(line)
        digits = re.findall(r"\d+", line.get("number"))
        yield PastProposal(
            session=session, number=line.get("number"), order=int(digits[-1][:9]) if digits else order, title=" ".join(line.get("title").split()),
            grounds=grounds, asks=asks, proposers=line.get("proposer"), category=line.get("category"), submitted_at=_submitted(line, session),
            collective=body, author=author, joint=tuple(one for one in dict.fromkeys(known) if one is not author), several=said.more,
            unit=matcher.unit(line.get("unit")) if line.get("unit") else None, grade=line.get("grade"), unit_text=line.get("unit"),
        )  # fmt: skip


def _text(line: PastRow) -> tuple[str, tuple[str, ...]]:
    """Grounds and recommendations: from columns of their own where there are any, else parted out of the whole."""
    if not line.get("content"):
        return line.get("grounds"), numbered(line.get("asks")) if line.get("asks") else ()
    grounds, asks = parted(line.get("title"), line.get("content"))
    own = numbered(line.get("asks")) if line.get("asks") else ()
    before = [line.get("grounds")] if line.get("grounds") else []
    return "\n".join([*before, grounds]), (*asks, *own)


def _submitted(line: PastRow, session: Session) -> datetime:
    zone = timezone.get_current_timezone()
    said = line.values.get("submitted") or datetime.combine(session.opens_on, time(9))
    return said.replace(tzinfo=zone)
