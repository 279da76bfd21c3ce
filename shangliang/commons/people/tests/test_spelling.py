"""Finding names by pinyin."""

import pytest

from shangliang.commons.people.spelling import account_of, keys


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("许岚", "xl xulan"), ("曾国安", "zga zengguoan"), ("单于飞", "cyf chanyufei"), ("欧阳 晓", "oyx ouyangxiao"),
        ("阿里木·买买提", "almmmt alimumaimaiti"), ("吕梁", "ll lvliang"), ("Anna", "anna anna"),
    ],
)
def test_a_name_is_spelled_as_people_type_it(name, spelling):
    assert keys(name)["spelling"] == spelling


def test_members_stand_in_the_order_of_their_surnames_readings():
    assert sorted(["周敏", "曾实", "安宁", "单良"], key=lambda name: keys(name)["sort_key"]) == ["安宁", "单良", "曾实", "周敏"]


def test_surnames_that_sound_alike_stay_apart():
    assert sorted(["张伟", "章安", "张安", "章伟"], key=lambda name: keys(name)["sort_key"]) in (["张安", "张伟", "章安", "章伟"], ["章安", "章伟", "张安", "张伟"])


@pytest.mark.parametrize(("name", "account"), [("许岚", "xulan"), ("😀", "u"), ("", "u")])
def test_an_account_is_made_of_any_name(name, account):
    assert account_of(name) == account


@pytest.mark.parametrize("name", ["龘" * 40, "𬭚䶮", "a" * 200])
def test_keys_fit_their_columns_whatever_the_name(name):
    made = keys(name)
    assert len(made["sort_key"]) <= 120
    assert len(made["spelling"]) <= 160
