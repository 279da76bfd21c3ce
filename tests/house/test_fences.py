"""Another committee's rows are not there: not for managers, not for raw SQL under the application's role."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django_scopes.exceptions import ScopeError

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.committees.scope import here, within
from shangliang.commons.people.models import Unit
from tests import given

TENANT_TABLES = sorted(m._meta.db_table for m in apps.get_models() if issubclass(m, TenantModel) and m._meta.managed)


def raw(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_raw_sql_sees_only_the_rows_of_the_committee_we_are_in(db):
    one, two = given.world(), given.world()
    with within(one.committee):
        assert {row[0] for row in raw("select committee_id from people_unit")} == {one.committee.pk}
    with within(two.committee):
        assert {row[0] for row in raw("select committee_id from people_unit")} == {two.committee.pk}


def test_raw_sql_outside_any_committee_sees_nothing(db):
    given.world()
    assert raw("select count(*) from people_unit") == [(0,)]


def _look_and_break(world):
    assert {row[0] for row in raw("select committee_id from people_unit")} == {world.committee.pk}
    raise ZeroDivisionError


def test_the_fence_comes_back_after_a_rollback(db):
    one, two = given.world(), given.world()
    with within(one.committee):
        with pytest.raises(ZeroDivisionError), transaction.atomic(), within(two.committee):
            _look_and_break(two)
        assert {row[0] for row in raw("select committee_id from people_unit")} == {one.committee.pk}


def test_a_row_of_another_committee_cannot_be_written(db):
    one, two = given.world(), given.world()
    with within(one.committee), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Unit(committee=two.committee, name="偷渡局").save(force_insert=True)


def test_managers_raise_outside_a_scope(db):
    with pytest.raises(ScopeError):
        Unit.objects.count()
    with pytest.raises(RuntimeError, match="within"):
        here()


@pytest.mark.parametrize("table", TENANT_TABLES)
def test_every_tenant_table_is_fenced_and_not_owned_by_the_application(db, table):
    fenced = raw("select relrowsecurity, pg_get_userbyid(relowner) <> current_user from pg_class where relname = %s", [table])
    assert fenced == [(True, True)]
    assert raw("select count(*) from pg_policies where tablename = %s and policyname = 'own_committee'", [table]) == [(1,)]


def test_the_application_works_as_a_role_without_powers(db):
    assert raw("select current_user, rolsuper, rolbypassrls from pg_roles where rolname = current_user") == [("shangliang_app", False, False)]
