"""成果与批示: what the committee said upward this year, in all states, and what became of each suggestion and instruction."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member, Unit
from shangliang.foundation.errors import Refused
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import MatterState
from shangliang.work.outputs import actions, queries
from shangliang.work.outputs.actions import Ask, Content
from shangliang.work.outputs.actions.instructing import Promised, Written
from shangliang.work.outputs.models import FollowUp, Instruction, Output, Suggestion
from shangliang.work.outputs.rules import PROPOSED, Asked

from . import letters
from .agenda import Agenda, acting
from .material.outputs import MATTERS, Matter, Said
from .people import SHOWN_MEMBER

TO = ("党委：党委办公室", "政府：政府办公室")
RATED_AFTER, SETTLED_AFTER = 8, 12  # days


@dataclass
class Story:
    """One output on its way through the agenda."""

    agenda: Agenda
    matter: Matter
    n: int
    lasts: dict[str, datetime] = field(default_factory=dict)  # by strand of the story: a deed comes after the one before it

    @property
    def output(self) -> Output:
        return Output.objects.get(title=self.matter.title)

    def put(self, ago: int, deed: Any, strand: str = "", **known: Any) -> None:
        """A deed so many days ago, after the one before it on its strand; later than now it is left to the future."""
        days = self.agenda.days
        when = days.moment(days.ago(ago), "output", self.n, deed.__name__, ago)
        last = self.lasts.get(strand) or self.lasts.get("")
        when = last + timedelta(minutes=9) if last is not None and when <= last else when
        self.lasts[strand] = when
        self.agenda.put(when, deed, self, **known)

    def act(self, role: Role, when: datetime) -> Act:
        return acting(self.agenda.cast.roles[role][0], when)

    def unit(self, name: str) -> Unit:
        return self.agenda.town.units[name]


def plan(agenda: Agenda) -> None:
    """Each output goes as far as its matter says; the clockwork asks for looks in between."""
    for n, matter in enumerate(MATTERS):
        story, ago = Story(agenda, matter, n), matter.ago
        story.put(ago + 16, draft)
        for step, (later, deed) in {"submit": (12, submit), "review": (9, review), "sign": (5, sign), "send": (0, send)}.items():
            if step in matter.way:
                story.put(ago + later, deed)
        if "send" in matter.way:
            story.put(ago - 3, receive)
            story.put(ago - 2, hand)
            for at, said in enumerate(matter.told):
                _instructed(story, said, at)
            for unit in sorted({ask[2] for ask in matter.asks if ask[2]}):
                _answered(story, unit)
    for ago in (330, 240, 150, 90, 60, 30, 10):
        agenda.put(agenda.days.moment(agenda.days.ago(ago), clock="06:50"), look, agenda)
    agenda.put(agenda.days.moment(agenda.days.ago(8), clock="10:20"), tell, agenda)


def _instructed(story: Story, said: Said, at: int) -> None:
    base = story.matter.ago - said.after
    story.put(base, instruct, said.leader, said=said)
    if said.unit:
        story.put(base - 2, hand_instruction, said.leader, said=said)
        story.put(base - 5, sign_in, said.leader, unit=said.unit, kind="instructions")
        if said.met:
            story.put(base - 9, meet, said.leader, said=said)
        if said.reply:
            story.put(base - 26 - 3 * at, reply_instruction, said.leader, said=said)
            if said.result:
                story.put(base - 32 - 3 * at, rate, said.leader, unit=said.unit, kind="instructions")
                story.put(base - 34 - 3 * at, settle_instruction, said.leader, said=said)
    elif said.result:
        story.put(base - 1, note, said.leader, said=said)


def _answered(story: Story, unit: str) -> None:
    asks = [ask for ask in story.matter.asks if ask[2] == unit]
    story.put(story.matter.ago - 5, sign_in, unit, unit=unit, kind="suggestions")
    if all(ask[3] for ask in asks):
        story.put(story.matter.ago - 40, reply, unit, unit=unit)
        story.put(story.matter.ago - 40 - RATED_AFTER, rate, unit, unit=unit, kind="suggestions")
        story.put(story.matter.ago - 40 - SETTLED_AFTER, settle, unit, unit=unit)


def draft(story: Story, when: datetime) -> None:
    """Somebody of the office begins it, with its authors and suggestions."""
    units, fields = story.agenda.town.units, story.matter
    shown = story.agenda.cast.voices.get(SHOWN_MEMBER) or Member.objects.filter(name=SHOWN_MEMBER).first()
    others = list(Member.objects.filter(until__isnull=True, since__lte=when.date()).exclude(name=SHOWN_MEMBER).order_by("pk")[story.n * 5 : story.n * 5 + 2])
    authors = [shown, *others[:1]] if fields.shown and shown else others
    asks = [Ask(text, about, units[unit] if unit else None, livelihood=about in {"社会保障", "医疗卫生", "科技教育"}) for text, about, unit, *_ in fields.asks]
    content = Content(
        kind=fields.kind, title=fields.title, text=fields.text, source=fields.source, adopted_by=fields.adopted_by, organ=story.agenda.town.organs.get(fields.organ), authors=authors, asks=asks,
    )  # fmt: skip
    actions.start(story.act(Role.OFFICE_STAFF, when), None, content=content)


def submit(story: Story, when: datetime) -> None:
    """For review."""
    actions.submit(story.act(Role.OFFICE_STAFF, when), story.output)


def review(story: Story, when: datetime) -> None:
    """A second person finds it in order."""
    actions.review(story.act(Role.PROPOSAL_HEAD, when), story.output)


def sign(story: Story, when: datetime) -> None:
    """A vice-chair signs."""
    actions.sign(story.act(Role.CHAIR, when), story.output)


def send(story: Story, when: datetime) -> None:
    """To the party's and the government's offices."""
    actions.send(story.act(Role.OFFICE_STAFF, when), story.output, recipients=TO)


def receive(story: Story, when: datetime) -> None:
    """Both sign for most of them, for the latest only one."""
    for dispatch in list(story.output.dispatches.order_by("pk"))[: 1 if story.matter.ago < 20 else 2]:
        actions.receive(story.act(Role.OFFICE_STAFF, when), dispatch, day=when.date(), receiver="机要室")


def hand(story: Story, when: datetime) -> None:
    """The suggestions go to their units."""
    actions.hand_suggestions(story.act(Role.OFFICE_STAFF, when), story.output)


def _part(story: Story, unit: str, kind: str, subject: int | None = None) -> Assignment | None:
    found = Assignment.objects.filter(matter__kind=kind, unit=story.unit(unit)).select_related("matter", "unit")
    if kind == "suggestions":
        return found.filter(matter__subject_id__in=story.output.referrals.values("pk")).first()
    return found.filter(matter__subject_id__in=Instruction.objects.filter(output=story.output).values("pk")).order_by("-pk").first()


def _of_unit(story: Story, unit: str, when: datetime, *, head: bool = False) -> Act:
    return acting(story.agenda.cast.units[story.unit(unit).pk][head], when)


def sign_in(story: Story, when: datetime, unit: str, kind: str) -> None:
    """The unit takes it on."""
    part = _part(story, unit, kind)
    if part is not None and part.state == "handed":
        handling.sign_in(_of_unit(story, unit, when), part)


def _reply(story: Story, when: datetime, part: Assignment, unit: str, answers: dict[int, dict[str, Any]], grade: str) -> None:
    texts = {"grade": grade, "assist_note": "会办意见已电话征求", "grade_reason": "目前条件还不具备" if grade == "C" else ""}
    handling.draft_reply(_of_unit(story, unit, when), part, texts=texts, answers=answers, disclosure="full")
    handling.issue_reply(_of_unit(story, unit, when, head=True), part)


def reply(story: Story, when: datetime, unit: str) -> None:
    """The unit answers its suggestions one by one."""
    part = _part(story, unit, "suggestions")
    if part is None:
        return
    asks = [ask for ask in story.matter.asks if ask[2] == unit]
    answers = {
        n: {"text": ask[4], "outcome": ask[3], "promised_for": when.date() + timedelta(days=200) if ask[3] == "planned" else None} for n, ask in enumerate(asks, 1)
    }
    outcomes = {ask[3] for ask in asks}
    _reply(story, when, part, unit, answers, "A" if outcomes == {"done"} else "C" if outcomes == {"declined"} else "B")


def rate(story: Story, when: datetime, unit: str, kind: str) -> None:
    """Its authors say what they think of the answer."""
    part = _part(story, unit, kind)
    if part is None or part.matter.state != MatterState.REPLIED:
        return
    for n, member in enumerate(part.matter.raters):
        verdict = "satisfied" if (story.n + n) % 3 else "mostly"
        form = letters.rating_form(story.matter.title + str(n), verdict)
        handling.rate(acting(story.agenda.cast.viewers[member], when), part.matter, overall=verdict, form=form)


def settle(story: Story, when: datetime, unit: str) -> None:
    """The office says what became of each, and links what came of one."""
    for one in Suggestion.objects.filter(output=story.output, unit=story.unit(unit), state=Asked.ANSWERED).order_by("position"):
        ask = story.matter.asks[one.position - 1]
        verdict = ask[5] if len(ask) > 5 and ask[5] else PROPOSED[one.outcome].value
        reason = "" if verdict == "adopted" else "单位答复目前条件还不具备，只办了一部分" if verdict == "partly" else ask[4]
        actions.settle(story.act(Role.OFFICE_STAFF, when), one, verdict=verdict, evidence="" if verdict == "declined" else ask[4], reason=reason)
        if len(ask) > 6 and ask[6]:
            kind, title, number = ask[6]
            actions.convert(story.act(Role.OFFICE_STAFF, when), story.output, kind=kind, title=title, number=number, body=unit, day=when.date(), suggestion=one)


def instruct(story: Story, when: datetime, said: Said) -> None:
    """What a leader wrote."""
    written = Written(leader=said.leader, office=said.office, level=said.level, main=said.main, day=when.date(), text=said.text, output=story.output)
    actions.record_instruction(story.act(Role.OFFICE_STAFF, when), None, written=written)


def _told(story: Story, said: Said) -> Instruction:
    return Instruction.objects.get(output=story.output, leader=said.leader)


def note(story: Story, when: datetime, said: Said) -> None:
    """Only praise."""
    actions.note(story.act(Role.OFFICE_STAFF, when), _told(story, said), reason=said.result)


def hand_instruction(story: Story, when: datetime, said: Said) -> None:
    """To its unit, with a due day."""
    due = date.fromordinal(when.date().toordinal() + said.days)
    actions.hand_instruction(story.act(Role.OFFICE_STAFF, when), _told(story, said), lead=story.unit(said.unit), due_on=due, note="按月报进度。")


def meet(story: Story, when: datetime, said: Said) -> None:
    """The offices of party and government bring the units together."""
    promised = [Promised(said.met, date.fromordinal(when.date().toordinal() + 120))]
    actions.meet(
        story.act(Role.OFFICE_STAFF, when), _told(story, said), day=when.date(), hosts="市委办、市政府办", place="市行政中心 3 号会议室", content="逐条过了一遍批示要求，明确牵头单位和时间。", promised=promised,
    )  # fmt: skip


def reply_instruction(story: Story, when: datetime, said: Said) -> None:
    """The unit reports."""
    part = _part(story, said.unit, "instructions")
    if part is not None:
        _reply(story, when, part, said.unit, {1: {"text": said.reply, "outcome": "done"}}, "A")


def settle_instruction(story: Story, when: datetime, said: Said) -> None:
    """Fed back and off the list."""
    actions.settle_instruction(story.act(Role.OFFICE_STAFF, when), _told(story, said), result=said.result, told_on=when.date(), told_how="专报")


def look(agenda: Agenda, when: datetime) -> None:
    """What the clockwork's round asks for, said as of then."""
    for output, months in queries.to_follow(when.date(), [3, 6, 12]):
        actions.ask(acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when), output, months=months)


def tell(agenda: Agenda, when: datetime) -> None:
    """Most units say how it stands, some do not."""
    for n, one in enumerate(FollowUp.objects.filter(state="asked", unit__isnull=False).select_related("unit", "output").order_by("pk")):
        if n % 3 == 2 or one.unit is None:
            continue
        try:
            actions.report(acting(agenda.cast.units[one.unit_id or 0][0], when), one, text="答复时承诺的几件都在推进：已办成的有台账和照片，没有办完的列入明年一季度计划。")
        except Refused as refused:
            agenda.skipped.append(f"follow-up {one.pk}: {refused.message}")


