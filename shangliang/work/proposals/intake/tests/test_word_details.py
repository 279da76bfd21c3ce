"""Where Word hides text: lists, boxes, notes, revisions, controls, merged cells."""

import io
import zipfile

from shangliang.work.proposals.intake import read

from .wordfiles import Paper

RUN = "<w:r><w:t>{}</w:t></w:r>"


def proposal(*build) -> Paper:
    """A short proposal with what is to be tried in the middle of its grounds."""
    paper = Paper()
    paper.line("关于修好北岸乡道的提案", centred=True, size=22)
    paper.line("北岸乡道路面破损三年，赶集日常常堵车。")
    for step in build:
        step(paper)
    paper.line("建议：")
    return paper


def with_part(data: bytes, part: str, xml: str, kind: str) -> bytes:
    """The file with one more part, such as footnotes, related to its main part."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/_rels/document.xml.rels":
                link = (f'<Relationship Id="rIdX{part}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
                        f'Target="{part}.xml"/></Relationships>')
                content = content.replace(b"</Relationships>", link.encode())
            new.writestr(entry, content)
        new.writestr(f"word/{part}.xml", xml.replace("<w:root", f"<w:{kind} {space}").replace("</w:root", f"</w:{kind}"))
    return out.getvalue()


def test_numbers_of_automatic_lists_are_counted_level_by_level():
    paper = proposal()
    key = paper.list_of(("chineseCountingThousand", "%1、"), ("decimal", "%2."), ("decimal", "%2.%3"))
    for depth, text in ((0, "修路"), (1, "先修桥头"), (1, "再修坡段"), (2, "坡段分两期"), (0, "装灯"), (1, "学校门口先装")):
        paper.numbered(text, key, depth)

    assert read(paper.bytes(), "稿.docx").recommendations == ["修路\n1.先修桥头\n2.再修坡段\n2.1坡段分两期", "装灯\n1.学校门口先装"]


def test_inserted_text_counts_and_deleted_text_does_not():
    tracked = ('<w:p><w:ins w:id="1" w:author="a">' + RUN.format("每逢大雨，") + '</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>平时</w:delText></w:r></w:del>'
               + RUN.format("积水没过脚踝。") + "</w:p>")
    draft = read(proposal(lambda p: p.raw(tracked)).bytes(), "稿.docx")

    assert "每逢大雨，积水没过脚踝。" in draft.grounds
    assert "平时" not in draft.grounds
    assert any("新增的 1 处已采用，删去的 1 处没有读" in w for w in draft.warnings)


def test_paragraphs_whose_mark_was_deleted_are_one():
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>' + RUN.format("路面窄，") + "</w:p>"
    draft = read(proposal(lambda p: (p.raw(first), p.line("会车要倒退。"))).bytes(), "稿.docx")

    assert "路面窄，会车要倒退。" in draft.grounds.split("\n")


def test_a_text_box_is_read_once_although_word_keeps_it_twice():
    inner = "<w:txbxContent><w:p>" + RUN.format("全长 6.4 公里") + "</w:p></w:txbxContent>"
    box = (f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>{inner}</wps:txbx>'
           f"</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
           "</mc:Fallback></mc:AlternateContent></w:r></w:p>")
    draft = read(proposal(lambda p: p.raw(box)).bytes(), "稿.docx")

    assert draft.grounds.count("全长 6.4 公里") == 1


def test_footnotes_follow_the_paragraph_that_has_them():
    noted = "<w:p>" + RUN.format("去年发生事故 11 起。") + '<w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    notes = '<w:root><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="7"><w:p>' + RUN.format("据交警大队统计。") + "</w:p></w:footnote></w:root>"
    draft = read(with_part(proposal(lambda p: p.raw(noted)).bytes(), "footnotes", notes, "footnotes"), "稿.docx")

    assert draft.grounds.endswith("去年发生事故 11 起。\n注1：据交警大队统计。")


def test_comments_are_left_over_and_marked():
    notes = '<w:root><w:comment w:id="0" w:author="a"><w:p>' + RUN.format("这个数要核实") + "</w:p></w:comment></w:root>"
    draft = read(with_part(proposal().bytes(), "comments", notes, "comments"), "稿.docx")

    assert "批注：这个数要核实" in draft.leftovers


def test_a_page_number_is_no_text_but_a_header_is():
    paper = proposal()
    section = paper.doc.sections[0]
    section.header.paragraphs[0].text = "政协临江市委员会提案稿纸"
    section.footer.paragraphs[0].text = "第 1 页 共 3 页"
    draft = read(paper.bytes(), "稿.docx")

    assert draft.leftovers == ["政协临江市委员会提案稿纸"]


def test_links_controls_fields_and_symbols_are_read():
    parts = ("<w:p><w:hyperlink r:id='rId77'>" + RUN.format("见市政府公报") + "</w:hyperlink></w:p>",
             "<w:sdt><w:sdtContent><w:p>" + RUN.format("是否公开：") + "<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>" + RUN.format("是") + "</w:p></w:sdtContent></w:sdt>",
             "<w:p><w:fldSimple w:instr='DATE'>" + RUN.format("今年的工程") + "</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
             "<w:p><w:r><w:t>低</w:t><w:noBreakHyphen/><w:t>中</w:t><w:softHyphen/><w:t>段</w:t></w:r></w:p>")
    draft = read(proposal(lambda p: [p.raw(part) for part in parts]).bytes(), "稿.docx")
    everything = draft.grounds + "\n".join(draft.leftovers)

    assert all(text in everything for text in ("见市政府公报", "☑是", "今年的工程", "低-中段"))
    assert "PAGE" not in everything


def test_a_layout_table_is_running_text_and_a_label_written_downwards_is_a_label():
    paper = Paper()
    paper.table([["案\n由", "关于修好北岸乡道的提案"], ["提\n案\n人", "苏晚舟、顾远山"], ["内\n\n容", "路坏三年。\n建议：\n1.修路。\n2.装灯。"]])
    draft = read(paper.bytes(), "表.docx")

    assert draft.title == "关于修好北岸乡道的提案"
    assert draft.proposers_hint == "苏晚舟、顾远山"
    assert draft.grounds == "路坏三年。"
    assert draft.recommendations == ["修路。", "装灯。"]


def test_a_form_with_heads_over_values_and_label_like_values():
    paper = Paper()
    paper.table([["提案人", "界别", "联系电话"], ["苏晚舟", "农业界", "0510-80000000"], ["提案性质", "委员", "案由"], ["题目：", "关于修好北岸乡道的提案", ""], ["内容", "", ""], ["路坏三年。", "", ""]])
    draft = read(paper.bytes(), "表.docx")

    assert (draft.proposers_hint, draft.title) == ("苏晚舟", "关于修好北岸乡道的提案")
    assert "提案性质：委员" in draft.leftovers
    assert "路坏三年。" in draft.grounds


def test_two_proposals_in_one_file_are_told_apart():
    paper = Paper()
    for title in ("关于修好北岸乡道的提案", "关于增设渡口的提案"):
        for text in (f"案由：{title}", "案据：有此需要。", "建议：", "1.尽快办理。"):
            paper.line(text)
    draft = read(paper.bytes(), "稿.docx")

    assert draft.title == "关于修好北岸乡道的提案"
    assert draft.recommendations == ["尽快办理。"]
    assert "案由：关于增设渡口的提案" in draft.leftovers
    assert any("一事一案" in w for w in draft.warnings)


def test_without_a_title_the_name_of_the_file_is_offered():
    paper = Paper()
    paper.line("北岸乡道路面破损三年，赶集日常常堵车，沿线八个村的村民多次反映，希望早日修好，也希望在学校门口装上路灯和减速带，让孩子们走得安全。因此建议市交通局尽快修缮。")
    draft = read(paper.bytes(), "苏晚舟-关于修好北岸乡道的提案（定稿）.docx")

    assert draft.title == "关于修好北岸乡道的提案"
    assert draft.recommendations == ["因此建议市交通局尽快修缮。"]
    assert any("文件名" in w for w in draft.warnings)
    assert any("推测" in w for w in draft.warnings)


def test_numbered_demands_without_any_heading_are_guessed_and_said_to_be():
    paper = proposal()
    paper.doc.element.body.remove(paper.doc.paragraphs[-1]._p)
    paper.lines(["一、加快立项，把北岸乡道列入明年计划。", "二、建立巡查制度，每月一次。", "三、在学校门口设减速带。"])
    draft = read(paper.bytes(), "稿.docx")

    assert len(draft.recommendations) == 2 + 1
    assert any("推测" in w for w in draft.warnings)


def test_a_hundred_thousand_characters_are_read_in_good_time():
    paper = proposal()
    paper.lines(["桥下积水，行人绕道，" * 100] * 100)
    draft = read(paper.bytes(), "稿.docx")

    assert sum(map(len, draft.recommendations)) == 100_000
