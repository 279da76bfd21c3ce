"""存为视图: one's own sets of conditions beside the built-in ones."""

import pytest
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.work.proposals.models import SavedView

VIEWS, LIST = reverse("proposals:views"), reverse("proposals:list")


@pytest.fixture
def signed(client, world):
    def sign(role):
        client.force_login(world.posts[role].user)
        return client

    return sign


def keep(client, name="民生在办", query="view=handling&category=社会民生"):
    return client.post(f"{VIEWS}?{query}", {"name": name})


def test_conditions_kept_under_a_name_are_one_press_away(signed):
    staff = signed(Role.PROPOSAL_STAFF)
    assert "存为视图" not in staff.get(LIST).content.decode()
    assert "存为视图" in staff.get(f"{LIST}?category=社会民生").content.decode()
    there = keep(staff).url
    page = staff.get(there).content.decode()
    tab = page.split("民生在办", 1)[0].rsplit("<a ", 1)[1]
    assert "aria-current" in tab
    assert "存为视图</a>" not in page


def test_the_same_name_takes_the_new_conditions(signed):
    staff = signed(Role.PROPOSAL_STAFF)
    keep(staff), keep(staff, query="view=overdue")
    assert list(SavedView.objects.values_list("name", "query")) == [("民生在办", "view=overdue")]


@pytest.mark.parametrize(("name", "query", "why"), [("", "view=handling", "视图要有名字"), ("长" * 21, "view=handling", "20 个字以内"), ("空", "", "先在提案列表里筛选")])
def test_what_cannot_be_kept_is_refused_with_a_way_out(signed, name, query, why):
    answer = keep(signed(Role.PROPOSAL_STAFF), name, query)
    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_only_so_many_are_kept(signed):
    staff = signed(Role.PROPOSAL_STAFF)
    for number in range(12):
        keep(staff, f"视图{number}")
    assert "先删去" in keep(staff, "再一个").content.decode()
    assert SavedView.objects.count() == 12


def test_a_view_is_renamed_and_dropped_by_its_owner_alone(signed):
    keep(signed(Role.PROPOSAL_STAFF))
    view = SavedView.objects.get()
    rename, drop = reverse("proposals:rename_view", args=[view.pk]), reverse("proposals:drop_view", args=[view.pk])
    head = signed(Role.PROPOSAL_HEAD)
    assert ">民生在办" not in head.get(LIST).content.decode()
    assert [head.post(rename, {"name": "我的"}).status_code, head.post(drop).status_code] == [404, 404]
    staff = signed(Role.PROPOSAL_STAFF)
    staff.post(rename, {"name": "社会民生"})
    assert "社会民生" in staff.get(VIEWS).content.decode()
    staff.post(drop)
    assert not SavedView.objects.exists()


def test_a_name_already_taken_is_not_given_twice(signed):
    staff = signed(Role.PROPOSAL_STAFF)
    keep(staff), keep(staff, "超期", "view=overdue")
    answer = staff.post(reverse("proposals:rename_view", args=[SavedView.objects.get(name="超期").pk]), {"name": "民生在办"})
    assert "请换一个名字" in answer.content.decode()
