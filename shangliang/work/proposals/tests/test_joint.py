"""联动交办 and 联合办理: parties agree in turn before a batch goes out; one page shows what the bodies did together."""

from datetime import date

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here
from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.splitting import split
from shangliang.commons.ledger.models import Fact
from shangliang.commons.people.models import OrganKind
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import Period
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.queries.looking import Wanted, pickable
from shangliang.practices.handling.queries.reminding import last_reminder
from shangliang.work.proposals import actions, queries
from shangliang.work.proposals.models import Batch, Proposal
from shangliang.work.proposals.tests.test_main_line import answered, filed, handed
from tests import given

PARTIES = [{"party": "市委办", "role": "handover_party"}, {"party": "市政府办", "role": "handover_government"}, {"party": "市政协办", "role": "office_staff"}, {"party": "提案委", "role": "proposal_head"}]
FEBRUARY = given.at("2026-02-10")
YEAR = Period.days(date(2025, 10, 12), date(2026, 12, 31))


def four_parties(world):
    SettingValue.objects.create(committee=world.committee, key="proposals.handing.parties", value=PARTIES)
    here().forget()


def asked(world, proposal):
    return actions.ask_parties(world.act(Role.PROPOSAL_STAFF, FEBRUARY), None, proposals=[proposal], name="交办会第一批")


def test_nobodys_consent_is_wanted_unless_the_committee_says_so(world):
    assert handed(world).state == "handling"
    with pytest.raises(NotNow):
        asked(world, filed(world))


def test_a_batch_goes_out_when_all_four_parties_have_agreed_in_their_turn(world):
    proposal = filed(world)
    four_parties(world)
    with pytest.raises(NotNow, match="各方同意"):
        actions.hand_over(world.act(Role.HANDOVER_GOVERNMENT, FEBRUARY), proposal)
    batch = asked(world, proposal)
    with pytest.raises(NotAllowed, match="市委办"):
        actions.agree(world.act(Role.HANDOVER_GOVERNMENT, FEBRUARY), batch)
    for n, role in enumerate((Role.HANDOVER_PARTY, Role.HANDOVER_GOVERNMENT, Role.OFFICE_STAFF, Role.PROPOSAL_HEAD)):
        assert [one.pk for one in queries.batches_for(world.viewer(role))] == [batch.pk]
        batch = actions.agree(world.act(role, given.at("2026-02-10", f"1{n}:00")), batch, remark="同意" if n else "")
    proposal.refresh_from_db()
    assert (batch.state, proposal.state) == ("handed", "handling")
    assert [(one.party, one.agreed, bool(one.name)) for one in batch.consents.all()] == [(one["party"], True, True) for one in PARTIES]
    assert Fact.objects.get(kind="proposals.joint_handed").data == {"count": 1, "units": 2, "left": 0}
    assert [one.number for one in measure(["proposals.joint_batches", "proposals.joint_consents", "proposals.handling.units"], YEAR).values()] == [1, 4, 2]


def test_one_party_that_does_not_agree_sends_the_batch_back_to_the_desk_with_the_reason(world):
    proposal = filed(world)
    four_parties(world)
    batch = asked(world, proposal)
    with pytest.raises(NotNow, match="另一批"):
        asked(world, proposal)
    with pytest.raises(Invalid):
        actions.refuse(world.act(Role.HANDOVER_PARTY, FEBRUARY), batch, reason=" ")
    batch = actions.refuse(world.act(Role.HANDOVER_PARTY, FEBRUARY), batch, reason="主办单位要换成市民政局")
    assert (batch.state, queries.batched_now()) == ("refused", {})
    assert asked(world, proposal).state == "asking"


def test_a_batch_that_another_office_has_to_hand_over_waits_for_it(world):
    proposal = filed(world)
    four_parties(world)
    batch = asked(world, proposal)
    Batch.objects.filter(pk=batch.pk).update(route=PARTIES[:1])
    batch = actions.agree(world.act(Role.HANDOVER_PARTY, FEBRUARY), Batch.objects.get(pk=batch.pk))
    assert batch.state == "agreed"  # its lead unit belongs to the government
    with pytest.raises(NotNow, match="不归你这里"):
        actions.hand_over_batch(world.act(Role.HANDOVER_PARTY, FEBRUARY), batch)
    assert actions.hand_over_batch(world.act(Role.HANDOVER_GOVERNMENT, FEBRUARY), batch).state == "handed"


