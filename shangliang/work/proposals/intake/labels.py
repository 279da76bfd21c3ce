"""The words by which members name the parts of a proposal, in all the usual wordings.

A label is matched on the text with its blanks squeezed out ("案　由 ："), alone on its line, followed by a colon, in
brackets, or behind a number ("二、问题分析"). Section labels are not a list but a small grammar: words that carry the
meaning (现状, 问题 …) with any of the words that go with them (基本, 存在的 …).
"""

import re
from dataclasses import dataclass

from .markers import Marker, marker_of

TITLE = "title"
BODY = "body"
GROUNDS = "grounds"
ADVICE = "recommendations"
PROPOSERS = "proposers"
CONTACT = "contact"
UNIT = "unit"
CATEGORY = "category"
OFFICE = "office"
TAIL = "tail"
HINTS = {PROPOSERS, CONTACT, UNIT, CATEGORY}

WORDS = {
    TITLE: "案由 提案案由 案名 提案名称 提案标题 提案题目 提案名 提案事由 事由 标题 题目 题名 建议标题 建议题目 主题 提案主题 建议名称",
    BODY: "内容 正文 提案内容 提案正文 主要内容 具体内容 正文内容 内容摘要 情况及建议 情况和建议 案据及建议 案据和建议 案据与建议 理由和建议 理由及建议 "
          "提案理由及建议 问题及建议 问题和建议 问题与建议 问题及对策 问题与对策 存在问题及建议 提案内容及建议 内容及建议 案据及办法 理由和办法 理由及办法 "
          "调研情况及建议 调研分析及建议 提案详情 详细内容",
    PROPOSERS: "提案人 提案者 提案人姓名 提案者姓名 第一提案人 首提人 提案委员 提案单位 提案人（单位） 提案者（单位） 提案组织 联名人 联名委员 联名提案人 联名提案者 "
               "附议人 附议委员 附议 领衔人 领衔提案人 领衔委员 提交人 提交者 提交单位 撰稿人 撰写人 撰稿 执笔人 执笔 作者 姓名 委员姓名 建议人 "
               "集体提案单位 提出人 提出单位 发起人 召集人 共同提案人 联合提案人 委员 界别召集人",
    CONTACT: "界别 所属界别 提案人界别 单位 工作单位 所在单位 单位职务 单位及职务 单位和职务 工作单位及职务 工作单位和职务 工作单位职务 职务 职称 党派 政治面貌 委员证号 "
             "委员编号 性别 民族 年龄 联系电话 联系方式 电话 电话号码 手机 手机号 手机号码 办公电话 移动电话 联系人 联系人及电话 联系人电话 通讯地址 通信地址 联系地址 地址 邮编 "
             "邮政编码 电子邮箱 电子邮件 邮箱 e-mail email 微信 微信号 qq 传真 所属专委会 专委会 所属小组 委员小组 组别",
    UNIT: "建议办理单位 建议承办单位 建议主办单位 建议会办单位 建议协办单位 建议办理部门 建议承办部门 建议主办部门 办理单位 承办单位 主办单位 会办单位 协办单位 意向办理单位 意向承办单位 "
          "提案者意向办理单位 提案人意向办理单位 拟办理单位 拟承办单位 主送单位 送办单位 建议交办单位 建议交由 提案人建议办理单位 提案者建议办理单位 建议送办单位 希望办理单位 "
          "提案者意向主办单位 提案者意向会办单位 建议落实单位 办理部门 承办部门 责任单位",
    CATEGORY: "类别 提案类别 分类 提案分类 所属类别 所属分类 内容分类 内容类别 领域 所属领域",
    OFFICE: "审查意见 初审意见 复审意见 终审意见 立案意见 审查结果 提案委审查意见 提案委员会审查意见 领导批示 领导意见 处理意见 办理意见 承办意见 编号 提案编号 案号 流水号 提案号 总编 总编号 "
            "收到日期 收到时间 提交时间 提交日期 提案日期 提案时间 提出时间 提出日期 日期 时间 填表日期 填表时间 届次 年度 是否公开 是否同意公开 可否公开 能否公开 公开意见 是否同意全文公开 不公开理由 "
            "可否附议 是否联名 提案性质 提案类型 提案形式 提案人类型 提案者类型 提案种类 签名 签字 盖章 提案人签名 委员签名 印章 关键词 主题词 摘要 字数 附言 审核意见 单位意见 单位盖章 是否经过调研 调研方式 "
            "提案来源 是否涉密 公开属性",
    TAIL: "附件 附 备注 注 附注 说明 附录 附表 附图 参考文献 参考资料 填表说明 填写说明 注意事项",
}
KNOWN = {word.lower(): field for field, words in WORDS.items() for word in words.split()}

