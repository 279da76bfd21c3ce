"""The three shipped rulebooks on real entries of the registers, worked out by hand."""

from decimal import Decimal

import pytest

from shangliang.commons.access import Role
from shangliang.practices.registers import actions as registers
from shangliang.reading.duty import queries
from shangliang.reading.duty.rules import read, write
from shangliang.reading.duty.shipped import SCHEMES


def a_year(d) -> None:
    """What 许岚 (0) and 沈亦舟 (1) do in 2026; 贺东升 (2) does nothing but stay away."""
    d.meeting("2026-01-12", "全体会议", 0, 1)
    d.meeting("2026-03-05", "专委会会议", 0)
    d.meeting("2026-03-05", "座谈会", 0)
    d.meeting("2026-04-08", "座谈会", 0)
    d.enter("fieldwork", "2026-04-20", kind="委员视察", topic="旧改", place="城东", attendees=[d.members[0], d.members[1]])
    d.enter("training", "2026-05-06", kind="委员培训班", theme="提案怎么写", attendees=[d.members[0]])
    d.filed(11, "2026-01-20", 0, 1)
    d.filed(12, "2026-02-20", 0)
    d.enter("opinions", "2026-03-01", title="路灯不亮", authors=[d.members[0]], channel="委员报送", field="城建交通", call="日常")
    d.enter("opinion_uses", "2026-03-20", title="路灯不亮", action="省政协采用", kind="社情民意", authors=[d.members[0]])
    d.enter("absences", "2026-01-12", meeting="全体会议", title="六届二次全会", way="没有请假", members=[d.members[2]])
    d.enter("absences", "2026-03-05", meeting="座谈会", title="座谈会", way="迟到", members=[d.members[1]])


@pytest.mark.parametrize("code", SCHEMES)
def test_a_shipped_scheme_is_in_order_and_travels_without_loss(d, code):
    book, complaints = queries.books.examined(SCHEMES[code])
    assert [one.text for one in complaints] == []
    assert read(write(book)) == (book, [])


def test_the_hundred_point_scheme_gives_what_the_hand_gives(d):
    a_year(d)
    # 全会 20；其他会议 3 月 5 日一天两场算一场 3，4 月 8 日 3；视察 4 → 会议活动 30。提案 15+5=20；信息 6+12=18 → 建言 38。学习 2。
    sheet = d.sheet(0)
    assert {group.code: group.points for group in sheet.groups} == {
        "meetings": 30, "plenary": 20, "advice": 38, "proposals": 20, "opinions": 18, "study": 2, "service": 0, "honours": 0,
    }  # fmt: skip
    assert (sheet.total, sheet.missing) == (70, [])
    # 全会 20，视察 4，迟到 -0.5，联名 5；没有报信息。
    assert d.sheet(1).total == Decimal("28.5")
    assert [met.name for met in d.sheet(1).missing] == ["报一条社情民意", "参加三次会议或活动"]
    # 无故缺席扣 5，全会再扣 5，会议组到 0 分为止。
    assert d.given(2) == {"absent": [-5], "absent_plenary": [-5]}
    assert d.sheet(2).total == 0


def test_the_hundred_and_twenty_point_scheme_gives_what_the_hand_gives(d):
    d.adopt("bonus")
    a_year(d)
    # 基础 70，三个一都做满；奖励：第二件提案 5，省政协采用 12。
    assert (d.sheet(0).ordinary, d.sheet(0).bonus, d.sheet(0).total) == (70, 17, 87)
    assert d.sheet(1).total == 70
    # 70 - 缺席全会 30 - 三个一都没做 10+15+15。
    assert d.sheet(2).total == 0
    assert [met.cost for met in d.sheet(2).minimums] == [10, 15, 15]


def test_the_accumulating_scheme_gives_what_the_hand_gives_and_has_a_year_of_its_own(d):
    d.adopt("accumulating")
    a_year(d)
    d.meeting("2025-12-10", "座谈会", 1)
    # 全会 5，座谈和专委会 3×3，视察 5，培训 10，提案 15×2，信息 1，省采用 12。
    assert d.sheet(0).total == 5 + 9 + 5 + 10 + 30 + 1 + 12
    # 全会 5，视察 5，联名 7.5，去年 12 月 10 日的座谈会算在今年 3。
    assert d.sheet(1).total == Decimal("20.5")
    assert d.sheet(2).total == -2


def test_taking_an_entry_back_takes_its_points_and_nothing_else(d):
    a_year(d)
    before = d.sheet(0)
    entry = d.enter("fieldwork", "2026-05-20", kind="委员视察", topic="助餐", place="城西", attendees=[d.members[0]])
    assert d.sheet(0).total - before.total == 4
    registers.take_back(d.act(Role.OFFICE_STAFF), entry, reason="登记错了")
    assert d.sheet(0).total == before.total


def test_a_correction_in_the_register_moves_the_points_with_it(d):
    entry = d.enter("opinion_uses", "2026-03-20", title="路灯不亮", action="市（州）政协采用", kind="社情民意", authors=[d.members[0]])
    assert d.given(0) == {"used": [8]}
    registers.correct(d.act(Role.OFFICE_STAFF), entry, day=entry.day, values={"title": "路灯不亮", "action": "省政协采用", "kind": "社情民意", "authors": [d.members[0]]}, reason="采用层级写错")
    assert d.given(0) == {"used": [12]}


def test_facts_outside_the_score_year_do_not_count(d):
    d.meeting("2025-12-31", "座谈会", 0)
    assert d.sheet(0).total == 0


@pytest.mark.parametrize(("code", "gives"), [("hundred", (8, 4, 10, 3)), ("bonus", (10, 4, 10, 2)), ("accumulating", (10, 4, 10, 3))])
def test_homework_honours_and_excellent_proposals_score_in_every_scheme(d, code, gives):
    d.adopt(code, 2026)
    d.deed("proposals.honoured", "first", 0, year=2026, number="1")
    d.deed("calls.awarded", "awarded", 0, award={"code": "honours_member", "name": "优秀政协委员", "year": 2026}, name="许岚", number="1", document="")
    d.deed("coursework.done", "author", 0, title="一件实事", way="handed", late=False)
    d.enter("honours", "2026-03-01", honour="劳动模范", level="国家级", kind="外部表彰", members=[d.members[0]], issuer="国务院")
    found = d.given(0)
    given = [found["excellent"][0], found["awarded"][0], found["outside"][0], found["homework"][0]]
    assert sum(given) <= sum(gives)
    lines = {line.item.code: line.worth for line in d.sheet(0).lines}
    assert tuple(lines[name] for name in ("excellent", "awarded", "outside", "homework")) == gives


def test_a_rulebook_taken_over_earlier_is_told_what_its_example_has_gained_and_can_be_revised_with_it(d):
    new = {"excellent", "awarded", "outside"}
    old = SCHEMES["hundred"] | {
        "items": [item for item in SCHEMES["hundred"]["items"] if item["code"] not in new], "groups": [group for group in SCHEMES["hundred"]["groups"] if group["code"] != "honours"],
    }  # fmt: skip
    assert queries.books.news(old) == ["评为优秀提案", "受本级政协表彰", "受其他表彰"]
    revised = queries.books.with_news(old)
    assert queries.books.examined(revised)[1] == []
    assert queries.books.news(revised) == []
    assert [item["code"] for item in old["items"]][0] == "plenary"
    assert not new & {item["code"] for item in old["items"]}
    assert queries.books.news({"items": [{"code": "our_own"}]}) == []
