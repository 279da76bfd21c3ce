"""PostgreSQL as a role that owns nothing, told before each statement which committee it works for.

Two differences from Django's own backend: the session works as the role `shangliang_app`, to which row-level security
applies; and the setting `shangliang.committee`, which the policies compare with, follows `within(committee)`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from shangliang.commons.committees.scope import committee_id

APP_ROLE = "shangliang_app"
KEPT_PLANS = 250  # on one connection; some ten kilobytes each
MAKE_ROLE = f"""
do $$ begin
  if not exists (select from pg_roles where rolname = '{APP_ROLE}') then create role {APP_ROLE} nologin nobypassrls; end if;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  if not pg_has_role(current_user, '{APP_ROLE}', 'member') then execute format('grant {APP_ROLE} to %I', current_user); end if;
end $$;
"""


class Operations(base.DatabaseOperations):  # type: ignore[name-defined, misc]
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """What was asked, for tests and debuggers; a cursor that sent a kept plan remembers no text."""
        said: str | None = super().last_executed_query(cursor, sql, params)
        return said if said is not None else psycopg.ClientCursor(self.connection.connection).mogrify(sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = Operations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without a database's name the connection is there to create or drop databases.
        self.as_owner = self.settings_dict["NAME"] is None
        self._told: str | None = None

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self.connection.prepared_max = KEPT_PLANS
        self._told = None
        if not self.as_owner:
            self._take_role()

    def _take_role(self) -> None:
        """Step down to the role that owns nothing; on the first connection to a new server it is made here."""
        try:
            self._say(f"set role {APP_ROLE}")
        except psycopg.errors.InvalidParameterValue:
            self._say(MAKE_ROLE)
            self._say(f"set role {APP_ROLE}")

    def create_cursor(self, name: str | None = None) -> Any:
        self._tell_committee()
        return super().create_cursor(name)

    def get_connection_params(self) -> dict[str, Any]:
        # Only cursors that bind on the server prepare at all: those of ready questions, from their second time on.
        params: dict[str, Any] = super().get_connection_params()
        return {**params, "prepare_threshold": 1}

    def ready_cursor(self) -> Any:
        """A cursor whose plans the server keeps: for questions whose text never changes (see ready.py)."""
        self.ensure_connection()
        self._tell_committee()
        with self.wrap_database_errors:
            return self._prepare_cursor(base.ServerBindingCursor(self.connection))  # type: ignore[attr-defined, call-arg]

    @contextmanager
    def owner(self) -> Iterator[None]:
        """Work as the owner of the tables: for migrations and for emptying test databases, never for requests."""
        before, self.as_owner = self.as_owner, True
        if self.connection is not None:
            self._say("reset role")
        try:
            yield
        finally:
            self.as_owner = before
            if self.connection is not None and not before:
                self._take_role()

    def _tell_committee(self) -> None:
        wanted = str(committee_id() or "")
        # In a failed transaction only a rollback can be said; it passes through here too.
        if self._told != wanted and self.connection.info.transaction_status != TransactionStatus.INERROR:
            self._say("select set_config('shangliang.committee', %s, false)", [wanted])
            self._told = wanted

    def _say(self, sql: str, params: list[str] | None = None) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
        if not self.in_atomic_block and not self.connection.autocommit:
            self.connection.commit()

    # A rollback takes the setting back with it, so it must be told again.
    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]  # the stubs leave Django's inner methods out
        self._told = None

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = None

    def close(self) -> None:
        self._told = None
        super().close()
