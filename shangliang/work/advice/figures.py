"""The figures of suggestions (figure 117: 50件提案和12条建议), apart from those of proposals.

What was written into the register 委员建议和来信 by hand, before members could hand in here, is a figure of that register; the sum is the third.
"""

from shangliang.commons.figures.declared import Combined, Count, Figure, Ratio, Then, What, Words

GROUP = "提案"
SPOKEN = Words(("建议", "委员建议"), ("收集", "收集的", "提出", "提交", "收到", "交办"), ("件",), ("提案和", "委员"), ("条建议被", "采纳"))


def _count(code: str, label: str, how: Count | Combined, what: str, words: Words = Words(), unit: str = "条") -> Figure:
    return Figure(f"advice.{code}", label, unit, how, GROUP, what, words)


FIGURES = (
    _count("received", "委员建议（在系统里提交的）", Count(("advice.submitted",), What.SUBJECTS), "委员在系统里提交的、提案以外的建议"),
    _count("all", "提案以外的委员建议", Combined(("advice.received", "member_advice.advice")), "在系统里提交的和登记台账里手工记的合计；一条建议只在一处", SPOKEN),
    _count("members", "提出建议的委员", Count(("advice.submitted",), What.PEOPLE, roles=("first",)), "提交过委员建议的委员，一人算一次", unit="人"),
    _count("handed_over", "交办的委员建议", Count(("advice.handed_over",), What.SUBJECTS), "交单位办理的委员建议"),
    _count("answered", "答复的委员建议", Count(("advice.answered",), What.SUBJECTS), "单位答复齐全的委员建议，重新办理的只算一次"),
    _count("handed_answered", "交办的委员建议中已答复的", Count(("advice.handed_over",), What.SUBJECTS, then=Then(("advice.answered",))), "本期交办、到期末已经答复的"),
    _count("kept", "留存参考的委员建议", Count(("advice.kept",), What.SUBJECTS), "没有转办、留存参考的"),
    Figure("advice.reply_rate", "委员建议答复率", "%", Ratio("advice.handed_answered", "advice.handed_over"), GROUP, "本期交办的委员建议中已答复的 ÷ 本期交办", Words(("答复率", "办复率"), near=("建议",))),
)  # fmt: skip
