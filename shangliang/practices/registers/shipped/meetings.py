"""E 会议与发言: meetings of every kind, speeches, papers of the forum."""

from decimal import Decimal

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, HOSTS, PLACE, choice, long, members, organs, text, when, whole, words, yes

AREA = "会议与发言"
KINDS = (
    "全体会议 常委会会议 主席会议 党组会议 党组理论学习中心组 中心组暨主席会议 主席办公会议 机关党组会议 秘书长会议 专委会会议 委员小组会议 "
    "学习座谈会 座谈会 情况通报会 报告会 工作推进会 工作碰头会 交办会 表彰会 信息员会议 特约调研员会议 政协工作会议 其他会议"
)

KNOWN = (("due", Decimal(1)),)  # a rate is of those meetings of which it was written how many were due

MEETINGS = Declared(
    "meetings", "会议", AREA, "各种会议，一次一条。中心组与主席会议合开的选“中心组暨主席会议”，两边各算一次，合计算一次。",
    (
        choice("kind", "会议", KINDS, required=True),
        text("title", "名称", required=True, help="如“六届四次主席会议”"),
        HOSTS,
        yes("study_first", "第一议题学习"),
        yes("study", "有集体学习"),
        yes("projects", "听取项目建设汇报"),
        long("agenda", "议题"),
        whole("due", "应到", "人"),
        whole("present", "实到", "人", upto="due"),
        whole("leave", "请假", "人"),
        ATTENDEES,
        whole("guests", "列席和邀请", "人"),
        PLACE,
    ),
    "{title}",
    (
        Counting("plenary", "全体会议", "次", when=when(kind="全体会议"), words=words("全体会议 全委会 全会", "召开")),
        Counting("standing", "常委会会议", "次", when=when(kind="常委会会议"), words=words("常委会会议 常委会议 常务委员会会议", "召开", never="专题议政 集体学习")),
        Counting("standing_study", "常委会会议集体学习", "次", when=when(kind="常委会会议", study="true"), words=words("常委会会议集体学习 常委会集体学习", "召开 组织 开展")),
        Counting("chairs", "主席会议", "次", when=when(kind="主席会议 中心组暨主席会议"), words=words("主席会议", "召开", never="中心组暨")),
        Counting("party", "党组会议", "次", when=when(kind="党组会议"), words=words("党组会议 党组（扩大）会议 政协党组会议", "召开", never="机关党组")),
        Counting("theory", "党组理论学习中心组学习", "次", when=when(kind="党组理论学习中心组 中心组暨主席会议"), words=words("理论学习中心组 党组理论学习中心组 中心组学习 中心组", "开展 组织 召开", units="场 期", never="县委 市委 区委 发言")),
        Counting("theory_chairs", "理论学习中心组暨主席会议", "次", when=when(kind="中心组暨主席会议"), words=words("理论学习中心组暨主席会议 中心组暨主席会议", "召开")),
        Counting("office", "主席办公会议", "次", when=when(kind="主席办公会议"), words=words("主席办公会议 主席办公会", "召开", never="听取")),
        Counting("office_projects", "主席办公会议听取项目汇报", "次", when=when(kind="主席办公会议", projects="true"), words=words("主席办公会议 项目建设情况汇报 汇报", "听取", near="主席办公会议 项目")),
        Counting("organ_party", "机关党组会议", "次", when=when(kind="机关党组会议"), words=words("机关党组会议", "召开")),
        Counting("secretaries", "秘书长会议", "次", when=when(kind="秘书长会议"), words=words("秘书长会议", "召开")),
        Counting("committees", "专委会会议", "次", when=when(kind="专委会会议"), words=words("专委会会议 专门委员会会议", "召开")),
        Counting("groups", "委员小组会议", "次", when=when(kind="委员小组会议"), words=words("小组会议 委员小组会议", "召开")),
        Counting("talks", "报告会、座谈会、通报会", "场次", when=when(kind="报告会 座谈会 学习座谈会 情况通报会"), words=words("座谈会 通报会 报告会", "召开 举办 组织", units="次 场 个", never="安排 征求意见 帮扶")),
        Counting("briefings", "情况通报会", "次", when=when(kind="情况通报会"), words=words("通报会 情况通报会 知情通报会", "召开", units="场")),
        Counting("study_talks", "学习座谈会", "次", when=when(kind="学习座谈会"), words=words("学习座谈会", "召开 举办", units="场")),
        Counting("study_talk_people", "参加学习座谈会", "人次", What.SUM, when=when(kind="学习座谈会"), field="present", words=words("委员 各级委员 政协委员", "组织 参加", units="名 人", near="座谈会 精神座谈")),
        Counting("informants", "信息员会议", "次", when=when(kind="信息员会议"), words=words("信息员会议 骨干信息员会议", "召开")),
        Counting("progress", "工作推进会和碰头会", "次", when=when(kind="工作推进会 工作碰头会"), words=words("推进会 碰头会", "召开", units="场")),
        Counting("handing", "交办会", "次", when=when(kind="交办会"), words=words("交办会 提案交办会", "召开")),
        Counting("with_party", "党委政协工作会议", "次", when=when(kind="政协工作会议"), words=words("政协工作会议", "召开")),
        Counting("study_first", "落实第一议题的会议", "次", when=when(study_first="true"), words=words("第一议题 “第一议题”", "落实 学习")),
        Counting("all", "各类会议", "次", words=words("会议 各类会议", "召开", units="场")),
        Counting("plenary_due", "全会应到委员", "名", What.SUM, when=when(kind="全体会议"), field="due", words=words("委员 应到委员 应到", "应到", units="人", near="全会 会议 应到")),
        Counting("plenary_present", "全会到会委员", "名", What.SUM, when=when(kind="全体会议"), field="present", words=words("到会 实到 委员", "到会 出席 实到", units="人", near="全会 会议")),
        Counting("due", "应到人次", "人次", What.SUM, field="due"),
        Counting("plenary_came", "全会到会委员（有应到数的）", "名", What.SUM, when=when(kind="全体会议"), least=KNOWN, field="present"),
        Counting("came", "实到人次（有应到数的）", "人次", What.SUM, least=KNOWN, field="present"),
        Counting("present", "实到人次", "人次", What.SUM, field="present", words=words("参会 到会", "参加 出席")),
        Counting("attendances", "委员参加会议", "人次", What.ATTENDANCES, roles=("attendee",), words=words("委员参加会议 委员", "参加 出席", near="会议")),
    ),
    icon="calendar-stats", scores=True,
)  # fmt: skip

