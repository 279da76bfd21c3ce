"""The forms of 双向评价 and 民主评议 as shipped (domain 1.18); the administrator changes them under 设置—测评表.

Bands: 90 and more excellent, 75 good, 60 fair (延边 2022). Items of quality: the sheets of 河北 2020 and 黄山 2021, shortened.
"""

from collections.abc import Sequence
from typing import Any

from shangliang.commons.access import HANDOVER, STAFF, Role
from shangliang.commons.committees.preferences import Column

BY_PROPOSER, BY_UNIT, BY_COMMITTEE, APPRAISAL = "proposals.by_proposer", "proposals.by_unit", "proposals.by_committee", "proposals.appraisal"
TWO_WAY = (BY_PROPOSER, BY_UNIT, BY_COMMITTEE)
QUALITY = {BY_COMMITTEE: "提案委", BY_UNIT: "承办单位"}
EVALUATORS = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)
BANDS = [{"least": 90, "label": "优秀"}, {"least": 75, "label": "良好"}, {"least": 60, "label": "一般"}, {"least": 0, "label": "较差"}]
FIVE = (("很好", 100), ("较好", 85), ("一般", 65), ("较差", 30), ("说不清", None))


def _form(name: str, intro: str, items: Sequence[tuple[str, str, str, int]], grades: Sequence[tuple[str, int | None]] = FIVE, **known: Any) -> dict[str, Any]:
    return {
        "name": name, "intro": intro, "items": [{"code": code, "label": label, "hint": hint, "weight": weight} for code, label, hint, weight in items],
        "grades": [{"code": f"g{n}", "label": label, "points": points} for n, (label, points) in enumerate(grades, 1)],
        "remark": True, "anonymous": False, "least": 3, "turnout": "none", "share": "none", "bands": BANDS, **known,
    }  # fmt: skip


FORMS = {
    BY_PROPOSER: _form(
        "办理工作评价表", "请按你这件提案的办理情况给承办单位打分，每项点一下。",
        [("attitude", "办理态度", "是否重视，谁来谈的", 20), ("contact", "沟通联系", "答复前是否上门或当面听过意见", 25), ("content", "答复内容", "是否逐条回应、说得清楚", 25), ("result", "办理结果", "问题解决了多少", 30)],
        anonymous=True,
    ),
    BY_UNIT: _form(
        "提案质量评价表（承办单位）", "请按办理中的实际感受评价这件提案，提案人看不到是哪个单位怎么评的。",
        [("topic", "选题", "是不是当前该办的事", 20), ("facts", "情况准确", "反映的情况是否属实", 25), ("advice", "建议可行", "建议是否具体、办得到", 35), ("together", "沟通配合", "提案人是否愿意一起商量", 20)],
    ),
    BY_COMMITTEE: _form(
        "提案质量评价表（提案委）", "",
        [("weight", "重要性", "", 20), ("facts", "准确性", "", 20), ("depth", "深入性", "有没有调研", 20), ("advice", "可行性", "", 25), ("form", "规范性", "一事一案，有情况、有分析、有建议", 15)],
    ),
    APPRAISAL: _form(
        "民主评议票", "请对每个单位今年的提案办理工作点一档。", [("overall", "总体评价", "", 1)], (("满意", 100), ("基本满意", 75), ("不满意", 0), ("不了解", None)),
        anonymous=True, remark=False, least=5, turnout="half",
    ),
}  # fmt: skip
LABELS = {BY_PROPOSER: "提案人评办理", BY_UNIT: "承办单位评提案", BY_COMMITTEE: "提案委评提案", APPRAISAL: "民主评议"}

# How the table settings of the room are filled in: whom one may choose, by name and not by code.
SPEAKERS = [(one.value, one.label) for one in Role if one in STAFF | HANDOVER | {Role.CHAIR}]
PARTY_COLUMNS = (Column("party", "哪一方"), Column("role", "由哪个岗位表示意见", "one", SPEAKERS))
BODY_COLUMNS = (Column("name", "哪一家"), Column("roles", "它的岗位", "several", SPEAKERS))
NODE_COLUMNS = (
    Column("label", "环节"), Column("span", "期限", "span"), Column("forms", "哪些形式算完成（一行一个）", "lines"), Column("code", "代号"),
)  # fmt: skip
