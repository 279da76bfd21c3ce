"""Every declared setting, by group: what it is now, what it would be by default, and changing it."""

from collections import Counter
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
    """All settings of one group, or those found by a word over all groups, and the way to the other pages of the administrator."""
    groups = Counter(p.group for p in PREFERENCES if p.group)
    chosen, text = request.GET.get("group", ""), request.GET.get("q", "").strip()
    chosen = chosen if chosen in groups else next(iter(groups))
    shown = [p for p in PREFERENCES if p.group and (_says(p, text) if text else p.group == chosen)]
    context = {
        "rows": [_row(p) | {"group": p.group} for p in shown], "group": chosen, "q": text, "families": _families(groups),
        "options": [(name, f"{name}　{count} 项") for name, count in sorted(groups.items(), key=lambda one: _family(one[0], groups))],
    }
    return render(request, "front/settings.html", context)


def _says(preference: Preference, text: str) -> bool:
    return all(word in f"{preference.group} {preference.label} {preference.help}" for word in text.split())


def _family(group: str, groups: Counter[str]) -> tuple[int, int, str]:
    """Where a group stands: by the family before its colon, as families were declared, their own settings first."""
    head, _, rest = group.partition("：")
    return list(groups).index(head) if head in groups else len(groups), len(rest) > 0, rest


def _families(groups: Counter[str]) -> list[dict[str, Any]]:
    """The groups for the list beside the settings; what follows a colon (评选表彰：优秀提案评选) stands under what comes before it."""
    found: dict[str, dict[str, Any]] = {}
    for group in sorted(groups, key=lambda one: _family(one, groups)):
        head, _, rest = group.partition("：")
        family = found.setdefault(head, {"name": head, "count": groups.get(head), "under": []})
        if rest:
            family["under"].append((rest, group, groups[group]))
    return list(found.values())


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
            wrong, typed = refused, values.rows_shown(preference, _typed(request, preference)) if preference.kind == "rows" else _typed(request, preference)
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
