"""Finding people, bodies and texts, each only for those who may see them."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.corpus.indexing import Text, index
from shangliang.commons.subjects import Ref, Subject, subjects
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def w():
    """A world with thirty texts of a kind of our own, which the auditor's colleagues may see except the fifth."""
    subjects._entries["search.trial"] = Subject(
        type="search.trial", label="试件", icon="file", link=lambda n: f"/trial/{n}/", visible=lambda viewer, ids: {n for n in ids if n != 5}, get=lambda n: None,
    )
    made = given.world()
    with within(made.committee):
        index(*(Text(Ref("search.trial", n, f"第 {n} 件"), f"关于<b>加装电梯</b>的第 {n} 件", "管护<script>机制", date(2026, 1, n), label=f"{n:04d}", readers=["staff", "member"]) for n in range(1, 31)))
    yield made
    subjects._entries.pop("search.trial")


def page(client, w, role, query):
    client.force_login(w.posts[role].user)
    return client.get("/search/", query).content.decode()


def test_an_empty_box_says_what_can_be_found(client, w):
    assert "想找什么" in page(client, w, Role.PROPOSAL_STAFF, {})


def test_members_and_units_are_found_by_name(client, w):
    assert "许岚" in page(client, w, Role.PROPOSAL_STAFF, {"q": "许岚"})
    found = page(client, w, Role.PROPOSAL_STAFF, {"q": "教育"})
    assert "市教育局" in found
    assert "教育界" in found


def test_nobody_is_found_by_units_or_in_another_committee(client, w):
    assert "没有找到“许岚”" in page(client, w, Role.UNIT_CLERK, {"q": "许岚"})
    other = given.world()
    with within(other.committee):
        given.member(other.committee, "独孤别处")
    assert "没有找到“独孤别处”" in page(client, w, Role.PROPOSAL_STAFF, {"q": "独孤别处"})


def test_texts_are_found_page_by_page_with_the_hits_marked_and_nothing_hidden_shown(client, w):
    first = page(client, w, Role.PROPOSAL_STAFF, {"q": "加装电梯"})
    assert first.count("<mark>加装电梯</mark>") == 20
    assert "第 30 件" in first
    assert "<b>加装" not in first
    second = page(client, w, Role.PROPOSAL_STAFF, {"q": "加装电梯", "page": "2"})
    assert second.count("<mark>加装电梯</mark>") == 9
    assert "第 5 件" not in first + second
    assert "没有找到" in page(client, w, Role.UNIT_CLERK, {"q": "加装电梯"})


@pytest.mark.parametrize("odd", ["<script>alert(1)</script>", "%' or 1=1 --", "😀", "龘" * 500, " ", "\\", "𬭚"])
def test_odd_words_do_no_harm(client, w, odd):
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    answer = client.get("/search/", {"q": odd})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_what_no_eye_can_see_does_not_stop_a_search(client, w):
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    answer = client.get("/search/", {"q": "a\x00b"})
    assert answer.status_code == 200
    assert "\x00" not in answer.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999", "٣"])
def test_odd_pages_do_no_harm(client, w, number):
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    assert client.get("/search/", {"q": "电梯", "page": number}).status_code == 200


@pytest.mark.parametrize(("role", "code"), [(Role.AUDITOR, 403), (Role.CHAIR, 200)])
def test_the_auditor_has_the_ledger_instead(client, w, role, code):
    client.force_login(w.posts[role].user)
    assert client.get("/search/").status_code == code


def test_a_search_asks_the_database_twelve_times_at_most(client, w):
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    with within(w.committee):
        given.member(w.committee, "市加装")
        given.unit(w.committee, "市加装局")
        given.organ(w.committee, "加装界")
    client.get("/search/", {"q": "加装"})
    with CaptureQueriesContext(connection) as asked:
        found = client.get("/search/", {"q": "加装"}).content.decode()
    assert all(name in found for name in ("市加装局", "加装界", "<mark>加装</mark>"))
    assert len(asked) <= 12


def test_what_was_found_is_exported_with_names_and_words_and_nothing_else(client, w):
    client.force_login(w.posts[Role.PROPOSAL_STAFF].user)
    answer = client.get("/search/export.xlsx", {"q": "加装电梯"})
    lines = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert lines[0][:3] == ("种类", "编号", "名称")
    assert len(lines) == 1 + 29  # the fifth is not theirs to see
    assert "管护<script>机制" in lines[1][-1]
    assert client.get("/search/export.xlsx").status_code == 422
