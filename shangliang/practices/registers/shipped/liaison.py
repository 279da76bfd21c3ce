"""O, P 联系与交流: visits, fixed contacts, letters and reception days, delegations in and out, gatherings."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, HOSTS, LEADERS, PLACE, choice, day, members, money, text, units, when, whole, words, yes

AREA = "联系与交流"

VISITS = Declared(
    "contact_visits", "联系走访", AREA, "走访委员、委员单位、企业、群众和各界人士，一次一条；一次走访几位委员的都选上。",
    (
        choice("kind", "走访谁", "委员 委员单位和企业 困难群众 党外代表人士 新阶层人士 少数民族和宗教界 港澳台侨 退休干部 界别群众", required=True),
        choice("activity", "活动", "日常走访 委员大走访 联系委员联系企业 节日走访 五联"),
        LEADERS,
        members("visited", "走访的委员", "visited"),
        text("unit_name", "走访的单位或住户"),
        whole("persons", "其他走访人数", "人次"),
        whole("raised", "反映问题", "件"),
        whole("solved", "协调解决", "件", upto="raised"),
        text("matters", "主要问题"),
    ),
    "走访{kind} {unit_name}",
    (
        Counting("members", "走访委员", "人次", What.ATTENDANCES, roles=("visited",), words=words("走访委员 委员 政协委员", "走访 联系 看望", units="名 人")),
        Counting("member_people", "走访到的委员", "人", What.PEOPLE, roles=("visited",), words=words("委员", "走访 联系", units="名 位")),
        Counting("units", "走访委员单位", "个", What.VALUES, when=when(kind="委员单位和企业"), field="unit_name", words=words("委员单位 委员企业 企业", "走访", units="家")),
        Counting("all", "走访活动", "次", words=words("走访 走访活动 联系走访", "开展 走访", units="场 户次")),
        Counting("poor", "走访困难群众", "户", What.SUM, when=when(kind="困难群众"), field="persons", words=words("困难群众 困难户", "走访 慰问", units="人 家", near="走访")),
        Counting("circles", "走访党外人士和各界代表", "人次", What.SUM, when=when(kind="党外代表人士 新阶层人士 少数民族和宗教界 港澳台侨"), field="persons", words=words("党外人士 各界人士 代表人士", "走访 看望 联系", units="人 名")),
        Counting("raised", "走访收集的问题", "件", What.SUM, field="raised", words=words("问题 意见建议 困难", "收集 反映 了解", units="个 条", near="走访")),
        Counting("solved", "走访中解决的问题", "件", What.SUM, field="solved", words=words("问题 实际困难 困难 实际问题", "解决 协调解决 帮助解决", units="个 条", near="走访")),
        Counting("big_visits", "委员大走访", "次", when=when(activity="委员大走访"), words=words("大走访 委员大走访", "开展", units="场")),
    ),
    icon="door-enter", scores=True,
)  # fmt: skip

CONTACTS = Declared(
    "fixed_contacts", "定点联系", AREA, "领导和机关干部定点联系的社区、企业、委员、住户，一对一条；调整时办结。",
    (
        text("cadre", "联系人", required=True),
        members("leader", "联系领导", "leader"),
        choice("kind", "联系对象", "社区 企业 委员 困难户 界别 专委会 街道乡镇 党派", required=True),
        text("object", "对象名称", required=True),
        members("member", "联系的委员", "contacted"),
        whole("least", "每年至少联系", "次"),
    ),
    "{cadre}联系{object}",
    (
        Counting("all", "定点联系对象", "个", lasting=True, words=words("定点联系 联系点", "定点联系 联系")),
        Counting("communities", "定点联系社区", "个", when=when(kind="社区"), lasting=True, words=words("社区", "定点联系 联系", near="定点 联系")),
        Counting("enterprises", "定点联系企业", "个", when=when(kind="企业"), lasting=True, words=words("企业", "联系", units="家", near="定点 机关干部")),
        Counting("members", "定点联系委员", "名", when=when(kind="委员"), lasting=True, words=words("委员", "联系", units="个 人", near="定点 每个 机关干部")),
        Counting("households", "定点联系困难户", "户", when=when(kind="困难户"), lasting=True, words=words("特困户 困难户", "联系", units="个", near="定点 机关干部")),
        Counting("cadres", "定点联系的领导和干部", "人", What.VALUES, field="cadre", lasting=True, words=words("干部 领导", "联系", units="名")),
    ),
    lasting=True, icon="link",
)  # fmt: skip

LETTERS = Declared(
    "letters", "来信来访", AREA, "主席信箱、接访日、委员约谈日收到的事项，一事一条。",
    (
        choice("kind", "渠道", "主席信箱 领导接访日 委员约谈日 来信 来访 热线", required=True),
        text("matter", "事项", required=True),
        LEADERS,
        members("member", "约谈委员", "attendee"),
        text("from_whom", "来自", help="写区域或身份，不写姓名电话"),
        units("units", "转办单位", "owner"),
        day("due_on", "答复期限"),
        choice("state", "办理", "已转办 已答复 已解决", required=True),
    ),
    "{kind}：{matter}",
    (
        Counting("all", "来信来访", "件", words=words("来信来访 群众来信 来访", "接待 收到 受理", units="人次 封")),
        Counting("box", "主席信箱来信", "件", when=when(kind="主席信箱"), words=words("主席信箱 主席网上信箱 信箱", "收到 受理 办理", units="封 条")),
        Counting("reception", "领导接访日接待", "件", when=when(kind="领导接访日"), words=words("接访日 接访", "接待", units="人次 次")),
        Counting("talk_days", "委员约谈日约谈", "人次", What.ATTENDANCES, when=when(kind="委员约谈日"), roles=("attendee",), words=words("约谈日 约谈委员", "约谈", units="名 次")),
        Counting("solved", "办结的来信来访", "件", when=when(state="已答复 已解决"), words=words("来信来访", "办结 答复 解决")),
    ),
    icon="mailbox",
)  # fmt: skip

RECEPTIONS = Declared(
    "receptions", "接待", AREA, "接待上级、兄弟政协和外地考察团，一批一条。",
    (
        choice("origin", "来自", "全国政协 省政协 市（州）政协 兄弟县市区政协 外地考察团 专家学者 其他", required=True),
        text("delegation", "来访团组", required=True),
        choice("purpose", "事由", "调研 视察 考察学习 联谊交流 会议 其他", required=True),
        text("topic", "主题"),
        whole("people", "人数", "人", required=True),
        LEADERS,
        PLACE,
        money("cost", "费用"),
        yes("letter", "有公函"),
    ),
    "接待{delegation}：{topic}",
    (
        Counting("outside", "接待外地考察团", "次", when=when(origin="外地考察团 专家学者"), words=words("外地调研考察团 学习考察团 考察团 外地考察团", "接待", units="批 个 批次")),
        Counting("cppcc", "接待上级及兄弟政协", "次", when=when(origin="全国政协 省政协 市（州）政协 兄弟县市区政协"), words=words("兄弟县市政协调研 兄弟政协 政协调研 参观视察 兄弟县市区政协", "接待", units="批 批次")),
        Counting("superior", "接待上级政协", "次", when=when(origin="全国政协 省政协 市（州）政协"), words=words("上级政协 省政协 市政协 全国政协", "接待", units="批 批次")),
        Counting("peers", "接待兄弟政协", "次", when=when(origin="兄弟县市区政协"), words=words("兄弟政协 兄弟县政协 兄弟县市政协", "接待", units="批 批次")),
        Counting("all", "接待", "批", words=words("接待 来访团组", "接待", units="次 批次")),
        Counting("people", "接待人次", "人次", What.SUM, field="people", words=words("接待", "接待", units="人", near="接待")),
        Counting("cost", "接待费用", "万元", What.SUM, field="cost", words=words("接待费 接待费用", "支出", units="元")),
    ),
    icon="plane-arrival",
)  # fmt: skip

EXCHANGES = Declared(
    "exchanges", "联谊交流", AREA, "联谊会、文体比赛、论坛、跨区域交流、港澳台侨联谊，一次一条。",
    (
        choice("kind", "类型", "委员联谊 书画联谊 文体比赛 劳动技能比赛 港澳台侨联谊 跨区域论坛 主席联席会议 经验交流会 出访", required=True),
        text("topic", "名称", required=True),
        text("partner", "合办或交流单位"),
        HOSTS,
        ATTENDEES,
        whole("others", "其他参加人员", "人"),
        PLACE,
        text("result", "成果"),
    ),
    "{topic}",
    (
        Counting("all", "联谊交流", "次", when=when(kind="委员联谊 书画联谊 文体比赛 港澳台侨联谊 跨区域论坛 主席联席会议 经验交流会 出访"), words=words("联谊交流 联谊活动 交流活动 交流", "开展 举办", units="场")),
        Counting("painting", "书画联谊交流", "次", when=when(kind="书画联谊"), words=words("联谊交流 书画交流", "开展", near="书画")),
        Counting("contests", "劳动技能比赛", "场", when=when(kind="劳动技能比赛"), words=words("劳动技能比赛 技能比赛 技能竞赛", "开展 举办", units="次")),
        Counting("sports", "文体比赛", "次", when=when(kind="文体比赛"), words=words("比赛 文体活动", "举办", units="场")),
        Counting("overseas", "港澳台侨联谊", "次", when=when(kind="港澳台侨联谊"), words=words("联谊 联谊活动", "开展", near="港澳 台胞 侨")),
        Counting("regional", "跨区域交流", "次", when=when(kind="跨区域论坛 主席联席会议 经验交流会"), words=words("论坛 联席会议 交流会", "举办 承办 参加", near="区域 联席")),
    ),
    icon="confetti", scores=True,
)  # fmt: skip

REGISTERS = (VISITS, CONTACTS, LETTERS, RECEPTIONS, EXCHANGES)
