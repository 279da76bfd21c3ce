"""How well likeness and suggested labels do on texts judged by people: `make evaluate DOCS=file.csv QRELS=file.tsv`.

DOCS: columns number, title, content, and category where there is one. QRELS: query_number, doc_number, grade; grade 3
says "the same matter", 1 "the same theme"; pairs not listed count as unlike. Needs no database.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from time import perf_counter

import numpy as np

from shangliang.foundation.zh.labels import Labels
from shangliang.foundation.zh.likeness import Rarity, alert_at, compare_many, vector
from shangliang.foundation.zh.text import clean

SAME = 3
FOLDS = 5


@dataclass(frozen=True)
class Text:
    number: str
    title: str
    body: str
    category: str


Grades = dict[str, dict[str, int]]


def read_texts(path: Path) -> list[Text]:
    """The texts of a DOCS file."""
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [Text(row["number"], clean(row["title"]), clean(row["content"]), row.get("category") or "") for row in csv.DictReader(stream)]


def read_grades(path: Path, known: set[str]) -> Grades:
    """The judgements of a QRELS file about known texts, by query."""
    grades: Grades = defaultdict(dict)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if {row["query_number"], row["doc_number"]} <= known:
                grades[row["query_number"]][row["doc_number"]] = int(row["grade"])
    return dict(grades)


def compare_all(texts: Sequence[Text]) -> tuple[np.ndarray, float]:
    """The likeness of every text to every other, and the milliseconds that one query takes (median)."""
    rarity = Rarity.of((text.title, text.body) for text in texts)
    vectors = [vector(text.title, text.body, rarity) for text in texts]
    packed = np.concatenate([np.frombuffer(kept.pack(), dtype="<u4") for kept in vectors])
    lengths = np.array([len(kept.slots) for kept in vectors])
    scores, times = [], []
    for text in texts:
        began = perf_counter()
        scores.append(compare_many(vector(text.title, text.body, rarity), packed, lengths))
        times.append((perf_counter() - began) * 1000)
    table = np.array(scores)
    np.fill_diagonal(table, -1)
    return table, median(times)


def rank(texts: Sequence[Text], grades: Grades, table: np.ndarray) -> dict[str, float]:
    """Means over the queries that have at least one text of the same matter."""
    figures = defaultdict(list)
    for at, text in enumerate(texts):
        wanted = {number for number, grade in grades.get(text.number, {}).items() if grade == SAME}
        if not wanted:
            continue
        found = [texts[place].number in wanted for place in np.argsort(-table[at], kind="stable")[:-1]]
        figures["hit@1"].append(found[0])
        figures["recall@5"].append(sum(found[:5]) / len(wanted))
        figures["recall@10"].append(sum(found[:10]) / len(wanted))
        figures["MRR"].append(1 / (found.index(True) + 1))
    return {"queries": len(figures["hit@1"]), **{name: mean(values) for name, values in figures.items()}}


def alerts(texts: Sequence[Text], grades: Grades, table: np.ndarray) -> dict[str, float]:
    """What the alert at its default threshold says about pairs of texts, each pair once."""
    best: dict[frozenset[str], int] = defaultdict(int)
    for query, judged in grades.items():
        for number, grade in judged.items():
            best[frozenset((query, number))] = max(best[frozenset((query, number))], grade)
    rows, columns = np.triu_indices(len(texts), 1)
    raised = np.flatnonzero(np.maximum(table[rows, columns], table[columns, rows]) >= alert_at(len(texts)))
    said = [best.get(frozenset((texts[rows[at]].number, texts[columns[at]].number)), 0) for at in raised]
    same = sum(grade == SAME for grade in said)
    total = sum(grade == SAME for grade in best.values())
    return {
        "alerts": len(said), "alert precision, same matter": same / max(len(said), 1),
        "alert precision, same theme or matter": sum(grade > 0 for grade in said) / max(len(said), 1), "alert recall": same / max(total, 1),
    }


def categories(texts: Sequence[Text]) -> dict[str, float]:
    """Share of texts whose category is suggested first, or among three; each judged by what was learned from the others."""
    labelled = [text for text in texts if text.category]
    by_category: dict[str, list[Text]] = defaultdict(list)
    for text in labelled:
        by_category[text.category].append(text)
    if len(by_category) < 2:
        return {}
    fold = {text.number: at % FOLDS for group in by_category.values() for at, text in enumerate(group)}
    places = []
    for number in range(FOLDS):
        learned = Labels.learn([(text.title, text.body, text.category) for text in labelled if fold[text.number] != number])
        for text in (text for text in labelled if fold[text.number] == number):
            names = [suggestion.label for suggestion in learned.suggest(text.title, text.body, 3)]
            places.append(names.index(text.category) if text.category in names else 3)
    return {"category top-1": mean(place == 0 for place in places), "category top-3": mean(place < 3 for place in places)}


def evaluate(docs: Path, qrels: Path) -> dict[str, float]:
    """All figures, by name."""
    texts = read_texts(docs)
    grades = read_grades(qrels, {text.number for text in texts})
    table, milliseconds = compare_all(texts)
    return {
        "texts": len(texts), **rank(texts, grades, table), "alert threshold": alert_at(len(texts)), **alerts(texts, grades, table), **categories(texts),
        "milliseconds per query": milliseconds,
    }


def main(arguments: Sequence[str]) -> int:
    """Print the figures of two files."""
    if len(arguments) != 2:
        print("usage: python -m bench.evaluate DOCS.csv QRELS.tsv", file=sys.stderr)
        return 2
    for name, value in evaluate(Path(arguments[0]), Path(arguments[1])).items():
        print(f"{name:40}{value:10d}" if isinstance(value, int) else f"{name:40}{value:10.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
