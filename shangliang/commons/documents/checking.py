"""What is wrong with a template, in Chinese and with its place, before anybody prints with it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document
from docx.oxml.ns import qn
from jinja2 import TemplateError
from lxml import etree

from .fields import Field, PaperKind
from .filling import fill
from .sandbox import Sandbox, Unfit, examine, sandbox_for

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
BLOCK = re.compile(r"\{%(p|tr|tc|r)?\s*(for|if|elif|else|endfor|endif)\b(.*?)%\}", re.S)
LONE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
SHOWN = 24
KEEPS = {"": qn("w:p"), "p": "", "tr": qn("w:tbl"), "tc": qn("w:tr")}
"""Between which walls a block must close: a plain one in its paragraph, {%p in its cell or page, {%tr in its table, {%tc in its row."""


@dataclass(frozen=True)
class Fault:
    """Where in the document, and what is wrong there."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}：{self.what}"


@dataclass
class _Open:
    verb: str
    prefix: str
    wall: object
    where: str
    scope: dict[str, Field | None] = field(default_factory=dict)


def faults(kind: PaperKind, content: bytes) -> list[Fault]:
    """Every fault of a template that can be told beforehand; then one filled with the sample, and one with nothing."""
    sandbox = sandbox_for(kind.fields)
    found: list[Fault] = []
    named: set[str] = set()
    for part, tree in _parts(content):
        found += _of_part(part, tree, sandbox, named)
    lacking = [name for name in kind.needs if name not in named]
    if lacking:
        found.append(Fault("整份模板", f"没有写{'、'.join(f'{{{{ {name} }}}}' for name in lacking)}，出来的{kind.label}会缺内容"))
    return found or [*_tried(kind, content)]


def _tried(kind: PaperKind, content: bytes) -> Iterator[Fault]:
    for words, which in ((kind.sample(), "用样例试填"), ({}, "各项都空着试填")):
        try:
            Document(io.BytesIO(fill(content, kind.fields, words)))
        except Unfit as unfit:
            yield Fault("整份模板", str(unfit))
        except (TemplateError, etree.XMLSyntaxError, ValueError, KeyError, AttributeError):
            yield Fault("整份模板", f"{which}时排不出来。多半是 {{%p … %}} 没有单独占一段，或 {{%tr … %}} 没有单独占一行")
            return


def _parts(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    document = Document(io.BytesIO(content))
    yield "正文", document.element.body
    for relation in document.part.rels.values():
        sort = relation.reltype.rpartition("/")[2]
        if sort in {"header", "footer"}:
            yield ("页眉" if sort == "header" else "页脚"), relation.target_part._element


def _of_part(part: str, tree: etree._Element, sandbox: Sandbox, named: set[str]) -> Iterator[Fault]:
    stack: list[_Open] = []
    for paragraph in tree.iter(qn("w:p")):
        text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        if "{" not in text and "}" not in text:
            continue
        where = f"{part}{_place(paragraph, tree)}“{text.strip()[:SHOWN]}{'…' if len(text.strip()) > SHOWN else ''}”"
        if LONE.search(TAG.sub("", text)):
            yield Fault(where, "花括号没有成对，应写成 {{ 字段名 }}")
            continue
        for tag in TAG.findall(text):
            fault = _of_tag(tag, text, paragraph, where, stack, sandbox, named)
            if fault:
                yield Fault(where, fault)
    for one in stack:
        yield Fault(one.where, f"{{% {one.verb} %}} 没有对应的 {{% end{one.verb} %}}")


def _of_tag(tag: str, text: str, paragraph: etree._Element, where: str, stack: list[_Open], sandbox: Sandbox, named: set[str]) -> str:
    scope = {**sandbox.known, **(stack[-1].scope if stack else {})}
    if tag.startswith("{#"):
        return ""
    if tag.startswith("{{"):
        return _parsed(tag, scope, sandbox, named)
    block = BLOCK.fullmatch(tag)
    if block is None:
        return f"看不懂 {tag}，只能用 for、if、elif、else、endfor、endif"
    prefix, verb, rest = block.group(1) or "", block.group(2), block.group(3).strip()
    if prefix == "r":
        return "不用 {%r，直接写 {% … %}"
    if prefix in {"tr", "tc"} and next(paragraph.iterancestors(qn("w:tr")), None) is None:
        return f"{{%{prefix} … %}} 只能写在表格里"
    if prefix and TAG.sub("", text).strip() and prefix == "p":
        return "写了 {%p … %} 的这一段会整段去掉，不能再写别的字"
    if verb in {"for", "if"}:
        fault = _parsed(f"{{% {verb} {rest} %}}{{% end{verb} %}}", scope, sandbox, named)
        stack.append(_Open(verb, prefix, _wall(paragraph, prefix), where, _inner(verb, rest, scope)))
        return fault
    if verb == "elif" and (fault := _parsed(f"{{% if {rest} %}}{{% endif %}}", scope, sandbox, named)):
        return fault
    return _closes(verb, prefix, paragraph, stack)


def _closes(verb: str, prefix: str, paragraph: etree._Element, stack: list[_Open]) -> str:
    wanted = verb.removeprefix("end")
    if not stack or (verb.startswith("end") and stack[-1].verb != wanted) or (verb == "elif" and stack[-1].verb != "if"):
        return f"{{% {verb} %}} 前面没有对应的开头"
    one = stack[-1]
    if one.prefix != prefix or one.wall is not _wall(paragraph, prefix):
        same = "同一段里" if not one.prefix else f"同一处，并且都写成 {{%{one.prefix} … %}}"
        if verb.startswith("end"):
            stack.pop()
        return f"{{% {one.verb} %}} 和 {{% {verb} %}} 要在{same}"
    if verb.startswith("end"):
        stack.pop()
    return ""


def _wall(paragraph: etree._Element, prefix: str) -> object:
    if prefix == "":
        return paragraph
    if prefix == "p":
        return paragraph.getparent()
    return next(paragraph.iterancestors(KEEPS[prefix]), None)


def _inner(verb: str, rest: str, scope: dict[str, Field | None]) -> dict[str, Field | None]:
    """What is known inside a loop beside the fields: its item, and `loop`."""
    outer: dict[str, Field | None] = dict(scope.items())
    loop = re.fullmatch(r"(\w+)\s+in\s+(\w+)(?:\.(\w+))?", rest)
    if verb != "for" or loop is None:
        return outer
    item, owner, part = loop.groups()
    over = scope.get(owner)
    if over is not None and part:
        over = next((one for one in over.of if one.name == part), None)
    return {**outer, item: Field(item, "", of=over.of if over else ()), "loop": None}


def _parsed(source: str, scope: dict[str, Field | None], sandbox: Sandbox, named: set[str]) -> str:
    straight = source.translate(str.maketrans("“”‘’", "\"\"''"))
    try:
        tree = sandbox.parse(straight)
    except TemplateError:
        return f"看不懂 {source}。字段要写成 {{{{ 字段名 }}}}，逐项写成 {{% for 项 in 字段名 %}}，如果写成 {{% if 字段名 %}}"
    named.update(re.findall(r"\w+", straight))
    return next(examine(tree, scope, 1 if "loop" in scope and source.startswith("{% for") else 0), "")


def _place(paragraph: etree._Element, tree: etree._Element) -> str:
    """第 2 张表第 3 行第 1 格, or 第 5 段."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if cell is None:
        plain = [one for one in tree.iter(qn("w:p")) if next(one.iterancestors(qn("w:tc")), None) is None]
        return f"第 {plain.index(paragraph) + 1} 段"
    row = cell.getparent()
    table = row.getparent()
    return f"第 {list(tree.iter(qn('w:tbl'))).index(table) + 1} 张表第 {table.findall(qn('w:tr')).index(row) + 1} 行第 {row.findall(qn('w:tc')).index(cell) + 1} 格"
