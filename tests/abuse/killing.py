"""The other side of test_killed.py, run as a program on the server's own database: `make` a small world, `check` what is left.

Both print JSON: sessions of members for `make`, what is wrong (nothing, one hopes) for `check`.
"""

import json
import os
import sys
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.config.settings")
django.setup()

from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from shangliang.commons.committees.models import Committee  # noqa: E402
from shangliang.commons.committees.scope import within  # noqa: E402
from shangliang.commons.corpus.models import Entry  # noqa: E402
from shangliang.commons.ledger.queries import standing  # noqa: E402
from shangliang.work.proposals.models import Proposal  # noqa: E402
from tests import given  # noqa: E402


def make(count: int) -> list[str]:
    """`count` members of a committee that accepts proposals today, each signed in."""
    home = given.committee("killed")
    with within(home):
        today = timezone.localdate()
        given.session(home, opens=date(today.year + (today >= date(today.year, 10, 12)), 1, 12))
        members = [given.member(home) for _ in range(count)]
    sessions = []
    for member in members:
        client = Client()
        client.force_login(member.user)
        sessions.append(client.cookies["sessionid"].value)
    return sessions


def check(acknowledged: list[int]) -> list[str]:
    """What is wrong: lost, half there, or numbered with a gap."""
    wrong = []
    with within(Committee.objects.get(slug="killed")):
        facts = list(standing().filter(kind="proposals.submitted").values_list("subject_id", flat=True))
        indexed = set(Entry.objects.filter(subject_type="proposals.proposal").values_list("subject_id", flat=True))
        handed_in = {p.pk: p for p in Proposal.objects.exclude(state="draft").prefetch_related("recommendations")}
        wrong += [f"{pk} was acknowledged and is not there" for pk in acknowledged if pk not in handed_in]
        wrong += [f"{pk} has {facts.count(pk)} facts" for pk in handed_in if facts.count(pk) != 1]
        wrong += [f"{pk} has a fact and was never handed in" for pk in facts if pk not in handed_in]
        wrong += [f"{pk} is not to be found" for pk in handed_in if pk not in indexed]
        wrong += [f"{p.pk} lost its recommendations" for p in handed_in.values() if len(p.recommendations.all()) != 2]
        wrong += [f"{p.pk} is a draft with a number" for p in Proposal.objects.filter(state="draft") if p.serial]
        serials = sorted(int(p.serial) for p in handed_in.values())
        wrong += [] if serials == list(range(1, len(serials) + 1)) else [f"numbers with a gap or twice: {serials}"]
    return wrong


if __name__ == "__main__":
    print(json.dumps(make(int(sys.argv[2])) if sys.argv[1] == "make" else check(json.loads(sys.argv[2]))))
