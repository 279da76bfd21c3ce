"""Every form of every page, found in the page itself: pressed twice, filled with what does not belong there, and nothing lost."""

from functools import cache

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.models import Committee, TenantModel
from shangliang.commons.committees.scope import within
from shangliang.commons.people.models import User
from tests.abuse.conftest import client_of
from tests.abuse.forms import TYPED, Form, forms_of, read
from tests.abuse.test_addresses import roles_of
from tests.house.city import City, nothing_stays
from tests.house.url_table import ROWS

# Every page that can be read, as somebody to whom it opens; and those whose forms depend on who looks.
PAGES = [(row.name, row.things, roles_of(row)) for row in ROWS if row.method == "get" and 200 in row.codes.values() and row.name != "ui:kit"] + [
    ("proposals:write", ("complete",), Role.MEMBER), ("proposals:detail", ("filed",), Role.PROPOSAL_STAFF), ("proposals:detail", ("rated",), Role.PROPOSAL_STAFF),
    ("handling:part", ("part",), Role.UNIT_CLERK), ("handling:part", ("signed",), Role.UNIT_CLERK), ("handling:contact", ("signed",), Role.UNIT_CLERK),
    ("handling:extension", ("signed",), Role.UNIT_CLERK), ("handling:return", ("signed",), Role.UNIT_CLERK), ("handling:reply", ("drafted",), Role.UNIT_CLERK),
    ("handling:reply", ("checking",), Role.UNIT_HEAD), ("proposals:hand_over", ("filed",), Role.HANDOVER_GOVERNMENT), ("proposals:withdraw", ("waiting",), Role.MEMBER),
    ("proposals:key", ("handed",), Role.PROPOSAL_STAFF), ("proposals:key", ("nominated",), Role.PROPOSAL_STAFF), ("proposals:key", ("chosen",), Role.PROPOSAL_STAFF),
    ("proposals:upward_one", ("upward",), Role.PROPOSAL_STAFF), ("proposals:supervise", ("handed",), Role.CHAIR), ("proposals:evaluation", (), Role.PROPOSAL_STAFF),
]  # fmt: skip
# What a person might write into a field of this name; anything else gets a sentence.
SENSIBLE = {
    "phone": "13900001111", "position": "3", "number": "7", "term": "9", "letter_code": "临教", "aliases": "教体局", "slug": "anxi", "password": "Qingshan-2027",
    "again": "Qingshan-2027", "day": "2026-02-27", "due_on": "2026-05-20", "until": "2026-06-10", "on": "2026-03-01", "since": "2026-03-01", "accepts_from": "2026-10-12",
    "opens_on": "2027-01-12", "closes_on": "2027-01-15", "deadline": "2027-01-13T16:00", "mail": "", "identity": "", "born_on": "1980-05", "name": "郑云舟",
    "ethnicity": "汉", "affiliation": "群众", "ends_on": "2027-01-01", "office": "", "short_name": "简称", "decision": "file", "category": "社会民生", "pick": [],
}  # fmt: skip
WORDS = "每月巡查一次，结果在社区公示栏写明。" * 8
# Pages on which a form must really be taken at the first press, lest the test presses twice on nothing.
REFUSED = {("handling:contact", ("part",)), ("handling:extension", ("part",)), ("proposals:withdraw", ("handed",)), ("proposals:write", ("draft",))}
MAIN = {
    "proposals:new", "proposals:enter", "proposals:write", "proposals:review", "proposals:hand_over", "proposals:take_back", "proposals:invite",
    "proposals:withdraw", "handling:contact", "handling:extension", "handling:return", "handling:remind", "handling:rate", "membership:seat",
    "membership:ask_change", "membership:stop_unit", "membership:add_organ", "membership:add_unit", "membership:appoint", "front:committees", "front:terms",
}  # fmt: skip
TAKEN = [page for page in PAGES if page[0] in MAIN and page[:2] not in REFUSED]
NOT_WORDS = {"password", "number", "date", "datetime-local", "month"}
SEALED = {"phone", "mail", "address", "identity", "code", "account", "slug", "grounds"}  # kept so that nobody can read them in a table, or no words
NASTY = "=cmd|'/C calc'!A0<script>alert(1)</script>'; drop table x;--{{7*7}}䶮𬭚🏗️👨‍👩‍👧"
# The design of a register cuts its labels to what a heading holds, and shows at once what is left.
CUT = {"registers:new", "registers:design"}


