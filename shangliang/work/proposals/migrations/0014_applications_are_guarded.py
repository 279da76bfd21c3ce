"""No application for disclosure changes its state without a fact about it."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("proposals", "0013_applications_for_disclosure"), ("ledger", "0002_guards")]
    operations = [state_needs_a_fact("proposals_application", "proposals.application")]
