"""依申请公开: in time, told to whom it concerns, and nothing of who applied where it does not belong."""

from datetime import timedelta

import pytest

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act
from shangliang.commons.ledger.models import Fact
from shangliang.reading.notices import actions as notices
from shangliang.reading.notices.models import Delivery, Notice, Outlet
from shangliang.work.proposals import actions, jobs
from shangliang.work.proposals.rules.applying import mail_in
from shangliang.work.proposals.tests.publishing import published
from tests import given

WISH = {"name": "王小五", "contact": "电话 0000-6100001，wang.xw@example.cn", "wanted": "选址和测算的材料", "reason": "", "receipt": "ABCDEFGHJKMN"}
ABOVE = 2**62


def applied(world, when="2026-03-23", **other):
    act = Act(viewer=Viewer(None, "公众", world.committee.pk, Role.PLATFORM), at=given.at(when), channel="open")
    return actions.apply_for_disclosure(act, published(world).publication, **WISH | other)


def told(world, when):
    while notices.follow(world.committee, when, below=ABOVE):
        pass


def test_those_who_review_are_reminded_of_an_application_once_before_its_day_and_once_after(world):
    one = applied(world)
    early, soon, late = (given.at((one.due_on + timedelta(days=days)).isoformat(), "07:35") for days in (-9, -2, 3))
    assert [jobs.remind_applications(moment) for moment in (early, soon, soon + timedelta(days=1), late, late)] == [0, 1, 0, 1, 0]
    told(world, late)
    said = list(Notice.objects.filter(kind="proposals.application_due").values_list("text", flat=True))
    assert any("超期 3 天" in text for text in said)
    actions.answer_application(world.act(Role.PROPOSAL_STAFF, late), one, outcome="opened", answer="材料已在公开页公布。")
    assert jobs.remind_applications(late + timedelta(days=30)) == 0


def test_an_applicant_who_left_an_address_is_written_to_once_when_it_is_decided_and_reads_nothing_of_it_in_the_mail(world):
    Outlet.objects.create(committee=world.committee, channel="mail", on=True, address="smtp.example.cn:465")
    one = applied(world)
    when = given.at("2026-03-26")
    actions.answer_application(world.act(Role.PROPOSAL_STAFF, when), one, outcome="refused", answer="测算涉及商谈中的合同，暂不公开。")
    told(world, when)
    told(world, when + timedelta(minutes=1))
    letter = Delivery.objects.get(recipient=None)
    assert (letter.outside, letter.channel, letter.addressee) == ("wang.xw@example.cn", "mail", "公开申请人")
    assert "凭回执号" in letter.text
    assert not any(word in letter.text for word in ("王小五", "测算", "选址"))
    assert letter.href.endswith("/applied/")
    facts = str(list(Fact.objects.filter(kind__startswith="proposals.disclosure_").values_list("data", flat=True)))
    assert "王小五" not in facts
    assert "wang" not in facts


def test_nobody_outside_is_written_to_where_the_committee_has_no_mail_or_no_address_was_left(world):
    one = applied(world)
    when = given.at("2026-03-26")
    actions.extend_application(world.act(Role.PROPOSAL_STAFF, when), one, reason="要征求第三方意见")
    told(world, when)
    Outlet.objects.create(committee=world.committee, channel="mail", on=True, address="smtp.example.cn:465")
    one.contact = "清溪路 8 号"
    one.save(update_fields=["contact"])
    actions.answer_application(world.act(Role.PROPOSAL_STAFF, when + timedelta(days=1)), one, outcome="opened", answer="材料已公布。")
    told(world, when + timedelta(days=1))
    assert not Delivery.objects.filter(recipient=None).exists()


@pytest.mark.parametrize(("contact", "mail"), [
    ("wang@example.cn", "wang@example.cn"), ("邮箱：a.b+c@mail.example.com，电话 1", "a.b+c@mail.example.com"), ("wang@localhost", ""), ("a@b.cn\r\nBcc: x@y.cn", "a@b.cn"), ("没有", ""),
])
def test_a_mail_address_is_found_among_what_was_left(contact, mail):
    assert mail_in(contact) == mail


def test_so_many_applications_a_day_and_no_more(world):
    SettingValue.objects.create(committee=world.committee, key="proposals.open.apply_a_day", value=1)
    here().forget()
    one = applied(world)
    act = Act(viewer=Viewer(None, "公众", world.committee.pk, Role.PLATFORM), at=given.at("2026-03-23", "16:00"), channel="open")
    with pytest.raises(Exception, match="明天再来"):
        actions.apply_for_disclosure(act, one.proposal.publication, **WISH | {"receipt": "ZZZZZZZZZZZZ"})
