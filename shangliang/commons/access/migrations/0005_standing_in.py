"""Posts that stand in for another, and for whom, as the door asks it; they fall with the post they stand for."""

import django.db.models.deletion
from django.db import migrations, models

FUNCTION = """
create function access_holdings(wanted bigint, day date) returns table (
  post_id bigint, role text, member_id bigint, unit_id bigint, organ_id bigint, place text, organ_ids bigint[], committee jsonb, stands_for text
)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.role, p.member_id, p.unit_id, p.organ_id,
    coalesce(nullif(u.short_name, ''), u.name, nullif(o.short_name, ''), o.name, s.name, ''),
    array(
      select p.organ_id where p.organ_id is not null
      union select m.sector_id where m.sector_id is not null
      union select t.organ_id from people_seat t where t.member_id = p.member_id and t.since <= day and (t.until is null or t.until > day)
    ),
    jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'short_name', c.short_name, 'place', c.place, 'level', c.level, 'parent_id', c.parent_id),
    coalesce(w.name, '')
  from access_post p
  join committees_committee c on c.id = p.committee_id
  left join people_unit u on u.id = p.unit_id
  left join people_organ o on o.id = p.organ_id
  left join people_member m on m.id = p.member_id
  left join people_organ s on s.id = m.sector_id
  left join access_post f on f.id = p.stands_for_id
  left join people_user w on w.id = f.user_id
  where p.user_id = wanted and p.since <= day and (p.until is null or p.until > day)
    and (f.id is null or f.until is null or f.until > day)
  order by p.committee_id, p.id
$$;
"""
DROP = "drop function if exists access_holdings(bigint, date)"


class Migration(migrations.Migration):
    dependencies = [("access", "0004_token_holder"), ("people", "0001_initial")]
    operations = [
        migrations.AddField(
            "post", "stands_for",
            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="stand_ins", to="access.post"),
        ),
        migrations.AddConstraint(
            "post", models.CheckConstraint(condition=models.Q(stands_for__isnull=True) | models.Q(until__isnull=False), name="a_stand_in_has_an_end"),
        ),
        migrations.RunSQL(f"{DROP};{FUNCTION}", migrations.RunSQL.noop),
    ]