GROUND_WORDS = ("案据|背景|现状|问题|原因|成因|困难|不足|短板|矛盾|瓶颈|难点|痛点|堵点|理由|依据|意义|必要性|重要性|紧迫性|可行性|案情|事实|调研|"
                "概况|情况|分析|由来|缘由|缘起|弊端|隐患|制约因素|影响|挑战|前言|引言|综述|优势|基础")
GROUND_LINKS = ("基本|主要|突出|存在|当前|目前|提案|面临|现实|总体|有关|相关|具体|工作|发展|说明|介绍|反映|简述|简介|概述|描述|及其|以及|我市|我县|我区|我省|"
                "我州|全市|全县|全区|本市|本县|本区|的|和|与|及|、|主观|客观|调查|研究|现实|客观|社会|政策|法律|几个|一些|产生|提出|几点|方面|成效|做法|取得")
ADVICE_WORDS = "建议|对策|措施|办法|意见|举措|解决方案|解决路径|路径|解决途径|思考|工作思路|解决思路|方案|诉求"
ADVICE_LINKS = ("具体|几点|主要|相关|有关|工作|改进|解决|政策|下一步|我们的|我的|本人的|本人|委员|提案|提出|的|和|与|及|、|以及|若干|初步|整改|完善|发展|如下|以下|一些|几条|几项|"
                "[一二三四五六七八九十\\d]{1,2}[点条项]|[一二三四五六七八九十\\d]个方面|方面|应对|可行性|可行|针对性|意见建议|问题|为此|因此|现|特|我|我们|工作")
GROUND_LABEL = re.compile(f"(?:{GROUND_LINKS}|{GROUND_WORDS})*(?:{GROUND_WORDS})(?:{GROUND_LINKS})*")
ADVICE_LABEL = re.compile(f"(?:{ADVICE_LINKS})*(?:{ADVICE_WORDS})(?:{ADVICE_LINKS}|{ADVICE_WORDS})*")
ADVICE_TOPIC = re.compile(
    rf".{{2,40}}(?:的|之|，|,|—|:|：)(?:{ADVICE_LINKS})*(?:对策|意见|思考|措施|工作)?(?:[和与及、])?(?:建议|对策|措施|举措|办法|路径|思路)"
    r"(?:[和与及、](?:建议|对策|措施|思考))?")
GROUND_TOPIC = re.compile(
    rf".{{2,40}}(?:{GROUND_WORDS}|做法|经验|成效|启示)(?:分析|及分析|和分析|与分析|情况)?")
PLAIN = {"案据", "正文", "内容", "理由", "案据及理由", "案据和理由", "提案理由", "提案依据", "案据（理由）"}
SIMPLIFIED = str.maketrans("議據況現狀問題類別電話聯繫絡單辦內標體見對報調關於與備註", "议据况现状问题类别电话联系络单办内标体见对报调关于与备注")
OPEN, CLOSE = "【[〔（(《〈<「", "】]〕）)》〉>」"
LONGEST = 26


@dataclass(frozen=True)
class Label:
    """A label found at the head of a line: which part it opens, its words, and what follows on the line.

    `strong` labels say plainly what they are; others are headings that merely sound like it ("三、关于停车的建议").
    """

    field: str
    words: str
    rest: str = ""
    marker: Marker | None = None
    strong: bool = True


