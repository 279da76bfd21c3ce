"""A member's own Word file: shown as understood, kept only when confirmed; the file itself stays with the draft."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shangliang.commons.committees.scope import setting
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of, find
from shangliang.commons.people.calling import units_in
from shangliang.commons.people.queries import units
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotNow

from .. import actions, intake, queries
from ..rules import EDITABLE, State
from .attaching import PURPOSE
from .writing import WRITERS, page, typed

LAYOUT_LIMIT = 20 * 1024 * 1024


@opens_to(*WRITERS)
def read_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a Word file into the draft: shown first with what it says of unit, category and people, kept when confirmed."""
    proposal = queries.own(viewer_of(request), pk)
    if request.method == "POST" and "title" in request.POST:
        return _confirm(request, proposal)
    if State(proposal.state) not in EDITABLE:
        raise NotNow("会签中，正文不能改。先收回邀请，再读 Word。", code="not_editable")
    upload = request.FILES.get("word")
    try:
        draft = _draft_in(upload)
        original = _keep_original(request, proposal, upload)
    except Invalid as wrong:
        return page(request, proposal, errors={"word": wrong.message}, status=422)
    wished, unknown = units_in(draft.unit_hint)
    categories = setting("proposals.categories")
    kept = {
        "title": draft.title, "grounds": draft.grounds + ("\n\n" + "\n".join(draft.loose) if draft.loose else ""), "recommendations": draft.recommendations,
        "category": next((one for one in categories if one in draft.category_hint), proposal.category), "contact": proposal.contact or draft.contact_hint[:80],
        "wishes": wished or queries.wishes(proposal), "may_publish": proposal.may_publish, "secret_reason": proposal.secret_reason,
    }
    return _shown(request, proposal, kept, draft=draft, unknown=unknown, name=upload.name, original=original.pk)


def _confirm(request: HttpRequest, proposal: Any) -> HttpResponse:
    said = typed(request)
    try:
        actions.save(act_of(request), proposal, **said)
    except Invalid as wrong:
        return _shown(request, proposal, said, name="Word 稿", errors=wrong.fields, original=number(request.POST.get("original")), status=422)
    if "keep_original" not in request.POST and (original := number(request.POST.get("original"))):
        files.remove(act_of(request), find(viewer_of(request), original))
    tell(request, "已按 Word 文件填好，请再看一遍。")
    return redirect("proposals:write", proposal.pk)


def _shown(request: HttpRequest, proposal: Any, kept: dict[str, Any], *, status: int = 200, errors: dict[str, str] | None = None, **more: Any) -> HttpResponse:
    said = {
        "proposal": proposal, "kept": kept, "errors": errors or {}, "categories": [(one, one) for one in setting("proposals.categories")],
        "units": [(unit.pk, unit.name, unit.duties) for unit in units()], "wished": [str(unit.pk) for unit in kept["wishes"]], "draft": None, "unknown": [], **more,
    }
    return render(request, "proposals/read_word.html", said, status=status)


def _draft_in(upload: Any) -> Any:
    """What a Word file says; raises Invalid when there is none, or it cannot be read."""
    if upload is None:
        raise Invalid("请先选一个 Word 文件（.docx）。")
    if upload.size > LAYOUT_LIMIT:
        raise Invalid("文件超过 20 MB，没有读取。请把大图压缩后再传，或把图片另作附件。")
    return intake.read(upload.read(), upload.name)


def _keep_original(request: HttpRequest, proposal: Any, upload: Any) -> Any:
    """The file itself as an attachment, with its pictures and tables; an earlier one of that name gives way."""
    for old in files_of(proposal):
        if old.name == upload.name:
            files.remove(act_of(request), find(viewer_of(request), old.pk))
    upload.seek(0)
    return files.attach(act_of(request), proposal, purpose=PURPOSE, uploads=[upload])[0]
