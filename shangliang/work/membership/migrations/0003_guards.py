"""No state of a case or a plan changes without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("membership", "0002_cases_links_plans_care"), ("ledger", "0004_sorts_and_sectors")]
    operations = [
        state_needs_a_fact("membership_addition", "membership.addition"),
        state_needs_a_fact("membership_leaving", "membership.leaving"),
        state_needs_a_fact("membership_planitem", "membership.planitem"),
    ]
