"""The workbench of staff and of the offices that hand over: what is to be decided, what is due, what happened."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import HANDOVER, Role, Viewer
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.wording import WEEKDAYS, day, percent
from shangliang.practices.handling import queries as handling
from shangliang.practices.handling.panels import named
from shangliang.work.outputs import queries as outputs
from shangliang.work.proposals import queries as proposals
from shangliang.work.proposals.queries import home

from .rest import rest

AHEAD = 7  # days, as many as “7 天内到期” looks ahead
LONG = 5  # days after which what waits for review belongs to today
SHOWN = 4
TITLE = 22  # characters of a title in the page's heading
DECIDERS = HANDOVER | {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD}
Thing = dict[str, Any]


@dataclass
class Desk:
    """A workbench, ready to be printed."""

    heading: str
    figures: list[dict[str, Any]]
    today: list[Thing] = field(default_factory=list)
    week: list[Thing] = field(default_factory=list)
    calm: list[Thing] = field(default_factory=list)
    days: list[dict[str, Any]] = field(default_factory=list)
    peak: str = ""

    @property
    def groups(self) -> list[tuple[str, str, list[Thing]]]:
        return [("今天", "is-over", self.today), ("近期", "is-soon", self.week), ("不急", "is-calm", self.calm)]


def desk(viewer: Viewer, today: date, waiting: dict[str, int]) -> Desk:
    """The workbench of a viewer; `waiting` are the numbers the frame has counted already."""
    counts = proposals.view_counts(viewer, proposals.Filter(), today)
    made = Desk(heading="", figures=figures(counts))
    if viewer.role in {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD} and waiting.get("overdue"):
        made.figures[-1]["note"] += f"，单位欠 {waiting['overdue']} 份"  # 件 are proposals, 份 what single units owe
    made.days, made.peak = _week(viewer, today)
    if viewer.role in DECIDERS:
        _requests(made, viewer, today)
        _late(made, viewer, today)
        if viewer.role not in HANDOVER:
            _review(made, viewer, today, waiting.get("review", 0))
        _hand_over(made, viewer)
        if viewer.role not in HANDOVER:
            _closing(made, counts["rated"])
    if waiting.get("circulars_to_sign"):
        made.week.append({
            "when": "等签发", "what": f"签发 {waiting['circulars_to_sign']} 份通报", "why": "签发后编号、印发，收到的人会收到通知", "source": "通报",
            "verb": "签发", "href": f"{reverse('circulars:list')}?view=signing", "primary": not made.today,
        })  # fmt: skip
    if viewer.role == Role.OFFICE_STAFF:
        _requests(made, viewer, today)
        _outputs(made, today)
    if waiting.get("changes"):
        made.week.append({
            "when": "等答复", "what": f"核对 {waiting['changes']} 位委员改本人信息的申请", "why": "核对后才生效；手机号改好，委员才能用新号登录", "source": "名册",
            "verb": "答复", "href": reverse("membership:changes"), "primary": not made.today,
        })  # fmt: skip
    _promised(made, waiting)
    if waiting.get("leavings"):
        made.week.append({
            "when": "办理中", "what": f"{waiting['leavings']} 件委员退出事项等下一步", "why": "补依据、谈话、记会议决定、送达通知", "source": "名册",
            "verb": "去办", "href": reverse("membership:leavings"),
        })  # fmt: skip
    for group, thing in rest(viewer, waiting):
        getattr(made, group).append(thing | {"primary": not made.today and group == "today"})
    made.heading = _heading(made, counts)
    return made


def _promised(made: Desk, waiting: dict[str, int]) -> None:
    """What the committee planned and is late with, and what its reports said would be bettered."""
    if late := waiting.get("plan_late"):
        made.week.append({"when": "过了期限", "what": f"看看没完成的 {late} 项计划", "why": "年度计划里过了期限、台账里数还不够的", "source": "计划", "verb": "看看", "href": f"{reverse('reports:plans')}?state=late"})
    if still := waiting.get("improvements"):
        made.calm.append({"when": "等落实", "what": f"落实总结里的 {still} 条不足和打算", "why": "下一份总结要交代结果", "source": "总结", "verb": "看看", "href": reverse("reports:improvements")})


def _heading(made: Desk, counts: dict[str, int]) -> str:
    """The page's one sentence: the matter first, then the number."""
    if made.today:
        first = made.today[0]
        return f"今天有 {len(made.today)} 项等你定，先看“{first['what']}”"
    if made.week or made.calm:
        return f"今天没有急事，还有 {len(made.week) + len(made.calm)} 项可以先做"
    return "现在没有等你处理的事" if counts["all"] else "还没有提案，收到后会排在这里"


