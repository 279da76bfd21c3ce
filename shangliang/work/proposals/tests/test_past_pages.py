"""Bringing in a past session, page by page."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ui.panels import panels_for
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.tests.test_past import HEAD, PAST, line, lines_of, sheet
from tests import given

IMPORTERS = {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.ADMINISTRATOR}
SESSION = {"term": "5", "number": "2", "opens_on": "2022-01-10", "closes_on": "2022-01-14"}


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = given.world()
    with within(made.committee):
        yield made


@pytest.fixture
def signed(client, world):
    def sign(role):
        client.force_login(world.posts[role].user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign


def uploaded(client, *rows, data=None):
    file = SimpleUploadedFile("提案.xlsx", data if data is not None else sheet(HEAD, *rows))
    return client.post(reverse("proposals:import"), {"file": file})


def guessed(page):
    """The columns as the page offers them, to be sent back unchanged."""
    selects = re.findall(r'<select[^>]*name="(column_\w+)".*?</select>', page, re.S), re.findall(r'<select[^>]*name="column_\w+".*?</select>', page, re.S)
    chosen = [(name, re.search(r'value="(\d+)" selected', text)) for name, text in zip(*selects, strict=True)]
    return {name: match[1] for name, match in chosen if match}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM])
@pytest.mark.parametrize("name", ["import", "import_map", "import_done"])
def test_the_pages_open_to_those_who_import(signed, world, name, role):
    status = signed(role).get(reverse(f"proposals:{name}")).status_code
    assert status == (403 if role not in IMPORTERS else 409 if name == "import_map" else 200)


def test_a_list_goes_from_file_to_closed_cases(signed, world):
    staff = signed(Role.PROPOSAL_STAFF)
    sent = uploaded(staff, line(), line(number="0002", who="外人"))
    page = staff.get(sent.url).content.decode()
    form = guessed(page) | SESSION
    assert len(form) == len(HEAD) + 4
    looked = staff.post(sent.url, form | {"step": "look"}).content.decode()
    assert "2 件都可以导入" in looked
    assert not Proposal.objects.exists()
    kept = staff.post(sent.url, form | {"step": "keep"})
    assert "五届二次的提案已在库里，共 2 件" in staff.get(kept.url).content.decode()
    assert Proposal.objects.filter(imported=True).count() == 2
    assert staff.post(sent.url, form | {"step": "keep"}).status_code == 409, "a second click finds nothing to import"


def test_lines_with_errors_are_named_and_nothing_can_be_kept(signed, world):
    staff = signed(Role.PROPOSAL_STAFF)
    sent = uploaded(staff, line(), line())
    form = guessed(staff.get(sent.url).content.decode()) | SESSION
    page = staff.post(sent.url, form | {"step": "look"}).content.decode()
    assert "有 1 行要改" in page
    assert "与第 2 行重复" in page
    assert "全部导入" not in page
    assert staff.post(sent.url, form | {"step": "keep"}).status_code == 422
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(("change", "why"), [({"term": ""}, "请选一次会议"), ({"opens_on": "2022-13-45"}, "请写日期"), ({"column_title": ""}, "还没有选哪一列是案由")])
def test_what_is_missing_is_said(signed, world, change, why):
    staff = signed(Role.PROPOSAL_STAFF)
    sent = uploaded(staff, line())
    form = guessed(staff.get(sent.url).content.decode()) | SESSION | change
    assert why in staff.post(sent.url, form | {"step": "keep"}).content.decode()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(("data", "why"), [(b"%PDF-1.7", "PDF"), (b"", "是空的"), (b"PK\x03\x04", "残缺不全"), (b"x" * (30 * 1024 * 1024), "最多 20 MB")])
def test_a_bad_file_is_refused_where_it_was_chosen(signed, world, data, why):
    response = uploaded(signed(Role.PROPOSAL_STAFF), data=data)
    assert response.status_code == 422
    assert why in response.content.decode()


def test_a_members_page_tells_the_proposals_one_may_see(signed, world):
    member = world.members[0]
    staff = world.viewer(Role.OFFICE_STAFF)
    assert [panel.template for panel in panels_for("people.member", staff, member.pk)] == []
    act = replace(world.act(Role.PROPOSAL_STAFF), uid=uuid4())
    actions.import_list(act, None, lines=lines_of(line(), line(number="0002", who="外人、许岚")), new=PAST)
    panel, = panels_for("people.member", staff, member.pk)
    assert (panel.values["total"], panel.values["first"]) == (1, 1)
    page = signed(Role.OFFICE_STAFF).get(panel.values and f"/roster/{member.pk}/").content.decode()
    assert "关于延长夜间公交运营时间的建议" in page
