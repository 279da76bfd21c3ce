"""No look-back and no re-check changes its state without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("handling", "0008_look_backs_and_messages"), ("ledger", "0002_guards")]
    operations = [state_needs_a_fact("handling_lookback", "handling.lookback"), state_needs_a_fact("handling_recheck", "handling.recheck")]
