"""A piece of coursework: handed in, accepted or sent back, excused, presented."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.files import actions as files
from shangliang.commons.files.actions import Upload
from shangliang.commons.files.queries import files_of
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Done, Excused, HandedIn, Presented, Restored, Returned
from ..models import Piece
from ..rules import LIFE, LONGEST, State

PAPERS = "coursework.paper"


def _go(step: str, piece: Piece) -> State:
    return State(LIFE.go(step, piece.state, handed=not piece.homework.is_counted, cancelled=not piece.homework.is_open))


@action("coursework.hand_in", HandedIn)
def hand_in(act: Act, piece: Piece, *, text: str, uploads: Sequence[Upload] = ()) -> Piece:
    """Hand in a text, papers or both; until somebody has reviewed it, it may be handed in again. Late is said, not refused."""
    state, text = _go("hand_in", piece), fits(text.replace("\x00", ""), LONGEST, "text", "正文")
    if not text and not uploads and not files_of(piece):
        raise Invalid("还没有写内容，也没有附文件。", fields={"text": "请写几句，或附一个文件"})
    if piece.state == State.HANDED and text == piece.text and not uploads:
        raise NotNow("和刚才交的一样，没有重复交。", code="nothing_changed")
    piece.state, piece.text, piece.handed_at, piece.reason = state, text, act.at, ""
    piece.late = timezone.localdate(act.at) > piece.homework.due_on
    piece.save(update_fields=["state", "text", "handed_at", "late", "reason"])
    record(act, HandedIn(late=piece.late), about=piece, parties=[Credit(piece.member, "asked")])
    if uploads:
        files.attach(act, piece, purpose=PAPERS, uploads=uploads)
    return piece


@action("coursework.review", Done)
def accept(act: Act, piece: Piece) -> Piece:
    """The piece is in order: from now on it counts as done."""
    piece.state, piece.done_at, piece.reviewed_by = _go("accept", piece), act.at, act.viewer.label
    piece.save(update_fields=["state", "done_at", "reviewed_by"])
    record(act, Done(title=piece.homework.title, way=piece.homework.way, late=piece.late), about=piece, parties=[Credit(piece.member, "author")])
    return piece


@action("coursework.review", Returned)
def send_back(act: Act, piece: Piece, *, reason: str) -> Piece:
    """Give it back with what to change."""
    piece.state, piece.reason, piece.reviewed_by = _go("send_back", piece), _said(reason), act.viewer.label
    piece.save(update_fields=["state", "reason", "reviewed_by"])
    record(act, Returned(reason=piece.reason), about=piece, parties=[Credit(piece.member, "asked")])
    return piece


@action("coursework.review", Excused)
def excuse(act: Act, piece: Piece, *, reason: str) -> Piece:
    """This member need not do it (illness, a long absence); said with the reason, and left out of every rate."""
    piece.state, piece.reason = _go("excuse", piece), _said(reason)
    piece.save(update_fields=["state", "reason"])
    record(act, Excused(reason=piece.reason), about=piece, parties=[Credit(piece.member, "asked")])
    return piece


@action("coursework.review", Restored)
def restore(act: Act, piece: Piece) -> Piece:
    """Take an excuse back."""
    before, piece.state, piece.reason = piece.reason, _go("restore", piece), ""
    piece.save(update_fields=["state", "reason"])
    record(act, Restored(reason=before), about=piece, parties=[Credit(piece.member, "asked")])
    return piece


@action("coursework.review", Presented)
def present(act: Act, piece: Piece, *, on: date, meeting: str) -> Piece:
    """Note that an accepted piece was presented before a meeting (述职), on a day that has come."""
    if piece.state != State.DONE:
        raise NotNow("通过以后再记交流、述职。", code="not_done")
    if piece.presented_on is not None:
        raise NotNow(f"已经记过：{piece.presented_on:%Y-%m-%d} 在{piece.presented_at}交流。", code="presented_already")
    if on > timezone.localdate(act.at):
        raise Invalid("还没有到这一天。", fields={"on": "还没有到这一天"})
    piece.presented_on, piece.presented_at = on, fits(meeting, 80, "meeting", "在哪次会上")
    if not piece.presented_at:
        raise Invalid("请写在哪次会上。", fields={"meeting": "请写会议名称"})
    piece.save(update_fields=["presented_on", "presented_at"])
    record(act, Presented(on=on.isoformat(), meeting=piece.presented_at), about=piece, parties=[Credit(piece.member, "speaker")])
    return piece


def _said(reason: str) -> str:
    said = fits(" ".join(reason.split()), 500, "reason", "原因")
    if not said:
        raise Invalid("请写明原因，委员会看到。", fields={"reason": "请写明原因"})
    return said
