"""F 协商议政: consultations of every form, online topics, evaluation of quality, joint work with the parties."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import (
    ATTENDEES,
    HOSTS,
    LEADERS,
    PLACE,
    choice,
    choices,
    day,
    decimal,
    members,
    text,
    units,
    when,
    whole,
    words,
    yes,
)

AREA = "协商议政"
FORMS = (
    "专题议政性常委会 专题协商会 双月协商 月度协商 主席会议协商 对口协商 界别协商 提案办理协商 专委会座谈协商 民主监督专题协商 党派座谈协商 "
    "远程协商 联动协商 立法协商"
)

CONSULTATIONS = Declared(
    "consultations", "协商活动", AREA, "各种形式的协商，一次一条；联合举办的把主办机构都选上。",
    (
        choice("form", "形式", FORMS, required=True),
        text("topic", "议题", required=True),
        HOSTS,
        LEADERS,
        members("speakers", "发言委员", "speaker"),
        ATTENDEES,
        units("units", "参加部门", "invited"),
        whole("others", "专家和群众代表", "人"),
        choice("source", "议题来源", "年度计划 党委交办 督查子题 提案点题 界别提出 临时安排"),
        yes("linked", "上下联动", help="与上级或下级政协联动"),
        yes("online", "线上参加"),
        whole("suggestions", "形成建议", "条"),
    ),
    "{form}：{topic}",
    (
        Counting("all", "协商活动", "次", about="各种形式的协商合计。", words=words("协商活动 协商议政活动 各类协商活动 协商议政 协商", "举行 开展 组织 组织开展", units="场 场次 项")),
        Counting("thematic", "专题议政性常委会", "次", when=when(form="专题议政性常委会"), words=words("专题议政性常委会 专题议政性常委会会议 常委会专题协商", "召开", units="场", never="计划 报告")),
        Counting("special", "专题协商会", "次", when=when(form="专题协商会"), words=words("专题协商会 专题协商", "召开 举办", units="场")),
        Counting("bimonthly", "双月协商", "次", when=when(form="双月协商"), words=words("双月协商 双月协商座谈会", "组织开展 开展 召开 举办", units="场 期")),
        Counting("monthly", "月度协商", "次", when=when(form="月度协商"), words=words("月度协商", "开展 组织", units="场 期")),
        Counting("by_committees", "专委会座谈协商", "次", when=when(form="专委会座谈协商"), words=words("座谈协商 专委会座谈协商", "开展 组织", units="场", near="专委会")),
        Counting("counterpart", "对口协商", "次", when=when(form="对口协商"), words=words("对口协商", "开展 组织", units="场", never="界别 计划 安排")),
        Counting("sector", "界别协商", "次", when=when(form="界别协商"), words=words("界别协商", "开展 组织", units="场", never="对口 计划")),
        Counting("counterpart_sector", "对口、界别协商", "次", when=when(form="对口协商 界别协商"), words=words("对口、界别协商 对口协商、界别协商", "开展 组织", units="场")),
        Counting("handling", "提案办理协商", "次", when=when(form="提案办理协商"), words=words("提案办理协商 办理协商", "开展 组织 召开", units="场 件")),
        Counting("supervision", "民主监督专题协商", "次", when=when(form="民主监督专题协商"), words=words("民主监督专题协商 监督协商", "开展", units="场")),
        Counting("parties", "党派座谈协商", "次", when=when(form="党派座谈协商"), words=words("座谈协商会 党派协商 联合协商", "召开 开展", units="场", near="党派 民主党派")),
        Counting("remote", "远程协商", "次", when=when(form="远程协商"), words=words("远程协商 视频协商", "开展 举办", units="场")),
        Counting("linked", "上下联动的协商", "次", when=when(linked="true"), words=words("联动协商 协商", "联动 开展", units="场", near="联动 上下")),
        Counting("from_supervision", "督查子题的协商", "次", when=when(source="督查子题"), words=words("子题 协商议题 议题", "作为", units="项 个", near="督查 月度协商 子题")),
        Counting("topics", "协商的议题", "个", What.VALUES, field="topic", words=words("议题 课题", "协商 围绕", units="项")),
        Counting("attendances", "委员参加协商", "人次", What.ATTENDANCES, roles=("attendee", "speaker", "leader"), words=words("委员", "参加 参与", near="协商")),
        Counting("speeches", "委员协商发言", "人次", What.ATTENDANCES, roles=("speaker",), words=words("发言 委员发言", "发言", units="次", near="协商")),
        Counting("suggestions", "协商形成的建议", "条", What.SUM, field="suggestions", words=words("意见建议 建议", "提出 形成", units="个", near="协商")),
    ),
    icon="messages", scores=True,
)  # fmt: skip

ONLINE = Declared(
    "online_topics", "网络议政", AREA, "网上发布的议政议题，一题一条；参加委员一题算一次。",
    (
        text("topic", "议题", required=True),
        text("field", "领域"),
        HOSTS,
        day("closes_on", "截止"),
        ATTENDEES,
        whole("posts", "留言", "条"),
        whole("public", "群众参与", "人次"),
        text("result", "结果"),
    ),
    "{topic}",
    (
        Counting("topics", "网络议政议题", "个", words=words("网络议政议题 网络议政 议政议题 网上议政", "发布 开设", units="项 期 次")),
        Counting("attendances", "网络议政参与", "人次", What.ATTENDANCES, roles=("attendee",), about="一位委员参与一个议题算一次。", words=words("委员参与 委员", "参与 参加", units="次", near="网络议政 议政议题 线上")),
        Counting("people", "参与网络议政的委员", "人", What.PEOPLE, roles=("attendee",), words=words("委员", "参与", units="名 位", near="网络议政 线上")),
        Counting("posts", "网络议政留言", "条", What.SUM, field="posts", words=words("留言 意见建议 跟帖", "发表 收集", near="网络议政")),
    ),
    icon="world", scores=True,
)  # fmt: skip

EVALUATIONS = Declared(
    "evaluations", "质量评价", AREA, "对协商、提案、办理、调研的质量评价，一次评价一条，满分 100。",
    (
        choice("kind", "评价什么", "协商质量 提案质量 办理质量 调研质量", required=True),
        text("object", "评价对象", required=True),
        choice("by", "评价人", "委员 承办单位 专委会 专家 党政部门", required=True),
        whole("forms", "评价表", "份"),
        decimal("score", "平均得分", "分", required=True, high=100),
        text("advice", "改进意见"),
    ),
    "{object}{kind}评价",
    (
        Counting("consultations", "协商质量评价", "次", when=when(kind="协商质量"), words=words("质量评价 协商质量评价", "开展", units="场")),
        Counting("consultation_points", "协商质量得分合计", "分", What.SUM, when=when(kind="协商质量"), field="score"),
        Counting("mutual", "提案双向评价", "次", when=when(kind="提案质量 办理质量"), words=words("双向评价", "开展", units="件")),
        Counting("mutual_points", "双向评价得分合计", "分", What.SUM, when=when(kind="提案质量 办理质量"), field="score"),
        Counting("all", "质量评价", "次", words=words("质量评价 评价", "开展")),
    ),
    icon="star",
)  # fmt: skip

PARTIES = Declared(
    "party_links", "党派联系", AREA, "与民主党派、工商联、人民团体的联合调研、联动协商、联手监督、联办落实和通报。",
    (
        choice("kind", "方式", "联合调研 联动协商 联手监督 联办落实 情况通报 共同性事务交流 走访", required=True),
        choices("parties", "党派团体", "民革 民盟 民建 民进 农工党 致公党 九三学社 台盟 工商联 无党派 人民团体", required=True),
        text("topic", "内容", required=True),
        ATTENDEES,
        PLACE,
        text("result", "成果"),
    ),
    "{kind}：{topic}",
    (
        Counting("joint", "与党派的“四联”活动", "次", when=when(kind="联合调研 联动协商 联手监督 联办落实"), words=words("联合调研 联动协商 联手监督 联办落实", "开展", units="场 项", near="党派")),
        Counting("surveys", "与党派联合调研", "次", when=when(kind="联合调研"), words=words("联合调研", "开展", units="项 个", near="党派 工商联")),
        Counting("informed", "向党派团体通报情况", "次", when=when(kind="情况通报 共同性事务交流"), words=words("通报情况 情况通报 交流", "通报", near="党派 团体 各界")),
        Counting("visits", "走访党派团体", "次", when=when(kind="走访"), words=words("走访", "走访", units="家 个", near="党派 工商联")),
    ),
    icon="users-group",
)  # fmt: skip

REGISTERS = (CONSULTATIONS, ONLINE, EVALUATIONS, PARTIES)
