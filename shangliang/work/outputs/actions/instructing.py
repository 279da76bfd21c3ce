"""领导批示: recorded, handed to units through handling, met about, answered, fed back to leader and authors, settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.files import actions as files
from shangliang.commons.files.actions import Upload
from shangliang.commons.ledger.acts import Act, Credit, action, consequence, record
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member, Unit
from shangliang.foundation.errors import Invalid, NotNow, fits
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Matter
from shangliang.practices.handling.queries import current
from shangliang.practices.handling.queries.matters import answering
from shangliang.practices.handling.rules import Role
from shangliang.practices.handling.rules.again import Source
from shangliang.practices.registers.queries.by_hand import kept_by_hand

from ..facts import (
    Instructed,
    InstructionAgain,
    InstructionAnswered,
    InstructionHanded,
    InstructionMet,
    InstructionNoted,
    InstructionRecorded,
    InstructionRevoked,
    InstructionSettled,
)
from ..models import Instruction, Meeting, Output
from ..rules import INSTRUCTION, Instructing, State
from .writing import _dated

SCAN = "outputs.scan"
OURS = "成果"


@dataclass(frozen=True)
class Written:
    """What a leader wrote on what: on one of our outputs, or on something named by `about` and `title`."""

    leader: str
    level: str
    day: date
    text: str
    office: str = ""
    main: bool = False
    output: Output | None = None
    about: str = ""
    title: str = ""
    authors: Sequence[Member] = ()


@dataclass(frozen=True)
class Promised:
    """What a unit promised at a co-ordination meeting, by a day; without a unit it is the leading one."""

    what: str
    until: date
    unit: Unit | None = None


@action("outputs.instruct", Instructed, lock=False, once=True)
def record_instruction(act: Act, thing: None = None, *, written: Written, uploads: Sequence[Upload] = ()) -> Instruction:
    """Write down an instruction: one leader on one thing on one day, with a scan. Two leaders on one thing are two 人次 and one 件."""
    _check(act, written)
    output = written.output
    members = [one.member for one in output.authors.select_related("member")] if output else list(written.authors)
    made = Instruction.objects.create(
        committee_id=act.committee, output=output, about=output.kind[:20] if output else written.about, title=output.title if output else fits(written.title, 160, "title", "题目"),
        authors=[one.pk for one in members], leader=fits(written.leader, 40, "leader", "领导"), office=fits(written.office, 80, "office", "职务"), level=written.level, main=written.main,
        day=written.day, text=fits(written.text, 2000, "text", "批示内容"), recorded_at=act.at, recorded_by=act.viewer.label[:80],
    )  # fmt: skip
    said = Instructed(
        leader=made.leader, office=made.office, level=made.level, main=made.main, day=made.day.isoformat(), thing=made.thing, title=made.title, kind_of=OURS if output else made.about
    )
    # Counted on the leader's own day; heard of on the day it was recorded.
    record(act, InstructionRecorded(leader=made.leader, office=made.office, title=made.title), about=made, parties=_authors(made))
    record(_dated(act, made.day), said, about=made, parties=_authors(made))
    if uploads:
        files.attach(act, made, purpose=SCAN, uploads=uploads)
    return made


def _check(act: Act, written: Written) -> None:
    wrong = {}
    if not written.leader.strip():
        wrong["leader"] = "请写批示的领导"
    if written.level not in setting("outputs.levels"):
        wrong["level"] = "请选层级"
    if written.day > timezone.localdate(act.at):
        wrong["day"] = "还没有到这一天"
    if not written.text.strip():
        wrong["text"] = "请照原文写批示内容"
    if written.output is None and (written.about not in setting("outputs.instructed") or not written.title.strip()):
        wrong["title"] = "请选一份成果，或写明批示的是什么"
    if written.output is not None and written.title.strip() not in {"", written.output.title}:
        wrong["title"] = "选了成果就不用再写题目，请删去一样"
    if written.output is not None and written.output.state != State.SENT:
        wrong["output"] = "这份成果还没有报送"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    title = written.output.title if written.output else written.title.strip()
    twin = Instruction.objects.filter(leader=written.leader.strip(), day=written.day, title=title).exclude(state=Instructing.REVOKED)
    if twin.exists():
        raise NotNow(f"{written.leader.strip()} {written.day:%-m 月 %-d 日}对“{title}”的批示已经登记过了，没有重复登记。", code="recorded_already")
    if reason := kept_by_hand("instructions", title=title, leader=written.leader.strip()):
        raise NotNow(reason, code="kept_by_hand")


def _authors(instruction: Instruction) -> list[Credit]:
    return [Credit(one, "author") for one in Member.objects.filter(pk__in=instruction.authors).order_by("pk")]


@action("outputs.instruct", InstructionNoted)
def note(act: Act, instruction: Instruction, *, reason: str) -> Instruction:
    """It asks for nothing to be done (已阅, well done): say so, and it is not among what is open."""
    reason = _reasoned(reason, "请写明为什么不用办理，例如“批示为已阅，肯定报告质量”。")
    instruction.state, instruction.reason, instruction.settled_at = INSTRUCTION.go("note", instruction.state), reason, act.at
    instruction.save(update_fields=["state", "reason", "settled_at"])
    record(act, InstructionNoted(reason=reason), about=instruction, parties=_authors(instruction))
    return instruction


@action("outputs.instruct", InstructionRevoked)
def revoke(act: Act, instruction: Instruction, *, reason: str) -> Instruction:
    """It was recorded by mistake: it counts no more."""
    reason = _reasoned(reason, "请写明为什么撤销登记。")
    instruction.state, instruction.reason = INSTRUCTION.go("revoke", instruction.state), reason
    instruction.save(update_fields=["state", "reason"])
    told = standing().filter(subject_type="outputs.instruction", subject_id=instruction.pk)
    record(act, InstructionRevoked(reason=reason), about=instruction, retracts=told.filter(kind="outputs.instructed").latest("pk"))
    return instruction


def _reasoned(reason: str, asked: str) -> str:
    reason = fits(" ".join(reason.split()), 300, "reason", "原因")
    if not reason:
        raise Invalid(asked, fields={"reason": "请写一句"})
    return reason


@action("outputs.instruct", InstructionHanded)
def hand_instruction(act: Act, instruction: Instruction, *, lead: Unit | None, assist: Sequence[Unit] = (), due_on: date | None = None, note: str = "") -> Matter:
    """Hand it to a leading unit and those that assist, with a due day; from here handling's clock chases it."""
    if lead is None:
        raise Invalid("请选主办单位。", fields={"lead": "请选主办单位"})
    state = INSTRUCTION.go("hand", instruction.state)
    matter = handling.hand_over(
        act, None, kind="instructions", subject=instruction, label=f"{instruction.leader}对“{instruction.title}”的批示", units=[(lead, Role.LEAD), *((unit, Role.ASSIST) for unit in assist)],
        due_on=due_on, note=note.strip(),
    )  # fmt: skip
    instruction.state, instruction.due_on = state, matter.due_on
    instruction.save(update_fields=["state", "due_on"])
    units = [lead, *assist]
    record(act, InstructionHanded(units=[unit.name for unit in units], due_on=matter.due_on.isoformat()), about=instruction, parties=[Credit(unit, "owner") for unit in units])
    return matter


