"""J 社情民意: items received, how they were used above, issues, emergency days, ranks."""

from decimal import Decimal

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import BY_OFFICE, choice, choices, members, organs, text, when, whole, words, yes

AREA = "社情民意"

OPINIONS = Declared(
    "opinions", "社情民意信息", AREA, "收到的每篇信息；报到哪一级、被谁采用记在“信息上报和采用”。",
    (
        text("title", "标题", required=True),
        members("authors", "报送委员", "author"),
        text("writer", "报送人（非委员）"),
        organs("bodies", "报送单位", "host"),
        choice("channel", "渠道", "委员报送 信息员报送 走访约谈 会议征询 调研视察 党派团体 工作站 主席信箱 网络", required=True),
        choice("field", "领域", "经济 农业农村 城建交通 教育 医疗卫生 社会保障 生态环境 社会治理 文化旅游 统战宗教 其他", required=True),
        choice("call", "征集", "日常 专题征集 应急建言", required=True),
        text("theme", "专题", help="专题征集、应急建言时填"),
        choice("state", "处理", "已收 采编 被采用 未采用 留存 转提案", help="上级政协或本级党委、政府采用以后改为“被采用”，采用率据此计算"),
        yes("early", "苗头性问题"),
    ),
    "{title}",
    (
        Counting("received", "收到社情民意信息", "篇", words=words("社情民意信息 社情民意 信息 民情信息", "收集 收到 征集 报送 反映 收集整理", units="条 件 份", never="上报 采纳 采用 编报 批示 刊载 登载")),
        Counting("from_members", "委员报送社情民意信息", "篇", when=when(channel="委员报送"), words=words("社情民意信息 信息", "报送", units="条 件", near="委员")),
        Counting("themed", "专题和应急征集的意见建议、信息", "件", when=when(call="专题征集 应急建言"), words=words("意见建议、社情民意 社情民意信息 信息 意见建议", "提出 征集 收集", units="篇 条", near="专题征集 疫情 应急 专题")),
        Counting("emergency", "应急建言收集信息", "篇", when=when(call="应急建言"), words=words("信息 社情民意信息", "收集 累计收集", units="条 件", near="应急 日报日结 疫情")),
        Counting("edited", "采编的社情民意信息", "篇", when=when(state="采编 被采用"), words=words("信息 社情民意信息", "采编 编辑 整理", units="条 件")),
        Counting("used", "收到的信息中被采用的", "篇", when=when(state="被采用"), about="收到的信息中处理为“被采用”的，不论被几家采用"),
        Counting("authors", "报送信息的委员", "人", What.PEOPLE, roles=("author",), words=words("委员", "报送 反映", units="名 位", near="社情民意 信息")),
        Counting("party_named", "党派团体报送的信息", "篇", when=when(channel="党派团体"), words=words("信息 社情民意信息 意见建议", "报送 反映", units="条 件", near="党派 党派团体 党派名义")),
        Counting("early", "苗头性、倾向性问题信息", "篇", when=when(early="true"), words=words("信息 问题", "反映", units="条 件", near="苗头性 倾向性")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="message-report",
)  # fmt: skip

UP = "上报市（州）政协 上报省政协 上报全国政协 上报本级党委政府"
USED = "市（州）政协采用 省政协采用 全国政协采用 中办国办采用 本级党委政府采用"
USES = Declared(
    "opinion_uses", "信息上报和采用", AREA, "一篇信息每上报一次、每被采用一次记一条；采用计到作者。",
    (
        text("title", "信息标题", required=True),
        choice("action", "去向", f"{UP} {USED} 市级采用并报省", required=True),
        choice("kind", "类别", "社情民意 工作信息", required=True),
        choice("carrier", "载体", "网站 刊物 专报 内参 综合采用", help="被采用时填"),
        text("carrier_name", "载体名称期号"),
        members("authors", "作者委员", "author"),
    ),
    "{action}：{title}",
    (
        Counting("sent_up", "上报信息和社情民意", "篇", when=when(action=UP), words=words("信息和社情民意 社情民意信息 信息", "上报 报送 共上报", units="条 件 份", never="采纳 收集")),
        Counting("sent_city", "上报市级政协", "篇", when=when(action="上报市（州）政协"), words=words("社情民意信息 信息 市政协", "上报", units="条 件", near="上报 市政协 州政协", never="采纳 省政协")),
        Counting("sent_province", "上报省政协", "篇", when=when(action="上报省政协"), words=words("信息", "上报", units="条 件", near="省政协", never="采纳")),
        Counting("city_to_province", "市级采纳上报省政协", "篇", when=when(action="市级采用并报省"), words=words("省政协 信息", "采纳上报 采用上报 采纳", units="条 件", near="省政协 市级采纳")),
        Counting("adopted", "信息被采用", "篇次", when=when(action=f"{USED} 市级采用并报省"), words=words("信息 社情民意信息", "采用 采纳 被采用 录用", units="条 件 篇")),
        Counting("adopted_city", "市级政协采用", "篇", when=when(action="市（州）政协采用 市级采用并报省"), words=words("信息", "采用 采纳 刊载", units="条 件", near="市政协 州政协")),
        Counting("adopted_province", "省政协采用", "篇", when=when(action="省政协采用"), words=words("信息", "采用 采纳", units="条 件", near="省政协")),
        Counting("adopted_nation", "全国政协采用", "篇", when=when(action="全国政协采用 中办国办采用"), words=words("信息", "采用 采纳", units="条 件", near="全国政协")),
        Counting("province_web", "省政协信息网登载", "篇", when=when(action="省政协采用", carrier="网站"), words=words("省政协信息网 信息网 信息", "登载 刊登", units="条 件", near="省政协信息网 网")),
        Counting("city_journal", "市政协刊载", "篇", when=when(action="市（州）政协采用", carrier="刊物 专报 综合采用"), words=words("市政协 信息", "刊载 刊登", units="条 件", near="市政协刊载 刊载")),
    ),
    scores=True, icon="arrow-up-right",
)  # fmt: skip

ISSUES = Declared(
    "opinion_issues", "信息编报期刊", AREA, "社情民意信息、委员建言、应急专报的每一期。",
    (
        choice("series", "刊名", "社情民意信息 委员建言 应急专报 协商专报 政协信息", required=True),
        whole("number", "期号", required=True),
        text("title", "标题", required=True),
        whole("items", "建议", "条"),
        whole("adopted", "被采纳", "条", upto="items"),
        choices("sent_to", "报送", "党委 政府 人大 纪委监委 部门 上级政协"),
        members("authors", "作者委员", "author"),
        text("issuer", "签发人"),
    ),
    "{series}第{number}期：{title}",
    (
        Counting("information", "编报信息", "期", when=when(series="社情民意信息 政协信息 应急专报"), words=words("信息 社情民意信息", "编报 编发 编印", units="期次", never="委员建言")),
        Counting("emergency", "应急快速编报", "期", when=when(series="应急专报"), words=words("编报 专报", "快速编报 编报", near="快速 应急 疫情")),
        Counting("voices", "编发《委员建言》", "期", when=when(series="委员建言"), words=words("《委员建言》 委员建言", "编发 编报")),
        Counting("voiced", "《委员建言》报送意见建议", "条", What.SUM, when=when(series="委员建言"), field="items", words=words("意见建议 建议", "报送", near="委员建言 《委员建言》")),
        Counting("voiced_adopted", "《委员建言》被采纳的建议", "条", What.SUM, when=when(series="委员建言"), field="adopted", words=words("建议 意见建议", "采纳", near="委员建言 《委员建言》")),
        Counting("voiced_taken", "《委员建言》被采纳的建议（有建议数的）", "条", What.SUM, when=when(series="委员建言"), least=(("items", Decimal(1)),), field="adopted"),
        Counting("all", "编报各类期刊", "期", words=words("信息 专报 期刊", "编报 编发")),
    ),
    icon="news",
)  # fmt: skip

DAYS = Declared(
    "emergency_days", "应急日报", AREA, "应急建言期间每天一条：收到、编发、是否当日办结。",
    (
        text("call", "应急专题", required=True),
        whole("received", "收到", "篇", required=True),
        whole("issued", "编发", "期"),
        yes("closed", "当日办结", required=True),
        text("left", "未办结原因"),
    ),
    "{call}日报",
    (
        Counting("days", "应急建言日报", "天", words=words("日报 日报日结", "实行")),
        Counting("closed", "当日办结的天数", "天", when=when(closed="true"), words=words("日报日结 日结", "实行")),
    ),
    icon="urgent",
)  # fmt: skip

RANKS = Declared(
    "ranks", "上级通报名次", AREA, "上级对各县（市、区）信息、提案等工作的通报名次，一次一条。",
    (
        choice("work", "工作", "社情民意信息 提案 宣传 文史 综合考核", required=True),
        text("circular", "通报", required=True),
        text("issuer", "通报单位"),
        whole("rank", "名次", required=True, low=1),
        whole("of", "参加排名", "个"),
    ),
    "{work}：第{rank}名",
    (
        Counting("circulars", "上级通报", "次", words=words("通报 排名", "通报")),
        Counting("information", "信息工作排名通报", "次", when=when(work="社情民意信息"), words=words("排名 名次 位居", "位居 排名", near="信息工作 社情民意 县市区")),
    ),
    icon="trophy",
)  # fmt: skip

REGISTERS = (OPINIONS, USES, ISSUES, DAYS, RANKS)