SPEECHES = Declared(
    "meeting_speeches", "大会发言", AREA, "全体会议和常委会会议上的发言材料，一篇一条。",
    (
        text("title", "题目", required=True),
        choice("meeting", "会议", "全体会议 专题议政性常委会 专题协商会 常委会会议 其他会议", required=True),
        choice("form", "方式", "口头 书面", required=True),
        choice("by_kind", "名义", "委员个人 委员联名 民主党派 工商联 人民团体 界别 专委会 委员小组", required=True),
        members("authors", "作者", "author"),
        members("speakers", "发言人", "speaker"),
        organs("bodies", "提交单位", "host"),
        text("field", "领域"),
        text("effect", "办理情况"),
    ),
    "{title}",
    (
        Counting("plenary", "大会发言材料", "篇", when=when(meeting="全体会议"), words=words("大会发言材料 发言材料 大会发言", "收到 征集 提交", units="份 件")),
        Counting("plenary_oral", "大会口头发言", "篇", when=when(meeting="全体会议", form="口头"), words=words("口头发言 大会口头发言", "安排 作", units="人 位 次")),
        Counting("thematic", "专题常委会会议发言", "篇", when=when(meeting="专题议政性常委会"), words=words("会议发言 发言 大会发言", "形成 作", units="份 次", near="调研报告 专题议政 常委会")),
        Counting("all", "会议发言", "篇", words=words("会议发言 发言材料 发言", "形成 提交", units="份")),
        Counting("party_named", "以党派名义的发言", "篇", when=when(by_kind="民主党派 工商联"), words=words("党派发言 发言", "名义", units="份 件", near="党派 民主党派 本党派")),
        Counting("authors", "提交发言的委员", "人", What.PEOPLE, roles=("author", "speaker"), words=words("委员", "提交 发言", units="名 位", near="发言")),
    ),
    icon="microphone-2", scores=True,
)  # fmt: skip

PAPERS = Declared(
    "forum_papers", "论坛论文", AREA, "委员论坛、理论研讨会收到的论文，评奖和交流情况记在同一条。",
    (
        text("title", "题目", required=True),
        text("forum", "论坛", required=True, help="如“第三次委员论坛”"),
        members("authors", "作者", "author"),
        text("writer", "作者（非委员）"),
        organs("group", "推荐单位", "host"),
        choice("award", "奖次", "未评 一等奖 二等奖 三等奖 优秀奖", required=True),
        yes("presented", "会上交流"),
    ),
    "{title}",
    (
        Counting("received", "论坛论文", "篇", words=words("论文 征文", "收到 征集 提交", units="份 件")),
        Counting("first", "论文一等奖", "篇", when=when(award="一等奖"), words=words("一等奖", "评选 评出 获", units="个 名")),
        Counting("second", "论文二等奖", "篇", when=when(award="二等奖"), words=words("二等奖", "评选 评出 获", units="个 名")),
        Counting("third", "论文三等奖", "篇", when=when(award="三等奖"), words=words("三等奖", "评选 评出 获", units="个 名")),
        Counting("merit", "论文优秀奖", "篇", when=when(award="优秀奖"), words=words("优秀奖", "评选 评出 获", units="个 名")),
        Counting("presented", "会上交流的论文", "篇", when=when(presented="true"), words=words("论文 委员的论文 交流", "交流", units="位 名 人", near="论坛 会上")),
    ),
    scores=True, icon="file-text",
)  # fmt: skip

ABSENCES = Declared(
    "absences", "缺席和请假", AREA, "应到没有到的委员：一次会议一种情形一条，履职考核按这里扣分。",
    (
        choice("meeting", "会议", KINDS, required=True),
        text("title", "名称", required=True, help="如“六届四次主席会议”"),
        choice("way", "情形", "没有请假 请假 迟到 早退", required=True),
        members("members", "委员", "absent", required=True),
        text("reason", "缘由"),
    ),
    "{title}{way}",
    (
        Counting("absences", "委员缺席会议", "人次", What.ATTENDANCES, when=when(way="没有请假"), roles=("absent",), words=words("委员 缺席", "缺席", near="会议 没有请假")),
        Counting("leaves", "委员请假", "人次", What.ATTENDANCES, when=when(way="请假"), roles=("absent",), words=words("委员 请假", "请假", near="会议")),
    ),
    scores=True, icon="user-off",
)  # fmt: skip

REGISTERS = (MEETINGS, SPEECHES, PAPERS, ABSENCES)
