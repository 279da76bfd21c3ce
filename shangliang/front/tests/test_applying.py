"""依申请公开: somebody applies on the portal, staff answer in time, the receipt opens the answer, and nobody's name goes anywhere."""

import re

import pytest
from django.db import connection
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.commons.ui.machines import Pace
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import year
from shangliang.front.open import door
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Application
from shangliang.work.proposals.tests.publishing import published
from tests import given

FORM = {"name": "柳听雨", "contact": "0599-6000000", "wanted": "全部答复和附件", "reason": "写论文"}
CODE = "6-2-0001"


@pytest.fixture
def world(db, monkeypatch):
    monkeypatch.setattr(door, "writing", Pace(100))
    made = given.world()
    with within(made.committee):
        published(made)
        yield made


def there(world, rest):
    return f"/open/{world.committee.slug}/{rest}"


def applied(world, client=None, **more):
    """An application handed in on 11 May, and its receipt."""
    with given.on("2026-05-11"):
        page = (client or Client()).post(there(world, f"proposals/{CODE}/apply/"), FORM | more).content.decode()
    return re.search(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2}", page).group()


def test_whoever_applies_gets_a_receipt_and_reads_the_answer_with_it(world):
    receipt = applied(world)
    one = Application.objects.get()
    assert one.due_on.isoformat() == "2026-06-08"  # twenty working days
    look = lambda code: Client().post(there(world, "applied/"), {"receipt": code})  # noqa: E731
    assert "还没有答复" in look(receipt).content.decode()
    actions.extend_application(world.act(Role.PROPOSAL_STAFF, given.at("2026-06-05")), one, reason="要征求第三方意见")
    with pytest.raises(NotNow, match="延过一次"):
        actions.extend_application(world.act(Role.PROPOSAL_STAFF, given.at("2026-06-05")), one, reason="再延")
    with pytest.raises(Invalid, match="理由和依据"):
        actions.answer_application(world.act(Role.PROPOSAL_STAFF, given.at("2026-06-20")), one, outcome="refused", answer="")
    actions.answer_application(world.act(Role.PROPOSAL_STAFF, given.at("2026-06-20")), one, outcome="partly", answer="附件涉及商业秘密，正文见附页。")
    told = look(receipt.lower().replace("-", " ")).content.decode()
    assert [word in told for word in ("部分公开", "要征求第三方意见", "附件涉及商业秘密")] == [True] * 3
    assert "柳听雨" not in told
    assert look("AAAA-AAAA-AAAA").status_code == 404
    found = measure(["proposals.disclosures_applied", "proposals.disclosures_on_time_rate"], year(2026))
    assert [one.number for one in found.values()] == [1, 100]


def test_who_applied_lies_sealed_and_is_in_no_fact(world):
    receipt = applied(world)
    with connection.cursor() as cursor:
        cursor.execute("select a::text from proposals_application a")
        kept = cursor.fetchone()[0]
    facts = repr(list(Fact.objects.filter(kind__startswith="proposals.disclosure_").values_list("data", "subject_label", "actor_label")))
    for secret in ("柳听雨", "0599-6000000", receipt, receipt.replace("-", "")):
        assert secret not in kept
        assert secret not in facts


def test_a_form_needs_its_token_says_what_is_missing_and_is_not_taken_too_often(world, monkeypatch):
    address = there(world, f"proposals/{CODE}/apply/")
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, FORM).status_code == 403
    form = strict.get(address)
    assert form["Cache-Control"] == "no-store"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.content.decode()).group(1)
    assert strict.post(address, FORM | {"csrfmiddlewaretoken": token}).status_code == 200
    refused = Client().post(address, FORM | {"wanted": "书"})
    assert refused.status_code == 422
    assert "柳听雨" in refused.content.decode()
    monkeypatch.setattr(door, "writing", Pace(1))
    assert Client().post(address, FORM).status_code == 200
    assert Client().post(address, FORM).status_code == 429
    assert Application.objects.count() == 2


def test_only_those_who_review_see_and_answer(world):
    applied(world)
    one = Application.objects.get()
    staff, chair = Client(), Client()
    staff.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    chair.force_login(world.posts[Role.CHAIR].user)
    with given.on("2026-05-12"):
        assert "全部答复和附件" in staff.get("/proposals/disclosures/applications/").content.decode()
        page = staff.get(f"/proposals/disclosures/applications/{one.pk}/").content.decode()
        assert [word in page for word in ("柳听雨", "0599-6000000", "延期答复")] == [True] * 3
        assert chair.get(f"/proposals/disclosures/applications/{one.pk}/").status_code == 403
        assert staff.post(f"/proposals/disclosures/applications/{one.pk}/answer/", {"outcome": "opened", "answer": ""}).status_code == 422
        assert staff.post(f"/proposals/disclosures/applications/{one.pk}/answer/", {"outcome": "opened", "answer": "已公开全文。"}).status_code == 302
    with pytest.raises(NotAllowed):
        actions.answer_application(world.act(Role.CHAIR), one, outcome="opened", answer="已公开全文。")
