"""The templates that come with the program, built by the same means as our other papers: GB/T 9704-2012 where they are letters.

A committee downloads one, changes it in Word or WPS and gives it back. So they use nothing a clerk could not type.
"""

from collections.abc import Sequence

from .forms import WIDTHS, label, row, value
from .markup import (
    BODY,
    FOUR,
    HEI,
    INDENT,
    KAI,
    PITCH,
    RED,
    SMALL_FOUR,
    THREE,
    TITLE,
    TWO,
    Cell,
    Ind,
    Para,
    Row,
    Run,
    table,
)
from .paper import Paper

THICK, THIN = 18, 6
RULE_REACH = (-454, -340)
"""The red lines are 170 mm long and centred on the page: they reach 8 mm into the left and 6 mm into the right margin."""
ASK = ("{%p if 联系方式 %}", "（{{ 联系方式 }}）", "{%p endif %}")


def filing_notice() -> bytes:
    """提案立案通知书."""
    return _letter("提案立案通知书", "收文人", [
        "所提《{{ 提案标题 }}》，经审查予以立案，编为{{ 会议 }}第{{ 提案号 }}号提案，类别为“{{ 类别 }}”。",
        "{%p if 并入提案号 %}", "本件与第{{ 并入提案号 }}号提案内容相近，已并案办理。并案后提案人的权利不变，承办单位会单独沟通、单独答复。", "{%p endif %}",
        "{%p if 主办单位 %}",
        "本件由{{ 主办单位 }}主办{% if 会办单位 %}，{{ 会办单位 }}会办{% endif %}{% if 答复期限 %}，答复期限为{{ 答复期限 }}{% endif %}。"
        "承办单位答复前会联系提案人，听取意见；收到答复后，请填写征询意见表。", "{%p endif %}",
        "办理进展可随时在平台“我的提案”中查看。",
    ])  # fmt: skip


def decline_notice() -> bytes:
    """提案不予立案告知书."""
    return _letter("提案不予立案告知书", "收文人", [
        "在{{ 会议 }}提出的《{{ 提案标题 }}》（流水号{{ 流水号 }}）收悉。经审查，本件未予立案，理由是：{{ 理由 }}。",
        "{%p if 说明 %}", "{{ 说明 }}", "{%p endif %}",
        "本件的处理方式是：{{ 处理方式 }}。", "对审查结果有不同意见的，请与我们联系。感谢履职建言，期待继续提出提案。",
    ])  # fmt: skip


def reminder() -> bytes:
    """催办函."""
    return _letter("关于{{ 件名 }}的催办函", "收文单位", [
        "{{ 件名 }}《{{ 提案标题 }}》，{% if 交办日期 %}于{{ 交办日期 }}交你单位{{ 角色 }}{% else %}由你单位{{ 角色 }}{% endif %}"
        "{% if 答复期限 %}，答复期限为{{ 答复期限 }}{% endif %}{% if 期限情况 %}，{{ 期限情况 }}{% endif %}。{% if 目前进度 %}目前进度：{{ 目前进度 }}。{% endif %}",
        "{%p if 催办意见 %}", "{{ 催办意见 }}。", "{%p endif %}",
        "请加紧办理，答复前与提案人充分沟通，按时在平台签发答复。确有困难不能按时答复的，请在期限前申请延期并说明理由。",
    ])  # fmt: skip


def oversight_notice() -> bytes:
    """重点提案督办通知."""
    return _letter("关于督办{{ 会议 }}第{{ 提案号 }}号重点提案的通知", "收文单位", [
        "{{ 会议 }}第{{ 提案号 }}号提案《{{ 提案标题 }}》已确定为重点提案{% if 确定情况 %}（{{ 确定情况 }}）{% endif %}"
        "{% if 督办领导 %}，由{{ 督办领导 }}领衔督办{% endif %}。",
        "{%p if 主办单位 %}",
        "本件由{{ 主办单位 }}主办{% if 会办单位 %}，{{ 会办单位 }}会办{% endif %}{% if 答复期限 %}，答复期限为{{ 答复期限 }}{% endif %}。", "{%p endif %}",
        "{%p if 督办安排 %}", "督办安排：{{ 督办安排 }}。", "{%p endif %}",
        "{%p if 督办要求 %}", "请做好以下工作：", "{%p endif %}", "{%p for 项 in 督办要求 %}", "{{ loop.index }}.{{ 项 }}。", "{%p endfor %}",
        "请明确一位负责同志牵头办理，办理中的重要进展及时在平台填报。",
    ])  # fmt: skip


