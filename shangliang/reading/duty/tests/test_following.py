"""What follows from duty: a list with advice, steps that leave a trace, papers made of them; nothing happens by itself."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.ledger.models import Fact
from shangliang.commons.people.models import User
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.reading.duty import actions, queries
from shangliang.reading.duty.panels.following import next_step

from .doing import NOW

LADDER = ["提醒", "约谈", "通报批评", "限期改进"]


@pytest.fixture
def door(d, time_machine):
    time_machine.move_to(NOW, tick=False)

    def enter(role):
        client = Client()
        client.force_login(User.objects.get(pk=d.world.viewer(role).user_id), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def get(client, name, status=200, **asked):
    answer = client.get(reverse(f"duty:{name}"), {"year": 2026} | asked)
    assert answer.status_code == status, answer.content.decode()[:1500]
    return answer


def words(answer):
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode()))


def paper(answer):
    with zipfile.ZipFile(io.BytesIO(b"".join(answer) if answer.streaming else answer.content)) as parts:
        return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())


def test_the_ladder_advises_the_next_step_and_none_beyond_its_end():
    assert [next_step(taken, LADDER) for taken in ([], ["提醒"], ["约谈", "提醒"], ["谈心"], LADDER)] == ["提醒", "约谈", "通报批评", "提醒", ""]


def test_those_behind_are_listed_with_what_was_done_and_nothing_happens_by_itself(d, door):
    before = Fact.objects.filter(kind__startswith="duty.step").count()
    page = words(get(door(Role.OFFICE_STAFF), "follow_up"))
    assert "3位委员要跟进，3位还没有提醒过" in page
    assert "记一次提醒" in page
    assert Fact.objects.filter(kind__startswith="duty.step").count() == before
    member = d.members[0]
    answer = door(Role.OFFICE_STAFF).post(reverse("duty:step", args=[member.pk]), {"year": 2026, "step": "提醒", "back": "follow_up"})
    assert answer["Location"].startswith(reverse("duty:follow_up"))
    assert [one.step for one in queries.following.steps_of(2026)[member.pk]] == ["提醒"]
    assert "记一次约谈" in words(get(door(Role.OFFICE_STAFF), "follow_up"))
    assert "记一次" not in words(get(door(Role.CHAIR), "follow_up"))


def test_only_those_for_whom_it_was_noted_stand_in_the_circular_of_criticism(d, door):
    assert "平台不自动点名" in words(get(door(Role.OFFICE_STAFF), "criticism", status=409))
    actions.take_step(d.act(Role.OFFICE_STAFF), d.members[1], year=2026, step="通报批评", note="主席会议定")
    said = paper(get(door(Role.OFFICE_STAFF), "criticism"))
    assert d.members[1].name in said
    assert d.members[0].name not in said
    get(door(Role.CHAIR), "criticism", status=403)


def test_the_chairs_get_a_report_made_from_the_ledger_and_their_hearing_is_noted_once(d, door):
    d.meeting("2026-03-05", "专委会会议", 0, 1)
    d.enter("opinions", "2026-03-06", title="菜场", authors=[d.members[0]], channel="委员报送", field="其他", call="日常")
    said = paper(get(door(Role.CHAIR), "status"))
    assert "会议 1 项，2 位委员参加" in said
    assert "社情民意 1 项，1 位委员参加" in said
    act = d.act(Role.OFFICE_STAFF)
    actions.hear(act, None, year=2026, on=date(2026, 6, 18), meeting="第十二次主席会议", note="抓紧补课")
    with pytest.raises(NotNow):
        actions.hear(act, None, year=2026, on=date(2026, 6, 18), meeting="第十二次主席会议")
    with pytest.raises(Invalid):
        actions.hear(d.act(Role.OFFICE_STAFF), None, year=2026, on=date(2026, 12, 18), meeting="")
    with pytest.raises(NotAllowed):
        actions.hear(d.act(Role.CHAIR), None, year=2026, on=date(2026, 6, 18), meeting="会")
    assert "第十二次主席会议" in words(get(door(Role.CHAIR), "follow_up"))
    assert "社情民意11" in paper(get(door(Role.OFFICE_STAFF), "achievements"))
