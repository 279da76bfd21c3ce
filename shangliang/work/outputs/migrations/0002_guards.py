"""No state changes without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("outputs", "0001_initial"), ("ledger", "0004_sorts_and_sectors")]

    operations = [
        state_needs_a_fact("outputs_output", "outputs.output"),
        state_needs_a_fact("outputs_suggestion", "outputs.suggestion"),
        state_needs_a_fact("outputs_instruction", "outputs.instruction"),
        state_needs_a_fact("outputs_followup", "outputs.followup"),
    ]
