"""The pages of docs/ that say what the program declares are what it declares."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", ["facts", "figures", "permissions"])
def test_the_page_says_what_is_declared(name):
    said = StringIO()
    call_command(f"list_{name}", stdout=said)
    assert (DOCS / f"{name}.md").read_text(encoding="utf-8") == said.getvalue(), f"run: python manage.py list_{name} > docs/{name}.md"
