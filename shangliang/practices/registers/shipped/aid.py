"""Q 帮扶与公益: pairing, aid given, donations, volunteers, village work, associations."""

from decimal import Decimal

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, BY_OFFICE, PLACE, choice, decimal, members, money, organs, text, when, whole, words, yes

AREA = "帮扶与公益"

PAIRINGS = Declared(
    "pairings", "结对帮扶", AREA, "一位帮扶人和一个对象一条；结束帮扶时办结。对象写户名或编号，不写电话和证件号。",
    (
        text("helper", "帮扶人", required=True),
        choice("rank", "帮扶人身份", "县级领导 科级干部 一般干部 委员 委员企业", required=True),
        members("member", "帮扶委员", "helper"),
        choice("kind", "对象", "困难户 困难老人 留守儿童 学生 残疾人 困难党员 困难村 其他", required=True),
        text("object", "对象名称", required=True),
        text("township", "乡镇街道"),
        text("campaign", "活动", help="在哪项活动中结对"),
    ),
    "{helper}结对{object}",
    (
        Counting("objects", "结对关爱对象", "名", lasting=True, words=words("关爱对象 结对对象 帮扶对象", "结对", units="户 人 个")),
        Counting("helpers", "结对帮扶的领导干部和委员", "名", What.VALUES, field="helper", lasting=True, words=words("领导及科级干部 党员领导 干部 领导干部", "结对", units="人 位", near="结对")),
        Counting("leaders", "结对的党员领导及科级干部", "名", What.VALUES, when=when(rank="县级领导 科级干部"), field="helper", lasting=True, words=words("党员领导及科级干部 科级干部", "结对", units="人")),
        Counting("pairs", "结成帮扶对子", "对", words=words("帮扶对子 对子", "结成 结", units="个")),
        Counting("villages", "结对村", "个", when=when(kind="困难村"), lasting=True, words=words("困难村 结对村 村", "结对帮扶")),
    ),
    lasting=True, scores=True, icon="heart-handshake",
)  # fmt: skip

CARE = Declared(
    "aid_contacts", "帮扶记录", AREA, "结对帮扶中的每次联系、探视、宣传政策、办实事、解决问题；可按月合起来填件（次）数。",
    (
        choice("kind", "做了什么", "联系交流 走访探视 宣传落实政策 帮办实事 解决实际问题", required=True),
        text("helper", "帮扶人", required=True),
        members("member", "帮扶委员", "helper"),
        text("object", "对象"),
        text("what", "内容", required=True),
        whole("times", "件（次）数", "件（次）", required=True, low=1),
        money("value", "资助折合"),
    ),
    "{kind}：{what}",
    (
        Counting("contacts", "帮扶联系交流", "次", What.SUM, when=when(kind="联系交流"), field="times", words=words("联系交流", "联系 开展")),
        Counting("visits", "帮扶走访探视", "次", What.SUM, when=when(kind="走访探视"), field="times", words=words("走访探视 探视", "走访 探视")),
        Counting("policies", "帮扶宣传落实政策", "件", What.SUM, when=when(kind="宣传落实政策"), field="times", words=words("宣传落实政策 政策", "宣传 落实", units="项 次 条")),
        Counting("deeds", "帮办实事", "件", What.SUM, when=when(kind="帮办实事"), field="times", words=words("帮办实事 实事 好事实事", "帮办 办", units="项 次")),
        Counting("solved", "帮扶解决实际问题", "件", What.SUM, when=when(kind="解决实际问题"), field="times", words=words("实际问题 解决实际问题 实际困难", "解决", units="个 项")),
        Counting("value", "资助折合现金", "万元", What.SUM, field="value", words=words("生活物资折合现金 折合现金 资助", "资助 折合", units="元")),
    ),
    scores=True, icon="clipboard-heart",
)  # fmt: skip

COMFORT = Declared(
    "comfort", "慰问", AREA, "节日和日常慰问困难党员、群众和一线人员，一批一条。",
    (
        choice("occasion", "时机", "春节 端午 七一 中秋 重阳 高温 灾后 日常", required=True),
        choice("whom", "慰问谁", "困难群众 困难党员 离任村干部 退休干部 一线职工 驻军 儿童 老人 其他", required=True),
        whole("households", "户数", "户", required=True),
        money("money", "慰问金"),
        money("goods", "物品折合"),
        text("place", "地点"),
        ATTENDEES,
    ),
    "{occasion}慰问{whom}",
    (
        Counting("households", "慰问户数", "户", What.SUM, field="households", words=words("困难户 贫困户 困难群众 困难党员", "慰问 走访慰问 看望", units="人 名 家")),
        Counting("value", "慰问金", "万元", What.SUM, field="money", words=words("慰问金", "发放 送去", units="元")),
        Counting("goods", "慰问品折合", "万元", What.SUM, field="goods", words=words("慰问品 慰问物资", "发放 送去", units="元")),
        Counting("times", "慰问活动", "次", words=words("慰问 慰问活动", "开展", units="场")),
    ),
    icon="gift",
)  # fmt: skip

