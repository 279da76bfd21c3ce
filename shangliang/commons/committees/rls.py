"""Row-level security: written anew after every migration, for every table that has a committee.

Nothing has to be remembered when a table is added: whatever derives from TenantModel is fenced.
"""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from .models import TenantModel
from .postgresql.base import APP_ROLE, MAKE_ROLE

RIGHTS = f"""
grant usage on schema public to {APP_ROLE};
grant select, insert, update, delete on all tables in schema public to {APP_ROLE};
grant usage, select on all sequences in schema public to {APP_ROLE};
grant execute on all functions in schema public to {APP_ROLE};
revoke insert, update, delete on django_migrations from {APP_ROLE};
"""

FENCE = """
alter table {table} enable row level security;
drop policy if exists own_committee on {table};
create policy own_committee on {table}
  using (committee_id = nullif(current_setting('shangliang.committee', true), '')::bigint)
  with check (committee_id = nullif(current_setting('shangliang.committee', true), '')::bigint);
"""

APPEND_ONLY = "revoke update, delete, truncate on {table} from " + APP_ROLE + ";"


def secure(connection: BaseDatabaseWrapper) -> None:
    """Fence every tenant table and give the application's role its rights; safe to repeat."""
    statements = [MAKE_ROLE, RIGHTS]
    for model in apps.get_models():
        if issubclass(model, TenantModel) and model._meta.managed:
            statements.append(FENCE.format(table=model._meta.db_table))
        if getattr(model, "append_only", False):
            statements.append(APPEND_ONLY.format(table=model._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute("".join(statements))
