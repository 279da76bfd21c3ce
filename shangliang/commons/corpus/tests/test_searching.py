import pytest
from django.db import connection

from shangliang.commons.committees.scope import within
from shangliang.commons.corpus import jobs, likening
from shangliang.commons.corpus.indexing import forget, mark
from shangliang.commons.corpus.models import Entry
from shangliang.commons.corpus.readers import member
from shangliang.commons.corpus.searching import search
from shangliang.commons.corpus.tests.conftest import HIDDEN, keep, paper
from shangliang.foundation.tests.proposals import TEXTS
from tests import given


def numbers(found):
    return [hit.subject.id for hit in found.hits]


def test_any_two_neighbouring_characters_of_any_text_find_it(papers):
    for name, number in papers.items():
        text = "".join("".join(TEXTS[name]).split())
        for at in range(0, len(text) - 1, 9):
            pair = text[at : at + 2]
            if any(character.isalnum() for character in pair):
                assert number in numbers(search(papers.staff, pair, limit=50)), pair


@pytest.mark.parametrize(
    ("query", "name"),
    [("电梯", "lifts"), ("鹤", "birds"), ("加装电梯一楼不同意", "lifts"), ("水蜜桃 冷库", "orchard"), ("百分之五十八", "myopia"), ("　公厕　地图 ", "toilets")],
)
def test_what_is_looked_for_is_found(papers, query, name):
    assert papers[name] in numbers(search(papers.staff, query))


@pytest.mark.parametrize("query", ["", "  ", "，。", "😀", "没有这样的词", "梯电", "桃 电梯"])
def test_what_is_nowhere_is_not_found(papers, query):
    found = search(papers.staff, query)
    assert (found.hits, found.total, found.more) == ([], 0, False)


@pytest.mark.parametrize("text", ["䶮山脚下", "𬭚矿开采", "5G基站", "ＧＩＳ系统", "第0123号", "big data 平台", "“放管服”改革", "👨‍👩‍👧家庭友好"])
def test_rare_characters_latin_and_numbers_are_found_as_typed(papers, text):
    keep(99, "怪字", f"前文。{text}。后文")
    assert numbers(search(papers.staff, text)) == [99]


@pytest.mark.parametrize(
    "query", ["'; drop table corpus_entry; --", "<script>alert(1)</script>", "%", "_", "\\", "{}", "a' or '1'='1", "\x00", "电\x00梯", "\ud800", "电\ud800梯", "()&|!:*", "字" * 10_000]
)
def test_no_query_does_harm(papers, query):
    search(papers.staff, query)
    assert search(papers.staff, "电梯").total


def test_hits_are_marked_in_title_and_snippet_and_html_stays_text(papers):
    keep(99, "关于<b>凉亭</b>的建议", "山上凉亭漏雨。" * 40)
    hit = search(papers.staff, "凉亭").hits[0]
    assert [piece.text for piece in hit.title] == ["关于<b>", "凉亭", "</b>的建议"]
    assert [piece.text for piece in hit.snippet if piece.hit][0] == "凉亭"
    assert sum(len(piece.text) for piece in hit.snippet) < 100


def test_titles_come_first_then_the_newest(papers):
    keep(90, "别的", "凉亭一")
    keep(91, "别的", "凉亭二")
    keep(89, "凉亭", "三")
    assert numbers(search(papers.staff, "凉亭")) == [89, 91, 90]


def test_pages_follow_one_another_without_gap(papers):
    for number in range(100, 117):
        keep(number, f"凉亭{number}", "")
    pages = [search(papers.staff, "凉亭", limit=5, offset=offset) for offset in (0, 5, 10, 15)]
    assert len({n for page in pages for n in numbers(page)}) == 17
    assert [(page.more, page.total) for page in pages] == [(True, 17), (True, 17), (True, 17), (False, 17)]


def test_one_finds_only_what_one_may_see(papers):
    HIDDEN.add(papers["lifts"])
    assert search(papers.staff, "加装电梯").total == 1
    assert search(papers.member, "加装电梯").hits == []


def test_hints_spare_asking_but_never_widen(papers):
    mine, other = papers.world.members[0].pk, papers.world.members[1].pk
    mark(paper(papers["lifts"]), readers=[member(other)])
    mark(paper(papers["canal"]), readers=[member(mine)])
    assert search(papers.member, "加装电梯").total == 0
    assert search(papers.member, "码头").total == 1
    assert search(papers.staff, "加装电梯").total == 1


