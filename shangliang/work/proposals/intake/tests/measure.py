"""How often title and recommendations are found: real texts set in fifteen layouts and read back.

    python -m shangliang.work.proposals.intake.tests.measure ../shared/data/proposals-2019.csv [rows]

The file needs the columns title and content (调研情况 … 问题分析 … 具体建议 …). Nothing of it is kept.
"""

import csv
import re
import sys
import time
from collections import Counter
from pathlib import Path

from shangliang.work.proposals.intake import read

from .more_layouts import MORE_LAYOUTS
from .wordfiles import LAYOUTS, Sample

NUMBERS = (r"[一二三四五六七八九十]{1,3}、", r"[（(][一二三四五六七八九十]{1,3}[）)]", r"\d{1,2}[、．.](?!\d)", r"[（(]\d{1,2}[）)]",
           r"第[一二三四五六七八九十][，,、]", r"[一二三四五六七八九十]是")


def sample_of(title: str, content: str) -> Sample | None:
    """A sample from one row; None where the row lacks one of the three sections or requests with numbers that run."""
    parts = re.fullmatch(r"调研情况：(.*?)问题分析：(.*?)具体建议：(.*)", content.strip(), re.S)
    if not parts or not all(part.strip() for part in parts.groups()):
        return None
    preamble, items = _requests(parts[3].strip())
    grounds = (("调研情况", _paragraphs(parts[1])), ("问题分析", _paragraphs(parts[2])))
    return Sample(" ".join(title.split()), grounds, items, preamble) if items else None


def _paragraphs(text: str) -> tuple[str, ...]:
    """The text in paragraphs of some sentences, its own line breaks kept."""
    found = []
    for line in text.splitlines():
        for piece in re.split(r"(?<=。)(?=[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十][）)]|\d[、.．])", line):
            found.append(piece.strip())
    return tuple(p for p in found if p)


def _requests(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What stands before the first number, and the numbered requests; () when the numbers do not run 1, 2, 3 …"""
    found = [(m.start(), pattern) for pattern in NUMBERS if (m := re.search(rf"(?:(?<=[。；;！？：:\s])|^){pattern}", text))]
    if not found:
        return (), ()
    start, pattern = min(found)
    pieces = re.split(rf"(?:(?<=[。；;！？\n])|^)\s*{pattern}\s*", text[start:])[1:]
    items = tuple(_paragraphs(p) for p in pieces if p.strip())
    numbers = [re.sub(r"[^一二三四五六七八九十\d]", "", n) for n in re.findall(pattern, text[start:])]
    clean = len(items) >= 2 and numbers[0] in "一1" and not any(re.match("|".join(NUMBERS), i[0]) for i in items)
    return (_paragraphs(text[:start]), items) if clean else ((), ())


def bare(text: str) -> str:
    """The text without blanks, and without numbers of any kind at its beginning."""
    text = re.sub(r"\s+", "", text)
    return re.sub(rf"^(?:{'|'.join(NUMBERS)})", "", text).rstrip("；。")


def measure(samples: list[Sample], show: int = 0) -> dict[str, Counter[str]]:
    """Read every sample in every layout; count titles, beginnings and whole lists of recommendations that are right."""
    result = {}
    for name, layout in (LAYOUTS | MORE_LAYOUTS).items():
        count: Counter[str] = Counter()
        for sample in samples:
            file = layout(sample)
            begun = time.perf_counter()
            draft = read(file, "提案.docx")
            count["ms"] += round((time.perf_counter() - begun) * 1000)
            wanted = [bare("".join(item)) for item in sample.items]
            got = [bare(item) for item in draft.recommendations]
            count["files"] += 1
            count["title"] += bare(draft.title) == bare(sample.title)
            count["begin"] += bool(got) and got[0][:12] == wanted[0][:12]
            count["whole"] += "".join(got) == "".join(wanted)
            count["items"] += got == wanted
            if got != wanted and show > 0:
                show -= 1
                print(name, sample.title, "\n  wanted", [w[:40] for w in wanted], "\n  got   ", [g[:40] for g in got], "\n  title ", draft.title)
        result[name] = count
    return result


def main(path: Path, rows: int, show: int) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        samples = [s for row in csv.DictReader(file) if (s := sample_of(row["title"], row["content"]))]
    print(f"{len(samples)} rows with numbered requests")
    for name, c in measure(samples[:: max(1, len(samples) // rows)], show).items():
        share = "  ".join(f"{k} {c[k] / c['files']:.3f}" for k in ("title", "begin", "whole", "items"))
        print(f"{name:14} {c['files']:4} files  {share}  {c['ms'] / c['files']:.0f} ms each")


if __name__ == "__main__":
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/proposals-2019.csv")
    numbers = [int(n) for n in sys.argv[2:]] + [60, 0]
    main(source, numbers[0], numbers[1] if len(sys.argv) > 3 else 0) if source.exists() else print(f"no {source}: nothing to measure")
