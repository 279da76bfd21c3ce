"""The figures of government-led checks (figure 113)."""

from shangliang.commons.figures.declared import Count, Figure, Ratio, Then, What, When, Words

GROUP = "提案"
CHECKED = ("checked",)


def _count(code: str, label: str, unit: str, how: Count, what: str, words: Words = Words()) -> Figure:
    return Figure(f"inspection.{code}", label, unit, how, GROUP, what, words)


MENDS = Count(("inspection.found",), What.SUBJECTS, when=(When("mends", ("true",)),))
FIGURES = (
    _count("units", "政府督查督办的单位", "个", Count(("inspection.found",), What.UNITS, roles=CHECKED), "政府牵头督查中登记了结果的单位，一个单位算一次", Words(("单位", "部门"), ("督查督办", "督查"), ("家",), ("政府", "提案办理"))),
    _count("unit_times", "政府督查督办", "个次", Count(("inspection.found",)), "政府牵头督查登记的每次结果"),
    _count("rounds", "政府督查", "次", Count(("inspection.opened",)), "政府牵头开展的督查", Words(("督查", "督查督办"), ("开展", "牵头"), ("轮",), ("政府",))),
    _count("to_mend", "督查要求整改的", "个", MENDS, "登记督查结果时提出整改要求的"),
    _count("mended", "督查整改到位的", "个", Count(("inspection.found",), What.SUBJECTS, when=MENDS.when, then=Then(("inspection.accepted",))), "本期提出整改要求、到期末已经整改到位的"),
    Figure("inspection.mended_rate", "督查整改率", "%", Ratio("inspection.mended", "inspection.to_mend"), GROUP, "整改到位的 ÷ 要求整改的", Words(("整改率", "督查整改率"), near=("督查",))),
)  # fmt: skip
