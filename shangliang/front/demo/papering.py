"""A template of the committee's own, and notices that go out: into a file, so that the demo reaches nobody."""

import io
from datetime import datetime

from docx import Document

from shangliang.commons.access.models import Post
from shangliang.commons.access.queries import viewer_of
from shangliang.commons.committees.models import Committee
from shangliang.commons.documents import actions as documents
from shangliang.commons.documents.papers import shipped
from shangliang.commons.ledger.acts import Act
from shangliang.reading.notices import actions as notices

from .agenda import Agenda
from .scoring import _administrator

WISHES = {"许岚": "digest", "周敏": "at_once", "罗毅": "at_once", "丁怀山": "digest"}
OWN = "请加紧办理，一周内与提案人当面沟通一次，按时在平台签发答复。政协提案委员会将在月度例会上通报进度。"


def plan(agenda: Agenda) -> None:
    """Put the template and the channel on the agenda."""
    agenda.put(agenda.days.moment(agenda.days.ago(30), clock="09:20"), replace, agenda)
    agenda.put(agenda.days.moment(agenda.days.ago(29), clock="10:05"), choose, agenda)


def replace(agenda: Agenda, when: datetime) -> None:
    """The reminder in the committee's own words."""
    document = Document(io.BytesIO(shipped("reminder")))
    last = next(one for one in document.paragraphs if one.text.startswith("请加紧办理"))
    last.runs[0].text = OWN
    content = io.BytesIO()
    document.save(content)
    viewer = _administrator()
    made = documents.upload(Act(viewer=viewer, at=when, recorded_at=when), None, kind="reminder", name="临江市政协催办函.docx", content=content.getvalue())
    documents.take(Act(viewer=viewer, at=when, recorded_at=when), made)


def choose(agenda: Agenda, when: datetime) -> None:
    """The file channel on, and how some people want to hear."""
    notices.keep_outlet(Act(viewer=_administrator(), at=when, recorded_at=when), None, channel="outbox", on=True, by_default="off", typed={})
    for post in Post.objects.filter(user__name__in=WISHES).select_related("user").order_by("pk"):
        act = Act(viewer=viewer_of(post, post.user.name), at=when, recorded_at=when)
        notices.keep_wishes(act, None, how={"outbox": WISHES[post.user.name]}, muted=["registers"] if post.user.name == "许岚" else [])


def send(committee: Committee, now: datetime) -> None:
    """What goes out of the notices told at the end of loading."""
    notices.digest(committee, now)
    while notices.deliver(committee, now):
        pass
