"""Every declared setting, by group: what it is now, what it would be by default, and changing it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.preferences import PREFERENCES, Preference
from shangliang.commons.committees.scope import here
from shangliang.commons.numbering import check_pattern, example
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, values


@opens_to(Role.ADMINISTRATOR)
def settings(request: HttpRequest) -> HttpResponse:
    """All settings of one group, and the way to the other pages of the administrator."""
    groups = sorted(dict.fromkeys(p.group for p in PREFERENCES if p.group), key=lambda g: "：" in g)
    chosen = request.GET.get("group", "")
    chosen = chosen if chosen in groups else groups[0]
    rows = [_row(p) for p in PREFERENCES if p.group == chosen]
    tabs = [{"label": g, "href": f"?group={g}", "count": sum(p.group == g for p in PREFERENCES), "active": g == chosen} for g in groups]
    return render(request, "front/settings.html", {"rows": rows, "tabs": tabs, "group": chosen})


def _row(preference: Preference) -> dict[str, Any]:
    value = here().setting(preference.key)
    return {
        "key": preference.key, "label": preference.label, "help": _hint(preference, value), "now": values.said(preference, value),
        "default": values.said(preference, preference.default), "own": value != preference.default,
    }


def _hint(preference: Preference, value: Any) -> str:
    """The setting's explanation; a pattern for numbers also shows what comes out of it."""
    return f"{preference.help}　例如写成 {value}，出来的是“{example(value)}”。" if preference.check is check_pattern else preference.help


def _preference(key: str) -> Preference:
    if key not in PREFERENCES or not PREFERENCES.get(key).group:
        raise NotFound("没有这项设置，可能已经取消。")
    return PREFERENCES.get(key)


@opens_to(Role.ADMINISTRATOR)
def setting(request: HttpRequest, key: str) -> HttpResponse:
    """Change one setting, or go back to its default."""
    preference = _preference(key)
    wrong: Invalid | None = None
    typed: Any = values.typed(preference, here().setting(key))
    if request.method == "POST":
        try:
            return _keep(request, preference)
        except Invalid as refused:
            wrong, typed = refused, _typed(request, preference)
    context = {
        "p": preference, "hint": _hint(preference, here().setting(key)), "typed": typed, "columns": values.columns(preference) if preference.kind == "rows" else [],
        "default": values.said(preference, preference.default), "own": here().setting(key) != preference.default,
        "error": wrong.fields.get(key, wrong.message) if wrong else "", "example": values.said(preference, here().setting(key)),
    }
    return render(request, "front/setting.html", context, status=422 if wrong else 200)


def _typed(request: HttpRequest, preference: Preference) -> Any:
    if preference.kind == "rows":
        return values.rows_typed(preference, request.POST)
    if preference.kind == "bool":
        return request.POST.get("value", "") == "1"
    return request.POST.get("value", "")


def _keep(request: HttpRequest, preference: Preference) -> HttpResponse:
    act = act_of(request)
    if request.POST.get("then") == "restore":
        actions.restore_setting(act, None, key=preference.key)
        tell(request, f"“{preference.label}”已恢复默认：{values.said(preference, preference.default)}。")
    else:
        actions.change_setting(act, None, key=preference.key, typed=_typed(request, preference))
        tell(request, f"“{preference.label}”已改为：{values.said(preference, here().setting(preference.key))[:60]}。")
    return redirect(f"{reverse('front:settings')}?{urlencode({'group': preference.group})}")
