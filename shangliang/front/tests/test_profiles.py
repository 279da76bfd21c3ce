"""亮明身份: a member shows a page, citizens write, members and the office answer, and nobody reads what is not theirs."""

import re

import pytest
from django.db import connection
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.models import Fact
from shangliang.commons.ui.machines import Pace
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import year
from shangliang.front.open import door
from shangliang.work.profiles import actions, jobs
from shangliang.work.profiles.models import Missive, Profile
from shangliang.work.profiles.rules import Wanted
from tests import given

FORM = {"sort": "letter", "title": "路灯坏了三个月", "text": "城东新村北门的路灯坏了三个月，老人晚上不敢出门。", "name": "柳听雨", "contact": "0599-6000000"}


@pytest.fixture
def world(db, monkeypatch):
    monkeypatch.setattr(door, "writing", Pace(100))
    made = given.world()
    with within(made.committee):
        yield made


def showing(w, n=0, **wanted):
    member = w.members[n]
    known = {"room": "城东街道委员工作站", "times": "每月第二个星期三上午"} | wanted
    return actions.show(given.act(w.as_member(member), given.at("2026-03-02")), member, wanted=Wanted(**known))


def there(w, rest):
    return f"/open/{w.committee.slug}/{rest}"


def written(w, page, **more):
    """A letter handed in on 11 May, and its receipt."""
    with given.on("2026-05-11"):
        found = Client().post(there(w, f"members/{page.code}/write/"), FORM | more).content.decode()
    return re.search(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2}", found).group()


def test_only_what_a_member_agreed_to_is_shown_and_it_goes_when_taken_back(world):
    w, member = world, world.members[0]
    member.employer, member.affiliation = "市第一中学", "民进"
    member.save()
    with pytest.raises(NotAllowed):
        actions.show(w.act(Role.OFFICE_STAFF), member, wanted=Wanted())
    page = showing(w, party=True)
    shown = Client().get(there(w, f"members/{page.code}/")).content.decode()
    assert [word in shown for word in ("许岚", "教育界", "城东街道委员工作站", "市第一中学", "民进")] == [True, True, True, False, False]
    SettingValue.objects.create(committee=w.committee, key="profiles.party", value=True)
    with within(w.committee):
        again = showing(w, party=True, employer=True)
        assert again.code == page.code
        assert [word in Client().get(there(w, f"members/{page.code}/")).content.decode() for word in ("市第一中学", "民进")] == [True, True]
        with pytest.raises(Invalid, match="缘由"):
            actions.hide(w.act(Role.OFFICE_STAFF), again)
        actions.hide(given.act(w.as_member(member)), again)
        assert Client().get(there(w, f"members/{page.code}/")).status_code == 404
        assert "许岚" not in Client().get(there(w, "members/")).content.decode()
        again.refresh_from_db()
        assert (again.room, again.party) == ("", False)


def test_a_letter_is_read_by_its_member_alone_and_answered_by_receipt(world):
    w, page = world, showing(world)
    receipt = written(w, page)
    one = Missive.objects.get()
    assert one.due_on.isoformat() == "2026-06-01"  # fifteen working days
    clients = {role: Client() for role in (Role.MEMBER, Role.OFFICE_STAFF)}
    for role, client in clients.items():
        client.force_login(w.posts[role].user)
    with given.on("2026-05-12"):
        own, office = (client.get(f"/letters/{one.pk}/").content.decode() for client in clients.values())
        assert ("路灯坏了三个月" in own, "0599-6000000" in own) == (True, True)
        assert ("路灯" in office, "柳听雨" in office, "由委员本人拆阅" in office) == (False, False, True)
        assert clients[Role.OFFICE_STAFF].post(f"/letters/{one.pk}/answer/", {"answer": "已经转告供电所。"}).status_code == 403
        assert clients[Role.MEMBER].post(f"/letters/{one.pk}/answer/", {"answer": ""}).status_code == 422
        assert clients[Role.MEMBER].post(f"/letters/{one.pk}/answer/", {"answer": "已同街道一起看过，下周换灯。"}).status_code == 302
    told = Client().post(there(w, "letters/"), {"receipt": receipt.lower().replace("-", " ")}).content.decode()
    assert ("下周换灯" in told, "许岚委员" in told, "柳听雨" in told) == (True, True, False)
    assert Client().post(there(w, "letters/"), {"receipt": "AAAA-AAAA-AAAA"}).status_code == 404
    found = measure(["profiles.shown", "profiles.received", "profiles.answered", "profiles.in_time_rate"], year(2026))
    assert [value.number for value in found.values()] == [1, 1, 1, 100]


