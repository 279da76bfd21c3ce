"""Who is behind this key? Asked before a committee is entered, hence behind row-level security's back: one hash, one row."""

from django.db import migrations

FUNCTION = """
create or replace function access_token_holder(wanted text, day date) returns table (
  token_id bigint, name text, digest text, scopes text[], ends_at timestamptz, used_at timestamptz,
  post_id bigint, role text, user_id bigint, user_name text, member_id bigint, unit_id bigint, organ_ids bigint[], committee jsonb
)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.name, t.digest, t.scopes, t.ends_at, t.used_at, p.id, p.role, u.id, u.name, p.member_id, p.unit_id,
    array(
      select p.organ_id where p.organ_id is not null
      union select m.sector_id from people_member m where m.id = p.member_id
      union select s.organ_id from people_seat s where s.member_id = p.member_id and s.since <= day and (s.until is null or s.until > day)
    ),
    jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'short_name', c.short_name, 'place', c.place, 'level', c.level, 'parent_id', c.parent_id)
  from access_token t
  join access_post p on p.id = t.post_id
  join people_user u on u.id = p.user_id
  join committees_committee c on c.id = t.committee_id
  where t.digest = wanted and u.is_active and p.since <= day and (p.until is null or p.until > day)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_holdings"), ("people", "0001_initial"), ("committees", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTION, "drop function if exists access_token_holder(text, date)")]