@action("outputs.instruct", InstructionMet)
def meet(
    act: Act, instruction: Instruction, *, day: date, hosts: str, content: str, place: str = "", promised: Sequence[Promised] = ()
) -> Meeting:
    """Keep a co-ordination meeting; what a unit promised there by a day becomes a promise of handling, chased until it is kept."""
    INSTRUCTION.go("meet", instruction.state)
    wrong = {} if hosts.strip() else {"hosts": "请写谁召集，例如“市委办、市政府办”"}
    if not content.strip():
        wrong["content"] = "请写商定了什么"
    if day > timezone.localdate(act.at):
        wrong["day"] = "请写已经开过的会的日期"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    said = _promise(act, instruction, promised)
    made = Meeting.objects.create(
        committee_id=act.committee, instruction=instruction, day=day, place=fits(place, 80, "place", "地点"), hosts=fits(hosts, 120, "hosts", "召集"), content=fits(content, 4000, "content", "商定"),
        promised=said, recorded_by=act.viewer.label[:80],
    )  # fmt: skip
    record(act, InstructionMet(day=day.isoformat(), hosts=made.hosts, place=made.place, commitments=len(said)), about=instruction)
    return made


def _promise(act: Act, instruction: Instruction, promised: Sequence[Promised]) -> list[str]:
    matter = current("outputs.instruction", instruction.pk)
    parts = {part.unit_id: part for part in answering(matter)} if matter else {}
    said = []
    for n, one in enumerate(promised, 1):
        part = parts.get(one.unit.pk) if one.unit else next(iter(parts.values()), None)
        if part is None:
            raise Invalid(f"{one.unit or '单位'}不是这件批示的主办单位，请另选。", fields={f"unit-{n}": "请选主办单位"})
        try:
            handling.commit(act, part, what=one.what, until=one.until, source=Source.OVERSIGHT, asked=instruction.title)
        except Invalid as wrong:
            raise Invalid(f"第 {n} 项：{wrong.message}", fields={f"{name}-{n}": text for name, text in wrong.fields.items()}) from wrong
        said.append(f"{part.unit}：{one.what.strip()}（{one.until:%Y 年 %-m 月 %-d 日}前）")
    return said


