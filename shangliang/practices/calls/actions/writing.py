"""The call itself: drafted from the settings, sent out, closed, opened again, cancelled, brought back."""

from datetime import date
from typing import Any

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow

from ..facts import Cancelled, Changed, Closed, Drafted, Opened, Reopened, Restored
from ..kinds import Way, kinds
from ..models import Call
from ..queries.calls import latest
from ..rules import CallState, check_criteria, check_publicity
from ._ground import STATES, kind_of, reasoned, step
from .deciding import _back_to_review

LONGEST, MOST_CONDITIONS, LONGEST_CONDITION = {"title": 120, "award": 60, "announcement": 3000}, 20, 200
LABELS = {
    "title": "名称", "award": "奖项", "announcement": "通知正文", "conditions": "评选条件", "criteria": "评审标准", "by": "由谁推荐", "per_body": "每家名额", "awards": "表彰名额",
    "closes_on": "截止日期", "way": "评审方式", "reviews": "评审", "publicity": "公示", "publicity_days": "公示期", "rounds": "评审轮数", "year": "年度",
}  # fmt: skip
# Once something was put forward these stay as they are: people acted on them.
FIXED_ONCE_REVIEWED = {"criteria", "way", "rounds"}


@action("calls.run", Drafted, lock=False, once=True)
def draft(act: Act, thing: None = None, *, kind: str, year: int | None = None) -> Call:
    """Begin a call of a kind with what the settings and the last one of its kind say."""
    if kind not in kinds:
        raise Invalid("请选要评选什么。", fields={"kind": "请选一类"})
    what = kinds.get(kind)
    if act.viewer.role not in what.runners:
        names = "、".join(role.label for role in what.runners)
        raise NotAllowed(f"“{what.label}”由{names}组织。", code="calls.run")
    year = year or timezone.localdate(act.at).year
    if not 1949 <= year <= timezone.localdate(act.at).year + 1:
        raise Invalid("年度要写四位数，如 2026。", fields={"year": "请写四位数的年度"})
    last, key = latest(kind), f"calls.{kind}"
    call = Call.objects.create(
        committee_id=act.committee, kind=kind, year=year, title=f"{year} 年度{what.label}", award=last.award if last else what.award, announcement=last.announcement if last else "",
        conditions=list(setting(f"{key}.conditions")), criteria=check_criteria(setting(f"{key}.criteria")), by=[one.value for one in what.by],
        per_body=setting(f"{key}.per_body"), awards=setting(f"{key}.awards"), reviews=setting(f"{key}.reviews"), publicity=setting(f"{key}.publicity"),
        publicity_days=str(setting("calls.publicity_days")), rounds=setting("calls.rounds"), way=last.way if last else Way.SCORES, started_at=act.at,
    )  # fmt: skip
    record(act, Drafted(title=call.title), about=call)
    return call


@action("calls.run", Changed, quiet=True)
def save(act: Act, call: Call, *, values: dict[str, Any]) -> Call:
    """Keep what a form says of a call. Quiet while it is a draft; afterwards a fact names what was changed."""
    if call.state not in (STATES.DRAFT, STATES.OPEN, STATES.REVIEWING, STATES.LISTED):
        raise NotNow("名单公示以后不能再改征集办法。要改，请先停止公示、撤回名单。", code="not_now.save")
    read = _read(call, values)
    changed = [name for name, value in read.items() if getattr(call, name) != value]
    if call.state != STATES.DRAFT and FIXED_ONCE_REVIEWED & set(changed) and call.nominations.filter(reviews__isnull=False).exists():
        raise NotNow("已经有人评审，评审标准、方式和轮数不能再改。", code="reviewed_already")
    for name in changed:
        setattr(call, name, read[name])
    call.save(update_fields=changed)
    if changed and call.state != STATES.DRAFT:
        record(act, Changed(changed=[LABELS[name] for name in changed]), about=call)
    return call


