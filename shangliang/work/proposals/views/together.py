"""培育议题 and 跟踪组: the lists, one of each, and what is put down there."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, Role, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.files import actions as files
from shangliang.commons.files.queries import files_of_many
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import choices_of, members_on, special_committees
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid, NotFound
from shangliang.practices.handling.queries import promises_of_many

from .. import actions, panels, queries
from ..access import REVIEWERS
from ..actions.handing import SUBJECT
from ..exports.tracking import group_report as group_report_paper
from ..rules.together import TopicSource, TopicState, TopicWord

NEXT = {"": "", "write": "写第一稿", "revise": "按意见改稿", "comment": "等提意见"}
NOTE = "proposals.groupnote"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPENERS = (*REVIEWERS, Role.OFFICE_STAFF)
READERS = (Role.MEMBER, *COMMITTEE_WIDE)
WRITERS = (Role.MEMBER, *REVIEWERS, Role.OFFICE_STAFF)


def _tried(request: HttpRequest, do: Callable[[], HttpResponse], page: Callable[[Invalid], HttpResponse]) -> HttpResponse:
    try:
        return do()
    except Invalid as wrong:
        return page(wrong)


@opens_to(*READERS)
def topics(request: HttpRequest) -> HttpResponse:
    """All topics under way, with their days and what came of those that ended."""
    return _topics(request)


def _topics(request: HttpRequest, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    opens = viewer.role in OPENERS
    context = {
        "rows": [panels.topic_row(one, today) | {"next": NEXT[panels.topic_next(one)[0]]} for one in queries.topics(viewer)], "opens": opens, "members": choices_of(members_on(today)) if opens else [],
        "organs": [(one.pk, one.name) for one in special_committees()] if opens else [], "sources": TopicSource.choices(), "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
        "picked": [int(one) for one in numbers(request.POST.getlist("members"))], "today": today,
    }  # fmt: skip
    return render(request, "proposals/topics.html", context, status=wrong.status if wrong else 200)


@opens_to(*OPENERS)
@require_POST
def topic_open(request: HttpRequest) -> HttpResponse:
    """Begin to cultivate a topic."""
    data, today = request.POST, timezone.localdate()

    def do() -> HttpResponse:
        wanted = numbers(data.getlist("members"))
        by_id = {one.pk: one for one in members_on(today).filter(pk__in=wanted)}
        made = actions.open_topic(
            act_of(request), None, title=data.get("title", ""), members=[by_id[pk] for pk in wanted if pk in by_id], coach=data.get("coach", ""), due_on=maybe_day(data, "due_on"),
            source=data.get("source", ""), why=data.get("why", ""), organ=next((one for one in special_committees() if str(one.pk) == data.get("organ")), None),
        )  # fmt: skip
        tell(request, "已开设，参加培育的委员会收到通知。")
        return redirect("proposals:topic", made.pk)

    return _tried(request, do, lambda wrong: _topics(request, wrong))


@opens_to(*READERS)
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """One topic with its versions, comments and research."""
    return _topic(request, pk)


def _topic(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today, one = viewer_of(request), timezone.localdate(), queries.seen_topic(viewer_of(request), pk)
    is_open = one.state == TopicState.OPEN
    context = {
        "one": one, "row": panels.topic_row(one, today), "notes": panels.topic_notes(one), "next": panels.topic_next(one), "base": _base(request, one), "writes": is_open and bool(may(viewer, "proposals.topic_write", one)),
        "drafts": is_open and bool(may(viewer, "proposals.topic_draft", one)), "drops": is_open and viewer.role in OPENERS, "words": TopicWord.choices(),
        "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
    }  # fmt: skip
    return render(request, "proposals/topic.html", context, status=wrong.status if wrong else 200)


def _base(request: HttpRequest, one: Any) -> str:
    """The last version's text, where somebody wants to go on from it."""
    return next((note.text for note in one.notes.all() if note.word == TopicWord.VERSION), "") if "base" in request.GET else ""


@opens_to(*WRITERS)
@require_POST
def topic_note(request: HttpRequest, pk: int) -> HttpResponse:
    """A version, a comment, or what research brought."""
    data = request.POST

    def do() -> HttpResponse:
        made = actions.note_topic(act_of(request), queries.seen_topic(viewer_of(request), pk), word=data.get("word", ""), text=data.get("text", ""), link=data.get("link", ""))
        tell(request, f"已存为第 {made.version} 稿。" if made.word == TopicWord.VERSION else "已记下。")
        return redirect("proposals:topic", pk)

    return _tried(request, do, lambda wrong: _topic(request, pk, wrong))


@opens_to(Role.MEMBER, *REVIEWERS)
@require_POST
def topic_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the draft proposal of the last version, and go on writing there."""
    viewer = viewer_of(request)
    made = actions.draft_from_topic(act_of(request), queries.seen_topic(viewer, pk))
    tell(request, "已形成提案草稿，补上建议就可以提交。")
    return redirect("proposals:write", made.proposal_id)


@opens_to(*OPENERS)
@require_POST
def topic_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a topic up."""

    def do() -> HttpResponse:
        actions.drop_topic(act_of(request), queries.seen_topic(viewer_of(request), pk), reason=request.POST.get("reason", ""))
        tell(request, "已记为不再培育。")
        return redirect("proposals:topic", pk)

    return _tried(request, do, lambda wrong: _topic(request, pk, wrong))


@opens_to(*READERS)
def groups(request: HttpRequest) -> HttpResponse:
    """All groups that follow proposals together."""
    return _groups(request)


