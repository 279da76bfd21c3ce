"""Joint work of the year: topics that are cultivated, a group that follows key proposals, reports that are put down."""

from datetime import datetime, timedelta

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Organ, OrganKind
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Group, KeyProposal, Topic
from shangliang.work.proposals.rules import KeyState

from .agenda import Agenda, acting

TOPICS = (
    ("社区食堂可持续运营", "cluster", "三件相近提案都提到亏损，值得合起来做深。", "全市社区食堂四十二家，二十一家靠补贴维持。建议按服务人次结算补贴，开放周边单位用餐。"),
    ("老旧小区加装电梯后的维护", "plan", "专委会年度计划选题，明年准备作重点提案。", "已装电梯一百六十部，七成没有约定维护费从哪里来。"),
    ("山区快递进村最后三公里", "lead", "界别座谈时村里反映最多。", ""),
)
NOTES = (("走访", "与主办单位一起看了两处，工期比计划早半个月。"), ("座谈", "请提案人和承办单位坐下来，把两条分歧说开了。"), ("意见", "建议把验收结果在社区公示一周。"))


def plan(agenda: Agenda) -> None:
    """Topics in autumn, a group from spring on, reports of key proposals in summer."""
    days = agenda.days
    agenda.put(days.moment(days.worked(days.day(4, 20)), "group"), follow, agenda)
    agenda.put(days.moment(days.worked(days.day(6, 18)), "group"), visit, agenda)
    agenda.put(days.moment(days.worked(days.day(9, 10)), "report"), report, agenda)
    agenda.put(days.moment(days.worked(days.day(10, 12)), "topics"), cultivate, agenda)
    agenda.put(days.moment(days.worked(days.day(10, 28)), "topics"), write, agenda)


def _staff(agenda: Agenda, when: datetime) -> Act:
    return acting(agenda.cast.roles[Role.PROPOSAL_STAFF][0], when)


def follow(agenda: Agenda, when: datetime) -> None:
    """Two parties and a committee follow three key proposals."""
    parties = [*Organ.objects.filter(kind=OrganKind.PARTY_ORGANISATION).order_by("position", "pk")[:2], *Organ.objects.filter(kind=OrganKind.SPECIAL_COMMITTEE).order_by("position", "pk")[:1]]
    chosen = [key.proposal for key in KeyProposal.objects.select_related("proposal").filter(state=KeyState.CHOSEN).order_by("pk")[:3]]
    if len(parties) > 1 and chosen:
        members = [agenda.lives[key].author for key in list(agenda.lives)[:1]]
        group = actions.open_group(_staff(agenda, when), None, name="民生实事联合跟踪组", organs=parties, members=members, note="跟到办成为止，每季度至少走访一次。")
        actions.follow(_staff(agenda, when), group, proposals=chosen)


def visit(agenda: Agenda, when: datetime) -> None:
    """Two visits and a word."""
    for group in Group.objects.all():
        for n, followed in enumerate(group.follows.select_related("proposal", "group").order_by("pk")):
            form, text = NOTES[n % len(NOTES)]
            actions.note_tracking(_staff(agenda, when), followed, form=form, day=when.date(), text=text)


def report(agenda: Agenda, when: datetime) -> None:
    """Half of the reports to the chairs' council are in."""
    for key in list(KeyProposal.objects.select_related("proposal").filter(state=KeyState.CHOSEN, nodes__code="report", nodes__done_on__isnull=True).order_by("pk"))[::2]:
        actions.key_step(_staff(agenda, when), key.proposal, code="report", day=when.date(), note="督办情况报告已送主席会议。")


def cultivate(agenda: Agenda, when: datetime) -> None:
    """Three topics for next year's plenary, each with two members and a coach."""
    authors = list({life.author.pk: life.author for life in agenda.lives.values()}.values())
    for n, (title, source, why, _) in enumerate(TOPICS):
        people = authors[2 * n : 2 * n + 2]
        actions.open_topic(_staff(agenda, when), None, title=title, members=people, coach="提案委周敏", due_on=when.date() + timedelta(days=35 + 20 * n), source=source, why=why)


def write(agenda: Agenda, when: datetime) -> None:
    """Two have a first version and a word of the coach on it."""
    written = [(topic, text) for topic, (_, _, _, text) in zip(Topic.objects.order_by("pk"), TOPICS, strict=False) if text]
    for topic, text in written:
        first = topic.members.select_related("member").first()
        actions.note_topic(acting(agenda.cast.viewers[first.member_id], when), topic, word="version", text=text)
    for topic, _ in written:
        actions.note_topic(_staff(agenda, when + timedelta(minutes=20)), topic, word="comment", text="补一组近两年的对比数据，建议写到谁来办。")

