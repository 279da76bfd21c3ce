"""What the clockwork does: counted pieces are settled by the ledger, members are reminded once."""

from dataclasses import replace
from datetime import datetime, time

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import NotNow

from ..facts import Done, Reminded, Undone
from ..models import Homework, Piece
from ..queries.progress import counts_now
from ..queries.reading import sitting
from ..rules import LIFE, State

SUBJECT = "coursework.piece"


@action("coursework.settle", Done, Undone)
def settle(act: Act, homework: Homework) -> tuple[int, int]:
    """Bring the pieces of a counted homework to what the ledger says: enough deeds make it done, a deed taken back undoes it.

    Gives how many were done and undone; raises NotNow when nothing changed. What is settled after the year counts for its last day.
    """
    enough, lost = _apart(homework, lock=True)
    in_time = counts_now(homework, until=homework.due_on)
    if not enough and not lost:
        raise NotNow("按台账算，没有变动。", code="nothing_changed")
    when = _within_year(act, homework)
    for one in enough:
        one.state, one.done_at, one.late = State(LIFE.go("fulfil", one.state)), when.at, in_time.get(one.member_id, 0) < homework.least
        one.save(update_fields=["state", "done_at", "late"])
    record_many(when, [Saying(Done(title=homework.title, way=homework.way, late=one.late), one, (Credit(one.member, "author"),)) for one in enough])
    for one in lost:
        wrong = standing().filter(subject_type=SUBJECT, subject_id=one.pk, kind="coursework.done").latest("pk")
        one.state, one.done_at, one.late = State(LIFE.go("unfulfil", one.state)), None, False
        one.save(update_fields=["state", "done_at", "late"])
        record(act, Undone(reason="台账里的登记有更正，次数不够了"), about=one, parties=[Credit(one.member, "asked")], retracts=wrong)
    return len(enough), len(lost)


def would_change(homework: Homework) -> bool:
    """Whether settling would do or undo anything."""
    return any(_apart(homework))


def _apart(homework: Homework, *, lock: bool = False) -> tuple[list[Piece], list[Piece]]:
    """The pieces that the ledger has enough deeds for by now, and those it no longer has."""
    if not homework.is_counted or not homework.is_open:
        return [], []
    now, found = counts_now(homework), Piece.objects.filter(homework=homework, state__in=[State.OPEN, State.DONE]).select_related("member", "homework")
    pieces = list(found.select_for_update(of=("self",)) if lock else found)
    enough = [one for one in pieces if one.state == State.OPEN and now.get(one.member_id, 0) >= homework.least]
    return enough, [one for one in pieces if one.state == State.DONE and now.get(one.member_id, 0) < homework.least]


def _within_year(act: Act, homework: Homework) -> Act:
    """The same act, told on the last day of the homework's year when that is over, so that it counts for that year."""
    last = datetime.combine(homework.first.replace(year=homework.year, month=12, day=31), time(12), timezone.get_default_timezone())
    return replace(act, at=min(act.at, last))


@action("coursework.settle", Reminded)
def remind(act: Act, homework: Homework, *, mark: str = "") -> int:
    """Remind everybody who still sits and has not handed it in; `mark` is "soon" or "late" when the clockwork does. Gives how many."""
    today = timezone.localdate(act.at)
    field = {"soon": "reminded_for", "late": "chased_for"}.get(mark)
    if not homework.is_open or field and getattr(homework, field) == homework.due_on:
        raise NotNow("这项作业这次已经提醒过，或已经撤销。", code="reminded_already")
    waiting = Piece.objects.filter(sitting(today), homework=homework, state__in=[State.OPEN, State.RETURNED]).select_related("member")
    members = [one.member for one in waiting]
    if not members:
        raise NotNow("没有要提醒的，该做的都做了。", code="nobody_waits")
    if field:
        setattr(homework, field, homework.due_on)
        homework.save(update_fields=[field])
    said = Reminded(title=homework.title, due_on=homework.due_on.isoformat(), days_left=(homework.due_on - today).days, by_hand=not mark)
    record(act, said, about=homework, parties=[Credit(one, "asked") for one in members])
    return len(members)
