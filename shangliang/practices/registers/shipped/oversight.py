"""H, I 民主监督与提案督办: tasks and teams, visits, appraisals, appointments, nominations, key proposals and what surrounds them."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, HOSTS, LEADERS, PLACE, choice, day, members, organs, text, units, when, whole, words, yes

AREA = "民主监督"
PROPOSALS = "提案督办"

TASKS = Declared(
    "supervision_tasks", "督查监督课题", AREA, "党委交办的督查任务和年度监督课题，一项一条，完成时办结。",
    (
        choice("kind", "类型", "重点工作督查 三年行动督查 专项民主监督 跟踪监督 部门民主评议", required=True),
        text("subject", "课题", required=True),
        organs("lead", "牵头机构", "host"),
        members("leaders", "领衔领导", "leader"),
        units("units", "监督对象", "supervised"),
        whole("least_visits", "计划监督次数", "次"),
        text("subtopics", "子题"),
    ),
    "{subject}",
    (
        Counting("all", "督查监督任务", "项", lasting=True, about="期末在进行的督查监督任务。", words=words("督查任务 督查调研任务 监督课题 重点工作 三年行动计划", "承担 开展 交办", units="个 件")),
        Counting("begun", "本期开展的监督课题", "项", words=words("民主监督 监督课题 监督议题", "确定 开展 选择", units="个 次")),
        Counting("key_work", "重点工作督查任务", "项", when=when(kind="重点工作督查"), lasting=True, words=words("重点工作 “重点工作”", "承担 督查", units="个")),
        Counting("three_years", "三年行动计划督查任务", "项", when=when(kind="三年行动督查"), lasting=True, words=words("三年行动计划 “三年行动计划”", "督查", units="个")),
        Counting("appraisals", "部门民主评议", "次", when=when(kind="部门民主评议"), words=words("民主评议", "开展 组织", units="个 家")),
        Counting("units", "被监督的部门单位", "个", What.UNITS, roles=("supervised",), words=words("部门 单位", "监督 评议", units="家", near="监督 评议")),
    ),
    lasting=True, icon="eye-check",
)  # fmt: skip

TEAMS = Declared(
    "supervision_teams", "监督调研小组", AREA, "督查调研、民主监督的小组，一组一条，任务结束时办结。",
    (
        text("name", "小组", required=True),
        text("subject", "任务", required=True),
        LEADERS,
        organs("based_on", "依托机构", "host"),
        members("members", "成员委员", "member"),
        whole("experts", "专家", "人"),
        whole("cadres", "机关干部和记者", "人"),
    ),
    "{name}",
    (
        Counting("all", "督查调研小组", "个", lasting=True, words=words("督查调研小组 调研小组 监督小组 督查小组 小组", "成立 组成 组建")),
        Counting("members", "参加监督小组的委员", "人", What.PEOPLE, roles=("member", "leader"), lasting=True, words=words("委员", "参加", units="名", near="督查 监督 小组")),
    ),
    lasting=True, icon="users",
)  # fmt: skip

VISITS = Declared(
    "supervision_visits", "监督活动", AREA, "监督课题下的每次走访、检查、会商、约谈。",
    (
        text("subject", "课题", required=True),
        choice("kind", "方式", "监督性视察 监督性调研 明察暗访 会商 约谈 现场监督 评议会", required=True),
        text("place", "地点或单位", required=True),
        HOSTS,
        LEADERS,
        ATTENDEES,
        whole("found", "发现问题", "个"),
        whole("solved", "推动解决", "个"),
    ),
    "{subject}：{kind}",
    (
        Counting("all", "监督活动", "次", words=words("监督活动 民主监督活动 督查调研 日常监督", "开展 组织", units="场 场次")),
        Counting("subjects", "开展监督的课题", "项", What.VALUES, field="subject", words=words("课题", "监督", near="监督")),
        Counting("inspections", "监督性视察调研", "次", when=when(kind="监督性视察 监督性调研"), words=words("监督性视察 监督性调研", "开展", units="场")),
        Counting("found", "监督发现的问题", "个", What.SUM, field="found", words=words("问题", "发现 查找", units="条 件", near="监督 督查")),
        Counting("solved", "监督推动解决的问题", "个", What.SUM, field="solved", words=words("问题", "推动解决 整改", units="条 件", near="监督 督查")),
        Counting("attendances", "委员参加监督", "人次", What.ATTENDANCES, roles=("attendee", "leader"), words=words("委员", "参加 参与", near="监督 督查")),
    ),
    icon="search", scores=True,
)  # fmt: skip

APPOINTMENTS = Declared(
    "appointments", "受聘任职", AREA, "委员受聘的监督员、评议员、信息员和特约调研员，一人一聘一条，期满时办结。",
    (
        choice("kind", "职务", "特约调研员 特约监督员 行风评议员 效能监督员 人民监督员 特邀审判咨询员 上级信息员 社情民意信息员 其他社会兼职", required=True),
        members("who", "委员", "appointed"),
        text("name", "姓名（非委员）"),
        text("unit_name", "聘任单位", required=True),
        yes("letter", "有聘书"),
        day("until", "聘期到"),
        choice("way", "方式", "政协推荐 单位邀请 政协聘请"),
    ),
    "{kind}（{unit_name}）",
    (
        Counting("researchers", "特约调研员", "名", when=when(kind="特约调研员"), lasting=True, words=words("特约调研员", "聘请 聘任", units="人 位")),
        Counting(
            "supervisors", "推荐担任监督员、评议员", "名", when=when(kind="特约监督员 行风评议员 效能监督员 人民监督员 特邀审判咨询员"), about="本期推荐受聘的，不含以前的。",
            words=words("监督员 评议员 行风评议员 特约监督员 委员", "推荐 担任 受聘", units="人 位", near="监督员 评议员", never="信息员"),
        ),
        Counting("supervisors_now", "在聘监督员、评议员", "名", when=when(kind="特约监督员 行风评议员 效能监督员 人民监督员 特邀审判咨询员"), lasting=True, words=words("监督员 评议员", "担任 现有", units="人 位", never="推荐")),
        Counting("informants_up", "推荐担任上级信息员", "名", when=when(kind="上级信息员"), words=words("信息员 委员", "推荐 担任", units="人 位", near="市政协信息员 省政协信息员 信息员")),
        Counting("informants", "社情民意信息员", "名", when=when(kind="社情民意信息员"), lasting=True, words=words("信息员 社情民意信息员 骨干信息员", "选聘 聘请", units="人 位", never="推荐")),
        Counting("all", "在聘社会职务", "名", lasting=True, words=words("社会兼职 职务", "担任", units="人 个")),
        Counting("members", "受聘委员", "人", What.PEOPLE, roles=("appointed",), lasting=True, words=words("委员", "担任 受聘", units="名", near="监督员 评议员 特邀")),
    ),
    lasting=True, scores=True, icon="id-badge-2",
)  # fmt: skip

NOMINATIONS = Declared(
    "nominations", "推荐委员参加", AREA, "应外单位邀请推荐委员参加座谈、论证、听证、现场监督，以及列席上级政协会议。",
    (
        choice("kind", "参加什么", "座谈论证 听证旁听 现场监督 列席上级政协会议 列席党政会议 评审 其他", required=True),
        text("event", "活动", required=True),
        text("inviter", "邀请单位"),
        members("who", "委员", "nominated", required=True),
        text("opinion", "委员意见"),
        PLACE,
    ),
    "{event}",
    (
        Counting("talks", "推荐参加座谈论证的委员", "名", What.PEOPLE, when=when(kind="座谈论证 听证旁听 评审"), roles=("nominated",), words=words("委员", "推荐 参加", units="人 人次", near="座谈 讨论 论证 听证")),
        Counting("on_site", "推荐参加现场监督的委员", "名", What.PEOPLE, when=when(kind="现场监督"), roles=("nominated",), words=words("委员", "推荐", units="人 人次", near="现场监督 监督")),
        Counting("observers", "列席上级政协会议的委员", "名", What.PEOPLE, when=when(kind="列席上级政协会议"), roles=("nominated",), words=words("委员", "列席 组织", units="人 人次", near="列席 市政协 省政协")),
        Counting("events", "推荐委员参加的活动", "次", words=words("活动", "推荐 参加", units="场")),
        Counting("attendances", "推荐委员参加活动", "人次", What.ATTENDANCES, roles=("nominated",), words=words("委员", "推荐", units="名", near="推荐")),
    ),
    scores=True, icon="user-share",
)  # fmt: skip

LED = Declared(
    "led_proposals", "领导领办督办提案", PROPOSALS, "领导领办、督办的提案，一位领导一件一条。重点提案的遴选和督办经过在“提案”里，这里只记谁领办了哪件。",
    (
        choice("kind", "类型", "重点提案 一般提案", required=True),
        text("number", "提案号", required=True),
        text("title", "案由", required=True),
        text("leader", "领办督办领导", required=True),
        choice("level", "领导层级", "党委领导 政府领导 政协领导", required=True),
        organs("organ", "督办专委会", "host"),
        members("leaders", "政协领导", "leader"),
        yes("met", "已开督办会"),
        yes("done", "已办结"),
    ),
    "{leader}领办{number} {title}",
    (
        Counting("key", "领办重点提案", "件次", when=when(kind="重点提案"), about="领导与重点提案的配对数。", words=words("重点提案", "领办 领衔", units="件", near="领导领办 党委政府")),
        Counting("leaders", "领办重点提案的领导", "人", What.VALUES, when=when(kind="重点提案"), field="leader", words=words("领导", "领办 督办", units="位 名", near="重点提案")),
        Counting("ordinary", "领衔督办的一般提案", "件", What.VALUES, when=when(kind="一般提案"), field="number", words=words("一般提案", "领衔督办 督办", units="个")),
        Counting("done", "办结的领办提案", "件", What.VALUES, when=when(done="true"), field="number", words=words("领办提案", "办结", units="个", near="领办")),
    ),
    icon="star", scores=True,
)  # fmt: skip

CHECKS = Declared(
    "proposal_checks", "提案督查和回头看", PROPOSALS, "政府牵头督查、办理情况回头看、民主评议会、督办会见面会，一次一条。",
    (
        choice("kind", "类型", "政府牵头督查 办理回头看 民主评议会 督办会 见面会 推进会 调研视察督办", required=True),
        text("topic", "主题", required=True),
        units("units", "被督查单位", "checked"),
        whole("proposals", "涉及提案", "件"),
        whole("party_proposals", "其中党派团体提案", "件"),
        HOSTS,
        ATTENDEES,
        text("result", "结果"),
    ),
    "{kind}：{topic}",
    (
        Counting("units", "政府督查督办的单位", "个", What.UNITS, when=when(kind="政府牵头督查"), roles=("checked",), words=words("单位 部门", "督查督办 督查", units="家", near="督查 提案办理")),
        Counting("looked_back", "提案办理回头看", "件", What.SUM, when=when(kind="办理回头看"), field="proposals", words=words("提案", "回头看 “回头看”", near="回头看")),
        Counting("party_looked_back", "党派团体提案回头看", "件", What.SUM, when=when(kind="办理回头看"), field="party_proposals", words=words("党派团体的提案 提案", "回头看", near="回头看 党派团体")),
        Counting("meetings", "提案督办会、见面会、推进会", "次", when=when(kind="督办会 见面会 推进会 调研视察督办"), words=words("督办会 见面会 推进会 座谈会", "召开", units="场", near="提案 督办")),
        Counting("appraisals", "提案办理民主评议", "次", when=when(kind="民主评议会"), words=words("民主评议会 评议会", "召开", near="提案 办理")),
    ),
    icon="clipboard-search",
)  # fmt: skip

SUPERIOR = Declared(
    "superior_proposals", "向上级政协提交的提案", PROPOSALS, "住本地的上级政协委员提交、跟踪的提案。",
    (
        text("title", "案由", required=True),
        choice("level", "提交到", "市（州）政协 省政协 全国政协", required=True),
        text("session", "届次", help="如“市政协九届五次会议”"),
        text("author", "提案人"),
        yes("filed", "已立案"),
        yes("tracked", "跟踪督办"),
        text("unit_name", "承办单位"),
        text("result", "办理情况"),
    ),
    "{title}",
    (
        Counting("submitted", "提交上级政协的提案", "件", words=words("提案", "提交", units="个 份", near="及时提交 市政协 省政协 上级政协")),
        Counting("filed", "上级政协立案的提案", "件", when=when(filed="true"), words=words("提案", "立案 被立案", units="个", near="市政协立案 省政协立案 上级")),
        Counting("tracked", "跟踪督办的上级提案", "件", when=when(tracked="true"), words=words("提案", "跟踪督办 跟踪", units="个", near="市政协立案 市政协委员 省政协")),
    ),
    icon="arrow-up-circle",
)  # fmt: skip

ADVICE = Declared(
    "member_advice", "委员建议和来信", PROPOSALS, "以前的和纸上收到的委员建议、委员来信，一条一记。委员在系统里提的建议、转作来信的提案会自动计数，不用在这里再记。",
    (
        choice("kind", "类型", "委员建议 委员来信", required=True),
        text("title", "内容", required=True),
        members("by", "委员", "author"),
        units("units", "转交单位", "owner"),
        choice("state", "办理", "已转交 已答复 已采纳", required=True),
    ),
    "{title}",
    (
        Counting("advice", "委员建议", "条", when=when(kind="委员建议"), words=words("建议 委员建议", "收集 交办 提出", units="件", near="提案和")),
        Counting("letters", "委员来信", "件", when=when(kind="委员来信"), words=words("委员来信 来信", "寄送 转送 作为", units="封 份")),
        Counting("answered", "得到答复的委员建议", "条", when=when(kind="委员建议", state="已答复 已采纳"), words=words("建议", "答复", units="件")),
    ),
    scores=True, icon="mail",
)  # fmt: skip

REGISTERS = (TASKS, TEAMS, VISITS, APPOINTMENTS, NOMINATIONS, LED, CHECKS, SUPERIOR, ADVICE)
