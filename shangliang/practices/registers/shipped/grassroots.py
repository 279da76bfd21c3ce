"""L 基层协商: townships, rooms and their sessions, members sent down, stations, what bodies do, townships' scores."""

from decimal import Decimal

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, HOSTS, PLACE, choice, decimal, members, organs, text, when, whole, words, yes

AREA = "基层协商"

TOWNSHIPS = Declared(
    "townships", "乡镇街道", AREA, "本地的乡镇和街道，算覆盖面用；撤并时办结。",
    (
        text("name", "名称", required=True),
        choice("kind", "类型", "乡 镇 街道 开发区", required=True),
        whole("villages", "村和社区", "个"),
        text("contact", "政协联络员"),
        organs("group", "联络机构", "host"),
    ),
    "{name}",
    (
        Counting("all", "乡镇街道", "个", lasting=True, words=words("乡镇（街道） 乡镇街道 乡镇", "涵盖 覆盖")),
        Counting("villages", "村和社区", "个", What.SUM, field="villages", lasting=True, words=words("村（社区） 村和社区")),
    ),
    lasting=True, icon="building-community",
)  # fmt: skip

ROOMS = Declared(
    "rooms", "协商议事室", AREA, "协商议事室，一室一条；撤销时办结。",
    (
        text("name", "名称", required=True),
        choice("kind", "类型", "乡镇街道 村社区 企业 事业单位 园区商圈 其他", required=True),
        text("township", "所在乡镇街道", required=True),
        PLACE,
        text("keeper", "负责人"),
        members("members", "编入委员", "member"),
        whole("seats", "座位", "个"),
        yes("demonstration", "示范点"),
    ),
    "{name}",
    (
        Counting("all", "协商议事室", "个", lasting=True, words=words("协商议事室 议事室 “有事好商量”协商议事室 协商议事平台 协商驿站", "建立 建成 设立 共建立", units="家", never="村级 企业 事业单位")),
        Counting("townships", "建有议事室的乡镇街道", "个", What.VALUES, field="township", lasting=True, words=words("乡镇（街道） 乡镇", "涵盖 覆盖 建立", near="议事室")),
        Counting("villages", "村（社区）协商议事室", "个", when=when(kind="村社区"), lasting=True, words=words("村（社区） 村级协商议事室 村级 协商议事室", "创设 建立 建成", near="村 社区 村级")),
        Counting("enterprises", "企业协商议事室", "个", when=when(kind="企业"), lasting=True, words=words("企业协商议事室 企业 协商议事室", "建立 创设", units="家", near="企业")),
        Counting("institutions", "事业单位协商议事室", "个", when=when(kind="事业单位"), lasting=True, words=words("事业单位协商议事室 事业单位 协商议事室", "建立", near="事业单位")),
        Counting("town_rooms", "乡镇街道协商议事室", "个", when=when(kind="乡镇街道"), lasting=True, words=words("乡镇协商议事室 协商议事室", "建立", near="乡镇 街道")),
        Counting("opened", "新建协商议事室", "个", words=words("协商议事室 议事室", "新建 新设", near="新")),
        Counting("demonstration", "示范议事室", "个", when=when(demonstration="true"), lasting=True, words=words("示范点 示范议事室", "打造 建成", units="家")),
    ),
    lasting=True, icon="home-heart",
)  # fmt: skip

