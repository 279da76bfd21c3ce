"""How one wants to hear outside the notice centre: phone first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.telling import rules
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid
from shangliang.foundation.masks import phone

from .. import actions, queries
from ..ports import channels
from ..rules import GROUPS, How, group_of


@opens_to(permission="notices.choose")
@never_cache
def wishes(request: HttpRequest) -> HttpResponse:
    """One's own wishes: by which channel how often, about which rooms, at which hour."""
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            _keep(request)
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "通知方式已存下，从下一条起照这样发。")
            return redirect("notices:wishes")
    return render(request, "notices/wishes.html", _context(request, wrong), status=422 if wrong else 200)


def _keep(request: HttpRequest) -> None:
    data = request.POST
    hour = data.get("hour", "").strip()
    if hour and not (hour.isascii() and hour.isdigit() and len(hour) <= 2):
        raise Invalid("几点汇总要写整数。", fields={"hour": "请写 0 到 23 的整数，或空着"})
    heard = set(data.getlist("groups"))
    muted = [code for code in _groups() if code not in heard]
    how = {way.channel: data.get(f"how_{way.channel}", "") for way in queries.outlets()}
    actions.keep_wishes(act_of(request), None, how=how, muted=muted, mail=data.get("mail", "").strip(), hour=int(hour) if hour else None)


def _groups() -> dict[str, str]:
    """The rooms that tell anything."""
    told = {group_of(kind) for kind in rules.names()}
    return {code: label for code, label in GROUPS.items() if code in told}


def _context(request: HttpRequest, wrong: Invalid | None) -> dict[str, Any]:
    user = viewer_of(request).user_id or 0
    mine, reach = queries.wishes_of(user), queries.reaches({user}, timezone.localdate())[user]
    groups, data = _groups(), request.POST if wrong else None
    ways = [
        {
            "code": way.channel, "label": channels.get(way.channel).label, "how": data.get(f"how_{way.channel}") if data else queries.how(mine, way).value,
            "to": phone(reach.phone) if reach.phone and channels.get(way.channel).reach == "phone" else "", "reach": channels.get(way.channel).reach,
        }
        for way in queries.outlets()
        if way.channel in channels
    ]
    return {
        "ways": ways, "rhythms": [(one.value, one.label) for one in (How.AT_ONCE, How.DIGEST, How.OFF)], "groups": list(groups.items()),
        "heard": data.getlist("groups") if data else [code for code in groups if code not in (mine.muted if mine else ())],
        "mail": data.get("mail", "") if data else mine.mail if mine else "", "known_mail": reach.mail, "hour": data.get("hour", "") if data else "" if mine is None or mine.hour is None else mine.hour,
        "common": setting("notices.digest_hour"), "quiet": (setting("notices.quiet_from"), setting("notices.quiet_until")), "errors": wrong.fields if wrong else {},
    }  # fmt: skip