GIVEN = Declared(
    "aid_given", "帮扶投入", AREA, "投入的资金、农资、物资和安排的就业，一笔一条。",
    (
        choice("kind", "投入", "资金 化肥地膜等农资 物资 就业岗位 技术服务", required=True),
        text("giver", "来源", required=True, help="协会、企业或单位"),
        members("members", "出资委员", "donor"),
        text("use", "用途", required=True),
        money("amount", "资金或折合"),
        decimal("tons", "数量（吨）", "吨"),
        whole("jobs", "安排就业", "人"),
        whole("households", "受益户", "户"),
        text("place", "受益村"),
    ),
    "{giver}：{use}",
    (
        Counting("households", "帮扶困难户", "户", What.SUM, field="households", words=words("贫困户 困难户 帮扶贫困户", "帮扶", units="家")),
        Counting("tons", "帮扶农资", "吨", What.SUM, when=when(kind="化肥地膜等农资"), field="tons", words=words("化肥、地膜等农资 农资 化肥", "送 提供 发放", units="公斤")),
        Counting("money", "投入帮扶资金", "万元", What.SUM, when=when(kind="资金"), field="amount", words=words("帮扶资金 资金", "投入 筹措", units="元 亿元", near="帮扶")),
        Counting("jobs", "安排帮扶对象就业", "人", What.SUM, field="jobs", words=words("帮扶对象就业 就业", "安排 吸纳 解决", units="名", near="就业")),
        Counting("goods", "帮扶物资折合", "万元", What.SUM, when=when(kind="化肥地膜等农资 物资"), field="amount", words=words("物资 帮扶物资", "捐助 送去 折合", units="元")),
    ),
    scores=True, icon="package",
)  # fmt: skip

EVENTS = Declared(
    "aid_events", "服务群众活动", AREA, "帮扶座谈、培训讲座、劳务推介、政策宣讲、送文化科技医药下乡、法律咨询等，一次一条。",
    (
        choice("kind", "类型", "帮扶座谈会 培训讲座 劳务推介 政策宣讲 送文化科技下乡 送医送药义诊 法律咨询 应急演练 社区服务 助学活动 公益活动", required=True),
        text("theme", "主题", required=True),
        organs("hosts", "主办机构", "host"),
        ATTENDEES,
        whole("served", "服务群众", "人次"),
        PLACE,
    ),
    "{kind}：{theme}",
    (
        Counting("talks", "帮扶座谈会", "次", when=when(kind="帮扶座谈会"), words=words("帮扶座谈会 座谈会", "组织召开 召开", units="场", near="帮扶")),
        Counting("lectures", "帮扶培训讲座", "次", when=when(kind="培训讲座"), words=words("培训讲座", "举办 开展", units="场 期", near="帮扶")),
        Counting("jobs", "劳务信息推介", "次", when=when(kind="劳务推介"), words=words("劳务信息推介 劳务推介", "开展 举办", units="场")),
        Counting("policies", "政策宣讲", "次", when=when(kind="政策宣讲"), words=words("政策宣讲 宣讲", "开展 举办", units="场")),
        Counting("culture", "送文化科技下乡", "次", when=when(kind="送文化科技下乡"), words=words("文化、科技下乡活动 文化科技下乡 科技下乡 送文化 三下乡", "开展 组织", units="场")),
        Counting("medicine", "送医送药义诊", "次", when=when(kind="送医送药义诊"), words=words("义诊 送医送药", "开展 组织", units="场")),
        Counting("law", "法律咨询和社区服务", "次", when=when(kind="法律咨询 社区服务 应急演练"), words=words("法律咨询 社区服务", "开展 提供", units="场")),
        Counting("all", "服务群众活动", "次", words=words("服务群众活动 服务活动 公益活动 爱心公益服务活动", "开展 组织", units="场 场次")),
        Counting("attendances", "委员参加公益服务", "人次", What.ATTENDANCES, roles=("attendee",), words=words("爱心公益服务活动 公益服务 委员", "参加", units="次", near="公益 服务")),
        Counting("served", "服务群众", "人次", What.SUM, field="served", words=words("群众 受益群众 服务群众", "服务 受益 惠及", units="人 名", near="服务 义诊 下乡")),
    ),
    scores=True, icon="stethoscope",
)  # fmt: skip

