"""The public portal, as a reader meets it, and as somebody does who wants to see more than is open."""

import json
from urllib.parse import quote

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import within
from shangliang.commons.ui.machines import Pace
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.front.open import door, views
from shangliang.practices.calls import actions as calls
from shangliang.practices.calls.tests.making import Awards
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.queries import matter_of
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Publication
from shangliang.work.proposals.tests.publishing import PHONE, TITLE, answered, published
from tests import given

PLAIN = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8


@pytest.fixture
def world(db):
    return given.world()


@pytest.fixture
def reader():
    return Client()


def there(world, rest=""):
    return f"/open/{world.committee.slug}/{rest}"


def forms(world, code="6-2-0001", word="助餐"):
    """Every address under which something of a proposal could show."""
    return [there(world, rest) for rest in (
        "", f"?q={quote(word)}", "?size=50", f"proposals/{code}/", "feed.atom", "data/v1/proposals.json", f"data/v1/proposals/{code}.json", "data/v1/proposals.csv", "about/", "data/",
    )]


def text_of(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def everything(reader, world, **known):
    return "\n".join(text_of(reader.get(address)) for address in forms(world, **known))


def open_one(world, **known):
    with within(world.committee):
        return published(world, **known)


def test_a_reader_finds_and_reads_a_proposal_without_signing_in_and_gets_no_cookie(world, reader):
    open_one(world)
    page = reader.get(there(world, f"?q={quote('配送 助餐')}"))
    assert TITLE in page.content.decode()
    one = reader.get(there(world, "proposals/6-2-0001/"))
    text = one.content.decode()
    assert "市教育局" in text
    assert "已与两家平台签约。" in text
    for address in forms(world):
        response = reader.get(address)
        assert response.status_code == 200
        assert not response.cookies, f"{address} sets a cookie"
        assert response["Cache-Control"] == "public, no-cache"
        assert "'unsafe" not in response["Content-Security-Policy"]


def test_nothing_that_is_covered_or_left_out_shows_in_any_form(world, reader):
    open_one(world, hidden=["陈阿婆"])
    said = everything(reader, world)
    for secret in (PHONE, "402室", "陈阿婆", "岑立", "看过", "到助餐点一起看"):
        assert secret not in said
    for secret in (PHONE, "402室", "陈阿婆", "岑立"):
        assert TITLE not in reader.get(there(world, f"?q={quote(secret)}")).content.decode(), "what is covered is not found either"


@pytest.mark.parametrize("how", ["nothing decided", "withheld"])
def test_what_is_not_published_is_not_there_in_any_form(world, reader, how):
    with within(world.committee):
        proposal = answered(world, title="关于机密选址的提案", grounds=PLAIN)
        if how == "withheld":
            actions.withhold(world.act(Role.PROPOSAL_STAFF, given.at("2026-03-20")), proposal, reason="涉及未公布的规划")
        published(world, answered(world, author=1))
    assert "机密选址" not in everything(reader, world, word="选址")
    assert "未公布的规划" not in everything(reader, world)
    for address in ("proposals/6-2-0001/", "data/v1/proposals/6-2-0001.json"):
        assert reader.get(there(world, address)).status_code == 404


def test_what_is_taken_down_is_gone_everywhere_at_once_and_says_so_without_its_title(world, reader):
    proposal = open_one(world)
    tags = {address: reader.get(address)["ETag"] for address in forms(world)}
    assert all(reader.get(address, headers={"If-None-Match": tag}).status_code == 304 for address, tag in tags.items())
    with within(world.committee):
        actions.take_down(world.act(Role.PROPOSAL_STAFF, given.at("2026-03-25")), proposal, reason="当事人要求")
    said = "".join(text_of(reader.get(address, headers={"If-None-Match": tag})) for address, tag in tags.items())
    assert TITLE not in said
    assert "当事人要求" not in said
    assert "八十六个" not in said
    page = reader.get(there(world, "proposals/6-2-0001/"), headers={"If-None-Match": tags[there(world, "proposals/6-2-0001/")]})
    assert page.status_code == 410
    assert "撤下" in page.content.decode()
    data = reader.get(there(world, "data/v1/proposals/6-2-0001.json"))
    assert (data.status_code, data.json()["code"]) == (410, "taken_down")


def test_the_levels_of_replies_hold_on_the_page_and_in_the_data(world, reader):
    with within(world.committee):
        published(world, answered(world, disclosure="none", reason="涉及合同底价", answers=("底价是三百万。", "另议。")))
        published(world, answered(world, author=1, grounds=PLAIN), level="on_request", reason="附有未公布的选址")
    said = everything(reader, world) + everything(reader, world, code="6-2-0002")
    assert "底价" not in said
    assert "选址" not in said
    assert "这份答复按规定不公开" in said
    assert "依申请公开" in said
    items = reader.get(there(world, "data/v1/proposals.json")).json()["items"]
    assert [one["disclosure"] for one in items] == ["full", "on_request"]
    assert items[1]["text"] == {}


def test_another_committees_proposals_are_not_there(world, reader, db):
    open_one(world)
    other = given.world()
    assert TITLE not in everything(reader, other)
    assert reader.get(there(other, "proposals/6-2-0001/")).status_code == 404
    assert reader.get("/open/nowhere/").status_code == 404


def test_somebody_signed_in_elsewhere_reads_the_same_and_proxies_keep_none_of_it(world, db):
    open_one(world)
    other = given.world()
    staff = Client()
    staff.force_login(other.posts[Role.PROPOSAL_STAFF].user)
    response = staff.get(there(world))
    assert TITLE in response.content.decode()
    assert response["Cache-Control"] == "private, no-cache"
    assert other.committee.short_name not in response.content.decode()


def test_the_address_stays_when_a_later_round_brings_another_reply(world, reader):
    with within(world.committee):
        proposal = published(world)
        Publication.objects.filter(pk=proposal.pk).update(number="0099")
    assert "第 0099 号" in reader.get(there(world, "proposals/6-2-0001/")).content.decode()


def test_reading_only_and_not_too_fast(world, reader, monkeypatch):
    open_one(world)
    for address in forms(world):
        assert reader.post(address).status_code == 405
    monkeypatch.setattr(door, "pace", Pace(3))
    codes = [reader.get(there(world)).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert int(reader.get(there(world))["Retry-After"]) > 0


def test_a_committee_that_keeps_its_portal_shut_has_none(world, reader):
    open_one(world)
    with within(world.committee):
        SettingValue.objects.create(committee=world.committee, key="proposals.open.on", value=False)
    assert {reader.get(address).status_code for address in forms(world)} == {404}


@pytest.mark.parametrize("asked", [
    "?page=-1", "?page=99999999999999999999", "?page=x", "?size=999999", "?session=x", "?session=-5", "?q=" + "%25" * 50, "?q=%00%EF%BF%BE", "?grade='%3B--", "?unit=%25",
    "?q=" + quote("𠮷野家" * 40), "proposals/..%2F..%2Fetc/", "proposals/" + "9" * 300 + "/", "data/v1/proposals.json?after=-1&size=0", "data/v1/proposals.json?after=" + "9" * 30,
    "data/v1/proposals/%27.json",
])
def test_whatever_stands_in_the_address_nothing_breaks(world, reader, asked):
    open_one(world)
    assert reader.get(there(world, asked)).status_code in {200, 404}


def test_texts_are_escaped_in_page_and_feed(world, reader):
    with within(world.committee):
        published(world, answered(world, title="关于<script>alert(1)</script>&的提案", grounds=PLAIN))
    assert "<script>alert" not in everything(reader, world).replace("\\u003c", "<").replace(json.dumps("<script>alert(1)</script>")[1:-1], "", 4)
    assert "<script>alert" not in reader.get(there(world)).content.decode() + reader.get(there(world, "feed.atom")).content.decode()


def test_data_come_in_pages_until_there_is_no_next(world, reader):
    with within(world.committee):
        for author in (0, 1, 2):
            published(world, answered(world, author=author, grounds=PLAIN))
    address, seen = there(world, "data/v1/proposals.json?size=2"), []
    while address:
        page = reader.get(address).json()
        seen += [one["id"] for one in page["items"]]
        address = page["next"]
    assert seen == ["6-2-0001", "6-2-0002", "6-2-0003"]
    assert page["version"] == 1
    lines = text_of(reader.get(there(world, "data/v1/proposals.csv"))).splitlines()
    assert len(lines) == 4
    assert "https" in lines[1] or "http" in lines[1]


def test_how_many_questions_a_public_page_asks_does_not_grow_with_the_list(world, reader, django_assert_max_num_queries):
    with within(world.committee):
        for author in (0, 1, 2):
            published(world, answered(world, author=author, grounds=PLAIN))
    reader.get(there(world))
    with django_assert_max_num_queries(9):
        reader.get(there(world, "?size=50"))
    with django_assert_max_num_queries(5):
        reader.get(there(world, "proposals/6-2-0001/"))


def test_search_engines_are_told_what_they_may_read(reader, db):
    assert reader.get("/robots.txt").content.decode() == "User-agent: *\nAllow: /open/\nDisallow: /\n"


def test_a_later_reply_shows_only_after_it_was_published_again(world, reader):
    with within(world.committee):
        proposal = published(world)
        matter = matter_of("proposals.proposal", proposal.pk)
        handling.rate(given.act(world.as_member(world.members[0]), given.at("2026-03-21")), matter, overall="dissatisfied", remarks="没有谈")
    assert "已与两家平台签约。" in reader.get(there(world, "proposals/6-2-0001/")).content.decode()
    assert "没有谈" not in everything(reader, world)


def test_a_page_is_drawn_once_until_something_it_speaks_of_changes(world, reader, monkeypatch):
    open_one(world)
    drawn, plain = [], views.render
    monkeypatch.setattr(views, "render", lambda *asked: drawn.append(asked) or plain(*asked))
    first = [Client().get(there(world)).content for _ in range(3)]
    assert len(drawn) == 1
    assert len(set(first)) == 1
    with within(world.committee):
        SettingValue.objects.create(committee=world.committee, key="proposals.open.office", value="提案委员会办公室")
    assert "提案委员会办公室" in Client().get(there(world)).content.decode()
    assert len(drawn) == 2


def test_a_deed_is_public_with_consent_only_and_goes_with_the_award(db, reader):
    awards = Awards()
    w = awards.w
    with within(w.committee):
        _, (one,) = awards.published(ns=(1,))
        address = there(w, f"deeds/{one.pk}/")
        with pytest.raises(NotNow, match="先在内部宣传"):
            calls.open_deed(awards.office("2026-12-01"), one, on=True, consent="本人书面同意")
        calls.show_deed(awards.office("2026-12-01"), one, on=True)
        assert reader.get(address).status_code == 404
        with pytest.raises(Invalid, match="怎样同意"):
            calls.open_deed(awards.office("2026-12-01"), one, on=True)
        with pytest.raises(NotAllowed):
            calls.open_deed(awards.member(0, "2026-12-01"), one, on=True)
        calls.open_deed(awards.member(1, "2026-12-01"), one, on=True)
        assert one.name in reader.get(address).content.decode()
        assert one.name in reader.get(there(w, "deeds/")).content.decode()
        calls.revoke(awards.office("2026-12-02"), one, reason="材料不实")
        assert reader.get(address).status_code == 404
        assert one.name not in reader.get(there(w, "deeds/")).content.decode()
