"""What the database itself refuses, as migration operations.

Facts cannot be rewritten, and no state changes without a fact in the same transaction.
"""

from django.db.migrations import RunSQL

FUNCTIONS = """
create or replace function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: record a retraction instead (table %).', tg_table_name using errcode = '23514';
end $$;

-- Runs as the owner: the fence around committees must not hide the fact from the guard, and it compares the committee itself.
create or replace function state_needs_a_fact() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select 1 from ledger_fact where committee_id = new.committee_id and subject_type = tg_argv[0] and subject_id = new.id
      and xid = pg_current_xact_id()::text::bigint
  ) then
    raise exception '% % changed state without recording a fact', tg_argv[0], new.id using errcode = '23514';
  end if;
  return null;
end $$;
"""

APPEND_ONLY = "".join(
    f"""
create trigger append_only before update or delete on {table} for each row execute function ledger_is_append_only();
create trigger no_truncate before truncate on {table} execute function ledger_is_append_only();
"""
    for table in ("ledger_fact", "ledger_party")
)


def append_only() -> RunSQL:
    """Protect the ledger's tables, and make the function that guards states."""
    return RunSQL(FUNCTIONS + APPEND_ONLY, reverse_sql=RunSQL.noop)


def state_needs_a_fact(table: str, subject_type: str, column: str = "state") -> RunSQL:
    """Refuse, at commit, a row of `table` whose `column` was set without a fact about it in the same transaction."""
    return RunSQL(
        f"""
create constraint trigger state_needs_a_fact after insert or update of {column} on {table}
  deferrable initially deferred for each row execute function state_needs_a_fact('{subject_type}');
""",
        reverse_sql=f"drop trigger if exists state_needs_a_fact on {table};",
    )