DONATIONS = Declared(
    "donations", "捐赠", AREA, "委员和委员企业的捐款捐物，一笔一条，委员可以自己填报，办公室确认。",
    (
        text("donor", "捐赠人", required=True, help="个人或企业名称"),
        choice("donor_kind", "捐赠人类别", "委员个人 委员企业 界别 专委会 机关干部 其他", required=True),
        members("members", "委员", "donor"),
        choice("purpose", "用途", "助学 救灾 防疫 助残 敬老 乡村建设 文化教育 医疗 其他", required=True),
        text("appeal", "倡议或活动", help="响应哪次倡议"),
        money("money", "捐款"),
        money("goods", "捐物折合"),
        whole("students", "资助学生", "名"),
        text("receiver", "受赠单位", required=True),
        yes("receipt", "有票据"),
    ),
    "{donor}捐赠{receiver}",
    (
        Counting("money", "捐款", "万元", What.SUM, field="money", words=words("捐款 捐款达 共捐款", "捐款 捐", units="元 亿元")),
        Counting("goods", "捐物价值", "万元", What.SUM, field="goods", words=words("捐物 捐物价值 物资", "捐物 捐赠", units="元 亿元")),
        Counting("big", "大额捐助", "万元", What.SUM, least=(("money", Decimal(10)),), field="money", about="单笔十万元以上的捐款合计。", words=words("捐助 共捐助", "捐助 捐赠", units="元", near="及其企业 个人")),
        Counting("persons_over", "个人捐款万元以上的委员", "人", What.PEOPLE, when=when(donor_kind="委员个人"), least=(("money", Decimal(1)),), roles=("donor",), about="单笔捐款一万元以上的委员个人。", words=words("个人捐款万元以上的委员 万元以上的委员", "捐款", units="名 位", near="万元以上")),
        Counting("study", "捐资助学", "万元", What.SUM, when=when(purpose="助学"), field="money", words=words("捐资助学 捐资 助学", "捐资 捐款", units="元", near="学生 助学")),
        Counting("students", "资助学生", "名", What.SUM, field="students", words=words("学生 贫困学生 困难学生", "资助 帮助", units="人 个")),
        Counting("relief", "救灾捐款", "万元", What.SUM, when=when(purpose="救灾"), field="money", words=words("捐款", "捐款", units="元", near="地震 灾区 抗洪 救灾")),
        Counting("epidemic", "防疫捐款", "万元", What.SUM, when=when(purpose="防疫"), field="money", words=words("捐款", "捐款", units="亿元 元", near="抗疫 疫情 防疫")),
        Counting("epidemic_goods", "防疫捐物", "万元", What.SUM, when=when(purpose="防疫"), field="goods", words=words("捐物价值 捐物", "捐物", units="元", near="抗疫 疫情 防疫")),
        Counting("donors", "捐赠委员", "人", What.PEOPLE, roles=("donor",), words=words("委员", "捐赠 捐款", units="名 位", near="捐")),
        Counting("all", "捐赠", "笔", words=words("捐赠", "捐赠", units="次 件")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="coin",
)  # fmt: skip

TEAMS = Declared(
    "volunteer_teams", "志愿服务队", AREA, "委员志愿服务队、服务团，一支一条；解散时办结。",
    (
        text("name", "队名", required=True),
        choice("profession", "专业", "医疗卫生 法律 教育 农业科技 文化艺术 企业服务 生态环保 应急 综合", required=True),
        choice("kind", "类型", "志愿服务队 服务团", required=True),
        organs("based_on", "依托机构", "host"),
        members("leader", "队长", "leader"),
        members("members", "队员", "member"),
        whole("others", "其他队员", "人"),
    ),
    "{name}",
    (
        Counting("teams", "委员志愿服务队", "支", lasting=True, words=words("委员志愿服务队 志愿服务队 服务队 服务团", "组建 成立", units="个")),
        Counting("members", "志愿服务队委员", "人", What.PEOPLE, roles=("member", "leader"), lasting=True, words=words("委员 志愿者", "参加 加入", units="名", near="志愿")),
    ),
    lasting=True, icon="users",
)  # fmt: skip

VOLUNTEERING = Declared(
    "volunteering", "志愿服务", AREA, "志愿服务队的活动，一次一条，记受益群众和时长。",
    (
        text("team", "服务队", required=True),
        text("theme", "活动", required=True),
        ATTENDEES,
        decimal("hours", "时长", "小时"),
        whole("beneficiaries", "受益群众", "人", required=True),
        PLACE,
    ),
    "{team}：{theme}",
    (
        Counting("events", "志愿服务活动", "次", words=words("志愿服务活动 志愿服务", "开展 组织", units="场 场次")),
        Counting("beneficiaries", "志愿服务受益群众", "人", What.SUM, field="beneficiaries", words=words("受益群众 群众", "受益 惠及", units="人次 名")),
        Counting("attendances", "委员参加志愿服务", "人次", What.ATTENDANCES, roles=("attendee",), words=words("委员 志愿服务", "参加", units="次", near="志愿")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="heart",
)  # fmt: skip

VILLAGE = Declared(
    "village_work", "驻村和下沉", AREA, "驻村工作队、下沉社区、一线值守的人员和所做的事，委员可以自己填报。",
    (
        choice("kind", "类型", "驻村工作队 干部下沉社区 委员一线值守 委员到社区报到 包街包片", required=True),
        text("place", "村或社区", required=True),
        members("members", "委员", "server"),
        whole("cadres", "机关干部", "名"),
        decimal("days", "天数", "天"),
        text("work", "做的事", required=True),
        whole("households", "入户", "户"),
        whole("solved", "解决问题", "件"),
    ),
    "{place}：{work}",
    (
        Counting("cadres", "下沉干部", "名", What.SUM, when=when(kind="干部下沉社区 驻村工作队"), field="cadres", words=words("干部下沉 干部 机关干部", "下沉 选派", units="人 人次", near="下沉 社区 驻村")),
        Counting("front", "一线委员", "名", What.PEOPLE, when=when(kind="委员一线值守"), roles=("server",), words=words("委员 医药卫生界委员", "奋战 坚守 值守", units="人 位", near="一线")),
        Counting("communities", "到社区报到的委员", "人", What.PEOPLE, when=when(kind="委员到社区报到"), roles=("server",), words=words("委员", "报到", units="名", near="社区")),
        Counting("households", "驻村入户走访", "户", What.SUM, field="households", words=words("农户 群众 户", "入户 走访", units="家", near="驻村 帮扶村")),
        Counting("solved", "驻村下沉解决问题", "件", What.SUM, field="solved", words=words("问题 难题", "解决", units="个", near="驻村 下沉 社区")),
        Counting("all", "驻村和下沉服务", "次", words=words("驻村 下沉", "开展")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="home",
)  # fmt: skip

ASSOCIATIONS = Declared(
    "association_members", "协会会员", AREA, "帮扶协会、书画研究会等协会的会员，一人一条；退会时办结。",
    (
        choice("kind", "协会", "帮扶协会 书画研究会 理论研究会 委员企业联谊会 其他", required=True),
        text("association", "协会名称", required=True),
        text("name", "会员", required=True),
        members("member", "委员", "member"),
        money("fund", "入会资金"),
    ),
    "{association}：{name}",
    (
        Counting("aid_members", "帮扶协会会员", "名", when=when(kind="帮扶协会"), lasting=True, words=words("会员 协会会员", "吸收 吸纳", units="人 个", near="协会 帮扶")),
        Counting("funds", "帮扶协会入会资金", "万元", What.SUM, when=when(kind="帮扶协会"), field="fund", lasting=True, words=words("入会带资 入会资金 会费", "带资 筹集", units="元", near="入会 协会")),
        Counting("painters", "书画研究会会员", "人", when=when(kind="书画研究会"), lasting=True, words=words("书画界人士 会员", "吸纳 吸收", units="名", near="书画研究会 书画")),
        Counting("theorists", "理论研究会会员", "人", when=when(kind="理论研究会"), lasting=True, words=words("会员", "吸收", units="名", near="理论研究会")),
    ),
    lasting=True, icon="users",
)  # fmt: skip

REGISTERS = (PAIRINGS, CARE, COMFORT, GIVEN, EVENTS, DONATIONS, TEAMS, VOLUNTEERING, VILLAGE, ASSOCIATIONS)
