"""S 宣传: what media brought, own periodicals, own channels, members' voices."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import BY_OFFICE, choice, members, text, when, whole, words, yes

AREA = "宣传"

MEDIA = Declared(
    "publicity", "媒体刊发", AREA, "报刊、网站、电视电台刊发的政协报道和文章，一篇一条；委员可以自己填报。",
    (
        text("title", "标题", required=True),
        choice("medium", "媒体类型", "报刊 网站 新媒体 电视 电台", required=True),
        choice("level", "媒体级别", "中央 省级 市级 本级", required=True),
        text("outlet", "媒体名称", required=True),
        choice("kind", "体裁", "通讯报道 消息 理论文章 专版 评论 专题片", required=True),
        members("authors", "作者委员", "author"),
        text("writer", "作者（非委员）"),
        text("link", "链接或版面"),
    ),
    "{title}",
    (
        Counting("press", "报刊和网站发表的报道文章", "篇", when=when(medium="报刊 网站 新媒体"), words=words("政协信息报道 信息报道 稿件 报道 宣传稿件 新闻稿件", "发表 刊发 刊登 采用 播发", units="条 件 篇（条） 篇(条)")),
        Counting("papers", "报刊通讯报道及理论文章", "篇", when=when(medium="报刊"), words=words("通讯报道及理论文章 理论文章 通讯报道 各类报刊", "发表 刊登", units="条 件")),
        Counting("theory", "报刊理论文章", "篇", when=when(medium="报刊", kind="理论文章"), words=words("理论文章", "发表 刊登", near="报刊 报纸")),
        Counting("national", "中央媒体刊发", "篇", when=when(level="中央"), words=words("中央媒体 国家级媒体 人民政协报 《人民政协报》", "刊发 发表 登载", units="条 次")),
        Counting("province", "省级媒体刊发", "篇", when=when(level="省级"), words=words("省级媒体 省级报刊 《民主协商报》", "刊发 发表", units="条 次")),
        Counting("city", "市级媒体刊发", "篇", when=when(level="市级"), words=words("市级媒体 市级报刊", "刊发 发表", units="条 次")),
        Counting("television", "电视台报道", "次", when=when(medium="电视"), words=words("电视台报道 电视台 电视报道", "报道 播出", units="条 篇")),
        Counting("radio", "电台报道", "次", when=when(medium="电台"), words=words("电台 广播", "报道 播出", units="条 篇")),
        Counting("pages", "报刊专版", "个", when=when(kind="专版"), words=words("专版", "刊发 推出", units="期 版 块")),
        Counting("all", "各级媒体报道", "篇", words=words("宣传报道 媒体报道 报道", "刊发 刊播 宣传", units="条 次")),
        Counting("members", "发表文章的委员", "人", What.PEOPLE, roles=("author",), words=words("委员", "发表 撰写", units="名 位")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="news",
)  # fmt: skip

PERIODICALS = Declared(
    "periodicals", "自办刊物", AREA, "自己编发的政协刊物、简报、文史刊物，一期一条。",
    (
        choice("kind", "刊物", "政协刊物 文史刊物 简报 工作动态 委员风采", required=True),
        text("name", "刊名", required=True),
        whole("issue", "期号", required=True),
        whole("articles", "文章", "篇"),
        whole("copies", "印数", "册"),
        text("editor", "编辑"),
    ),
    "《{name}》第{issue}期",
    (
        Counting("cppcc", "编发政协刊物", "期", when=when(kind="政协刊物"), words=words("政协》 《政协 政协杂志 刊物", "编发 编印 出版", units="本 册")),
        Counting("history", "编发文史刊物", "期", when=when(kind="文史刊物"), words=words("文史》 《文史", "编发 编印 出版", units="本 辑")),
        Counting("briefs", "编发简报和工作动态", "期", when=when(kind="简报 工作动态"), words=words("简报 工作动态 政协动态", "编发 编印", units="份")),
        Counting("all", "自办刊物", "期", words=words("刊物 期刊 自办刊物", "编发 编印 出版", units="本")),
        Counting("copies", "自办刊物印数", "册", What.SUM, field="copies", words=words("刊物 杂志", "印发 赠阅", units="份 本")),
    ),
    icon="notebook",
)  # fmt: skip

CHANNELS = Declared(
    "channel_posts", "网站和公众号", AREA, "门户网站、公众号的发布量，可按月合起来填。",
    (
        choice("channel", "渠道", "门户网站 微信公众号 视频号 履职平台", required=True),
        text("column", "栏目"),
        whole("posts", "发布", "条", required=True),
        whole("reads", "阅读", "次"),
        yes("special", "专题专栏"),
    ),
    "{channel}{column}发布{posts}条",
    (
        Counting("site", "门户网站发布", "条", What.SUM, when=when(channel="门户网站"), field="posts", words=words("门户网站 网站 信息", "发布 更新", units="篇", near="网站")),
        Counting("wechat", "公众号发布", "条", What.SUM, when=when(channel="微信公众号 视频号"), field="posts", words=words("公众号 微信公众号 信息", "发布 推送", units="篇 期", near="公众号 微信")),
        Counting("all", "网站和公众号发布", "条", What.SUM, field="posts", words=words("信息 动态", "发布 推送", units="篇", near="网站 公众号")),
        Counting("reads", "网站和公众号阅读", "次", What.SUM, field="reads", words=words("阅读量 点击量", "达", units="人次 万次")),
    ),
    icon="world",
)  # fmt: skip

VOICES = Declared(
    "member_voices", "委员发声", AREA, "委员接受采访、发文、向界别群众宣讲，委员可以自己填报。",
    (
        choice("kind", "方式", "接受采访 报刊网站发文 界别宣讲 短视频", required=True),
        members("members", "委员", "voice", required=True),
        choice("circle", "所属", "港澳委员 其他委员", required=True),
        text("outlet", "媒体或场合", required=True),
        text("topic", "内容", required=True),
        whole("audience", "听众", "人次"),
    ),
    "{kind}：{topic}",
    (
        Counting("hk_interviews", "港澳委员接受采访", "人次", What.ATTENDANCES, when=when(kind="接受采访", circle="港澳委员"), roles=("voice",), words=words("采访 港澳委员", "接受", units="次", near="港澳 媒体采访")),
        Counting("hk_articles", "港澳委员发文", "篇", when=when(kind="报刊网站发文", circle="港澳委员"), words=words("发文 文章", "发文 发表", units="条", near="港澳 报刊")),
        Counting("interviews", "委员接受采访", "人次", What.ATTENDANCES, when=when(kind="接受采访"), roles=("voice",), words=words("采访 委员", "接受", units="次", near="媒体")),
        Counting("preached", "委员宣讲", "次", when=when(kind="界别宣讲"), words=words("宣讲", "开展", units="场", near="委员 界别")),
        Counting("all", "委员发声", "次", words=words("发声", "发声", near="委员")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="microphone",
)  # fmt: skip

REGISTERS = (MEDIA, PERIODICALS, CHANNELS, VOICES)
