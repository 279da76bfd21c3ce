"""What became of the promises: most units keep their word, some late, some only at the second look, a few never."""

from datetime import datetime, timedelta

from shangliang.commons.access import Role
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Promise
from shangliang.practices.handling.rules import PromiseState

from . import plots
from .agenda import Agenda, Life, acting
from .days import dice

EVERY = 9  # days between two rounds
DONE = (
    "已按承诺办完，现场可以看到；有关文件存档备查。", "项目已验收，交付使用单位；验收意见书在我单位存档，欢迎提案人现场查看。",
    "已印发文件并在政务网站公布，各镇街道已按新办法执行。", "设备已安装调试完毕，从本月起正式启用，值守电话已公示。",
    "资金已下达到位，首批名单已公示无异议。", "专题培训和排查已完成，发现的问题逐项销号，清单存档备查。",
)
NOT_YET = ("去看过，只做了一半，另外两处还没有动工。", "文件是发了，窗口还在按老办法收材料。", "牌子立了，设备还没有通电。")
MOVED = ("招标流标一次，重新组织采购，工期顺延。", "需与上级专项资金同步实施，资金计划已列明年第一季度。", "施工避开汛期，调整到汛期结束后进场。")
DROPPED = "经主席会议研究，该路段已列入市级改造计划统一实施，本项不再单独跟踪。"
CHASED = "请说明进度；确有困难的，写明理由调整时间。"
SEEN = ("现场看过，办得扎实。", "", "情况属实，谢谢承办单位。", "", "比预想的好。")
FATES = ((52, "kept"), (64, "late"), (74, "refused"), (83, "moved"), (87, "dropped"), (100, "owed"))


def plan(agenda: Agenda) -> None:
    """A look at all promises every so many days, from the summer before last on."""
    day = agenda.days.day(6, 8, back=1)
    while day <= agenda.days.today:
        worked = agenda.days.worked(day)
        agenda.put(agenda.days.moment(worked, "promises"), look, agenda)
        day += timedelta(days=EVERY)
    agenda.put(agenda.days.moment(agenda.days.ago(1), "promises"), look, agenda)


def look(agenda: Agenda, when: datetime) -> None:
    """Let units report what is done, proposers look, the office settle what nobody looked at and remind of what is late."""
    lives = {life.proposal.pk: life for life in agenda.lives.values() if life.proposal is not None}
    for one in Promise.objects.filter(state__in=[PromiseState.OPEN, PromiseState.REPORTED], assignment__matter__kind="proposals").select_related("assignment__matter", "assignment__unit").order_by("pk"):
        life = lives.get(one.assignment.matter.subject_id)
        if life is not None:
            _step(life, one, when)
            _chase(life, one, when)


def _chase(life: Life, one: Promise, when: datetime) -> None:
    """The office reminds of what is late, about once a month."""
    late = (when.date() - one.due_on).days
    if one.state == PromiseState.OPEN and late > EVERY and (late // EVERY) % 4 == 1:
        handling.remind_promises(life.as_role(Role.PROPOSAL_STAFF, when), None, promises=[one], note=CHASED)


def _step(life: Life, one: Promise, when: datetime) -> None:
    """What happens to one promise at this look."""
    unit, drawn = one.assignment.unit.name, dice(life.key, one.position, "fate", of=100)
    fate = next(name for limit, name in FATES if drawn < limit)
    left = (one.due_on - when.date()).days
    if life.author.pk == life.agenda.cast.voices[plots.SHOWN_MEMBER].pk:
        # Kept ahead of time, and waiting for the word of the member whom visitors sign in as.
        if one.state == PromiseState.OPEN and life.agenda.days.today - when.date() < timedelta(days=EVERY):
            handling.report_promise(life.as_unit(unit, when), one, outcome=DONE[0])
        return
    if one.state == PromiseState.REPORTED:
        _looked_at(life, one, when, fate)
    elif fate == "moved" and not one.moves and left < EVERY:
        reason = MOVED[dice(life.key, one.position, of=len(MOVED))]
        handling.move_promise(life.as_unit(unit, when), one, until=max(one.due_on, when.date()) + timedelta(days=70), reason=reason)
    elif fate == "dropped" and left < -30:
        handling.drop_promise(life.as_role(Role.PROPOSAL_HEAD, when), one, reason=DROPPED)
    elif fate != "owed" and fate != "dropped" and left < _ready(life, one, fate):
        handling.report_promise(life.as_unit(unit, when), one, outcome=DONE[dice(life.key, one.position, "done", of=len(DONE))])


def _ready(life: Life, one: Promise, fate: str) -> int:
    """Days before (or, late ones, after) the promised day on which the unit reports."""
    return -20 if fate == "late" or one.refusals else 4 + dice(life.key, one.position, "early", of=24)


def _looked_at(life: Life, one: Promise, when: datetime, fate: str) -> None:
    """The proposer looks, some only after the time is over and the office has gone instead; a few were not done."""
    slow = dice(life.key, one.position, "slow", of=7) == 0
    if slow:
        if one.verify_until and when.date() > one.verify_until + timedelta(days=12):
            act = life.as_role(Role.PROPOSAL_STAFF, when)
            handling.verify_promise(act, one, remark=f"{when.month} 月 {when.day} 日到现场核实，与承办单位报告的一致。", on_site=True)
        return
    act = acting(life.agenda.cast.viewers[life.author.pk], when)
    if fate == "refused" and not one.refusals:
        handling.refuse_promise(act, one, reason=NOT_YET[dice(life.key, one.position, of=len(NOT_YET))])
    else:
        handling.verify_promise(act, one, remark=SEEN[dice(life.key, one.position, "seen", of=len(SEEN))])
