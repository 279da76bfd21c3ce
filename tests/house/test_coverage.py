"""docs/coverage.csv tells the truth: every row once, and what "works" has a test that exists."""

import ast
import csv
import io
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = list(csv.DictReader(io.StringIO((ROOT / "docs" / "coverage.csv").read_text(encoding="utf-8"))))
STATES = {"works", "partly", "planned"}


def functions_of(path: Path) -> set[str]:
    """Names of the test functions of a file."""
    return {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}


def missing(node_id: str) -> bool:
    """Whether a test named as file::function is not there."""
    file, _, name = node_id.partition("::")
    return not (ROOT / file).is_file() or name.partition("[")[0] not in functions_of(ROOT / file)


def test_every_capability_has_one_row():
    assert len(ROWS) == 450
    assert [row_id for row_id, times in Counter(row["id"] for row in ROWS).items() if times > 1] == []


def test_every_row_has_a_known_state():
    assert {row["state"] for row in ROWS} <= STATES


def test_what_works_names_a_test_that_is_there():
    assert [row["id"] for row in ROWS if row["state"] == "works" and (not row["test"] or missing(row["test"]))] == []


def test_a_test_that_is_named_is_there():
    assert [row["id"] for row in ROWS if row["test"] and missing(row["test"])] == []


def test_a_made_up_test_would_be_noticed():
    assert missing("tests/house/test_coverage.py::test_nobody_wrote")
    assert not missing("tests/house/test_coverage.py::test_every_row_has_a_known_state")
