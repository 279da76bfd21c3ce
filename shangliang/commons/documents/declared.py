"""The papers there are, each with its fields and a sample of our own invention. Imported at start-up (`apps.py`)."""

import datetime as dt
from typing import Any

from . import shipped
from .fields import Field, PaperKind, kinds
from .forms import HandoverSheet, Proposer
from .letters import Answer, Letter, ReplyLetter
from .notices import Certificate, DeclineNotice, FilingNotice, OversightNotice, Reminder

CITY, OFFICE, DAY = "政协清江市委员会", "政协清江市委员会提案委员会", dt.date(2026, 3, 12)
CASE = (CITY, 6, 2)
TITLE = "关于为老旧小区加装电梯建立一次办成机制的提案"
ASK: dict[str, Any] = {"contact": "方既明", "phone": "0599-6000000"}


def _f(name: str, note: str, *, many: bool = False, of: tuple[Field, ...] = ()) -> Field:
    return Field(name, note, many, of)


SENDER = (_f("发文机关", "发文单位的全称，红头和署名用"), _f("发文字号", "没有时空着"))
ABOUT = (_f("会议", "如：政协清江市第六届委员会第二次会议"), _f("提案号", "四位数"), _f("提案标题", "不带书名号"),
         _f("件名", "提案是会议名称加提案号，别的办件是它的编号或种类，如：领导批示"))
LAST = (_f("日期", "如：2026年3月12日"), _f("联系方式", "联系人和电话，没有时空着"))
UNITS = (_f("主办单位", "一个或几个", many=True), _f("会办单位", "没有时空着", many=True), _f("答复期限", "日期，没有时空着"))
EDGES = (_f("附件", "附件名，几个时带序号", many=True), _f("抄送", "抄送单位", many=True), _f("公开属性", "如：主动公开"), _f("签发人", "没有时空着"))

