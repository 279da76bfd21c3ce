"""Pages of the proposals room, as people use them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.practices.handling.queries import clocks, matter_of
from shangliang.practices.handling.rules import Role as HandlingRole
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.rules import State
from shangliang.work.proposals.tests import test_main_line as life
from tests import given


@pytest.fixture
def signed(client, world):
    def sign(role, member=None):
        client.force_login(member.user if member else world.posts[role].user)
        return client

    return sign


STAFF_PAGES = ["list", "desk", "handing", "enter"]


@pytest.mark.parametrize("page", STAFF_PAGES)
def test_staff_pages_open_empty_and_full(signed, world, page):
    staff = signed(Role.PROPOSAL_STAFF)
    assert staff.get(reverse(f"proposals:{page}")).status_code == 200
    life.filed(world), life.submitted(world)
    assert staff.get(reverse(f"proposals:{page}")).status_code == 200


def test_a_member_writes_and_hands_in_on_one_page(signed, world):
    member = signed(Role.MEMBER, world.members[0])
    begun = member.post(reverse("proposals:new"))
    proposal = Proposal.objects.get()
    assert begun.url == reverse("proposals:write", args=[proposal.pk])
    assert "写提案" in member.get(begun.url).content.decode()
    form = {"title": "关于给老旧小区加装电梯的提案", "grounds": life.GROUNDS, "recommendations": life.ASKS, "category": "社会民生", "may_publish": "yes", "then": "submit"}
    with given.on("2026-01-12"):
        sent = member.post(begun.url, form)
    assert sent.url == reverse("proposals:receipt", args=[proposal.pk])
    assert "流水号 0001" in member.get(sent.url).content.decode()


def test_what_is_missing_is_told_and_what_was_typed_stays(signed, world):
    member = signed(Role.MEMBER, world.members[0])
    proposal = actions.start(given.act(world.as_member(world.members[0])), None, author=world.members[0])
    page = member.post(reverse("proposals:write", args=[proposal.pk]), {"title": "关于试点的提案", "grounds": "太短", "recommendations": [""], "then": "submit"})
    assert page.status_code == 422
    assert "至少写一条建议" in page.content.decode()
    assert "关于试点的提案" in page.content.decode()


def test_autosave_keeps_the_draft_and_says_when(signed, world):
    member = signed(Role.MEMBER, world.members[0])
    proposal = actions.start(given.act(world.as_member(world.members[0])), None, author=world.members[0])
    said = member.post(reverse("proposals:autosave", args=[proposal.pk]), {"title": "关于夜间公交的提案", "grounds": "", "recommendations": ["一条"]}, headers={"Accept": "application/json"})
    assert said.json()["standing"].startswith("还差")
    proposal.refresh_from_db()
    assert proposal.title == "关于夜间公交的提案"


@pytest.mark.parametrize("page", ["detail", "write", "withdraw", "similar", "receipt"])
def test_another_members_draft_is_not_there(signed, world, page):
    proposal = life.drafted(world)
    assert signed(Role.MEMBER, world.members[1]).get(reverse(f"proposals:{page}", args=[proposal.pk])).status_code == 404


def test_a_proposal_of_another_committee_is_not_there(client, world):
    proposal = life.filed(world)
    stranger = given.world()
    for role in (Role.PROPOSAL_STAFF, Role.CHAIR, Role.AUDITOR, Role.UNIT_CLERK):
        client.force_login(stranger.posts[role].user)
        assert client.get(reverse("proposals:detail", args=[proposal.pk])).status_code == 404


def test_the_reviewer_decides_and_goes_on_to_the_next(signed, world):
    first, second = life.submitted(world), life.submitted(world)
    staff = signed(Role.PROPOSAL_STAFF)
    page = staff.get(reverse("proposals:review", args=[first.pk])).content.decode()
    assert "老年助餐点" in page
    said = staff.post(
        reverse("proposals:decide", args=[first.pk]),
        {"stage": 1, "decision": "file", "category": "社会民生", "lead": world.units[0].pk, "assist": [world.units[1].pk]},
    )
    assert said.url == reverse("proposals:review", args=[second.pk])
    first.refresh_from_db()
    assert (first.stage, first.lead_unit_id) == (2, world.units[0].pk)


def test_declining_without_a_reason_is_refused_on_the_same_page(signed, world):
    proposal = life.submitted(world)
    page = signed(Role.PROPOSAL_STAFF).post(reverse("proposals:decide", args=[proposal.pk]), {"stage": 1, "decision": "decline", "note": "留住这句"})
    assert page.status_code == 422
    assert "至少选一条" in page.content.decode()
    assert "留住这句" in page.content.decode()


def test_a_batch_is_handed_over_as_planned(signed, world):
    proposals = [life.filed(world), life.filed(world)]
    signed(Role.HANDOVER_GOVERNMENT).post(reverse("proposals:batch_hand_over"), {"pick": [p.pk for p in proposals]})
    assert set(Proposal.objects.values_list("state", flat=True)) == {State.HANDLING}


def test_the_units_the_review_planned_stand_chosen_when_handing_over(signed, world):
    proposal = life.filed(world)
    office = signed(Role.HANDOVER_GOVERNMENT)
    page = office.get(reverse("proposals:hand_over", args=[proposal.pk])).content.decode()
    lead = page.split('name="lead"', 1)[1].split("</select>", 1)[0]
    assert " selected>" in lead


def test_a_refused_hand_over_keeps_what_was_chosen_and_written(signed, world):
    proposal, (first, second, *_) = life.filed(world), world.units
    sent = {"lead": first.pk, "assist": second.pk, "note": "请会同办理", "due_on": "2020-01-01"}
    answer = signed(Role.HANDOVER_GOVERNMENT).post(reverse("proposals:hand_over", args=[proposal.pk]), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请会同办理" in page
    assert f'value="{second.pk}"' in page.split('name="assist"', 1)[1].split(" selected>", 1)[0].rsplit("<option", 1)[1]


def test_the_page_of_a_second_round_still_shows_what_was_answered_first(signed, world):
    proposal = life.rated(world, "dissatisfied")
    page = signed(Role.PROPOSAL_STAFF).get(reverse("proposals:detail", args=[proposal.pk])).content.decode()
    assert "第 1 轮" in page.split("sl-fold", 1)[1]


def test_the_merge_workbench_compares_and_merges(signed, world):
    lead, other = life.submitted(world), life.submitted(world, author=1)
    staff = signed(Role.PROPOSAL_HEAD)
    page = staff.get(reverse("proposals:merge"), {"pick": [lead.pk, other.pk]}).content.decode()
    assert "sl-same" in page
    staff.post(reverse("proposals:merge"), {"pick": [lead.pk, other.pk], "lead": lead.pk, "merge": [other.pk]})
    other.refresh_from_db()
    assert other.state == State.MERGED


@pytest.mark.parametrize("role", [Role.MEMBER, Role.PROPOSAL_STAFF, Role.CHAIR, Role.HANDOVER_GOVERNMENT, Role.AUDITOR])
def test_the_whole_story_is_told_after_the_end(signed, world, role):
    proposal = actions.close(world.act(Role.PROPOSAL_STAFF, given.at("2026-03-10")), life.rated(world))
    page = signed(role).get(reverse("proposals:detail", args=[proposal.pk])).content.decode()
    for words in ("办结", "市教育局", "已列入今年补贴办法", "立案"):
        assert words in page


def test_the_register_is_a_workbook_that_opens(signed, world):
    life.filed(world)
    import io

    from openpyxl import load_workbook

    answer = signed(Role.PROPOSAL_STAFF).get(reverse("proposals:export"))
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[2]][:3] == ["0001", "0001", "关于扩大老年助餐点配送范围的提案"]


@pytest.mark.parametrize("page", ["sheet", "notice"])
def test_official_papers_open_in_word(signed, world, page):
    import io

    from docx import Document

    proposal = life.filed(world)
    answer = signed(Role.PROPOSAL_STAFF).get(reverse(f"proposals:{page}", args=[proposal.pk]))
    paper = Document(io.BytesIO(answer.content))
    text = "\n".join([p.text for p in paper.paragraphs] + [c.text for t in paper.tables for r in t.rows for c in r.cells])
    assert "老年助餐点" in text


def test_the_list_for_the_handover_meeting_names_units(signed, world):
    import io

    from docx import Document

    life.filed(world)
    answer = signed(Role.HANDOVER_GOVERNMENT).get(reverse("proposals:handing_list"))
    paper = Document(io.BytesIO(answer.content))
    cells = [c.text for t in paper.tables for r in t.rows for c in r.cells]
    assert "市教育局" in "".join(cells)
    due = clocks("proposals", HandlingRole.LEAD, timezone.localdate()).due_on
    assert any(f"{due.month}月{due.day}日" in text or f"{due.month} 月 {due.day} 日" in text for text in cells)


def test_a_photo_is_attached_and_taken_away_again(signed, world, settings, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.MEDIA_ROOT = tmp_path
    member, proposal = signed(Role.MEMBER, world.members[0]), life.drafted(world)
    png = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")
    member.post(reverse("proposals:attach", args=[proposal.pk]), {"files": SimpleUploadedFile("现场.png", png)})
    page = member.get(reverse("proposals:write", args=[proposal.pk])).content.decode()
    assert "现场.png" in page
    from shangliang.commons.files.queries import files_of

    member.post(reverse("proposals:detach", args=[proposal.pk, files_of(proposal)[0].pk]))
    assert files_of(proposal) == []


def test_a_writer_sees_what_an_alike_proposal_says_how_it_ended_and_its_reply(signed, world):
    earlier, own = life.rated(world), life.drafted(world, author=1)
    page = signed(Role.MEMBER, world.members[1]).get(reverse("proposals:similar", args=[own.pk])).content.decode()
    assert f"<mark>{life.GROUNDS[:12]}" in page
    assert f"{world.units[0].name}，A 类，满意" in page
    assert f'href="{reverse("proposals:detail", args=[earlier.pk])}#reply"' in page


def test_a_reply_is_shown_once_and_each_recommendation_leads_to_it(signed, world):
    proposal = life.answered(world)
    page = signed(Role.PROPOSAL_STAFF).get(reverse("proposals:detail", args=[proposal.pk])).content.decode()
    part = matter_of("proposals.proposal", proposal.pk).parts[0]
    for answer in part.reply.answers.all():
        assert page.count(answer.text) == 1
    assert page.count(f'href="#reply-{part.pk}"') == len(life.ASKS)
    assert page.count(f'id="reply-{part.pk}"') == 1


def test_an_asked_co_signer_is_told_what_to_do_and_led_to_it(signed, world):
    author, asked = world.members[:2]
    with given.on("2026-01-12"):
        proposal = life.drafted(world)
        actions.invite(given.act(world.as_member(author)), proposal, members=[asked])
        page = signed(Role.MEMBER, asked).get(reverse("proposals:detail", args=[proposal.pk])).content.decode()
    assert "你现在不用做什么" not in page
    assert page.index("撰写") < page.index("待会签", page.index("撰写"))
    assert 'href="#answer"' in page
    assert 'id="answer"' in page
