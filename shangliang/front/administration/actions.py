"""What administrators do, one verb each; every one of them is a fact."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from shangliang.commons.access.models import Post, Token
from shangliang.commons.access.queries import committees_of
from shangliang.commons.access.tokens import end, make
from shangliang.commons.committees.models import CalendarDay, Session, SettingValue, Term
from shangliang.commons.committees.preferences import PREFERENCES, Preference
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.people.models import User
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow, fits

from ..signing import factor, lockout, stays
from . import access, facts  # noqa: F401  (access declares the permissions)
from .values import said


@action("committees.configure", facts.SettingChanged, lock=False)
def change_setting(act: Act, thing: None = None, *, key: str, typed: Any) -> None:
    """Decide a declared setting for this committee; raises Invalid when it is not of its kind, NotNow when nothing changes."""
    preference = PREFERENCES.get(key)
    stored = preference.parse(typed)
    before = here().setting(key)
    if preference.read(stored) == before:
        raise NotNow(f"“{preference.label}”没有变化，没有记录。", code="unchanged")
    SettingValue.objects.update_or_create(committee_id=act.committee, key=key, defaults={"value": stored})
    _tell_setting(act, preference, before, restored=False)


@action("committees.configure", facts.SettingChanged, lock=False)
def restore_setting(act: Act, thing: None = None, *, key: str) -> None:
    """Go back to the default of a setting."""
    preference, before = PREFERENCES.get(key), here().setting(key)
    if not SettingValue.objects.filter(key=key).delete()[0]:
        raise NotNow(f"“{preference.label}”现在就是默认值。", code="default_already")
    _tell_setting(act, preference, before, restored=True)


def _tell_setting(act: Act, preference: Preference, before: Any, *, restored: bool) -> None:
    here().forget()
    after = here().setting(preference.key)
    record(
        act, facts.SettingChanged(key=preference.key, label=preference.label, before=said(preference, before), after=said(preference, after), restored=restored),
        about=here().committee,
    )


@action("committees.plan_sessions", facts.SessionAdded, lock=False)
def add_session(
    act: Act, thing: None = None, *, term: int, number: int, accepts_from: date, opens_on: date, closes_on: date, deadline: datetime,
) -> Session:
    """Plan a session, with its term where it is a new one's first; raises Invalid when days are out of order or it exists."""
    _check_days(accepts_from, opens_on, closes_on, deadline)
    within, _ = Term.objects.get_or_create(
        committee_id=act.committee, number=term, defaults={"starts_on": opens_on, "ends_on": opens_on.replace(year=opens_on.year + 5, day=min(opens_on.day, 28))}
    )
    try:
        with transaction.atomic():
            made = Session.objects.create(
                committee_id=act.committee, term=within, number=number, accepts_from=accepts_from, opens_on=opens_on, closes_on=closes_on, deadline=deadline
            )
    except IntegrityError:
        raise Invalid("这一次会议已经有了。", fields={"number": "已经有这一次会议，请在列表里修改它"}) from None
    here().forget()
    record(act, facts.SessionAdded(name=str(made), **_days(made)), about=made)
    return made


@action("committees.plan_sessions", facts.SessionChanged)
def change_session(act: Act, session: Session, *, accepts_from: date, opens_on: date, closes_on: date, deadline: datetime) -> Session:
    """Move the days of a session."""
    _check_days(accepts_from, opens_on, closes_on, deadline)
    before = list(_days(session).values())
    session.accepts_from, session.opens_on, session.closes_on, session.deadline = accepts_from, opens_on, closes_on, deadline
    if list(_days(session).values()) == before:
        raise NotNow("日期没有变化，没有记录。", code="unchanged")
    session.save(update_fields=["accepts_from", "opens_on", "closes_on", "deadline"])
    here().forget()
    record(act, facts.SessionChanged(name=str(session), before=before, after=list(_days(session).values())), about=session)
    return session


def _check_days(accepts_from: date, opens_on: date, closes_on: date, deadline: datetime) -> None:
    wrong = {}
    if opens_on < accepts_from:
        wrong["opens_on"] = "开幕不能早于开始收提案的日子"
    if closes_on < opens_on:
        wrong["closes_on"] = "闭幕不能早于开幕"
    if timezone.localdate(deadline) < accepts_from:
        wrong["deadline"] = "截止不能早于开始收提案的日子"
    if wrong:
        raise Invalid("日期的先后要改一改：" + "；".join(wrong.values()) + "。", fields=wrong)


