"""The house rules that import contracts cannot see. Each proves itself on a good and a bad line before it is applied."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import code, places, words
from tests.house.places import HOUSE, ROOT, floor, may_name, room

Check = Callable[[str], list]
ACTIONS = {"actions.py", "actions"}
ROOMS = {"work", "practices", "reading"}


@dataclass(frozen=True)
class Rule:
    """`check` finds what breaks the rule in a text; `where` says to which files it applies."""

    says: str
    check: Check
    where: Callable[[], Iterable[Path]]
    good: str
    bad: str


def in_rooms(*names: str, floors: set[str] = ROOMS) -> Callable[[], list[Path]]:
    """Files of these names (or in folders of these names) in the rooms of some floors; without names all files."""
    wanted = {part for name in names for part in (name, f"{name}.py")}
    return lambda: [p for p in places.python() if floor(p) in floors and (not names or wanted & set(p.parts))]


def outside_actions() -> list[Path]:
    return [p for p in in_rooms()() if not ACTIONS & set(p.parts)]


def spoken() -> list[Path]:
    """Code that speaks to people. Demo texts, tables of words and readers of other people's files know other words too."""
    return [p for p in places.python() if not {"demo", "zh", "intake"} & set(p.parts) and floor(p) != "config"]


RULES = [
    Rule("only actions write", code.writes, outside_actions, "d = {}\nd.update(a=1)", "Proposal.objects.filter(pk=1).update(state='x')"),
    Rule("only actions write", code.writes, outside_actions, "form.is_valid()", "form.save()"),
    Rule("only actions write", code.writes, outside_actions, "workbook.save(stream)\nactions.save(act, draft)", "proposal.save()"),
    Rule("only actions write", code.writes, outside_actions, "run('select 1 -- updated')", "run('UPDATE proposal SET state = 1')"),
    Rule("rules never ask the clock", code.clocks, in_rooms("rules", "facts", floors=ROOMS | {"foundation"}),
         "def is_late(due, at): return at > due", "def is_late(due): return timezone.now() > due"),
    Rule("every public action is declared", code.loose_actions, in_rooms("actions"),
         "@action('a.file', Filed)\ndef file(act, proposal, *, note=''): ...", "@action('a.file')\ndef file(act, proposal, note): ..."),
    Rule("every public action is declared", code.loose_actions, in_rooms("actions"),
         "def planned(proposal): ...", "def file(act, proposal): ..."),
    Rule("a module of actions holds nothing else", code.undeclared, lambda: [p for p in in_rooms("actions")() if p.name == "actions.py"],
         "def _number(proposal): ...", "def number(proposal): ..."),
    Rule("nothing happens by signal", code.signals, in_rooms(floors=ROOMS | {"front", "commons"}),
         "def post_reply(): ...", "@receiver(post_save, sender=Proposal)"),
    Rule("saving saves, no more", code.save_overrides, in_rooms("models", floors=ROOMS | {"commons"}),
         "class A:\n def label(self): ...", "class A:\n def save(self, **k): ..."),
    Rule("tables are reached by import, where contracts see it", code.hidden_models, in_rooms(),
         "from .models import Proposal", "apps.get_model('proposals', 'Proposal')"),
    Rule("functions stay small", code.long_functions, lambda: places.python(tests=True),
         "def f():\n" + " x\n" * 49, "def f():\n" + " x\n" * 50),
    Rule("public functions say what they are for", code.unexplained, in_rooms("actions", "queries", "rules"),
         'def f():\n "Do."', "def f():\n pass"),
    Rule("test names are sentences", code.short_test_names, places.all_tests,
         "def test_late_ones_are_red(): ...", "def test_late(): ..."),
    Rule("text is escaped", code.trusted_html, in_rooms(floors=ROOMS | {"front"}), "escape(title)", "mark_safe(title)"),
    Rule("code says no banned word", words.code_words, spoken, "say('已催办市财政局')", "say('提交成功')"),
    Rule("pages carry no style or script of their own", words.inline, places.pages,
         '<script src="a.js"></script><p class="on" data-style="y">', '<p style="color:red">'),
    Rule("pages carry no style or script of their own", words.inline, places.pages, '<a class="hx">', '<a onclick="go()">'),
    Rule("pages carry no style or script of their own", words.inline, places.pages, '<a hx-get="/x">', "<script>go()</script>"),
    Rule("pages name no colour", words.page_colours, places.pages, '<a href="#add"><path fill="none">', '<path fill="#1a2b3c">'),
    Rule("colours are tokens", words.style_colours, lambda: [p for p in places.styles() if "tokens" not in p.name],
         "#add { color: var(--ink) } /* #fff */", "a { color: #fff }"),
    Rule("nothing comes from another host", words.elsewhere, lambda: places.pages() + places.styles(),
         '<a href="/x">', '<script src="https://cdn.example/x.js">'),
    Rule("code says no banned word", words.code_words, spoken, "re.compile('[！。]+终审')", "say('已催办！')"),
    Rule("pages say no banned word", words.page_words, places.pages, "<p>已催办市财政局</p>", "<p>提交成功</p>"),
    Rule("pages say no banned word", words.page_words, places.pages, "<button>确定为重点提案</button>", "<button> 确定 </button>"),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.says)
