"""C, D 计划与督办: items of the year's plans, livelihood projects, tasks, bulletins, members' homework."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import BY_OFFICE, NOTE, choice, day, members, organs, text, units, when, whole, words, yes

AREA = "计划与督办"
FORMS = "专题议政性常委会 双月协商 月度协商 专题协商会 对口协商 界别协商 提案办理协商 民主监督 有事好商量 重点协商 专题调研 视察 外出学习考察 报告会座谈会通报会 活动"

PLAN_ITEMS = Declared(
    "plan_items", "年度计划事项", AREA, "年度协商计划、调研视察计划里的每一项，日期填计划印发日；完成后改进展。",
    (
        choice("plan", "计划", "年度协商计划 调研视察计划 民主监督计划 委员活动计划 学习计划", required=True),
        text("section", "部分", help="计划里的大标题，如“专题协商”"),
        choice("form", "形式", FORMS, required=True),
        text("topic", "题目", required=True),
        organs("lead", "承办机构", "host"),
        members("leaders", "牵头领导", "leader"),
        whole("month", "计划月份", "月", high=12),
        choice("source", "题目来源", "党委出题 政府出题 上级点题 界别征题 委员选题 提案点题 督查子题 自己找题"),
        yes("key", "年度重点课题"),
        choice("state", "进展", "未开展 进行中 已完成 已调整", required=True),
    ),
    "{form}：{topic}",
    (
        Counting("sections", "协商计划部分", "个", What.VALUES, when=when(plan="年度协商计划"), field="section", words=words("大部分 部分", "分为 等", near="协商 计划")),
        Counting("topics", "协商议题", "个", when=when(plan="年度协商计划"), words=words("协商议题 议题 协商课题", "确定 安排 围绕 制定", units="项", never="网络")),
        Counting("key", "重点调研课题", "个", when=when(form="专题调研", key="true"), words=words("重点调研课题 调研课题 重点课题", "确定", units="项")),
        Counting("surveys", "计划专题调研", "次", when=when(form="专题调研"), words=words("专题调研 调研", "安排 计划 搞好", units="项 个", near="安排 计划 全年")),
        Counting("inspections", "计划视察", "次", when=when(form="视察"), words=words("视察活动 视察", "安排 计划 搞好", units="项 个", near="安排 计划 全年")),
        Counting("tours", "计划外出学习考察", "次", when=when(form="外出学习考察"), words=words("外出学习考察 外出考察 学习考察", "安排 计划", near="安排 计划 全年")),
        Counting("talks", "计划报告会、座谈会、通报会", "场次", when=when(form="报告会座谈会通报会"), words=words("报告会 座谈会 通报会", "安排 计划", units="场 次", near="安排 计划 全年")),
        Counting("counterpart", "计划对口协商", "次", when=when(form="对口协商"), words=words("对口协商", "安排 计划 开展", near="安排 计划 全年")),
        Counting("counterpart_sector", "计划对口、界别协商", "次", when=when(form="对口协商 界别协商"), words=words("对口、界别协商 界别协商", "安排 计划 开展", near="计划")),
        Counting("thematic", "计划专题议政性常委会", "次", when=when(form="专题议政性常委会"), words=words("专题议政性常委会 常委会专题协商议政 专题议政性常委会会议", "安排 计划 召开", near="计划 今年")),
        Counting("special", "计划专题协商会", "次", when=when(form="专题协商会"), words=words("专题协商会", "安排 计划 召开", near="计划 今年")),
        Counting("key_consultations", "主席会议重点协商课题", "个", when=when(form="重点协商"), words=words("课题 重点协商", "视察协商 协商", near="主席会议", units="项")),
        Counting("activities", "计划政协活动", "项", when=when(form="活动"), words=words("政协活动 活动", "组织 组织好 安排", units="次", near="计划 工作思路")),
        Counting("done", "完成的计划事项", "项", when=when(state="已完成"), words=words("计划 计划事项 议题 课题", "完成 落实")),
        Counting("all", "计划事项", "项", words=words("计划事项 工作任务", "安排 列入")),
        Counting("key_done", "完成的重点课题", "项", when=when(form="专题调研", key="true", state="已完成"), words=words("课题 重点课题", "完成", near="调研报告")),
        Counting("from_supervision", "督查子题转为协商议题", "项", when=when(source="督查子题"), words=words("子题 协商议题", "作为 转为", near="督查 月度协商")),
    ),
    icon="calendar-event",
)  # fmt: skip

LIVELIHOOD = Declared(
    "livelihood_projects", "民生实事建议项目", AREA, "向政府提出的民生实事项目建议，一个项目一条。",
    (
        text("project", "项目", required=True),
        choice("field", "领域", "教育 医疗卫生 养老托幼 住房 交通 饮水 环境 文化体育 就业社保 社区服务 其他", required=True),
        members("by", "提出委员", "author"),
        organs("organ", "提出机构", "host"),
        choice("state", "结果", "已提出 列入 部分列入 未列入", required=True),
        text("reply", "答复"),
    ),
    "{project}",
    (
        Counting("proposed", "民生实事建议项目", "项", words=words("公益性项目 民生实事 民生项目 建议项目 实事项目", "提出 建议 征集", units="个 件")),
        Counting("adopted", "列入民生实事的建议项目", "项", when=when(state="列入 部分列入"), words=words("民生实事 实事", "列入 纳入", units="个 件")),
    ),
    icon="heart-handshake",
)  # fmt: skip

TASKS = Declared(
    "tasks", "重点任务", AREA, "工作要点分解出的任务：谁负责、何时完成、进展到哪里。",
    (
        text("task", "任务", required=True),
        choice("source", "来源", "工作要点 党委交办 领导批示 会议议定 上级部署", required=True),
        organs("organ", "责任机构", "host"),
        members("leaders", "分管领导", "leader"),
        text("owner", "责任人"),
        day("due_on", "完成时限"),
        choice("state", "进展", "按进度推进 滞后 已完成", required=True),
        NOTE,
    ),
    "{task}",
    (
        Counting("all", "重点任务", "项", words=words("任务 重点任务 工作任务 目标任务", "分解 确定 部署 安排", units="件 个")),
        Counting("on_schedule", "按时序推进和完成的任务", "项", when=when(state="按进度推进 已完成"), words=words("任务", "推进 完成", units="件 个", near="时序 进度")),
        Counting("done", "完成的重点任务", "项", when=when(state="已完成"), words=words("任务 重点任务", "完成", units="件 个")),
        Counting("assigned", "党委交办任务", "项", when=when(source="党委交办"), words=words("交办任务 交办课题 任务", "完成 承担", units="件 个", near="交办 市委 党委 县委 区委")),
    ),
    icon="checklist",
)  # fmt: skip

BULLETINS = Declared(
    "bulletins", "通报和预审", AREA, "党组会议双周情况通报、领导同志单周活动预审、任务督办通报等，一期一条。",
    (
        choice("kind", "类型", "双周情况通报 单周活动预审 月度督办通报 履职情况通报 信息工作通报", required=True),
        whole("issue", "期号", required=True),
        whole("items", "事项", "项"),
        whole("overdue", "其中滞后", "项"),
        text("circulated_to", "通报范围"),
    ),
    "{kind}第{issue}期",
    (
        Counting("fortnightly", "双周情况通报", "期", when=when(kind="双周情况通报"), words=words("双周情况通报 双周通报", "编发 通报", units="次")),
        Counting("weekly", "单周活动预审", "期", when=when(kind="单周活动预审"), words=words("单周活动预审 活动预审", "开展", units="次")),
        Counting("duty", "履职情况通报", "期", when=when(kind="履职情况通报"), words=words("履职情况 业绩通报 履职情况通报", "通报 印发", units="次")),
        Counting("all", "通报", "期", words=words("通报 情况通报", "印发 编发", units="次 份")),
    ),
    icon="file-report",
)  # fmt: skip

HOMEWORK = Declared(
    "homework", "委员作业", AREA, "委员年度作业（如“五个一”）的每一项完成情况，委员自己填报，办公室确认。",
    (
        choice("item", "项目", "一次调研 一件提案 一条信息 一次读书分享 一次界别走访 一件实事 一次宣讲 一次志愿服务", required=True),
        text("what", "做了什么", required=True),
        members("by", "委员", "author", required=True),
        text("effect", "成效"),
        whole("people", "惠及", "人"),
    ),
    "{item}：{what}",
    (
        Counting("done", "完成的委员作业", "项", words=words("委员作业 “五个一” “六个一” “八个一” 五个一 六个一", "完成 开展", units="件 次")),
        Counting("members", "完成过作业的委员", "人", What.PEOPLE, roles=("author",), words=words("委员", "完成", units="名 位", near="作业 五个一 六个一")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="clipboard-check",
)  # fmt: skip

DUTY_REPORTS = Declared(
    "duty_reports", "常委履职报告", AREA, "常委的年度履职报告，一人一条。",
    (
        members("by", "常委", "author", required=True),
        whole("year", "年度", required=True, low=2000, high=2100),
        yes("on_time", "按时提交"),
        choice("form", "方式", "书面 会议报告"),
        choice("grade", "评议", "优秀 称职 基本称职 不称职"),
    ),
    "{year}年度履职报告",
    (
        Counting("submitted", "提交履职报告的常委", "人", What.PEOPLE, roles=("author",), words=words("履职报告 常委履职报告", "提交", units="份 名")),
        Counting("on_time", "按时提交的履职报告", "份", when=when(on_time="true"), words=words("履职报告", "按时提交")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="file-certificate",
)  # fmt: skip

COMMITMENTS = Declared(
    "commitments", "承诺落实", AREA, "协商、督查中部门承诺的事项，逐条跟踪到落实。提案答复的承诺在提案里跟踪，不在这里记。",
    (
        text("what", "承诺事项", required=True),
        text("source", "出自", required=True, help="如哪次协商会"),
        units("units", "承诺单位", "owner", required=True),
        day("due_on", "期限"),
        choice("state", "状态", "未到期 推进中 已落实 未落实", required=True),
        text("checked_by", "核实人"),
    ),
    "{what}",
    (
        Counting("made", "部门承诺事项", "件", words=words("承诺 承诺事项", "承诺 作出", units="项 条")),
        Counting("kept", "已落实的承诺", "件", when=when(state="已落实"), words=words("承诺 承诺事项", "落实 兑现", units="项 条")),
    ),
    icon="calendar-check",
)  # fmt: skip

REGISTERS = (PLAN_ITEMS, LIVELIHOOD, TASKS, BULLETINS, HOMEWORK, DUTY_REPORTS, COMMITMENTS)
