"""Papers as they are downloaded: notices in one bundle, the letter of a reminder, a key proposal's notice to each unit."""

import io
import zipfile

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import setting
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.work.proposals import actions
from shangliang.work.proposals.tests.test_key import MARCH, chosen
from shangliang.work.proposals.tests.test_main_line import filed, handed, submitted
from tests import given


def asked(client, world, name, *args, as_=""):
    client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    with given.on("2026-03-20"):
        return client.get(reverse(name, args=args), {"as": as_} if as_ else {})


def words(content):
    return "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs)


def bundled(answer):
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_notices_of_a_list_come_in_one_bundle_each_to_its_own_proposer(client, world):
    assert asked(client, world, "proposals:notices").status_code == 409
    reason = setting("proposals.decline.reasons")[0]
    number, declined = filed(world).number, submitted(world)
    actions.decline(world.act(Role.PROPOSAL_STAFF, given.at("2026-01-20")), declined, stage=1, reasons=[reason], note="请补充后再提。")
    papers = bundled(asked(client, world, "proposals:notices"))
    assert set(papers) == {f"立案通知 {number}.docx", f"不予立案告知 {declined.serial}.docx"}
    assert f"第{number}号提案" in words(papers[f"立案通知 {number}.docx"])
    assert f"理由是：{reason}。" in words(papers[f"不予立案告知 {declined.serial}.docx"])


def test_a_bundle_of_notices_asks_as_much_for_one_as_for_many(client, world):
    filed(world)
    with CaptureQueriesContext(connection) as one:
        asked(client, world, "proposals:notices")
    for _ in range(3):
        filed(world)
    with CaptureQueriesContext(connection) as many:
        asked(client, world, "proposals:notices")
    assert len(many) <= len(one)


def test_a_key_proposal_has_a_notice_for_each_unit(client, world):
    proposal = handed(world)
    assert asked(client, world, "proposals:key_notices", proposal.pk).status_code == 409
    chosen(world, proposal, plan="五月开一次督办会。")
    answer = asked(client, world, "proposals:key_notices", proposal.pk)
    papers = bundled(answer)
    assert set(papers) == {f"督办通知 {proposal.number}（市教育局）.docx", f"督办通知 {proposal.number}（市财政局）.docx"}
    said = words(papers[f"督办通知 {proposal.number}（市财政局）.docx"])
    assert all(text in said for text in ("市财政局：", "由市教育局主办，市财政局会办", "六届二十次主席会议", "陆长河政协主席、江远副市长", "督办安排：五月开一次督办会。"))


def test_a_reminder_has_its_letter_once_somebody_has_reminded(client, world):
    part = Assignment.objects.get(matter__subject_id=handed(world).pk, role="lead")
    assert asked(client, world, "handling:remind", part.pk, as_="docx").status_code == 409
    handling.remind(world.act(Role.PROPOSAL_STAFF, MARCH), part, note="请本周内与提案人面谈。")
    said = words(asked(client, world, "handling:remind", part.pk, as_="docx").content)
    assert all(text in said for text in ("市教育局：", "交你单位主办", "距期限还有", "目前进度：还没有签收。", "请本周内与提案人面谈。"))
