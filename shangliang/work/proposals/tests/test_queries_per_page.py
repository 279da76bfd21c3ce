"""How many questions a page asks the database: a committed baseline, so that a loop of queries is seen at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.work.proposals.tests import test_main_line as life
from tests import given

MOST = 12  # the baseline: five for the frame (session, user, posts, settings, counts), seven for the page


@pytest.fixture
def world(db):
    made = given.world()
    with within(made.committee):
        for _ in range(3):
            life.filed(made)
        made.proposal = life.rated(made)
        yield made


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.PROPOSAL_STAFF, "list"), (Role.PROPOSAL_STAFF, "list?category=社会民生&q=助餐"), (Role.MEMBER, "list"), (Role.MEMBER, "mine"),
        (Role.PROPOSAL_STAFF, "desk"), (Role.HANDOVER_GOVERNMENT, "handing"),
    ],
)
def test_lists_ask_few_questions_however_long_they_are(client, world, role, address):
    name, _, query = address.partition("?")
    client.force_login(world.posts[role].user)
    client.get(reverse(f"proposals:{name}"))
    with CaptureQueriesContext(connection, ) as asked:
        client.get(f"{reverse(f'proposals:{name}')}?{query}")
    assert len(asked) <= MOST, "\n".join(q["sql"][:160] for q in asked.captured_queries)


def test_the_whole_story_of_one_proposal_asks_a_bounded_number(client, world):
    client.force_login(world.posts[Role.PROPOSAL_STAFF].user)
    client.get(reverse("proposals:detail", args=[world.proposal.pk]))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("proposals:detail", args=[world.proposal.pk]))
    assert len(asked) <= MOST, "\n".join(q["sql"][:160] for q in asked.captured_queries)
