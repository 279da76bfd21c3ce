"""Figures made of others: rates over registers, and sums across them. What sets a register against the roll is the roll's.

One whose parts a committee does not have (it switched the register off) is simply not among its figures.
"""

from shangliang.commons.figures.declared import Combined, Figure, Ratio

from .fields import words

PARTY, STUDY, MEETINGS, CONSULTATION, RESULTS, SUPERVISION, OPINIONS, GRASSROOTS, PLANS, PROPOSALS = (
    "党的建设", "学习培训", "会议与发言", "协商议政", "调研与成果", "民主监督", "社情民意", "基层协商", "计划与督办", "提案督办",
)  # fmt: skip


def rate(code: str, label: str, group: str, top: str, bottom: str, what: str, *, things: str = "", verbs: str = "", near: str = "", unit: str = "%", times: int = 100) -> Figure:
    """A figure divided by another; its words are those of reports."""
    return Figure(code, label, unit, Ratio(top, bottom, times), group, what, words(things or label, verbs, near=near))


MADE: tuple[Figure, ...] = (
    rate("campaign_sessions.rate", "参学率", PARTY, "campaign_sessions.came", "campaign_sessions.due", "集中教育实参学 ÷ 应参学", verbs="达"),
    rate("campaign_sessions.party_rate", "党员参与率", PARTY, "campaign_sessions.party_came", "campaign_sessions.party_due", "党员实参加 ÷ 应参加", verbs="达"),
    rate("opinion_seeking.rate", "征求意见表收回率", PARTY, "opinion_seeking.came_back", "opinion_seeking.issued", "收回 ÷ 发放", things="收回率 回收率"),
    rate("surveys.rate", "群众满意率", PARTY, "surveys.satisfied", "surveys.valid", "满意和基本满意 ÷ 有效票", things="群众满意率 满意率 满意度", near="测评"),
    rate("rectifications.rate", "整改完成率", PARTY, "rectifications.done", "rectifications.measures", "完成的措施 ÷ 全部措施", things="整改完成率 整改率"),
    rate("party_requests.rate", "事前请示、事后报告率", PARTY, "party_requests.both", "party_requests.all", "既请示又报告的事项 ÷ 全部事项", things="请示报告率"),
    rate("essays.notes_each", "人均学习笔记", STUDY, "essays.note_words", "essays.note_takers", "学习笔记字数 ÷ 记笔记的人数", things="人均记学习笔记 人均学习笔记 学习笔记", verbs="记", unit="万字", times=1),
    rate("meetings.plenary_rate", "全会出席率", MEETINGS, "meetings.plenary_came", "meetings.plenary_due", "到会委员 ÷ 应到委员", things="出席率 到会率", near="全会 全体会议 会议"),
    rate("meetings.rate", "会议出席率", MEETINGS, "meetings.came", "meetings.due", "各种会议实到 ÷ 应到", things="出席率 到会率"),
    rate("meeting_speeches.party_share", "以党派名义发言的比重", MEETINGS, "meeting_speeches.party_named", "meeting_speeches.all", "民主党派、工商联名义的发言 ÷ 全部发言", things="比重 占比", near="党派名义 本党派"),
    rate("consultations.quality", "协商质量得分", CONSULTATION, "evaluations.consultation_points", "evaluations.consultations", "各次评价的平均分", things="质量评价 得分", unit="分", times=1, near="协商"),
    rate("evaluations.mutual_score", "双向评价得分", PROPOSALS, "evaluations.mutual_points", "evaluations.mutual", "提案质量与办理质量评价的平均分", things="双向评价 得分", unit="分", times=1),
    rate("suggestions.rate", "建议采纳率", RESULTS, "suggestions.adopted", "suggestions.all", "采纳和部分采纳 ÷ 全部建议", things="采纳率"),
    rate("suggestions.handled_rate", "建议办理率", RESULTS, "suggestions.handled", "suggestions.all", "有办理的建议 ÷ 全部建议", things="办理率 件件有办理"),
    rate("suggestions.answered_rate", "建议反馈率", RESULTS, "suggestions.answered", "suggestions.all", "有反馈的建议 ÷ 全部建议", things="反馈率 件件有反馈"),
    rate("instructions.handled_rate", "批示办理率", RESULTS, "instructions.handled", "instructions.persons", "有办理的批示 ÷ 全部批示", things="批示办理率 件件有办理", near="批示"),
    rate("instructions.answered_rate", "批示反馈率", RESULTS, "instructions.answered", "instructions.persons", "有反馈的批示 ÷ 全部批示", things="批示反馈率 件件有反馈", near="批示"),
    rate("fieldwork.listed_rate", "计划清单执行率", RESULTS, "fieldwork.listed", "fieldwork.all", "列入清单的活动 ÷ 全部调研视察考察", things="执行率 计划清单", near="三张"),
    rate("fieldwork.each_host", "每个基层单位接待次数", RESULTS, "fieldwork.all", "fieldwork.hosts", "调研视察次数 ÷ 接待的地点单位", things="接待次数 基层负担", unit="次", times=1),
    rate("supervision_visits.each", "每项课题监督次数", SUPERVISION, "supervision_visits.all", "supervision_visits.subjects", "监督活动 ÷ 监督课题", things="监督频次 日常监督频次", unit="次", times=1),
    rate("opinion_issues.rate", "《委员建言》采纳率", OPINIONS, "opinion_issues.voiced_taken", "opinion_issues.voiced", "被采纳的建议 ÷ 报送的建议", things="采纳率 大部分都被采纳", near="委员建言 《委员建言》"),
    rate("opinions.party_share", "党派团体报送信息的比重", OPINIONS, "opinions.party_named", "opinions.received", "党派团体报送 ÷ 收到", things="比重 占比", near="党派名义 本党派 党派团体"),
    rate("opinions.used_rate", "信息采用率", OPINIONS, "opinions.used", "opinions.received", "收到的信息中被采用的 ÷ 收到，一篇几家采用也算一篇", things="采用率 采纳率 录用率", near="信息 社情民意"),
    rate("emergency_days.rate", "日报日结率", OPINIONS, "emergency_days.closed", "emergency_days.days", "当日办结的天数 ÷ 应急天数", things="日报日结率 日结率"),
    rate("rooms.coverage", "议事室乡镇街道覆盖率", GRASSROOTS, "rooms.townships", "townships.all", "建有议事室的乡镇街道 ÷ 全部乡镇街道", things="覆盖率 全覆盖 覆盖面", near="议事室 乡镇"),
    rate("rooms.village_share", "村（社区）议事室比例", GRASSROOTS, "rooms.villages", "townships.villages", "村社区议事室 ÷ 村和社区", things="比例 覆盖率", near="村 社区"),
    rate("room_sessions.solved_rate", "议事问题解决率", GRASSROOTS, "room_sessions.solved_of", "room_sessions.raised", "解决的问题 ÷ 提出的问题，可作基层治理贡献率", things="解决率 贡献率 办结率", near="基层治理 议事"),
    rate("township_scores.average", "乡镇街道考核平均得分", GRASSROOTS, "township_scores.points", "township_scores.assessed", "得分合计 ÷ 考核的乡镇街道", things="考核得分 得分", near="乡镇 考核", unit="分", times=1),
    rate("plan_items.rate", "年度计划完成率", PLANS, "plan_items.done", "plan_items.all", "完成的事项 ÷ 计划事项", things="完成率 执行率", near="计划 协商计划"),
    rate("tasks.rate", "任务按时序推进率", PLANS, "tasks.on_schedule", "tasks.all", "按进度推进和完成 ÷ 全部任务", things="时序进度 序时进度 推进率"),
    rate("livelihood_projects.rate", "民生实事采纳率", PLANS, "livelihood_projects.adopted", "livelihood_projects.proposed", "列入的项目 ÷ 提出的项目", things="采纳率 列入率", near="民生实事"),
    rate("commitments.rate", "承诺落实率", PLANS, "commitments.kept", "commitments.made", "已落实的承诺 ÷ 全部承诺", things="落实率", near="承诺"),
    rate("led_proposals.each", "每位领导领办重点提案", PROPOSALS, "led_proposals.key", "led_proposals.leaders", "领办件次 ÷ 领办的领导", things="领办 重点提案", verbs="领办", unit="件", times=1, near="每位 领导"),
    rate("superior_proposals.rate", "上级政协立案率", PROPOSALS, "superior_proposals.filed", "superior_proposals.submitted", "上级立案 ÷ 提交", things="立案率 全部被立案", near="市政协 省政协"),
    Figure("training.times", "培训委员和干部", "人次", Combined(("training.attendances", "training.others")), STUDY, "委员和其他人员的培训人次合计。", words("培训", "培训", near="委员和干部 机关干部")),
    Figure("room_sessions.participants", "群众代表和委员参与协商议事", "人次", Combined(("room_sessions.citizens", "room_sessions.members")), GRASSROOTS, "群众代表与委员的参与人次合计。", words("群众代表和政协委员 群众代表和委员 参与", "参与 参加 吸纳", near="议事 协商")),
    Figure("donations.total", "捐款捐物合计", "万元", Combined(("donations.money", "donations.goods")), "帮扶与公益", "捐款与捐物折合合计。", words("捐赠款物 捐款捐物 款物 公益捐赠", "捐赠 累计捐赠", "元 亿元")),
    Figure("donations.epidemic_total", "防疫捐款捐物", "万元", Combined(("donations.epidemic", "donations.epidemic_goods")), "帮扶与公益", "用途为防疫的捐款与捐物折合合计。", words("捐款捐物", "捐赠", "元 亿元", "抗疫 疫情")),
    Figure("comfort.total", "慰问金和慰问品合计", "万元", Combined(("comfort.value", "comfort.goods")), "帮扶与公益", "慰问金与物品折合合计。", words("慰问金 慰问品 慰问物资", "发放 送去", "元")),
    Figure("duty_groups.superior", "下沉的驻地上级委员", "名", Combined(("duty_groups.province", "duty_groups.city")), GRASSROOTS, "编入小组的驻地省、市级政协委员合计。", words("省、市政协委员 驻地委员", "下沉 编入", "人", "省 驻")),
    Figure("aid_events.service_attendances", "公益服务和志愿服务委员参加", "人次", Combined(("aid_events.attendances", "volunteering.attendances")), "帮扶与公益", "委员参加公益服务与志愿服务的人次合计。", words("爱心公益服务活动 公益服务 志愿服务", "参加", "次")),
)  # fmt: skip
