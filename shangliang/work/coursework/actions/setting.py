"""Setting coursework: for whom, by when; giving it to those who came later; moving its day; taking it back."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Member, Organ
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Cancelled, DueMoved, Given, Set
from ..models import Homework, Piece
from ..queries.reading import audience, countable, lacking, named
from ..rules import Standing, Target, Wanted, Way, check


@action("coursework.set", Set, lock=False, once=True)
def set_homework(act: Act, thing: None = None, *, wanted: Wanted) -> Homework:
    """Set a homework and give everybody meant their piece. Raises Invalid by field, or when nobody is meant."""
    today = timezone.localdate(act.at)
    check(wanted, today)
    figure = countable().get(wanted.figure) if wanted.way is Way.COUNTED else None
    if wanted.way is Way.COUNTED and figure is None:
        raise Invalid("没有这个指标，请重新选。", fields={"figure": "请从列表里选"})
    members = list(audience(wanted.target, wanted.ids, today).select_related("sector").order_by("sort_key"))
    if not members:
        raise Invalid("这样选没有一位在任的委员。", fields={"target": "一位委员也没有选到"})
    homework = Homework.objects.create(
        committee_id=act.committee, title=wanted.title, about=fits(wanted.about, 2000, "about", "要求"), year=wanted.year, way=wanted.way, figure=figure.code if figure else "",
        figure_label=figure.label if figure else "", least=wanted.least if figure else 1, lead_only=wanted.lead_only, target=wanted.target, target_ids=sorted(wanted.ids),
        target_label=_said(wanted, members), first=wanted.first, due_on=wanted.due_on, presents=wanted.presents, set_at=act.at, set_by=act.viewer.label,
    )  # fmt: skip
    said = Set(title=homework.title, year=homework.year, way=Way(homework.way).label, target=homework.target_label, members=len(members), due_on=homework.due_on.isoformat())
    record(act, said, about=homework)
    _give(act, homework, members)
    return homework


def _said(wanted: Wanted, members: Sequence[Member]) -> str:
    names: dict[int, object] = {}
    if wanted.target in {Target.SECTORS, Target.ORGANS}:
        names = dict(Organ.objects.in_bulk(sorted(wanted.ids)))
    elif wanted.target is Target.MEMBERS:
        names = {one.pk: one.name for one in members}
    return named(wanted.target, sorted(wanted.ids), names)[:200]


def _give(act: Act, homework: Homework, members: Sequence[Member]) -> int:
    made = Piece.objects.bulk_create([Piece(committee_id=act.committee, homework=homework, member=one) for one in members], batch_size=500)
    said = Given(title=homework.title, due_on=homework.due_on.isoformat())
    return record_many(act, [Saying(said, one, (Credit(one.member, "asked"),)) for one in made])


@action("coursework.set", Given)
def hand_out(act: Act, homework: Homework) -> int:
    """Give it to members who are meant and came later; gives how many."""
    _stands(homework)
    members = lacking(homework, timezone.localdate(act.at))
    if not members:
        raise NotNow("该有这项作业的委员都有了。", code="nobody_lacks")
    return _give(act, homework, members)


@action("coursework.set", DueMoved)
def move_due(act: Act, homework: Homework, *, due_on: date, reason: str) -> Homework:
    """Give more or less time; reminders start anew for the new day."""
    _stands(homework)
    before = homework.due_on
    if due_on == before:
        raise Invalid("期限没有变动。", fields={"due_on": "和现在的一样"})
    if due_on < timezone.localdate(act.at):
        raise Invalid("期限要在今天或以后。", fields={"due_on": "已经过了"})
    homework.due_on = due_on
    homework.save(update_fields=["due_on"])
    record(act, DueMoved(before=before.isoformat(), after=due_on.isoformat(), reason=_why(reason)), about=homework)
    return homework


@action("coursework.set", Cancelled)
def cancel(act: Act, homework: Homework, *, reason: str) -> Homework:
    """Take a homework back: nobody has to do it any more; what was done stays done."""
    _stands(homework)
    homework.state = Standing.CANCELLED
    homework.save(update_fields=["state"])
    record(act, Cancelled(reason=_why(reason)), about=homework)
    return homework


def _why(reason: str) -> str:
    said = fits(" ".join(reason.split()), 300, "reason", "原因")
    if not said:
        raise Invalid("请写明原因，委员会看到。", fields={"reason": "请写明原因"})
    return said


def _stands(homework: Homework) -> None:
    if not homework.is_open:
        raise NotNow("这项作业已经撤销。", code="cancelled")