def _groups(request: HttpRequest, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    opens = viewer.role in OPENERS
    context = {
        "rows": _lines(queries.groups(viewer), today), "opens": opens, "members": choices_of(members_on(today)) if opens else [],
        "organs": [(one.pk, one.name) for one in queries.bodies()] if opens else [], "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
        "picked": {name: [int(one) for one in numbers(request.POST.getlist(name))] for name in ("members", "organs")},
    }  # fmt: skip
    return render(request, "proposals/groups.html", context, status=wrong.status if wrong else 200)


def _lines(found: list[Any], today: date) -> list[dict[str, Any]]:
    follows = queries.follows_in(found)
    promises = promises_of_many(SUBJECT, [one.proposal_id for each in follows.values() for one in each])
    return [panels.group_row(one) | panels.group_line(follows[one.pk] if one.ended_at is None else (), promises, today) for one in found]


def _followed(group: Any, today: date) -> list[dict[str, Any]]:
    """What a group follows, with promises and photographs (four queries)."""
    follows = queries.follows_of(group)
    promises = promises_of_many(SUBJECT, [one.proposal_id for one in follows])
    kept = files_of_many(NOTE, [note.pk for one in follows for note in one.notes.all()])
    return [panels.followed(one, promises.get(one.proposal_id, ()), kept, today) for one in follows]


@opens_to(*OPENERS)
@require_POST
def group_open(request: HttpRequest) -> HttpResponse:
    """Form a group."""
    data, today = request.POST, timezone.localdate()

    def do() -> HttpResponse:
        made = actions.open_group(
            act_of(request), None, name=data.get("name", ""), note=data.get("note", ""), members=list(members_on(today).filter(pk__in=numbers(data.getlist("members")))),
            organs=list(queries.bodies().filter(pk__in=numbers(data.getlist("organs")))),
        )  # fmt: skip
        tell(request, "已成立，接着选要跟踪的提案。")
        return redirect("proposals:group", made.pk)

    return _tried(request, do, lambda wrong: _groups(request, wrong))


@opens_to(*READERS)
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """One group: what it follows, how each stands, what it put down."""
    return _group(request, pk)


def _group(request: HttpRequest, pk: int, wrong: Invalid | None = None) -> HttpResponse:
    viewer, today, one = viewer_of(request), timezone.localdate(), queries.seen_group(viewer_of(request), pk)
    follows, going = _followed(one, today), one.ended_at is None
    context = {
        "todo": panels.to_do(follows) if going else [], "figures": panels.group_figures(follows, today), "one": one, "row": panels.group_row(one), "follows": follows, "writes": going and viewer.role in WRITERS,
        "opens": going and viewer.role in OPENERS, "forms": [(form, form) for form in setting("proposals.tracking.forms")], "today": today, "history": told("proposals.group", one.pk),
        "choices": queries.to_follow(viewer, {each["follow"].proposal_id for each in follows}) if going and viewer.role in OPENERS else [],
        "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "about": request.POST.get("follow") or request.GET.get("note", ""),
    }  # fmt: skip
    return render(request, "proposals/group.html", context, status=wrong.status if wrong else 200)


@opens_to(*OPENERS)
@require_POST
def group_follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow more proposals."""
    viewer = viewer_of(request)

    def do() -> HttpResponse:
        chosen = queries.to_be_followed(viewer, numbers(request.POST.getlist("proposals")))
        actions.follow(act_of(request), queries.seen_group(viewer, pk), proposals=chosen)
        tell(request, f"已跟踪 {len(chosen)} 件，组里的人会收到进展。")
        return redirect("proposals:group", pk)

    return _tried(request, do, lambda wrong: _group(request, pk, wrong))


@opens_to(*WRITERS)
@require_POST
def group_note(request: HttpRequest, pk: int) -> HttpResponse:
    """A contact, a visit, a remark."""
    data = request.POST

    def do() -> HttpResponse:
        followed = queries.follow_of(queries.seen_group(viewer_of(request), pk), next(iter(numbers([data.get("follow", "")])), 0))
        act, photos = act_of(request), request.FILES.getlist("files")
        with transaction.atomic():  # a photograph that is not taken leaves no note behind, so that the form can be sent again
            made = actions.note_tracking(act, followed, form=data.get("form", ""), day=maybe_day(data, "day"), text=data.get("text", ""))
            if photos:
                files.attach(act, made, purpose="proposals.tracking_photo", uploads=photos)
        tell(request, f"已记下，{len(photos)} 个文件一起存了。" if photos else "已记下。")
        return redirect(panels.note_href(made))

    return _tried(request, do, lambda wrong: _group(request, pk, wrong))


@opens_to(*READERS)
def group_noted(request: HttpRequest, pk: int) -> HttpResponse:
    """The place of one note: on its group's page."""
    note = queries.note_of(pk)
    if note is None:
        raise NotFound()
    queries.seen_group(viewer_of(request), note.follow.group_id)
    return redirect(panels.note_href(note))


@opens_to(*READERS)
def group_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The group's report as .docx, to be read over and signed."""
    one, today = queries.seen_group(viewer_of(request), pk), timezone.localdate()
    row = panels.group_row(one)
    paper = group_report_paper(one, _followed(one, today), "、".join(part for part in (row["organs"], row["members"]) if part), today)
    return FileResponse(io.BytesIO(paper), as_attachment=True, filename=f"{one.name}跟踪情况报告.docx", content_type=DOCX)


@opens_to(*OPENERS)
@require_POST
def group_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The group has done its work."""
    actions.end_group(act_of(request), queries.seen_group(viewer_of(request), pk), reason=request.POST.get("reason", ""))
    tell(request, "跟踪组已结束，记录都保留。")
    return redirect("proposals:group", pk)