def _read(call: Call, values: dict[str, Any]) -> dict[str, Any]:
    """The values as they are kept; raises Invalid with an error a field."""
    wrong: dict[str, str] = {}
    read = dict(values)
    for name, most in LONGEST.items():
        if len(read.get(name, "")) > most:
            wrong[name] = f"写了 {len(read[name])} 个字，最多 {most} 个"
    if "title" in read and not read["title"]:
        wrong["title"] = "请写名称"
    if len(read.get("conditions", ())) > MOST_CONDITIONS or any(len(one) > LONGEST_CONDITION for one in read.get("conditions", ())):
        wrong["conditions"] = f"最多 {MOST_CONDITIONS} 条，每条最多 {LONGEST_CONDITION} 个字"
    if "award" in read and not read["award"]:
        wrong["award"] = "请写奖项的名称"
    allowed = {one.value for one in kind_of(call).by}
    if "by" in read:
        read["by"] = [one for one in read["by"] if one in allowed]
        if not read["by"]:
            wrong["by"] = "请至少选一类推荐人"
    try:
        read["publicity_days"] = str(check_publicity(str(read.get("publicity_days", call.publicity_days))))
    except Invalid as odd:
        wrong["publicity_days"] = odd.message
    try:
        read["criteria"] = check_criteria(read["criteria"]) if "criteria" in read else call.criteria
    except Invalid as odd:
        wrong["criteria"] = odd.message
    if wrong:
        raise Invalid(f"还有 {len(wrong)} 项要改。", fields=wrong)
    return read


@action("calls.run", Opened)
def open_call(act: Act, call: Call) -> Call:
    """Send it out: from now on nominations come in, until the closing day."""
    wrong = {} if call.announcement.strip() else {"announcement": "请写通知正文：评什么、怎么推荐、什么时候截止"}
    if call.closes_on is None:
        wrong["closes_on"] = "请选截止日期"
    elif call.closes_on < timezone.localdate(act.at):
        wrong["closes_on"] = "截止日期已经过了，请重选"
    if wrong:
        raise Invalid("发出前请补上：" + "；".join(wrong.values()) + "。", fields=wrong)
    step(call, "open")
    call.opened_at = act.at
    call.save(update_fields=["state", "opened_at"])
    record(act, Opened(closes_on=call.closes_on.isoformat() if call.closes_on else ""), about=call)
    return call


@action("calls.run", Closed)
def close(act: Act, call: Call) -> Call:
    """End the nominations; examining and reviewing go on from here."""
    step(call, "close")
    call.save(update_fields=["state"])
    record(act, Closed(count=call.nominations.exclude(state="withdrawn").count()), about=call)
    return call


@action("calls.run", Reopened)
def reopen(act: Act, call: Call, *, closes_on: date) -> Call:
    """Take nominations again until another day."""
    if closes_on < timezone.localdate(act.at):
        raise Invalid("截止日期已经过了，请重选。", fields={"closes_on": "请选今天以后的日期"})
    step(call, "reopen")
    call.closes_on = closes_on
    call.save(update_fields=["state", "closes_on"])
    record(act, Reopened(closes_on=closes_on.isoformat()), about=call)
    return call


@action("calls.run", Cancelled)
def cancel(act: Act, call: Call, *, reason: str) -> Call:
    """Call it off; what was put forward stays readable, and it can be brought back."""
    said = reasoned(reason)
    step(call, "cancel")
    call.save(update_fields=["state"])
    record(act, Cancelled(reason=said), about=call)
    return call


@action("calls.run", Restored)
def restore(act: Act, call: Call) -> Call:
    """Bring a cancelled call back: to its draft, or to its reviews; a list that was drawn up is taken back with it."""
    step(call, "restore", opened=call.opened_at is not None)
    call.public_from = call.public_until = None
    call.save(update_fields=["state", "public_from", "public_until"])
    record(act, Restored(to=CallState(call.state).value), about=call)
    if call.state == STATES.REVIEWING:
        _back_to_review(act, call)
    return call

