"""Setting one channel up: what it asks for, what it would send, and one message to try it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from shangliang.commons.access import Role
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, queries
from ..ports import Door, Message, TryAgain, Unknown, WillNot
from ..ports import channels as ways
from ..rules import How

SAMPLE = "“关于在渡口增设避雨亭的提案”还有 7 天到期，请及时办理"
HIDDEN = "······"


@opens_to(Role.ADMINISTRATOR)
@never_cache
def channel(request: HttpRequest, code: str) -> HttpResponse:
    """Set one up. What is secret is taken, never shown."""
    if code not in ways:
        raise NotFound("没有这个渠道。")
    way, wrong, shown, said = ways.get(code), None, None, ""
    held = next((one for one in queries.outlets(on=False) if one.channel == code), None)
    posted = request.method == "POST"
    if posted:
        try:
            match request.POST.get("do"):
                case "preview":
                    shown = _preview(way, actions.door_of(code, request.POST, held.secret if held else ""))
                case "try":
                    said = _tried(request, way, actions.door_of(code, request.POST, held.secret if held else ""))
                case _:
                    return _kept(request, way)
        except Invalid as refused:
            wrong = refused
    now = {"address": held.address, **held.options} if held else {}
    if not posted and (chosen := getattr(way, "presets", {}).get(request.GET.get("preset", ""))):
        now |= {"query": "", **chosen[1]}
    typed = {name: request.POST.get(name, "") if posted else now.get(name, "") for name, _, _ in way.asks if name != "secret"}
    context = {
        "way": way, "held": held, "typed": typed, "on": request.POST.get("on") == "1" if posted else bool(held and held.on), "errors": wrong.fields if wrong else {}, "wrong": wrong,
        "by_default": request.POST.get("by_default") if posted else held.by_default if held else How.DIGEST.value, "rhythms": How.choices(),
        "long": getattr(way, "long", ()), "choose": getattr(way, "choose", {}), "presets": getattr(way, "presets", {}), "words": getattr(way, "words", {}),
        "shown": shown, "said": said, "try_to": request.POST.get("try_to", ""), "can_try": hasattr(way, "request"),
    }  # fmt: skip
    return render(request, "notices/channel.html", context, status=422 if wrong else 200)


def _kept(request: HttpRequest, way: Any) -> HttpResponse:
    data = request.POST
    kept = actions.keep_outlet(act_of(request), None, channel=way.code, on=data.get("on") == "1", by_default=data.get("by_default", ""), typed=data)
    tell(request, f"{way.label}{'已启用' if kept.on else '已存下，没有启用'}。")
    return redirect("notices:channels")


def _preview(way: Any, door: Door) -> dict[str, Any]:
    """The request as it would go out to a made-up person, the secret left out."""
    if not hasattr(way, "request"):
        raise Invalid("这个渠道的格式是定好的，没有可以预览的。")
    message = Message("00000000-0000-4000-8000-000000000000", "13900000000", "某某", "平台通知", SAMPLE, "https://zx.example.cn/account/")
    try:
        made = way.request(Door(door.address, HIDDEN, door.options), message)
    except WillNot as why:
        raise Invalid(f"还发不出去：{why}。") from None
    return {"line": f"{made.method} {made.address}", "headers": list(made.headers.items()), "body": made.content.decode(errors="replace")}


def _tried(request: HttpRequest, way: Any, door: Door) -> str:
    """Send one real message to a number that was typed in, and say how it went."""
    to = request.POST.get("try_to", "").strip()
    if not (to.isascii() and to.isdigit() and len(to) == 11):
        raise Invalid("试发要写一个手机号。", fields={"try_to": "请写 11 位手机号"})
    act, result = act_of(request), "对方已收下"
    try:
        way.check(door)
        way.send(door, Message(str(act.uid), to, act.viewer.label, "平台试发", "这是一条试发的通知，收到不用回复"))
    except (WillNot, TryAgain, Unknown) as why:
        result = f"{why}"
    actions.record_trial(act, None, channel=way.code, host=actions.host_of(door.address), result=result)
    return result
