"""公开: the desk of what waits to be shown to the public, one proposal's review with its preview, and the batch."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.committees.scope import here
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, numbers, opens_to, viewer_of
from shangliang.foundation.errors import Invalid, NotNow
from shangliang.practices.handling.rules import Disclosure

from .. import actions, queries
from ..access import REVIEWERS
from ..exports import publishing as exports
from ..forms import Decided, decision_on_publicity
from ..panels import publishing as panels
from ..queries import publishing as owing
from ..rules import PublicState, levels_of_proposal, levels_of_reply, too_long_for_the_public, wrong_with_words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 100  # of one batch
EXPORTED = 10_000  # rows of one workbook: more than a committee answers in all its terms
HIDING = frozenset({"withhold", "take_down"})


def _asked(request: HttpRequest) -> tuple[str, int | None]:
    tab = request.GET.get("tab", "")
    known = {session.pk for session in here().sessions}
    wanted = number(request.GET.get("session"))
    return (tab if tab in queries.TABS else "waiting"), (wanted if wanted in known else None)


@opens_to(*REVIEWERS)
def desk(request: HttpRequest) -> HttpResponse:
    """What waits to be decided, by its day; what was decided; the figures of it all."""
    tab, session_id = _asked(request)
    today, page = timezone.localdate(), min(max(number(request.GET.get("page")) or 1, 1), 10_000)
    owed, counts = queries.disclosure_rows(tab, session_id, today, page), queries.disclosure_counts(session_id)
    marks = owing.marks_of(one.proposal.pk for one in owed)
    return render(
        request, "proposals/disclosures.html",
        {
            "tab": tab, "tabs": [(code, label, counts[code]) for code, (label, _) in queries.TABS.items()], "session": session_id, "sessions": list(reversed(here().sessions)),
            "rows": [panels.owed_row(one, marks.get(one.proposal.pk, [])) for one in owed], "rates": queries.figures_of(session_id, today), "page": page,
            "more": page * owing.PER_PAGE < counts[tab], "slug": here().committee.slug, "waiting": tab in {"waiting", "changed"}, "applied": queries.waiting_applications().count(),
        },
    )


@opens_to(*REVIEWERS)
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, as .xlsx."""
    tab, session_id = _asked(request)
    today = timezone.localdate()
    owed = queries.disclosure_rows(tab, session_id, today, size=EXPORTED)
    marks = owing.marks_of(one.proposal.pk for one in owed)
    file = exports.disclosures(panels.owed_row(one, marks.get(one.proposal.pk, [])) for one in owed)
    return FileResponse(file, as_attachment=True, filename=f"提案公开{today:%Y%m%d}.xlsx", content_type=XLSX)


@opens_to(*REVIEWERS)
@require_POST
def batch(request: HttpRequest) -> HttpResponse:
    """Publish in full what both sides agreed to and where nothing is to be covered; the rest is named and left."""
    ids = numbers(request.POST.getlist("pick"))[:MOST]
    if not ids:
        raise Invalid("还没有选。请勾选要公开的提案。")
    act, left, done = act_of(request), [], 0
    for found in queries.owed_material(ids):
        why = queries.batchable(found)
        if why:
            left.append(f"{found.proposal.number}（{why}）")
            continue
        actions.publish(act, found.proposal, level=Disclosure.FULL)
        done += 1
    said = f"已公开 {done} 件。" if done else "一件也没有公开。"
    tell(request, said + (f"留下 {len(left)} 件请逐件看：{'、'.join(left[:5])}{'等' if len(left) > 5 else ''}。" if left else ""))
    return redirect("proposals:disclosures")


