"""Opening a government-led check, finding, mending, settling."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Unit
from shangliang.foundation.errors import Invalid, NotNow, fits

from .facts import Accepted, Concluded, Found, Opened, Refused, Reminded, Reported, Selected
from .models import Check, Checked
from .rules import LIFE, CheckState, State, raise_wrong, wrong_with_check, wrong_with_finding


@action("inspection.run", Opened, lock=False, once=True)
def open_check(act: Act, thing: None = None, *, title: str, units: Sequence[Unit], note: str = "") -> Check:
    """Open a check and choose its units; they are told that somebody will look."""
    chosen = list(dict.fromkeys(units))
    raise_wrong(wrong_with_check(title, len(chosen)))
    made = Check.objects.create(committee_id=act.committee, title=title.strip(), note=note.strip(), opened_at=act.at, by=act.viewer.label[:80])
    record(act, Opened(title=made.title, units=[unit.name for unit in chosen]), about=made)
    for unit in chosen:
        line = Checked.objects.create(committee_id=act.committee, check_round=made, unit=unit)
        record(act, Selected(unit=unit.name), about=line, parties=[Credit(unit, "selected")])
    return made


@action("inspection.run", Found)
def find(act: Act, line: Checked, *, day: date, result: str, to_mend: str = "", mend_by: date | None = None) -> Checked:
    """Keep what was found at a unit; what is to be mended gets a day and is chased until it is."""
    _still_open(line)
    raise_wrong(wrong_with_finding(result, to_mend, mend_by, day, timezone.localdate(act.at)))
    mends = bool(to_mend.strip())
    line.state = LIFE.go("find", line.state, line, mends=mends)
    line.day, line.result, line.to_mend, line.mend_by, line.found_at = day, result.strip(), to_mend.strip(), mend_by, act.at
    line.save(update_fields=["state", "day", "result", "to_mend", "mend_by", "found_at"])
    said = Found(day=day.isoformat(), result=line.result[:300], to_mend=line.to_mend[:300], mend_by=mend_by.isoformat() if mend_by else "", mends=mends)
    record(act, said, about=line, parties=[Credit(line.unit, "checked")])
    return line


@action("inspection.report", Reported)
def report(act: Act, line: Checked, *, text: str) -> Checked:
    """The unit says what it has mended."""
    if len(text.strip()) < 10:
        raise Invalid("请写整改了什么、做到什么程度，10 个字以上。", fields={"text": "请写整改情况"})
    line.state = LIFE.go("report", line.state, line)
    line.report, line.reported_at = text.strip(), act.at
    line.save(update_fields=["state", "report", "reported_at"])
    record(act, Reported(text=line.report[:300]), about=line, parties=[Credit(line.unit, "checked")])
    return line


@action("inspection.run", Accepted)
def accept(act: Act, line: Checked, *, note: str = "") -> Checked:
    """It is mended: settled."""
    line.state = LIFE.go("accept", line.state, line)
    line.verdict = fits(note, 300, "note", "说明")
    line.save(update_fields=["state", "verdict"])
    record(act, Accepted(note=line.verdict), about=line, parties=[Credit(line.unit, "checked")])
    return line


@action("inspection.run", Refused)
def refuse(act: Act, line: Checked, *, reason: str, mend_by: date | None = None) -> Checked:
    """It is not mended yet: go on, by a new day or the old one."""
    wrong = {} if reason.strip() else {"reason": "请写还差什么"}
    if mend_by is not None and mend_by <= timezone.localdate(act.at):
        wrong["mend_by"] = "请选今天以后的整改期限"
    raise_wrong(wrong)
    line.state = LIFE.go("refuse", line.state, line)
    line.verdict, line.mend_by = fits(reason, 300, "reason", "理由"), mend_by or line.mend_by
    line.save(update_fields=["state", "verdict", "mend_by"])
    record(act, Refused(reason=line.verdict, mend_by=line.mend_by.isoformat() if line.mend_by else ""), about=line, parties=[Credit(line.unit, "checked")])
    return line


@action("inspection.remind", Reminded)
def remind(act: Act, line: Checked) -> Checked:
    """Remind a unit of what it has to mend."""
    if line.state != State.MENDING or line.mend_by is None:
        raise NotNow("这个单位没有等着整改的事。", code="nothing_to_mend")
    record(act, Reminded(mend_by=line.mend_by.isoformat(), days_left=(line.mend_by - timezone.localdate(act.at)).days), about=line, parties=[Credit(line.unit, "reminded")])
    return line


@action("inspection.run", Concluded)
def conclude(act: Act, check: Check, *, summary: str) -> Check:
    """End a check once every unit is settled, with what came of it."""
    if check.state != CheckState.OPEN:
        raise NotNow("这次督查已经办结。请刷新页面看最新情况。", code="concluded_already")
    if waiting := check.lines.exclude(state=State.SETTLED).count():
        raise NotNow(f"还有 {waiting} 个单位没有了结。都登记了结果、整改到位，才能办结。", code="not_settled")
    if len(summary.strip()) < 10:
        raise Invalid("请写小结：总的怎样，突出的问题，10 个字以上。", fields={"summary": "请写小结"})
    check.state, check.summary, check.concluded_at = CheckState.CONCLUDED, summary.strip(), act.at
    check.save(update_fields=["state", "summary", "concluded_at"])
    record(act, Concluded(summary=check.summary[:300], count=check.lines.count()), about=check)
    return check


def _still_open(line: Checked) -> None:
    if line.check_round.state != CheckState.OPEN:
        raise NotNow("这次督查已经办结，不再登记。", code="concluded_already")