def _days(session: Session) -> dict[str, str]:
    moment = timezone.localtime(session.deadline)
    return {
        "accepts_from": session.accepts_from.isoformat(), "opens_on": session.opens_on.isoformat(), "closes_on": session.closes_on.isoformat(),
        "deadline": f"{moment:%Y-%m-%d %H:%M}",
    }


@action("committees.keep_calendar", facts.DayMarked, lock=False)
def mark_day(act: Act, thing: None = None, *, day: date, working: bool, note: str = "") -> None:
    """Say of a day that it is worked or not, whatever the published table says."""
    if not date(2000, 1, 1) <= day <= date(2100, 12, 31):
        raise Invalid("日期要在 2000 年到 2100 年之间。", fields={"day": "请核对年份"})
    note = fits(note, 60, "note", "说明")
    CalendarDay.objects.update_or_create(committee_id=act.committee, day=day, defaults={"working": working, "note": note})
    here().forget()
    record(act, facts.DayMarked(day=day.isoformat(), working=working, note=note), about=here().committee)


@action("committees.keep_calendar", facts.DayUnmarked, lock=False)
def unmark_day(act: Act, thing: None = None, *, day: date) -> None:
    """Let the published table hold again for a day."""
    if not CalendarDay.objects.filter(day=day).delete()[0]:
        raise NotNow("这一天没有标记，按国家公布的安排。", code="not_marked")
    here().forget()
    record(act, facts.DayUnmarked(day=day.isoformat()), about=here().committee)


@action("people.unlock", facts.AccountUnlocked, lock=False)
def unlock(act: Act, user: User) -> None:
    """Open an account that wrong passwords have locked."""
    _ours(user)
    if lockout.locked_until(user.account, act.at) is None:
        raise NotNow(f"{user.name}的账号没有锁定。", code="not_locked")
    lockout.unlock(user.account)
    record(act, facts.AccountUnlocked(), about=_ref(user))


@action("people.unlock", facts.FactorReset, lock=False)
def reset_factor(act: Act, user: User) -> None:
    """Unbind somebody's app when the phone and the recovery codes are lost; their sessions end."""
    _own_only(act, user)
    if not factor.forget(user):
        raise NotNow(f"{user.name}没有绑定动态口令。", code="nothing_bound")
    stays.end_sessions(user.pk, act.at)
    record(act, facts.FactorReset(), about=_ref(user))


@action("people.unlock", facts.SessionsEnded, lock=False)
def end_sessions(act: Act, user: User) -> int:
    """Sign somebody out everywhere, for instance when a phone was lost."""
    _ours(user)
    ended = stays.end_sessions(user.pk, act.at)
    record(act, facts.SessionsEnded(count=ended), about=_ref(user))
    return ended


def _ours(user: User) -> None:
    """Only those who hold or held a post here."""
    if not Post.objects.filter(user=user).exists():
        raise NotFound("没有这个人，可能不属于本委员会。")


def _own_only(act: Act, user: User) -> None:
    _ours(user)
    if user.is_platform or set(committees_of(user.pk)) - {act.committee}:
        raise NotAllowed(f"{user.name}的账号还用在别处，请找平台管理员。")


def _ref(user: User) -> Ref:
    return Ref("people.user", user.pk, user.name)


@action("access.keep_tokens", facts.TokenMade, lock=False, once=True)
def make_token(act: Act, post: Post, *, name: str, scopes: Sequence[str], ends_at: datetime | None) -> tuple[Token, str]:
    """A key for another system, which acts through a post; gives the secret, seen this once."""
    token, secret = make(post, name, scopes, ends_at, at=act.at)
    ends = timezone.localdate(ends_at).isoformat() if ends_at else ""
    record(act, facts.TokenMade(name=token.name, holder=str(post.user), scopes=sorted(scopes), ends_on=ends), about=token_ref(token))
    return token, secret


@action("access.keep_tokens", facts.TokenEnded)
def end_token(act: Act, token: Token) -> Token:
    """A key holds no longer."""
    if token.ends_at and token.ends_at <= act.at:
        raise NotNow("这个令牌已经停用了。", code="ended_already")
    end(token, at=act.at)
    record(act, facts.TokenEnded(name=token.name), about=token_ref(token))
    return token


def token_ref(token: Token) -> Ref:
    """A key as the ledger names it."""
    return Ref("access.token", token.pk, token.name)


@action("ledger.audit", facts.LedgerExported, lock=False)
def export_ledger(act: Act, thing: None = None, *, rows: int, conditions: str) -> None:
    """Note that the ledger was taken away as a file."""
    record(act, facts.LedgerExported(rows=rows, conditions=conditions), about=here().committee)
