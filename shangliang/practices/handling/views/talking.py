"""Messages between proposers and units, and their meetings."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, Role, may
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of, files_of_many
from shangliang.commons.subjects import subjects
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, opens_to, viewer_of
from shangliang.commons.ui.typed import the_day
from shangliang.foundation.errors import Invalid, NotFound

from .. import actions, forms, panels, queries
from ..access import PROPOSAL
from ..kinds import kinds
from ..rules import Method

SIDES = (*UNIT, Role.MEMBER)
READERS = (*UNIT, *COMMITTEE_WIDE, Role.MEMBER)
FACE_TO_FACE = [(one.value, one.label) for one in (Method.MEETING, Method.FORUM, Method.VISIT)]


@opens_to(*READERS)
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """The conversation about one unit's part; sending to it is a POST to the same place."""
    viewer = viewer_of(request)
    part = queries.seen_talk(viewer, pk)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            _send(request, part)
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "留言已发出，对方会收到通知。")
            return redirect("handling:talk", pk)
    return _talk(request, part, wrong)


def _send(request: HttpRequest, part: Any) -> None:
    act = act_of(request)
    made = actions.send_message(act, part, text=forms.text(request.POST, "text"))
    if uploads := request.FILES.getlist("files"):
        files.attach(act, made, purpose="handling.message_file", uploads=uploads)


def _talk(request: HttpRequest, part: Any, wrong: Invalid | None) -> HttpResponse:
    viewer = viewer_of(request)
    said, upto = queries.messages_of(part), queries.read_upto(viewer, part)
    if said and said[-1].pk > upto and not panels.reads_only(viewer):
        actions.read_messages(act_of(request), part, upto=said[-1].pk)
    matter = part.matter
    rows = panels.messages(viewer, said, files_of_many("handling.message", [one.pk for one in said]), upto)
    return render(
        request, "handling/talk.html",
        {
            "part": part, "matter": matter, "name": panels.named(matter), "rows": rows, "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
            "writes": bool(may(viewer, "handling.write_message", part)), "of_unit": viewer.role in UNIT, "link": "" if viewer.role in UNIT else kinds.get(matter.kind).link(matter.subject_id),
            "meetings": [panels.meeting(viewer, one) for one in queries.contacts_about(viewer, matter.subject_type, matter.subject_id) if one.assignment_id == part.pk],
            "meets": bool(may(viewer, "handling.meet", part)),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to()
def talks_about(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What proposer and units said and when they met, as a piece of a thing's own page; empty for those whom it does not concern."""
    viewer = viewer_of(request)
    if kind not in kinds or pk not in subjects.get(kinds.get(kind).subject_type).visible(viewer, [pk]):
        raise NotFound()
    subject_type = kinds.get(kind).subject_type
    talks = queries.talks_about(viewer, subject_type, pk)
    meetings = [panels.meeting(viewer, one) for one in queries.contacts_about(viewer, subject_type, pk)]
    return render(
        request, "handling/_talks.html",
        {"talks": talks, "meetings": meetings, "meets": [one.part for one in talks if may(viewer, "handling.meet", one.part)], "writes": not panels.reads_only(viewer)},
    )


@opens_to(*READERS)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Where one message stands."""
    return redirect("handling:talk", queries.seen_message(viewer_of(request), pk).part_id)


@opens_to(*SIDES)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own message back; that there was one stays to be seen."""
    one = actions.take_back_message(act_of(request), queries.seen_message(viewer_of(request), pk), reason=forms.text(request.POST, "reason"))
    tell(request, "留言已撤回，对方只看得到撤回过一条。")
    return redirect("handling:talk", one.part_id)


@opens_to(Role.MEMBER, *PROPOSAL)
def meet(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep that proposer and unit met, entered by the proposer or the committee."""
    part = queries.seen_talk(viewer_of(request), pk)
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            made = _meeting(request, part)
        except Invalid as refused:
            wrong = refused
        else:
            tell(request, "已登记，对方会收到通知，请对方确认。")
            return redirect("handling:met", made.pk)
    return render(
        request, "handling/meet.html",
        {
            "part": part, "matter": part.matter, "name": panels.named(part.matter), "methods": FACE_TO_FACE, "today": timezone.localdate(), "wrong": wrong,
            "errors": wrong.fields if wrong else {}, "sent": request.POST, "link": kinds.get(part.matter.kind).link(part.matter.subject_id),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


def _meeting(request: HttpRequest, part: Any) -> Any:
    act, data = act_of(request), request.POST
    if data.get("method") not in Method.values():
        raise Invalid("还没有选怎样见面的。", fields={"method": "请选一项"})
    day = the_day(data, "day")
    assert day is not None
    with transaction.atomic():  # a file that is not taken leaves no meeting behind, so that the form can be sent again
        made = actions.log_meeting(
            act, part, day=day, method=data["method"], people=forms.text(data, "people"), content=forms.text(data, "content"), view=forms.text(data, "view"),
        )  # fmt: skip
        if uploads := request.FILES.getlist("files"):
            files.attach(act, made, purpose="handling.contact_photo", uploads=uploads)
    return made


@opens_to(*READERS)
def met(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting or call: who, what was said, photos, and what the other side says of it. A POST adds photos."""
    viewer = viewer_of(request)
    one = queries.seen_contact(viewer, pk)
    if request.method == "POST":
        kept = files.attach(act_of(request), one, purpose="handling.contact_photo", uploads=request.FILES.getlist("files"))
        tell(request, f"已上传 {len(kept)} 个文件。")
        return redirect("handling:met", pk)
    return _met(request, one)


def _met(request: HttpRequest, one: Any, wrong: Invalid | None = None) -> HttpResponse:
    viewer, matter = viewer_of(request), one.assignment.matter
    return render(
        request, "handling/met.html",
        {
            "one": panels.meeting(viewer, one), "matter": matter, "name": panels.named(matter), "part": one.assignment, "files": files_of(one), "wrong": wrong,
            "errors": wrong.fields if wrong else {}, "attaches": bool(may(viewer, "handling.photograph", one)), "of_unit": viewer.role in UNIT,
            "link": "" if viewer.role in UNIT else kinds.get(matter.kind).link(matter.subject_id),
        },
        status=wrong.status if wrong else 200,
    )  # fmt: skip


@opens_to(*SIDES)
@require_POST
def met_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The other side says whether it was so."""
    one = queries.seen_contact(viewer_of(request), pk)
    agreed = request.POST.get("agreed") == "yes"
    try:
        actions.answer_contact(act_of(request), one, agreed=agreed, reason=forms.text(request.POST, "reason"))
    except Invalid as wrong:
        return _met(request, one, wrong)
    tell(request, "已确认这次沟通。" if agreed else "已记下你的异议，这次沟通不再算数。")
    return redirect("handling:met", pk)