def test_a_report_of_conduct_goes_to_the_office_and_the_member_never_hears_of_it(world):
    w, page = world, showing(world)
    receipt = written(w, page, sort="conduct", title="委员三次没有到接待室", text="牌子上写着星期三接待，三次去都没有人。")
    one = Missive.objects.get()
    fact = Fact.objects.get(kind="profiles.received")
    assert (one.holder_id, fact.parties.count()) == (None, 0)
    member, office = Client(), Client()
    member.force_login(w.posts[Role.MEMBER].user)
    office.force_login(w.posts[Role.OFFICE_STAFF].user)
    with given.on("2026-05-12"):
        assert member.get(f"/letters/{one.pk}/").status_code == 404
        assert "三次" not in member.get("/letters/mine/").content.decode()
        assert "三次去都没有人" in office.get(f"/letters/{one.pk}/").content.decode()
    with pytest.raises(NotAllowed):
        actions.answer(given.act(w.as_member(w.members[0])), one, text="我那天在开会。")
    with pytest.raises(NotNow, match="只由办公室办理"):
        actions.hand_on(w.act(Role.OFFICE_STAFF), one, to=w.members[1], reason="请核实")
    actions.answer(w.act(Role.OFFICE_STAFF, given.at("2026-05-20")), one, text="已核实，接待时间改到星期四。")
    assert "星期四" in Client().post(there(w, "letters/"), {"receipt": receipt}).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("select m::text from profiles_missive m")
        kept = cursor.fetchone()[0]
    facts = repr(list(Fact.objects.filter(kind__startswith="profiles.").values_list("data", "subject_label", "actor_label")))
    for secret in ("柳听雨", "0599-6000000", "三次", receipt.replace("-", "")):
        assert (secret in kept, secret in facts) == (False, False)


def test_an_unanswered_letter_is_reminded_of_once_per_mark_and_can_be_handed_on(world):
    w, page = world, showing(world)
    written(w, page)
    one = Missive.objects.get()
    sent = [jobs.remind_all(given.at(day)) for day in ("2026-05-28", "2026-05-29", "2026-05-30", "2026-06-02", "2026-06-03")]
    assert sent == [0, 1, 0, 1, 0]
    assert [fact.data["late"] for fact in Fact.objects.filter(kind="profiles.reminded").order_by("pk")] == [False, True]
    with pytest.raises(Invalid, match="缘由"):
        actions.hand_on(w.act(Role.OFFICE_STAFF), one, to=w.members[1], reason=" ")
    handed = actions.hand_on(w.act(Role.OFFICE_STAFF, given.at("2026-06-03")), one, to=w.members[1], reason="许岚委员外出学习")
    assert jobs.remind_all(given.at("2026-06-04")) == 1  # whoever has it now hears of it
    with pytest.raises(NotAllowed):
        actions.answer(given.act(w.as_member(w.members[0])), handed, text="我回来了，我来答。")
    actions.hand_on(w.act(Role.OFFICE_STAFF, given.at("2026-06-05")), handed, to=None, reason="办公室统一答复")
    done = actions.answer(w.act(Role.OFFICE_STAFF, given.at("2026-06-05")), handed, text="已请供电所更换。")
    assert (done.answered_by, Fact.objects.get(kind="profiles.answered").data) == ("办公室", {"sort": "letter", "on_time": False, "by_office": True})


def test_a_form_needs_its_token_says_what_is_missing_and_is_not_taken_too_often(world, monkeypatch):
    page = showing(world)
    address = there(world, f"members/{page.code}/write/")
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, FORM).status_code == 403
    refused = Client().post(address, FORM | {"text": "坏了", "sort": "boss"})
    assert refused.status_code == 422
    assert "柳听雨" in refused.content.decode()
    SettingValue.objects.create(committee=world.committee, key="profiles.a_day", value=1)
    assert [Client().post(address, FORM).status_code for _ in range(2)] == [200, 409]
    monkeypatch.setattr(door, "writing", Pace(1))
    Client().post(address, FORM)
    assert Client().post(address, FORM).status_code == 429
    assert Missive.objects.count() == 1


def test_the_door_sign_carries_the_code_of_the_page_and_closed_portals_show_nobody(world):
    page, client = showing(world), Client()
    client.force_login(world.posts[Role.MEMBER].user)
    with given.on("2026-05-12"):
        sign = client.get("/letters/mine/card/").content.decode()
    assert (page.code in sign, "<path d=" in sign, "城东街道委员工作站" in sign) == (True, True, True)
    SettingValue.objects.create(committee=world.committee, key="profiles.on", value=False)
    with within(world.committee):
        assert Client().get(there(world, f"members/{page.code}/")).status_code == 404
        with pytest.raises(NotNow, match="没有开通"):
            showing(world, 1)
    assert Profile.objects.count() == 1