kinds.add("filing_notice", PaperKind(
    "filing_notice", "立案通知书", "告知提案人：立了案、编号、由谁办、什么时候答复。",
    (*SENDER, _f("收文人", "提案人，如：苏晚舟委员"), *ABOUT, _f("类别", "提案类别"), *UNITS, _f("并入提案号", "并案后主提案的号，没有时空着"), *LAST),
    lambda: FilingNotice(OFFICE, *CASE, "苏晚舟委员", TITLE, "0123", "城乡建设", DAY, ("市住房和城乡建设局",), ("市自然资源局", "市市场监管局"), dt.date(2026, 6, 12), "0119",
                         "清协提函〔2026〕31号", **ASK).words(),
    shipped.filing_notice, ("收文人", "提案标题", "提案号"),
))  # fmt: skip
kinds.add("decline_notice", PaperKind(
    "decline_notice", "不予立案告知书", "告知提案人：没有立案的理由、怎样处理、找谁。",
    (*SENDER, _f("收文人", "提案人"), ABOUT[0], ABOUT[2], _f("流水号", "提交时的流水号"), _f("理由", "全部理由连成一句"), _f("理由逐条", "一条一条", many=True),
     _f("说明", "审查人写的话，没有时空着"), _f("处理方式", "怎样处理"), *LAST),
    lambda: DeclineNotice(OFFICE, *CASE, "顾远山委员", "关于单位停车位分配的提案", "2026-0207", ("属于本单位内部事务", "没有具体建议"), "征得同意后，转作意见送市机关事务中心参考",
                          DAY, "停车管理方面的共性问题，欢迎另行提出。", **ASK).words(),
    shipped.decline_notice, ("收文人", "提案标题", "理由"),
))  # fmt: skip
kinds.add("handover_sheet", PaperKind(
    "handover_sheet", "交办单", "随提案发给承办单位，背面是办理要求。",
    (ABOUT[0], _f("单名", "提案交办单；别的办件如：领导批示交办单"), _f("编号", "提案号、分类号连在一起"), _f("提案号", "四位数"), _f("类别", "提案类别"), _f("案由", "提案标题"), _f("提案人", "如：苏晚舟等3人"),
     _f("提案人名单", "每一位", many=True), _f("界别", "第一提案人的"), _f("联系方式", "第一提案人的电话或地址"), _f("并案提案", "并进来的提案", many=True),
     UNITS[0], _f("分办单位", "没有时空着", many=True), *UNITS[1:], _f("审查意见", "一行一行", many=True), _f("审查日期", "没有时留空格"), _f("交办意见", "一行一行", many=True),
     _f("交办机关", "谁交办"), _f("交办日期", "日期"), _f("领导批示", "没有时空着"), _f("结果选项", "□ A类…，已答复的打钩", many=True), _f("意见选项", "□ 满意　□ 基本满意…"),
     _f("答复日期", "没有时空着"), _f("办理要求", "一条一条，带序号", many=True)),
    lambda: HandoverSheet(*CASE, "0123", TITLE, (Proposer("苏晚舟", "农业和农村界", phone="0599-6000001"), Proposer("顾远山")), ("市住房和城乡建设局",), DAY,
                          ("市自然资源局",), due=dt.date(2026, 6, 12), category="城乡建设", review="予以立案。", handed_over_by="市政府办公室",
                          assignment="请主办单位牵头，会同会办单位研究办理。", merged=("0131 关于既有住宅加装电梯的提案",)).words(),
    shipped.handover_sheet, ("案由",),
))  # fmt: skip
kinds.add("reminder", PaperKind(
    "reminder", "催办函", "催办承办单位：哪一件、到什么时候、还差什么。",
    (*SENDER, _f("收文单位", "被催的单位"), *ABOUT, _f("角色", "主办、会办或分办"), _f("交办日期", "日期"), _f("答复期限", "日期"), _f("期限情况", "如：已超过期限 3 天"),
     _f("第几次", "第几次催办，数字"), _f("目前进度", "如：已签收，没有沟通"), _f("催办意见", "催办时写的话"), *LAST),
    lambda: Reminder(OFFICE, *CASE, "市住房和城乡建设局", TITLE, "0123", dt.date(2026, 6, 15), handed_over=DAY, due=dt.date(2026, 6, 12), left=-3, nth=2,
                     stage="已签收，没有沟通记录", note="请本周内与提案人面谈一次", **ASK).words(),
    shipped.reminder, ("收文单位", "提案标题"),
))  # fmt: skip
kinds.add("reply_letter", PaperKind(
    "reply_letter", "答复函", "承办单位给提案人的答复，逐条回应建议。",
    (*SENDER, _f("办理结果", "如：A类"), _f("收文人", "提案人"), *ABOUT, _f("开头", "自己写的开头，没有时空着"), _f("说明", "逐条答复前的话，一段一段", many=True),
     _f("逐条答复", "每条建议一项", of=(_f("序号", "一、二、三"), _f("建议", "建议的头一句"), _f("建议全文", "整条建议"), _f("答复", "一段一段", many=True))),
     _f("结尾", "自己写的结尾，没有时空着"), *EDGES, *LAST),
    lambda: ReplyLetter("清江市住房和城乡建设局", *CASE, "0123", TITLE, "苏晚舟委员", dt.date(2026, 6, 9), answers=(
        Answer("设立一个受理窗口。由市住建局牵头办理。", "已经办成。自今年四月起，五家单位的受理事项并入街道便民服务中心。"), Answer("公布补偿参考价", "一、二层与五、六层分开测算，九月底前公布。")),
        number="清住建函〔2026〕18号", class_mark="A", signer="邵立言", attachments=("加装电梯办事指南", "2026 年加装计划表"), copies=("市政协提案委员会", "市政府督查室"),
        disclosure="主动公开", **ASK).words(),
    shipped.reply_letter, ("收文人", "逐条答复"),
))  # fmt: skip
kinds.add("oversight_notice", PaperKind(
    "oversight_notice", "重点提案督办通知", "告知承办单位：这件定为重点提案，谁督办，有什么要求。",
    (*SENDER, _f("收文单位", "承办单位"), *ABOUT, _f("督办领导", "一位或几位", many=True), *UNITS, _f("确定情况", "哪次会议定的"), _f("督办安排", "什么时候、怎样督办"),
     _f("督办要求", "一条一条", many=True), *LAST),
    lambda: OversightNotice(OFFICE, *CASE, "市住房和城乡建设局", TITLE, "0123", DAY, ("陆章和主席",), ("市住房和城乡建设局",), ("市自然资源局",), "六届二十次主席会议",
                            "五月中旬召开督办座谈会", ("制定办理方案", "邀请提案人参加实地察看"), dt.date(2026, 6, 12), **ASK).words(),
    shipped.oversight_notice, ("收文单位", "提案标题"),
))  # fmt: skip
kinds.add("certificate", PaperKind(
    "certificate", "荣誉证书", "发给获评的委员、单位，如优秀提案、先进承办单位。",
    (_f("证书名称", "如：荣誉证书"), _f("获得者", "委员、界别或单位"), _f("事由", "为什么，不带句号"), _f("荣誉", "如：优秀提案"), _f("颁发机关", "谁颁发"), _f("日期", "日期"),
     _f("证书编号", "没有时空着")),
    lambda: Certificate("荣誉证书", "苏晚舟委员", f"所提《{TITLE}》", "政协清江市第六届委员会优秀提案", CITY, DAY, "2026-07").words(),
    shipped.certificate, ("获得者", "荣誉"),
))  # fmt: skip
kinds.add("letter", PaperKind(
    "letter", "公函、通报", "标题和正文由各处给出的公函，如年度履职情况通报。",
    (*SENDER, _f("标题", "长标题会按意思分行"), _f("收文人", "主送"), _f("正文", "一段一段；“一、”开头的按小标题排", many=True), *EDGES, _f("署名", "谁署名"), *LAST),
    lambda: Letter(CITY, "关于2025年度委员履职情况的通报", "各位委员，各专门委员会", ("现将有关情况通报如下。", "一、总体情况", "全年收到提案 260 件。"), DAY, **ASK).words(),
    shipped.letter, ("标题", "正文"),
))  # fmt: skip
