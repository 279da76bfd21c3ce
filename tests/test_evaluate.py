"""`make evaluate` on files of the agreed formats, made of invented texts."""

import csv

import pytest

from bench.evaluate import evaluate, main
from shangliang.foundation.tests.proposals import TEXTS, rewritten


@pytest.fixture
def files(tmp_path):
    docs, qrels = tmp_path / "docs.csv", tmp_path / "qrels.tsv"
    rows = [(name, headline, body, f"类{at % 2}") for at, (name, (headline, body)) in enumerate(TEXTS.items())]
    rows += [(f"{name}-again", headline[2:], rewritten(body), category) for name, headline, body, category in rows]
    with docs.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([("number", "title", "content", "category"), *rows])
    with qrels.open("w", encoding="utf-8", newline="") as stream:
        pairs = [(name, f"{name}-again", 3) for name in TEXTS] + [("lifts", "nobody", 3), ("lifts", "toilets", 1)]
        csv.writer(stream, delimiter="\t").writerows([("query_number", "doc_number", "grade"), *pairs])
    return docs, qrels


def test_planted_texts_are_found_and_the_alert_is_right(files):
    figures = evaluate(*files)
    assert figures["queries"] == len(TEXTS)
    assert figures["hit@1"] == figures["recall@10"] == figures["MRR"] == 1
    assert figures["alert precision, same matter"] == 1
    assert figures["category top-3"] == 1


def test_every_figure_is_printed(files, capsys):
    assert main([str(path) for path in files]) == 0
    printed = capsys.readouterr().out
    for name in ("hit@1", "recall@5", "recall@10", "MRR", "alert precision", "category top-1", "category top-3", "milliseconds per query"):
        assert name in printed


def test_without_files_it_says_how_to_call_it(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
