"""Q 服务发展: projects that leaders answer for and their progress, members' investments, help for members' enterprises, appeals."""

from decimal import Decimal

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import BY_OFFICE, LEADERS, choice, decimal, members, money, text, units, when, whole, words

AREA = "服务发展"
HUNDRED_MILLION = Decimal(10000)

PROJECTS = Declared(
    "projects", "包联重点项目", AREA, "政协领导包联的重点项目，一个一条；不再包联时办结。进度记在“项目进度”。",
    (
        text("name", "项目", required=True),
        choice("level", "级别", "省重点 市重点 县区重点 其他", required=True),
        money("value", "总投资", required=True),
        LEADERS,
        units("units", "责任单位", "owner"),
        text("place", "地点"),
        choice("field", "类型", "产业 基础设施 民生 农业 文旅 生态", required=True),
    ),
    "{name}",
    (
        Counting("all", "包联重点项目", "个", lasting=True, words=words("重点项目 项目", "包联 分包 联系 领衔", units="项")),
        Counting("large", "亿元以上的包联项目", "个", least=(("value", HUNDRED_MILLION),), lasting=True, words=words("亿元以上项目 亿元以上", "分包 包联", units="项")),
        Counting("value", "包联项目总投资", "万元", What.SUM, field="value", lasting=True, words=words("总投资", "总投资", units="亿元", near="项目")),
    ),
    lasting=True, icon="building-factory",
)  # fmt: skip

PROGRESS = Declared(
    "project_progress", "项目进度", AREA, "包联项目每期完成的投资和进展，数字由责任单位提供，写明出处。",
    (
        text("project", "项目", required=True),
        money("invested", "本期完成投资"),
        decimal("cleared", "本期征迁", "万平方米"),
        choice("stage", "进展", "前期 开工 推进 竣工 停工", required=True),
        whole("solved", "协调解决问题", "个"),
        text("source", "数字来源", required=True),
    ),
    "{project}：{stage}",
    (
        Counting("invested", "包联项目完成投资", "万元", What.SUM, field="invested", words=words("完成投资 投资", "完成", units="亿元 元", near="项目 完成投资")),
        Counting("cleared", "征迁面积", "万平方米", What.SUM, field="cleared", words=words("征迁 征地拆迁 征迁面积", "征迁 完成", units="平方米 亩")),
        Counting("finished", "竣工项目", "个", What.VALUES, when=when(stage="竣工"), field="project", words=words("项目 竣工项目", "竣工 圆满竣工 建成", units="项")),
        Counting("begun", "开工项目", "个", What.VALUES, when=when(stage="开工"), field="project", words=words("项目", "开工", units="项")),
        Counting("solved", "协调解决项目问题", "个", What.SUM, field="solved", words=words("问题 难题", "协调解决", units="件", near="项目")),
    ),
    icon="trending-up",
)  # fmt: skip

INVESTMENTS = Declared(
    "investments", "委员投资兴业", AREA, "委员招商引资、兴办项目、增资扩产，一个项目一次一条，委员可以自己填报。",
    (
        text("project", "项目", required=True),
        choice("kind", "方式", "新建项目 招商引资 增资扩产 牵线引荐", required=True),
        members("members", "委员", "investor", required=True),
        text("enterprise", "企业"),
        money("planned", "计划投资"),
        money("invested", "本期完成投资", required=True),
        whole("jobs", "新增就业", "人"),
        text("place", "地点"),
    ),
    "{project}",
    (
        Counting("members", "实施项目的委员", "名", What.PEOPLE, roles=("investor",), words=words("委员", "实施项目 投资", units="人 位", near="实施项目 项目")),
        Counting("projects", "委员实施项目", "个", What.VALUES, field="project", words=words("实施项目 项目", "实施 兴办 新上", units="项", near="委员")),
        Counting("invested", "委员项目完成投资", "万元", What.SUM, field="invested", words=words("完成投资 投资", "完成", units="亿元 元", near="委员 实施项目")),
        Counting("attracting", "招商引资和增资扩产的委员", "名", What.PEOPLE, when=when(kind="招商引资 增资扩产 牵线引荐"), roles=("investor",), words=words("委员", "招商引资 增资", units="人 位", near="招商引资 增资扩营")),
        Counting("attracted", "委员招商增资", "万元", What.SUM, when=when(kind="招商引资 增资扩产 牵线引荐"), field="invested", words=words("增资扩营 招商引资 增资", "增资 引进", units="亿元 元", near="招商 增资")),
        Counting("jobs", "委员项目新增就业", "人", What.SUM, field="jobs", words=words("就业 就业岗位", "新增 带动", units="名 个", near="委员 项目")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="building-store",
)  # fmt: skip

HELP = Declared(
    "enterprise_help", "为委员企业办实事", AREA, "协助委员企业解决用地、用工、融资等问题，一事一条。",
    (
        text("enterprise", "企业", required=True),
        members("members", "委员", "helped"),
        choice("kind", "问题", "用地 用水用电 用工 融资 审批 市场 物流 其他", required=True),
        text("matter", "事项", required=True),
        units("units", "办理部门", "owner"),
        LEADERS,
        choice("state", "结果", "办理中 已解决 已答复", required=True),
    ),
    "{enterprise}：{matter}",
    (
        Counting("all", "为委员企业办实事", "件", words=words("实事 困难问题 实际问题 诉求", "协助 办理 帮助 协调", units="个 项", near="委员企业 企业")),
        Counting("solved", "解决的委员企业问题", "件", when=when(state="已解决"), words=words("问题 实际问题 困难", "解决 协调解决", units="个 项", near="企业 委员企业")),
        Counting("enterprises", "得到协助的企业", "家", What.VALUES, field="enterprise", words=words("企业 委员企业", "协助 帮助", units="个")),
    ),
    icon="building-skyscraper",
)  # fmt: skip

APPEALS = Declared(
    "appeals", "倡议书", AREA, "向委员发出的倡议，一份一条。",
    (
        text("title", "标题", required=True),
        choice("about", "内容", "抗灾救灾 捐资助学 消费帮扶 生态环保 文明新风 招商引资 其他", required=True),
        text("to", "发给"),
        whole("answered", "响应委员", "人"),
        text("result", "成效"),
    ),
    "{title}",
    (
        Counting("all", "倡议书", "份", words=words("倡议书 倡议", "发出 发布", units="次 个")),
        Counting("answered", "响应倡议的委员", "人次", What.SUM, field="answered", words=words("委员", "响应", units="名 人", near="倡议")),
    ),
    icon="speakerphone",
)  # fmt: skip

REGISTERS = (PROJECTS, PROGRESS, INVESTMENTS, HELP, APPEALS)
