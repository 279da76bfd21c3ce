"""Rules of what people see: templates, style sheets, and Chinese sentences in code."""

import re

from tests.house.code import literals

# What to say instead: what was done and where it is; what was not done, whether it is kept, and the next step.
BANNED = ["成功", "失败", "非法", "系统错误", "用户", "您", "提交成功", "严重超期", "缓存", "同步", "加载", "算法"]
UNSAID = re.compile("|".join(BANNED) + r"|！(?=$|[”」<])", re.M)  # in a pattern an exclamation mark is no exclamation
BUTTONS = re.compile(r">\s*(?:确定|提交|操作)\s*<")
INLINE = re.compile(
    r"""(?:\sstyle\s*=|<style\b|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*["']|\shx-on|javascript:|\{%-?\s*autoescape\s+false)""",
    re.I,
)
HEX = r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b"
PAGE_COLOUR = re.compile(rf"""(?:fill|stroke|color|content|background)\s*[=:]\s*["']?\s*{HEX}""", re.I)
STYLE_COLOUR = re.compile(rf":[^;{{}}]*(?:{HEX}|\brgba?\(|\bhsla?\()", re.I)
ELSEWHERE = re.compile(r"""(?:src|href|action|hx-(?:get|post|put|delete))\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//""", re.I)
NAMES = re.compile(r"""\b(?:url|include|extends|import|from)\b\s*\(?\s*["']([a-z_]+)[:/]""")
COMMENT = re.compile(r"\{#.*?#\}", re.S)
STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.S)
CHINESE = re.compile(r"[一-鿿]")


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """`text` without what matches, every line still in its place."""
    return pattern.sub(lambda match: "\n" * match[0].count("\n"), text)


def _lines(pattern: re.Pattern[str], text: str) -> list[str]:
    return [f"{i}: {line.strip()[:80]}" for i, line in enumerate(text.splitlines(), 1) if pattern.search(line)]


def inline(page: str) -> list[str]:
    """Inline style, script or handler: the content security policy would refuse it."""
    return _lines(INLINE, _blank(COMMENT, page))


def page_colours(page: str) -> list[str]:
    return _lines(PAGE_COLOUR, _blank(COMMENT, page))


def style_colours(style: str) -> list[str]:
    """Colours written out instead of named by a token."""
    return _lines(STYLE_COLOUR, _blank(STYLE_COMMENT, style))


def elsewhere(page: str) -> list[str]:
    """Addresses of other hosts: nothing is fetched from anywhere else."""
    return _lines(ELSEWHERE, _blank(COMMENT, page))


def page_words(page: str) -> list[str]:
    """Words that blame, thank or speak machine."""
    page = _blank(COMMENT, page)
    return _lines(UNSAID, page) + _lines(BUTTONS, page)


def code_words(source: str) -> list[str]:
    """The same words in Chinese sentences that code says to people."""
    said = [(text.lineno, text.value) for text in literals(source) if CHINESE.search(text.value)]
    return [f"{line}: {text[:60]}" for line, text in said if UNSAID.search(text)]


def page_names(page: str) -> list[tuple[int, str, str]]:
    """(line, room, line's text) of every address or template of a room that the page names."""
    found = []
    for number, line in enumerate(_blank(COMMENT, page).splitlines(), 1):
        found += [(number, match[1], line.strip()[:80]) for match in NAMES.finditer(line)]
    return found
