"""In which committees may this user act? Asked before one is entered, hence behind row-level security's back."""

from django.db import migrations

FUNCTION = """
create or replace function access_committees_of(wanted bigint) returns table (committee_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.committee_id from access_post p
  where p.user_id = wanted and p.since <= current_date and (p.until is null or p.until > current_date)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTION, "drop function if exists access_committees_of(bigint)")]
