"""Declaring registers without programming: what there is, a draft's fields and figures, how it would look, putting it in use."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import Role
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to
from shangliang.foundation.errors import Invalid, NotFound
from shangliang.foundation.periods import Period

from .. import actions, forms, panels, queries
from ..access import known_registers, shipped_registers
from ..kinds import Declared
from ..rules import Standing, faults, from_data, loosely, lost, placed_faults, removed, to_data

KEEPER, LARGEST = Role.ADMINISTRATOR, 512 * 1024


@opens_to(KEEPER, permission="registers.declare")
def registers(request: HttpRequest) -> HttpResponse:
    """Every register of the committee, shipped and own, with how it stands."""
    rows, known = queries.own_rows(), known_registers()
    drafts = [row for row in rows.values() if row.state == Standing.DRAFT]
    return render(request, "registers/declare.html", {"known": known.values(), "rows": rows, "drafts": drafts})


@opens_to(KEEPER, permission="registers.declare")
def new(request: HttpRequest) -> HttpResponse:
    """Begin one: by name, or from a file that another committee made."""
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            row = _begun(request)
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, f"已起草“{row.label}”，加上要填的项，看过样子再启用。")
            return redirect("registers:design", row.code)
    areas = sorted({one.declared.area for one in known_registers().values()})
    context = {"wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "areas": areas}
    return render(request, "registers/new.html", context, status=wrong.status if wrong else 200)


def _begun(request: HttpRequest) -> Any:
    if (upload := request.FILES.get("file")) is not None:
        data = to_data(_from_file(upload))
        row = queries.register_row(data["code"])
        return actions.keep_draft(act_of(request), row, data=data) if row else actions.draft(act_of(request), None, data=data)
    lacking = {name: "请填写" for name in ("label", "area") if not forms.text(request.POST, name)}
    if lacking:
        raise Invalid("请写明名称和所属工作，或选一个样式文件。", fields=lacking)
    used = set(queries.own_rows()) | set(shipped_registers())
    code = next(f"own_{n}" for n in range(1, 10_000) if f"own_{n}" not in used)
    data = {
        "code": code, "label": forms.text(request.POST, "label"), "area": forms.text(request.POST, "area"), "about": forms.text(request.POST, "about"),
        "title": "{f1}", "fields": [{"code": "f1", "label": "名称", "kind": "text", "required": True}], "recorders": ["office_staff"],
        "figures": [{"code": "g1", "label": forms.text(request.POST, "label"), "unit": "条", "what": "facts"}],
    }  # fmt: skip
    return actions.draft(act_of(request), None, data=data)


def _from_file(upload: Any) -> Declared:
    if upload.size > LARGEST:
        raise Invalid("这个文件太大了，不是台账样式。", fields={"file": "样式文件只有几千字节"})
    try:
        return from_data(json.loads(upload.read().decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise Invalid("这个文件不是台账样式。请用从“下载样式”得到的 .json 文件。", fields={"file": "请选 .json 文件"}) from None


def _row(request: HttpRequest, code: str) -> Any:
    """The row to work on; a shipped register gets one the first time somebody changes it."""
    row = queries.register_row(code)
    if row is not None:
        return row
    if code not in shipped_registers():
        raise NotFound("没有这本台账，可能已删去。")
    return actions.adopt(act_of(request), None, code=code)


def _draft(code: str) -> Declared:
    row = queries.register_row(code)
    if row is None and code not in shipped_registers():
        raise NotFound("没有这本台账，可能已删去。")
    return queries.draft_of(row) if row is not None else shipped_registers()[code]


@opens_to(KEEPER, permission="registers.declare")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The draft: every press of a button keeps what was typed; what cannot be kept stays on the page, with the reason beside it."""
    draft = _draft(code)
    if request.method != "POST":
        return _design(request, draft)
    asked, typed = request.POST.get("do", "keep"), forms.designed(request.POST, to_data(draft))
    try:
        if unfit := forms.unfit(request.POST):
            raise Invalid(f"还有 {len(unfit)} 处要改，这次没有存。", fields=unfit)
        row = actions.keep_draft(act_of(request), _row(request, code), data=_arranged(request, typed, asked, code))
    except Invalid as refused:
        return _design(request, _typed(typed, draft), wrong=refused, typed=request.POST)
    if asked == "preview":
        return redirect("registers:preview", code)
    tell(request, "草稿已存。") if asked == "keep" else None
    return _design(request, queries.draft_of(row), opened=asked)


