"""What the pages of outputs show and do, as somebody clicks through them."""

import pytest
from django.test import Client
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.work.outputs import actions
from shangliang.work.outputs.actions.instructing import Written
from shangliang.work.outputs.models import Instruction, Output, Suggestion
from tests import given

from .making import sent

NOW = given.at("2026-03-02", "10:00")


@pytest.fixture
def world(db):
    with given.on("2026-03-02", "10:00"):
        made = given.world()
        with within(made.committee):
            yield made


def client_of(world, role):
    client = Client()
    client.force_login(world.posts[role].user)
    return client


def test_an_output_is_written_reviewed_signed_sent_and_its_suggestions_handed_out_in_the_browser(world):
    office, head, chair = (client_of(world, role) for role in (Role.OFFICE_STAFF, Role.PROPOSAL_HEAD, Role.CHAIR))
    form = {"kind": "视察报告", "title": "关于农村公厕管护的视察报告", "text": "看了十二个村。", "authors": [world.members[0].pk], "text-1": "管护费列入预算。", "field-1": "农业农村", "unit-1": world.units[1].pk, "livelihood-1": "1"}
    assert office.post(reverse("outputs:new"), form | {"kind": ""}).status_code == 422
    assert office.post(reverse("outputs:new"), form).status_code == 302
    pk = Output.objects.get().pk
    office.post(reverse("outputs:submit", args=[pk]))
    assert "送审的人不能自己审核" in office.get(reverse("outputs:output", args=[pk])).content.decode()
    assert office.post(reverse("outputs:review", args=[pk])).status_code == 403
    head.post(reverse("outputs:review", args=[pk]))
    assert "等你签发和阅看" in chair.get(reverse("front:home")).content.decode()
    chair.post(reverse("outputs:sign", args=[pk]))
    assert office.post(reverse("outputs:send", args=[pk])).status_code == 422
    office.post(reverse("outputs:send", args=[pk]), {"recipients": ["党委：党委办公室", "政府：政府办公室"]})
    office.post(reverse("outputs:hand", args=[pk]))
    page = office.get(reverse("outputs:output", args=[pk])).content.decode()
    assert "视察报告〔2026〕1号" in page
    assert "市财政局" in page
    assert (Suggestion.objects.get().state, Suggestion.objects.get().livelihood) == ("handed", True)


def test_what_nobody_handles_stands_on_one_page_with_the_rate(world):
    sent(world, NOW)
    actions.record_instruction(world.act(Role.OFFICE_STAFF, NOW), None, written=Written(leader="周怀远", level="党委", day=NOW.date(), text="请研究。", output=Output.objects.get()))
    page = client_of(world, Role.CHAIR).get(reverse("outputs:loose")).content.decode()
    assert "5 件还没有着落" in page
    assert "请省里支持。" in page
    book = client_of(world, Role.CHAIR).get(reverse("outputs:loose_export"))
    assert b"".join(book.streaming_content).startswith(b"PK")


def test_a_member_reads_what_became_of_their_own_words_and_nobody_elses(world):
    output = sent(world, NOW)
    actions.settle(world.act(Role.OFFICE_STAFF, NOW), Suggestion.objects.get(position=4), verdict="declined", reason="超出本市职权")
    author, other = Client(), Client()
    author.force_login(world.members[0].user)
    other.force_login(world.members[1].user)
    page = author.get(reverse("outputs:mine")).content.decode()
    assert "4 条建议，采纳 0 条" in page
    assert "超出本市职权" in author.get(reverse("outputs:output", args=[output.pk])).content.decode()
    assert other.get(reverse("outputs:output", args=[output.pk])).status_code == 404
    assert "没有你执笔的成果" in other.get(reverse("outputs:mine")).content.decode()


def test_the_instruction_form_keeps_what_was_typed_and_a_second_sending_is_one_instruction(world):
    output, office = sent(world, NOW), client_of(world, Role.OFFICE_STAFF)
    form = {"output": output.pk, "leader": "周怀远", "office": "市委书记", "level": "", "day": "2026-03-01", "text": "请教育局研究。"}
    refused = office.post(reverse("outputs:instruction_new"), form)
    assert refused.status_code == 422
    assert "请教育局研究。" in refused.content.decode()
    good = form | {"level": "党委", "main": "1", "day": "2026-03-02", "act_uid": "6b1f6f0e-58b2-4a52-a6a4-6f2a8a4c0a01"}
    assert [office.post(reverse("outputs:instruction_new"), good).status_code for _ in range(2)] == [302, 409]
    one = Instruction.objects.get()
    office.post(reverse("outputs:instruction_hand", args=[one.pk]), {"lead": world.units[0].pk})
    unit = client_of(world, Role.UNIT_CLERK)
    assert "周怀远对" in unit.get(reverse("handling:inbox")).content.decode()
    assert unit.get(reverse("outputs:instruction", args=[one.pk])).status_code == 200
