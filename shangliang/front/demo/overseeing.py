"""The year's key proposals: a dozen nominated before the plenary's cases went out, eight chosen, overseen through the summer."""

from datetime import date, datetime, timedelta

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import User
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import KeyProposal, Proposal
from shangliang.work.proposals.rules import Duty, KeyState, State, Timing

from .agenda import Agenda, acting
from .days import dice

NAMED, CHOSEN = 12, 8
LED_BY = (("江远", "市委书记"), ("薛明屿", "市委副书记、市长"), ("卓宁", "市委常委、常务副市长"), ("冉书言", "副市长"))
REASONS = (
    "涉及部门多，单靠一家办不下来，需要市领导牵头协调。", "与今年市委重点工作直接相关，办好了能带动一片。",
    "群众反映集中，近三年有委员从不同角度提过，应当一次办透。", "建议具体、测算扎实，承办单位也有意愿，适合重点推动。",
)
PLANS = ("五月实地调研，六月开督办会，九月看落实。", "四月请承办单位见面，七月现场督办，年底回头看。")
VISITS = (
    ("见面会", "提案人与承办单位见面，逐条对了一遍建议，分清能马上办的、要列入计划的。", ["半个月内拿出办理方案"]),
    ("实地视察", "到现场看了三处，请住户和经营者当面说，承办单位当场答复了两个问题。", ["一处隐患当月整改", "方案公示后再开工"]),
    ("督办会", "听取办理情况汇报，委员追问了经费和时间表，领导当场定了牵头单位。", ["资金列入下半年调整预算", "每月报一次进度"]),
    ("专题调研", "与专委会一起走访了邻市做法，带回两份可以照着做的制度文本。", []),
    ("协商座谈", "请六个部门坐到一起，把互相等的环节逐个说开。", ["联合发文一份", "窗口合并办理"]),
)
RESULTS = (
    "建议全部落实或列入计划，牵头单位印发了实施方案，委员到现场看过，表示满意。", "两条建议已经办成，一条列入明年预算；督办中定的联合机制已运行三个月。",
    "办成了主要的一件事，其余按时间表推进，由专委会继续跟踪。",
)


def plan(agenda: Agenda) -> None:
    """A council meeting in spring, visits in summer, results in autumn."""
    days = agenda.days
    for month, day, deed in ((3, 6, nominate), (3, 24, decide)):
        agenda.put(days.moment(days.worked(days.day(month, day)), deed.__name__), deed, agenda)
    for turn, (month, day) in enumerate(((4, 16), (5, 13), (6, 11), (7, 9), (8, 20), (9, 16), (10, 22))):
        agenda.put(days.moment(days.worked(days.day(month, day)), "oversee", turn), oversee, agenda, turn=turn)
    agenda.put(days.moment(days.worked(days.day(4, 2)), "supervise"), supervise, agenda)
    agenda.put(days.moment(days.worked(days.day(11, 5)), "conclude"), conclude, agenda)


def nominate(agenda: Agenda, when: datetime) -> None:
    """The head of the proposal committee names a dozen of those handed over: collective ones first."""
    found = Proposal.objects.filter(session=agenda.session, state=State.HANDLING, timing=Timing.PLENARY).order_by("-kind", "number_order")
    chosen = sorted(found, key=lambda one: (one.organ_id is None, dice(one.title, of=997)))[:NAMED]
    for n, proposal in enumerate(chosen):
        actions.nominate(_head(agenda, when), proposal, reason=REASONS[n % len(REASONS)])


def decide(agenda: Agenda, when: datetime) -> None:
    """The chairs' council chooses eight of them; chairs oversee, leaders of party and government lead the first four."""
    organs = sorted({organ.pk: organ for organ in agenda.town.organs.values() if organ.kind == "special_committee"}.values(), key=lambda one: one.position)
    chairs = agenda.cast.roles[Role.CHAIR]
    for n, key in enumerate(KeyProposal.objects.select_related("proposal").filter(state=KeyState.NOMINATED).order_by("pk")):
        if n >= CHOSEN:
            actions.pass_over(_head(agenda, when), key.proposal, reason="内容与已选的相近，由专委会跟踪。")
            continue
        chair = chairs[n % len(chairs)]
        leaders = [actions.Leader(chair.name, "政协主席" if n % len(chairs) == 0 else "政协副主席", Duty.OVERSEES, User.objects.get(pk=chair.user_id))]
        if n < len(LED_BY):
            leaders.insert(0, actions.Leader(*LED_BY[n], Duty.LEADS))
        actions.choose(
            _head(agenda, when), key.proposal, level="党委政府领导领办" if n < len(LED_BY) else "主席会议成员督办", decision="六届十九次主席会议", day=when.date(),
            leaders=leaders, organ=organs[n % len(organs)] if organs else None, plan=PLANS[n % len(PLANS)],
        )


def supervise(agenda: Agenda, when: datetime) -> None:
    """Each chair takes two ordinary proposals in charge besides the key ones."""
    found = list(Proposal.objects.filter(session=agenda.session, state=State.HANDLING, timing=Timing.PLENARY, key__isnull=True).order_by("-number_order")[:5])
    chairs = agenda.cast.roles[Role.CHAIR]
    for n, proposal in enumerate(found):
        chair = chairs[n % len(chairs)]
        leader = actions.Leader(chair.name, "政协主席" if n % len(chairs) == 0 else "政协副主席", Duty.OVERSEES, User.objects.get(pk=chair.user_id))
        actions.supervise(acting(chair, when), proposal, leader=leader, note="七月听一次汇报，年底看落实。" if n % 2 else "")


def oversee(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """Each month some of them are visited or talked about."""
    for n, key in enumerate(_under_way()):
        if (n + turn) % 3 == 0:
            form, content, settled = VISITS[(n + turn) % len(VISITS)]
            leaders = "、".join(one.name for one in key.leaders.all()[:1])
            actions.oversee(_staff(agenda, when), key.proposal, form=form, day=when.date(), content=content, leaders=leaders, people="提案人、承办单位、协同专委会", commitments=settled[1:], promised=[actions.Commitment(one, _until(when)) for one in settled[:1]])


def _until(when: datetime) -> date:
    """Ten weeks for what was promised on the spot."""
    return when.date() + timedelta(weeks=10)


def conclude(agenda: Agenda, when: datetime) -> None:
    """Those that were answered come to a result; two go on."""
    for n, key in enumerate(_under_way()[:-2]):
        if key.proposal.state in {State.REPLIED, State.CLOSED}:
            actions.conclude(_staff(agenda, when), key.proposal, result=RESULTS[n % len(RESULTS)])


def _under_way() -> list[KeyProposal]:
    return list(KeyProposal.objects.select_related("proposal").prefetch_related("leaders").filter(state=KeyState.CHOSEN).order_by("pk"))


def _head(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.PROPOSAL_HEAD][0], when)


def _staff(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when)
