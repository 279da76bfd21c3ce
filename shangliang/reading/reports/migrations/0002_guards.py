"""No report is issued or reopened without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("ledger", "0002_guards")]
    operations = [state_needs_a_fact("reports_report", "reports.report")]