SESSIONS = Declared(
    "room_sessions", "协商议事活动", AREA, "议事室的每次活动、板凳会、恳谈会，一次一条。",
    (
        choice("form", "形式", "协商议事会 板凳会 院坝会 民情恳谈会 开门协商", required=True),
        text("topic", "议题", required=True),
        text("room", "议事室", required=True),
        choice("room_kind", "议事室类型", "乡镇街道 村社区 企业 事业单位 园区商圈 其他", required=True),
        text("township", "乡镇街道", required=True),
        ATTENDEES,
        whole("citizens", "群众代表", "人次", required=True),
        whole("raised", "提出问题", "件"),
        whole("solved", "解决问题", "件", upto="raised"),
        yes("escalated", "转入政协协商", help="转成提案、信息或上一级协商"),
    ),
    "{form}：{topic}",
    (
        Counting("all", "协商议事活动", "场次", words=words("活动 协商议事活动 议事活动 协商活动", "累计开展 开展 举办", units="次 场", near="议事室 协商议事 有事好商量")),
        Counting("bench", "板凳会、院坝会", "场", when=when(form="板凳会 院坝会"), words=words("板凳会 院坝会", "召开", units="次")),
        Counting("talks", "民情恳谈会", "次", when=when(form="民情恳谈会"), words=words("民情恳谈会 恳谈会", "召开", units="场")),
        Counting("citizens", "群众代表参与", "人次", What.SUM, field="citizens", words=words("基层群众代表 群众代表 群众", "吸纳 参与 参加", units="名", near="参与 议事", never="政协委员")),
        Counting("members", "委员参与协商议事", "人次", What.ATTENDANCES, roles=("attendee",), words=words("政协委员 委员", "参与 参加", near="议事室 协商议事")),
        Counting("people", "参与协商议事的委员", "人", What.PEOPLE, roles=("attendee",), words=words("委员", "参与", units="名", near="基层协商 协商议事")),
        Counting("raised", "议事提出的问题", "件", What.SUM, field="raised", words=words("问题", "提出 收集", units="个 条", near="议事")),
        Counting("solved_of", "议事解决的问题（有提出数的）", "件", What.SUM, least=(("raised", Decimal(1)),), field="solved"),
        Counting("solved", "议事解决的问题", "件", What.SUM, field="solved", words=words("问题 解决问题", "解决 推动解决", units="个 条", near="议事室 协商")),
        Counting("escalated", "转入政协协商的议题", "件", when=when(escalated="true"), words=words("议题", "转入 转化", units="个")),
    ),
    icon="messages", scores=True,
)  # fmt: skip

GROUPS = Declared(
    "duty_groups", "下沉履职小组", AREA, "委员下沉到乡镇街道编成的小组，一组一条；重新编组时办结。",
    (
        text("name", "小组", required=True),
        text("township", "乡镇街道", required=True),
        members("leader", "组长", "leader"),
        members("members", "编入委员", "member", required=True),
        whole("province", "编入驻地省政协委员", "名"),
        whole("city", "编入驻地市（州）政协委员", "名"),
        text("contact", "联络员"),
    ),
    "{name}",
    (
        Counting("groups", "履职小组", "个", lasting=True, words=words("履职小组 议事会小组 小组 委员小组", "编入 组建 编成")),
        Counting("members", "下沉委员", "名", What.PEOPLE, roles=("member", "leader"), lasting=True, words=words("政协委员 市政协委员 县政协委员 区政协委员 委员", "下沉 编入 将", units="人", near="下沉 乡镇", never="省 驻")),
        Counting("province", "下沉的省政协委员", "名", What.SUM, field="province", lasting=True, words=words("省政协委员 省", "下沉 编入", units="人", near="下沉 省")),
        Counting("city", "下沉的驻地市级政协委员", "名", What.SUM, field="city", lasting=True, words=words("市政协委员 市驻", "下沉 编入", units="人", near="下沉 驻")),
        Counting("townships", "有委员下沉的乡镇街道", "个", What.VALUES, field="township", lasting=True, words=words("乡镇（街道） 乡镇", "下沉", near="下沉")),
    ),
    lasting=True, icon="users-group",
)  # fmt: skip

