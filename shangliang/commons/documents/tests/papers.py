"""One of each document, of our own invention, for the tests."""

import datetime as dt
from collections.abc import Callable

from shangliang.commons.documents import forms as d
from shangliang.commons.documents.fields import Words, kinds
from shangliang.commons.documents.filling import fill
from shangliang.commons.documents.letters import Answer, Letter, ReplyLetter
from shangliang.commons.documents.notices import Certificate, DeclineNotice, FilingNotice, OversightNotice, Reminder
from shangliang.commons.documents.papers import shipped

CITY = "政协临江市委员会"
MARCH = dt.date(2026, 3, 12)
TITLE = "关于为我市老旧小区加装电梯建立一次办成机制的提案"
WORDS = "我局会同市自然资源局、市市场监管局和供电公司，对全市 412 栋六层住宅楼逐栋登记，分出可以加装、需要论证和不具备条件三类，名单已在各街道公示。"
PEOPLE = (d.Proposer("苏晚舟", "农业和农村界", "临江市清溪灌区管理所所长", "临江市北岸路 8 号", "13900000000"), d.Proposer("顾远山", "经济界"), d.Proposer("程望北", "教育界"))
REPLY = ReplyLetter(
    unit="临江市住房和城乡建设局", committee=CITY, term=6, session=2, proposal_number="0123", proposal=TITLE, addressee="苏晚舟委员", date=dt.date(2026, 6, 9),
    number="临住建函〔2026〕18号", class_mark="A", signer="邵立言", contact="方既明", phone="0599-6000000", disclosure="主动公开",
    answers=(Answer("设立一个受理窗口。由市住建局牵头办理。", f"已经办成。自今年四月起，五家单位的受理事项并入街道便民服务中心。\n{WORDS}"),
             Answer("公布补偿参考价", f"一、二层与五、六层分开测算。{WORDS}" * 3), Answer("管线迁改先行，迁改费用由财政补助一半，其余由业主分摊，供电单位优先安排施工", WORDS * 4)),
    attachments=("临江市既有住宅加装电梯办事指南", "2026 年加装计划表"), copies=("市政协提案委员会", "市政府督查室", "市自然资源局"))
SHEET = d.HandoverSheet(
    CITY, 6, 2, "0123", TITLE, PEOPLE, lead=("市住房和城乡建设局",), assist=("市自然资源局", "市市场监管局"), date=MARCH, due=dt.date(2026, 6, 12),
    assist_due=dt.date(2026, 4, 12), class_number="城建类第 17 号", category="城乡建设", review="予以立案。", review_date=dt.date(2026, 2, 20), handed_over_by="市政府办公室",
    assignment="请主办单位牵头，会同会办单位研究办理。", merged=("第0131号",))
ROWS = tuple(d.HandoverRow(f"{n:04d}", TITLE if n % 3 else "关于修复沿江圩区末级渠系的提案", "苏晚舟等3人" if n % 2 else "民进临江市基层委员会", "市住房和城乡建设局",
                           "市自然资源局、市市场监管局" if n % 4 else "", dt.date(2026, 6, 12)) for n in range(1, 31))
PROPOSAL = d.ProposalSheet(
    CITY, 6, 2, TITLE, PEOPLE, grounds=f"一、基本情况\n{WORDS}\n二、存在的问题\n{WORDS}{WORDS}", recommendations=(f"设立一个受理窗口。{WORDS}\n（1）材料内部流转。\n（2）限时办结。", "公布补偿参考价。"),
    number="0123", class_number="城建类第 17 号", serial="2026-0311", category="城乡建设", public="同意全文公开", wished_units=("市住房和城乡建设局",), seconders=("江知返",),
    review="予以立案。主办：市住房和城乡建设局。", submitted=dt.date(2026, 1, 12), attachments=("问卷汇总表",))
FORM = d.OpinionForm(CITY, 6, 2, "0123", TITLE, "苏晚舟", "市住房和城乡建设局", replied=dt.date(2026, 6, 9), result="A", return_to="市政协提案委员会", return_days=15)
OFFICE = "政协临江市委员会提案委员会"
FILED = FilingNotice(OFFICE, CITY, 6, 2, "苏晚舟委员", TITLE, "0123", "城乡建设", dt.date(2026, 2, 20), ("市住房和城乡建设局",), ("市自然资源局",),
                     dt.date(2026, 6, 12), "0119", letter_number="临协提函〔2026〕31号", contact="方既明", phone="0599-6000000")
DECLINED = DeclineNotice(OFFICE, CITY, 6, 2, "顾远山委员", "关于单位停车位分配的提案", "2026-0207",
                         ("属于本单位内部事务", "没有具体建议"), "征得同意后，转作意见送市机关事务中心参考", dt.date(2026, 2, 20), contact="方既明", phone="0599-6000000")
REMINDED = Reminder(OFFICE, CITY, 6, 2, "市住房和城乡建设局", TITLE, "0123", dt.date(2026, 6, 15), handed_over=MARCH, due=dt.date(2026, 6, 12), left=-3, note="请本周内面谈")
OVERSEEN = OversightNotice(OFFICE, CITY, 6, 2, "市住房和城乡建设局", TITLE, "0123", MARCH, ("陆章和主席",), ("市住房和城乡建设局",), (), "主席会议", "五月座谈", ("制定方案", "实地察看"))
HONOUR = Certificate("荣誉证书", "苏晚舟委员", f"所提《{TITLE}》", "优秀提案", CITY, MARCH, "2026-07")
CIRCULAR = Letter(CITY, "关于年度委员履职情况的通报", "各位委员", ("现通报如下。", "一、总体情况", "全年提案 260 件。"), MARCH)


def printed(code: str, words: Words) -> bytes:
    """A paper by the shipped template."""
    return fill(shipped(code), kinds.get(code).fields, words, title="试")


PAPERS: dict[str, Callable[[], bytes]] = {
    "reply_letter": lambda: printed("reply_letter", REPLY.words()), "handover_sheet": lambda: printed("handover_sheet", SHEET.words()),
    "handover_list": lambda: d.handover_list(d.HandoverList(CITY, 6, 2, MARCH, (("市委系统", ROWS[:4]), ("市政府系统", ROWS[4:])), handed_over_by="市委办公室、市政府办公室")),
    "proposal_sheet": lambda: d.proposal_sheet(PROPOSAL), "opinion_form": lambda: d.opinion_form(FORM),
    "filing_notice": lambda: printed("filing_notice", FILED.words()), "decline_notice": lambda: printed("decline_notice", DECLINED.words()),
    "reminder": lambda: printed("reminder", REMINDED.words()), "oversight_notice": lambda: printed("oversight_notice", OVERSEEN.words()),
    "certificate": lambda: printed("certificate", HONOUR.words()), "letter": lambda: printed("letter", CIRCULAR.words()),
}
