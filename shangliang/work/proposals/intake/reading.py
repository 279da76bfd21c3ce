"""From the bytes of a member's Word file to a draft for the member to confirm."""

import re

from . import container
from .advice import items_of, text_of
from .draft import Draft
from .flow import Flow, Line, flow_of
from .labels import CATEGORY, CONTACT, PROPOSERS, UNIT
from .sections import Sorted, sort_lines
from .titles import from_filename

LONG_TITLE = 60


def read(data: bytes, filename: str, *, limit: int = container.LIMIT) -> Draft:
    """Read a member's .docx of at most `limit` bytes and propose what is title, grounds and recommendations.

    Nothing of the text is lost: what belongs to no part is in `leftovers`. Raises `Invalid` (field "file") in Chinese
    when the file cannot be read: broken, locked, another format, too large, or without any text.
    """
    container.check(data, filename, limit)
    package = container.Package(data)
    flow = flow_of(package)
    if not any(line.part != "edge" for line in flow.lines):
        raise _no_text(flow)
    found = sort_lines(flow.lines)
    draft = _draft(found, flow)
    if not draft.title and (named := from_filename(filename)):
        draft.title = named
        draft.warnings.append("文中没有找到标题，先用了文件名。请核对案由。")
    draft.warnings += _warnings(draft, found, flow)
    if not filename.lower().endswith(".docx"):
        draft.warnings.append("文件的扩展名不是 .docx，但内容是 Word 文档，已照常读取。")
    return draft


def _no_text(flow: Flow) -> Exception:
    if any(a.kind == "image" for a in flow.attachments):
        return container.refuse(
            "这份文件里只有图片，没有文字，多半是把纸质提案拍照后放进了 Word。请把文字录进去再交；照片可以作为附件上传。", "file_only_pictures")
    if flow.unreadable:
        return container.refuse("这份文件里只有嵌入的对象，没有文字。请把正文写在文档里，另存为 .docx 后再交。", "file_no_text")
    return container.refuse("这份文件里没有文字。请检查是否选错了文件，写好正文后再交。", "file_no_text")


def _draft(found: Sorted, flow: Flow) -> Draft:
    preamble, items = items_of(found.advice, found.outer)
    grounds: list[Line] = found.grounds + preamble
    return Draft(
        title=_clean(found.title),
        grounds="\n".join(_clean(line.text) for line in grounds),
        recommendations=[_clean(text_of(item)) for item in items],
        category_hint="；".join(found.hints[CATEGORY]),
        proposers_hint="；".join(found.hints[PROPOSERS]),
        unit_hint="；".join(found.hints[UNIT]),
        contact_hint="；".join(found.hints[CONTACT]),
        attachments=list(flow.attachments),
        leftovers=[text for text in map(_clean, found.leftovers) if text],
    )


def _clean(text: str) -> str:
    """Blanks used for layout taken out: runs of them become one, none remain at the ends of a line."""
    return "\n".join(re.sub(r"[ \t\u3000]{2,}|[\t\u3000]", " ", line).strip() for line in text.split("\n")).strip("\n")


def _warnings(draft: Draft, found: Sorted, flow: Flow) -> list[str]:
    pictures = sum(a.kind == "image" for a in flow.attachments)
    said = (
        (not draft.title, "没有找到案由。请补写，一般写成“关于……的提案”。"),
        (len(draft.title) > LONG_TITLE, f"案由有 {len(draft.title)} 个字，偏长。请看看是否把正文也带进来了。"),
        (not draft.grounds, "没有找到案据。请补写情况和理由，或从下面未归类的段落里选。"),
        (not draft.recommendations, "没有找到建议部分。请把案据里属于建议的段落挪到建议栏，逐条分开。"),
        (found.found_by == "guess", "文中没有写明哪里是建议，建议栏是按语句推测的。请核对。"),
        (found.second_proposal, "文件里好像有不止一件提案。一事一案：只读了第一件，其余段落都在“未归类”里，请另交。"),
        (bool(flow.deletions or flow.insertions),
         f"文件里有修订标记：新增的 {flow.insertions} 处已采用，删去的 {flow.deletions} 处没有读。请核对。"),
        (bool(pictures), f"文件里有 {pictures} 张图片，不能放进正文，原稿会作为附件存着。"),
        (bool(flow.unreadable), f"文件里有 {flow.unreadable} 处嵌入的对象或外部图片读不出来，请另行上传。"),
    )
    return [sentence for holds, sentence in said if holds]
