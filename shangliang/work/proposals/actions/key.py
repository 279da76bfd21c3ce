"""Key proposals: nominated, chosen by the chairs' council, overseen by leaders, concluded with a result (domain 1.16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Organ, Unit, User
from shangliang.foundation.errors import Invalid, NotNow, fits
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.queries import current
from shangliang.practices.handling.queries.matters import answering
from shangliang.practices.handling.rules.again import Source

from ..facts import KeyChosen, KeyConcluded, KeyDropped, KeyNominated, KeyOverseen
from ..facts.leading import SupervisionConcluded, SupervisionHeld
from ..models import KeyEvent, KeyLeader, KeyProposal, Proposal
from ..rules import KEY, Duty, State, Weight
from ..rules.days import not_done
from ..rules.nodes import node_of_form
from .nodes import _lay_out, _reach, _reach_last
from .submitting import parties as behind

NOT_FOR_KEY = {State.DRAFT, State.COSIGNING, State.WITHDRAWN, State.DECLINED, State.MERGED, State.SENT_BACK}


@dataclass(frozen=True)
class Leader:
    """A leader as somebody types them: name, post, what they take on; `user` where they sign in here."""

    name: str
    post: str
    duty: Duty
    user: User | None = None


@dataclass(frozen=True)
class Commitment:
    """What was agreed at an overseeing meeting: what, by which unit (None: the lead), until when."""

    what: str
    until: date | None
    unit: Unit | None = None
    line: int = 0  # of the form it was typed on


def _key(proposal: Proposal) -> KeyProposal:
    found = KeyProposal.objects.select_for_update(of=("self",)).filter(pk=proposal.pk).first()
    if found is None:
        raise NotNow("这件还没有提名为重点提案，也没有领导领衔督办。", code="not_nominated")
    found.proposal = proposal
    return found


@action("proposals.key_nominate", KeyNominated)
def nominate(act: Act, proposal: Proposal, *, reason: str) -> KeyProposal:
    """Put a proposal on the list from which the chairs' council chooses; one that was passed over may be named again."""
    if not reason.strip():
        raise Invalid("请写提名的理由，主席会议要看。", fields={"reason": "请写理由"})
    if proposal.state in NOT_FOR_KEY:
        raise NotNow(f"这件提案“{State(proposal.state).label}”，不能提名为重点提案。", code="not_now.nominate")
    found = KeyProposal.objects.filter(pk=proposal.pk).first()
    if found is not None and found.state != "dropped":
        if found.weight == Weight.ORDINARY:
            raise NotNow("这件由领导作为一般提案领衔督办，先取消领衔督办，才能提名为重点。", code="is_ordinary")
        raise NotNow("这件已经提名过了。请刷新页面看最新情况。", code="nominated_already")
    key, _ = KeyProposal.objects.update_or_create(pk=proposal.pk, defaults={"committee_id": act.committee, "weight": Weight.KEY, "state": KEY.start, "reason": reason.strip(), "level": ""})
    record(act, KeyNominated(reason=key.reason), about=proposal)
    return key


@action("proposals.key_choose", KeyChosen)
def choose(
    act: Act, proposal: Proposal, *, level: str, decision: str, day: date | None, leaders: Sequence[Leader], organ: Organ | None = None, plan: str = ""
) -> KeyProposal:
    """Keep what the chairs' council decided: which level oversees it, who leads and who oversees."""
    key = _key(proposal)
    wrong = {} if decision.strip() else {"decision": "请写由哪次会议确定"}
    wrong |= not_done(day, timezone.localdate(act.at), "请写已经开过的会议的日期")
    if not leaders:
        wrong["leaders"] = "请至少写一位领办或督办的领导"
    wrong |= _wrong_level(level.strip(), leaders, organ)
    if wrong or day is None:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    key.state = KEY.go("choose", key.state, key)
    key.level, key.decision = fits(level, 40, "level", "督办层面"), fits(decision, 120, "decision", "由哪次会议确定")
    key.chosen_on, key.organ, key.plan = day, organ, plan.strip()
    people = [(fits(one.name, 40, "leaders", "领导姓名"), fits(one.post, 80, "leaders", "领导职务"), one) for one in leaders]
    key.save()
    key.leaders.all().delete()
    KeyLeader.objects.bulk_create(
        KeyLeader(committee_id=act.committee, key=key, position=n, name=name, post=post, duty=Duty(one.duty), user=one.user) for n, (name, post, one) in enumerate(people, 1)
    )
    said = [f"{one.post}{one.name}{Duty(one.duty).label}" for one in leaders]
    parties = [*behind(proposal), *([Credit(organ, "oversees")] if organ else [])]  # a key proposal is to its proposers' credit
    record(act, KeyChosen(level=key.level, leaders=said, decision=key.decision, day=day.isoformat()), about=proposal, parties=parties)
    _lay_out(act, key)
    return key


