"""Rules of Python. Each takes a source text and returns what breaks it, as "line: what"."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "acreate", "asave"}
# What is saved under these names goes into a file for the reader, not into the database.
FILES = {"workbook", "book", "document", "docx", "sheet", "image", "drawing"}
SQL_WRITES = re.compile(r"\b(insert\s+into|update\s+\S+\s+set|delete\s+from|truncate|alter\s+table|drop\s+table)\b", re.I)
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "time_ns", "monotonic"}
SIGNALS = re.compile(r"@receiver\b|\b(?:pre|post)_(?:save|delete|init)\b|\bm2m_changed\b|\.connect\(")
POINTERS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
NAMED = re.compile(r"^([a-z_]+)[.:]([a-z_]+)$")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "services", "service", "misc", "stuff", "tools", "base_utils"}


@lru_cache(maxsize=4000)
def parsed(source: str) -> ast.Module:
    """A source as a tree: a dozen rules look at each file, and reading it is most of the work."""
    return ast.parse(source)


def nodes(source: str, *kinds: type) -> Iterator[ast.AST]:
    return (node for node in ast.walk(parsed(source)) if isinstance(node, kinds))


def name_of(node: ast.AST) -> str:
    """`f` of f, of x.f, of f(...) and of x.f(...)."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def literals(source: str) -> Iterator[ast.Constant]:
    """String constants that are not docstrings."""
    tree = parsed(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, documented) and n.body and isinstance(n.body[0], ast.Expr)}
    return (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs)


def writes(source: str) -> list[str]:
    """Every place that changes the database."""
    found = []
    for call in nodes(source, ast.Call):
        if not isinstance(call.func, ast.Attribute):
            continue
        receiver, verb = call.func.value, call.func.attr
        through_manager = any(isinstance(n, ast.Attribute) and n.attr == "objects" for n in ast.walk(receiver))
        elsewhere = name_of(receiver) == "actions" or (verb == "save" and name_of(receiver) in FILES)
        if (verb in WRITES and not elsewhere) or (verb in {"update", "add", "set", "remove", "clear"} and through_manager):
            found.append(f"{call.lineno}: {verb}")
    return found + [f"{text.lineno}: SQL" for text in literals(source) if SQL_WRITES.search(text.value)]


def clocks(source: str) -> list[str]:
    """Every place that asks what time it is."""
    return [f"{n.lineno}: {n.attr}" for n in nodes(source, ast.Attribute) if n.attr in CLOCKS]


def _declared(function: ast.FunctionDef) -> bool:
    return any(name_of(decorator) in {"action", "consequence"} for decorator in function.decorator_list)


def loose_actions(source: str) -> list[str]:
    """Public functions of an actions module that act undeclared, or are not `def verb(act, thing, *, …)`."""
    loose = []
    for node in parsed(source).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            positional = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            acts = positional[:1] == ["act"]
            if acts != _declared(node) or (acts and (len(positional) > 2 or node.args.vararg)):
                loose.append(f"{node.lineno}: {node.name}")
    return loose


def undeclared(source: str) -> list[str]:
    """Public functions that are no declared action at all: of a module that holds nothing else."""
    functions = [node for node in parsed(source).body if isinstance(node, ast.FunctionDef)]
    return [f"{f.lineno}: {f.name}" for f in functions if not f.name.startswith("_") and not _declared(f)]


def signals(source: str) -> list[str]:
    return [f"{i}: {line.strip()}" for i, line in enumerate(source.splitlines(), 1) if SIGNALS.search(line)]


def save_overrides(source: str) -> list[str]:
    """Models whose `save` or `delete` does more than it says."""
    found = []
    for model in nodes(source, ast.ClassDef):
        found += [f"{f.lineno}: {f.name}" for f in model.body if isinstance(f, ast.FunctionDef) and f.name in {"save", "delete"}]
    return found


def pointers(source: str) -> list[tuple[int, str]]:
    """(line, app label) of every string foreign key to another app."""
    found = []
    for call in nodes(source, ast.Call):
        if name_of(call) in POINTERS:
            targets = [*call.args[:1], *(k.value for k in call.keywords if k.arg in {"to", "through"})]
            found += [(t.lineno, t.value.split(".")[0]) for t in targets if isinstance(t, ast.Constant) and "." in str(t.value)]
    return found


def mentions(source: str) -> list[tuple[int, str, str]]:
    """(line, room, whole) of every literal like "proposals.filed", "proposals:list" that names a thing of a room."""
    return [(t.lineno, match[1], t.value) for t in literals(source) if (match := NAMED.match(t.value))]


def hidden_models(source: str) -> list[str]:
    """Ways to a table that the import contracts cannot see."""
    return [f"{call.lineno}: {name_of(call)}" for call in nodes(source, ast.Call) if name_of(call) in {"get_model", "import_module", "import_string"}]


def long_functions(source: str, wall: int = 50) -> list[str]:
    functions = nodes(source, ast.FunctionDef, ast.AsyncFunctionDef)
    return [f"{f.lineno}: {f.name}, {f.end_lineno - f.lineno + 1} lines" for f in functions if f.end_lineno - f.lineno >= wall]


def unexplained(source: str) -> list[str]:
    """Public functions that do not say what they are for."""
    functions = [n for n in parsed(source).body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [f"{f.lineno}: {f.name}" for f in functions if not f.name.startswith("_") and not ast.get_docstring(f)]


def short_test_names(source: str) -> list[str]:
    """Tests whose name is no sentence: fewer than three words."""
    functions = nodes(source, ast.FunctionDef, ast.AsyncFunctionDef)
    return [f"{f.lineno}: {f.name}" for f in functions if f.name.startswith("test_") and len(f.name.split("_")) < 4]


def trusted_html(source: str) -> list[str]:
    """Text declared to be safe HTML instead of being escaped."""
    return [f"{call.lineno}: {name_of(call)}" for call in nodes(source, ast.Call) if name_of(call) in {"mark_safe", "SafeString"}]
