"""Rulebooks: the list, one of them, the editor, adopting, and trying a draft on last year."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from shangliang.commons.access import may
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotFound, NotNow
from shangliang.foundation.periods import parse_start

from .. import actions, forms, queries
from ..actions.keeping import PARTS
from ..panels import books as panel
from ..panels import table as compare
from ..panels.member import current_year
from ..rules import RulebookState, unread
from .table import sections, year_asked

BIGGEST = 1_000_000


@opens_to(permission="duty.read")
def books(request: HttpRequest, wrong: Invalid | None = None, typed: str = "") -> HttpResponse:
    """All rulebooks, and ways to begin a new one."""
    viewer = viewer_of(request)
    held = queries.books.book_for(current_year())
    rows = [{"book": book, "holds": held is not None and held.pk == book.pk} for book in queries.books.all_books()]
    schemes = [(code, scheme["name"], scheme["about"]) for code, scheme in queries.books.schemes().items()]
    context = {"rows": rows, "schemes": schemes, "can": bool(may(viewer, "duty.keep_rulebooks")), "sections": sections(request, "books"), "wrong": wrong, "typed": typed}
    return render(request, "duty/books.html", context, status=422 if wrong else 200)


@opens_to(permission="duty.keep_rulebooks")
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Begin a draft from an example, from one of the committee's own, or from a file."""
    try:
        body, origin = _origin(request)
    except Invalid as refused:
        return books(request, refused, request.POST.get("text", ""))
    made = actions.draft(act_of(request), None, body=body, origin=origin, name=request.POST.get("name", ""))
    tell(request, f"已起草“{made.name}”。改好以后再启用，启用之前不影响任何人的得分。")
    return redirect("duty:book", pk=made.pk)


def _origin(request: HttpRequest) -> tuple[dict[str, Any], str]:
    chosen = request.POST.get("from", "")
    if upload := request.FILES.get("file"):
        if upload.size > BIGGEST:
            raise Invalid("文件超过 1 兆，计分办法没有这么长。请检查是不是选错了文件。", fields={"file": "文件太大"})
        return parsed(upload.read().decode("utf-8-sig", "replace")), f"文件 {upload.name}"
    if chosen in queries.books.schemes():
        scheme = queries.books.schemes()[chosen]
        return dict(scheme), f"示范办法“{scheme['name']}”"
    if pk := number(chosen.removeprefix("later:")):
        row = queries.books.book_by_id(pk)
        body, origin = {**row.body, "name": f"{row.name}（修订）"}, f"“{row.name}”"
        return (queries.books.with_news(body), f"{origin}，加上示范办法后来的计分项") if chosen.startswith("later:") else (body, origin)
    raise Invalid("请选从哪一份办法开始，或选一个文件。", fields={"from": "请选一份"})


def parsed(text: str) -> dict[str, Any]:
    """A file's text as data; says in which line it breaks off."""
    if len(text) > BIGGEST:
        raise Invalid("内容超过 1 兆，计分办法没有这么长。", fields={"file": "太长"})
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as broken:
        place = f"第 {broken.lineno} 行第 {broken.colno} 个字附近" if isinstance(broken, json.JSONDecodeError) else "层次太深的地方"
        raise Invalid(f"这份文件读到{place}读不下去了，不是完整的 JSON。请用这里下载的办法文件来改。", fields={"file": f"{place}读不下去"}) from None
    if not isinstance(found, dict):
        raise Invalid("这份文件不是计分办法：整份内容要以“{”开头。请用这里下载的办法文件来改。", fields={"file": "不是计分办法"})
    return found


def _starts(text: str) -> str:
    """The day a year begins on, in words; "" for what cannot be read, which stands among the complaints."""
    try:
        month, day = parse_start(text)
    except Invalid:
        return ""
    return f"{month} 月 {day} 日"