def _of(matter: Matter) -> Instruction:
    return Instruction.objects.select_for_update().get(pk=matter.subject_id)


@consequence(InstructionAnswered)
def answered(act: Act, matter: Matter, *, grade: str) -> None:
    """Handling's port: the leading unit has replied; now the leader and the authors are to hear it."""
    instruction, units = _of(matter), [part.unit for part in answering(matter)]
    instruction.state, instruction.answered_at = INSTRUCTION.go("answered", instruction.state), act.at
    instruction.save(update_fields=["state", "answered_at"])
    on_time = instruction.due_on is None or timezone.localdate(act.at) <= instruction.due_on
    parties = [*_authors(instruction), *(Credit(unit, "owner") for unit in units)]
    record(act, InstructionAnswered(units=[unit.name for unit in units], grade=grade, on_time=on_time), about=instruction, parties=parties)


@consequence(InstructionAgain)
def reopened(act: Act, matter: Matter, *, lead: Unit | None, due_on: date) -> None:
    """Handling's port: asked anew; what was settled is open once more."""
    instruction = _of(matter)
    instruction.state, instruction.due_on = INSTRUCTION.go("again", instruction.state), due_on
    instruction.save(update_fields=["state", "due_on"])
    record(act, InstructionAgain(due_on=due_on.isoformat()), about=instruction, parties=[Credit(lead, "owner")] if lead else [])


@action("outputs.instruct", InstructionSettled)
def settle_instruction(act: Act, instruction: Instruction, *, result: str, told_on: date, told_how: str) -> Instruction:
    """Strike it off the list: what came of it, and when and how the leader was told. The authors are told with it."""
    state = INSTRUCTION.go("settle", instruction.state)
    wrong = {} if len(result.strip()) >= 10 else {"result": "请写办理结果：办成了什么，还有什么没办"}
    if not instruction.day <= told_on <= timezone.localdate(act.at):
        wrong["told_on"] = "反馈的日期要在批示以后、今天以前"
    if not told_how.strip():
        wrong["told_how"] = "请写怎样向领导反馈的，例如“专报”"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    instruction.state, instruction.result = state, fits(result, 4000, "result", "办理结果")
    instruction.told_on, instruction.told_how = told_on, fits(told_how, 60, "told_how", "反馈方式")
    instruction.settled_at, instruction.settled_by = act.at, act.viewer.label[:80]
    instruction.save(update_fields=["state", "result", "told_on", "told_how", "settled_at", "settled_by"])
    on_time = instruction.due_on is None or instruction.answered_at is None or timezone.localdate(instruction.answered_at) <= instruction.due_on
    said = InstructionSettled(leader=instruction.leader, level=instruction.level, result=instruction.result[:300], day=told_on.isoformat(), how=instruction.told_how, on_time=on_time)
    record(act, said, about=instruction, parties=_authors(instruction))
    return instruction
