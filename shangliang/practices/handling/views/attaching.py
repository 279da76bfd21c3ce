"""Papers of a part: photos and minutes of contacts, and what is enclosed with the reply."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from shangliang.commons.access import UNIT
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import find
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.foundation.errors import Invalid

from .. import queries
from ..rules import go

# What is attached, and the page one came from.
PURPOSES = {"record": ("handling.record", "handling:part"), "enclosure": ("handling.enclosure", "handling:reply")}


@opens_to(*UNIT)
@require_POST
def attach(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Put files to a part, all or none; enclosures only while the reply is being written."""
    purpose, page = PURPOSES[what]
    part = queries.seen_part(viewer_of(request), pk)
    go("draft" if what == "enclosure" else "contact", part)
    uploads = request.FILES.getlist("files")
    if not uploads:
        raise Invalid("还没有选文件。", fields={"files": "请先选文件"})
    kept = files.attach(act_of(request), part, purpose=purpose, uploads=uploads)
    tell(request, f"已上传 {len(kept)} 个文件。")
    return redirect(page, pk)


@opens_to(*UNIT)
@require_POST
def detach(request: HttpRequest, pk: int, what: str, file: int) -> HttpResponse:
    """Take a file away; what went out with the reply stays."""
    part = queries.seen_part(viewer_of(request), pk)
    go("draft" if what == "enclosure" else "contact", part)
    gone = files.remove(act_of(request), find(viewer_of(request), file))
    tell(request, f"已移除“{gone.name}”。")
    return redirect(PURPOSES[what][1], pk)
