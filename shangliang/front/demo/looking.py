"""Two look-backs: last year's, long concluded and sent on, and this autumn's, which is still going; and a few talks."""

from datetime import datetime, timedelta

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling import queries
from shangliang.practices.handling.kinds import kinds
from shangliang.practices.handling.models import Assignment, LookBack, Message, Recheck
from shangliang.practices.handling.queries import Wanted
from shangliang.practices.handling.rules import State
from shangliang.practices.handling.rules.again import RecheckState, Side
from shangliang.work.proposals import actions as proposals
from shangliang.work.proposals.models import Proposal

from .agenda import Agenda, acting
from .days import dice

PRESENT = (
    "建议所提的事项已经办成，设施投入使用半年，维护单位和电话已公示。", "办成两条，第三条已列入明年计划，资金有安排。", "文件已经施行，窗口按新办法收件，群众少跑一趟。",
    "项目完工后交街道管理，上月已检修一次。", "已建立按季会商的办法，开过两次会，纪要附后。",
)
SEEN = ("去看过，确实办了。", "问了几位住户，都说好。", "路修好了，灯也亮了。")
PARTLY = ("三处只做了一处，另两处还没有开工。", "牌子立了，设备还没有通电。")
NOT = "现场没有变化，住户说一直没有人来过。"
SUMMARY = "多数答复落到了实处；没有完全落实的，主要是资金没有跟上和牵头单位不明。建议政府办把限期兑现的事项列入年度督查。"
ASKED = ("请问现场什么时候方便去看？", "答复里说的试点，选在哪几个小区？", "方案征求意见时，能不能也发我一份？")
TOLD = ("下周三上午可以，经办人在现场等您。", "选了城南和滨江两个，月底前公示名单。")


def plan(agenda: Agenda) -> None:
    """Last November's round with its end in the winter, this year's since some weeks, and a few words between."""
    days = agenda.days
    first = days.worked(days.day(10, 20, back=1))
    for days_later, deed in ((0, begin), (12, answer), (24, look), (30, decide), (34, conclude)):
        day = days.worked(first + timedelta(days=days_later))
        agenda.put(days.moment(day, "look back", deed.__name__), deed, agenda, turn=0)
    for days_ago, deed in ((13, begin), (8, answer), (3, look)):
        day = days.ago(days_ago)
        agenda.put(days.moment(day, "look back again", deed.__name__), deed, agenda, turn=1)
    asked, came = days.moment(days.ago(4), "talk"), days.moment(days.worked(days.day(4, 21)), "letter")
    for when, deed in ((asked, ask), (asked + timedelta(hours=2), tell), (came, take_letter), (came + timedelta(hours=1), answer_letter)):
        agenda.put(when, deed, agenda)
    agenda.put(days.moment(days.worked(days.day(3, 9)), "onward"), onward, agenda)


