"""Past sessions arrive too: old lists become closed cases, with nothing of their text lost."""

import datetime as dt
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import Session, Term
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import Invalid, NotAllowed
from shangliang.work.proposals import actions
from shangliang.work.proposals.actions.past_list import NewSession
from shangliang.work.proposals.intake.past import TARGETS, layout, parted, proposers_of, read_lines
from shangliang.work.proposals.models import Proposal, Recommendation
from shangliang.work.proposals.rules import Kind, State
from tests import given

REAL = Path(__file__).resolve().parents[5] / "shared/data/proposals-2019.csv"
TODAY = dt.date(2026, 1, 12)
PAST = NewSession(5, 2, dt.date(2022, 1, 10), dt.date(2022, 1, 14))
BODY = "近年来，夜间公交停运较早，晚归的人不便。\n一是线路少。\n二是没有统一的公告。\n建议：\n1. 延长三条线路的末班时间。\n2. 在站牌写明末班时刻。"


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    import io

    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = ["案号", "案由", "提案人", "分类", "提交时间", "内容", "承办单位", "答复类别"]


def line(number="0001", title="关于延长夜间公交运营时间的建议", who="许岚", category="交通运输", at="2022-01-10 09:30", text=BODY, unit="", grade=""):
    return [number, title, who, category, at, text, unit, grade]


def lines_of(*rows, head=HEAD, mapping=None):
    laid = layout(sheet(head, *rows), "提案.xlsx")
    return read_lines(laid, laid.guess if mapping is None else mapping, today=TODAY)


def kept(world, *rows, act=None, **where):
    return actions.import_list(act or world.act(Role.PROPOSAL_STAFF), None, lines=lines_of(*rows), **(where or {"new": PAST}))


@pytest.mark.parametrize(
    ("head", "guess"),
    [
        (["number", "title", "proposer", "category", "submitted_at", "content"], {"number": 1, "title": 2, "proposer": 3, "category": 4, "submitted": 5, "content": 6}),
        (["序号", "提案编号", "提案题目", "第一提案人", "主办单位", "办理结果", "案据", "建议"], {"number": 1, "title": 3, "proposer": 4, "unit": 5, "grade": 6, "grounds": 7, "asks": 8}),
        (["甲", "乙", "丙"], {}),
    ],
)
def test_columns_are_guessed_by_their_headings(head, guess):
    laid = layout(sheet(head, ["1"] * len(head)), "a.xlsx")
    assert {key: column for key, column in laid.guess.items() if key in guess} == guess
    assert [column.label for column in laid.columns] == head


def test_a_title_above_the_table_is_no_column():
    laid = layout(sheet(["政协临江市五届二次会议提案一览表"], HEAD, line()), "a.xlsx")
    assert [column.label for column in laid.columns] == HEAD
    assert len(laid.rows) == 1


def test_a_past_proposal_becomes_a_closed_case_with_its_text_in_parts(world):
    session, count = kept(world, line(unit="市教育局", grade="B类"))
    proposal = Proposal.objects.get()
    assert (session.short, count) == ("五届二次", 1)
    assert (proposal.state, proposal.imported, proposal.author, proposal.grade) == (State.CLOSED, True, world.members[0], "B")
    assert proposal.lead_unit.name == "市教育局"
    assert proposal.submitted_at == given.at("2022-01-10", "09:30")
    assert [ask.text for ask in proposal.recommendations.all()] == ["延长三条线路的末班时间。", "在站牌写明末班时刻。"]
    assert "二是没有统一的公告" in proposal.grounds
    fact = standing().get(kind="proposals.imported")
    assert [party.member for party in fact.parties.all()] == [world.members[0]]


@pytest.mark.parametrize(
    ("who", "author", "kind", "joint"),
    [
        ("许岚", "许岚", Kind.INDIVIDUAL, 0), ("许　岚", "许岚", Kind.INDIVIDUAL, 0), ("许岚等12人", "许岚", Kind.JOINT, 0),
        ("许岚、沈亦舟、外人", "许岚", Kind.JOINT, 1), ("外人、许岚", None, Kind.JOINT, 1), ("外人", None, Kind.INDIVIDUAL, 0),
        ("市政协文史委员会", None, Kind.COLLECTIVE, 0), ("民盟临江市委会", None, Kind.COLLECTIVE, 0), ("", None, Kind.INDIVIDUAL, 0),
    ],
)  # fmt: skip
def test_proposers_are_members_where_the_name_is_exactly_theirs_else_text(world, who, author, kind, joint):
    kept(world, line(who=who))
    proposal = Proposal.objects.get()
    assert ((proposal.author.name if proposal.author else None), proposal.kind) == (author, kind)
    assert proposal.proposers_text.replace(" ", "") == who.replace("　", "")
    assert standing().get(kind="proposals.imported").parties.filter(role="joint").count() == joint