def letter() -> bytes:
    """Any letter: title and body are given."""
    return _letter("{{ 标题 }}", "收文人", ["{%p for 段 in 正文 %}", "{{ 段 }}", "{%p endfor %}"], signatory="署名", signed=True, copies=True)


def reply_letter() -> bytes:
    """提案答复函."""
    return _letter("关于{{ 件名 }}的答复", "收文人", [
        "{% if 开头 %}{{ 开头 }}{% else %}{{ 件名 }}《{{ 提案标题 }}》收悉。我单位认真办理，现答复如下：{% endif %}",
        "{%p for 段 in 说明 %}", "{{ 段 }}", "{%p endfor %}",
        "{%p for 条 in 逐条答复 %}", "{{ 条.序号 }}、关于“{{ 条.建议 }}”的建议", "{%p for 段 in 条.答复 %}", "{{ 段 }}", "{%p endfor %}", "{%p endfor %}",
        "{% if 结尾 %}{{ 结尾 }}{% else %}感谢对这项工作的关心和支持。对办理情况还有意见的，请在征询意见表中写明，或直接与我们联系。{% endif %}",
    ], signed=True, copies=True, mark="办理结果")  # fmt: skip


def handover_sheet() -> bytes:
    """提案交办单, 办理要求 overleaf."""
    paper = Paper("", form=True)
    paper.add(Para([Run("{{ 会议 }}", TITLE, 20)], "center", line=580, exact=False, style="SlTitle"), Para([Run("{{ 单名 }}", TITLE, 26)], "center", line=800, after=160))
    paper.add(table(WIDTHS, [
        row(("编　号", 1), ("{{ 编号 }}", 3), ("类　别", 1), ("{{ 类别 }}", 1)),
        row(("案　由", 1), ("{{ 案由 }}", 5), height=850),
        row(("提案人", 1), ("{{ 提案人 }}", 2), ("界　别", 1), ("{{ 界别 }}", 2)),
        row(("联系方式", 1), ("{{ 联系方式 }}", 5)),
        Row([value("{%tr if 并案提案 %}", 6)]), row(("并案提案", 1), ("{{ 并案提案 }}", 5)), Row([value("{%tr endif %}", 6)]),
        _signed("提案委员会\n审查意见", "{%p for 行 in 审查意见 %}\n{{ 行 }}\n{%p endfor %}", "（盖章）　　{{ 审查日期 }}", 1700),
        _signed("交办意见", "{%p for 行 in 交办意见 %}\n{{ 行 }}\n{%p endfor %}", "{{ 交办机关 }}（盖章）　　{{ 交办日期 }}", 1400),
        row(("领导批示", 1), ("{{ 领导批示 }}", 5), height=1300),
        row(("办理结果", 1), ("{%p for 项 in 结果选项 %}\n{{ 项 }}\n{%p endfor %}", 5), height=1250),
        _signed("征求提案人\n意见", "{{ 意见选项 }}", "提案人签名：　　　　　　　　　　年　　月　　日", 1050),
        row(("答复送出\n时间", 1), ("{{ 答复日期 }}", 5)),
    ]))  # fmt: skip
    paper.add(Para([Run("{%p if 办理要求 %}")]), Para([Run("办理要求", TITLE, TWO)], "center", line=680, page_break=True), Para(), Para([Run("{%p endif %}")]))
    paper.add(Para([Run("{%p for 项 in 办理要求 %}")]), Para([Run("{{ 项 }}")], ind=INDENT), Para([Run("{%p endfor %}")]))
    return paper.bytes()


def certificate() -> bytes:
    """荣誉证书, landscape in a red frame."""
    paper = Paper("", landscape=True, framed=True)
    large = 22.0
    paper.add(Para(line=700), Para([Run("{{ 证书名称 }}", TITLE, 48, colour="C00000", spacing=200)], "center", line=1300, exact=False, after=500))
    paper.add(Para([Run("{{ 获得者 }}", KAI, large), Run("：", BODY, large)], "left", line=800, exact=False))
    paper.add(Para([Run("{{ 事由 }}，获评", BODY, large), Run("{{ 荣誉 }}", HEI, large), Run("。特发此证，以资鼓励。", BODY, large)],
                   "both", Ind(first=200, size=large), line=800, exact=False))  # fmt: skip
    paper.add(Para(line=500), Para(line=500))
    paper.add(Para([Run("{{ 颁发机关 }}", BODY, large)], "right", Ind(right=100, size=large), line=700, exact=False, style="SlSignatory"))
    paper.add(Para([Run("{{ 日期 }}", BODY, large)], "right", Ind(right=400, size=large), line=700, style="SlDate"))
    paper.add(Para([Run("{%p if 证书编号 %}")]), Para([Run("编号：{{ 证书编号 }}", BODY, FOUR)], "left", before=300), Para([Run("{%p endif %}")]))
    return paper.bytes()


