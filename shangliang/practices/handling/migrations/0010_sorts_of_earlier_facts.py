"""Facts from before handling told its kinds apart get the kind of their matter.

`sort` is where a fact is filed, not what it says: nothing anybody said is touched. Only the owner of the tables can do this.
"""

from django.db import migrations

MATTER_OF = {
    "handling.matter": "select m.id, m.kind, m.committee_id from handling_matter m",
    "handling.lookback": "select l.id, l.kind, l.committee_id from handling_lookback l",
    "handling.assignment": "select a.id, m.kind, m.committee_id from handling_assignment a join handling_matter m on m.id = a.matter_id",
    "handling.promise": "select p.id, m.kind, m.committee_id from handling_promise p join handling_assignment a on a.id = p.assignment_id join handling_matter m on m.id = a.matter_id",
    "handling.contact": "select c.id, m.kind, m.committee_id from handling_contact c join handling_assignment a on a.id = c.assignment_id join handling_matter m on m.id = a.matter_id",
    "handling.recheck": "select r.id, m.kind, m.committee_id from handling_recheck r join handling_assignment a on a.id = r.part_id join handling_matter m on m.id = a.matter_id",
    "handling.message": "select s.id, m.kind, m.committee_id from handling_message s join handling_assignment a on a.id = s.part_id join handling_matter m on m.id = a.matter_id",
}
FILED = "".join(
    f"update ledger_fact f set sort = o.kind from ({found}) o"
    f" where f.sort = '' and f.kind like 'handling.%' and f.subject_type = '{kind}' and f.subject_id = o.id and f.committee_id = o.committee_id;\n"
    for kind, found in MATTER_OF.items()
)
SQL = f"alter table ledger_fact disable trigger append_only;\n{FILED}alter table ledger_fact enable trigger append_only;\n"


class Migration(migrations.Migration):
    dependencies = [("handling", "0009_look_backs_are_guarded"), ("ledger", "0004_sorts_and_sectors")]
    operations = [migrations.RunSQL(SQL, reverse_sql=migrations.RunSQL.noop)]
