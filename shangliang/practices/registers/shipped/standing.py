"""N, T 荣誉与智库: honours, role models; experts, theoretical work."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import BY_OFFICE, choice, day, members, organs, text, when, words, yes

HONOURS_AREA, THINK_AREA = "荣誉与先进", "智库与理论"

HONOURS = Declared(
    "honours", "荣誉", HONOURS_AREA, "委员、机构获得的荣誉和政协自己的表彰，一项一条；委员可以自己填报外面的荣誉。",
    (
        text("honour", "荣誉", required=True),
        choice("level", "授予层级", "国家级 省部级 市级 县区级 本级政协", required=True),
        choice("kind", "类型", "外部表彰 优秀委员 优秀提案 优秀政协工作者 先进集体 组织奖 专项奖", required=True),
        members("members", "委员", "awarded"),
        organs("bodies", "集体", "awarded"),
        text("name", "受表彰的其他人或单位"),
        text("issuer", "授予单位", required=True),
        text("document", "证书或文号"),
    ),
    "{honour}",
    (
        Counting("outside", "受表彰委员", "名", What.PEOPLE, when=when(kind="外部表彰"), roles=("awarded",), words=words("政协委员 委员", "荣获 获得 受到表彰 表彰", units="人 位", near="荣获 荣誉 称号 表彰")),
        Counting("national", "获国家级荣誉", "项", when=when(level="国家级"), words=words("国家级荣誉 荣誉", "获得 荣获", units="个 次", near="国家级 全国")),
        Counting("group_awards", "组织奖", "个", when=when(kind="组织奖"), words=words("组织奖 委员小组", "荣获 获得", units="家", near="组织奖")),
        Counting("members", "优秀委员", "名", What.PEOPLE, when=when(kind="优秀委员"), roles=("awarded",), words=words("优秀政协委员 优秀委员", "表彰 评选", units="人 位")),
        Counting("workers", "优秀政协工作者", "名", when=when(kind="优秀政协工作者"), words=words("优秀政协工作者 先进个人", "表彰 评选", units="人 位")),
        Counting("collectives", "先进集体", "个", when=when(kind="先进集体"), words=words("先进单位 先进集体 政协工作先进单位", "表彰 评选", units="家")),
        Counting("proposals", "优秀提案", "件", when=when(kind="优秀提案"), words=words("优秀提案", "表彰 评选", units="个")),
        Counting("all", "荣誉", "项", words=words("荣誉 称号 表彰", "获得 荣获", units="个 次")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="award",
)  # fmt: skip

MODELS = Declared(
    "role_models", "委员先进事迹", HONOURS_AREA, "宣传、通报的委员先进事迹，一人一事一条。",
    (
        members("members", "委员", "model", required=True),
        text("deed", "事迹", required=True),
        choice("used", "用途", "委员风采专栏 业绩通报 媒体宣传 表彰材料", required=True),
        text("where", "刊发处"),
    ),
    "{deed}",
    (
        Counting("deeds", "宣传委员先进事迹", "个", words=words("先进典型 先进事迹 典型", "宣传 选树", units="名 件 期")),
        Counting("columns", "委员风采专栏", "期", when=when(used="委员风采专栏"), words=words("委员风采 专栏", "开设 刊发 推出", units="篇")),
    ),
    scores=True, icon="user-star",
)  # fmt: skip

EXPERTS = Declared(
    "experts", "智库专家", THINK_AREA, "咨询委员、智库专家、参政议政人才，一人一条；期满时办结。",
    (
        text("name", "姓名", required=True),
        choice("pool", "入库", "智库专家 咨询委员 参政议政人才 特聘撰稿人", required=True),
        choice("field", "专长", "经济 法治 农业 教育 医疗卫生 生态 文化 城建 科技 社会治理 党建", required=True),
        text("employer", "单位"),
        members("member", "委员", "expert"),
        day("until", "聘期到"),
        yes("letter", "有聘书"),
    ),
    "{name}（{field}）",
    (
        Counting("experts", "智库专家", "名", when=when(pool="智库专家 咨询委员"), lasting=True, words=words("智库专家 专家 专家学者 咨询委员", "聘请 聘任 入库", units="位 人")),
        Counting("talents", "参政议政人才", "名", when=when(pool="参政议政人才"), lasting=True, words=words("人才 参政议政人才", "入库 纳入", units="人 位")),
        Counting("writers", "特聘撰稿人", "名", when=when(pool="特聘撰稿人"), lasting=True, words=words("撰稿人 撰稿人员", "特聘 聘请", units="人 位")),
    ),
    lasting=True, icon="bulb",
)  # fmt: skip

THEORY = Declared(
    "theory_studies", "理论研究课题", THINK_AREA, "理论研究、前瞻研究课题，一题一条。",
    (
        text("title", "课题", required=True),
        choice("kind", "类型", "政协理论 前瞻研究 院校合作 工作创新", required=True),
        organs("hosts", "承担机构", "host"),
        members("authors", "委员", "author"),
        text("partner", "合作单位"),
        choice("state", "进度", "立项 研究中 结题 获奖", required=True),
    ),
    "{title}",
    (
        Counting("all", "理论研究课题", "项", words=words("理论研究课题 理论课题 课题研究", "开展 立项", units="个")),
        Counting("finished", "结题的理论研究课题", "项", when=when(state="结题 获奖"), words=words("理论研究成果 研究成果 课题", "完成 形成 结题", units="个 篇", near="理论")),
    ),
    scores=True, icon="microscope",
)  # fmt: skip

REGISTERS = (HONOURS, MODELS, EXPERTS, THEORY)