def test_only_the_wanted_types_are_searched(papers):
    assert search(papers.staff, "电梯", types=["corpus.other"]).total == 0
    assert search(papers.staff, "电梯", types=["corpus.paper"]).total > 0


def test_a_text_put_in_again_replaces_the_former(papers):
    keep(papers["lifts"], "换了题目", "说的是缆车")
    assert search(papers.staff, "加装电梯").total == 0
    assert numbers(search(papers.staff, "缆车")) == [papers["lifts"]]


def test_a_forgotten_text_is_gone(papers):
    forget(paper(papers["lifts"]))
    assert search(papers.staff, "加装电梯").total == 0
    forget(paper(papers["lifts"]))


def test_what_is_only_searched_is_found_and_shown(papers):
    keep(99, "题目", "正文", also="提案人 慕容雪")
    hit = search(papers.staff, "慕容雪").hits[0]
    assert any(piece.hit and piece.text == "慕容雪" for piece in hit.snippet)


def test_marking_changes_what_is_known_and_nothing_else(papers):
    mark(paper(papers["lifts"]), category="城建", unit="市住建局")
    hit = search(papers.staff, "加装电梯").hits[0]
    assert (hit.category, hit.unit) == ("城建", "市住建局")
    with pytest.raises(TypeError, match="title"):
        mark(paper(papers["lifts"]), title="新")


def test_a_text_is_found_by_the_label_it_was_given_later(papers):
    mark(paper(papers["lifts"]), label="平0371")
    hit = search(papers.staff, "平0371").hits[0]
    assert (hit.label, hit.subject.id) == ("平0371", papers["lifts"])


def test_another_committees_text_is_never_found_even_by_raw_sql(papers):
    grams = Entry.objects.values_list("grams", flat=True).first()[:1]
    other = given.world()
    with within(other.committee), connection.cursor() as cursor:
        assert search(other.viewer(papers.staff.role), "电梯").total == 0
        for sql, params in [
            ("select * from corpus_find(%s::int[], null, null, '', 100)", [grams]), ("select * from corpus_find('{}', null, null, '', 100)", []),
            ("select * from corpus_entry", []), ("select * from corpus_trace", []), ("select * from corpus_rarities", []),
            ("select 1 from corpus_near('{}', 100) where entries is not null", []),
            ("select entry_id from corpus_trace where keys && (select keys from corpus_trace limit 1)", []),
        ]:
            cursor.execute(sql, params)
            assert cursor.fetchall() == []


def test_outside_a_committee_the_functions_of_the_owner_give_nothing(papers):
    with connection.cursor() as cursor:
        cursor.execute("set local shangliang.committee = ''")
        cursor.execute("select count(*) from corpus_find('{}', null, null, '', 100)")
        assert cursor.fetchone() == (0,)
        cursor.execute("select entries from corpus_near('{}', 100)")
        assert cursor.fetchone() == (None,)
    connection._told = None


def _scans(index):
    with connection.cursor() as cursor:
        cursor.execute("select pg_stat_get_xact_numscans(%s::regclass), current_user", [index])
        return cursor.fetchone()


@pytest.mark.parametrize("index", ["corpus_entry_grams", "corpus_trace_keys"])
def test_the_application_reaches_its_index_though_the_policy_forbids_it_the_operator(papers, index, monkeypatch):
    monkeypatch.setattr(likening, "FEW", 0)
    before, role = _scans(index)
    search(papers.staff, "电梯")
    likening.like(papers.staff, *TEXTS["lifts"])
    assert role == "shangliang_app"
    assert _scans(index)[0] == before + 1


def test_the_plain_query_does_not_use_the_index_under_the_policy(papers):
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("explain select 1 from corpus_entry where grams @> '{1}'")
        assert "corpus_entry_grams" not in "".join(row[0] for row in cursor.fetchall())


def test_a_text_is_found_before_and_after_the_indexes_were_put_in_order(papers):
    keep(99, "凉亭", "漏雨")
    assert search(papers.staff, "漏雨").total == 1
    jobs.tidy(0)
    assert search(papers.staff, "漏雨").total == 1
