"""Attachments of a proposal: put to it while it is written, taken away again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import find
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import queries
from .writing import WRITERS, page

PURPOSE = "proposals.attachment"


@opens_to(*WRITERS)
@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Put files to a proposal, all or none."""
    proposal = queries.own(viewer_of(request), pk)
    try:
        kept = files.attach(act_of(request), proposal, purpose=PURPOSE, uploads=request.FILES.getlist("files"))
    except Invalid as wrong:
        return page(request, proposal, errors={"files": wrong.message}, status=422)
    tell(request, f"已上传 {len(kept)} 个附件。")
    return redirect("proposals:write", pk)


@opens_to(*WRITERS)
@require_POST
def detach(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Take a file away."""
    queries.own(viewer_of(request), pk)
    gone = files.remove(act_of(request), find(viewer_of(request), file))
    tell(request, f"已移除附件“{gone.name}”。")
    return redirect("proposals:write", pk)
