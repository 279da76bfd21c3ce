"""Whatever a file holds, each piece of its text is found exactly once in the draft."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shangliang.work.proposals.intake import Draft, read

from .samples import SENTENCES
from .wordfiles import Paper

LABELS = ("案由：", "案据：", "建议：", "一、基本情况", "二、存在的问题", "三、对策建议", "具体建议：", "提案人：", "联系电话：", "附件：", "为此，建议：", "【建议】", "题目：", "理由", "内容：",
          "主办单位：", "提案类别：", "责任单位：", "（三）", "1.", "2、", "一是", "首先，", "现状：", "存在问题：")
BLOCKS = ("plain", "plain", "plain", "labelled", "labelled", "centred", "right", "soft", "bold", "list", "table", "form", "box",
          "note", "inserted", "control", "frame", "nested", "joined")


def tagged(text: str, tag: str, place: int) -> str:
    """The sentence with a mark of its own inside."""
    at = (0, len(text) // 2, len(text))[place]
    return text[:at] + tag + text[at:]


def put(paper: Paper, kind: str, text: str, label: str, lists: list[int]) -> None:
    if kind == "list":
        paper.numbered(text, lists[len(text) % 2], len(text) % 3)
    elif kind == "table":
        paper.table([["年份", "数量"], [text, "12"], ["2025", label]])
    elif kind == "form":
        paper.table([["案由", text], ["提案人", ""], ["内容", "无"]])
    elif kind == "frame":
        paper.table([[text + "\n" + label]])
    elif kind == "nested":
        table = paper.doc.add_table(rows=1, cols=2)
        inner = table.rows[0].cells[1].add_table(rows=1, cols=1)
        inner.rows[0].cells[0].paragraphs[0].add_run(text)
    elif kind in RAW:
        paper.raw(RAW[kind].replace("TEXT", text.replace("&", "&amp;").replace("<", "&lt;")))
    elif kind == "soft":
        paper.line(f"{label}\n{text}\n")
    else:
        paper.line(label + text if kind == "labelled" else text, centred=kind == "centred", right=kind == "right", bold=kind == "bold")


RAW = {
    "box": "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>TEXT</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    "note": '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>TEXT</w:t></w:r></w:hyperlink></w:p>',
    "inserted": '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>TEXT</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>',
    "control": "<w:sdt><w:sdtContent><w:p><w:r><w:t>TEXT</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "joined": '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr><w:r><w:t>TEXT</w:t></w:r></w:p>',
}

block = st.tuples(st.sampled_from(BLOCKS), st.sampled_from(SENTENCES), st.integers(0, 2), st.sampled_from(LABELS))


def everything(draft: Draft) -> str:
    return "\n".join([draft.title, draft.grounds, *draft.recommendations, draft.category_hint, draft.proposers_hint, draft.unit_hint,
                      draft.contact_hint, *draft.leftovers])


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(block, min_size=1, max_size=14))
def test_every_paragraph_is_somewhere_and_only_once(blocks):
    paper = Paper()
    lists = [paper.list_of(("decimal", "%1."), ("decimal", "（%2）"), ("bullet", "\uf0b7")), paper.list_of(("chineseCounting", "%1、"))]
    paper.doc.sections[0].footer.paragraphs[0].text = "页脚编号X99Y"
    tags = []
    for at, (kind, text, place, label) in enumerate(blocks):
        tags.append(f"Q{at:02d}Z")
        put(paper, kind, tagged(text, tags[-1], place), label, lists)

    said = everything(read(paper.bytes(), "稿.docx"))

    assert {tag: said.count(tag) for tag in [*tags, "X99Y"]} == dict.fromkeys([*tags, "X99Y"], 1)
