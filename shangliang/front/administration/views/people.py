"""Who may sign in: accounts with their posts, locked ones, and what an administrator may do for them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ui.paging import kept, pager
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to

from ...signing import stays
from .. import actions, queries

PAGE = 30
VIEWS = (("", "全部"), ("fresh", "没登录过"), ("locked", "锁定中"))


@opens_to(Role.ADMINISTRATOR)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a post, by name."""
    now = timezone.now()
    today, ask = timezone.localdate(now), request.GET
    view, role, text = ask.get("view", ""), ask.get("role", ""), ask.get("q", "").strip()[:40]
    found = queries.people(today, role=role if role in Role.values() else "", text=text, view=view, now=now)
    page = Paginator(found, PAGE).get_page(ask.get("page"))
    tabs = [{"label": label, "href": kept(ask, view=key, page=""), "active": view == key} for key, label in VIEWS]
    context = {
        "people": queries.with_posts(page.object_list, today, now), "page": page, "tabs": tabs, "q": text, "view": view, "words": Role,
        "fields": [{"name": "role", "label": "岗位", "value": role, "options": [choice for choice in Role.choices() if choice[0] != Role.PLATFORM]}],
        "pager": pager(page, ask, "人"),
    }
    return render(request, "front/people.html", context)


@opens_to(Role.ADMINISTRATOR)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's account, posts and latest sign-ins."""
    now, user = timezone.now(), queries.person_here(pk)
    (found,) = queries.with_posts([user], timezone.localdate(now), now)
    return render(request, "front/person.html", {"person": found, "lately": stays.lately(pk), "words": Role})


@opens_to(Role.ADMINISTRATOR)
@require_POST
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a locked account now."""
    user = queries.person_here(pk)
    actions.unlock(act_of(request), user)
    tell(request, f"{user.name}的账号已解锁，可以马上登录。")
    return redirect("front:person", pk)


@opens_to(Role.ADMINISTRATOR)
@require_POST
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Unbind somebody's app."""
    user = queries.person_here(pk)
    actions.reset_factor(act_of(request), user)
    tell(request, f"{user.name}的动态口令已解除，下次登录重新绑定。")
    return redirect("front:person", pk)


@opens_to(Role.ADMINISTRATOR)
@require_POST
def sign_out_everywhere(request: HttpRequest, pk: int) -> HttpResponse:
    """End somebody's sessions."""
    user = queries.person_here(pk)
    ended = actions.end_sessions(act_of(request), user)
    tell(request, f"{user.name}的 {ended} 个登录已退出。" if ended else f"{user.name}现在没有登录。")
    return redirect("front:person", pk)
