"""What a template cannot know before its words are in: how wide a name is, where a title breaks, which line is a heading.

Done by the names of paragraph styles, so a committee's own template has it by using them and is left alone without them.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy

from docx.document import Document as Doc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from .headings import runs_of, title_lines, width_of
from .markup import THREE, Ind, Para

SENDER, TITLE_STYLE, BODY_STYLE, SIGNATORY, DATE = "红头", "公文标题", "公文正文", "公文署名", "公文日期"
AREA = 156.0
POINT = 0.3528
"""The type area in millimetres; a point in millimetres."""


def lay(paper: Doc) -> None:
    """Lay out the paragraphs in the styles above, and give a paragraph to every cell and edge that was left without."""
    names = {style.get(qn("w:styleId")): style.find(qn("w:name")).get(qn("w:val")) for style in paper.styles.element.iter(qn("w:style"))}
    rules: dict[str, Callable[[etree._Element], None]] = {SENDER: _shrink, TITLE_STYLE: _break, BODY_STYLE: _letter}
    ends: list[tuple[str, etree._Element]] = []
    for tree in _trees(paper):
        for paragraph in list(tree.iter(qn("w:p"))):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            name = names.get(style.get(qn("w:val")), "") if style is not None else ""
            if name in rules and _text(paragraph):
                rules[name](paragraph)
            if name in {SIGNATORY, DATE}:
                ends.append((name, paragraph))
        _whole(tree)
    for (one, signatory), (two, date) in zip(ends, ends[1:], strict=False):
        if (one, two) == (SIGNATORY, DATE):
            _under(signatory, date)
            _keep(signatory)


def _keep(signatory: etree._Element) -> None:
    """Nobody signs a page without text: the last words, what is enclosed and the blank lines go with the signature."""
    above = signatory.getprevious()
    while above is not None and above.tag == qn("w:p"):
        Paragraph(above, None).paragraph_format.keep_with_next = True  # type: ignore[arg-type]
        if _text(above) and above.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None:
            return
        above = above.getprevious()


def _trees(paper: Doc) -> Iterator[etree._Element]:
    yield paper.element.body
    for relation in paper.part.rels.values():
        if relation.reltype.rpartition("/")[2] in {"header", "footer"}:
            yield relation.target_part._element


def _whole(tree: etree._Element) -> None:
    for cell in tree.iter(qn("w:tc")):
        if len(cell) == 0 or cell[-1].tag != qn("w:p"):
            cell.append(parse_xml(f"<w:p {nsdecls('w')}/>"))
    for table in list(tree.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
    if tree.tag in {qn("w:hdr"), qn("w:ftr")} and tree.find(qn("w:p")) is None:
        tree.append(parse_xml(f"<w:p {nsdecls('w')}/>"))


def _text(paragraph: etree._Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t"))).strip()


def _size(paragraph: etree._Element) -> float:
    """The letter's size in points, of the first run."""
    size = paragraph.find(f".//{qn('w:rPr')}/{qn('w:sz')}")
    return float(size.get(qn("w:val"))) / 2 if size is not None else THREE


def _shrink(paragraph: etree._Element) -> None:
    """The sender in red on one line: as large as the template has it, smaller where the name is long."""
    wide, size = width_of(_text(paragraph)), _size(paragraph)
    while wide * size * POINT > AREA and size > 16:
        size -= 1
    spread = max(0, min(160, int((AREA / POINT - wide * size) * 20 / max(1, len(_text(paragraph))) / 2)))
    for run in paragraph.iter(qn("w:rPr")):
        for tag, value in (("w:sz", round(size * 2)), ("w:szCs", round(size * 2)), ("w:spacing", spread)):
            if (element := run.find(qn(tag))) is not None:
                element.set(qn("w:val"), str(value))


def _break(paragraph: etree._Element) -> None:
    """A title over several lines by meaning, in the lettering of its first run."""
    lines = title_lines(_text(paragraph), int(AREA / POINT / _size(paragraph)) - 1)
    if len(lines) > 1:
        first = paragraph.find(qn("w:r"))
        _replace(paragraph, [_run(first.find(qn("w:rPr")), line, breaks=at > 0) for at, line in enumerate(lines)])


def _letter(paragraph: etree._Element) -> None:
    """一、 in 黑体, （一） in 楷体, and kept with what follows."""
    first = paragraph.find(qn("w:r"))
    runs, level = runs_of(_text(paragraph), _size(paragraph))
    if first is None or (len(runs) == 1 and level is None):
        return
    made = []
    for run in runs:
        look = deepcopy(first.find(qn("w:rPr")))
        if look is not None and (fonts := look.find(qn("w:rFonts"))) is not None:
            for side in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
                fonts.set(qn(side), run.font)
        made.append(_run(look, run.text))
    _replace(paragraph, made)
    if level is not None:
        look = Paragraph(paragraph, None).paragraph_format  # type: ignore[arg-type]
        look.keep_with_next = True


def _run(look: etree._Element | None, text: str, *, breaks: bool = False) -> etree._Element:
    run = parse_xml(f"<w:r {nsdecls('w')}>{'<w:br/>' if breaks else ''}<w:t xml:space='preserve'/></w:r>")
    if look is not None:
        run.insert(0, deepcopy(look))
    run[-1].text = text
    return run


def _replace(paragraph: etree._Element, runs: list[etree._Element]) -> None:
    for child in list(paragraph):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
    paragraph.extend(runs)


def _under(signatory: etree._Element, date: etree._Element) -> None:
    """The date ends four characters from the edge, who signs stands centred over it; a long name one character from the edge."""
    name, stamp = width_of(_text(signatory)), width_of(_text(date))
    date_in = 4.0 if name <= stamp + 6 else 1.0 + (name - stamp) / 2
    name_in = max(0.0, date_in + (stamp - name) / 2) if name <= stamp + 6 else 1.0
    for paragraph, inset in ((signatory, name_in), (date, date_in)):
        made = parse_xml(Para(ind=Ind(right=round(inset * 100))).xml().replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)).find(f"{qn('w:pPr')}/{qn('w:ind')}")
        look = paragraph.find(qn("w:pPr"))
        old = look.find(qn("w:ind"))
        if old is not None and made is not None:
            look.replace(old, made)
        elif made is not None:
            Paragraph(paragraph, None).paragraph_format.right_indent = 0  # type: ignore[arg-type]
            look.replace(look.find(qn("w:ind")), made)
