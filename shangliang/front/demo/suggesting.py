"""委员建议: seven suggestions from phones, from one answered in spring to one that came this week."""

from datetime import datetime, timedelta

from shangliang.commons.access import Role
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import NotFound
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part
from shangliang.work.advice import actions
from shangliang.work.advice.access import SUBJECT
from shangliang.work.advice.models import Suggestion

from .agenda import Agenda, acting

# Title, text, unit, days ago, and how far it has come: kept, waiting, handed, replied or rated.
SENT = (
    ("滨江步道夜间照明补几盏灯", "东门到渡口一段晚上很暗，跑步的人多，建议补装十盏左右，九点后调暗。", "市住房和城乡建设局", 160, "rated"),
    ("菜场早市的垃圾早一小时收", "早市六点半散，垃圾八点才收，夏天味道大。建议改到七点。", "市综合行政执法局", 120, "rated"),
    ("学校门口放学时段临时管制", "实验小学门口人车混行，建议四点到五点半机动车绕行，家长志愿者配合。", "市公安局", 75, "replied"),
    ("社区卫生站周六开半天", "上班的人周末才有空带老人配药，建议轮流开半天。", "市卫生健康局", 30, "handed"),
    ("公交站牌写上末班时间", "老站牌只有线路没有末班时间，晚上常有人白等。", "市交通运输局", 12, "handed"),
    ("把全城路灯换成彩灯", "节日更有气氛，建议全年亮。", "", 9, "kept"),
    ("图书馆还书箱放到地铁口", "下班顺路还书，少跑一趟。", "", 2, "waiting"),
)


def plan(agenda: Agenda) -> None:
    """Each on its days, as far as it has come."""
    for n, (_, _, _, ago, far) in enumerate(SENT):
        steps = [(0, submit)]
        steps += [(2, keep)] if far == "kept" else [] if far == "waiting" else [(2, hand_over), (4, sign_in)]
        steps += [(20, answer)] if far in {"replied", "rated"} else []
        steps += [(24, rate)] if far == "rated" else []
        last = None
        for later, deed in steps:
            when = agenda.days.moment(agenda.days.ago(ago - later), "suggesting", n, deed.__name__)
            last = when if last is None or when > last else last + timedelta(minutes=9)  # weekends may put two steps on one day
            agenda.put(last, deed, agenda, n=n)


def _member(agenda: Agenda, n: int) -> Member:
    seated = sorted(agenda.cast.viewers)
    return Member.objects.get(pk=seated[n * 11 % len(seated)])


def _one(n: int) -> Suggestion:
    found = Suggestion.objects.select_related("member", "unit").filter(title=SENT[n][0]).first()
    if found is None:
        raise NotFound("没有这条建议。")  # told on stderr as a step not done; it ends no loading
    return found


def submit(agenda: Agenda, when: datetime, *, n: int) -> None:
    """From the phone."""
    member = _member(agenda, n)
    actions.submit(acting(agenda.cast.viewers[member.pk], when), None, member=member, title=SENT[n][0], text=SENT[n][1])


def hand_over(agenda: Agenda, when: datetime, *, n: int) -> None:
    """To one unit."""
    unit = agenda.town.units.get(SENT[n][2]) or list(agenda.town.units.values())[n]
    actions.hand_over(acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when), _one(n), units=[(unit, Part.LEAD)])


def keep(agenda: Agenda, when: datetime, *, n: int) -> None:
    """Kept, with a word to its author."""
    actions.keep(acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when), _one(n), reason="全年亮彩灯费电，节日亮灯已有安排，留作参考。")


def _part(n: int) -> Assignment:
    found = Assignment.objects.select_related("matter", "unit").filter(matter__kind="advice", matter__subject_id=_one(n).pk).first()
    if found is None:
        raise NotFound("这条建议还没有交办。")
    return found


def sign_in(agenda: Agenda, when: datetime, *, n: int) -> None:
    """The unit takes it on and rings the member up."""
    part = _part(n)
    act = acting(agenda.cast.units[part.unit_id][False], when)
    handling.sign_in(act, part)
    handling.log_contact(act, part, day=when.date(), method="电话", people="提建议的委员", content="问清了地点和时间。", view="同意先试。")


def answer(agenda: Agenda, when: datetime, *, n: int) -> None:
    """A short reply."""
    part = _part(n)
    clerk, head = agenda.cast.units[part.unit_id]
    handling.draft_reply(acting(clerk, when), part, texts={"grade": "A", "opening": "您的建议收悉，现答复如下。"}, disclosure="full", answers={1: {"text": "已经照办，欢迎再来看看。", "outcome": "done"}})
    handling.issue_reply(acting(head, when), part)


def rate(agenda: Agenda, when: datetime, *, n: int) -> None:
    """The member is content."""
    one = _one(n)
    handling.rate(acting(agenda.cast.viewers[one.member_id], when), matter_of(SUBJECT, one.pk), overall="satisfied", remarks="办得快。")