@opens_to(*REVIEWERS)
def disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    """Review one proposal: how far it and each reply go public, what is covered, how it will look."""
    proposal = queries.seen(viewer_of(request), pk)
    found = queries.material(proposal)
    publication = queries.publication_of(pk)
    if not found.replies and publication is None:
        raise NotNow("这件提案还没有答复，答复以后再审核公开。", code="not_answered")
    if request.method != "POST":
        return _page(request, found, publication, _standing(found, publication))
    typed = decision_on_publicity(request.POST, found)
    step = request.POST.get("do", "preview")
    try:
        if step == "preview":
            _kept_whole(typed)
            return _page(request, found, publication, typed, preview=True)
        tell(request, _done(request, proposal, step, typed))
    except Invalid as wrong:
        if step in HIDING:
            return _page(request, found, publication, _standing(found, publication), wrong=wrong, why=typed.reason)
        return _page(request, found, publication, typed, wrong=wrong, preview=True)
    return redirect("proposals:disclosure", pk)


def _kept_whole(typed: Any) -> None:
    """Say already before anything is published what is longer than is kept, or could not be covered."""
    summaries = {part: one.summary for part, one in typed.replies.items()}
    if wrong := too_long_for_the_public(typed.summary, summaries, typed.reason) | wrong_with_words(typed.hidden):
        raise Invalid(f"还要改 {len(wrong)} 处：" + "；".join(wrong.values()) + "。", fields=wrong)


def _done(request: HttpRequest, proposal: Any, step: str, typed: Any) -> str:
    act = act_of(request)
    if step == "withhold":
        actions.withhold(act, proposal, reason=typed.reason)
        return "已记为不予公开，理由记入台账。"
    if step == "take_down":
        actions.take_down(act, proposal, reason=typed.reason)
        return "已从公开页撤下，订阅、数据和查找里也都没有了。"
    made = actions.publish(act, proposal, level=typed.level, replies=typed.replies, summary=typed.summary, hidden=typed.hidden, reason=typed.reason)
    return f"已{Disclosure(made.level).label}，网址编号 {made.code}。"


def _standing(found: Any, publication: Any) -> Any:
    """What the form shows at first: what was decided last, or as far as everybody allows."""
    kept = publication.choices if publication else {}
    allowed = levels_of_proposal(found.proposal.may_publish)
    level = publication.level if publication and publication.level in allowed else allowed[0]
    replies = {}
    for one in found.replies:
        open_to = levels_of_reply(one.marked, level)
        before = kept.get(str(one.part), {})
        chosen = before.get("level") if before.get("level") in open_to else open_to[0]
        replies[one.part] = queries.Choice(chosen, before.get("summary", "") or one.offered)
    return Decided(level, kept.get("summary", "") or found.offered, replies, list(publication.hidden) if publication else [], "")


def _page(request: HttpRequest, found: Any, publication: Any, typed: Any, *, wrong: Invalid | None = None, preview: bool = False, why: str | None = None) -> HttpResponse:
    """The review as typed; `why` is what was written in the form that keeps a proposal from the public, when that one was refused."""
    state = PublicState(publication.state) if publication else PublicState.WAITING
    passages = queries.preview(found, typed.level, typed.replies, summary=typed.summary, hidden=typed.hidden)
    owed = owing.owed_by(found.proposal.pk, timezone.localdate())
    return render(
        request, "proposals/disclosure.html",
        {
            "proposal": found.proposal, "found": found, "publication": publication, "state": state, "typed": typed, "wrong": wrong,
            "errors": wrong.fields if wrong and why is None else {}, "refused": wrong.fields if wrong and why is not None else {}, "why": why,
            "levels": [(level.value, level.label) for level in levels_of_proposal(found.proposal.may_publish) if level != Disclosure.NONE],
            "replies": [(one, [(level.value, level.label) for level in levels_of_reply(one.marked, "full")], typed.replies[one.part]) for one in found.replies],
            "passages": passages, "covered": sum(bool(piece.why) for passage in passages for piece in passage.pieces), "previewed": preview, "owed": owed,
            "slug": here().committee.slug, "marked": {one.part: Disclosure(one.marked).label if one.marked else "没有标" for one in found.replies},
        },
        status=wrong.status if wrong else 200,
    )