STATIONS = Declared(
    "stations", "工作站和联络站", AREA, "委员工作站、社区联络站、界别活动站，一站一条；撤销时办结。",
    (
        choice("kind", "类型", "乡镇街道委员工作站 社区联络站 界别活动站 委员工作室 委员会客厅 委员联络室", required=True),
        text("name", "名称", required=True),
        text("township", "乡镇街道"),
        organs("organ", "所属机构", "host"),
        members("keeper", "负责委员", "leader"),
        members("members", "驻站委员", "member"),
        text("hours", "接待时间"),
        yes("pilot", "试点"),
        choice("stars", "星级", "未评 三星 四星 五星"),
    ),
    "{name}",
    (
        Counting("liaison", "社区联络站", "个", when=when(kind="社区联络站"), lasting=True, words=words("社区联络站 联络站 政协社区联络站", "试点建立 建立 设立", units="家")),
        Counting("work", "乡镇街道委员工作站", "个", when=when(kind="乡镇街道委员工作站"), lasting=True, words=words("委员工作站 政协委员工作站 工作站", "建立 设立", units="家", never="活动")),
        Counting("sector", "界别活动站", "个", when=when(kind="界别活动站"), lasting=True, words=words("界别活动站 界别活动室 界别工作室", "建立 建成", units="家")),
        Counting("studios", "委员工作室", "个", when=when(kind="委员工作室"), lasting=True, words=words("委员工作室 工作室", "建立 建成 成立", units="家")),
        Counting("all", "工作站和联络站", "个", lasting=True, words=words("工作站 联络站 履职平台", "建立 建成", units="家")),
        Counting("members", "驻站委员", "人", What.PEOPLE, roles=("member", "leader"), lasting=True, words=words("委员", "驻站 进站 入站", units="名", near="工作站 站")),
    ),
    lasting=True, icon="home-2",
)  # fmt: skip

DUTY = Declared(
    "duty_activities", "履职活动", AREA, "专委会、界别、工作站、小组组织的履职活动，一次一条，记主办的是哪一类机构。",
    (
        choice("by", "主办类别", "专委会 界别 工作站 委员小组 联络组 支部", required=True),
        HOSTS,
        text("theme", "主题", required=True),
        choice("form", "形式", "调研 视察 协商 监督 学习 走访 服务群众 宣讲 座谈 其他", required=True),
        text("township", "乡镇街道"),
        ATTENDEES,
        whole("others", "其他参加人员", "人"),
        PLACE,
    ),
    "{by}{form}：{theme}",
    (
        Counting("committees", "专委会履职活动", "次", when=when(by="专委会"), words=words("专委会履职活动 专委会活动", "开展 组织", units="场 场次")),
        Counting("sectors", "界别履职活动", "次", when=when(by="界别"), words=words("界别履职活动 界别活动", "开展 组织", units="场 场次")),
        Counting("stations", "工作站履职活动", "场次", when=when(by="工作站"), words=words("工作站履职活动 委员工作站履职活动 工作站活动", "开展 组织", units="次 场")),
        Counting("groups", "委员小组和联络组活动", "次", when=when(by="委员小组 联络组"), words=words("小组活动 委组活动 联络组活动", "开展 组织", units="场")),
        Counting("all", "履职活动", "次", words=words("履职活动 活动", "开展 组织", units="场 场次 项")),
        Counting("attendances", "委员参加履职活动", "人次", What.ATTENDANCES, roles=("attendee",), words=words("委员", "参加 参与", near="履职活动")),
        Counting("people", "参加过履职活动的委员", "人", What.PEOPLE, roles=("attendee",), words=words("委员", "参加 参与", units="名", near="履职活动")),
    ),
    icon="run", scores=True,
)  # fmt: skip

SCORES = Declared(
    "township_scores", "乡镇街道考核", AREA, "政协工作纳入乡镇街道年度考核的得分，一个乡镇一年一条。",
    (
        text("township", "乡镇街道", required=True),
        whole("year", "年度", required=True, low=2000, high=2100),
        decimal("score", "得分", "分", required=True, high=100),
        decimal("rooms", "其中议事室建设", "分"),
        decimal("sessions", "其中议事活动", "分"),
        text("remark", "说明"),
    ),
    "{township}{year}年度考核",
    (
        Counting("assessed", "考核的乡镇街道", "个", What.VALUES, field="township", words=words("乡镇（街道） 乡镇", "考核 纳入", near="考核")),
        Counting("points", "乡镇街道考核得分合计", "分", What.SUM, field="score"),
    ),
    icon="list-numbers",
)  # fmt: skip

REGISTERS = (TOWNSHIPS, ROOMS, SESSIONS, GROUPS, STATIONS, DUTY, SCORES)
