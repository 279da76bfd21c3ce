"""What a template may say: print a field, repeat for each of several, leave out what is empty. Everything else is refused.

The templates come from outside, and Jinja can do far more than that. So the parsed template is walked first and only known
nodes over declared fields pass (no call, no filter, no index, no assignment); the sandbox of Jinja stands behind as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Template, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .fields import Field

DEPTH = 2
LOOP = {"index", "first", "last", "length"}
HARMLESS = (nodes.TemplateData, nodes.Const)
INNER = (nodes.Template, nodes.Output, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.If)
Scope = Mapping[str, Field | None]


class Unfit(Exception):
    """A template says what it may not; the message is a Chinese clause that names it."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja that compiles only what `examine` passes and reads only keys of records and the place in a loop."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__(autoescape=True, extensions=())
        self.known = {field.name: field for field in fields}
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def compile(self, source: Any, name: Any = None, filename: Any = None, raw: bool = False, defer_init: bool = False) -> Any:
        tree = source if isinstance(source, nodes.Template) else self.parse(source)
        for fault in examine(tree, self.known):
            raise Unfit(fault)
        return super().compile(tree, name, filename, raw, defer_init)  # type: ignore[call-overload]

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:
        return _compiled(self, source)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        raise Unfit(f"不能读“{attribute}”")

    def getitem(self, obj: Any, argument: Any) -> Any:
        raise Unfit("不能用方括号")

    def call(self, *said: Any, **known: Any) -> Any:
        raise Unfit("不能用括号调用")


@lru_cache(maxsize=64)
def sandbox_for(fields: tuple[Field, ...]) -> Sandbox:
    """The sandbox of a kind of paper, made once."""
    return Sandbox(fields)


@lru_cache(maxsize=256)
def _compiled(sandbox: Sandbox, source: str) -> Template:
    """Compiled once for each text: a batch of letters shares its template."""
    return Template.from_code(sandbox, sandbox.compile(source), {}, None)


def examine(tree: nodes.Node, known: Scope, depth: int = 0) -> Iterator[str]:
    """What in a parsed template may not be there, as Chinese clauses."""
    if isinstance(tree, nodes.For):
        yield from _loop(tree, known, depth)
    elif isinstance(tree, nodes.Name | nodes.Getattr):
        field, fault = _read(tree, known)
        if fault:
            yield fault
        elif field is not None and field.of:
            yield f"“{field.name}”有好几项，要用 {field.written} 逐项写"
    elif isinstance(tree, INNER):
        for child in tree.iter_child_nodes():
            if isinstance(child, nodes.Name | nodes.Getattr) and not isinstance(tree, nodes.Output):
                yield from filter(None, [_read(child, known)[1]])
            else:
                yield from examine(child, known, depth)
    elif not isinstance(tree, HARMLESS):
        yield f"只能写字段名、如果（if）和逐项（for），不能用“{NAMES.get(type(tree).__name__, type(tree).__name__)}”"


NAMES = {
    "Call": "括号调用", "Getitem": "方括号", "Filter": "竖线", "Test": "is", "Mul": "乘号", "Add": "加号", "Sub": "减号", "Concat": "~", "Assign": "set",
    "Macro": "macro", "Include": "include", "Import": "import", "FromImport": "from", "Extends": "extends", "Block": "block", "CondExpr": "行内的 if",
    "List": "方括号", "Dict": "花括号", "Tuple": "逗号", "Pow": "乘方", "Div": "除号", "Mod": "%", "With": "with", "CallBlock": "call", "FilterBlock": "filter",
}  # fmt: skip


def _loop(tree: nodes.For, known: Scope, depth: int) -> Iterator[str]:
    if not isinstance(tree.target, nodes.Name) or tree.recursive or tree.test is not None or not isinstance(tree.iter, nodes.Name | nodes.Getattr):
        yield "逐项要写成 {% for 项 in 字段名 %}"
        return
    if depth >= DEPTH or (depth and isinstance(tree.iter, nodes.Name)):
        yield f"逐项最多套 {DEPTH} 层，里层只能是外层那一项自己的内容"
        return
    field, fault = _read(tree.iter, known)
    if fault or field is None or not field.repeats:
        yield fault or f"“{_said(tree.iter)}”只有一项，不能逐项写"
        return
    item = Field(tree.target.name, field.note, of=field.of) if field.of else None
    inner = {**known, tree.target.name: Field(tree.target.name, "", of=field.of) if item else Field(tree.target.name, ""), "loop": None}
    for child in [*tree.body, *tree.else_]:
        yield from examine(child, inner, depth + 1)


def _read(node: nodes.Node, known: Scope) -> tuple[Field | None, str]:
    """The field a name stands for, or why it may not be read."""
    if isinstance(node, nodes.Name):
        if node.name not in known:
            return None, f"没有“{node.name}”这个字段"
        return known[node.name], ""
    assert isinstance(node, nodes.Getattr)
    if not isinstance(node.node, nodes.Name):
        return None, f"不能读“{_said(node)}”"
    if node.node.name == "loop" and "loop" in known:
        return (None, "") if node.attr in LOOP else (None, f"不能读“loop.{node.attr}”")
    owner = known.get(node.node.name)
    if owner is None or not owner.of:
        return None, f"没有“{_said(node)}”这个字段"
    found = next((field for field in owner.of if field.name == node.attr), None)
    return (found, "") if found else (None, f"没有“{_said(node)}”这个字段，“{owner.name}”里有：{'、'.join(field.name for field in owner.of)}")


def _said(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_said(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "……"
