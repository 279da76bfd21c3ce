"""More time: asked with a reason, granted until a day, only ever forward."""

from datetime import date

from shangliang.commons.ledger.acts import Act, action
from shangliang.foundation.errors import Invalid, NotNow

from .. import facts
from ..models import Assignment, Extension
from ..queries.settings import latest, says
from ..rules import Decision, Role, go
from . import _ground as ground
from ._ground import _record as record


@action("handling.ask_extension", facts.ExtensionAsked, lock=False)
def ask_extension(act: Act, part: Assignment, *, until: date, reason: str) -> Extension:
    """Ask for more time before the time is over (domain 1.11); so often and so long as the committee allows."""
    if not reason.strip():
        raise Invalid("请写明延期的理由。", fields={"reason": "请写理由"})
    part = ground._hold(part)
    part.state = go("ask_extension", part, today=ground._today(act))
    decided = [extension.decision for extension in part.extensions.all()]
    if Decision.PENDING in decided:
        raise NotNow("延期申请已经提出，正在等答复。", code="extension_asked_already")
    if decided.count(Decision.ACCEPTED) >= (times := says(part.matter.kind, "extend_times")):
        raise NotNow(f"每件最多延期 {times} 次，这件已经延过了。请与交办机关联系。" if times else "本委员会不办理延期。", code="no_more_extensions")
    _check_until(part, until)
    asked = Extension.objects.create(committee_id=act.committee, assignment=part, reason=reason.strip(), until=until, asked_at=act.at)
    said = facts.ExtensionAsked(unit=part.unit.name, until=until.isoformat(), reason=asked.reason)
    record(act, said, about=part, parties=[ground._credit(part)])
    return asked


@action("handling.decide_extension", facts.ExtensionDecided, lock=False)
def decide_extension(act: Act, part: Assignment, *, grant: bool, until: date | None = None, note: str = "") -> Assignment:
    """Grant more time (until the day asked for, or another one within the limits) or refuse with a reason."""
    if not grant and not note.strip():
        raise Invalid("不同意延期，请写明理由。", fields={"note": "请写理由"})
    part = ground._hold(part, port=True)
    asked = part.extensions.filter(decision=Decision.PENDING).first()
    if asked is None:
        raise NotNow("没有等答复的延期申请，可能已有人答复过。请刷新页面看最新情况。", code="decided_already")
    part.state = go("decide_extension", part)
    if grant:
        asked.until = until or asked.until
        _check_until(part, asked.until)
        part.due_on = asked.until
        part.save(update_fields=["due_on"])
    asked.decision, asked.decided_at, asked.note = (Decision.ACCEPTED if grant else Decision.REJECTED), act.at, note.strip()
    asked.save(update_fields=["until", "decision", "decided_at", "note"])
    said = facts.ExtensionDecided(unit=part.unit.name, granted=grant, until=asked.until.isoformat(), note=asked.note, role=part.role)
    record(act, said, about=part, parties=[ground._credit(part)])
    if grant and part.role != Role.ASSIST:
        ground._tell_assigned(act, part.matter, ground._present(part.matter))
    return part


def _check_until(part: Assignment, until: date) -> None:
    """Only forward, and not beyond what the committee allows."""
    if until <= part.due_on:
        raise Invalid(f"延期要晚于现在的期限 {part.due_on:%-m 月 %-d 日}。", fields={"until": f"请选 {part.due_on:%-m 月 %-d 日}以后"})
    last = latest(part.matter.kind, ground.timezone.localdate(part.handed_at), part.due_on)
    if until > last:
        raise Invalid(f"最多可延到 {last:%-m 月 %-d 日}。", fields={"until": f"最晚 {last:%-m 月 %-d 日}"})
