"""A 党的建设: organisations, Party-day activities, requests and reports, campaigns, rectification."""

from decimal import Decimal

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import (
    ATTENDEES,
    LEADERS,
    NOTE,
    PLACE,
    choice,
    day,
    decimal,
    long,
    members,
    money,
    organs,
    text,
    when,
    whole,
    words,
    yes,
)

AREA = "党的建设"

ORGANISATIONS = Declared(
    "party_organisations", "党的组织", AREA, "专委会分党组、功能型党支部、履职党支部、临时党支部等，一个组织一条，撤销时办结。",
    (
        choice("kind", "类型", "专委会分党组 功能型党支部 委员履职党支部 临时党支部 机关党支部 离退休党支部 党建活动小组", required=True),
        text("name", "名称", required=True),
        organs("based_on", "依托机构", "host", help="如所在的专委会、界别"),
        members("secretary", "书记", "leader"),
        members("members", "党员委员", "member"),
        whole("others", "其他党员", "人"),
        choice("brand", "品牌创建", "未开展 创建中 已命名"),
        NOTE,
    ),
    "{name}",
    (
        Counting("sub_groups", "专委会分党组", "个", when=when(kind="专委会分党组"), lasting=True, about="期末仍在的专委会分党组。", words=words("分党组 专委会分党组", "强化 设立 成立")),
        Counting(
            "functional", "功能型党支部", "个", when=when(kind="功能型党支部"), lasting=True, about="期末仍在的功能型党支部。",
            words=words("功能型党支部 功能性党支部 “功能型”党支部 党支部", "依托 建立 以 成立", near="专委会 界别"),
        ),
        Counting("duty", "委员履职党支部", "个", when=when(kind="委员履职党支部"), lasting=True, words=words("履职党支部 党员委员履职党支部", "成立 建立")),
        Counting("temporary", "临时党支部", "个", when=when(kind="临时党支部"), about="本期成立的临时党支部。", words=words("临时党支部", "设立 成立")),
        Counting("all", "党的组织", "个", lasting=True, words=words("党组织 基层党组织 党的组织")),
        Counting("members", "编入党组织的党员委员", "人", What.PEOPLE, roles=("member",), lasting=True, words=words("党员委员", "编入 纳入", units="名", near="党组织 党支部")),
    ),
    lasting=True, icon="flag",
)  # fmt: skip

ACTIVITIES = Declared(
    "party_activities", "党建活动", AREA, "主题党日、参观、慰问、支部调研座谈等党建活动，一次一条。",
    (
        choice("kind", "类型", "主题党日 红色观影 参观教育基地 警示教育 专题党课 组织生活会 民主生活会 慰问党员 调研座谈 志愿服务 群团活动 其他", required=True),
        text("theme", "主题", required=True),
        choice("branch_kind", "开展支部", "机关党支部 功能型党支部 委员履职党支部 离退休党支部 临时党支部 党组"),
        text("branch", "支部名称"),
        LEADERS,
        ATTENDEES,
        whole("others", "其他参加人员", "人"),
        PLACE,
    ),
    "{kind}：{theme}",
    (
        Counting("all", "党建活动", "次", words=words("党建活动 党的活动", "开展 组织", units="场 场次")),
        Counting("party_days", "主题党日活动", "次", when=when(kind="主题党日"), words=words("主题党日 主题党日活动", "开展 举办 参与", units="场 场次")),
        Counting("films", "红色观影活动", "次", when=when(kind="红色观影"), words=words("红色观影 观影 红色电影", "组织 观看", units="场 部")),
        Counting("visits", "参观教育基地", "次", when=when(kind="参观教育基地"), words=words("参观 教育基地 纪念馆 教育馆", "参观 组织 瞻仰", units="场")),
        Counting("warnings", "警示教育", "次", when=when(kind="警示教育"), words=words("警示教育 警示教育大会", "召开 开展", units="场")),
        Counting("lessons", "专题党课", "次", when=when(kind="专题党课"), words=words("专题党课 党课", "讲 讲授 上", units="堂 节 场")),
        Counting(
            "functional", "功能型党支部活动", "场", when=when(branch_kind="功能型党支部"), about="由功能型党支部开展的活动，不限类型。",
            words=words("调研座谈 功能型党支部活动 支部活动 活动", "开展 带领 组织", units="次 场次", near="功能型党支部 功能型 党组成员 党支部 支部"),
        ),
        Counting(
            "functional_times", "功能型党支部活动参加委员", "人次", What.ATTENDANCES, when=when(branch_kind="功能型党支部"), roles=("attendee", "leader"),
            words=words("委员参与 委员参加 委员", "参与 参加", near="功能型党支部 功能型 党支部 支部"),
        ),
        Counting("attendances", "参加党建活动的委员", "人次", What.ATTENDANCES, roles=("attendee", "leader"), words=words("党员委员 党员", "参加 参与", near="党日 党建")),
    ),
    icon="flag-3", scores=True,
)  # fmt: skip

