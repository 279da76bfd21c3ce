"""No poll changes its state without a fact; what is left of an urn's earlier contents is swept up at once."""

from django.db import migrations

from shangliang.commons.ledger.guards import state_needs_a_fact

# Each vote leaves the urn's earlier contents behind in the table's pages until they are swept up; never wait for the usual fifth of the table.
SWEPT = "alter table polls_target set (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);"


class Migration(migrations.Migration):
    dependencies = [("polls", "0001_initial"), ("ledger", "0004_sorts_and_sectors")]
    operations = [
        state_needs_a_fact("polls_poll", "polls.poll"),
        migrations.RunSQL(SWEPT, reverse_sql="alter table polls_target reset (autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor);"),
    ]
