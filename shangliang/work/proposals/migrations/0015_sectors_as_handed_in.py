"""Sector and party of those behind a proposal as they were when it was handed in.

For what was handed in before, the ledger knows: it keeps the sector of that day beside each credit. Parties of that day are not
known any more, so those of now stand in for them.
"""

import django.db.models.deletion
from django.db import migrations, models

HANDED_IN = "('proposals.submitted', 'proposals.imported')"
SQL = f"""
update proposals_proposer p
   set affiliation = m.affiliation,
       sector_id = coalesce((
           select c.sector_id from ledger_party c join ledger_fact f on f.id = c.fact_id
            where c.committee_id = p.committee_id and f.kind in {HANDED_IN} and f.subject_type = 'proposals.proposal' and f.subject_id = p.proposal_id
              and c.member_id = p.member_id and c.sector_id is not null
            order by f.id desc limit 1), m.sector_id)
  from people_member m, proposals_proposal one
 where m.id = p.member_id and one.id = p.proposal_id and one.submitted_at is not null and p.state = 'accepted';
update proposals_proposal one
   set sector_id = coalesce((
           select p.sector_id from proposals_proposer p where p.proposal_id = one.id and p.member_id = one.author_id), (
           select c.sector_id from ledger_party c join ledger_fact f on f.id = c.fact_id
            where c.committee_id = one.committee_id and f.kind in {HANDED_IN} and f.subject_type = 'proposals.proposal' and f.subject_id = one.id
              and c.member_id = one.author_id and c.sector_id is not null
            order by f.id desc limit 1), m.sector_id)
  from people_member m
 where m.id = one.author_id and one.submitted_at is not null;
set constraints all immediate;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_sorts_and_sectors"),
        ("people", "0004_liaison_groups"),
        ("proposals", "0014_applications_are_guarded"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="sector",
            field=models.ForeignKey(blank=True, help_text="The author's when it was handed in; none while it is written.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organ"),
        ),
        migrations.AddField(
            model_name="proposer",
            name="sector",
            field=models.ForeignKey(help_text="When it was handed in.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organ"),
        ),
        migrations.AddField(
            model_name="proposer",
            name="affiliation",
            field=models.CharField(blank=True, help_text="When it was handed in.", max_length=40, verbose_name="政治面貌"),
        ),
        migrations.RunSQL(SQL, reverse_sql=migrations.RunSQL.noop),
    ]