def _letter(
    title: str, to: str, body: Sequence[str], *, signatory: str = "发文机关", signed: bool = False, copies: bool = False, mark: str = ""
) -> bytes:
    """信函格式: sender in red over a double red line, a second line at the foot of page one, which has no number."""
    paper = Paper("", first_page_own=True, header_at=20.0, first_header=_masthead(mark), first_footer=[_rule(THIN, THICK)])
    signer = [Run("{% if 签发人 %}签发人：{% endif %}"), Run("{{ 签发人 }}", KAI)] if signed else []
    paper.add(Para([*signer, Run("\t{{ 发文字号 }}")], "left", tabs='<w:tab w:val="right" w:pos="8844"/>'), Para(), Para())
    paper.add(Para([Run(title, TITLE, TWO)], "center", line=680, exact=False, keep_next=True, outline=0, style="SlTitle"))
    paper.add(Para(), Para([Run(f"{{{{ {to} }}}}：")], "left"))
    paper.add(*(Para([Run(text)]) if text.startswith("{%p") else Para([Run(text)], ind=INDENT, style="SlBody") for text in body))
    if signed:
        paper.add(*_enclosures())
    paper.add(Para(keep_next=True), Para(keep_next=True))
    paper.add(Para([Run(f"{{{{ {signatory} }}}}")], "right", Ind(right=100), keep_next=True, style="SlSignatory"),
              Para([Run("{{ 日期 }}")], "right", Ind(right=400), style="SlDate"))  # fmt: skip
    paper.add(*(Para([Run(text)], "left", Ind() if text.startswith("{%") else INDENT) for text in ASK))
    if copies:
        paper.add(*_foot())
    return paper.bytes()


def _masthead(mark: str) -> list[Para]:
    above = Para([Run(f"{{{{ {mark} }}}}", HEI, THREE)], "right", line=454) if mark else Para(line=454)
    name = Para([Run("{{ 发文机关 }}", TITLE, 36, colour=RED, spacing=1)], "center", line=864, after=100, style="SlSender")
    return [above, name, _rule(THICK, THIN)]


def _rule(upper: int, lower: int) -> Para:
    """A red double line, its strokes given in eighths of a point.

    Two plain borders of one flat paragraph: what "thick-thin" means for an upper edge, Word and LibreOffice see differently.
    """
    strokes = "".join(f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{RED}"/>' for side, width in (("top", upper), ("bottom", lower)))
    return Para(border=strokes, reach=RULE_REACH, line=30)


def _enclosures() -> list[Para]:
    """附件： after one blank line; several hang under one another."""
    line = "{% if loop.first %}附件：{% else %}　　　{% endif %}{{ 件 }}"
    return [Para([Run("{%p if 附件 %}")]), Para(keep_next=True), Para([Run("{%p endif %}")]), Para([Run("{%p for 件 in 附件 %}")]),
            Para([Run(line)], "left", Ind(left=500, hanging=300), keep_next=True), Para([Run("{%p endfor %}")])]  # fmt: skip


def _foot() -> list[Para]:
    """公开属性 and 抄送 at the foot of the last page, in 4号, one character in from either side."""
    frame = '<w:framePr w:w="8844" w:hSpace="0" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>'
    paras = []
    inside = {"公开属性": "{{ 公开属性 }}", "抄送": "{% for 家 in 抄送 %}{{ 家 }}{% if loop.last %}。{% else %}，{% endif %}{% endfor %}"}
    for name, lead in (("公开属性", HEI), ("抄送", BODY)):
        hang = (len(name) + 1) * 100
        printed = Para([Run(f"{name}：", lead, FOUR), Run(inside[name], BODY, FOUR)], "both",
                       Ind(left=100 + hang, right=100, hanging=hang, size=FOUR), line=PITCH - 60, frame=frame)  # fmt: skip
        paras += [Para([Run(f"{{%p if {name} %}}")]), printed, Para([Run("{%p endif %}")])]
    return paras


def _signed(name: str, text: str, stamp: str, height: int) -> Row:
    paras = [*value(text, 5).paras, Para([Run(stamp, BODY, SMALL_FOUR)], "right", Ind(right=100, size=SMALL_FOUR), line=400, before=120)]
    return Row([label(name, 1), Cell(paras, span=5)], height)
