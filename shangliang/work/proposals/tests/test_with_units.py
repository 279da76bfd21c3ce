"""What several units or several people do about one proposal: photos put in with a contact, a look-back that asks each of them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import here
from shangliang.commons.files.models import File
from shangliang.foundation.errors import NotNow
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment, Contact, Recheck
from shangliang.practices.handling.queries.looking import Wanted, pickable
from shangliang.practices.handling.rules import Role as Part
from shangliang.work.proposals import actions
from shangliang.work.proposals.rules.nodes import NODES, days_of
from shangliang.work.proposals.tests.test_main_line import handed, submitted
from tests import given

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def of_unit(world, unit, role=Role.UNIT_CLERK):
    post = world.posts[role]
    return given.viewer(post if post.unit_id == unit.pk else given.post(world.committee, role, unit=unit))


def split(world):
    """A proposal that was split between two units, answered by both."""
    proposal, staff = submitted(world), world.act(Role.PROPOSAL_STAFF, given.at("2026-01-13"))
    actions.plan_units(staff, proposal, units=[(unit, Part.SEPARATE) for unit in world.units[:2]])
    proposal = actions.file(staff, proposal, stage=1)
    proposal = actions.file(world.act(Role.PROPOSAL_HEAD, given.at("2026-01-14")), proposal, stage=2)
    actions.hand_over(world.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-02")), proposal)
    for n, unit in enumerate(world.units[:2]):
        part, clerk, head = Assignment.objects.get(unit=unit), of_unit(world, unit), of_unit(world, unit, Role.UNIT_HEAD)

        def act(time, who=clerk, day=3 + n):
            return given.act(who, given.at(f"2026-03-0{day}", time))

        handling.sign_in(act("09:00"), part)
        handling.log_contact(act("10:00"), part, day=date(2026, 3, 2), method="meeting", people="许岚")
        handling.draft_reply(
            act("11:00"), part, texts={"grade": "A", "opening": "您提出的提案收悉，现答复如下。"}, disclosure="full",
            answers={1: {"text": "已列入今年补贴办法。", "outcome": "done"}, 2: {"text": "已与两家平台签约。", "outcome": "done"}},
        )
        handling.send_up(act("12:00"), part)
        handling.issue_reply(act("13:00", head), part)
    return proposal


def test_a_look_back_asks_each_unit_that_answered_for_its_own_part(world):
    split(world)
    head, day = world.act(Role.PROPOSAL_HEAD, given.at("2026-10-10")), date(2026, 10, 10)
    parts = list(pickable(Wanted("proposals"), day))
    assert {part.unit_id for part in parts} == {unit.pk for unit in world.units[:2]}
    first = handling.open_look_back(head, None, kind="proposals", name="回头看", parts=parts[:1])
    assert [part.pk for part in pickable(Wanted("proposals"), day)] == [parts[1].pk], "the other unit is still to be asked"
    handling.open_look_back(world.act(Role.PROPOSAL_HEAD, given.at("2026-10-11")), None, kind="proposals", name="再看一家", parts=parts[1:])
    assert list(pickable(Wanted("proposals"), day)) == []
    with pytest.raises(NotNow, match="另一次回头看"):
        handling.open_look_back(world.act(Role.PROPOSAL_HEAD, given.at("2026-10-12")), None, kind="proposals", name="重复", parts=parts)
    handling.report_recheck(given.act(of_unit(world, parts[1].unit), given.at("2026-10-13")), Recheck.objects.get(part=parts[1]), present="补贴已经发到卡上，名单在社区公示。")
    assert Recheck.objects.get(look_back=first).state == "asked", "one unit's word is not the other's"


def test_a_photo_goes_in_with_the_contact_and_one_that_is_not_taken_leaves_nothing(world):
    handed(world)
    part, door = Assignment.objects.get(unit=world.units[0]), Client()
    door.force_login(world.posts[Role.UNIT_CLERK].user)
    handling.sign_in(world.act(Role.UNIT_CLERK, given.at("2026-02-03")), part)
    typed = {"method": "meeting", "day": "2026-02-19", "people": "许岚", "act_uid": "0b9f2c1e-3b1c-4d3c-9a55-1c1f0d5d0001"}
    refused = door.post(f"/handling/{part.pk}/contact/", typed | {"files": SimpleUploadedFile("现场.png", b"MZ" + b"\0" * 60)})
    assert refused.status_code == 422
    assert "许岚" in refused.content.decode()
    assert not Contact.objects.exists()
    assert door.post(f"/handling/{part.pk}/contact/", typed | {"files": SimpleUploadedFile("现场.png", PNG)}).status_code == 302
    assert File.objects.get(purpose="handling.contact_photo").subject_id == Contact.objects.get().pk


def test_what_is_chosen_late_in_the_year_ends_after_all_its_other_steps(world):
    days = [day for _, day in days_of(NODES, date(2026, 11, 20), here().calendar)]
    assert days == sorted(days)
    assert days[-1] == date(2027, 11, 30)
    assert days_of(NODES, date(2026, 3, 18), here().calendar)[-1][1] == date(2026, 11, 30)


def test_a_member_reaches_topics_and_groups_from_their_own_page_once_they_take_part(world):
    door = Client()
    door.force_login(world.posts[Role.MEMBER].user)
    assert "/proposals/topics/" not in door.get("/proposals/mine/").content.decode()
    staff, author = world.act(Role.PROPOSAL_STAFF, given.at("2026-01-13")), world.members[0]
    actions.open_topic(staff, None, title="社区食堂可持续运营", members=[author], coach="周敏", due_on=date(2026, 12, 1), source="lead", why="")
    page = door.get("/proposals/mine/").content.decode()
    assert 'href="/proposals/topics/"' in page
    assert "请你参加 1 个" in page
