"""Proposals at the parent committee: handed in by members who sit there too or by this committee, and followed to their end (I06, I30)."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import UpwardAsked, UpwardFollowed, UpwardSubmitted
from ..models import Proposal, Upward, UpwardMember
from ..rules import NUMBERED, UPWARD_OPEN, UpwardState, UpwardWay, why_not_upward
from ..rules.days import not_done

SUBJECT = "proposals.upward"


@action("proposals.upward", UpwardSubmitted, lock=False, once=True)
def hand_up(
    act: Act, thing: None = None, *, title: str, to: str, way: str, day: date | None, members: Sequence[Member] = (), session: str = "", number: str = "", text: str = "",
    origin: Proposal | None = None,
) -> Upward:
    """Register a proposal that went to the parent committee; one that is recommended is a filed proposal of ours."""
    wrong = {} if len(title.strip()) >= 5 else {"title": "请写案由，5 个字以上"}
    if not to.strip():
        wrong["to"] = "请写交给哪一级政协"
    if way not in UpwardWay.values():
        wrong["way"] = "请选怎样提交的"
    if way == UpwardWay.MEMBER and not members:
        wrong["members"] = "请选提交的委员"
    if way == UpwardWay.RECOMMENDED and (origin is None or origin.state not in NUMBERED):
        wrong["origin"] = "推荐的要是本会已立案的提案，请填提案号"
    wrong |= not_done(day, timezone.localdate(act.at), "请写已经提交的日期")
    if wrong or day is None:
        raise Invalid(f"还差 {len(wrong)} 项：" + "；".join(wrong.values()) + "。", fields=wrong)
    said = {
        "to": fits(to, 60, "to", "上级政协"), "session": fits(session, 40, "session", "上级届次"), "title": fits(title, 200, "title", "案由"),
        "number": fits(number, 40, "number", "上级提案号"),
    }
    made = Upward.objects.create(committee_id=act.committee, way=way, **said, text=text.strip(), origin=origin, submitted_on=day, heard_on=day)
    UpwardMember.objects.bulk_create(UpwardMember(committee_id=act.committee, upward=made, member=member, position=n) for n, member in enumerate(dict.fromkeys(members), 1))
    parties = [Credit(member, "first" if n == 0 else "joint") for n, member in enumerate(dict.fromkeys(members))]
    record(act, UpwardSubmitted(to=made.to, way=way, day=day.isoformat(), number=made.number), about=made, parties=parties)
    return made


@action("proposals.upward", UpwardFollowed)
def follow_up(act: Act, upward: Upward, *, state: str, day: date | None, number: str = "", unit: str = "", note: str = "") -> Upward:
    """Keep what was heard of it from above: filed or not, with which unit, answered how."""
    if state not in UpwardState.values():
        raise Invalid("请选现在到了哪一步。", fields={"state": "请选一项"})
    if why := why_not_upward(upward.state, state):
        raise NotNow(f"{why}。请核对。", code="not_now.follow")
    wrong = not_done(day, timezone.localdate(act.at), "请写已经知道的日期") or ({"day": "请写提交以后的日期"} if day and day < upward.submitted_on else {})
    if state in {UpwardState.DECLINED, UpwardState.REPLIED, UpwardState.CLOSED} and not note.strip():
        wrong["note"] = "请写没有立案的理由，或答复、办理的结果"
    if wrong or day is None:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    upward.state, upward.heard_on = UpwardState(state), day
    upward.number, upward.unit = fits(number, 40, "number", "上级提案号") or upward.number, fits(unit, 120, "unit", "上级承办单位") or upward.unit
    upward.outcome = note.strip() or upward.outcome
    upward.save(update_fields=["state", "heard_on", "number", "unit", "outcome"])
    parties = [Credit(row.member, "first" if row.position == 1 else "joint") for row in upward.behind.select_related("member")]
    record(act, UpwardFollowed(state=state, day=day.isoformat(), number=upward.number, unit=upward.unit, note=fits(note, 300, "note", "说明")), about=upward, parties=parties)
    return upward


@action("proposals.ask_upward", UpwardAsked)
def ask_upward(act: Act, upward: Upward) -> Upward:
    """Remind whoever keeps it to ask the parent committee how it stands: nothing was heard for some time."""
    if upward.state not in UPWARD_OPEN:
        raise NotNow(f"这一件“{UpwardState(upward.state).label}”，不再跟踪。", code="over")
    record(act, UpwardAsked(heard_on=upward.heard_on.isoformat(), silent=(timezone.localdate(act.at) - upward.heard_on).days), about=upward)
    return upward


@action("proposals.hear_upward", UpwardFollowed)
def hear_upward(act: Act, upward: Upward, *, state: str, number: str = "", unit: str = "") -> Upward:
    """What the parent committee decided arrives by itself, where it works in this installation too; nobody has typed it."""
    if why := why_not_upward(upward.state, state):
        raise NotNow(f"{why}。", code="not_now.follow")
    before, upward.state, upward.heard_on = upward.state, UpwardState(state), timezone.localdate(act.at)
    if before == state:
        raise NotNow("没有新的进展。", code="nothing_new")
    upward.number, upward.unit = number[:40] or upward.number, unit[:120] or upward.unit
    upward.save(update_fields=["state", "heard_on", "number", "unit"])
    parties = [Credit(row.member, "first" if row.position == 1 else "joint") for row in upward.behind.select_related("member")]
    note = "由上级政协的系统自动传来"
    record(act, UpwardFollowed(state=state, day=upward.heard_on.isoformat(), number=upward.number, unit=upward.unit, note=note), about=upward, parties=parties)
    return upward
