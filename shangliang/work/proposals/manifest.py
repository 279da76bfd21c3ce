"""All that the proposals room offers to the rest of the house."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Viewer
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.committees.scope import setting
from shangliang.commons.figures import declared as figures
from shangliang.commons.figures.axes import declare_axes
from shangliang.commons.figures.choosing import declare_choices
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.numbering import check_pattern
from shangliang.commons.subjects import Subject, subjects
from shangliang.commons.ui.panels import Panel, panels
from shangliang.foundation.clocks import Span
from shangliang.practices.calls.kinds import About, By, CallKind, Criterion
from shangliang.practices.calls.manifest import declare_call
from shangliang.practices.handling.kinds import HandlingKind, kinds
from shangliang.practices.handling.manifest import declare_handling
from shangliang.practices.handling.rules.checks import check_warnings
from shangliang.practices.polls.kinds import PollKind
from shangliang.practices.polls.kinds import kinds as polls

from . import (
    notices,  # noqa: F401  (declares who is told what)
    queries,
    shipped,
)
from .access import REVIEWERS, visible_to
from .actions import evaluating, handing, honouring
from .actions.upward import SUBJECT as UPWARD
from .figures import FIGURES, of_classes
from .notices import together  # noqa: F401  (declares who is told of joint work)
from .queries import excellent
from .queries import upward as upward_queries
from .queries.axes import AXES
from .queries.of_member import of_member
from .queries.upward import of_superiors
from .rules import Naming
from .rules.joint import check_bodies, check_parties
from .rules.nodes import NODES, check_nodes

GROUP = "提案"
CATEGORIES = ["经济发展", "城乡建设", "农业农村", "科技教育", "医药卫生", "文化体育旅游", "社会民生", "生态环境", "交通运输", "法治与社会治理", "统战与民族宗教", "其他"]
REASONS = [
    "涉及国家秘密", "国家明令禁止的事项", "中共党员对党内组织、人事安排的意见", "民主党派成员反映本组织内部问题", "已进入诉讼、仲裁程序的事项",
    "学术研讨", "为本人或亲属解决个人问题", "宣传、推介具体作品或产品", "指名举报", "没有具体建议，内容空泛", "不属于本市职权范围", "一案多事",
]
OUTCOMES = ["编入社情民意信息", "报送上级政协", "送有关部门参考", "没有采用"]
KEY_LEVELS = ["党委政府领导领办", "主席会议成员督办", "专门委员会督办"]
JOINT_BODIES = [
    {"name": "党委办公室", "roles": ["handover_party"]}, {"name": "政府办公室", "roles": ["handover_government"]},
    {"name": "政协办公室", "roles": ["office_staff"]}, {"name": "提案委员会", "roles": ["proposal_staff", "proposal_head"]},
]
KEY_FORMS = ["督办会", "见面会", "协商座谈", "实地视察", "专题调研", "走访承办单位"]

declare(
    Preference("proposals.categories", "lines", CATEGORIES, "提案分类", "一行一个。改动不影响已立案的提案。", GROUP),
    Preference("proposals.length.least", "int", 100, "正文至少多少字", "", GROUP, low=0, high=2000),
    Preference("proposals.length.usual", "int", 1500, "正文多少字以上提示偏长", "", GROUP, low=300, high=10000),
    Preference("proposals.length.most", "int", 6000, "正文最多多少字", "", GROUP, low=500, high=50000),
    Preference("proposals.cosign.days", "span", Span.parse("5 days"), "会签邀请多久到期", "写成“5 天”或“3 个工作日”。", GROUP),
    Preference("proposals.serial.pattern", "text", "{seq:04d}", "流水号样式", "提交时给；{seq} 是序号。", GROUP, check=check_pattern),
    Preference("proposals.review.stages", "int", 2, "审查分几级", "1 到 3 级。", GROUP, low=1, high=3),
    Preference("proposals.review.stage_names", "lines", ["初审", "复审", "终审"], "各级审查的叫法", "一行一个。", GROUP),
    Preference("proposals.decline.reasons", "lines", REASONS, "不予立案的理由", "一行一条，审查时可多选。", GROUP),
    Preference("proposals.review.checklist", "lines", ["有情况", "有分析", "有具体建议", "一事一案", "属本市职权范围"], "审查要点", "一行一条。", GROUP),
    Preference("proposals.number.plenary", "text", "{seq:04d}", "提案号样式", "立案时给，每次会议从 1 起。", GROUP, check=check_pattern),
    Preference("proposals.number.between_apart", "bool", False, "平时提案另编号", "", GROUP),
    Preference("proposals.number.between", "text", "平{seq:03d}", "平时提案号样式", "另编号时用。", GROUP, check=check_pattern),
    Preference("proposals.similar.alert", "int", 37, "相近到多少分提示", "0 到 100，越高提示越少。", GROUP, low=10, high=95),
    Preference("proposals.information.outcomes", "lines", OUTCOMES, "转作社情民意后的结果", "一行一个，登记结果时选。", GROUP),
    Preference("proposals.key.levels", "lines", KEY_LEVELS, "重点提案的督办层面", "一行一个。", GROUP),
    Preference("proposals.key.organ_levels", "lines", KEY_LEVELS[2:], "哪些督办层面必须写明专门委员会", "一行一个，与督办层面写法相同。", GROUP),
    Preference("proposals.key.nodes", "rows", NODES, "重点提案督办的环节和期限", "按先后写，最后一个由督办办结完成。期限写确定之后多久（如“2 个月”）或哪一天前（如“11 月 30 日前”）；代号用字母，每行不同。", GROUP, check=check_nodes, columns=shipped.NODE_COLUMNS),
    Preference("proposals.key.warn", "lines", ["7", "1"], "督办环节到期前几天提醒", "一行一个数；超期后再提醒一次。", GROUP, check=check_warnings),
    Preference("proposals.handing.parties", "rows", [], "联动交办要哪几方同意", "按先后写一方一行，前一方同意了才轮到后一方。一行也没有，就不用各方同意，交办台直接交办。", GROUP, check=lambda rows: check_parties(rows, [code for code, _ in shipped.SPEAKERS]), columns=shipped.PARTY_COLUMNS),
    Preference("proposals.joint.bodies", "rows", JOINT_BODIES, "联合办理由哪几家组成", "联合办理页上按它们列，联合催办函由它们共同署名。", GROUP, check=check_bodies, columns=shipped.BODY_COLUMNS),
    Preference("proposals.topic.warn", "lines", ["14", "3"], "培育议题成稿前几天提醒", "一行一个数；超期后再提醒一次。", GROUP, check=check_warnings),
    Preference("proposals.tracking.forms", "lines", ["走访", "座谈", "电话联系", "意见"], "联合跟踪的方式", "一行一个。", GROUP),
    Preference("proposals.tracking.every", "span", Span.parse("3 months"), "跟踪组多久至少记一次", "从上一次走访、座谈或联系算起，快到了在跟踪组页上提醒。写成“3 个月”或“45 天”。", GROUP),
    Preference("proposals.tracking.warn", "lines", ["7"], "跟踪组该记一次前几天通知", "一行一个数；超期后再通知一次。", GROUP, check=check_warnings),
    Preference("proposals.key.forms", "lines", KEY_FORMS, "重点提案的督办形式", "一行一个。", GROUP),
    Preference("proposals.upward.ask_days", "int", 30, "上级提案多少天没有消息就提醒去问", "从上次听到消息算起，没有办结的，每过这么多天提醒提案委一次；写 0 不提醒。", GROUP, low=0, high=365),
    Preference("proposals.key.least", "int", 1, "每位领导至少领办督办几件重点提案", "重点提案页上按领导核对。", GROUP, low=0, high=20),
    Preference("proposals.key.most", "int", 2, "每位领导最多领办督办几件重点提案", "", GROUP, low=1, high=50),
    Preference("proposals.open.on", "bool", True, "向社会公开提案", "打开后，审核公开的提案不用登录就能在公开页上看到。", GROUP),
    Preference("proposals.open.days", "span", Span.parse("20 working_days"), "答复后多久公开", "写成“20 个工作日”或“30 天”。", GROUP),
    Preference("proposals.open.warn", "int", 5, "公开到期前几天提醒", "到期前提醒一次，超期再提醒一次。", GROUP, low=0, high=30),
    Preference("proposals.open.names", "text", Naming.FULL.value, "公开页上怎样写委员姓名", "党派团体和机构总是写全称。改动只影响以后公开的。", GROUP, choices=Naming.choices()),
    Preference("proposals.open.office", "text", "", "公开工作由谁负责", "写在公开页下方，如“临江市政协办公室　0576-12345678”。", GROUP),
    Preference("proposals.open.apply", "text", "依申请公开的内容，可以在那一件提案下面网上申请，也可以带身份证明到政协办公室申请，20 个工作日内答复。", "怎样申请公开", "写在公开页的说明里。", GROUP),
    Preference("proposals.open.answer_days", "span", Span.parse("20 working_days"), "公开申请多久答复", "从收到申请算起。写成“20 个工作日”。", GROUP),
    Preference("proposals.open.extend_days", "span", Span.parse("20 working_days"), "公开申请可以延多久", "从原期限算起，只能延一次。", GROUP),
    Preference("proposals.open.apply_a_day", "int", 50, "一天最多收几份公开申请", "防止有人成批提交。", GROUP, low=1, high=1000),
    Preference("proposals.requirements", "text", "先沟通，再答复；逐条回应建议；经单位负责人签发；一式三份。", "办理要求", "印在交办单上。", GROUP),
)
declare(Preference("proposals.evaluation.unit_share", "int", 50, "提案质量分里承办单位评价占百分之几", "其余是提案委评价。只有一方评了的，以一方为准。", GROUP, low=0, high=100))
declare_handling("proposals", GROUP)
figures.declare(*FIGURES)
figures.provide(lambda: of_classes(setting("proposals.handling.classes")))
declare_choices(FIGURES)
declare_axes(*AXES)


def _visible(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    return set(visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))


def _link(proposal_id: int) -> str:
    return reverse("proposals:detail", args=[proposal_id])


def _after_rating(viewer: Viewer, proposal_id: int) -> str:
    ticket = queries.to_evaluate(viewer, proposal_id)
    return reverse("polls:ticket", args=[ticket]) if ticket else ""


def _get(proposal_id: int) -> Any:
    return queries.find(proposal_id)


panels.add("proposals.of_superiors", Panel("people.superiors", 10, "proposals/panel_superiors.html", of_superiors))
panels.add("proposals.of_member", Panel("people.member", 10, "proposals/panel_member.html", of_member))
subjects.add(handing.SUBJECT, Subject(type=handing.SUBJECT, label="提案", icon="file-text", link=_link, visible=_visible, get=_get))
purposes.add("proposals.tracking_photo", Purpose("proposals.tracking_photo", "proposals.groupnote", "走访照片和材料", attach="proposals.tracking_note", most=9))
purposes.add("proposals.attachment", Purpose("proposals.attachment", handing.SUBJECT, "提案附件", attach="proposals.write", most=20))
declare_call(
    CallKind(
        excellent.CODE, "优秀提案评选", "优秀提案", (About.THING,), (By.ORGAN, By.STAFF),
        (Criterion("topic", "选题重要、反映真实", 25), Criterion("analysis", "调查深入、分析透彻", 25), Criterion("advice", "建议具体可行", 25), Criterion("effect", "办理成效和影响", 25)),
        ("已经立案", "有情况、有分析、有具体建议", "办理结果已经解决或列入计划", "提案人评价满意或基本满意"),
        runners=frozenset(REVIEWERS), icon="star", awards=20, per_body=3, subject_type=handing.SUBJECT, describe=excellent.described, find=excellent.to_put_forward,
        suggest=excellent.proposed_by_rules, why_not=excellent.why_not, on_awarded=honouring.honoured, on_revoked=honouring.revoked,
    )
)  # fmt: skip
kinds.add(
    "proposals",
    HandlingKind(
        code="proposals", label="提案", icon="file-text", subject_type=handing.SUBJECT, by_session=True, brief=queries.brief, raters=queries.raters, link=_link,
        hold=handing.hold, on_assigned=handing.assigned, on_replied=handing.answered, on_rated=handing.rated, on_reopened=handing.redone, on_fulfilled=handing.fulfilled,
        on_slipped=handing.slipped, facets=queries.facets, picks=queries.picks, collective=queries.collective, after_rating=_after_rating,
    ),
)
for _kind in shipped.FORMS:
    polls.add(
        _kind,
        PollKind(
            code=_kind, label=shipped.LABELS[_kind], icon="chart-bar", form=shipped.FORMS[_kind], openers=frozenset(shipped.EVALUATORS),
            back=lambda viewer, proposal_id: _link(proposal_id), link=lambda viewer, target: _link(target.subject_id) if target.subject_type == handing.SUBJECT else "",
            on_closed=evaluating.evaluation_closed,
        ),
    )
subjects.add(
    UPWARD,
    Subject(type=UPWARD, label="上级提案", icon="arrow-up-circle", link=lambda pk: reverse("proposals:upward_one", args=[pk]), visible=upward_queries.visible, get=upward_queries.find),
)  # "proposals.upward"
APPLICATION = "proposals.application"
subjects.add(
    APPLICATION,
    Subject(type=APPLICATION, label="公开申请", icon="lock-open", link=lambda pk: reverse("proposals:application", args=[pk]), visible=queries.visible_applications, get=queries.application_of),
)
for _type, _label, _icon, _page, _seen, _found in (
    ("proposals.batch", "联动交办", "users-group", "proposals:batch", queries.visible_batches, queries.batch_of),
    ("proposals.topic", "培育议题", "plant-2", "proposals:topic", queries.visible_topics, queries.topic_of),
    ("proposals.group", "提案跟踪组", "users", "proposals:group", queries.visible_groups, queries.group_of),
    ("proposals.groupnote", "跟踪记录", "camera", "proposals:group_noted", queries.visible_notes, queries.note_of),
):
    subjects.add(_type, Subject(type=_type, label=_label, icon=_icon, link=lambda pk, page=_page: reverse(page, args=[pk]), visible=_seen, get=_found))
LETTER = "proposals.onward"
declare_handling("letters", "委员来信")
subjects.add(
    LETTER,
    Subject(type=LETTER, label="委员来信", icon="mail", link=lambda pk: reverse("proposals:letter", args=[pk]), visible=queries.visible_letters, get=queries.letter_of),
)
kinds.add(
    "letters",
    HandlingKind(
        code="letters", label="委员来信", icon="mail", subject_type=LETTER, brief=queries.letter_brief, raters=queries.letter_raters,
        link=lambda pk: reverse("proposals:letter", args=[pk]),
    ),
)
