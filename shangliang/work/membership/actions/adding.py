"""增补: nominated, heard stage by stage, decided; the seat begins by itself on its day (章程; domain 8.3, M03)."""

import json
from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Organ, OrganKind
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import AdditionHeard, AdditionNominated, AdditionSeated, AdditionWithdrawn, Seated
from ..models import Addition
from ..queries.people import present_term
from ..rules import AdditionState, Outcome, addition_after, after, heard_fits, is_last, seat_fits
from .accounts import Issued
from .seating import _seated


@action("membership.add_case", AdditionNominated, lock=False, once=True)
def nominate(act: Act, thing: None = None, *, sector_id: int, nominator: str, reason: str, values: dict[str, Any]) -> Addition:
    """提名 somebody for co-option; `values` are the member's own fields, name among them. The stages are those of the setting today."""
    sector = Organ.objects.filter(pk=sector_id, kind=OrganKind.SECTOR, until__isnull=True).first()
    nominator, reason = fits(nominator, 80, "nominator", "由谁提名"), fits(reason, 300, "reason", "增补理由")
    wrong = {} if sector else {"sector": "请从列表里选"}
    wrong |= {} if nominator else {"nominator": "请写由谁提名"}
    wrong |= {} if reason else {"reason": "请写增补理由"}
    if wrong or sector is None:
        raise Invalid("提名还要补几项：" + "；".join(wrong.values()), fields=wrong)
    if Addition.objects.filter(name=values["name"], state__in=[AdditionState.OPEN, AdditionState.DECIDED]).exists():
        raise NotNow(f"{values['name']}的提名正在办理，不用再提。", code="nominated_already")
    day = timezone.localdate(act.at)
    case = Addition.objects.create(
        committee_id=act.committee, name=values["name"], sector=sector, person=json.dumps(values, ensure_ascii=False, default=str), nominator=nominator, reason=reason,
        stages=list(setting("membership.addition_stages")), begun_on=day, moved_on=day,
    )  # fmt: skip
    record(act, AdditionNominated(name=case.name, sector=sector.name, nominator=nominator, reason=reason, stages=case.stages), about=case, parties=[Credit(sector, "organ")])
    return case


@action("membership.add_case", AdditionHeard)
def hear_addition(
    act: Act, case: Addition, *, outcome: Outcome, on: date, meeting: str, votes: str = "", note: str = "", effective: date | None = None
) -> Addition:
    """A meeting heard the nomination: passed to the next stage, returned to the first, or refused.

    The last stage decides and names the day from which the seat counts; a day that has come seats at once, a later one by itself.
    """
    _is(case, AdditionState.OPEN)
    wrong = _heard(case, act, on, meeting, outcome, note)
    last = is_last(case.at, len(case.stages))
    decided = last and outcome == Outcome.PASSED
    if decided:
        wrong |= _effective(effective, on)
    if wrong:
        raise Invalid("还要改一改：" + "；".join(wrong.values()), fields=wrong)
    stage, meeting, votes = case.stages[case.at], meeting.strip(), fits(votes, 120, "votes", "表决情况")
    case.state, case.at, case.moved_on = addition_after(case.at, len(case.stages), outcome), after(case.at, len(case.stages), outcome), on
    if decided:
        case.effective_on, case.decision = effective, meeting
    case.save(update_fields=["state", "at", "moved_on", "effective_on", "decision"])
    said = AdditionHeard(
        stage=stage, outcome=outcome.label, on=on.isoformat(), meeting=meeting, votes=votes, note=note.strip(), final=decided,
        effective=effective.isoformat() if decided and effective else "",
    )  # fmt: skip
    record(act, said, about=case)
    return case


@action("membership.add_case", AdditionWithdrawn)
def withdraw_addition(act: Act, case: Addition, *, reason: str) -> Addition:
    """撤回 a nomination before the seat has begun, with the reason."""
    if case.state not in {AdditionState.OPEN, AdditionState.DECIDED}:
        raise NotNow(f"这项提名{AdditionState(case.state).label}，不能撤回。", code="settled_already")
    if not (reason := fits(reason, 200, "note", "理由")):
        raise Invalid("撤回要写明理由。", fields={"note": "请写明理由"})
    case.state = AdditionState.WITHDRAWN
    case.save(update_fields=["state"])
    record(act, AdditionWithdrawn(reason=reason), about=case)
    return case


@action("membership.begin_seat", AdditionSeated, Seated)
def begin_seat(act: Act, case: Addition) -> tuple[Addition, Issued | None]:
    """到任: the seat of a decided co-option begins on its day; the account is made, its password is handed out by the office."""
    _is(case, AdditionState.DECIDED)
    assert case.effective_on is not None
    today = timezone.localdate(act.at)
    if case.effective_on > today:
        raise NotNow(f"任职从 {case.effective_on.isoformat()} 起，到那天会自动办好。", code="not_yet")
    term = present_term(today)
    if term is None:
        raise NotNow("还没有届次。请先在“设置”里建立本届。", code="no_term")
    values = json.loads(case.person)
    values["born_on"] = date.fromisoformat(values["born_on"]) if values.get("born_on") else None
    member, issued = _seated(act, term_id=term.pk, sector_id=case.sector_id, since=case.effective_on, decision=case.decision, values=values)
    case.state, case.member = AdditionState.SEATED, member
    case.save(update_fields=["state", "member"])
    record(act, AdditionSeated(on=case.effective_on.isoformat()), about=case, parties=[Credit(member, "member")])
    return case, issued


def _heard(case: Any, act: Act, on: date, meeting: str, outcome: Outcome, note: str) -> dict[str, str]:
    """What is still missing of a meeting's word on a case."""
    wrong: dict[str, str] = {}
    if late := heard_fits(on, case.moved_on, timezone.localdate(act.at)):
        wrong["on"] = late
    if not fits(meeting, 80, "meeting", "会议"):
        wrong["meeting"] = "请写哪次会议，如“六届七次常委会”"
    if outcome != Outcome.PASSED and not fits(note, 200, "note", "说明"):
        wrong["note"] = "退回或不同意要写明为什么"
    return wrong


def _effective(effective: date | None, on: date) -> dict[str, str]:
    if effective is None:
        return {"effective": "请写从哪一天起任职"}
    if effective < on:
        return {"effective": f"不能早于决定的日子（{on.isoformat()}）"}
    term = present_term(effective)
    wrong = seat_fits(effective, term.starts_on, term.ends_on) if term else "那一天不在任何一届里。"
    return {"effective": wrong} if wrong else {}


def _is(case: Any, wanted: str) -> None:
    if case.state != wanted:
        raise NotNow(f"{case}{type(wanted)(case.state).label}，不能再办这一步。请刷新页面看最新情况。", code="settled_already")
