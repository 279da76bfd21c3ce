"""A small vocabulary of figures for tests, over facts of its own: invented, like the texts that speak of it."""

from shangliang.commons.figures.declared import Combined, Count, Figure, Ratio, What, Words

FIGURES = (
    Figure("t.received", "收到提案", "件", Count(("wording.submitted",)), "提案", "提交的提案", Words(("提案", "委员提案"), ("收到", "征集"), near=("以来",), never=("立案", "重点"))),
    Figure("t.filed", "立案", "件", Count(("wording.filed",)), "提案", "审查立案的提案", Words(("立案",), ("审查",), never=("实际", "并案"))),
    Figure("t.merged", "并案", "件", Count(("wording.merged",)), "提案", "并入别件的提案", Words(("并案",), ("合并",))),
    Figure("t.net", "实际立案", "件", Combined(("t.filed",), ("t.merged",)), "提案", "立案减去并案", Words(("实际立案",))),
    Figure("t.rate", "立案率", "%", Ratio("t.filed", "t.received"), "提案", "立案 ÷ 收到", Words(("立案率",), ("达",))),
    Figure("t.people", "提交提案的委员", "人", Count(("wording.submitted",), What.PEOPLE, roles=("first",)), "提案", "提过提案的委员", Words(("提案者", "提交提案的委员"), units=("名", "位"))),
    Figure("t.visits", "走访委员", "人次", Count(("wording.none",)), "联系", "走访委员的人次", Words(("走访委员", "委员"), ("走访",), never=("培训",))),
    Figure("t.classes", "委员培训班", "期", Count(("wording.none",)), "学习", "办过的培训班", Words(("培训班", "委员培训班"), ("举办",), units=("次",))),
    Figure("t.planned", "计划举办委员培训班", "期", Count(("wording.none",)), "计划", "计划举办的培训班", Words(("举办委员培训班",), ("计划", "安排"), near=("计划", "安排"))),
    Figure("t.money", "捐款", "万元", Count(("wording.none",), What.SUM, field="amount"), "公益", "委员捐款", Words(("捐款", "捐助"), ("共",))),
)  # fmt: skip
KNOWN = {figure.code: figure for figure in FIGURES}
