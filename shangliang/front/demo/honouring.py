"""Honours: last year's awarded at the plenary, this year's excellent members in public with two objections, proposals under review."""

from collections.abc import Sequence
from datetime import date, datetime

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Member, Organ
from shangliang.practices.calls import actions, queries
from shangliang.practices.calls.kinds import By, kinds
from shangliang.practices.calls.models import Call, Nomination
from shangliang.practices.calls.rules import NominationState

from .agenda import Agenda, acting
from .days import dice

MEMBER, COLLECTIVE, PROPOSAL = "honours_member", "honours_collective", "excellent_proposals"
TEXTS = {
    MEMBER: "评选本年度优秀政协委员。请各界别、专门委员会、党派团体按名额推荐，写明一年来的履职事迹，附必要的证明材料。",
    COLLECTIVE: "评选本年度政协工作先进集体，包括界别、专门委员会和承办单位。请写明做法和成效。",
    PROPOSAL: "评选本年度优秀提案。请从已立案、办理效果好的提案中推荐，集体提案不少于五分之一。",
}
DEEDS = (
    "全年提出提案三件，立案三件；牵头走访二十多户，把老旧小区加装电梯的分摊办法谈了下来，写成的建议被住建部门采用。",
    "带着界别活动组跑了六个乡镇，摸清冷链保鲜的缺口，提出的分级建仓建议列入当年计划，农户少损耗两成。",
    "坚持每月到委员工作站接待群众，全年接待四十一人次，办成十七件，其余都给了说法；主动承担两次大会发言。",
    "参加视察调研九次，写社情民意信息五条，两条被上级采用；发起的助学小组资助了十二名学生。",
    "在民主评议中敢说真话，会后又跟着整改清单回访三次，推动窗口延时服务落了地。",
)
WORK = "全年组织协商、视察、读书活动十二次，委员参加率九成以上，三项建议转化为部门文件。"
FORCE = "主办提案全部按期答复，面商率百分之百，承诺事项完成九成以上，提案人都表示满意。"
OBJECTIONS = (
    ("公示的事迹里“资助十二名学生”，据我了解是小组集体出资，请核实表述。", "核实：确为界别小组集体资助，已请推荐单位把材料改为“发起并参与”，不影响评选。"),
    ("他所在的企业今年受过一次安全生产处罚，是否符合条件，请核实。", ""),
)


def plan(agenda: Agenda) -> None:
    """Put the two years' honours on the agenda."""
    days, year = agenda.days, agenda.days.year
    for kind in (MEMBER, COLLECTIVE):
        put = (
            ((11, 24), open_), ((12, 2), nominate), ((12, 12), close), ((12, 16), review), ((12, 22), shortlist), ((12, 23), publicise),
        )  # fmt: skip
        for (month, day), deed in put:
            agenda.put(days.moment(days.worked(days.day(month, day, back=1)), deed.__name__, kind), deed, agenda, kind=kind, year=year - 1)
        agenda.put(days.moment(days.worked(days.day(1, 8)), "decide", kind), decide, agenda, kind=kind, year=year - 1)
        agenda.put(days.moment(days.worked(days.day(1, 13)), "publish", kind), publish, agenda, kind=kind, year=year - 1)
    # Two of these may fall on one day where offices were closed: each has an hour later than the one before.
    for hour, (ago, deed) in enumerate(((40, open_), (33, nominate), (20, close), (16, review), (7, shortlist), (3, publicise), (2, object_)), 9):
        agenda.put(days.moment(days.ago(ago), clock=f"{hour:02d}:10"), deed, agenda, kind=MEMBER, year=year)
    for hour, (ago, deed) in enumerate(((26, open_), (18, suggest), (9, close), (5, review)), 9):
        agenda.put(days.moment(days.ago(ago), clock=f"{hour:02d}:40"), deed, agenda, kind=PROPOSAL, year=year)


def _lead(agenda: Agenda, kind: str, when: datetime) -> Act:
    role = Role.PROPOSAL_STAFF if kind == PROPOSAL else Role.OFFICE_STAFF
    return acting(agenda.cast.roles[role][0], when)


def _call(kind: str, year: int) -> Call:
    return Call.objects.get(kind=kind, year=year)


def _standing(call: Call, *states: NominationState) -> list[Nomination]:
    found = list(call.nominations.filter(state__in=states).order_by("pk"))
    for one in found:
        one.call = call
    return found


