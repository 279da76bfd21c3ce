"""The desk of publicity: what waits is listed by its day, a review shows what will be covered, a batch leaves what needs eyes."""

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.models import Fact
from shangliang.work.proposals import jobs
from shangliang.work.proposals.models import Publication
from tests import given

from .publishing import PHONE, answered, published

PLAIN = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8


@pytest.fixture
def world(db):
    return given.world()


@pytest.fixture
def staff(world):
    client = Client()
    client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    return client


def test_the_desk_lists_what_waits_by_its_day_and_says_what_is_overdue(world, staff):
    with within(world.committee):
        answered(world)
    with given.on("2026-04-02"):
        page = staff.get("/proposals/disclosures/").content.decode()
    assert "1 件过了公开期限" in page
    assert "超 3 天" in page


def test_a_review_shows_what_is_covered_before_anything_goes_public(world, staff):
    with within(world.committee):
        proposal = answered(world)
        part = Publication.objects.count()
    address = f"/proposals/{proposal.pk}/disclosure/"
    with given.on("2026-03-10"):
        page = staff.post(address, {"do": "preview", "level": "full", "hidden": "陈阿婆", **replies(world, proposal)}).content.decode()
    assert PHONE in page
    assert "139****1234" in page
    assert '<span class="sl-cover" title="手工遮盖">陈阿婆</span>' in page
    with within(world.committee):
        assert Publication.objects.count() == part == 0, "a preview publishes nothing"


def replies(world, proposal, level="full"):
    from shangliang.work.proposals import queries

    with within(world.committee):
        return {f"reply-{one.part}": level for one in queries.material(proposal).replies}


def test_publishing_and_taking_down_from_the_page_leave_their_trace(world, staff):
    with within(world.committee):
        proposal = answered(world)
    address = f"/proposals/{proposal.pk}/disclosure/"
    with given.on("2026-03-10"):
        assert staff.post(address, {"do": "publish", "level": "full", **replies(world, proposal)}).status_code == 302
        assert staff.post(address, {"do": "take_down", "reason": ""}).status_code == 422
        assert staff.post(address, {"do": "take_down", "reason": "当事人要求"}).status_code == 302
    with within(world.committee):
        kinds = list(Fact.objects.filter(subject_id=proposal.pk, kind__in=["proposals.published", "proposals.taken_down"]).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["proposals.published", "proposals.taken_down"]


def test_what_was_typed_stays_when_a_summary_is_too_short(world, staff):
    with within(world.committee):
        proposal = answered(world)
    with given.on("2026-03-10"):
        response = staff.post(f"/proposals/{proposal.pk}/disclosure/", {"do": "publish", "level": "summary", "summary": "太短", "hidden": "陈阿婆", **replies(world, proposal)})
    assert response.status_code == 422
    assert "太短" in response.content.decode()
    assert "还差 8 个字" in response.content.decode()


@pytest.mark.parametrize(("step", "field"), [("preview", "summary"), ("publish", "summary"), ("preview", "hidden"), ("publish", "reason"), ("withhold", "reason")])
def test_what_is_too_long_is_refused_whole_whatever_the_level(world, staff, step, field):
    with within(world.committee):
        proposal = answered(world)
    long = "长" * 1000 + "末尾"
    with given.on("2026-03-10"):
        response = staff.post(f"/proposals/{proposal.pk}/disclosure/", {"do": step, "level": "full", field: long, **replies(world, proposal)})
    assert response.status_code == 422
    assert long in response.content.decode()
    with within(world.committee):
        assert not Publication.objects.exists()


def test_a_batch_publishes_what_needs_no_eyes_and_names_what_it_leaves(world, staff):
    with within(world.committee):
        clean, marked = answered(world, grounds=PLAIN, closing=""), answered(world, author=1, grounds=PLAIN, disclosure="summary")
    with given.on("2026-03-10"):
        staff.post("/proposals/disclosures/batch/", {"pick": [clean.pk, marked.pk]})
        page = staff.get("/proposals/disclosures/").content.decode()
    assert "已公开 1 件。留下 1 件请逐件看" in page
    with within(world.committee):
        assert list(Publication.objects.values_list("pk", flat=True)) == [clean.pk]


def test_reviewers_are_reminded_once_before_the_day_and_once_after_it(world):
    with within(world.committee):
        answered(world)
        published(world, answered(world, author=1))
    sent = [jobs.remind_disclosures(given.at(day)) for day in ("2026-03-10", "2026-03-26", "2026-03-27", "2026-04-01", "2026-04-02")]
    assert sent == [0, 1, 0, 1, 0]
    with within(world.committee):
        fact = Fact.objects.filter(kind="proposals.disclosure_due").latest("pk")
        assert fact.data["days_left"] == -2


def test_the_list_goes_out_as_a_table_and_only_reviewers_open_the_desk(world, staff):
    with within(world.committee):
        published(world)
    with given.on("2026-03-30"):
        table = staff.get("/proposals/disclosures/export.xlsx?tab=published")
        assert b"".join(table.streaming_content).startswith(b"PK")
        other = Client()
        other.force_login(world.posts[Role.OFFICE_STAFF].user)
        assert other.get("/proposals/disclosures/").status_code == 403
