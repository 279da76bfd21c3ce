"""All that handling offers: its settings, one set per kind of work, and its subjects."""

from django.urls import reverse

from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.figures.axes import bridge
from shangliang.commons.figures.splitting import name_sorts
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.subjects import Subject, subjects
from shangliang.foundation.clocks import Span

from . import access, notices, queries  # noqa: F401  (declare the permissions, and who is told what)
from .figures import FIGURES
from .kinds import kinds
from .rules import ContactScope, RatingScope
from .rules.checks import check_classes, check_questions, check_warnings

CLASSES = [
    {"code": "A", "label": "已经解决或采纳", "solved": True, "follow_up": False, "needs_reason": False},
    {"code": "B", "label": "列入计划逐步解决", "solved": False, "follow_up": True, "needs_reason": False},
    {"code": "C", "label": "留作参考", "solved": False, "follow_up": False, "needs_reason": True},
]
QUESTIONS = [
    {"code": "visited", "label": "承办单位怎样与你沟通", "options": ["当面谈过", "电话沟通过", "我提出不必", "没有联系"]},
    {"code": "attitude", "label": "办理人员的态度", "options": ["满意", "理解", "不满意"]},
    {"code": "pertinent", "label": "答复是否针对你的建议", "options": ["针对", "基本针对", "没有针对"]},
    {"code": "result", "label": "对办理结果", "options": ["同意", "理解", "保留意见", "不同意"]},
]

figures.declare(*FIGURES)
for part, pairs in queries.BRIDGES.items():
    bridge(part, pairs)
name_sorts(lambda: {kind.code: kind.label for kind in kinds})
declare(Preference("handling.messages_an_hour", "int", 20, "一小时内最多发几条留言", "提案人与承办单位互相留言，每人每小时。", "办理", low=1, high=500))
declare(Preference("handling.clerk_may_issue", "bool", False, "经办人可以签发答复", "单位负责人在纸上签过的，可由经办人在这里签发。", "办理"))

PART, MATTER = "handling.assignment", "handling.matter"
subjects.add(
    PART,
    Subject(type=PART, label="承办件", icon="inbox", link=lambda pk: reverse("handling:part", args=[pk]), visible=queries.visible_parts, get=queries.part_of),
)
subjects.add(
    MATTER,
    Subject(type=MATTER, label="办理", icon="progress", link=lambda pk: reverse("handling:matter", args=[pk]), visible=queries.visible_matters, get=queries.matter),
)
PROMISE = "handling.promise"
subjects.add(
    PROMISE,
    Subject(type=PROMISE, label="承诺事项", icon="calendar-check", link=lambda pk: reverse("handling:promise", args=[pk]), visible=queries.visible_promises, get=queries.promise_of),
)
RECHECK, LOOK_BACK, MESSAGE, CONTACT = "handling.recheck", "handling.lookback", "handling.message", "handling.contact"
subjects.add(
    RECHECK,
    Subject(type=RECHECK, label="回头看的一件", icon="eye-check", link=lambda pk: reverse("handling:recheck", args=[pk]), visible=queries.visible_rechecks, get=queries.recheck_of),
)
subjects.add(
    LOOK_BACK,
    Subject(type=LOOK_BACK, label="回头看", icon="eye-check", link=lambda pk: reverse("handling:look_back", args=[pk]), visible=queries.visible_look_backs, get=queries.look_back_of),
)
subjects.add(
    MESSAGE,
    Subject(type=MESSAGE, label="留言", icon="messages", link=lambda pk: reverse("handling:message", args=[pk]), visible=queries.visible_messages, get=queries.message_of),
)
subjects.add(
    CONTACT,
    Subject(type=CONTACT, label="沟通", icon="messages", link=lambda pk: reverse("handling:met", args=[pk]), visible=queries.visible_contacts, get=queries.contact_of),
)
purposes.add("handling.recheck_evidence", Purpose("handling.recheck_evidence", RECHECK, "落实凭证", attach="handling.report_recheck", most=20))
purposes.add("handling.recheck_on_site", Purpose("handling.recheck_on_site", RECHECK, "现场核实照片", attach="handling.find_recheck", most=20))
purposes.add("handling.message_file", Purpose("handling.message_file", MESSAGE, "留言附件", attach="handling.take_back_message", most=9))
purposes.add("handling.contact_photo", Purpose("handling.contact_photo", CONTACT, "见面照片和纪要", attach="handling.photograph", most=9))
purposes.add("handling.evidence", Purpose("handling.evidence", PROMISE, "兑现凭证", attach="handling.report_promise", most=20))
purposes.add("handling.record", Purpose("handling.record", PART, "办理材料", attach="handling.contact", see="handling.see_records", most=20))
purposes.add("handling.enclosure", Purpose("handling.enclosure", PART, "答复附件", attach="handling.draft_reply", most=10))


