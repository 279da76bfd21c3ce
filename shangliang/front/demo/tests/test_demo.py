"""The demo city in small: every state can be seen, nothing was refused, the ledger tells the same story, nobody is real."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from unittest.mock import patch

import pytest
import time_machine
from django.db import transaction
from django.db.models import F
from django.test import Client

from shangliang.commons.committees.scope import within
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member, Unit, User
from shangliang.foundation.periods import Period
from shangliang.front import reconciling
from shangliang.front.demo import load, logins, plots, registers
from shangliang.front.demo.agenda import Agenda
from shangliang.front.demo.days import CHINA, Days
from shangliang.front.demo.material import items, read
from shangliang.front.demo.people import PASSWORD
from shangliang.practices.handling.models import Assignment, Matter, Promise, Reply
from shangliang.practices.handling.rules import MatterState, ReplyState
from shangliang.practices.handling.rules import State as Part
from shangliang.practices.registers.kinds import figures_of
from shangliang.practices.registers.shipped import MADE, SHIPPED
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.rules import State

from .walking import AGAIN, walked

TODAY = datetime(2026, 11, 22, 9, tzinfo=CHINA)
PERSONAL = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)|[\w.]+@[\w.]+")


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker) -> Iterator[Agenda]:
    """The small city, loaded once for all that only look at it; rolled back in the end.

    All of it is one transaction here, so no fact is below the ledger's horizon when a report is issued: that is set aside.
    """
    with django_db_blocker.unblock(), transaction.atomic(), patch("shangliang.reading.reports.actions.issuing.horizon", lambda: 2**62):
        made = load.load(TODAY, small=True, say=lambda line: None)
        with within(made.town.committee):
            yield made
        transaction.set_rollback(True)


def test_nothing_that_was_planned_is_refused(city):
    assert city.skipped == []


@pytest.mark.parametrize(("model", "states"), [(Proposal, State), (Matter, MatterState), (Assignment, Part), (Reply, ReplyState)])
def test_every_state_can_be_seen(city, model, states):
    seen = set(model.objects.values_list("state", flat=True))
    assert seen == set(states)


def test_every_state_is_what_its_last_fact_says(city):
    found = [one for account in reconciling.accounts for one in reconciling.compare(account)]
    assert [one for one in found if isinstance(one, reconciling.Difference)] == []
    assert [one for one in found if isinstance(one, int)][:5] == [25, Matter.objects.count(), Assignment.objects.count(), Reply.objects.count(), Promise.objects.count()]


def test_the_past_lies_in_the_ledger_in_the_order_in_which_it_happened(city):
    # Registers and seats are written up now and then: what they say happened on the day they name.
    moments = list(standing().exclude(kind="registers.recorded").exclude(kind__startswith="membership.").order_by("id").values_list("happened_at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= TODAY
    written = standing().filter(kind="registers.recorded")
    assert written.count() > 100
    assert not written.filter(happened_at__date__gt=F("recorded_at__date")).exists()


def test_a_unit_sees_what_is_due_soon_and_what_is_late(city):
    left = [(due - TODAY.date()).days for due in Assignment.objects.filter(state__in=["handed", "handling"]).values_list("due_on", flat=True)]
    assert min(left) < 0 < max(left)
    assert any(0 <= days <= 7 for days in left)


def test_some_came_from_many_and_some_in_the_name_of_a_body(city):
    kinds = Counter(Proposal.objects.values_list("kind", flat=True))
    assert set(kinds) == {"individual", "joint", "collective"}


def test_everybody_can_sign_in_with_the_one_password(city):
    page = logins.page(city.accounts)
    assert PASSWORD in page
    assert "xulan" in page
    assert User.objects.get(account="xulan").check_password(PASSWORD)
    assert not User.objects.filter(must_change_password=True).exists()


def test_loading_twice_is_refused(city):
    with pytest.raises(load.AlreadyThere):
        load.load(TODAY)


def test_nobody_is_real(city):
    lists = read("names")
    given = {*lists["male"], *lists["female"], *lists["single_male"], *lists["single_female"]}
    known = {name for name, _ in lists["rare"]} | set(city.accounts)
    assert all(name in known or name[1:] in given for name in Member.objects.values_list("name", flat=True))
    assert all(user.phone.startswith("160000") for user in User.objects.exclude(phone=""))
    assert all(unit.phone.startswith("0000-") for unit in Unit.objects.all())


def test_the_texts_name_no_phone_no_identity_and_no_mail():
    texts = [text for item in items(2026).values() for text in (item.title, item.grounds, *item.asks, *item.answers, item.contact, item.rating_note)]
    assert [text for text in texts if PERSONAL.search(text)] == []


def test_no_two_proposals_read_alike():
    found = items(2026)
    assert len({item.title for item in found.values()}) == len({item.grounds for item in found.values()}) == len(found) == 260


def test_the_material_names_only_units_that_there_are():
    units = {row[0] for row in read("units")}
    assert len(units) == 60
    assert {unit for item in items(2026).values() for unit in (item.unit, *item.assist, item.wish) if unit} <= units


def test_plots_speak_of_proposals_that_there_are():
    named = {key for name, keys in vars(plots).items() if name.isupper() and not isinstance(keys, str) for key in keys}
    assert named <= set(items(2026))


@pytest.mark.parametrize(
    ("today", "year"), [("2026-07-31", 2025), ("2026-08-01", 2026), ("2026-12-31", 2026), ("2027-02-10", 2026), ("2028-10-05", 2028)]
)
def test_the_last_plenary_is_one_whose_replies_are_in(today, year):
    days = Days.seen_from(datetime.fromisoformat(f"{today}T12:00").replace(tzinfo=CHINA))
    assert days.year == year
    assert days.ago(0) <= days.today
    assert days.calendar.is_working(days.ago(3))


def test_texts_speak_of_the_year_they_are_loaded_for():
    assert any("2027年" in item.grounds for item in items(2028).values())
    assert not any("2026年" in item.grounds and "2028年" not in items(2028)[key].grounds for key, item in items(2026).items())


def test_every_figure_of_the_registers_says_something_of_the_half_year(city):
    with transaction.atomic():
        city.deeds.clear()
        registers.plan(city)
        city.run(lambda done, of: None)
        assert city.skipped == []
        codes = [figure.code for register in SHIPPED for figure in figures_of(register)] + [figure.code for figure in MADE]
        found = measure(codes, Period(date(2026, 1, 1), date(2026, 7, 1)))
        assert [code for code, value in found.items() if not value.number] == []
        assert [code for code, value in found.items() if code.endswith(("rate", "coverage")) and value.number > 100] == []
        transaction.set_rollback(True)


def test_every_door_that_is_offered_opens_and_no_page_asks_the_same_again_and_again(city):
    seen, pages = set[str](), []
    with time_machine.travel(TODAY, tick=True):
        for account in ("mengzhixia", "zhoumin", "luoyi", "xulan", "luzhanghe", "liangsiheng"):
            client = Client()
            client.force_login(User.objects.get(account=account))
            pages += walked(client, seen)
    assert len(pages) > 250
    assert [(page.address, page.offered, page.code) for page in pages if page.code >= 400 and page.code != 409] == []
    assert {page.address: shape for page in pages for shape, times in page.asked.items() if times > AGAIN} == {}
