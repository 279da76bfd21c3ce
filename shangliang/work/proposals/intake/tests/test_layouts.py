"""Our own proposals in fifteen layouts are read back as they were written."""

import re

import pytest

from shangliang.work.proposals.intake import read

from .measure import bare
from .more_layouts import MORE_LAYOUTS
from .samples import DITCHES, LIFTS, ONE_REQUEST, SAMPLES
from .wordfiles import LAYOUTS as FIRST_LAYOUTS
from .wordfiles import Sample

LAYOUTS = FIRST_LAYOUTS | MORE_LAYOUTS

CASES = [pytest.param(layout, sample, id=f"{name}-{at}") for name, layout in LAYOUTS.items() for at, sample in enumerate(SAMPLES)]


@pytest.mark.parametrize(("layout", "sample"), CASES)
def test_title_grounds_and_recommendations_are_found_in_every_layout(layout, sample: Sample):
    draft = read(layout(sample), "提案.docx")

    assert draft.title == sample.title
    assert [bare(r) for r in draft.recommendations] == [bare("".join(item)) for item in sample.items]
    for _, paragraphs in sample.grounds:
        for text in paragraphs:
            assert text in draft.grounds


@pytest.mark.parametrize("layout", [pytest.param(f, id=n) for n, f in LAYOUTS.items()])
def test_a_single_request_is_one_recommendation(layout):
    draft = read(layout(ONE_REQUEST), "提案.docx")

    assert draft.title == ONE_REQUEST.title
    assert [bare(r) for r in draft.recommendations] == [bare(ONE_REQUEST.items[0][0])]


def test_sub_points_stay_with_their_recommendation():
    draft = read(LAYOUTS["labelled"](DITCHES), "提案.docx")

    assert draft.recommendations[1].split("\n") == list(DITCHES.items[1])


def test_the_form_gives_hints_for_people_unit_and_category():
    draft = read(LAYOUTS["form"](LIFTS), "提案表.docx")

    assert draft.proposers_hint == "苏晚舟"
    assert draft.unit_hint == "市住建局"
    assert draft.category_hint == "城乡建设"
    assert re.search("联系电话：13900000000", draft.contact_hint)
    assert "界别：农业和农村界" in draft.contact_hint


def test_pictures_and_tables_are_attachments_and_the_table_text_stays_in_place():
    draft = read(LAYOUTS["illustrated"](LIFTS), "提案.docx")

    kinds = [(a.kind, a.mime) for a in draft.attachments]
    assert sorted(kinds) == [("image", "image/png"), ("table", "")]
    assert "2024 | 31" in draft.grounds
    assert "委员提案" in draft.leftovers
    assert any("1 张图片" in w for w in draft.warnings)


def test_one_line_of_hints_is_taken_apart():
    draft = read(LAYOUTS["labelled"](LIFTS), "提案.docx")

    assert (draft.proposers_hint, draft.contact_hint) == ("苏晚舟", "界别：农业和农村界；联系电话：13900000000")


def test_date_and_signature_are_not_taken_for_text():
    chaptered, unlabelled = (read(LAYOUTS[name](LIFTS), "提案.docx") for name in ("chaptered", "unlabelled"))

    assert "2026年1月12日" in chaptered.leftovers
    assert "以上建议，请予研究。" in unlabelled.leftovers
    assert chaptered.proposers_hint == unlabelled.proposers_hint == "苏晚舟"