def figures(counts: dict[str, int]) -> list[dict[str, Any]]:
    """Four numbers, each leading to the list it counts."""
    listed = reverse("proposals:list")
    return [
        {"label": "收到", "value": counts["all"], "unit": "件", "note": f"待审查 {counts['review']}，待交办 {counts['filed']}", "href": listed},
        {"label": "已办结", "value": counts["closed"], "unit": "件", "note": f"占 {percent(counts['closed'], counts['all'])}，待评价 {counts['replied']}",
         "href": f"{listed}?view=closed", "tone": "is-done"},
        {"label": "7 天内到期", "value": counts["soon"], "unit": "件", "note": f"在办 {counts['handling']} 件", "href": f"{listed}?view=soon", "tone": "is-soon"},
        {"label": "已超期", "value": counts["overdue"], "unit": "件", "note": f"占在办 {percent(counts['overdue'], counts['handling'])}",
         "href": f"{listed}?view=overdue", "tone": "is-over"},
    ]  # fmt: skip


def _requests(made: Desk, viewer: Viewer, today: date) -> None:
    """Units that ask to give something back, or for more time, wait for an answer today."""
    asked = [(r, "退办", "return") for r in handling.waiting_returns(viewer)] + [(e, "延期", "extension") for e in handling.waiting_extensions(viewer)]
    for one, word, _ in sorted(asked, key=lambda pair: pair[0].asked_at)[:SHOWN]:
        part = one.assignment
        ago = (today - timezone.localdate(one.asked_at)).days
        made.today.append({
            "when": "今天提出" if ago <= 0 else f"等了 {ago} 天", "what": f"{word}申请：{_brief(part.matter.label)}", "why": f"{part.unit}　{named(part.matter)}　{one.reason}",
            "source": "办理", "verb": "答复", "href": reverse("handling:part", args=[part.pk]), "primary": not made.today,
        })  # fmt: skip
    if len(asked) > SHOWN:
        made.today.append(_more(f"还有 {len(asked) - SHOWN} 件退办、延期申请", reverse("handling:desk")))


def _brief(label: str) -> str:
    """A title without its frame, short enough for a heading."""
    bare = label.removeprefix("关于").removesuffix("的提案").removesuffix("的建议") or label
    return bare if len(bare) <= TITLE else f"{bare[:TITLE]}…"


def _late(made: Desk, viewer: Viewer, today: date) -> None:
    late = handling.overdue_by_unit(today, viewer)
    if late:
        names = "、".join(unit.unit.short_name or unit.unit.name for unit in late[:3])
        quiet = sum(1 for unit in late for part in unit.parts if not part.reminded)
        made.today.append({
            "when": "已超期", "what": f"催办超期的 {len(late)} 个单位", "why": f"{names}{'等' if len(late) > 3 else ''}，超期欠 {handling.owing(late)}"
            + (f"；{quiet} 份还没催过" if quiet else ""), "source": "办理", "verb": "催办", "href": reverse("handling:desk"),
        })  # fmt: skip


