"""Publishing a year's scores, and the steps the office takes afterwards."""

from collections import Counter
from uuid import uuid5

from django.db import connection
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.ledger.queries import horizon
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Published, PublishingAsked, StepTaken
from ..models import Publication, Result
from ..queries.books import ready_for
from ..queries.published import frozen, total_of
from ..queries.scores import table


@action("duty.publish", Published, lock=False, once=True)
def publish(act: Act, thing: None = None, *, year: int, note: str = "") -> Publication:
    """Freeze everybody's sheet of a score year as it follows from the ledger up to now; a later one takes its place, this one stays."""
    ready = ready_for(year)
    with connection.cursor() as cursor:  # two people at once: the second one waits and gets the next number
        cursor.execute("select pg_advisory_xact_lock(hashtext('duty.publish'), %s)", [act.committee])
    edge, rows = horizon(), table(ready, year)
    if not rows:
        raise NotNow(f"{year} 年度没有在任的委员，没有可公布的得分。", code="nobody")
    last = Publication.objects.filter(year=year).order_by("-number").first()
    made = Publication.objects.create(
        committee_id=act.committee, year=year, number=(last.number if last else 0) + 1, rulebook=ready.row, horizon=edge, at=act.at, by=act.viewer.label, note=fits(note, 200, "note", "说明")
    )
    Result.objects.bulk_create(
        (
            Result(
                committee_id=act.committee, publication=made, member_id=row.person.id, total=total_of(row.sheet), grade=row.graded.grade, place=row.graded.place, sheet=frozen(row)
            )
            for row in rows
        ),
        batch_size=1000,
    )  # fmt: skip
    grades = Counter(row.graded.grade or "不计分" for row in rows)
    record(act, Published(year=year, number=made.number, rulebook=ready.book.name, members=len(rows), grades=dict(grades), note=made.note), about=made)
    return made


@action("duty.publish", PublishingAsked, lock=False)
def ask_publishing(act: Act, thing: None = None, *, year: int, note: str = "") -> None:
    """Have the worker publish, where there are too many members for a page to wait."""
    viewer = {"user_id": act.viewer.user_id, "name": act.viewer.name, "committee_id": act.committee, "role": act.viewer.role.value, "post_id": act.viewer.post_id}
    record(act, PublishingAsked(year=year, note=fits(note, 200, "note", "说明")), about=here().committee)
    app.configure_task("duty.publish").defer(viewer=viewer, at=act.at.isoformat(), uid=str(uuid5(act.uid, "publish")), year=year, note=note)


@action("duty.advise", StepTaken, lock=False)
def take_step(act: Act, member: Member, *, year: int, step: str, note: str = "") -> Member:
    """Note that the office reminded, talked to or advised a member; nothing happens by itself."""
    if not step.strip():
        raise Invalid("请写明做了什么，例如“约谈”。", fields={"step": "不能空着"})
    record(act, StepTaken(year=year, step=fits(step, 60, "step", "做了什么"), note=fits(note, 300, "note", "说明")), about=member, parties=[Credit(member, "member")])
    return member
