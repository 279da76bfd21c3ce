"""No plan item and no improvement changes its state without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_plans_improvements_cases"), ("ledger", "0004_sorts_and_sectors")]
    operations = [
        state_needs_a_fact("reports_planitem", "reports.planitem"),
        state_needs_a_fact("reports_improvement", "reports.improvement"),
    ]
