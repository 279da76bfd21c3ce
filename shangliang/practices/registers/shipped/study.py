"""B 学习培训: classes, lectures, reading, materials, essays, sending out to learn."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, BY_OFFICE, HOSTS, PLACE, choice, decimal, members, text, when, whole, words, yes

AREA = "学习培训"

TRAINING = Declared(
    "training", "培训班", AREA, "委员和干部的培训班、读书班、会前会中的培训，一期一条。",
    (
        choice("kind", "类型", "委员培训班 新委员培训 全会期间培训 专题读书班 专委会培训班 承办单位培训 干部培训班", required=True),
        text("theme", "主题", required=True),
        HOSTS,
        PLACE,
        decimal("days", "天数", "天"),
        ATTENDEES,
        whole("new_members", "其中新委员", "名"),
        whole("others", "其他参加人员", "人", help="机关干部、承办单位经办人等"),
        choice("mode", "方式", "现场 线上 现场加线上"),
    ),
    "{kind}：{theme}",
    (
        Counting("classes", "培训班", "期", about="各类培训班，不含全会期间的培训。", when=when(kind="委员培训班 新委员培训 专题读书班 专委会培训班 干部培训班 承办单位培训"), words=words("培训班 培训", "举办 开办 组织", units="次 场 个", never="外训 选派")),
        Counting("member_classes", "委员培训班", "期", when=when(kind="委员培训班 新委员培训"), words=words("委员培训班 培训班", "举办 开办", units="次", near="委员")),
        Counting("plenary", "全会期间委员培训", "次", when=when(kind="全会期间培训"), words=words("委员培训 全委会委员培训 培训", "开展 组织 举办", units="场 期", near="全委会 全会")),
        Counting("by_committees", "专委会学习培训班", "期", when=when(kind="专委会培训班"), words=words("学习培训班 培训班", "举办", units="次 场", near="专委会")),
        Counting("reading_classes", "专题读书班", "期", when=when(kind="专题读书班"), words=words("读书班 专题读书班", "举办", units="次 个")),
        Counting("attendances", "培训委员", "人次", What.ATTENDANCES, roles=("attendee",), words=words("培训委员 委员 参训委员", "培训 参训", near="培训")),
        Counting("people", "参加过培训的委员", "人", What.PEOPLE, roles=("attendee",), words=words("委员", "参训 参加培训 培训", units="名", near="培训")),
        Counting("new_members", "培训新委员", "名", What.SUM, field="new_members", words=words("新委员 新任委员", "培训 对", units="人", near="培训")),
        Counting("others", "培训干部等其他人员", "人次", What.SUM, field="others", words=words("干部 经办人员 工作人员", "培训", near="培训")),
    ),
    icon="certificate", scores=True,
)  # fmt: skip

LECTURES = Declared(
    "lectures", "讲堂和报告会", AREA, "委员讲堂、学习讲座、报告会等，一期一条。",
    (
        choice("kind", "系列", "委员讲堂 政协讲坛 学习讲座 报告会 形势通报 微讲堂", required=True),
        text("series", "讲堂名称", help="有自己名号的填，如“春秋讲堂”"),
        text("topic", "题目", required=True),
        members("speakers", "主讲委员", "speaker"),
        text("guest", "主讲人（非委员）"),
        HOSTS,
        choice("mode", "方式", "现场 视频 现场加视频", required=True),
        yes("went_out", "外出参加", help="组织委员参加别处举办的"),
        ATTENDEES,
        whole("audience", "听众", "人次"),
    ),
    "{kind}：{topic}",
    (
        Counting("episodes", "讲堂", "期", when=when(kind="委员讲堂 政协讲坛 微讲堂"), words=words("讲堂 委员讲堂 讲坛 微讲堂", "举办 开设 开讲", units="场 讲 次")),
        Counting("video", "视频形式的讲堂", "期", when=when(kind="委员讲堂 政协讲坛 微讲堂", mode="视频 现场加视频"), words=words("讲堂 委员讲堂 讲坛", "举办", units="场 讲 次", near="视频")),
        Counting("reports", "报告会", "次", when=when(kind="报告会 形势通报"), words=words("报告会 形势报告会 辅导报告会", "组织参加 举办 组织 参加", units="场 场次 个")),
        Counting("lectures", "学习讲座", "次", when=when(kind="学习讲座"), words=words("讲座 学习讲座 辅导讲座 专题讲座", "举办 组织", units="场 讲 期")),
        Counting("all", "讲堂、讲座和报告会", "场", words=words("讲座 报告会 讲堂", "举办", units="次 期")),
        Counting("audience", "听讲人次", "人次", What.SUM, field="audience", words=words("听众 听讲 受众", "参加 聆听 覆盖", near="讲堂 讲座 报告会")),
        Counting("speakers", "主讲委员", "人", What.PEOPLE, roles=("speaker",), words=words("委员", "主讲 授课", units="名 位", near="讲堂 主讲")),
    ),
    icon="presentation", scores=True,
)  # fmt: skip

READING = Declared(
    "reading", "读书活动", AREA, "读书分享、线上交流、荐书、书屋活动，一次一条。",
    (
        choice("kind", "形式", "读书分享会 线上交流 荐书 阅读打卡 书屋活动 赠书", required=True),
        text("theme", "书目或主题", required=True),
        HOSTS,
        members("speakers", "领读委员", "speaker"),
        ATTENDEES,
        whole("posts", "交流发言", "条"),
        whole("books", "图书", "册"),
        PLACE,
    ),
    "{kind}：{theme}",
    (
        Counting("activities", "委员读书活动", "次", when=when(kind="读书分享会 线上交流 阅读打卡 书屋活动"), words=words("读书活动 委员读书活动 读书分享 阅读分享会 读书", "开展 组织 举办", units="场 场次 期")),
        Counting("sharing", "读书分享会", "次", when=when(kind="读书分享会"), words=words("读书分享会 分享会 阅读分享会", "举办 召开", units="场 期")),
        Counting("attendances", "参加读书活动的委员", "人次", What.ATTENDANCES, roles=("attendee", "speaker"), words=words("委员", "参加 参与", near="读书 阅读")),
        Counting("posts", "线上读书交流", "条", What.SUM, field="posts", words=words("交流发言 读书心得 发言", "发表 交流", near="读书 线上")),
        Counting("books", "推荐和赠送图书", "册", What.SUM, field="books", words=words("图书 书籍", "推荐 赠送 赠阅", units="本 部")),
    ),
    icon="book", scores=True,
)  # fmt: skip

MATERIALS = Declared(
    "study_materials", "学习资料", AREA, "编发、赠阅给委员的学习资料和手册。",
    (
        text("title", "资料名称", required=True),
        choice("kind", "类型", "学习资料 委员手册 文件汇编 赠阅刊物 电子资料", required=True),
        whole("issue", "期号"),
        whole("copies", "份数", "册", required=True),
        text("recipients", "发放对象"),
        text("editor", "编辑"),
    ),
    "{title}",
    (
        Counting("copies", "发行学习资料", "册", What.SUM, field="copies", words=words("学习资料 资料 委员手册 学习材料", "发行 发放 编发 印发 赠阅", units="份 本")),
        Counting("titles", "编发学习资料", "期", words=words("学习资料 学习材料", "编发 编印", units="种 次")),
    ),
    icon="notebook",
)  # fmt: skip

ESSAYS = Declared(
    "essays", "心得和理论文章", AREA, "委员、干部的学习心得、理论文章、学习笔记。",
    (
        choice("kind", "类型", "心得体会 理论文章 学习笔记 交流材料", required=True),
        text("title", "题目", required=True),
        members("authors", "作者", "author"),
        text("writer", "作者（非委员）"),
        decimal("words", "字数", "万字"),
        text("published", "发表处"),
        yes("awarded", "获奖"),
    ),
    "{title}",
    (
        Counting("written", "心得体会和理论文章", "篇", when=when(kind="心得体会 理论文章"), words=words("心得体会 理论文章 学习心得 心得", "撰写 写")),
        Counting("theory", "理论文章", "篇", when=when(kind="理论文章"), words=words("理论文章 理论研究文章", "撰写 发表")),
        Counting("note_words", "学习笔记字数", "万字", What.SUM, when=when(kind="学习笔记"), field="words", words=words("学习笔记 笔记", "记 撰写", units="字")),
        Counting("note_takers", "记学习笔记的人", "人", What.VALUES, when=when(kind="学习笔记"), field="writer"),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="writing",
)  # fmt: skip

OUTSIDE = Declared(
    "outside_courses", "外出培训", AREA, "选派机关干部、委员参加上级和外地举办的培训，一批一条。",
    (
        text("course", "培训班", required=True),
        choice("level", "举办层级", "全国政协 省政协 市（州）政协 党校 高校 其他", required=True),
        text("host", "举办单位"),
        ATTENDEES,
        whole("cadres", "机关干部", "名", required=True),
        decimal("days", "天数", "天"),
        yes("reported", "已作学习汇报"),
    ),
    "{course}",
    (
        Counting("cadres", "选派机关干部参加培训", "名", What.SUM, field="cadres", words=words("机关干部 干部", "选派 参加", units="人 人次", near="培训 举办的 学习")),
        Counting("batches", "外出培训", "批", words=words("外出培训 培训", "选派 参加", units="次 期")),
        Counting("members", "外出培训委员", "人次", What.ATTENDANCES, roles=("attendee",), words=words("委员", "选派 参加", units="名", near="外出 培训")),
    ),
    icon="plane-departure",
)  # fmt: skip

REGISTERS = (TRAINING, LECTURES, READING, MATERIALS, ESSAYS, OUTSIDE)
