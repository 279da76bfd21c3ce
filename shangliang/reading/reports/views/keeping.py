"""Cases and lessons: the stock of them, one of each, and those that fit a report."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from shangliang.commons.access import may
from shangliang.commons.committees.scope import setting
from shangliang.commons.subjects import Ref
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import actions, forms, queries
from ..access import READERS, WRITERS
from ..rules.states import State


@opens_to(*READERS)
@require_GET
def stock(request: HttpRequest) -> HttpResponse:
    """The cases by section, and the lessons."""
    section, view = request.GET.get("section", ""), request.GET.get("view", "")
    tabs = [
        {"label": "案例", "href": reverse("reports:stock"), "count": queries.cases().count(), "active": view != "lessons"},
        {"label": "体会", "href": "?view=lessons", "count": queries.lessons().count(), "active": view == "lessons"},
    ]
    used = [{"label": one, "href": f"?{urlencode({'section': one})}", "active": one == section} for one in setting("reports.sections")]
    context = {
        "tabs": tabs, "view": view, "cases": list(queries.cases(section)[:200]), "lessons": [(one, queries.cases_of(one)) for one in queries.lessons()[:100]], "section": section,
        "sections": [{"label": "全部", "href": reverse("reports:stock"), "active": not section}, *used], "writes": bool(may(viewer_of(request), "reports.keep")), "figures": queries.known(),
    }  # fmt: skip
    return render(request, "reports/stock.html", context)


@opens_to(*WRITERS)
def case_new(request: HttpRequest) -> HttpResponse:
    """Make a record a case: ?kind= and ?id= name it."""
    ask = request.POST if request.method == "POST" else request.GET
    about = queries.record_named(viewer_of(request), ask.get("kind", ""), number(ask.get("id")) or 0)
    said = ask if request.method == "POST" else {"name": f"“{about.label[:100]}”", "on": ask.get("on") or timezone.localdate().isoformat()}
    return _case(request, None, about, said)


@opens_to(*READERS)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: its record, its words; changing it or putting it away."""
    found = queries.case(viewer_of(request), pk)
    about = Ref(found.subject_type, found.subject_id, found.subject_label)
    if request.method == "POST" and request.POST.get("step") == "drop":
        actions.drop_case(act_of(request), found)
        tell(request, "已不再列为案例，写过它的总结照旧。")
        return redirect("reports:stock")
    said = request.POST if request.method == "POST" else {"name": found.name, "text": found.text, "section": found.section, "on": found.on.isoformat()}
    return _case(request, found, about, said)


def _case(request: HttpRequest, found: Any, about: Ref, said: Any) -> HttpResponse:
    wrong = None
    if request.method == "POST":
        try:
            on = forms.day(said, "on") or timezone.localdate()
            kept = actions.keep_case(act_of(request), found, about=about, name=forms.text(said, "name"), text=forms.text(said, "text"), section=said.get("section", ""), on=on)
            tell(request, f"“{kept.name}”已存为案例，编总结时会提示。")
            return redirect("reports:stock")
        except Invalid as refused:
            wrong = refused
    context = {
        "found": found, "about": about, "href": queries.address_of(viewer_of(request), about.type, about.id), "said": said, "wrong": wrong, "errors": wrong.fields if wrong else {},
        "sections": [(one, one) for one in setting("reports.sections")], "writes": bool(may(viewer_of(request), "reports.keep")),
    }  # fmt: skip
    return render(request, "reports/case.html", context, status=wrong.status if wrong else 200)


@opens_to(*WRITERS)
def lesson_new(request: HttpRequest) -> HttpResponse:
    """Keep a lesson; with ?report= of that report's days."""
    ask = request.POST if request.method == "POST" else request.GET
    report = queries.seen(viewer_of(request), pk) if (pk := number(ask.get("report"))) else None
    today = timezone.localdate()
    first, last = (report.first, report.last) if report else (today.replace(month=1, day=1), today)
    usual: Any = {"first": first.isoformat(), "last": last.isoformat()}
    return _lesson(request, None, report, request.POST if request.method == "POST" else usual)


@opens_to(*READERS)
def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """One lesson: what it comes from; changing it or putting it away."""
    found = queries.lesson(viewer_of(request), pk)
    if request.method == "POST" and request.POST.get("step") == "drop":
        actions.drop_lesson(act_of(request), found)
        tell(request, "已删去，写过它的总结照旧。")
        return redirect(f"{reverse('reports:stock')}?view=lessons")
    now = {"title": found.title, "text": found.text, "first": found.first.isoformat(), "last": found.last.isoformat(), "code": found.code, "cases": found.cases}
    return _lesson(request, found, found.report, request.POST if request.method == "POST" else now)


def _lesson(request: HttpRequest, found: Any, report: Any, said: Any) -> HttpResponse:
    wrong, chosen = None, numbers(said.getlist("cases")) if request.method == "POST" else said.get("cases", [])
    if request.method == "POST":
        try:
            today = timezone.localdate()
            kept = actions.keep_lesson(
                act_of(request), found, title=forms.text(said, "title"), text=forms.text(said, "text"), first=forms.day(said, "first") or today, last=forms.day(said, "last") or today,
                report=report, cases=chosen, code=forms.text(said, "code"),
            )  # fmt: skip
            tell(request, f"体会“{kept.title}”已存下。")
            return redirect(f"{reverse('reports:stock')}?view=lessons")
        except Invalid as refused:
            wrong = refused
    figure = queries.known().get(said.get("code", ""))
    context = {
        "found": found, "report": report, "said": said, "wrong": wrong, "errors": wrong.fields if wrong else {}, "chosen": chosen, "cases": [(one.pk, one.name, one.section) for one in queries.cases()[:300]],
        "figure": [(figure.code, figure.label)] if figure else [], "writes": bool(may(viewer_of(request), "reports.keep")),
    }  # fmt: skip
    return render(request, "reports/lesson.html", context, status=wrong.status if wrong else 200)


@opens_to(*READERS)
def fitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Cases that fit the sections of a report, and lessons; one is written behind its section."""
    viewer = viewer_of(request)
    report = queries.seen(viewer, pk)
    if request.method == "POST":
        after = number(request.POST.get("after"))
        if found := number(request.POST.get("case")):
            made = actions.name_case(act_of(request), report, case=queries.case(viewer, found), after=after)
        else:
            made = actions.tell_lesson(act_of(request), report, lesson=queries.lesson(viewer, number(request.POST.get("lesson")) or 0), after=after)
        tell(request, f"已写进第 {made.number} 稿。")
        return redirect("reports:fitting", pk)
    version = queries.newest(report)
    sections = queries.fitting(report, version)
    placed = {one.pk for section in sections for one in section.cases}
    rest = [one for one in queries.cases().filter(on__gte=report.first, on__lte=report.last) if one.pk not in placed and one.name not in version.text]
    context = {
        "report": report, "sections": [one for one in sections if one.cases], "rest": rest, "lessons": [one for one in queries.lessons()[:50] if one.text not in version.text],
        "writes": bool(may(viewer, "reports.write")) and report.state == State.DRAFT, "keeps": bool(may(viewer, "reports.keep")), "end": len(version.text),
    }  # fmt: skip
    return render(request, "reports/fitting.html", context)
