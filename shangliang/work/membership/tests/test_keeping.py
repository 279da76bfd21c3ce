"""分级负责、归口管理: who looks after whom, the chain upwards, talks, and one reminder when a talk is due."""

import re
from datetime import date

import pytest
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import SeatOffice
from shangliang.foundation.errors import Invalid, NotAllowed
from shangliang.work.membership import actions, jobs
from shangliang.work.membership.models import Talk
from shangliang.work.membership.queries import keeping
from shangliang.work.membership.rules import TalkWay, talk_due
from tests import given

from .making import DECISION, NOW, SINCE

TODAY = NOW.date()


def url(name, *args):
    return reverse(f"membership:{name}", args=args)


def said(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode()))


def chained(b):
    """许岚 heads the committee in which 贺东升 sits; 沈亦舟 looks after that committee as a whole."""
    actions.take_seat(b.office(), b.education, member_id=b.xu.pk, office=SeatOffice.HEAD, since=SINCE, decision=DECISION)
    actions.take_seat(b.office(), b.education, member_id=b.he.pk, office=SeatOffice.MEMBER, since=SINCE, decision=DECISION)
    actions.set_keeper(b.office(), None, keeper_id=b.shen.pk, member_id=b.xu.pk, since=date(2026, 1, 12))


def test_the_head_of_a_committee_looks_after_its_members_and_somebody_after_the_head(b):
    chained(b)
    found = keeping.everybody(TODAY)
    assert {one.member.name: (one.keeper.name if one.keeper else "", one.why) for one in found} == {
        "许岚": ("沈亦舟", "直接联系"), "贺东升": ("许岚", "教科卫体委员会主任"), "沈亦舟": ("", ""),
    }  # fmt: skip
    assert [one.member.name for one in keeping.chain_of(b.he.pk, found)] == ["许岚", "沈亦舟"]


def test_only_those_up_the_chain_see_a_members_year_and_talks(b, door):
    chained(b)
    head, above, below = door(b.xu), door(b.shen), door(b.he)
    head.post(url("talk", b.he.pk), {"on": "2026-06-10", "way": "phone", "words": "近来家里有事，会议请假。"})
    assert "近来家里有事" in said(above.get(url("contact", b.he.pk)))
    assert below.get(url("contact", b.xu.pk)).status_code == 403
    assert "你联系1位委员" in said(head.get(url("contacts")))
    assert "联系我的" in said(below.get(url("contacts")))
    with pytest.raises(NotAllowed):
        actions.talk(b.by(b.he), b.xu, on=TODAY, way=TalkWay.FACE, words="")
    fact = standing().get(kind="membership.talked")
    assert fact.data == {"on": "2026-06-10", "way": "电话"}


def test_a_talk_that_falls_due_is_reminded_of_once_and_a_talk_begins_it_anew(b, door):
    chained(b)
    assert jobs.chase_all(given.at("2026-07-11")) == 1, "贺东升 was never talked with since he was seated"
    assert jobs.chase_all(given.at("2026-07-12")) == 0
    assert jobs.chase_all(given.at("2026-07-14")) == 1, "许岚 has been looked after since January"
    actions.talk(b.office(given.at("2026-07-15")), b.he, keeper_id=b.xu.pk, on=date(2026, 7, 15), way=TalkWay.FACE, words="")
    assert jobs.chase_all(given.at("2026-12-01")) == 0
    assert jobs.chase_all(given.at("2027-01-16")) == 1
    assert [fact.data["names"] for fact in standing().filter(kind="membership.talk_chased").order_by("pk")] == [["贺东升"], ["许岚"], ["贺东升"]]
    assert "另有1位没有人联系" in said(door(Role.OFFICE_STAFF).get(url("keepings")))


def test_a_new_keeper_relieves_the_one_before_and_nobody_keeps_themselves(b, door):
    chained(b)
    office = door(Role.OFFICE_STAFF)
    office.post(url("add_keeping", "person"), {"keeper": b.he.pk, "of": b.xu.pk, "since": "2026-06-01"})
    assert keeping.keeper_of(b.xu.pk, TODAY).keeper == b.he
    assert len(keeping.keepings()) == 1
    with pytest.raises(Invalid, match="不能联系自己"):
        actions.set_keeper(b.office(), None, keeper_id=b.xu.pk, member_id=b.xu.pk, since=TODAY)
    actions.set_keeper(b.office(), None, keeper_id=b.shen.pk, organ_id=b.education.pk, since=TODAY)
    assert keeping.keeper_of(b.he.pk, TODAY).why == "联系教科卫体委员会"
    assert Talk.objects.count() == 0


def test_months_are_counted_to_a_day_that_there_is():
    assert talk_due(None, date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert talk_due(date(2026, 6, 30), date(2025, 1, 1), 6) == date(2026, 12, 30)
