"""Keys of machines: made once, shown once, kept as a hash, read at the door before a committee is entered.

A key acts through somebody's post and never beyond it: it is dead when the post ends, when the account is closed, when
its time is over. Whoever makes or ends keys on a page does so inside an action that records it; this module is its tool.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from json import loads
from secrets import token_urlsafe

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import within
from shangliang.foundation.errors import Invalid

from .models import Post, Token
from .roles import Role
from .verdicts import Viewer, permissions

# The beginning says what it is, so that whoever finds one in a file or a log knows what to do.
PREFIX = "shangliang_"
LONGEST = 100
# Writing "last used" on each call would cost a write; once a minute is exact enough for whoever looks after keys.
NOTE_EVERY = timedelta(minutes=1)
COLUMNS = ("token_id", "name", "digest", "scopes", "ends_at", "used_at", "post_id", "role", "user_id", "user_name", "member_id", "unit_id", "organ_ids", "committee")


@dataclass(frozen=True)
class Machine:
    """A key that holds: which one, in which committee, and as whom it acts."""

    token_id: int
    name: str
    committee: Committee
    viewer: Viewer


def make(post: Post, name: str, scopes: Iterable[str], ends_at: datetime | None = None, *, at: datetime | None = None) -> tuple[Token, str]:
    """A new key that acts through `post`, limited to `scopes` (permission codes), and its secret, which is never seen again.

    Inside `within(committee)`. `ends_at` is aware; None: it holds as long as the post. Raises Invalid beside the field.
    """
    at, wanted = at or timezone.now(), sorted(set(scopes))
    if wrong := _wrong(post, name.strip(), wanted, ends_at, at):
        raise Invalid("这个令牌还要改一改：" + "；".join(wrong.values()) + "。", fields=wrong)
    secret = PREFIX + token_urlsafe(32)
    token = Token.objects.create(
        committee_id=post.committee_id, post=post, name=name.strip(), digest=digest_of(secret), scopes=wanted, made_at=at, ends_at=ends_at
    )
    return token, secret


def _wrong(post: Post, name: str, scopes: list[str], ends_at: datetime | None, at: datetime) -> dict[str, str]:
    said, day = {}, timezone.localdate(at)
    if not 0 < len(name) <= 60:
        said["name"] = "写明给哪个平台用，60 个字以内"
    if post.since > day or (post.until and post.until <= day):
        said["post"] = "这个岗位现在没有人担任，请另选"
    if unknown := [code for code in scopes if code not in permissions]:
        said["scopes"] = f"没有“{unknown[0]}”这项授权"
    elif idle := [code for code in scopes if Role.of(post.role) not in permissions.get(code).roles]:
        said["scopes"] = f"“{permissions.get(idle[0]).sentence}”不归{Role.of(post.role).label}办，不用授权"
    elif not scopes:
        said["scopes"] = "至少选一项授权"
    if ends_at is not None and ends_at <= at:
        said["ends_at"] = "到期时间要晚于现在"
    return said


def read(secret: str) -> Machine | None:
    """The machine that shows this secret, or None when there is no such key or it no longer holds (one query).

    Outside any committee. Notes the time of use, at most once a minute.
    """
    if not secret.isascii() or not secret.startswith(PREFIX) or len(secret) > LONGEST:
        return None
    wanted, now = digest_of(secret), timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(COLUMNS)} from access_token_holder(%s, %s)", [wanted, timezone.localdate(now)])
        found = cursor.fetchone()
    if found is None:
        return None
    row = dict(zip(COLUMNS, found, strict=True))
    if not compare_digest(wanted, row["digest"]) or (row["ends_at"] and row["ends_at"] <= now):
        return None
    committee = _committee(row["committee"])
    if row["used_at"] is None or now - row["used_at"] > NOTE_EVERY:
        with within(committee):
            Token.objects.filter(pk=row["token_id"]).update(used_at=now)
    viewer = Viewer(
        user_id=row["user_id"], name=row["user_name"], committee_id=committee.pk, role=Role(row["role"]), post_id=row["post_id"],
        member_id=row["member_id"], unit_id=row["unit_id"], organ_ids=frozenset(row["organ_ids"]), scopes=frozenset(row["scopes"]),
    )
    return Machine(row["token_id"], row["name"], committee, viewer)


def _committee(said: str | dict) -> Committee:
    known = loads(said) if isinstance(said, str) else said
    fields = [field.attname for field in Committee._meta.concrete_fields]
    return Committee.from_db("default", fields, [known[name] for name in fields])


def end(token: Token, *, at: datetime | None = None) -> Token:
    """A key holds no longer, from now on; one that has ended stays as it is."""
    at = at or timezone.now()
    if token.ends_at is None or token.ends_at > at:
        token.ends_at = at
        token.save(update_fields=["ends_at"])
    return token


def kept() -> QuerySet[Token]:
    """All keys of the committee we are in, the newest first, with post, person and unit; ended ones too."""
    return Token.objects.select_related("post__user", "post__unit").order_by("-made_at", "-pk")


def digest_of(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so nothing can be guessed back from a fast hash."""
    return sha256(secret.encode()).hexdigest()
