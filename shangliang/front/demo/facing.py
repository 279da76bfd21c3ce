"""Members who show themselves on the portal, and what citizens wrote to them: answered, waiting, late, and one report of conduct."""

from datetime import datetime

from shangliang.commons.access import Role, Viewer
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member
from shangliang.practices.calls import actions as calls
from shangliang.practices.calls.models import Nomination
from shangliang.practices.calls.rules import NominationState
from shangliang.work.profiles import actions
from shangliang.work.profiles.models import Missive, Profile
from shangliang.work.profiles.rules import Sort, Wanted

from .agenda import Agenda, acting
from .people import SHOWN_MEMBER

ROOMS = ("城东街道委员工作站", "滨江社区“委员会客厅”", "政协机关一楼接待室")
TIMES = ("每月第一个星期三上午", "每月第二个星期五下午", "每季度第一个月 10 日，遇休息日顺延")
WORDS = ("有事请来坐坐，能办的一起想办法，办不了的说清楚。", "", "教育上的事，您说，我记，我跑。")
SHOWN = 9
# Days ago, which page, sort, what, text, answer, answered days ago.
LETTERS = (
    (120, 0, "letter", "校门口早晚高峰过不去", "实验小学门口每天早晚都堵，接孩子的车停到了人行道上，老人牵着孩子只能走机动车道。", "我同交警、学校一起看了现场，已提出错时放学和划定即停即走区的建议，下月试行。", 110),
    (64, 1, "letter", "工业园区的公交太早收班", "园区二班下班是晚上九点半，末班车九点就没有了，希望延长一小时。", "已把情况写成社情民意报送，公交公司答复先加开一班九点四十的车。", 41),
    (30, 0, "letter", "老旧小区电动车没处充电", "我们小区六十多辆电动车，只有四个充电口，楼道里拉线充电，很危险。", "", 0),
    (9, 2, "letter", "想请委员来听听小店的难处", "夜市的摊位费两年涨了三次，想请委员来听一听。", "", 0),
    (6, 1, "conduct", "门牌上的接待时间没有人", "门牌写星期五下午接待，我去了两次都锁着门，请核实。", "", 0),
)  # fmt: skip


def plan(agenda: Agenda) -> None:
    """Put the pages, the letters and the deeds on the agenda."""
    days = agenda.days
    agenda.put(days.moment(days.ago(150), "show"), show, agenda)
    for n, (ago, *_, answer, answered) in enumerate(LETTERS):
        agenda.put(days.moment(days.ago(ago), "write", n), write, agenda, n=n)
        if answer:
            agenda.put(days.moment(days.ago(answered), "answer", n), reply, agenda, n=n)
    agenda.put(days.moment(days.ago(100), "open deeds"), open_deeds, agenda)


def _whom(agenda: Agenda) -> list[Member]:
    """The member who signs in for a look, then the first of several sectors."""
    shown = Member.objects.get(name=SHOWN_MEMBER, until__isnull=True)
    rest = [members[0] for members in agenda.cast.members.values() if members and members[0].pk != shown.pk]
    return [shown, *rest][:SHOWN]


def _as(member: Member, when: datetime) -> Act:
    return acting(Viewer(member.user_id, member.name, member.committee_id, Role.MEMBER, member_id=member.pk), when)


def show(agenda: Agenda, when: datetime) -> None:
    """Some members agree to be shown."""
    for n, member in enumerate(_whom(agenda)):
        actions.show(_as(member, when), member, wanted=Wanted(room=ROOMS[n % 3], times=TIMES[n % 3], words=WORDS[n % 3], employer=n % 2 == 0))


def _page(agenda: Agenda, n: int) -> Profile:
    return Profile.objects.select_related("member").get(member=_whom(agenda)[LETTERS[n][1]])


def write(agenda: Agenda, when: datetime, *, n: int) -> None:
    """A citizen writes."""
    _, _, sort, title, text, _, _ = LETTERS[n]
    page = _page(agenda, n)
    public = acting(Viewer(None, "公众", page.committee_id, Role.PLATFORM), when)
    actions.write(public, page, sort=sort, name="演示来信人", contact="演示，无联系方式", title=title, text=text, receipt=f"DEMOLETTER{n:02d}")


def reply(agenda: Agenda, when: datetime, *, n: int) -> None:
    """The member answers."""
    page = _page(agenda, n)
    one = Missive.objects.filter(sort=Sort.LETTER, holder=page.member, answered_at__isnull=True).order_by("received_at")[0]
    actions.answer(_as(page.member, when), one, text=LETTERS[n][5])


def open_deeds(agenda: Agenda, when: datetime) -> None:
    """Three of last year's honoured agreed that the public may read of them."""
    office = acting(agenda.cast.roles[Role.OFFICE_STAFF][0], when)
    for one in Nomination.objects.filter(state=NominationState.AWARDED, member__isnull=False, call__year=agenda.days.year - 1, call__kind="honours_member").order_by("pk")[:3]:
        found = one if one.shown else calls.show_deed(office, one, on=True)
        calls.open_deed(office, found, on=True, consent="本人书面同意")