REQUESTS = Declared(
    "party_requests", "请示报告", AREA, "重要会议、重要活动、重要工作的事前请示和事后报告，一事一条；办结后补报告日期。",
    (
        choice("kind", "类型", "重要会议 重要活动 重要工作 重要人事 年度文件 党组工作汇报", required=True),
        text("matter", "事项", required=True),
        yes("asked", "已事前请示"),
        day("asked_on", "请示日期"),
        text("answer", "党委批复", help="如“同意，按程序办理”，并写文号"),
        yes("reported", "已事后报告"),
        day("reported_on", "报告日期"),
        text("document", "文号"),
    ),
    "{kind}：{matter}",
    (
        Counting("all", "请示报告事项", "件", words=words("请示报告 请示 重大事项", "请示 报告 报", units="项 次 件次")),
        Counting("asked", "事前请示", "件", when=when(asked="true"), words=words("事前请示 请示", "请示", units="项 次", near="事前")),
        Counting("both", "事前有请示、事后有报告的事项", "件", when=when(asked="true", reported="true"), about="既请示又报告的事项。", words=words("事前有请示 事后有报告", units="项 次")),
        Counting("papers", "报党委审议的年度文件", "件", when=when(kind="年度文件"), words=words("文件 工作要点 协商计划 工作报告", "报请 报送 审议", units="份 项 个", near="常委会审议 党委 市委 县委 区委")),
        Counting("hearings", "党委听取政协党组工作汇报", "次", when=when(kind="党组工作汇报"), words=words("工作汇报 政协党组工作汇报 专题汇报", "听取 汇报", near="党委 市委 县委 区委")),
    ),
    icon="file-upload",
)  # fmt: skip

CAMPAIGNS = Declared(
    "campaign_sessions", "集中教育", AREA, "集中教育活动的每次学习、讨论、党课，记所属阶段、学时和参学人数。",
    (
        text("campaign", "教育活动", required=True, help="如“树立和践行正确政绩观学习教育”"),
        text("stage", "阶段", required=True, help="如“学习教育阶段”"),
        choice("form", "形式", "集中学习 讨论交流 专题党课 专题辅导 现场教学 其他", required=True),
        text("theme", "主题"),
        decimal("hours", "学时", "小时"),
        whole("due", "应参学", "人次"),
        whole("present", "实参学", "人次", upto="due"),
        whole("party_due", "其中党员应参加", "人次"),
        whole("party_present", "其中党员实参加", "人次", upto="party_due"),
    ),
    "{campaign}：{form} {theme}",
    (
        Counting("stages", "教育活动阶段", "个", What.VALUES, field="stage", words=words("阶段 教育活动", "开展", near="教育活动 阶段")),
        Counting("hours", "集中学习时间", "小时", What.SUM, field="hours", words=words("集中学习时间 学习时间", "达 累计", units="学时 个小时", near="学习")),
        Counting("sessions", "集中学习", "次", when=when(form="集中学习"), words=words("集中学习", "开展 组织", units="场 场次", never="中心组")),
        Counting("discussions", "讨论交流", "次", when=when(form="讨论交流"), words=words("讨论交流 研讨交流 交流研讨 讨论", "开展 集中开展 组织", units="场 场次")),
        Counting("due", "应参学人次", "人次", What.SUM, field="due", words=words("应参学 应到", near="学习")),
        Counting("present", "实参学人次", "人次", What.SUM, field="present", words=words("参学 参加学习", "参加", near="学习")),
        Counting("came", "实参学人次（有应参学数的）", "人次", What.SUM, least=(("due", Decimal(1)),), field="present"),
        Counting("party_came", "党员实参加人次（有应参加数的）", "人次", What.SUM, least=(("party_due", Decimal(1)),), field="party_present"),
        Counting("party_due", "党员应参加人次", "人次", What.SUM, field="party_due"),
        Counting("party_present", "党员实参加人次", "人次", What.SUM, field="party_present", words=words("党员参加", near="学习 教育")),
    ),
    icon="school",
)  # fmt: skip

