"""授权: a committee narrows who may do what, and may widen it again; every change is in the ledger."""

import pytest

from shangliang.commons.access import Role, holders, may, permissions
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.front.administration.rights import AREAS, change_rights
from tests import given

pytestmark = pytest.mark.django_db
CODE = "proposals.review"


@pytest.fixture
def w():
    made = given.world()
    with within(made.committee):
        yield made


def kept(w, *roles, by=Role.ADMINISTRATOR):
    return change_rights(w.act(by), None, wanted={CODE: roles})


def test_what_is_kept_from_a_role_is_refused_with_who_does_it_instead(w):
    assert may(w.viewer(Role.PROPOSAL_STAFF), CODE)
    kept(w, Role.PROPOSAL_HEAD)
    denied = may(w.viewer(Role.PROPOSAL_STAFF), CODE)
    assert not denied
    assert "提案委负责人" in denied.reason
    assert "提案委经办" not in denied.reason
    assert may(w.viewer(Role.PROPOSAL_HEAD), CODE)


def test_another_committee_is_not_touched(w):
    kept(w, Role.PROPOSAL_HEAD)
    other = given.world()
    with within(other.committee):
        assert may(other.viewer(Role.PROPOSAL_STAFF), CODE)


def test_it_can_be_given_back_and_the_ledger_tells_both(w):
    kept(w, Role.PROPOSAL_HEAD)
    kept(w, Role.PROPOSAL_HEAD, Role.PROPOSAL_STAFF)
    assert holders(permissions.get(CODE)) == permissions.get(CODE).roles
    told = [(fact.data["before"], fact.data["after"]) for fact in standing().filter(kind="access.rights_changed").order_by("id")]
    assert told == [("提案委经办、提案委负责人", "提案委负责人"), ("提案委负责人", "提案委经办、提案委负责人")]


def test_nobody_gets_what_the_house_does_not_allow(w):
    with pytest.raises(NotNow, match="没有变化"):
        kept(w, Role.PROPOSAL_HEAD, Role.PROPOSAL_STAFF, Role.AUDITOR)
    assert not may(w.viewer(Role.AUDITOR), CODE)


def test_somebody_must_be_left(w):
    with pytest.raises(Invalid, match="至少要留"):
        kept(w)
    assert may(w.viewer(Role.PROPOSAL_STAFF), CODE)


def test_only_the_administrator(w):
    with pytest.raises(NotAllowed):
        kept(w, Role.PROPOSAL_HEAD, by=Role.PROPOSAL_HEAD)


def test_the_page_saves_what_was_ticked_in_one_area(w, client):
    client.force_login(w.posts[Role.ADMINISTRATOR].user)
    page = client.get("/settings/rights/?area=proposals").content.decode()
    assert f'name="{CODE}" value="proposal_staff" checked' in page
    form = {one.code: [role.value for role in one.roles] for one in permissions if one.code.startswith("proposals.")}
    answer = client.post("/settings/rights/?area=proposals", form | {CODE: ["proposal_head"]}, follow=True)
    assert "1 项授权已调整" in answer.content.decode()
    assert not may(w.viewer(Role.PROPOSAL_STAFF), CODE)


def test_every_area_that_gives_a_choice_has_a_name():
    unnamed = {one.code.partition(".")[0] for one in permissions if len(one.roles) > 1} - set(AREAS) - {"front", "search", "corpus", "test"}
    assert not unnamed
