"""No publication changes its state without a fact about the proposal."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("proposals", "0007_publications"), ("ledger", "0002_guards")]
    operations = [state_needs_a_fact("proposals_publication", "proposals.proposal")]
