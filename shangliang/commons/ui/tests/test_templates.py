"""What the templates of the whole house may not contain, and what the kit's must."""

import re
from pathlib import Path

import pytest

import shangliang
from shangliang.commons.ui.icons import drawing, icon, node_modules
from shangliang.commons.ui.macros import FAMILIES

ROOT = Path(shangliang.__file__).parent
PAGES = sorted(ROOT.rglob("jinja2/**/*.html"))
KIT = ROOT / "commons" / "ui" / "jinja2" / "ui"
INLINE = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.I)
SAID_NEVER = re.compile(r"成功|失败|非法|系统错误|您好|用户|[！!](?=[\u4e00-\u9fff<”])")
ICON = re.compile(r"""(?:icon\(|\bic=|"icon": )["']([a-z0-9-]+)["']""")


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_nothing_inline_so_that_the_strict_policy_holds(path):
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_pages_do_not_use_words_that_say_nothing(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert SAID_NEVER.findall(text) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_icon_that_is_named_is_there(path):
    missing = {name for name in ICON.findall(path.read_text(encoding="utf-8")) if drawing(name) is None}
    assert missing == set()


def test_npm_has_brought_the_icons():
    assert (node_modules() / "@tabler" / "icons").is_dir(), "run npm install"


def test_a_missing_icon_is_loud_while_developing_and_quiet_in_use(settings):
    settings.DEBUG = True
    with pytest.raises(LookupError):
        icon("no-such-drawing")
    settings.DEBUG = False
    assert "<svg" in icon("no-such-drawing", "x")


@pytest.mark.parametrize("name", ["../../etc/passwd", "x'\"><script>", "A"])
def test_icon_names_cannot_leave_their_folder(name, settings):
    settings.DEBUG = False
    assert drawing(name) is None


@pytest.mark.parametrize("family", FAMILIES)
def test_every_public_macro_says_in_a_line_what_it_is_for(family):
    lines = (KIT / f"{family}.html").read_text(encoding="utf-8").splitlines()
    bare = [
        line for before, line in zip(["", *lines], lines, strict=False)
        if line.startswith("{% macro ") and not line.startswith("{% macro _") and not before.rstrip().endswith(("#}", "{% endmacro %}"))
    ]  # fmt: skip
    assert bare == []
