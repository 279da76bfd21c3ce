"""Questions asked all day: the same answers as the querysets they were made of, and never another committee's."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django_scopes.exceptions import ScopeError

from shangliang.commons.committees.marks import DAY, mark, word
from shangliang.commons.committees.models import CalendarDay, Session, SettingValue, Term
from shangliang.commons.committees.ready import AnyOf, Given, Ready, held, insert
from shangliang.commons.committees.scope import within
from tests import given

SETTINGS = Ready(lambda: SettingValue.objects.filter(key=Given("key", "text")))
SESSIONS = Ready(lambda: Session.objects.filter(number__gte=Given("least")).select_related("term").order_by("pk"))
NUMBERS = Ready(lambda *order: Session.objects.filter(pk__in=AnyOf("ids")).order_by(*order).values_list("number", flat=True))
PERCENT = Ready(lambda: SettingValue.objects.filter(key__contains="50%").values_list("key", "value"))


def test_a_ready_question_answers_what_its_queryset_would(world):
    SettingValue.objects.create(committee=world.committee, key="a%b", value={"n": [1, "二"]})
    [row] = SETTINGS(key="a%b")
    assert row == SettingValue.objects.get(key="a%b")
    assert row.value == {"n": [1, "二"]}
    assert SETTINGS(key="b") == []
    assert SETTINGS.first(key="b") is None


def test_related_rows_come_along(world):
    with CaptureQueriesContext(connection) as asked:
        terms = [session.term for session in SESSIONS(least=0)]
    assert len(asked.captured_queries) == 1
    assert terms == [session.term for session in Session.objects.order_by("pk")]


def test_each_shape_is_worked_out_by_itself(world):
    ids = list(Session.objects.values_list("pk", flat=True))
    up, down = NUMBERS("number", ids=ids), NUMBERS("-number", ids=ids)
    assert up == sorted(down)
    assert up == down[::-1]
    assert NUMBERS("number", ids=[]) == []


def test_a_percent_sign_in_a_constant_stays_one(world):
    SettingValue.objects.create(committee=world.committee, key="at 50%", value=1)
    assert PERCENT() == [("at 50%", 1)]


def test_another_committee_is_asked_about_its_own_rows_only(world):
    SettingValue.objects.create(committee=world.committee, key="mine", value=1)
    assert SETTINGS(key="mine")
    elsewhere = given.committee("elsewhere")
    with within(elsewhere):
        assert SETTINGS(key="mine") == []
        SettingValue.objects.create(committee=elsewhere, key="mine", value=2)
        assert [row.value for row in SETTINGS(key="mine")] == [2]
    assert [row.value for row in SETTINGS(key="mine")] == [1]


def test_the_database_fence_holds_for_kept_plans_too(world):
    for _ in range(8):  # plans are kept from the second time on, and generic from the sixth
        assert SESSIONS(least=0)
    with connection.ready_cursor() as cursor:
        cursor.execute("select count(*) from committees_session where committee_id <> %s", [world.committee.pk])
        assert cursor.fetchone() == (0,)


def test_outside_any_committee_nothing_is_asked(db):
    with pytest.raises(ScopeError):
        SETTINGS(key="a")


def test_a_held_row_needs_a_transaction_and_a_committee_of_its_own(world):
    term = Term.objects.first()
    assert held(Term, term.pk) == term
    assert held(Term, -1) is None
    with within(given.committee("elsewhere")):
        assert held(Term, term.pk) is None


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_row_cannot_be_held():
    made = given.world()
    with within(made.committee), pytest.raises(TransactionManagementError):
        held(Term, 1)


def test_inserted_rows_are_rows(world):
    days = insert([CalendarDay(committee=world.committee, day=given.at(f"2026-03-0{n}").date(), working=bool(n % 2), note="%s") for n in (1, 2, 3)])
    assert [day.pk for day in days] == list(CalendarDay.objects.order_by("day").values_list("pk", flat=True))
    assert not days[0]._state.adding
    assert insert([]) == []


def test_rows_of_another_committee_cannot_be_inserted(world):
    with pytest.raises(DatabaseError), transaction.atomic():
        insert([CalendarDay(committee=given.committee("elsewhere"), day=given.at("2026-03-01").date(), working=True)])


MARKED = Ready(lambda: Session.objects.filter(pk=mark("session"), opens_on__lte=DAY + timedelta(days=7)).values_list("pk", flat=True))


def test_marks_hold_the_place_of_ids_words_and_days(world):
    session = world.session
    early = session.opens_on - timedelta(days=8)
    assert MARKED(session=session.pk, day=session.opens_on) == [session.pk]
    assert MARKED(session=session.pk, day=early) == []
    assert MARKED(session=session.pk, day=early + timedelta(days=1)) == [session.pk]
    assert MARKED(session=session.pk + 1, day=session.opens_on) == []


def test_a_word_given_later_is_a_value_and_never_sql(world):
    key = "a' or 'a'='a"
    SettingValue.objects.create(committee=world.committee, key=key, value="x")
    assert KEYED(key=key) == ["x"]
    assert KEYED(key="' or true --") == []


KEYED = Ready(lambda: SettingValue.objects.filter(key=word("key")).values_list("value", flat=True))