def test_each_rule_knows_good_from_bad(rule):
    assert not rule.check(rule.good)
    assert rule.check(rule.bad)


@pytest.mark.parametrize("rule", {rule.says: rule for rule in RULES}.values(), ids=lambda rule: rule.says)
def test_the_house_keeps_the_rule(rule):
    broken = [f"{path.relative_to(ROOT)}:{what}" for path in rule.where() for what in rule.check(path.read_text(encoding="utf-8"))]
    assert not broken, f"{rule.says}:\n" + "\n".join(broken)


@pytest.mark.parametrize(
    ("files", "wall"),
    [(places.python, 400), (places.all_tests, 600), (places.pages, 150)],
    ids=["code", "tests", "pages"],
)
def test_files_stay_small(files, wall):
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    assert not [f"{path.relative_to(ROOT)}: {count}" for path, count in lines.items() if count > wall]


def test_no_module_is_a_drawer_for_odds_and_ends():
    named = {path: {path.stem, *path.relative_to(HOUSE).parts[:-1]} for path in places.python(tests=True)}
    assert not [str(path.relative_to(ROOT)) for path, names in named.items() if names & code.FORBIDDEN_NAMES]


@pytest.mark.parametrize(
    ("here", "there", "allowed"),
    [
        ("proposals", "proposals", True), ("proposals", "membership", False), ("proposals", "ledger", True), ("proposals", "handling", True),
        ("handling", "proposals", False), ("ledger", "people", True), ("people", "ledger", False), ("notices", "search", False),
        ("notices", "proposals", False), ("front", "proposals", True), ("anything", "unknown", True),
    ],
)  # fmt: skip
def test_who_may_speak_of_whom(here, there, allowed, monkeypatch):
    floors = {"work": ["proposals", "membership"], "practices": ["handling"], "reading": ["notices", "search"], "commons": ["ledger", "people"]}
    known = {name: on for on, names in floors.items() for name in names} | {"front": "front"}
    monkeypatch.setattr(places, "rooms", lambda: known)
    assert may_name(here, there) is allowed


@pytest.mark.parametrize(
    ("find", "text", "named"),
    [
        (code.pointers, "ForeignKey('proposals.Proposal', on_delete=CASCADE)", "proposals"),
        (code.pointers, "ManyToManyField(to='people.Unit', through='handling.Part')", "handling"),
        (code.mentions, "reverse('proposals:list')", "proposals"),
        (code.mentions, "kinds = ['proposals.filed']", "proposals"),
        (words.page_names, "{{ url('proposals:detail', 1) }}", "proposals"),
        (words.page_names, '{% include "proposals/row.html" %}', "proposals"),
        (words.page_names, "{% from 'ui/table.html' import table %}", "ui"),
    ],
)
def test_what_names_a_room_is_noticed(find, text, named):
    assert named in [item[1] for item in find(text)]


@pytest.mark.parametrize(
    ("find", "files"),
    [(code.pointers, places.python), (code.mentions, places.python), (words.page_names, places.pages)],
    ids=["foreign keys", "literals", "pages"],
)
def test_rooms_speak_only_of_what_lies_below(find, files):
    """What imports cannot show: string foreign keys, kinds of facts, permissions, addresses and templates."""
    found = [(path, item) for path in files() for item in find(path.read_text(encoding="utf-8"))]
    assert not [f"{path.relative_to(ROOT)}:{item}" for path, item in found if not may_name(room(path), item[1])]
