"""Candidates by index, behind row-level security's back but never beyond the committee that was entered.

The operators of arrays are not leakproof, so under a policy PostgreSQL reads every row instead of the index. These
functions belong to the owner of the tables, to whom the policy does not apply, and keep to one committee themselves.
`+ 0` and the ban on sequential scans leave the planner no way but the index of numbers, however little it knows of them.
"""

from django.db import migrations

# Rows are looked through in thousands; what is big lies apart from them. What is compared is read whole, so it is not compressed.
# Statistics of a thousand numbers a row cost much and would only tempt the planner to read whole tables.
STORAGE = """
alter table corpus_entry set (toast_tuple_target = 256);
alter table corpus_entry alter column grams set storage external;
alter table corpus_entry alter column grams set statistics 0;
alter table corpus_trace alter column keys set statistics 0;
alter table corpus_entry alter column title set storage main;
alter table corpus_entry alter column readers set storage main;
alter table corpus_trace set (toast_tuple_target = 640);
alter table corpus_trace alter column vector set storage external;
alter table corpus_trace alter column sketch set storage plain;
alter table corpus_trace alter column keys set storage main;
"""

FIND = """
create or replace function corpus_find(wanted int[], types text[], readers_at_most text[], headed text, most int)
returns table (entry bigint, subject_type text, subject_id bigint, total bigint)
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select e.id, e.subject_type, e.subject_id, count(*) over ()
  from corpus_entry e
  where e.grams @> wanted
    and e.committee_id + 0 = nullif(current_setting('shangliang.committee', true), '')::bigint
    and (types is null or e.subject_type = any(types))
    and (readers_at_most is null or e.readers = '{}' or e.readers && readers_at_most::varchar[])
  order by strpos(lower(e.title), headed) > 0 desc, e."on" desc, e.id desc
  limit most
$$;
"""

# Numbers and sketches come as two strings of bytes: thousands of rows cost more to take apart than to find.
NEAR = """
create or replace function corpus_near(wanted int[], few int, out entries bytea, out sketches bytea)
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare home bigint := nullif(current_setting('shangliang.committee', true), '')::bigint;
begin
  if (select count(*) from (select from corpus_trace where committee_id = home limit few + 1) counted) <= few then
    select string_agg(int8send(t.entry_id), ''::bytea), string_agg(t.sketch, ''::bytea) into entries, sketches
    from corpus_trace t where t.committee_id = home;
  else
    select string_agg(int8send(t.entry_id), ''::bytea), string_agg(t.sketch, ''::bytea) into entries, sketches
    from corpus_trace t where t.keys && wanted and t.committee_id + 0 = home;
  end if;
end
$$;
"""
TIDY = """
create or replace function corpus_tidy() returns bigint
language sql volatile security definer set search_path = public, pg_temp as $$
  select gin_clean_pending_list('corpus_entry_grams') + gin_clean_pending_list('corpus_trace_keys')
$$;
"""
DROP = "drop function if exists corpus_tidy(); drop function if exists corpus_find(int[], text[], text[], text, int); drop function if exists corpus_near(int[], int);"


class Migration(migrations.Migration):
    dependencies = [("corpus", "0001_initial")]
    operations = [migrations.RunSQL(STORAGE, migrations.RunSQL.noop), migrations.RunSQL(FIND + NEAR + TIDY, DROP)]