def named(page: tuple) -> str:
    return f"{page[0]}-{'.'.join(page[1])}-{page[2].value}"


def pages_of(city: City, page: tuple) -> list[Form]:
    """The forms somebody finds on a page."""
    name, things, role = page
    path = reverse(name, args=city.args(things))
    answer = client_of(city, role).get(path)
    text = read(answer)
    return list(forms_of(text, path)) if answer.status_code == 200 and answer["Content-Type"].startswith("text/html") else []


def sensible(city: City, form: Form) -> dict[str, list[str]]:
    """The form filled so that it might be taken."""
    given: dict[str, list[str]] = {}
    for one in form.fields:
        usual = SENSIBLE.get(one.name, WORDS if one.kind == "textarea" else "按会议决定")
        if one.kind in TYPED:
            given[one.name] = [one.value.strip() or str(usual)]
        elif one.kind == "select":
            options = [value for value in one.options if value]
            given[one.name] = [one.value or (usual if usual in options else (options or [""])[0])]
        elif one.kind in {"radio", "checkbox"} and one.name not in given:
            values = [other.value for other in form.fields if other.name == one.name]
            given[one.name] = [usual if usual in values else values[0]]
    if "lead" in form.names():
        given |= {"lead": [str(city.things["unit"])], "assist": [], "separate": []}
    return form.sent(**given)


@cache
def tables() -> list[type[Model]]:
    """Every table in which anything is kept for a committee, of whatever room, and those of people and committees themselves."""
    return [model for model in apps.get_models() if issubclass(model, TenantModel) or model in {Committee, User}]


def rows_of(city: City) -> dict[str, int]:
    """How many rows each table of a committee holds."""
    with within(city.world.committee), connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"select '{one._meta.label}', count(*) from \"{one._meta.db_table}\"" for one in tables()))
        return dict(cursor.fetchall())


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_pressed_twice_it_is_done_once(inside, page):
    taken = page not in TAKEN
    for form in pages_of(inside, page):
        sent = sensible(inside, form)
        with nothing_stays():
            first = client_of(inside, page[2]).post(form.action, sent)
            read(first)
            before = rows_of(inside)
            second = client_of(inside, page[2]).post(form.action, sent)
            read(second)
            more = {name: count for name, count in rows_of(inside).items() if count > before[name]}
        taken = taken or first.status_code in {200, 302}
        assert (first.status_code < 500, second.status_code < 500, more) == (True, True, {}), form.action
    assert taken, "the form was refused at the first press already, so nothing was tried"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_code_in_every_field_is_only_text_and_is_there_again_when_refused(inside, page):
    for form in pages_of(inside, page):
        typed = [one.name for one in form.fields if one.kind in TYPED - NOT_WORDS and one.name != "code"]
        sent = sensible(inside, form) | {name: [NASTY] for name in typed}
        with nothing_stays():
            client = client_of(inside, page[2])
            answer = client.post(form.action, sent)
            text = read(answer).decode(errors="replace")
            if answer.status_code == 302:
                text += read(client.get(answer.url)).decode(errors="replace")
        assert answer.status_code < 500, form.action
        assert "<script>alert" not in text, form.action
        if answer.status_code == 422 and 'class="sl-blank" role="alert"' not in text:  # a page of its own keeps what was typed on the device (40-autosave.js)
            lost = [name for name in typed if text.count("alert(1)") < len(typed)]
            assert lost == [], form.action


@pytest.mark.parametrize("page", [page for page in PAGES if page[0] not in CUT], ids=named)
def test_a_text_too_long_is_refused_and_never_cut_in_silence(inside, page):
    for form in pages_of(inside, page):
        for name in [one.name for one in form.fields if one.kind in TYPED - NOT_WORDS and one.name not in SEALED]:
            long = "长" * 3000 + "末尾"
            with nothing_stays():
                answer = client_of(inside, page[2]).post(form.action, sensible(inside, form) | {name: [long]})
                read(answer)
                kept = answer.status_code >= 400 or "末尾" in written(inside)
            assert kept, (form.action, name)


def written(city: City) -> str:
    """"末尾" where any row of any table holds it."""
    with within(city.world.committee), connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"select 1 from \"{one._meta.db_table}\" t where t::text like '%末尾%'" for one in tables()))  # no parameters: % is plain
        return "末尾" if cursor.fetchone() else ""
