"""Addresses for the tests of the kit alone: the kit, every error, and a page whose form is saved by itself."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import include, path

from shangliang.commons.ui import samples, views
from shangliang.commons.ui.receipts import tell, tell_now

saved: list[dict[str, list[str]]] = []
sent: list[dict[str, list[str]]] = []
answer = {"status": 200}


class SampleForm(forms.Form):
    """One field of each sort."""

    title = forms.CharField(label="题目", max_length=40)
    story = forms.CharField(label="情况", widget=forms.Textarea, required=False, help_text="写清时间、地点")
    topic = forms.ChoiceField(label="类别", choices=[("", "----"), ("1", "社会民生"), ("2", "经济建设")])
    parts = forms.MultipleChoiceField(label="联名", choices=[("11", "秦若溪"), ("12", "顾清和")], required=False)
    agree = forms.BooleanField(label="同意公开", required=False)
    paper = forms.FileField(label="附件", required=False)


WRITE = """{% extends shell.frame %}{% block title %}写提案{% endblock %}{% block back %}/done/{% endblock %}
{% block bar %}{{ ui.saved() }}{% endblock %}{% block content %}
<form class="sl-form" method="post" data-autosave="/autosave/" data-draft="proposal:1">{{ csrf_input }}{{ ui.once() }}
<input type="hidden" name="revision" value="0">
{{ ui.area("grounds", "案据", min=20) }}{{ ui.items("asks", "建议", ["一事", "二事"]) }}
{{ ui.pick("unit", "承办", [("1", "市住建局", "政府", "zjj"), ("2", "市民政局", "政府", "mzj")], optional=true) }}
{{ ui.pick("with", "联名", [("11", "秦若溪"), ("12", "顾清和")], [], optional=true, many=true) }}
{% call ui.dock() %}{{ ui.submit("提交提案", "seal", ask="现在提交？", yes="就这样提交") }}{% endcall %}</form>{% endblock %}"""
DONE = """{% extends shell.frame %}{% block title %}提案{% endblock %}{% block content %}
<form hx-post="/swap/" hx-target="#place">{{ csrf_input }}<button>换一块</button></form>
<form hx-post="/swap/" hx-target="#place">{{ csrf_input }}<button name="refuse" value="1">撤案</button></form><div id="place"></div>
{{ ui.denied("办结", "还没有答复。") }}
<form method="post" action="/write/">{{ csrf_input }}{{ ui.submit("重复点", about="一次") }}</form>{% endblock %}"""


def show(request: HttpRequest, text: str, frame: str) -> HttpResponse:
    return HttpResponse(samples.draw(request, text, samples.shell(frame, "/done/")))


def autosave(request: HttpRequest) -> JsonResponse:
    if answer["status"] != 200:
        return JsonResponse({"message": "别处改过这一份"}, status=answer["status"])
    saved.append({key: request.POST.getlist(key) for key in request.POST})
    return JsonResponse({"saved_at": "09:41", "revision": str(len(saved))})


def write(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        sent.append({key: request.POST.getlist(key) for key in request.POST})
        tell(request, "已提交提案，流水号 0313", undo="/undo/")
        return HttpResponseRedirect("/done/")
    return show(request, WRITE, "member")


def done(request: HttpRequest) -> HttpResponse:
    return show(request, DONE, "staff")


def swap(request: HttpRequest) -> HttpResponse:
    if request.POST.get("refuse"):
        return views.error(request, 409, message="交办后不能撤案。可请提案人申请终止办理。")
    return tell_now(HttpResponse('<b id="swapped">换好了</b>'), "已催办市财政局")


def fail(request: HttpRequest, status: int) -> HttpResponse:
    return views.error(request, status, ref="E-0610-1026-7F" if status == 500 else "")


urlpatterns = [
    path("kit/", include("shangliang.commons.ui.urls")),
    path("write/", write),
    path("autosave/", autosave),
    path("done/", done),
    path("swap/", swap),
    path("fail/<int:status>/", fail),
]
handler404 = views.not_found
handler500 = views.broken