@opens_to(permission="duty.read_rulebook")
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """One rulebook, with what is wrong with it while it is a draft."""
    row = queries.books.book_by_id(pk)
    inside = bool(may(viewer_of(request), "duty.read"))
    if not inside and row.state != RulebookState.ADOPTED:
        raise NotFound("没有这份计分办法，可能还没有启用。")
    made, complaints = queries.books.examined(row.body)
    editing = row.state == RulebookState.DRAFT and bool(may(viewer_of(request), "duty.keep_rulebooks"))
    context = {"row": row, "book": made, "editing": editing, "year": current_year(), "inside": inside, "starts": _starts(made.year_starts), "unread": unread(row.body) if editing else [], "news": queries.books.news(row.body) if may(viewer_of(request), "duty.keep_rulebooks") else [], "sections": sections(request, "books") if inside else []} | panel.laid_out(made, complaints)
    return render(request, "duty/book.html", context)


@opens_to(permission="duty.keep_rulebooks")
def part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Change one part of a draft."""
    row = _draft(pk)
    if part not in PARTS or part == "items":
        raise NotFound("计分办法没有这一部分。")
    body, wrong = row.body, None
    if request.method == "POST":
        try:
            body = parsed(request.POST.get("text", "")) if part == "file" else forms.part_of(row.body, part, request.POST)
            actions.change(act_of(request), row, body=body, part=part, revision=number(request.POST.get("revision")))
            return _changed(request, pk)
        except (Invalid, NotNow) as refused:
            wrong = refused
    complaints = [one.text for one in queries.books.examined(body)[1] if one.part == part]
    context = {
        "row": row, "part": part, "label": PARTS[part], "wrong": wrong, "complaints": complaints, "whole": [(key, label, hint, body.get(key, "")) for key, label, hint in forms.WHOLE],
        "grid": forms.grid(forms.PARTS[part], body.get(part), choices=forms.choices_of(body, part)) if part in forms.PARTS else [], "columns": forms.PARTS.get(part, ()), "exempt": _exempt(body),
        "text": request.POST.get("text") or json.dumps(row.body, ensure_ascii=False, indent=1),
    }  # fmt: skip
    return render(request, "duty/part.html", context, status=wrong.status if wrong else 200)


def _exempt(body: dict[str, Any]) -> dict[str, Any]:
    held = body.get("exempt") if isinstance(body.get("exempt"), dict) else {}
    fields = [(key, label, hint, "\n".join(map(str, held.get(key) or []))) for key, label, hint in forms.EXEMPT]
    return {"fields": fields, "months": held.get("months") or ""}


def _draft(pk: int) -> Any:
    row = queries.books.book_by_id(pk)
    if row.state != RulebookState.DRAFT:
        raise NotNow("这份办法已经启用，不能再改。要调整，请照它起草一份新的。", code="adopted_already")
    return row


def _changed(request: HttpRequest, pk: int) -> HttpResponse:
    complaints = queries.books.examined(queries.books.book_by_id(pk).body)[1]
    tell(request, f"已保存，还有 {len(complaints)} 处要改。" if complaints else "已保存，这份办法没有毛病。")
    return redirect("duty:book", pk=pk)


@opens_to(permission="duty.keep_rulebooks")
def item(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Change, add or drop one item; a row beyond the last is a new one."""
    draft = _draft(pk)
    items = [one for one in draft.body.get("items") or [] if isinstance(one, dict)] if isinstance(draft.body.get("items"), list) else []
    row = min(row, len(items))
    shown, wrong = items[row] if row < len(items) else {}, None
    if request.method == "POST":
        shown = forms.item_of(request.POST)
        shown["code"] = shown["code"] or forms.new_code("item", [one.get("code") for one in items])
        kept = items[:row] + ([] if request.POST.get("then") == "drop" else [shown]) + items[row + 1 :]
        try:
            actions.change(act_of(request), draft, body={**draft.body, "items": kept}, part="items", revision=number(request.POST.get("revision")))
            return _changed(request, pk)
        except (Invalid, NotNow) as refused:
            wrong = refused
    made, complaints = queries.books.examined({**draft.body, "items": items[:row] + [shown] + items[row + 1 :]})
    context = {
        "row": draft, "n": row, "fresh": row >= len(items), "it": shown, "wrong": wrong, "groups": [(group.code, group.name) for group in made.groups],
        "complaints": [one.text for one in complaints if one.part == "items" and one.row == row] if shown else [], "fields": panel.item_fields(shown), "once": forms.ONCE, "who": forms.WHO,
        "sources": panel.source_grid(forms.source_rows(shown)), "roles": forms.grid(forms.ROLE_ROWS, shown.get("roles"), 2), "table": forms.table_text(shown.get("table")),
    }  # fmt: skip
    return render(request, "duty/item.html", context, status=wrong.status if wrong else 200)


