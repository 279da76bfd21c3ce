"""All that calls offer: their subjects, photos, settings for every kind, and the honours that come with the house."""

from django.urls import reverse

from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.numbering import check_pattern
from shangliang.commons.subjects import Subject, subjects
from shangliang.commons.ui.panels import Panel, panels
from shangliang.foundation.clocks import Span

from . import access, facts, notices, queries  # noqa: F401  (declare the permissions, the facts, and who is told what)
from .figures import FIGURES
from .kinds import CallKind, kinds
from .panels.honours import of_member
from .rules import check_criteria, check_publicity
from .shipped import HONOURS

GROUP = "评选表彰"
CALL, NOMINATION, OBJECTION, PHOTOS = "calls.call", "calls.nomination", "calls.objection", "calls.photo"


def declare_call(kind: CallKind) -> None:
    """Make a kind of call known, with the settings every kind has; rooms call it in their manifest."""

    def key(name: str) -> str:
        return f"calls.{kind.code}.{name}"

    rows = [{"code": one.code, "label": one.label, "weight": one.weight} for one in kind.criteria]
    group = f"{GROUP}：{kind.label}"
    kinds.add(kind.code, kind)
    declare(
        Preference(key("conditions"), "lines", list(kind.conditions), "评选条件", "一行一条，审核时逐条对照。", group),
        Preference(key("criteria"), "rows", rows, "评审标准", "权重合计要是 100。", group, check=check_criteria),
        Preference(key("awards"), "int", kind.awards, "表彰名额", "0 表示不限。", group, low=0, high=500),
        Preference(key("per_body"), "int", kind.per_body, "每家最多推荐几个", "0 表示不限。", group, low=0, high=100),
        Preference(key("reviews"), "bool", kind.reviews, "要评审", "不评审的，审核后直接拟定名单。", group),
        Preference(key("publicity"), "bool", kind.publicity, "要公示", "不公示的，拟定名单后直接登记决定。", group),
    )


declare(
    Preference("calls.publicity_days", "span", Span.parse("5 working_days"), "公示多久", "写成“5 个工作日”或“7 天”，从公示次日算起，调休上班的也算。", GROUP, check=check_publicity),
    Preference("calls.rounds", "int", 1, "评审几轮", "前几轮入围的才进下一轮。", GROUP, low=1, high=3),
    Preference("calls.trim", "bool", False, "五人以上评审时去掉一个最高分和一个最低分", "", GROUP),
    Preference("calls.warn", "lines", ["3", "1"], "截止前几天提醒还没有推荐的", "一行一个数。", GROUP, check=lambda lines: [int(line) for line in lines]),
    Preference("calls.certificate.number", "text", "{year}-{seq:03d}", "证书编号样式", "公布时给，每年从 1 起。", GROUP, check=check_pattern),
    Preference("calls.certificate.text", "text", "在{year}年度{call}中，被评为{award}，特发此证。", "证书正文", "可以用 {year}、{call}、{award}、{name}。", GROUP),
    Preference("calls.least_score", "int", 0, "优秀委员人选的履职得分至少几分", "0 表示不看得分。低于它的，推荐时提醒；看下一项要不要挡住。", GROUP, low=0, high=1000),
    Preference("calls.score_refuses", "bool", False, "得分不够的不能推荐", "不开只提醒，由评审的人斟酌。", GROUP),
    Preference("calls.contact", "text", "", "公示联系人和电话", "印在公示上，如“张三，3210012”。", GROUP),
)
for one in HONOURS:
    declare_call(one)
figures.declare(*FIGURES)
subjects.add(CALL, Subject(type=CALL, label="评选征集", icon="award", link=lambda pk: reverse("calls:call", args=[pk]), visible=queries.visible_calls, get=queries.call_by_id))
subjects.add(
    NOMINATION,
    Subject(
        type=NOMINATION, label="推荐", icon="award", link=lambda pk: reverse("calls:nomination", args=[pk]), visible=queries.visible_nominations, get=queries.nomination_by_id
    ),
)
subjects.add(
    OBJECTION,
    Subject(type=OBJECTION, label="公示异议", icon="flag", link=lambda pk: reverse("calls:objection", args=[pk]), visible=queries.visible_objections, get=queries.objection_by_id),
)
purposes.add(PHOTOS, Purpose(PHOTOS, NOMINATION, "照片和证明材料", attach="calls.mend_nomination", most=10))
panels.add("calls.of_member", Panel("people.member", 40, "calls/panel_member.html", of_member))