def begin(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """The proposal committee picks replies of class B, the second time those of last year with promises too."""
    grades = ("B", "C") if turn == 0 else ("B",)
    found = list(queries.pickable(Wanted("proposals", grades=grades, months=3 if turn == 0 else 6), when.date())[: 14 if turn == 0 else 12])
    if found:
        handling.open_look_back(
            _staff(agenda, when), None, kind="proposals", name=f"{when.year} 年提案办理回头看", parts=found,
            picked_by=[*(f"{grade} 类" for grade in grades), f"答复满 {3 if turn == 0 else 6} 个月"], note="逐条说明，附现场照片。",
        )  # fmt: skip


def _rows(state: RecheckState, turn: int) -> list[Recheck]:
    latest = LookBack.objects.order_by("pk")[turn : turn + 1]
    return list(Recheck.objects.select_related("part__matter", "part__unit", "look_back").filter(look_back__in=list(latest), state=state).order_by("pk"))


def answer(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """Units say how it stands; the second time some have not yet."""
    for n, one in enumerate(_rows(RecheckState.ASKED, turn)):
        if turn == 0 or n % 3:
            clerk = agenda.cast.units[one.part.unit_id][False]
            handling.report_recheck(acting(clerk, when), one, present=PRESENT[dice(one.pk, "present", of=len(PRESENT))])


def look(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """Proposers look, or staff on site; most is done, some partly, one not at all."""
    for n, one in enumerate(_rows(RecheckState.REPORTED, turn)):
        if turn == 1 and n % 2:
            continue
        finding, remark = ("not", NOT) if n == 4 else ("partly", PARTLY[n % len(PARTLY)]) if n % 4 == 2 else ("done", SEEN[n % len(SEEN)])
        proposer = next((agenda.cast.viewers[pk] for pk in one.part.matter.raters if pk in agenda.cast.viewers), None)
        on_site = n % 3 == 0 or proposer is None
        act = _staff(agenda, when) if on_site else acting(proposer, when)  # type: ignore[arg-type]
        handling.find_recheck(act, one, finding=finding, remark=remark, on_site=on_site)


def decide(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """What was not done is handled anew, what was done by half is promised by a day."""
    for one in _rows(RecheckState.FOUND, turn):
        if one.finding == "not":
            handling.follow_up_recheck(_staff(agenda, when), one, how="noted", note="已并入老城改造统一实施，改造方案公示后告知提案人。")
        else:
            handling.follow_up_recheck(_staff(agenda, when), one, how="promise", note="其余几处一并办好，附验收单。", until=when.date() + timedelta(days=120))


def conclude(agenda: Agenda, when: datetime, *, turn: int) -> None:
    """The result goes to the government office."""
    for look_back in LookBack.objects.order_by("pk")[turn : turn + 1]:
        handling.conclude_look_back(_staff(agenda, when), look_back, summary=SUMMARY, sent_to=f"{agenda.town.committee.place}人民政府办公室")


def ask(agenda: Agenda, when: datetime) -> None:
    """A few proposers ask the units that have their proposals in hand."""
    parts = Assignment.objects.select_related("matter", "unit").filter(state=State.HANDLING, matter__kind="proposals").order_by("pk")[:6]
    lives = {life.proposal.pk: life for life in agenda.lives.values() if life.proposal is not None}
    for n, part in enumerate(parts):
        life = lives.get(part.matter.subject_id)
        if life is not None:
            handling.send_message(life.as_member(when), part, text=ASKED[n % len(ASKED)])


def tell(agenda: Agenda, when: datetime) -> None:
    """Most units answer within the day; whoever wants to have the draft waits."""
    asked = Message.objects.select_related("part__matter", "part__unit").filter(side=Side.PROPOSER, text__in=ASKED[:2], part__state=State.HANDLING)
    for message in list(asked.order_by("pk")):
        clerk = agenda.cast.units[message.part.unit_id][False]
        handling.send_message(acting(clerk, when), message.part, text=TOLD[ASKED.index(message.text)])


def onward(agenda: Agenda, when: datetime) -> None:
    """What was not filed goes another way: to a unit as a letter, to information, back to its author."""
    declined = list(Proposal.objects.filter(session=agenda.session, state="declined", onward__isnull=True).order_by("pk")[:4])
    unit = agenda.town.units.get("市交通运输局") or next(iter(agenda.town.units.values()))
    for n, proposal in enumerate(declined):
        if n == 0:
            proposals.make_letter(_staff(agenda, when), proposal, unit=unit, note="内容具体但不够成案，请直接答复委员。")
        elif n % 2:
            proposals.pass_on(_staff(agenda, when), proposal, note="有线索价值，按社情民意编报。")
        else:
            proposals.give_back(_staff(agenda, when), proposal, note="一事一案，把第二部分另写一件；补一组近两年的数据。")


def _letters(state: State) -> list[Assignment]:
    return list(Assignment.objects.select_related("matter", "unit").filter(matter__kind="letters", state=state).order_by("pk"))


def take_letter(agenda: Agenda, when: datetime) -> None:
    """The unit signs for the letter and goes to see for itself."""
    for part in _letters(State.HANDED):
        act = acting(agenda.cast.units[part.unit_id][False], when)
        handling.sign_in(act, part)
        handling.log_contact(act, part, day=when.date(), method="走访", people="写信的委员", content="到现场看了情况。", view="同意先试行。")


def answer_letter(agenda: Agenda, when: datetime) -> None:
    """The unit answers the letter after the visit."""
    for part in _letters(State.HANDLING):
        clerk, head = agenda.cast.units[part.unit_id]
        said = {n: {"text": "已采纳，本月起试行，效果好再固定下来。", "outcome": "done"} for n in range(1, len(kinds.get("letters").brief(part.matter.subject_id).asks) + 1)}
        handling.draft_reply(acting(clerk, when), part, texts={"grade": "A", "opening": "您的来信收悉，现答复如下。"}, disclosure="full", answers=said)
        handling.issue_reply(acting(head, when), part)


def _staff(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when)