def test_of_two_members_of_one_name_none_is_chosen(world):
    given.member(world.committee, "许岚", sector="经济界")
    kept(world, line(who="许岚"))
    assert Proposal.objects.get().author is None


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (line(title=""), "没有案由"), (line(number=""), "没有提案号"), (line(at="2100-01-01"), "还没有到"), (line(at="1899-01-01"), "1900"),
        (line(at="去年"), "看不懂日期"), (line(category="长" * 41), "最多 40 个"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_kept_keeps_all_of_them_out(world, row, why):
    good = line(number="0009")
    assert why in lines_of(row, good)[0].errors[0]
    with pytest.raises(Invalid, match="一件也没有导入"):
        kept(world, row, good)
    assert not Proposal.objects.exists()
    assert not Session.objects.filter(term__number=5).exists(), "the new session is not left behind either"


def test_a_number_given_twice_names_both_lines(world):
    assert lines_of(line(), line())[1].errors == ["提案号 0001 与第 2 行重复。"]


def test_a_list_is_not_imported_twice(world):
    session, _ = kept(world, line())
    with pytest.raises(Invalid, match="已经有第 0001 号"):
        kept(world, line(), session_id=session.pk, act=replace(world.act(Role.PROPOSAL_STAFF), uid=uuid4()))


def test_a_list_without_numbers_is_numbered_by_its_order(world):
    lines = lines_of(line(number=""), line(number=""), mapping={"title": 2, "content": 6})
    assert [one.get("number") for one in lines] == ["0001", "0002"]


@pytest.mark.parametrize("title", ["关于" + "长" * 300 + "的建议", "+HYPERLINK(1)", "<script>alert(1)</script>", "'; drop table x; --", "关于😀𬭚䶮的建议"])
def test_odd_titles_are_kept_to_the_last_character(world, title):
    kept(world, line(title=title))
    proposal = Proposal.objects.get()
    assert title in (proposal.title, proposal.grounds.split("\n")[0].removeprefix("案由全文："))


def test_proposers_too_many_for_their_column_are_kept_before_the_grounds(world):
    names = "、".join(f"委员{n:03}" for n in range(80))
    kept(world, line(who=names.replace("0", "零")))
    assert Proposal.objects.get().grounds.startswith("提案人全体：委员零零零、")


def test_words_that_are_no_class_and_units_nobody_knows_are_only_warned_about(world):
    row, = lines_of(line(grade="已解决", unit="市水务集团"))
    assert "不是 A、B、C、D" in row.warnings[0]
    kept(world, line(grade="已解决", unit="市水务集团"))
    assert standing().get(kind="proposals.imported").data["unit"] == "市水务集团"


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (NewSession(6, 2, dt.date(2020, 1, 1), dt.date(2020, 1, 2)), "已经有了"), (NewSession(7, 1, dt.date(2020, 1, 1), dt.date(2020, 1, 2)), "先后不符"),
        (NewSession(5, 1, dt.date(2027, 1, 1), dt.date(2027, 1, 2)), "先后不符"), (NewSession(5, 1, dt.date(2020, 1, 5), dt.date(2020, 1, 2)), "早于开幕"),
        (NewSession(0, 1, dt.date(2020, 1, 5), dt.date(2020, 1, 6)), "1 到 99"),
    ],
)  # fmt: skip
def test_a_session_that_cannot_have_been_is_refused(world, new, why):
    with pytest.raises(Invalid, match=why):
        kept(world, line(), new=new)


def test_an_earlier_session_widens_its_term_and_leaves_todays_alone(world):
    kept(world, line())
    kept(world, line(), new=NewSession(5, 1, dt.date(2021, 1, 10), dt.date(2021, 1, 14)), act=replace(world.act(Role.PROPOSAL_STAFF), uid=uuid4()))
    fifth = Term.objects.get(number=5)
    assert (fifth.starts_on, fifth.ends_on) == (dt.date(2021, 1, 10), dt.date(2024, 12, 20))
    from shangliang.commons.committees.scope import here

    assert here().session_on(TODAY).short == "六届二次"


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.ADMINISTRATOR, Role.PLATFORM}])
def test_others_may_not_import(world, role):
    with pytest.raises(NotAllowed, match="导入往届提案"):
        kept(world, line(), act=world.act(role))


@pytest.mark.parametrize(("said", "names", "more"), [("张三等 5 人", ("张三",), True), ("张三等五名委员", ("张三",), True), ("张　三", ("张三",), False), ("", (), False)])
def test_proposers_are_told_apart(said, names, more):
    found = proposers_of(said)
    assert (found.names, found.more) == (names, more)


def test_a_text_that_cannot_be_parted_without_loss_stays_whole():
    text = "承办单位：市交通局\n提案人：某某\n公交少。"
    grounds, asks = parted("关于公交的建议", text)
    assert set(text) - set("\n") <= set(grounds + "".join(asks))


@pytest.mark.skipif(not REAL.exists(), reason="the real list is not at hand")
def test_the_real_list_of_2019_arrives_whole(world):
    laid = layout(REAL.read_bytes(), REAL.name)
    assert set(laid.guess) == {"number", "title", "proposer", "category", "submitted", "content"} <= {target.key for target in TARGETS}
    lines = read_lines(laid, laid.guess, today=TODAY)
    assert (len(lines), [one.errors for one in lines if one.errors]) == (436, [])
    started = time.perf_counter()
    session, count = actions.import_list(world.act(Role.PROPOSAL_STAFF), None, lines=lines, new=NewSession(5, 3, dt.date(2019, 1, 13), dt.date(2019, 1, 17)))
    assert count == 436
    assert time.perf_counter() - started < 30
    asks = Counter(Recommendation.objects.values_list("proposal_id", flat=True))
    assert len(asks) > 400, "nearly all have their recommendations apart"
    for proposal in Proposal.objects.filter(session=session):
        source = next(one for one in lines if one.get("number") == proposal.number)
        written = Counter(filter(str.isalpha, source.get("content"))) - Counter(filter(str.isalpha, proposal.grounds + "".join(a.text for a in proposal.recommendations.all())))
        assert set(written) <= set("第是条点一二三四五六七八九十百建议意见对策具体措施"), (proposal.number, written)