def declare_handling(prefix: str, group: str, *, contact_required: bool = True) -> None:
    """Declare the settings that every kind of handling has, for the kind whose code is `prefix`; rooms call it in their manifest.

    `contact_required` is only the default: whether a unit must have spoken with those behind the thing before it replies.
    """

    def key(name: str) -> str:
        return f"{prefix}.handling.{name}"

    written = "写成“5 个工作日”“30 天”“3 个月”或“6 月 30 日前”。"
    declare(
        Preference(key("sign_days"), "span", Span.parse("3 working_days"), "签收期限", written, group),
        Preference(key("return_days"), "span", Span.parse("5 working_days"), "申请退办期限", "从交办起算，过期不再受理。" + written, group),
        Preference(key("lead"), "span", Span.parse("3 months"), "主办、分办的办理期限", written, group),
        Preference(key("between"), "span", Span.parse("3 months"), "平时提出的办理期限", written, group),
        Preference(key("assist"), "span", Span.parse("1 month"), "会办意见期限", written, group),
        Preference(key("redo"), "span", Span.parse("3 months"), "重新办理期限", written, group),
        Preference(key("extend_times"), "int", 1, "最多延期几次", "", group, low=0, high=5),
        Preference(key("extend_max"), "span", Span.parse("1 month"), "每次最多延多久", written, group),
        Preference(key("limit"), "span", Span.parse("6 months"), "从交办起最长多久", "延期也不能超过。" + written, group),
        Preference(key("contact_first"), "span", Span.parse("15 working_days"), "首次沟通期限", "写在办理要求里，用来提醒。", group),
        Preference(key("contact_required"), "bool", contact_required, "答复前必须与提案人沟通", "", group),
        Preference(key("contact_scope"), "text", ContactScope.FIRST.value, "答复前与谁沟通", "选“每位”的，按登记沟通时写的姓名看还差谁。", group, choices=ContactScope.choices()),
        Preference(key("warn"), "lines", ["15", "7", "3", "1"], "到期前几天提醒", "一行一个数。", group, check=check_warnings),
        Preference(key("rate"), "span", Span.parse("15 working_days"), "评价期限", "从答复起算。" + written, group),
        Preference(key("rate_warn"), "lines", ["5", "1"], "评价到期前几天提醒", "一行一个数，只提醒还没有评价的提案人；不评价不算满意。", group, check=check_warnings),
        Preference(key("rate_chase"), "lines", ["1", "8"], "评价过期后几天再提醒", "一行一个数，每个数提醒一次；留空就不再提醒。", group, check=check_warnings),
        Preference(key("verify"), "span", Span.parse("15 working_days"), "承诺兑现后多久核实", "从承办单位报告算起，到期没有核实的，请提案委核实。" + written, group),
        Preference(key("recheck"), "span", Span.parse("15 working_days"), "回头看时单位多久说明落实情况", "从列入回头看算起。" + written, group),
        Preference(key("promise_moves"), "int", 1, "承诺时间承办单位可以自行调整几次", "再要调整，由提案委来调。", group, low=0, high=5),
        Preference(key("rating_scope"), "text", RatingScope.FIRST.value, "以谁的评价为准", "", group, choices=RatingScope.choices()),
        Preference(key("rating_form"), "rows", QUESTIONS, "征询意见表的问题", "", group, check=check_questions),
        Preference(key("classes"), "rows", CLASSES, "答复类别", "排在后面的较轻；分办时以最轻的为准。", group, check=check_classes),
    )