SEEKING = Declared(
    "opinion_seeking", "征求意见", AREA, "为党组、班子征求意见：发表、座谈、上门，记发放、收回和梳理出的条数。",
    (
        choice("kind", "方式", "征求意见表 座谈会 上门征求 设意见箱 网上征求", required=True),
        text("campaign", "用于", required=True, help="如“民主生活会会前征求意见”"),
        text("target", "征求对象"),
        whole("issued", "发放", "份"),
        whole("returned", "收回", "份", upto="issued"),
        whole("to_group", "对党组的意见", "条", help="合并相同的意见后的条数"),
        whole("to_persons", "对党组成员的意见", "条"),
        ATTENDEES,
    ),
    "{campaign}（{kind}）",
    (
        Counting("issued", "发放征求意见表", "份", What.SUM, field="issued", words=words("征求意见表 意见表 意见征求表 问卷", "发放 发出", units="张")),
        Counting("came_back", "收回征求意见表（有发放数的）", "份", What.SUM, least=(("issued", Decimal(1)),), field="returned"),
        Counting("returned", "收回征求意见表", "份", What.SUM, field="returned", words=words("征求意见表 意见表", "收回 回收", units="张")),
        Counting("meetings", "征求意见座谈会", "次", when=when(kind="座谈会"), words=words("征求意见座谈会 意见座谈会", "召开 召集", units="场 个")),
        Counting("visits", "上门征求意见", "次", when=when(kind="上门征求"), words=words("上门征求意见 上门", "上门 走访", units="人次 户", near="征求")),
        Counting("to_group", "对党组的意见建议", "条", What.SUM, field="to_group", words=words("意见和建议 意见建议 意见", "归纳 梳理 征求到 收集到", near="党组 政协党组", never="党组成员")),
        Counting("to_persons", "对党组成员的意见建议", "条", What.SUM, field="to_persons", words=words("意见和建议 意见建议 意见", "归纳 梳理 征求到 收集到", near="党组成员 班子成员 个人")),
    ),
    icon="message-question",
)  # fmt: skip

TALKS = Declared(
    "talks", "谈心谈话", AREA, "主席会议成员、党组成员与委员和干部的谈心谈话。只记谁与谁谈、何时谈，内容不入台账。",
    (
        choice("kind", "类型", "主席会议成员与委员 党组成员之间 党组成员与党员委员 党员委员与党外委员 班子成员与干部 提醒谈话", required=True),
        members("by", "谈话人", "leader"),
        text("by_name", "谈话人（非委员）"),
        members("withs", "谈话委员", "attendee"),
        whole("others", "谈话干部", "人"),
        whole("persons", "谈话人数", "人次", required=True, help="委员与干部合计"),
    ),
    "{kind}谈心谈话",
    (
        Counting("times", "谈心谈话", "人次", What.SUM, field="persons", words=words("谈心活动 谈心谈话 谈话 谈心", "开展 进行", units="次")),
        Counting("all", "谈心谈话场次", "场", words=words("谈心活动 谈心谈话", "开展 进行", units="次")),
        Counting("members", "谈到的委员", "人", What.PEOPLE, roles=("attendee",), words=words("委员", "谈话 谈心", units="名 位", near="谈心")),
    ),
    icon="messages",
)  # fmt: skip

RECTIFICATIONS = Declared(
    "rectifications", "整改台账", AREA, "整改措施，一条措施一条记录：属哪个方面、谁负责、何时完成。",
    (
        text("campaign", "来源", required=True, help="如“民主生活会”“巡察反馈”"),
        text("aspect", "方面", required=True),
        long("problem", "问题"),
        text("measure", "措施", required=True),
        text("owner", "责任人"),
        day("due_on", "完成期限"),
        choice("state", "进展", "未开始 进行中 已完成 长期坚持", required=True),
        text("rule", "形成的制度"),
    ),
    "{aspect}：{measure}",
    (
        Counting("measures", "整改措施", "条", words=words("整改措施 具体整改措施 措施", "制定 提出", units="项 个", near="整改")),
        Counting("aspects", "整改方面", "个", What.VALUES, field="aspect", words=words("方面", "制定 分", near="整改 措施")),
        Counting("done", "完成的整改措施", "条", when=when(state="已完成 长期坚持"), words=words("整改 整改措施", "完成 整改到位 销号", units="项 个")),
    ),
    icon="tool",
)  # fmt: skip

POLLS = Declared(
    "surveys", "满意度测评", AREA, "无记名测评的结果，一次一条。",
    (
        text("subject", "测评对象", required=True),
        choice("by", "测评人", "委员 群众代表 机关干部 承办单位 服务对象", required=True),
        whole("issued", "发出", "票", required=True),
        whole("returned", "收回", "票", required=True, upto="issued"),
        whole("valid", "有效", "票", required=True, upto="returned"),
        whole("satisfied", "满意和基本满意", "票", required=True, upto="valid"),
        whole("dissatisfied", "不满意", "票"),
    ),
    "{subject}满意度测评",
    (
        Counting("all", "满意度测评", "次", words=words("满意度测评 测评", "进行 开展")),
        Counting("valid", "有效测评票", "票", What.SUM, field="valid", words=words("有效票 测评票", "收回", units="张 份")),
        Counting("satisfied", "满意票", "票", What.SUM, field="satisfied", words=words("满意票 满意", units="张 份")),
    ),
    icon="mood-smile",
)  # fmt: skip

