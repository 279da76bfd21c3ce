"""No state changes without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("duty", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        state_needs_a_fact("duty_rulebook", "duty.rulebook"),
        state_needs_a_fact("duty_appeal", "duty.appeal"),
    ]
