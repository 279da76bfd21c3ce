"""No key proposal changes its state without a fact about the proposal."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("proposals", "0004_key_proposals"), ("ledger", "0002_guards")]
    operations = [state_needs_a_fact("proposals_keyproposal", "proposals.proposal")]