@opens_to(permission="duty.keep_rulebooks")
@require_POST
def item_look(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """What an item as typed says and would have given last year; with `part=sources` its rows anew. Nothing is stored."""
    draft, shown = _draft(pk), forms.item_of(request.POST)
    if request.GET.get("part") == "sources":
        return render(request, "duty/_sources.html", {"sources": panel.source_grid(forms.source_rows(shown))})
    items = [one for one in draft.body.get("items") or [] if isinstance(one, dict)] if isinstance(draft.body.get("items"), list) else []
    row = min(row, len(items))
    shown["code"] = shown["code"] or forms.new_code("item", [one.get("code") for one in items])
    made, complaints = queries.books.examined({**draft.body, "items": items[:row] + [shown] + items[row + 1 :]})
    # Groups that go round in a ring cannot be added up, whatever the item says.
    wrong = [one.text for one in complaints if one.part == "groups" or (one.part == "items" and one.row == row)]
    year = current_year() - 1
    look = None if wrong or row >= len(made.items) else queries.previews.of_item(made, made.items[row], year)
    context = {"complaints": wrong, "look": look} | panel.item_words(made.items[row] if row < len(made.items) else None, look)
    return render(request, "duty/_look.html", context)


@opens_to(permission="duty.read")
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The rulebook as a file that can be read in again, here or in another committee."""
    row = queries.books.book_by_id(pk)
    response = HttpResponse(json.dumps(row.body, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rulebook-{row.pk}.json"'
    return response


@opens_to(permission="duty.keep_rulebooks")
@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a draft hold from a year on."""
    row = queries.books.book_by_id(pk)
    year = number(request.POST.get("from_year")) or 0
    actions.adopt(act_of(request), row, from_year=year, trial=bool(request.POST.get("trial")), note=request.POST.get("note", ""))
    tell(request, f"“{row.name}”从 {year} 年度起{'试行' if request.POST.get('trial') else '启用'}。")
    return redirect("duty:book", pk=pk)


@opens_to(permission="duty.keep_rulebooks")
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = actions.discard(act_of(request), queries.books.book_by_id(pk))
    tell(request, f"“{row.name}”已丢弃。")
    return redirect("duty:books")


@opens_to(permission="duty.keep_rulebooks")
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """What the scores of a year would be under this rulebook, beside those under the one that holds."""
    row, year = queries.books.book_by_id(pk), year_asked(request) if request.GET.get("year") else current_year() - 1
    draft = queries.books.ready(row)
    now = queries.books.ready_for(year)
    before, after = queries.scores.table(now, year), queries.scores.table(draft, year)
    moves = compare.moves(before, after)
    context = {
        "row": row, "now": now.row, "year": year, "years": [current_year() - back for back in range(3)], "moves": moves[:40], "up": sum((m.places or 0) > 0 for m in moves),
        "down": sum((m.places or 0) < 0 for m in moves), "same": sum(not m.places for m in moves), "regraded": sum(m.grade_before != m.grade_after for m in moves),
        "grades": (compare.grade_counts(now.book, before), compare.grade_counts(draft.book, after)), "spread": (compare.spread(before), compare.spread(after)), "people": len(moves),
    }  # fmt: skip
    return render(request, "duty/trial.html", context)
