"""No state changes without a fact."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial"), ("ledger", "0004_sorts_and_sectors")]
    operations = [state_needs_a_fact("profiles_profile", "profiles.profile"), state_needs_a_fact("profiles_missive", "profiles.missive")]
