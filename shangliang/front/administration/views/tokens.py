"""Keys of other systems: made for a post, shown once, ended at any time."""

from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role, permissions
from shangliang.commons.access.tokens import kept
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, queries


@opens_to(Role.ADMINISTRATOR)
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """All keys, and the way to make one: first the post, then what it may do."""
    now = timezone.now()
    posts = queries.token_posts(timezone.localdate(now))
    chosen = next((post for post in posts if str(post.pk) == (request.POST.get("post") or request.GET.get("post"))), None)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            if chosen is None:
                raise Invalid("请先选岗位。", fields={"post": "请选一个岗位"})
            made, secret = actions.make_token(
                act_of(request), chosen, name=request.POST.get("name", ""), scopes=request.POST.getlist("scopes"), ends_at=_ends(request.POST.get("ends_on", ""))
            )
        except Invalid as refused:
            wrong = refused
        else:
            return render(request, "front/token_made.html", {"made": made, "secret": secret})
    context = {
        "tokens": [_row(token, now) for token in kept()], "posts": posts, "chosen": chosen, "scopes": _scopes(chosen), "typed": request.POST,
        "ticked": request.POST.getlist("scopes"), "errors": wrong.fields if wrong else {}, "words": Role,
    }
    return render(request, "front/tokens.html", context, status=422 if wrong else 200)


def _ends(text: str) -> datetime | None:
    """The end of the day that was chosen; None: as long as the post."""
    if not text.strip():
        return None
    try:
        return timezone.make_aware(datetime.combine(forms.day(text), time(23, 59)))
    except ValueError:
        raise Invalid("到期的日子看不懂。", fields={"ends_at": "请选一个日期，或空着"}) from None


def _scopes(post: Any) -> list[tuple[str, str]]:
    """What the role of a post may be allowed through a machine, as (code, sentence)."""
    if post is None:
        return []
    ours = ("proposals.", "handling.", "membership.", "ledger.", "files.")
    return [(p.code, p.sentence) for p in permissions if Role(post.role) in p.roles and p.code.startswith(ours)]


def _row(token: Any, now: datetime) -> dict[str, Any]:
    over = token.ends_at is not None and token.ends_at <= now
    said = [permissions.get(code).sentence if code in permissions else code for code in token.scopes]
    return {"token": token, "over": over, "scopes": said, "role": Role(token.post.role).label}


@opens_to(Role.ADMINISTRATOR)
@require_POST
def end_token(request: HttpRequest, pk: int) -> HttpResponse:
    """End a key at once."""
    token = kept().filter(pk=pk).first()
    if token is None:
        raise NotFound("没有这个令牌，可能不属于本委员会。")
    actions.end_token(act_of(request), token)
    tell(request, f"“{token.name}”的令牌已停用，马上不能再用。")
    return redirect("front:tokens")
