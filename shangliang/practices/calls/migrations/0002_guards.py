"""No state changes without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("calls", "0001_initial"), ("ledger", "0004_sorts_and_sectors")]
    operations = [
        state_needs_a_fact("calls_call", "calls.call"),
        state_needs_a_fact("calls_nomination", "calls.nomination"),
        state_needs_a_fact("calls_objection", "calls.objection"),
    ]
