"""The words that number a thing (件, 人次, 万元 …), and the words that look like one and are not. Data only."""

import re
from functools import cache


def listed(words: str) -> list[str]:
    """Words parted by blanks, as a list."""
    return words.split()


MEASURES = listed(
    "周岁 个百分点 个工作日 平方公里 平方米 立方米 万平方米 人次 件次 场次 家次 户次 批次 班次 篇次 项次 台次 车次 课时 学时 小时 分钟 公里 公斤 千克 公顷 "
    "美元 港元 元 字 吨 亩 米 天 件 次 场 期 篇 条 项 名 位 户 份 本 册 部 幅 张 枚 块 支 家 所 座 处 间 台 套 辆 棵 株 节 堂 课 讲 轮 批 组 对 队 "
    "个 人 倍 % ‰ 票 笔 桩 宗 起 例 封 版 集 卷 章 大 类 种 岁 员 分 点 班 站 届 步 门 面 条线"
)  # fmt: skip
NOUNS = listed(
    "社区 企业 单位 部门 委员 代表 乡镇 街道 议题 课题 提案 项目 学生 小组 行政村 贫困村 特困户 方面 部分 板块 环节 平台 基地 支部 阵地"
)  # fmt: skip
"""Things that are counted without a measure word: "联系*社区"."""

PEOPLE = frozenset(listed("人 名 位 员"))
TIMES = frozenset(listed("次 场 场次 期 轮 批次 届"))
PIECES = frozenset(listed("件 个 项 条"))
PAPERS = frozenset(listed("篇 份 条 件 期 册 本 部"))
MONEY = frozenset(listed("元 万元 亿元"))
FAMILIES = (PEOPLE, TIMES, PIECES, PAPERS, MONEY, frozenset(listed("% 倍 个百分点 成")), frozenset(listed("户 家 个")), frozenset(listed("人次 件次 次 场次")))

NOT_AFTER = {
    "个": "人(?!次)|别|性|体|子", "人": "民|大|才|社|事|力|员|间|士|文|均|物|格|居|口", "项": "目", "期": "间|待|望|盼|末|刊|限", "条": "例|件|款",
    "位": "于|置|居|列", "份": "额|子", "家": "庭|乡|园|属|长|族|风|具|电|国|喻|万", "部": "门|署|分|委|队|长|级|位", "本": "市|县|区|省|级|届|次|地|着|书|系|国|科",
    "次": "序|日|年|要|于|月", "名": "单(?!位)|录|优|牌|称", "场": "馆|镇|所|地|景|面|合", "件": "件", "支": "持|部|撑|付|援|队伍|行|农", "组": "织|长|成|建|员",
    "处": "理|级|于|长|置|在|处|室", "所": "有|在|属|长|以|谓|需", "点": "上|题|面|评|位|赞|名", "面": "向|对|临|上|积|貌|子", "门": "户|口|类|诊",
    "对": "口|接|于|外|策|标|照|比|待|党|全|区|县|市|我|照|象|政|社|公", "节": "约|能|日|目|点", "分": "别|管|为|组|享|工|类|布|党|管|解|析|会|步|批|头|级|之", "大": "会|学|力|局|家|量|部(?!分)|厦|道|型",
    "站": "点|位|在", "步": "入|伐", "元": "旦|素|月|宵", "字": "号|样", "天": "津|然|下|气|水", "章": "程", "起": "来|到|草|步|诉|点", "台": "账|湾|同|商|胞|办|联|海|式|阶", "套": "用|路",
    "张": "家|口", "户": "口|外|籍|主", "批": "示|准|评|办|复|阅", "班": "子|级|委", "队": "伍|员|长", "讲": "话|座|好|政|大|求|解|究|述|授|故|堂|台", "课": "题|堂|程", "轮": "训|流|岗",
    "集": "体|中|团|聚|智|思|镇|成|群|约|会", "版": "面|权", "类": "别|似", "种": "植|子|类|养", "例": "如|行|会", "封": "面|闭", "起诉": "", "卷": "宗", "座": "谈|位", "间": "接", "块": "状",
    "米": "堡", "亩": "产", "吨": "位", "票": "据|选|决", "岁": "月", "员": "工|会", "册": "子", "堂": "堂", "桩": "桩", "件次": "", "倍": "加|感|增", "例子": "",
}  # fmt: skip
"""After a measure word these show that it was the beginning of another word: 项 of 项目, 人 of 人民."""

SOFT = frozenset(listed("大 类 种 级 步 点 面 门 分 班 站 课 讲 章 卷 节 员 届 岁 字 天 米 本 部 对 组 台 套 起"))
"""Measures that follow a mask or an Arabic number, but after a Chinese numeral mostly belong to a fixed phrase."""
SOFT_GOOD = {"点": "建议|意见|要求", "大": "部分|方面|板块|类|课题|议题|任务|活动|工程|行动|专题", "级": "", "对": "帮扶|结对|对子|$"}

UNIT = "|".join(sorted({re.escape(one) for one in MEASURES}, key=len, reverse=True))
NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))

SLOGAN = re.compile(
    "(?:个|大|项|种|类)?(?:职能|主题|维护|意识|自信|确立|代表重要|文明|率先|至上|没有|坚持|结合|毫不动摇|务必|转变|战略|理念|要务|支柱|规律|方针|必须|工作法|"
    "精神|活跃|增强|节点|自觉|自己|自律|责任制|服务|一批|一$|一”|层次|层面|关系|重要思想|到位|缺位|不变|统一|先|主义|基本|攻坚|机遇|优势|责任|根本|重要|重点工作|样|不)"
)
"""What follows a small Chinese number in a slogan: 两大主题, 三项职能, 四个意识."""


@cache
def same_family(one: str, other: str) -> bool:
    """Whether two measure words are used for the same things by different hands: 名 and 位, 件 and 个."""
    return any(one in family and other in family for family in FAMILIES)
