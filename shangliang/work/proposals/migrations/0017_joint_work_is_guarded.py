"""No batch and no topic changes its state without a fact about it."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("proposals", "0016_joint_work"), ("ledger", "0002_guards")]
    operations = [state_needs_a_fact("proposals_batch", "proposals.batch"), state_needs_a_fact("proposals_topic", "proposals.topic")]