def open_(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """The call goes out, to close in two weeks; chairs and the head of the proposal committee review."""
    closes = agenda.days.calendar.add_working(when.date(), 10)
    call = actions.draft(_lead(agenda, kind, when), None, kind=kind, year=year)
    call = actions.save(_lead(agenda, kind, when), call, values={"announcement": TEXTS[kind], "closes_on": closes, "awards": {MEMBER: 8, COLLECTIVE: 4, PROPOSAL: 6}[kind]})
    reviewers = [viewer.user_id for viewer in (*agenda.cast.roles[Role.CHAIR][:3], *agenda.cast.roles[Role.PROPOSAL_HEAD][:1]) if viewer.user_id]
    actions.name_reviewers(_lead(agenda, kind, when), call, users=reviewers)
    actions.open_call(_lead(agenda, kind, when), call)


def nominate(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """Conveners put forward in their organ's name; the office adds units."""
    call = _call(kind, year)
    organs = [organ for organ in _organs(agenda) if organ.pk in agenda.cast.conveners][:14]
    taken: set[str] = set()
    for n, organ in enumerate(organs):
        convener = agenda.cast.conveners[organ.pk]
        if convener.pk not in agenda.cast.viewers:
            continue
        key = f"organ:{organ.pk}" if kind == COLLECTIVE else _pick(organ, convener, year, when.date())
        if not key or key in taken or kind == COLLECTIVE and n % 3:
            continue
        taken.add(key)
        act = acting(agenda.cast.viewers[convener.pk], when)
        actions.nominate(act, call, key=key, deed=WORK if kind == COLLECTIVE else DEEDS[dice(key, of=len(DEEDS))], by=By.ORGAN, organ_id=organ.pk)
    if kind == COLLECTIVE:
        for unit in list(agenda.town.units.values())[:2]:
            actions.nominate(_lead(agenda, kind, when), call, key=f"unit:{unit.pk}", deed=FORCE, by=By.STAFF)
    _examine(agenda, when, call)


def _organs(agenda: Agenda) -> list[Organ]:
    return sorted({organ.pk: organ for organ in agenda.town.organs.values() if organ.kind == "sector"}.values(), key=lambda one: (one.position, one.pk))


def _pick(organ: Organ, convener: Member, year: int, day: date) -> str:
    """One of the sector's members, another one each year, never the convener."""
    found = [one for one in Member.objects.filter(sector=organ, since__lt=date(year, 6, 1), until__isnull=True).order_by("sort_key", "pk") if one.pk != convener.pk and one.office == ""]
    return f"member:{found[dice(organ.name, year, of=len(found))].pk}" if found else ""


def _examine(agenda: Agenda, when: datetime, call: Call) -> None:
    """All meet the conditions but the last of many."""
    ones = _standing(call, NominationState.PROPOSED)
    if call.kind == MEMBER and len(ones) > 6:
        *ones, late = ones
        actions.refuse(_lead(agenda, call.kind, when), call, nomination=late, unmet=[call.conditions[0]], note="今年增补，任职不满一年")
    actions.admit(_lead(agenda, call.kind, when), call, ids=[one.pk for one in ones])


def suggest(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """The proposal committee puts forward what the rules propose."""
    call = _call(kind, year)
    offered = list(queries.suggestions(kinds.get(kind), call))[:10]
    if offered:
        actions.nominate_many(_lead(agenda, kind, when), call, chosen=offered)
        _examine(agenda, when, call)


def close(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """No more nominations."""
    actions.close(_lead(agenda, kind, when), _call(kind, year))


def review(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """Each reviewer gives points where it is not their own; of the proposals one reviewer has not begun yet."""
    call = _call(kind, year)
    viewers = {viewer.user_id: viewer for role in (Role.CHAIR, Role.PROPOSAL_HEAD) for viewer in agenda.cast.roles[role]}
    reviewers: Sequence[int] = list(call.reviewers.values_list("user_id", flat=True))
    for user in reviewers[: -1 if kind == PROPOSAL and len(reviewers) > 1 else None]:
        for one in _standing(call, NominationState.ELIGIBLE):
            if queries.conflict_of(one, viewers[user], when.date()):
                continue
            scores = {criterion["code"]: str(72 + dice(one.key, criterion["code"], user, of=26)) for criterion in call.criteria}
            actions.review(acting(viewers[user], when), one, scores=scores)


def shortlist(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """The best by their mean, as many as there are awards."""
    call = _call(kind, year)
    ones, standing = _standing(call, NominationState.ELIGIBLE), queries.standings(call)
    best = sorted(ones, key=lambda one: -(standing[one.pk].value or 0) if one.pk in standing else 0)[: call.awards]
    actions.shortlist(_lead(agenda, kind, when), call, chosen=[one.pk for one in best])


def publicise(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """The list is public."""
    actions.publicise(_lead(agenda, kind, when), _call(kind, year))


def object_(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """Two objections; one is answered."""
    call = _call(kind, year)
    listed = _standing(call, NominationState.SHORTLISTED)
    for n, (text, said) in enumerate(OBJECTIONS):
        about = listed[n % len(listed)]
        filed = actions.object_to(_lead(agenda, kind, when), call, text=text, nomination_id=about.pk, name="来电反映（已登记姓名电话）" if n else "委员来信")
        if said:
            actions.answer(_lead(agenda, kind, when), filed, upheld=False, text=said)


def decide(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """The chairs' council decides before the plenary."""
    number = 3 if kind == MEMBER else 4
    actions.decide(_lead(agenda, kind, when), _call(kind, year), decision="六届十六次主席会议", day=when.date(), document=f"临政协〔{when.year}〕{number}号")


def publish(agenda: Agenda, when: datetime, *, kind: str, year: int) -> None:
    """Announced at the plenary; three deeds are shown to everybody."""
    for one in actions.publish(_lead(agenda, kind, when), _call(kind, year))[:3]:
        actions.show_deed(_lead(agenda, kind, when), one, on=True)
