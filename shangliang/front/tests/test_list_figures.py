"""The page of figures says what there is now."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

PAGE = Path(__file__).parents[3] / "docs" / "figures.md"


def test_the_page_of_figures_is_fresh():
    said = StringIO()
    call_command("list_figures", stdout=said)
    assert PAGE.read_text(encoding="utf-8") == said.getvalue(), "run: python manage.py list_figures > docs/figures.md"


def test_every_figure_says_what_counts():
    said = StringIO()
    call_command("list_figures", stdout=said)
    lines = [line.split("|") for line in said.getvalue().splitlines() if line.startswith("| `")]
    assert len(lines) > 500
    assert not [cells[1].strip() for cells in lines if not cells[4].strip()]
