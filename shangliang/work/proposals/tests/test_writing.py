"""Writing on more than one device, with others, and from a Word file: nothing is lost and nobody is stuck."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.files.queries import files_of
from shangliang.commons.people.models import OrganKind, Seat, SeatOffice
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.rules import CosignState, State
from shangliang.work.proposals.tests import test_main_line as life
from tests import given


@pytest.fixture
def signed(client, world):
    def sign(role, member=None):
        client.force_login(member.user if member else world.posts[role].user)
        return client

    return sign


def _form(proposal, **also):
    return {
        "title": "关于给老旧小区加装电梯的提案", "grounds": life.GROUNDS, "recommendations": life.ASKS, "category": "社会民生", "may_publish": "yes",
        "seen": proposal.saved_at.isoformat(), **also,
    }


def _begun(world, **also):
    return actions.start(given.act(world.as_member(world.members[0])), None, author=world.members[0], **also)


def test_what_another_device_saved_is_not_overwritten_unseen(signed, world):
    member, proposal = signed(Role.MEMBER, world.members[0]), _begun(world)
    save, write = reverse("proposals:autosave", args=[proposal.pk]), reverse("proposals:write", args=[proposal.pk])
    old = proposal.saved_at.isoformat()
    phone = member.post(save, _form(proposal), headers={"Accept": "application/json"})
    pc = member.post(save, _form(proposal, grounds="", seen=old), headers={"Accept": "application/json"})
    assert pc.status_code == 409
    assert "另一处存过" in pc.json()["message"]
    shown = member.post(write, _form(proposal, grounds="这里写的另一段", seen=old, then="later"))
    assert shown.status_code == 409
    assert "这里写的另一段" in shown.content.decode()  # what was typed stays in sight, to be pressed again or given up
    proposal.refresh_from_db()
    assert proposal.grounds == life.GROUNDS
    assert phone.json()["seen"] == proposal.saved_at.isoformat()


def test_a_collective_proposal_asks_its_convener_from_the_writing_page(signed, world):
    writer, head = world.members[0], world.members[1]
    group = given.organ(world.committee, "青口镇委员小组", OrganKind.GROUP)
    Seat.objects.create(committee=world.committee, member=head, organ=group, office=SeatOffice.HEAD, since="2026-01-01")
    proposal = _begun(world, organ=group)
    page = reverse("proposals:write", args=[proposal.pk])
    member = signed(Role.MEMBER, writer)
    assert "请召集人同意" in member.get(page).content.decode()
    assert member.post(page, _form(proposal, then="approval", contact="许岚 138")).url == page
    waiting = member.get(page).content.decode()
    assert f"在等{group.name}召集人同意" in waiting
    assert "提交提案" not in waiting
    assert signed(Role.MEMBER, head).post(reverse("proposals:approve", args=[proposal.pk])).status_code == 302
    with given.on("2026-01-12"):
        sent = signed(Role.MEMBER, writer).post(page, {"then": "submit", "seen_alike": "1"})
    assert sent.url == reverse("proposals:receipt", args=[proposal.pk])


def test_a_silent_cosigner_does_not_cost_those_who_agreed(signed, world):
    author, agreed, silent = world.members[:3]
    proposal = life.drafted(world)
    with given.on("2026-01-12"):
        actions.invite(given.act(world.as_member(author)), proposal, members=[agreed, silent])
        actions.answer_cosign(given.act(world.as_member(agreed)), proposal, accept=True)
        member, page = signed(Role.MEMBER, author), reverse("proposals:write", args=[proposal.pk])
        assert f"在等{silent.name}答复" in member.get(page).content.decode()
        early = member.post(page, {"then": "submit", "seen_alike": "1"})
        assert early.status_code == 409
        assert "也可以不再等、先提交" in early.content.decode()
        member.post(reverse("proposals:stop_waiting", args=[proposal.pk]))
        member.post(page, {"then": "submit", "seen_alike": "1"})
    proposal.refresh_from_db()
    assert proposal.state == State.SUBMITTED
    states = dict(proposal.proposers.values_list("member_id", "state"))
    assert states == {author.pk: CosignState.ACCEPTED, agreed.pk: CosignState.ACCEPTED, silent.pk: CosignState.EXPIRED}


def test_a_very_similar_one_is_shown_once_before_handing_in(signed, world):
    life.filed(world)
    proposal = _begun(world)
    member, page = signed(Role.MEMBER, world.members[0]), reverse("proposals:write", args=[proposal.pk])
    same = _form(proposal, title=Proposal.objects.exclude(pk=proposal.pk).get().title, then="submit")
    with given.on("2026-01-12"):
        stopped = member.post(page, same)
        assert stopped.status_code == 422
        assert "很像的提案" in stopped.content.decode()
        proposal.refresh_from_db()
        assert member.post(page, same | {"seen": proposal.saved_at.isoformat(), "seen_alike": "1"}).url == reverse("proposals:receipt", args=[proposal.pk])


def test_a_word_file_brings_its_unit_and_category_and_stays_with_the_draft(signed, world):
    said = Document()
    for line in ("关于加装电梯的提案", f"建议承办单位：{world.units[0].name}；第九{world.units[1].name}", "政协临江市第六届委员会第二次会议提案", "类别：社会民生", "案由：关于加装电梯的提案", "案据：" + life.GROUNDS, "建议：", "1．" + life.ASKS[0], "2．" + life.ASKS[1]):
        said.add_paragraph(line)
    file = io.BytesIO()
    said.save(file)
    proposal = _begun(world)
    member = signed(Role.MEMBER, world.members[0])
    upload = SimpleUploadedFile("我的提案.docx", file.getvalue(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    read = member.post(reverse("proposals:read_word", args=[proposal.pk]), {"word": upload})
    page = read.content.decode()
    assert f'value="{world.units[0].pk}" selected' in page.replace(' data-note=""', "")
    assert f'value="{world.units[1].pk}" selected' not in page.replace(' data-note=""', "")  # a longer name is not a part of it
    assert f"“第九{world.units[1].name}”不在名单里" in page
    assert '<option value="社会民生" selected>' in page
    assert "表头、日期这些没有放进正文：政协临江市第六届委员会第二次会议提案" in page
    assert "第二次会议提案" not in page.partition('name="grounds"')[2].partition("</textarea>")[0]
    assert [kept.name for kept in files_of(proposal)] == ["我的提案.docx"]
    long = member.post(reverse("proposals:read_word", args=[proposal.pk]), _form(proposal, title="长" * 201, keep_original="1"))
    assert long.status_code == 422
    assert "长" * 201 in long.content.decode()  # what was read is not thrown away for a title that is too long


def test_a_draft_can_be_thrown_away_from_its_page(signed, world):
    proposal = _begun(world)
    member = signed(Role.MEMBER, world.members[0])
    assert reverse("proposals:discard", args=[proposal.pk]) in member.get(reverse("proposals:write", args=[proposal.pk])).content.decode()
    member.post(reverse("proposals:discard", args=[proposal.pk]))
    assert not Proposal.objects.exists()