def field_of(words: str) -> str:
    """The part that these words alone name, or ""; blanks, brackets and colons do not matter."""
    bare = squeezed(words).strip("：:。.*＊" + OPEN + CLOSE).lower().translate(SIMPLIFIED)
    if not bare or len(bare) > LONGEST:
        return ""
    if field := KNOWN.get(bare) or KNOWN.get(re.sub(r"[（(].*?[）)]$", "", bare)):
        return field
    if ADVICE_LABEL.fullmatch(bare):
        return ADVICE
    return GROUNDS if GROUND_LABEL.fullmatch(bare) else ""


def squeezed(text: str) -> str:
    """The text without any white space."""
    return re.sub(r"\s+", "", text)


def label_of(text: str) -> Label | None:
    """The label at the head of this line, if there is one."""
    marker = marker_of(text)
    body = text[marker.end:] if marker else text
    return _bracketed(body, marker) or _before_colon(body, marker) or _alone(body, marker) or _before_gap(body, marker)


def _bracketed(body: str, marker: Marker | None) -> Label | None:
    if body[:1] not in OPEN or not body:
        return None
    close = body.find(CLOSE[OPEN.index(body[0])], 1, LONGEST)
    if close < 0 or not (field := field_of(body[1:close])):
        return None
    return Label(field, body[1:close], body[close + 1:].lstrip("：: 　\t"), marker)


def _before_colon(body: str, marker: Marker | None) -> Label | None:
    colon = re.search(r"[：:]", body[: LONGEST + 10])
    if not colon or not (field := field_of(body[: colon.start()])):
        return None
    words = body[: colon.start()].strip()
    if field == ADVICE and marker and body[colon.end():].strip():
        return None  # "1. 具体措施：…" is a recommendation of its own, not the heading of them all
    return Label(field, words, body[colon.end():].strip(), marker)


def _alone(body: str, marker: Marker | None) -> Label | None:
    if (field := field_of(body)) and field not in HINTS | {OFFICE}:
        return Label(field, body.strip(" 　：:。"), "", marker)
    bare = squeezed(body).strip("：:。" + OPEN + CLOSE)
    if not marker or len(bare) > 45 or re.search(r"[。；！？]", bare):
        return None
    if ADVICE_TOPIC.fullmatch(bare):
        return Label(ADVICE, body.strip(), "", marker, strong=False)
    return Label(GROUNDS, body.strip(), "", marker, strong=False) if GROUND_TOPIC.fullmatch(bare) else None


def _before_gap(body: str, marker: Marker | None) -> Label | None:
    """ "案由　　关于…": a form typed without a table keeps its label apart by blanks only."""
    for gap in re.finditer(r"\s{2,}|[\t\u3000]+", body[:LONGEST]):
        field = KNOWN.get(squeezed(body[: gap.start()]).lower())
        if field and field not in {TAIL} and (len(squeezed(body[: gap.start()])) > 2 or field == TITLE):
            return Label(field, body[: gap.start()].strip(), body[gap.end():].strip(), marker)
    return None


MORE = re.compile(r"[\s，,；;。/|]+(?=[^\s，,；;。：:]{2,12}\s*[：:])|\s{2,}")


def fields_in(label: Label) -> list[tuple[str, str, str]]:
    """All (field, words, value) on the line of a hint label: "提案人：甲  电话：乙" has two."""
    found: list[tuple[str, str, str]] = []
    field, words, rest = label.field, label.words, label.rest
    start = 0
    for gap in MORE.finditer(rest):
        after = label_of(rest[gap.end():])
        if after and after.field in HINTS | {OFFICE} and not after.marker:
            found.append((field, words, rest[start:gap.start()].strip("，,；; \t\u3000")))
            return found + fields_in(after)
    return [*found, (field, words, rest[start:].strip())]
