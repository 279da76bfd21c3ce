"""G, K 调研与成果: surveys and inspections, reports, suggestions one by one, leaders' instructions."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import (
    ATTENDEES,
    HOSTS,
    LEADERS,
    choice,
    choices,
    day,
    decimal,
    long,
    members,
    text,
    units,
    when,
    whole,
    words,
    yes,
)

AREA = "调研与成果"
# Reports speak of these with what the room of outputs records: the totals there carry the words (docs/decisions/0131).
BOTH = words()
SURVEYS_OF = "专题调研 民主监督调研 联合调研 界别调研 小组调研"

FIELDWORK = Declared(
    "fieldwork", "调研视察考察", AREA, "调研、视察、外出考察、观摩，一次一条；联合开展的把主办机构都选上。",
    (
        choice("kind", "类型", f"{SURVEYS_OF} 委员视察 常委视察 常委会视察 外出学习考察 配合上级调研 观摩体验", required=True),
        text("topic", "主题", required=True),
        choice("object", "对象", "重点项目 民生 产业企业 乡村 城市建设 生态 文化教育 执法司法 其他"),
        HOSTS,
        LEADERS,
        ATTENDEES,
        whole("others", "专家和其他人员", "人"),
        text("place", "地点或接待单位", required=True, help="算“减轻基层负担”时按这一格"),
        units("units", "参加部门", "invited"),
        decimal("days", "天数", "天"),
        yes("listed", "列入计划清单"),
        choice("superior", "上级政协", "全国政协 省政协 市（州）政协", help="配合上级调研时填"),
    ),
    "{kind}：{topic}",
    (
        Counting("all", "调研视察活动", "次", about="调研、视察、考察、观摩合计。", words=words("调研视察活动 视察调研活动 调研视察 视察调研 视察考察调研", "组织开展 开展 组织", units="项 场 场次")),
        Counting("surveys", "调研", "次", when=when(kind=SURVEYS_OF), words=words("调研 专题调研 调研活动 调查研究", "开展 组织", units="项 场 个", never="视察 计划 报告 配合 课题")),
        Counting("inspections", "视察", "次", when=when(kind="委员视察 常委视察 常委会视察"), words=words("视察 委员视察 视察活动", "组织 开展", units="场 项", never="调研 计划 安排")),
        Counting("standing_projects", "常委会视察项目建设", "次", when=when(kind="常委会视察 常委视察", object="重点项目"), words=words("视察项目建设 视察项目 视察", "视察", near="常委会 项目", units="场")),
        Counting("tours", "外出学习考察", "次", when=when(kind="外出学习考察"), words=words("外出学习考察 外出考察 学习考察 考察学习", "组织 赴 开展", units="批 场", never="计划 安排 接待")),
        Counting("assisted", "配合上级政协调研", "次", when=when(kind="配合上级调研"), words=words("调研 配合调研", "配合 协助 完成", units="项 场", near="配合 省市政协 上级政协 省政协 市政协")),
        Counting("joint", "联合调研", "次", when=when(kind="联合调研"), words=words("联合调研", "开展 组织", units="项 场 个")),
        Counting("observed", "观摩体验", "次", when=when(kind="观摩体验"), words=words("观摩 旁听 体验", "组织 开展", units="场")),
        Counting("listed", "列入计划清单的调研视察", "次", when=when(listed="true"), words=words("计划清单 清单", "列入 执行", near="三张")),
        Counting("hosts", "接待调研视察的单位", "个", What.VALUES, field="place", words=words("基层单位 接待单位", "接待", near="基层")),
        Counting("topics", "调研视察的课题", "个", What.VALUES, when=when(kind=f"{SURVEYS_OF} 委员视察 常委视察 常委会视察"), field="topic", words=words("课题 主题", "开展 围绕", units="项", near="调研 视察")),
        Counting("attendances", "委员参加调研视察", "人次", What.ATTENDANCES, roles=("attendee", "leader"), words=words("委员", "参加 参与 组织", near="调研 视察 考察")),
        Counting("days", "调研视察天数", "天", What.SUM, field="days"),
    ),
    icon="map-pin", scores=True,
)  # fmt: skip

TO = "党委 政府 部门 上级政协 下级政协"
REPORTS = Declared(
    "reports", "成果报告", AREA, "调研报告、视察报告、协商专报、建议案等成果，一份一条；建议逐条记在“意见建议”。",
    (
        choice("kind", "文种", "调研报告 视察报告 协商专报 协商成果 建议案 监督报告 考察报告 专题报告", required=True),
        text("title", "题目", required=True),
        text("number", "编号"),
        HOSTS,
        members("authors", "执笔委员", "author"),
        choices("sent_to", "报送", TO, help="没有报送的空着"),
        yes("submitted", "已报送"),
        choice("meeting", "用于会议", "专题议政性常委会 专题协商会 双月协商 主席会议 其他"),
        yes("key", "年度重点课题"),
        whole("suggestions", "提出建议", "条"),
        whole("adopted", "被采纳", "条"),
        whole("rounds", "论证修改", "轮"),
    ),
    "{title}",
    (
        Counting("written", "调研报告", "篇", when=when(kind="调研报告"), about="形成的调研报告。", words=words("调研报告", "形成 撰写 完成", units="份 个", never="报送 协商专报 视察报告")),
        Counting("sent", "报送的专题调研报告", "个", when=when(kind="调研报告", submitted="true"), words=words("专题调研报告 调研报告", "报送 提交 上报", units="篇 份", never="协商专报")),
        Counting(
            "sent_papers", "报送的调研视察报告和协商专报", "份", when=when(kind="调研报告 视察报告 协商专报 监督报告", submitted="true"),
            words=BOTH,
        ),
        Counting("thematic", "专题常委会调研报告", "篇", when=when(kind="调研报告", meeting="专题议政性常委会"), words=words("调研报告", "形成", units="份", near="会议发言 专题议政 常委会")),
        Counting("results", "重要协商成果", "件", when=when(kind="协商成果 协商专报 建议案", submitted="true"), words=BOTH),
        Counting("key", "完成报告的重点课题", "项", when=when(kind="调研报告", key="true"), words=words("课题", "完成", units="个", near="调研报告 重点")),
        Counting("proposals", "建议案", "件", when=when(kind="建议案"), words=BOTH),
        Counting("inspections", "视察报告", "份", when=when(kind="视察报告"), words=words("视察报告", "形成 报送", units="篇")),
        Counting("all", "成果报告", "份", words=words("成果 报告 履职成果", "形成", units="篇 件 项")),
        Counting("suggestions", "成果报告提出的建议", "条", What.SUM, field="suggestions", words=words("建议 意见建议 意见和建议", "提出 形成", units="点 个", near="报告 调研 视察")),
        Counting("adopted", "成果报告被采纳的建议", "条", What.SUM, field="adopted", words=words("建议 意见建议", "采纳 吸收", units="个", near="报告 调研")),
        Counting("authors", "执笔成果报告的委员", "人", What.PEOPLE, roles=("author",), words=words("委员", "执笔 撰写", units="名 位")),
    ),
    icon="file-analytics", scores=True,
)  # fmt: skip

SUGGESTIONS = Declared(
    "suggestions", "意见建议", AREA, "协商、调研、视察、委员建言提出的建议，一条建议一条记录，跟到采纳和反馈。",
    (
        text("text", "建议", required=True),
        choice("source", "出自", "调研报告 视察报告 协商活动 委员建言 座谈会 约谈走访 大会发言 其他", required=True),
        text("output", "成果名称"),
        choice("field", "领域", "经济发展 城乡建设 农业农村 科技教育 医疗卫生 文化体育旅游 社会保障 生态环境 交通运输 社会治理 其他", required=True),
        yes("livelihood", "民生类"),
        units("units", "主责部门", "owner"),
        members("by", "提出委员", "author"),
        choice("state", "办理", "待办理 办理中 已采纳 部分采纳 未采纳", required=True),
        yes("handled", "有办理"),
        yes("answered", "有反馈"),
        text("effect", "采纳依据", help="如写进了哪份文件、哪个项目"),
    ),
    "{text}",
    (
        Counting("all", "提出意见建议", "条", words=BOTH),
        Counting("adopted", "被采纳的意见建议", "条", when=when(state="已采纳 部分采纳"), words=BOTH),
        Counting("adopted_fields", "采纳建议涉及的方面", "个", What.VALUES, when=when(state="已采纳 部分采纳"), field="field", words=words("方面 领域", "涉及", near="采纳")),
        Counting("livelihood", "民生意见建议", "条", when=when(livelihood="true"), words=words("意见建议 民生建议", "提出", near="民生 供有关部门参考")),
        Counting("livelihood_adopted", "被采纳的民生建议", "条", when=when(livelihood="true", state="已采纳 部分采纳"), words=words("民生建议 意见建议", "采纳", near="民生")),
        Counting("handled", "有办理的建议", "条", when=when(handled="true"), words=words("建议", "办理", units="件", near="件件")),
        Counting("answered", "有反馈的建议", "条", when=when(answered="true"), words=words("建议", "反馈", units="件", near="件件")),
        Counting("voiced", "逐条登记的《委员建言》建议", "条", when=when(source="委员建言"), words=words("意见建议 建议", "报送 编发", near="委员建言 《委员建言》")),
        Counting("voiced_adopted", "逐条登记的《委员建言》采纳建议", "条", when=when(source="委员建言", state="已采纳 部分采纳"), words=words("建议 意见建议", "采纳", near="委员建言 《委员建言》")),
        Counting("units", "建议涉及的部门", "个", What.UNITS, roles=("owner",), words=words("部门 单位", "涉及", near="建议")),
    ),
    icon="bulb", scores=True,
)  # fmt: skip

INSTRUCTIONS = Declared(
    "instructions", "领导批示", AREA, "一位领导对一件成果批示一次，记一条：件次按成果，人次按领导。",
    (
        text("leader", "批示领导", required=True),
        choice("level", "层级", "党政主要领导 其他市级领导 上级领导 部门主要领导", required=True),
        choice("about", "批示的是", "调研报告 视察报告 协商成果 社情民意信息 提案 大会发言 专题报告 其他", required=True),
        text("title", "成果名称", required=True),
        members("authors", "作者委员", "author"),
        long("words", "批示内容"),
        units("units", "承办部门", "owner"),
        day("due_on", "办理期限"),
        yes("handled", "有办理"),
        yes("answered", "有反馈"),
    ),
    "{leader}批示{title}",
    (
        Counting("persons", "领导批示（人次）", "人次", about="领导批示的次数，同一件有两位领导批示算两次。", words=BOTH),
        Counting("main", "主要领导批示", "件次", when=when(level="党政主要领导"), words=words("批示 主要领导批示", "批示 获", units="人次 次 件", near="主要领导")),
        Counting("things", "获批示的成果", "件", What.VALUES, field="title", words=words("批示 获批示 成果", "批示 获", units="篇 份 项", never="社情民意")),
        Counting("information", "获批示的社情民意信息", "篇", What.VALUES, when=when(about="社情民意信息"), field="title", words=words("批示 领导批示", "批示 获", units="条 件 份", near="社情民意 信息")),
        Counting("superior", "上级领导批示", "人次", when=when(level="上级领导"), words=words("批示", "批示 获", units="次 件次", near="省 上级 国家")),
        Counting("handled", "有办理的批示", "件", when=when(handled="true"), words=words("批示", "办理 落实 督办", units="次", near="件件")),
        Counting("answered", "有反馈的批示", "件", when=when(answered="true"), words=words("批示", "反馈", units="次", near="件件")),
        Counting("reports", "获批示的调研视察报告", "篇", What.VALUES, when=when(about="调研报告 视察报告"), field="title", words=words("批示 调研报告", "批示 获", units="份 件", near="调研 视察 报告")),
    ),
    icon="signature", scores=True,
)  # fmt: skip

REGISTERS = (FIELDWORK, REPORTS, SUGGESTIONS, INSTRUCTIONS)