def _arranged(request: HttpRequest, typed: dict[str, Any], asked: str, code: str) -> dict[str, Any]:
    """The draft as typed, with what a pressed button does to it: a field added, moved, taken out or put back."""
    verb, _, name = asked.partition("-")
    known = known_registers([code]).get(code)
    if verb == "restore" and known and name in known.declared.by_code and name not in {one["code"] for one in typed["fields"]}:
        back = next(one for one in to_data(known.declared)["fields"] if one["code"] == name)
        return typed | {"fields": [*typed["fields"], back]}
    return forms.moved(typed, asked, forms.order(request.POST))


def _typed(typed: dict[str, Any], before: Declared) -> Declared:
    """What was typed as far as it is a declaration; as it was before where it is none."""
    try:
        return loosely(typed)
    except Invalid:
        return before


def _design(request: HttpRequest, draft: Declared, *, opened: str = "", wrong: Invalid | None = None, typed: Any = None) -> HttpResponse:
    row = queries.register_row(draft.code)
    known, held = known_registers([draft.code]).get(draft.code), queries.held_fields(draft.code)
    found = [] if opened.startswith(("add-", "restore-")) else placed_faults(draft)
    beside = dict(reversed(found)) | (wrong.fields if wrong else {})
    context = panels.design(draft, known.declared if known else None, held) | {
        "row": row, "known": known, "opened": opened, "wrong": wrong, "faults": [text for _, text in found], "beside": beside, "held": held,
        "has_draft": bool(row and row.draft), "versions": queries.versions_of(draft.code), "typed": {name: typed.get(name, "") for name in wrong.fields} if wrong and typed else {},
        "losses": lost(known.declared, draft, held) if known else [], "labels": [(f"f_{name}", text) for name, text in wrong.fields.items()] if wrong else [],
    } | _look(draft)
    return render(request, "registers/design.html", context, status=wrong.status if wrong else 200)


def _look(draft: Declared) -> dict[str, Any]:
    today = timezone.localdate()
    return {"draft": draft, "inputs": panels.looks(draft, today), "today": today, "sample": panels.sample_of(draft)}


@opens_to(KEEPER, permission="registers.declare")
@require_POST
def look(request: HttpRequest, code: str) -> HttpResponse:
    """How the form of an entry would look as typed so far; keeps nothing."""
    draft = _draft(code)
    return render(request, "registers/_look.html", _look(_typed(forms.designed(request.POST, to_data(draft)), draft)))


@opens_to(KEEPER, permission="registers.declare")
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """How the form will look, what the figures would say of what is there, and what is still wrong."""
    draft, today = _draft(code), timezone.localdate()
    known, held = known_registers([code]).get(code), queries.held_fields(code)
    wrong = faults(draft)
    losses = lost(known.declared, draft, held) if known else []
    said = [] if wrong else panels.checked_figures(draft, Period(date(today.year, 1, 1), date(today.year + 1, 1, 1)))
    return render(
        request, "registers/preview.html",
        {
            "draft": draft, "row": queries.register_row(code), "known": known, "faults": wrong, "losses": losses,
            "removed": removed(known.declared, draft, held) if known else [], "inputs": panels.inputs(draft, {}, {}, day=today, names=queries.Names()),
            "figures": said, "figures_said": [(one.label, text) for one, text in said], "in_words": [f"{one.label}：{panels.in_words(draft, one)}" for one, _ in said], "sample": panels.sample_of(draft), "today": today,
        },
    )


@opens_to(KEEPER, permission="registers.declare")
@require_POST
def use(request: HttpRequest, code: str) -> HttpResponse:
    """Put the draft in force."""
    row = actions.put_in_force(act_of(request), _row(request, code))
    tell(request, f"“{row.label}”已启用，这是第 {row.version} 版。" if row.version > 1 else f"“{row.label}”已启用，可以登记了。")
    return redirect("registers:register", code)


@opens_to(KEEPER, permission="registers.declare")
@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """Forget the draft."""
    actions.drop_draft(act_of(request), _row(request, code))
    tell(request, "草稿已删去。")
    return redirect("registers:declare")


@opens_to(KEEPER, permission="registers.declare")
@require_POST
def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Switch a register off or on."""
    row = actions.switch(act_of(request), _row(request, code), on=request.POST.get("to") == "on")
    tell(request, f"“{row.label}”已{'启用' if row.state == Standing.ON else '停用，已登记的照常能看、能算'}。")
    return redirect("registers:declare")


@opens_to(KEEPER, permission="registers.declare")
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The declaration as a file that another committee can load."""
    response = HttpResponse(json.dumps(to_data(_draft(code)), ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}.json"'
    return response


@opens_to(KEEPER, Role.AUDITOR)
def declared(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the ledger leads when it speaks of a register."""
    row = queries.register_by_id(pk)
    return redirect("registers:design" if request.viewer.role == KEEPER else "registers:register", row.code)  # type: ignore[attr-defined]
