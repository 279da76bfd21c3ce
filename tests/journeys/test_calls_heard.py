"""Who is told what while an award is on its way: reminders once each, and everybody of what concerns them."""

from datetime import timedelta

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.models import Fact
from shangliang.practices.calls import actions, jobs
from shangliang.practices.calls.kinds import By
from shangliang.practices.calls.tests.making import DEED, Awards
from shangliang.reading.notices import actions as notices
from shangliang.reading.notices.models import Notice
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def awards():
    made = Awards()
    with within(made.w.committee):
        yield made


def heard(awards, moment):
    """{name: [sentences]} of all that people were told."""
    while notices.follow(awards.w.committee, moment + timedelta(hours=1), below=2**60):
        pass
    said: dict[str, list[str]] = {}
    for notice in Notice.objects.select_related("recipient").order_by("pk"):
        said.setdefault(notice.recipient.name, []).append(notice.text)
    return said


def test_reminders_come_once_each_and_to_whom_they_concern(awards):
    awards.convener(0)
    awards.convener(2)
    call = awards.opened()
    organ = awards.w.members[0].sector
    actions.nominate(awards.member(0), call, key=f"member:{awards.w.members[1].pk}", deed=DEED, by=By.ORGAN, organ_id=organ.pk)
    told = [jobs.remind_all(given.at(day, "07:40")) for day in ("2026-11-09", "2026-11-10", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-14", "2026-11-15")]
    assert told == [0, 1, 0, 0, 1, 1, 0]
    said = heard(awards, given.at("2026-11-15"))
    assert sum("你负责的机构还没有推荐" in text for text in said["贺东升"]) == 2
    assert not any("还没有推荐" in text for text in said["许岚"])
    assert sum("推荐已经截止" in text for text in said["办公室经办"]) == 1
    assert Fact.objects.filter(kind="calls.reminded").count() == 3


def test_when_the_publicity_is_over_those_who_lead_are_told_once(awards):
    awards.public()
    assert [jobs.remind_all(given.at(day, "07:40")) for day in ("2026-11-23", "2026-11-24", "2026-11-25")] == [0, 1, 0]
    assert "公示期满，请登记决定" in heard(awards, given.at("2026-11-25"))["办公室经办"][-1]


def test_people_are_told_of_what_concerns_them(awards):
    call, [one, _] = awards.published(users=[awards.w.posts[Role.CHAIR].user_id])
    said = heard(awards, given.at("2026-11-26"))
    assert said["主席、副主席"] == [f"请评审“{call.title}”"]
    assert f"你获得“2026 年度优秀政协委员”，证书编号 {one.number}" in said["沈亦舟"]
    assert not any("获得" in text for text in said["许岚"])
