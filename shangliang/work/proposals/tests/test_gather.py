"""One question brings a thing with all its parts, and they are just what ordinary queries would bring."""

from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from shangliang.commons.access import Role
from shangliang.work.proposals import queries
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.tests import test_main_line as life


def test_the_parts_are_what_ordinary_queries_bring_and_cost_one(world):
    proposal = life.filed(world)
    with CaptureQueriesContext(connection) as asked:
        whole = queries.seen(world.viewer(Role.PROPOSAL_STAFF), proposal.pk)
        got = {name: [model_to_dict(row) for row in getattr(whole, name).all()] for name in ("recommendations", "proposers", "reviews", "choices", "merged")}
        names = [(p.member.name, str(p.member.sector)) for p in whole.proposers.all()]
    assert len(asked) == 1
    plain = Proposal.objects.get(pk=proposal.pk)
    assert got == {name: [model_to_dict(row) for row in getattr(plain, name).all()] for name in got}
    assert names == [("许岚", "教育界")]
    assert [r.at for r in whole.reviews.all()] == [r.at for r in plain.reviews.all()]


def test_a_filter_on_gathered_parts_asks_again_and_for_this_thing_only(world):
    one, _ = life.filed(world), life.filed(world)
    whole = queries.seen(world.viewer(Role.PROPOSAL_STAFF), one.pk)
    assert whole.proposers.filter(position=1).count() == 1
