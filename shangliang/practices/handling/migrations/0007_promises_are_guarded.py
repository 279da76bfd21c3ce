"""No promise changes its state without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("handling", "0006_promises"), ("ledger", "0002_guards")]
    operations = [state_needs_a_fact("handling_promise", "handling.promise")]
