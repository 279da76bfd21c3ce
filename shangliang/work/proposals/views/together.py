"""培育议题 and 跟踪组: the lists, one of each, and what is put down there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from shangliang.commons.access import COMMITTEE_WIDE, Role, may
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.queries import told
from shangliang.commons.people.queries import choices_of, members_on, special_committees
from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, numbers, opens_to, viewer_of
from shangliang.commons.ui.typed import maybe_day
from shangliang.foundation.errors import Invalid

from .. import actions, panels, queries
from ..access import REVIEWERS
from ..rules.together import TopicSource, TopicState, TopicWord

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
        "rows": [panels.topic_row(one, today) for one in queries.topics(viewer)], "opens": opens, "members": choices_of(members_on(today)) if opens else [],
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
        "one": one, "row": panels.topic_row(one, today), "notes": panels.topic_notes(one), "writes": is_open and bool(may(viewer, "proposals.topic_write", one)),
        "drafts": is_open and bool(may(viewer, "proposals.topic_draft", one)), "drops": is_open and viewer.role in OPENERS, "words": TopicWord.choices(),
        "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
    }  # fmt: skip
    return render(request, "proposals/topic.html", context, status=wrong.status if wrong else 200)


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
        "rows": [panels.group_row(one) for one in queries.groups(viewer)], "opens": opens, "members": choices_of(members_on(today)) if opens else [],
        "organs": [(one.pk, one.name) for one in queries.bodies()] if opens else [], "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST,
        "picked": {name: [int(one) for one in numbers(request.POST.getlist(name))] for name in ("members", "organs")},
    }  # fmt: skip
    return render(request, "proposals/groups.html", context, status=wrong.status if wrong else 200)


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
    follows, going = queries.follows_of(one), one.ended_at is None
    context = {
        "one": one, "row": panels.group_row(one), "follows": [(each, panels.row(each.proposal, today)) for each in follows], "writes": going and viewer.role in WRITERS,
        "opens": going and viewer.role in OPENERS, "forms": [(form, form) for form in setting("proposals.tracking.forms")], "today": today, "history": told("proposals.group", one.pk),
        "choices": queries.to_follow(viewer, {each.proposal_id for each in follows}) if going and viewer.role in OPENERS else [],
        "wrong": wrong, "errors": wrong.fields if wrong else {}, "sent": request.POST, "about": request.POST.get("follow", ""),
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
        actions.note_tracking(act_of(request), followed, form=data.get("form", ""), day=maybe_day(data, "day"), text=data.get("text", ""))
        tell(request, "已记下。")
        return redirect("proposals:group", pk)

    return _tried(request, do, lambda wrong: _group(request, pk, wrong))


@opens_to(*OPENERS)
@require_POST
def group_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The group has done its work."""
    actions.end_group(act_of(request), queries.seen_group(viewer_of(request), pk), reason=request.POST.get("reason", ""))
    tell(request, "跟踪组已结束，记录都保留。")
    return redirect("proposals:group", pk)