RULES = Declared(
    "rules", "制度建设", AREA, "制定、修订、废止的制度办法，一项一条。",
    (
        text("name", "制度名称", required=True),
        choice("action", "方式", "制定 修订 废止", required=True),
        choice("field", "领域", "党建 协商 监督 委员管理 提案 社情民意 机关运行 其他", required=True),
        choice("issued_by", "印发机构", "政协党组 常委会 主席会议 专委会 机关党组 办公室"),
        text("document", "文号"),
        whole("deductions", "考核扣分条款", "条", help="考核办法才填"),
        yes("trial", "试行"),
        text("source", "依据"),
    ),
    "{action}{name}",
    (
        Counting(
            "made", "制定修订的制度", "项", when=when(action="制定 修订"), about="本期制定和修订的制度，不含废止。",
            words=words("制度 工作制度 制度规定 制度机制 规章制度 办法 规则", "制定 修订 出台 完善 建立 健全 制定出台 修订完善", units="个 部 件"),
        ),
        Counting("new", "新制定的制度", "项", when=when(action="制定"), words=words("制度 办法", "制定 出台 新建", units="个 部 件", never="修订")),
        Counting("amended", "修订的制度", "项", when=when(action="修订"), words=words("制度 办法", "修订 修改", units="个 部 件", never="制定")),
        Counting("party", "党建制度", "项", when=when(action="制定 修订", field="党建"), words=words("党建制度 党建工作制度 党组工作制度", "制定 修订 出台", units="个")),
        Counting("deductions", "考核扣分条款", "条", What.SUM, field="deductions", words=words("扣分 扣分条款 考核扣分", "制定 明确", units="项", near="考核")),
    ),
    icon="books",
)  # fmt: skip

SPEECHES = Declared(
    "leader_speeches", "领导发言和列席", AREA, "主席会议成员在党委中心组、研讨会、上级会议上的发言，以及列席党委、人大、政府会议。",
    (
        choice("occasion", "场合", "党委理论学习中心组 主题教育研讨 上级政协会议 党委常委会 人大常委会 政府常务会议 其他会议", required=True),
        choice("form", "方式", "发言 书面发言 列席", required=True),
        members("speakers", "发言人", "speaker", required=True),
        text("title", "题目"),
        text("opinion", "提出的意见"),
        text("effect", "结果"),
    ),
    "{occasion}{form}：{title}",
    (
        Counting("theory", "党委中心组学习会发言", "次", when=when(occasion="党委理论学习中心组", form="发言 书面发言"), words=words("发言 交流发言", "发言", near="委理论学习中心组 中心组学习会 中心组", units="人次")),
        Counting("campaign", "主题教育研讨发言", "次", when=when(occasion="主题教育研讨", form="发言 书面发言"), words=words("发言 交流发言", "发言", near="主题教育 研讨交流会议 研讨", units="人次")),
        Counting("superior", "上级政协会议发言", "次", when=when(occasion="上级政协会议", form="发言 书面发言"), words=words("发言 专题发言 大会发言", "做 作", near="市政协 省政协 相关会议 上级政协", units="人次")),
        Counting("sat_in", "列席党政会议", "次", when=when(form="列席"), words=words("列席 会议", "列席", near="常委会议 政府常务会 党委 人大", units="人次")),
        Counting("all", "主席会议成员发言", "次", when=when(form="发言 书面发言"), words=words("发言", "发言", near="主席会议成员 主席 副主席")),
    ),
    icon="speakerphone", scores=True,
)  # fmt: skip

DECISIONS = Declared(
    "major_decisions", "重大决策", AREA, "“三重一大”事项的集体决定，一事一条。",
    (
        choice("kind", "类型", "重大决策 重要人事 重大项目 大额资金", required=True),
        text("matter", "事项", required=True),
        text("meeting", "决定会议", required=True),
        whole("due", "应到", "人"),
        whole("present", "实到", "人", upto="due"),
        money("amount", "金额"),
        text("decision", "决定", required=True),
        text("executor", "执行人"),
        choice("state", "执行", "执行中 已完成"),
    ),
    "{kind}：{matter}",
    (Counting("all", "“三重一大”事项", "件", words=words("三重一大 “三重一大” 重大事项", "决策 研究 审议", units="项 个")),),
    icon="gavel",
)  # fmt: skip

REGISTERS = (ORGANISATIONS, ACTIVITIES, REQUESTS, CAMPAIGNS, SEEKING, TALKS, RECTIFICATIONS, POLLS, RULES, SPEECHES, DECISIONS)