def test_the_joint_page_shows_every_body_the_same_and_a_joint_reminder_names_them_all(world):
    handed(world)
    part = Assignment.objects.get(unit=world.units[0])
    pages = []
    with given.on("2026-06-20"):
        client = Client()
        for role in (Role.PROPOSAL_STAFF, Role.HANDOVER_GOVERNMENT, Role.OFFICE_STAFF):
            client.force_login(world.posts[role].user)
            pages.append(client.get("/proposals/joint/"))
        client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
        sent = client.post("/proposals/joint/remind/", {"pick": [part.pk], "note": "请本周内答复"})
        letter = client.get(f"/handling/{part.pk}/remind/?as=docx")
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert all("联合评议" in page.text and "市教育局" in page.text for page in pages)
    assert (sent.status_code, letter.status_code) == (302, 200)
    last = last_reminder(part.pk)
    assert last.bodies == ("党委办公室", "政府办公室", "政协办公室", "提案委员会")
    deeds = {one.code: one.numbers for one in queries.joint_deeds(date(2026, 6, 21))}
    assert (deeds["hand"], deeds["urge"]) == ([0, 1, 0, 0], [0, 0, 0, 1])


def test_a_look_back_at_collective_proposals_is_counted_apart_by_party(world):
    """Figure 119: 对党派团体的**件提案的办理情况进行回头看."""
    theirs = answered(world)
    league = given.organ(world.committee, "民盟市委会", OrganKind.PARTY_ORGANISATION)
    Proposal.objects.filter(pk=theirs.pk).update(kind="collective", organ=league)
    found = list(pickable(Wanted("proposals", facets={"by": "collective", "organ": str(league.pk)}), date(2026, 9, 1)))
    assert [part.matter.subject_id for part in found] == [theirs.pk]
    assert not list(pickable(Wanted("proposals", facets={"by": "individual"}), date(2026, 9, 1)))
    staff = world.act(Role.PROPOSAL_STAFF, given.at("2026-09-01"))
    handling.open_look_back(staff, None, kind="proposals", name="党派团体提案回头看", parts=found)
    recheck = found[0].rechecks.get()
    handling.report_recheck(world.act(Role.UNIT_CLERK, given.at("2026-09-05")), recheck, present="配送点已经开到三十一处。")
    handling.find_recheck(world.act(Role.PROPOSAL_STAFF, given.at("2026-09-09")), recheck, finding="done", remark="到现场看过。", on_site=True)
    year = Period.days(date(2026, 1, 1), date(2026, 12, 31))
    assert measure(["proposals.handling.rechecked_collective"], year)["proposals.handling.rechecked_collective"].number == 1
    assert [(part.key, part.value.number) for part in split("proposals.handling.rechecked_collective", "in_name_of", year)] == [("民盟市委会", 1)]


def test_a_refused_batch_waits_on_the_hand_over_desk_until_its_proposals_are_sent_again_to_another_unit(world):
    proposal = filed(world)
    four_parties(world)
    batch = actions.refuse(world.act(Role.HANDOVER_PARTY, FEBRUARY), asked(world, proposal), reason="主办单位要换")
    with given.on("2026-02-12"):
        client = Client()
        client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
        desk = client.get("/proposals/handing/")
        planned = client.post(f"/proposals/{proposal.pk}/hand-over/", {"lead": [world.units[1].pk]})
        page = client.get(f"/proposals/handing/batch/{batch.pk}/")
        sent = client.post("/proposals/handing/batch/", {"pick": [proposal.pk], "name": "交办会第一批（再送）"})
        after = client.get("/proposals/handing/")
    assert "市委办不同意“" in desk.text
    assert "主办单位要换" in desk.text
    assert planned.status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.lead_unit) == ("filed", world.units[1])
    assert "再送会签" in page.text
    assert sent.status_code == 302
    assert "主办单位要换" not in after.text
    assert queries.to_ask_again(batch) == []
