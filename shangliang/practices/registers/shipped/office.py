"""V, Y 机关与阵地: documents, activity funds, vehicles, office services; venues and what they are used for."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, HOSTS, choice, decimal, members, money, organs, text, when, whole, words, yes

AREA, VENUES_AREA = "机关运行", "阵地场所"

DOCUMENTS = Declared(
    "documents", "公文", AREA, "收文、发文，可逐件也可按月合起来填件数。",
    (
        choice("kind", "类型", "发文 收文 会议纪要 请示报告 函", required=True),
        text("title", "标题或范围", required=True),
        text("number", "文号"),
        whole("count", "件数", "件", required=True),
        decimal("days", "平均办理", "天"),
    ),
    "{kind}：{title}",
    (
        Counting("sent", "制发公文", "件", What.SUM, when=when(kind="发文 会议纪要 请示报告 函"), field="count", words=words("公文 文件 发文", "制发 印发 发出", units="份")),
        Counting("received", "办理收文", "件", What.SUM, when=when(kind="收文"), field="count", words=words("收文 来文", "办理 收到 流转", units="份")),
    ),
    icon="file",
)  # fmt: skip

FUNDS = Declared(
    "fund_standards", "活动经费标准", AREA, "委员、委组活动经费的标准，一个标准一条；调整时办结旧的，另记新的。",
    (
        choice("kind", "经费", "委员活动经费 专委会活动经费 委员小组活动经费 界别活动经费", required=True),
        whole("year", "执行年度", low=2000, high=2100),
        decimal("before", "原标准", "元"),
        decimal("now", "现标准", "元", required=True),
        choice("per", "单位", "每人每年 每组每年 每委每年", required=True),
        text("document", "依据"),
    ),
    "{kind}{now}元",
    (
        Counting("now", "委员活动经费现标准", "元", What.SUM, when=when(kind="委员活动经费"), field="now", lasting=True, words=words("委员活动经费 活动经费", "提高到 增加到", near="提高到 标准")),
        Counting("before", "委员活动经费原标准", "元", What.SUM, when=when(kind="委员活动经费"), field="before", lasting=True, words=words("委员活动经费 活动经费", "从 由", near="从")),
    ),
    lasting=True, icon="cash",
)  # fmt: skip

SPENDING = Declared(
    "activity_spending", "活动经费支出", AREA, "专委会、小组、界别的活动经费支出，一笔一条。",
    (
        text("use", "用途", required=True),
        organs("organ", "使用机构", "host", required=True),
        money("amount", "金额", required=True),
        text("voucher", "凭证"),
    ),
    "{use}",
    (Counting("amount", "活动经费支出", "万元", What.SUM, field="amount", words=words("活动经费 专项经费", "支出 安排 使用", units="元")),),
    icon="receipt",
)  # fmt: skip

SERVICE = Declared(
    "office_service", "服务保障", AREA, "会务、接待、后勤、用车、网络安全、保密检查等保障工作，可按月合起来填。",
    (
        choice("kind", "类型", "会务 公务用车 后勤维修 网络安全检查 保密检查 信息系统 档案", required=True),
        text("what", "内容", required=True),
        whole("times", "次数", "次", required=True),
        decimal("kilometres", "里程", "公里"),
        whole("faults", "发现问题", "个"),
    ),
    "{kind}：{what}",
    (
        Counting("meetings", "会务保障", "次", What.SUM, when=when(kind="会务"), field="times", words=words("会务 会议服务 会务保障", "保障 承办 服务", units="场")),
        Counting("vehicles", "公务用车", "次", What.SUM, when=when(kind="公务用车"), field="times", words=words("公务用车", "派车 保障", units="台次 车次")),
        Counting("checks", "网络安全和保密检查", "次", What.SUM, when=when(kind="网络安全检查 保密检查"), field="times", words=words("保密检查 安全检查", "开展")),
    ),
    icon="tools",
)  # fmt: skip

VENUES = Declared(
    "venues", "阵地场所", VENUES_AREA, "委员之家、活动中心、活动室、书屋、教育基地，一处一条；撤销时办结。",
    (
        choice("kind", "类型", "委员之家 履职活动中心 专委会活动室 界别活动室 党建活动室 政协书屋 文史馆 教育基地 协商议事厅", required=True),
        text("name", "名称", required=True),
        organs("organ", "管理机构", "host"),
        text("address", "地址"),
        whole("seats", "座位", "个"),
        decimal("area", "面积", "平方米"),
        choice("works", "建设", "新建 升级改造 沿用", required=True),
        yes("open", "对群众开放"),
    ),
    "{name}",
    (
        Counting("all", "阵地场所", "个", lasting=True, words=words("阵地 活动阵地 平台 场所", "建成 建设", units="处 家")),
        Counting("homes", "委员之家", "个", when=when(kind="委员之家 履职活动中心"), lasting=True, words=words("委员之家 履职活动中心 “委员之家”", "建成 建立", units="家 处")),
        Counting("rooms", "专委会和界别活动室", "个", when=when(kind="专委会活动室 界别活动室"), lasting=True, words=words("活动室 委员活动室 界别活动室", "建立 建成", units="间 处")),
        Counting("party_rooms", "党建活动室", "个", when=when(kind="党建活动室"), lasting=True, words=words("党建活动室", "建立 建成", units="间")),
        Counting("improved", "新建和改造的阵地", "个", when=when(works="新建 升级改造"), words=words("阵地 委员之家", "升级改造 新建 建成", units="处")),
    ),
    lasting=True, icon="building",
)  # fmt: skip

USES = Declared(
    "venue_uses", "阵地活动", VENUES_AREA, "在阵地场所开展的活动、值守接待，一次一条。",
    (
        text("venue", "场所", required=True),
        choice("kind", "用途", "学习 协商 接待群众 党建 联谊 展览 值班 会议", required=True),
        text("theme", "主题", required=True),
        HOSTS,
        members("duty", "值守委员", "host"),
        ATTENDEES,
        whole("visitors", "其他来访", "人次"),
        whole("solved", "解决问题", "件"),
    ),
    "{venue}：{theme}",
    (
        Counting("events", "阵地活动", "次", words=words("活动", "开展 举办", units="场 场次", near="阵地 委员之家 活动室")),
        Counting("venues", "用到的阵地", "个", What.VALUES, field="venue", words=words("阵地 场所", "使用")),
        Counting("visitors", "阵地接待群众", "人次", What.SUM, field="visitors", words=words("群众", "接待", units="人", near="阵地 委员之家 会客厅")),
        Counting("attendances", "委员参加阵地活动", "人次", What.ATTENDANCES, roles=("attendee",), words=words("委员", "参加", near="阵地 委员之家")),
    ),
    icon="calendar",
)  # fmt: skip

REGISTERS = (DOCUMENTS, FUNDS, SPENDING, SERVICE, VENUES, USES)
