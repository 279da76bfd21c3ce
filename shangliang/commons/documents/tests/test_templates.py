"""Templates from outside: what a clerk may write works, what would run or reach out is refused, faults are told with their place."""

import io
import re
import zipfile

import pytest
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.documents import actions, papers, queries
from shangliang.commons.documents.checking import faults
from shangliang.commons.documents.container import MOST_MB, taken
from shangliang.commons.documents.fields import kinds
from shangliang.commons.documents.filling import fill
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from tests import given

from .papers import FILED, REPLY
from .test_papers import words

NOTICE, REPLIES = kinds.get("filing_notice"), kinds.get("reply_letter")
NEEDED = "{{ 收文人 }} {{ 提案标题 }} {{ 提案号 }}"


def written(*paragraphs: str, cells: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A template as somebody would write it in Word."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cells:
        table = document.add_table(len(cells), len(cells[0]))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def told(*paragraphs: str, kind=NOTICE, cells=()) -> list[str]:
    return [str(fault) for fault in faults(kind, written(NEEDED, *paragraphs, cells=cells))]


def with_part(content: bytes, name: str, change) -> bytes:
    """The same file with one part changed or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return buffer.getvalue()


@pytest.mark.parametrize("kind", list(kinds), ids=lambda kind: kind.code)
def test_what_is_shipped_passes_its_own_check_and_may_be_given_back_as_it_is(kind):
    name, content = taken("模板.docx", papers.shipped(kind.code))
    assert faults(kind, content) == []
    assert words(fill(content, kind.fields, kind.sample())) == words(fill(papers.shipped(kind.code), kind.fields, kind.sample()))
    assert "{" not in words(fill(content, kind.fields, {}))


def test_a_clerks_template_prints_loops_conditions_and_table_rows():
    content = written(
        "{{ 收文人 }}：", "{% if 签发人 %}签发人{{ 签发人 }}{% endif %}", "{%p for 条 in 逐条答复 %}", "{{ 条.序号 }}、{{ 条.建议全文 }}", "{%p for 段 in 条.答复 %}", "{{ 段 }}", "{%p endfor %}",
        "{%p endfor %}", "抄送{{ 抄送 }}", cells=(("{%tr for 家 in 抄送 %}", ""), ("{{ loop.index }}", "{{ 家 }}"), ("{%tr endfor %}", "")),
    )  # fmt: skip
    assert faults(REPLIES, content) == []
    filled = fill(content, REPLIES.fields, REPLY.words())
    document = Document(io.BytesIO(filled))
    assert "签发人邵立言\n一、设立一个受理窗口。由市住建局牵头办理。\n已经办成。" in words(filled)
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["1", "市政协提案委员会"], ["2", "市政府督查室"], ["3", "市自然资源局"]]


@pytest.mark.parametrize(("text", "fault"), [
    ("{{ 提按号 }}", "没有“提按号”这个字段"),
    ("{{ 提案号 }", "花括号没有成对"),
    ("第{{ 提案号 }}号}}", "花括号没有成对"),
    ("{% if 类别 %}没有结尾", "没有对应的 {% endif %}"),
    ("{% endif %}", "前面没有对应的开头"),
    ("{%p if 类别 %}后面还有字", "不能再写别的字"),
    ("{% for 条 in 提案号 %}{{ 条 }}{% endfor %}", "“提案号”只有一项"),
    ("{%tr for 家 in 主办单位 %}", "只能写在表格里"),
    ("{{ 主办单位.名称 }}", "没有“主办单位.名称”这个字段"),
    ("{{ }}", "看不懂"),
])
def test_a_mistake_is_told_in_chinese_with_its_place(text, fault):
    found = told(text)
    assert any(fault in one for one in found)
    assert all(one.startswith(("正文第 2 段“", "整份模板")) for one in found)


def test_a_mistake_in_a_table_or_a_missing_field_is_told_too():
    assert told(cells=(("案由", "{{ 案由 }}"),))[0].startswith("正文第 1 张表第 1 行第 2 格“{{ 案由 }}”：没有“案由”")
    assert "没有写{{ 收文人 }}、{{ 提案号 }}" in str(faults(NOTICE, written("{{ 提案标题 }}"))[0])


@pytest.mark.parametrize("text", [
    "{{ 提案号.__class__ }}", "{{ 提案号.__class__.__mro__[1].__subclasses__() }}", "{{ 提案号['__class__'] }}", "{{ 提案号|attr('__class__') }}", "{{ 主办单位.index }}",
    "{{ ''.__class__ }}", "{{ self }}", "{{ self._TemplateReference__context }}", "{{ range(9) }}", "{{ lipsum.__globals__ }}", "{{ cycler.__init__ }}", "{{ config }}",
    "{{ 提案号 * 99999999 }}", "{{ '长' * 99999999 }}", "{{ 提案号 ~ 提案号 }}", "{{ 提案号.format(1) }}", "{{ namespace() }}", "{% set x = 1 %}", "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}", "{% macro m() %}{% endmacro %}", "{% extends 'a' %}", "{% for 甲 in 主办单位 %}{{ loop._iterator }}{% endfor %}",
    "{% for 甲 in 主办单位 %}{{ loop.cycle(1) }}{% endfor %}", "{% for 甲 in 主办单位 recursive %}{% endfor %}", "{% for 甲 in 主办单位 if 提案号.x() %}{% endfor %}",
    "{% for 甲 in 主办单位 %}{% for 乙 in 会办单位 %}{{ 乙 }}{% endfor %}{% endfor %}", "{% if 提案号.__class__ %}{% endif %}", "{% if (提案号, 1) %}{% endif %}",
    "{% with a = 提案号 %}{% endwith %}", "{% filter upper %}a{% endfilter %}", "{{ 提案号 if 提案号.__class__ else 1 }}", "{% cellbg 提案号.x() %}", "{% colspan range(99999) %}",
    "{% debug %}", "{{ 9 ** 9999999 }}", "{{ [1] }}", "{{ {}.__class__ }}",
])  # fmt: skip
def test_nothing_in_a_template_runs_or_reaches_an_attribute(text):
    assert told(text), text
    with pytest.raises(Exception, match=r".+"):  # even without the check before, the sandbox prints nothing of it
        fill(written(text), NOTICE.fields, FILED.words())


@pytest.mark.parametrize("text", ["{{r 提案号 }}", "{%r if 提案号 %}", "{% raw %}{{ 提案号 }}{% endraw %}", "{% vm %}", "{%tc if 提案号 %}"])
def test_what_the_library_can_but_nobody_needs_is_not_taken(text):
    assert told(text)


def test_what_is_filled_in_is_never_read_as_a_template_or_as_markup():
    filled = words(fill(papers.shipped("filing_notice"), NOTICE.fields, FILED.words() | {"类别": "{{ 提案号 }}{% if x %}</w:t><w:p/>&amp;"}))
    assert "类别为“{{ 提案号 }}{% if x %}</w:t><w:p/>&amp;”" in filled


@pytest.mark.parametrize(("name", "content", "why"), [
    ("a.docx", b"", "空的"),
    ("a.docx", b"MZ" + b"0" * 99, "程序文件"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "不收这种格式"),
    ("a.docx", b"PK\x03\x04" + b"0" * 99, "不完整"),
    ("a.docx", b"PK" + b"0" * (MOST_MB * 1024 * 1024), "超过"),
])
def test_a_file_that_is_no_template_is_refused(name, content, why):
    with pytest.raises(Invalid, match=why):
        taken(name, content)


RELS = "word/_rels/document.xml.rels"


def related(sort: str, target: str, mode: str = ' TargetMode="External"'):
    link = f'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{sort}" Target="{target}"{mode}/></Relationships>'
    return lambda old: old.replace(b"</Relationships>", link.encode())


@pytest.mark.parametrize(("part", "change", "why"), [
    (RELS, related("image", "http://169.254.169.254/x.png"), "链接到外面"),
    (RELS, related("image", "file:///etc/passwd"), "链接到外面"),
    (RELS, related("hyperlink", "file://server/share"), "链接到外面"),
    (RELS, related("oleObject", "embeddings/o.bin", ""), "嵌入的对象"),
    (RELS, related("aFChunk", "a.html", ""), "嵌入的网页"),
    ("word/vbaProject.bin", lambda old: b"x", "带宏"),
    ("word/settings.xml", lambda old: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "DTD"),
    ("word/document.xml", lambda old: old[:-40], "损坏"),
    ("word/document.xml", lambda old: re.sub(rb"<w:t>[^<]*</w:t>", b'<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>', old, count=1), "域代码 DDEAUTO"),
    ("word/document.xml", lambda old: re.sub(rb"<w:t>[^<]*</w:t>", b'<w:fldSimple w:instr="INCLUDETEXT x"/>', old, count=1), "域代码 INCLUDETEXT"),
    ("word/document.xml", lambda old: re.sub(rb"<w:r>(.*?)</w:r>", rb'<w:del w:id="1"><w:r>\1</w:r></w:del>', old, count=1), "修订"),
    ("word/bomb.xml", lambda old: b"<a>" + b" " * 3_000_000 + b"</a>", "太大"),
    ("../outside.txt", lambda old: b"x", "指向外面"),
])
def test_a_file_that_runs_or_reaches_out_is_refused(part, change, why):
    with pytest.raises(Invalid, match=why):
        taken("a.docx", with_part(written(NEEDED), part, change))


def test_the_tie_to_the_writers_own_normal_template_is_cut():
    tied = with_part(written(NEEDED), "word/_rels/settings.xml.rels", lambda old: (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
        b'2006/relationships/attachedTemplate" Target="file:///C:/Users/x/Normal.dotm" TargetMode="External"/></Relationships>'))
    _, content = taken("a.docx", tied)
    assert b"Normal.dotm" not in zipfile.ZipFile(io.BytesIO(content)).read("word/_rels/settings.xml.rels")


@pytest.mark.django_db
def test_a_template_comes_is_tried_is_taken_and_the_shipped_one_comes_back():
    w = given.world()
    own = written("本委员会的样子", NEEDED)
    with within(w.committee):
        made = actions.upload(w.act(Role.ADMINISTRATOR), None, kind="filing_notice", name="我们的.docx", content=own)
        assert (made.number, queries.in_force("filing_notice")) == (1, None)
        actions.take(w.act(Role.ADMINISTRATOR), made)
        assert "本委员会的样子" in words(papers.filing_notice(FILED))
        with pytest.raises(NotNow):
            actions.take(w.act(Role.ADMINISTRATOR), made)
        second = actions.upload(w.act(Role.ADMINISTRATOR), None, kind="filing_notice", name="二.docx", content=own)
        actions.take(w.act(Role.ADMINISTRATOR), second)
        assert [(one.number, one.in_force) for one in queries.versions("filing_notice")] == [(2, True), (1, False)]
        actions.revert(w.act(Role.ADMINISTRATOR), None, kind="filing_notice")
        assert "予以立案" in words(papers.filing_notice(FILED))
        with pytest.raises(NotNow):
            actions.revert(w.act(Role.ADMINISTRATOR), None, kind="filing_notice")
        assert list(Fact.objects.filter(kind__startswith="documents.").order_by("pk").values_list("kind", "data__number")) == [
            ("documents.template_uploaded", 1), ("documents.template_taken", 1), ("documents.template_uploaded", 2), ("documents.template_taken", 2),
            ("documents.template_reverted", 2)]  # fmt: skip
    other = given.world()
    with within(other.committee):
        assert queries.in_force("filing_notice") is None
        assert list(queries.versions("filing_notice")) == []


@pytest.mark.django_db
def test_only_the_administrator_changes_templates_and_a_faulty_one_is_not_kept():
    w = given.world()
    with within(w.committee):
        for role in (Role.PROPOSAL_HEAD, Role.OFFICE_STAFF, Role.AUDITOR, Role.MEMBER):
            with pytest.raises(NotAllowed):
                actions.upload(w.act(role), None, kind="filing_notice", name="a.docx", content=written(NEEDED))
        with pytest.raises(Invalid, match="有 1 处要改") as refused:
            actions.upload(w.act(Role.ADMINISTRATOR), None, kind="filing_notice", name="a.docx", content=written(NEEDED, "{{ 案由 }}"))
        assert refused.value.data["faults"] == ["正文第 2 段“{{ 案由 }}”：没有“案由”这个字段"]
        assert list(queries.versions("filing_notice")) == []
