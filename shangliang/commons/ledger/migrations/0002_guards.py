"""The ledger cannot be rewritten."""

from django.db import migrations

from shangliang.commons.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [append_only()]