def _wrong_level(level: str, leaders: Sequence[Leader], organ: Organ | None) -> dict[str, str]:
    """Each key proposal has a level and a body that oversees it (002: 主席会议成员和专委会两个层面督办)."""
    if level not in setting("proposals.key.levels"):
        return {"level": "请选督办层面"}
    if level in setting("proposals.key.organ_levels") and organ is None:
        return {"organ": f"“{level}”的，请选是哪个专门委员会"}
    if organ is None and leaders and not any(one.duty == Duty.OVERSEES for one in leaders):
        return {"organ": "请写由谁督办：选一位督办的领导，或选协同的专门委员会"}
    return {}


@action("proposals.key_choose", KeyDropped)
def pass_over(act: Act, proposal: Proposal, *, reason: str = "") -> KeyProposal:
    """The chairs' council chose others."""
    key = _key(proposal)
    key.state = KEY.go("drop", key.state, key)
    key.save(update_fields=["state"])
    record(act, KeyDropped(reason=reason.strip()), about=proposal)
    return key


@action("proposals.key_oversee", KeyOverseen, SupervisionHeld)
def oversee(
    act: Act, proposal: Proposal, *, form: str, day: date | None, content: str, leaders: str = "", people: str = "", commitments: Sequence[str] = (),
    promised: Sequence[Commitment] = (),
) -> KeyEvent:
    """Keep a meeting or visit at which a proposal in a leader's charge, key or ordinary, was overseen, and what was settled there.

    What a unit has `promised` by a day becomes a promise of handling in the same transaction, chased until it is kept.
    """
    key = _key(proposal)
    wrong = {} if form.strip() else {"form": "请选形式"}
    if not content.strip():
        wrong["content"] = "请写做了什么、谈了什么"
    wrong |= not_done(day, timezone.localdate(act.at), "请写已经开展的日期")
    wrong |= {f"until-{one.line or n}": f"第 {one.line or n} 项承诺请选哪天前" for n, one in enumerate(promised, 1) if one.until is None}
    if wrong or day is None:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    KEY.go("oversee", key.state, key)
    told = {"form": fits(form, 20, "form", "形式"), "leaders": fits(leaders, 120, "leaders", "领导"), "people": fits(people, 300, "people", "参加人员")}
    settled = [line.strip() for line in commitments if line.strip()] + _promise(act, proposal, promised)
    made = KeyEvent.objects.create(
        committee_id=act.committee, key=key, day=day, **told, content=content.strip(), commitments=settled, recorded_by=act.viewer.name[:80],
    )
    names = [name for name in made.leaders.replace("，", "、").split("、") if name]
    parties = [Credit(key.organ, "oversees")] if key.organ else []
    said = SupervisionHeld if key.weight == Weight.ORDINARY else KeyOverseen
    record(act, said(form=made.form, day=day.isoformat(), leaders=names, commitments=len(settled)), about=proposal, parties=parties)
    _reach(act, key, node_of_form(setting("proposals.key.nodes"), made.form), day)
    return made


def _promise(act: Act, proposal: Proposal, promised: Sequence[Commitment]) -> list[str]:
    """Put down as promises of the units what they agreed to do by a day; gives each in words for the record of the meeting."""
    if not promised:
        return []
    matter = current("proposals.proposal", proposal.pk)
    parts = {part.unit_id: part for part in answering(matter)} if matter else {}
    if not parts:
        raise NotNow("这件提案还没有交办，商定的事没有单位承办。请先交办，或只写在商定事项里。", code="not_handed_over")
    said = []
    for at, one in enumerate(promised, 1):
        n = one.line or at
        part = parts.get(one.unit.pk) if one.unit else next((part for part in parts.values() if part.unit_id == proposal.lead_unit_id), next(iter(parts.values())))
        if part is None:
            raise Invalid(f"{one.unit}不是这件提案的主办或分办单位，请另选。", fields={f"unit-{n}": "请选承办单位"})
        assert one.until is not None  # oversee refuses one without a day
        try:
            handling.commit(act, part, what=one.what, until=one.until, source=Source.OVERSIGHT)
        except Invalid as wrong:
            raise Invalid(f"第 {n} 项承诺：{wrong.message}", fields={f"{name}-{n}": text for name, text in wrong.fields.items()}) from wrong
        said.append(f"{part.unit}：{one.what.strip()}（{one.until:%Y 年 %-m 月 %-d 日}前）")
    return said


@action("proposals.key_oversee", KeyConcluded, SupervisionConcluded)
def conclude(act: Act, proposal: Proposal, *, result: str) -> KeyProposal:
    """End the overseeing with what came of it, once the units have answered."""
    key = _key(proposal)
    if len(result.strip()) < 10:
        raise Invalid("请写督办结果：办成了什么，还有什么没办。", fields={"result": "请写结果"})
    if proposal.state not in {State.REPLIED, State.CLOSED}:
        raise NotNow("承办单位还没有答复，不能办结督办。可以先登记督办活动，或催办。", code="not_answered")
    key.state = KEY.go("conclude", key.state, key)
    key.result, key.concluded_at = result.strip(), act.at
    key.save(update_fields=["state", "result", "concluded_at"])
    record(act, (SupervisionConcluded if key.weight == Weight.ORDINARY else KeyConcluded)(result=key.result), about=proposal)
    _reach_last(act, key)
    return key
