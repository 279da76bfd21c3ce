"""What else waits for a desk: whatever the navigation counts and no line of its own says has a line here, with the same number."""

from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer

from .. import menu

# Counts of the navigation that `desk` tells by lines of its own.
TOLD = frozenset({"review", "hand_over", "asked", "overdue", "circulars_to_sign", "changes", "plan_late", "improvements", "outputs", "suggestions", "instructions", "tracking", "to_sign"})
# Name of the count → group, when, what is to be done with how many, why, verb, page (without one: that of the navigation).
LINES: dict[str, tuple[str, str, str, str, str, str]] = {
    "objections": ("today", "等答复", "答复 {n} 件评选异议", "公示期内有人提出，答复以后才能往下走", "答复", ""),
    "promises_late": ("today", "过了日子", "过问 {n} 条到期没有兑现的承诺", "答复里承诺的日子已经过去", "看看", ""),
    "appeals": ("week", "等答复", "答复 {n} 件履职得分申诉", "委员对得分有不同意见", "答复", "duty:appeals"),
    "homework": ("week", "等评阅", "评阅 {n} 份委员作业", "评阅以后才计分", "评阅", ""),
    "to_confirm": ("week", "等确认", "确认 {n} 条登记", "确认以后才进台账", "确认", ""),
    "calls": ("week", "等评审", "评审 {n} 个评选对象", "全部评完才能汇总", "评审", ""),
    "circulars": ("week", "等阅看", "阅看 {n} 份通报", "看过、确认过的会记下", "看看", ""),
    "advice": ("week", "等转交", "转交 {n} 件委员建议", "转给承办单位，单位答复后告诉委员", "转交", ""),
    "checks": ("week", "等登记", "登记、核实 {n} 个单位的督查", "到单位看过的要登记，报告整改的要核实", "去办", ""),
    "verify": ("week", "等核实", "核实 {n} 条报告兑现的承诺", "单位报告已经兑现", "核实", ""),
    "rechecks": ("week", "等核实", "核实 {n} 件回头看", "单位已说明落实情况", "核实", ""),
    "to_answer": ("week", "等填写", "填 {n} 份测评", "结束以前可以填", "填写", ""),
    "to_send_on": ("calm", "等转送", "定 {n} 件不予立案提案的去向", "转作社情民意信息、来信或参阅", "去定", ""),
    "joint": ("today", "等表态", "看 {n} 批联合交办", "几家都同意了才交得出去", "去看", ""),
    "applications": ("week", "等答复", "答复 {n} 份公开申请", "有人在公开页上申请，二十个工作日内答复", "答复", "proposals:applications"),
    "citizens": ("week", "等处理", "处理 {n} 封群众来信", "反映情况的由办公室办，委员没有按时回的要过问", "去看", ""),
    "to_disclose": ("calm", "等审核", "审核 {n} 件提案和答复的公开", "办结以后定公开方式", "审核", ""),
}


def rest(viewer: Viewer, waiting: dict[str, int]) -> list[tuple[str, dict[str, Any]]]:
    """The lines with the group each belongs to; nothing the viewer's navigation does not lead to."""
    ways = {name: way for way in menu.NAV if viewer.role in way.roles and way.href for name in counts_of(way)}
    said = []
    for name, (group, when, what, why, verb, page) in LINES.items():
        if waiting.get(name) and name in ways:
            href = reverse(page) if page else ways[name].href
            said.append((group, {"when": when, "what": what.format(n=waiting[name]), "why": why, "source": ways[name].label, "verb": verb, "href": href}))
    return said


def counts_of(way: menu.Way) -> list[str]:
    """The names of all that a way counts."""
    return [*way.counts.split(), *way.late.split()]
