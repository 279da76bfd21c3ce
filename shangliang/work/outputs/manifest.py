"""What the room of outputs offers: its settings, its things, two kinds of handling, papers, figures."""

from django.urls import reverse

from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared as figures
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.numbering import check_pattern
from shangliang.commons.subjects import Subject, subjects
from shangliang.commons.ui.panels import Panel, panels
from shangliang.foundation.clocks import Span
from shangliang.practices.handling.kinds import HandlingKind, kinds
from shangliang.practices.handling.manifest import declare_handling
from shangliang.practices.registers.ports import Room, rooms

from . import access, notices, queries  # noqa: F401  (declare the permissions, and who is told what)
from .actions import asking, instructing
from .actions.writing import PAPERS
from .figures import FIGURES
from .models import Conversion, FollowUp, Instruction, Output, Referral, Suggestion
from .panels import of_member
from .rules import check_marks, check_names

GROUP = "成果与批示"
FIELDS = ["经济发展", "城乡建设", "农业农村", "科技教育", "医疗卫生", "文化体育旅游", "社会保障", "生态环境", "交通运输", "社会治理", "其他"]
TYPES = ["建议案", "调研报告", "视察报告", "协商专报", "协商成果", "监督报告", "委员建言"]
RECIPIENTS = ["党委：党委办公室", "政府：政府办公室", "党委：党委主要领导", "政府：政府主要领导", "部门：有关部门", "上级：上级政协"]
declare(
    Preference("outputs.types", "lines", TYPES, "成果的文种", "一行一个。改动不影响已有的成果；统计按文种的名称分。", GROUP, check=check_names),
    Preference("outputs.fields", "lines", FIELDS, "建议的领域", "一行一个。", GROUP, check=check_names),
    Preference("outputs.number", "text", "{category}〔{year}〕{seq}号", "成果编号样式", "签发时给，每个文种每年从 1 起。", GROUP, check=check_pattern),
    Preference("outputs.review_by_another", "bool", True, "审核的人不能是送审的人", "", GROUP),
    Preference("outputs.recipients", "lines", RECIPIENTS, "报送对象", "一行一个，写成“层级：名称”，如“党委：市委办公室”。", GROUP, check=check_names),
    Preference("outputs.levels", "lines", ["党委", "政府", "上级", "部门"], "批示领导的层级", "一行一个。", GROUP, check=check_names),
    Preference("outputs.instructed", "lines", ["社情民意信息", "提案", "大会发言", "专题报告", "其他"], "成果以外领导批示的是什么", "一行一个。", GROUP, check=check_names),
    Preference("outputs.conversions", "lines", ["政策文件", "工作措施", "建设项目", "规划计划", "财政资金", "制度机制"], "建议转化成什么", "一行一个。", GROUP, check=check_names),
    Preference("outputs.follow_up_months", "lines", ["3", "6", "12"], "报送后第几个月跟踪", "一行一个数。到了时间请承办单位说明落实情况，每次一遍。", GROUP, check=check_marks),
    Preference("outputs.follow_up_days", "span", Span.parse("15 working_days"), "跟踪后多久要说明", "写成“15 个工作日”或“30 天”。", GROUP),
)
declare_handling("suggestions", GROUP, contact_required=False)
declare_handling("instructions", GROUP, contact_required=False)
figures.declare(*FIGURES)
panels.add("outputs.of_member", Panel("people.member", 20, "outputs/panel_member.html", of_member))

OUTPUT, SUGGESTION, INSTRUCTION, REFERRAL, CONVERSION, FOLLOW_UP = (f"outputs.{name}" for name in ("output", "suggestion", "instruction", "referral", "conversion", "followup"))
subjects.add(OUTPUT, Subject(OUTPUT, "成果", "file-analytics", lambda pk: reverse("outputs:output", args=[pk]), queries.visible_outputs, queries.get(Output)))
subjects.add(SUGGESTION, Subject(SUGGESTION, "意见建议", "bulb", lambda pk: reverse("outputs:suggestion", args=[pk]), queries.visible_suggestions, queries.get(Suggestion)))
subjects.add(INSTRUCTION, Subject(INSTRUCTION, "领导批示", "signature", lambda pk: reverse("outputs:instruction", args=[pk]), queries.visible_instructions, queries.get(Instruction)))
subjects.add(REFERRAL, Subject(REFERRAL, "建议转办", "bulb", lambda pk: reverse("outputs:referral", args=[pk]), queries.visible_referrals, queries.get(Referral)))
subjects.add(CONVERSION, Subject(CONVERSION, "成果转化", "transform", lambda pk: reverse("outputs:conversion", args=[pk]), queries.visible_conversions, queries.get(Conversion)))
subjects.add(FOLLOW_UP, Subject(FOLLOW_UP, "成果跟踪", "eye-check", lambda pk: reverse("outputs:follow_up", args=[pk]), queries.visible_follow_ups, queries.get(FollowUp)))
purposes.add(PAPERS, Purpose(PAPERS, OUTPUT, "成果文本", attach="outputs.write", most=20))
purposes.add(instructing.SCAN, Purpose(instructing.SCAN, INSTRUCTION, "批示扫描件", attach="outputs.instruct", most=9))
purposes.add(asking.EVIDENCE, Purpose(asking.EVIDENCE, CONVERSION, "转化凭证", attach="outputs.settle", most=9))
OFFICE = "office_staff"
kinds.add(
    "suggestions",
    HandlingKind(
        code="suggestions", label="成果建议", icon="bulb", subject_type=REFERRAL, brief=queries.referral_brief, raters=queries.referral_raters, office=OFFICE,
        link=lambda pk: reverse("outputs:referral", args=[pk]), on_replied=asking.answered, on_reopened=asking.reopened,
    ),
)
kinds.add(
    "instructions",
    HandlingKind(
        code="instructions", label="领导批示", icon="signature", subject_type=INSTRUCTION, brief=queries.instruction_brief, raters=queries.instruction_raters, office=OFFICE,
        link=lambda pk: reverse("outputs:instruction", args=[pk]), on_replied=instructing.answered, on_reopened=instructing.reopened,
    ),
)
rooms.add("reports", Room("reports", "成果与批示", "outputs:list", queries.taken_output))
rooms.add("suggestions", Room("suggestions", "成果与批示", "outputs:list", queries.taken_suggestion))
rooms.add("instructions", Room("instructions", "成果与批示", "outputs:instructions", queries.taken_instruction))
