"""Colours come from tokens alone, and every pair of them can be read."""

import itertools
import re
from pathlib import Path

import pytest

from shangliang.commons.ui import join
from shangliang.commons.ui.tokens import tokens

UI = Path(join.__file__).parent
DAY, NIGHT = tokens(), {**tokens(), **tokens(".sl-night")}
PAPERS, HUES = ("paper", "sheet", "sunk"), ("cinnabar", "ochre", "jade", "dai")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![^(]*\))|\b(?:rgba?|hsla?|oklch|lab|lch|light-dark)\(|:\s*(?:white|black|red|green|blue|gray|grey)\b")


def light(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2: from 1 to 21."""
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs_of_text():
    yield from itertools.product(("ink", "ink-2", "ink-3", *HUES), PAPERS)
    for hue in HUES:
        yield from ((hue, f"{hue}-wash"), ("ink", f"{hue}-wash"), ("ink-3", f"{hue}-wash"), ("dai", f"{hue}-wash"), ("sheet", hue))
    yield from (("sheet", "ink"), ("sheet", "ink-hover"), ("sheet", "cinnabar-hover"), ("sheet", "cinnabar-press"))


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize(("text", "ground"), list(pairs_of_text()))
def test_text_can_be_read_on_every_ground_it_is_used_on(time, text, ground):
    palette = {"day": DAY, "night": NIGHT}[time]
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize(
    ("mark", "ground"),
    [*itertools.product(("field",), PAPERS), *itertools.product(("c1", "c2", "c3", "c4", "c5", "c6", "c7", "dai"), ("paper", "sheet"))],
)
def test_frames_charts_and_the_focus_ring_can_be_seen(time, mark, ground):
    palette = {"day": DAY, "night": NIGHT}[time]
    assert contrast(palette[mark], palette[ground]) >= 3


def test_the_focus_ring_can_be_seen_on_ink():
    assert contrast(DAY["focus-on-ink"], DAY["ink"]) >= 3


@pytest.mark.parametrize("path", sorted((UI / "css").glob("*.css")), ids=lambda p: p.name)
def test_only_the_tokens_name_colours(path):
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert path.name == "00-tokens.css" or COLOUR.findall(rules) == []


@pytest.mark.parametrize("path", sorted((UI / "css").glob("*.css")), ids=lambda p: p.name)
def test_sizes_of_text_follow_the_one_knob(path):
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert re.findall(r"font-size:\s*[\d.]+px", rules) == []


@pytest.mark.parametrize("kind", ["css", "js"])
def test_the_served_file_is_the_joined_sources(kind):
    served = (join.SERVED / f"ui.{kind}").read_text(encoding="utf-8")
    assert served == join.joined(kind), "run python -m shangliang.commons.ui.join"


def test_every_variable_that_is_used_is_given():
    text = join.joined("css")
    used = set(re.findall(r"var\((--sl-[\w-]+)", text))
    assert used <= set(re.findall(r"(--sl-[\w-]+):", text))


def test_large_text_is_a_quarter_larger_on_desk_and_phone():
    text = (UI / "css" / "00-tokens.css").read_text(encoding="utf-8")
    sizes = [float(n) for n in re.findall(r"--sl-root: ([\d.]+)%", text)]
    desk, large_desk, phone, large_phone = sizes
    assert (large_desk / desk, large_phone / phone) == (1.25, 1.25)


def test_every_class_of_ours_is_worn_somewhere():
    """A sheet nobody wears is carried to every phone and read by everybody who looks for the one that counts."""
    house = UI.parents[1]
    worn = {word for kind in ("html", "py", "js") for path in house.rglob(f"*.{kind}") if path.name != "ui.js" and "tests" not in path.parts
            for word in re.findall(r"sl-[a-z0-9-]+", path.read_text(encoding="utf-8"))}
    sheets = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in (UI / "css").glob("*.css")}
    said = {(name, one) for name, text in sheets.items() for one in re.findall(r"\.(sl-[a-z0-9-]+)", text)}
    assert {(name, one) for name, one in said if one not in worn} == set()