def _review(made: Desk, viewer: Viewer, today: date, total: int) -> None:
    """The oldest ones by name, the rest as a number; what has waited long belongs to today."""
    for proposal in home.in_review(viewer)[:SHOWN]:
        waited = (today - timezone.localdate(proposal.submitted_at)).days
        group = made.today if waited >= LONG else made.week
        group.append({
            "when": "今天提交" if waited <= 0 else f"等了 {waited} 天", "what": f"审查“{proposal.title}”", "why": f"{proposal.serial}　{proposal.proposers_text}",
            "source": "提案", "verb": "审查", "href": reverse("proposals:review", args=[proposal.pk]),
        })  # fmt: skip
    if total > SHOWN:
        made.week.append(_more(f"还有 {total - SHOWN} 件待审查", reverse("proposals:desk")))


def _outputs(made: Desk, today: date) -> None:
    """What outputs and instructions ask of the office: each kind as one line."""
    found = outputs.desk(today)
    lines = (
        (made.today, found.overdue, "单位超期没有答复建议、批示", "已自动催办，可以打电话问问", "催办"), (made.today, found.fresh, "批示等交办", "交给单位，或记为阅知", "交办"),
        (made.today, found.to_tell, "批示有了结果，等反馈领导和作者", "反馈了才算办结", "反馈"), (made.week, found.to_settle, "建议有了答复，等核定采纳没有", "核定后作者会收到", "核定"),
        (made.week, found.to_hand, "建议还没有交办", "选好单位，一次交办", "交办"), (made.week, found.review, "成果等审核", "送审的人不能自己审", "审核"),
        (made.week, found.to_send, "成果已签发，等报送", "报送后每条建议开始计时", "报送"), (made.calm, found.own_follow_ups, "跟踪等办公室说明", "满 3、6、12 个月看落实得怎样", "说明"), (made.calm, found.follow_ups, "单位过期没有说明跟踪", "满 3、6、12 个月请单位说明", "看看"),
    )  # fmt: skip
    for group, rows, what, why, verb in lines:
        if count := rows.count():
            group.append({"when": f"{count} {'份' if rows is found.overdue else '件'}", "what": what, "why": why, "source": "成果与批示", "verb": verb, "href": reverse("outputs:desk")})


def _hand_over(made: Desk, viewer: Viewer) -> None:
    """What is this viewer's to hand over, as one line: it is done as a batch."""
    own = list(proposals.mine_to_hand_over(viewer))
    if own:
        made.calm.append({
            "when": "可成批办", "what": f"交办 {len(own)} 件已立案的提案", "why": f"最早的一件：{own[0].title}", "source": "提案", "verb": "交办",
            "href": reverse("proposals:handing"),
        })  # fmt: skip


def _closing(made: Desk, rated: int) -> None:
    if rated:
        made.calm.append({
            "when": "已评价", "what": f"办结 {rated} 件已评价的提案", "why": "提案人已经评价，看过就可以办结", "source": "提案", "verb": "看看",
            "href": reverse("proposals:list") + "?view=rated",
        })  # fmt: skip


def _more(what: str, href: str) -> Thing:
    return {"when": "其余", "what": what, "why": "", "source": "", "verb": "都看看", "href": href}


def _week(viewer: Viewer, today: date) -> tuple[list[dict[str, Any]], str]:
    """Today and the days “7 天内到期” counts, with how many replies are due on each: together they are that figure."""
    due = home.due_by_day(viewer, today, today + timedelta(days=AHEAD))
    most, days = max(due.values(), default=0), []
    for n in range(AHEAD + 1):
        one = today + timedelta(days=n)
        looks = "is-now" if one == today else "is-off" if not here().calendar.is_working(one) else ""
        peak = "is-peak" if due.get(one, 0) == most > 2 else ""
        days.append({"name": WEEKDAYS[one.weekday()], "day": one.day, "count": due.get(one, 0), "cls": f"{looks} {peak}".strip()})
    crowded = next((one for one, n in sorted(due.items()) if n == most > 2), None)
    return days, f"{day(crowded)}有 {most} 件同日到期。" if crowded else ""
