import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.masks import (
    Kind,
    address,
    bank_card,
    find,
    hide,
    id_number,
    is_card_number,
    is_id_number,
    mail,
    phone,
)

ID = "110101199003070775"  # made up, with a right check digit


@pytest.mark.parametrize(("mask", "shown", "masked"), [
    (phone, "13912341234", "139****1234"),
    (phone, "+86 139-1234-1234", "139****1234"),
    (phone, "１３９１２３４１２３４", "139****1234"),
    (phone, "0576-81234567", "0576-****4567"),
    (phone, "（010）61234567", "010-****4567"),
    (phone, "81234567", "****4567"),
    (phone, "661234", "****"),
    (phone, "", "****"),
    (id_number, ID, "110***********0775"),
    (id_number, "110101 19900307 077X", "110***********077X"),
    (id_number, "110101", "****"),
    (bank_card, "6222 0202 0000 1234", "****1234"),
    (bank_card, "1234", "****"),
    (mail, "xulan@example.cn", "x****@example.cn"),
    (mail, "xulan", "****"),
    (address, "浙江省台州市椒江区海门街道解放路12号3单元402室", "浙江省台州市椒江区海门街道****"),
    (address, "椒江区解放路12号东区3幢", "椒江区****"),
    (address, "椒江区阳光小区3幢", "椒江区****"),
    (address, "内蒙古自治区巴彦淖尔市乌拉特中旗海流图镇3组", "内蒙古自治区巴彦淖尔市乌拉特中旗海流图镇****"),
    (address, "甘肃省临夏回族自治州东乡族自治县锁南镇1号", "甘肃省临夏回族自治州东乡族自治县锁南镇****"),
    (address, "解放路12号", "****"),
    (address, "", ""),
])
def test_one_thing_is_masked(mask, shown, masked):
    assert mask(shown) == masked


@pytest.mark.parametrize(("number", "right"), [
    (ID, True), (ID[:-1] + "6", False), ("110101199013070775", False), ("11010119900307077", False), ("", False),
    ("１" * 18, False),
])
def test_an_identity_number_is_known_by_its_birthday_and_check_digit(number, right):
    assert is_id_number(number) is right


@pytest.mark.parametrize(("number", "right"), [("4111111111111111", True), ("4111111111111112", False)])
def test_a_card_is_known_by_its_check_digit(number, right):
    assert is_card_number(number) is right


@pytest.mark.parametrize(("text", "kinds", "hidden"), [
    ("请打13912341234找我", [Kind.MOBILE], "请打139****1234找我"),
    ("手机:139 1234 1234。", [Kind.MOBILE], "手机:139****1234。"),
    ("+86-139-1234-1234", [Kind.MOBILE], "139****1234"),
    ("１３９１２３４１２３４", [Kind.MOBILE], "139****1234"),
    ("139-123-41234", [Kind.MOBILE], "139****1234"),
    ("13912341234、13812341234", [Kind.MOBILE] * 2, "139****1234、138****1234"),
    ("拨0576-81234567-8，或（0576）8123 4567", [Kind.LANDLINE] * 2, "拨0576-****4567，或0576-****4567"),
    ("电话号码：81234567", [Kind.LANDLINE], "电话号码：****4567"),
    ("01061234567", [Kind.LANDLINE], "010-****4567"),
    (f"身份证{ID}，", [Kind.ID_NUMBER], "身份证110***********0775，"),
    (f"身份证{ID[:6]} {ID[6:14]} {ID[14:]}，", [Kind.ID_NUMBER], "身份证110***********0775，"),
    ("11010119900307077x", [Kind.ID_NUMBER], "110***********077x"),
    ("卡号4111 1111 1111 1111", [Kind.BANK_CARD], "卡号****1111"),
    ("写信到xu.lan@mail.example.cn。", [Kind.MAIL], "写信到x****@mail.example.cn。"),
    ("13912341234@example.cn", [Kind.MAIL], "1****@example.cn"),
])
def test_numbers_in_a_text_are_found_and_masked(text, kinds, hidden):
    assert [found.kind for found in find(text)] == kinds
    assert hide(text) == hidden


@pytest.mark.parametrize("text", [
    "投资 13912341234567 元", "比例 0.13912341234", "第 81234567 号", "拨打12345热线或400-123-4567", "2025-03-05 09:30",
    "统一社会信用代码 913301007654321098", "商政发〔2025〕12号", "4111111111111112", "13912341234567890123", "@example", "",
    "面积 10023456789 平方米",
])
def test_other_numbers_are_left_alone(text):
    assert find(text) == []
    assert hide(text) == text


def test_what_is_found_can_be_pointed_at():
    text = "许岚，13912341234"
    assert [text[found.start:found.end] for found in find(text)] == ["13912341234"]


@given(st.text(st.sampled_from("0123456789 -+()（）@.aX电话：号１"), max_size=60))
def test_masking_again_changes_nothing(text):
    assert hide(hide(text)) == hide(text)


@pytest.mark.parametrize("text", ["1" * 50_000, "a" * 50_000, "a.b-" * 12_000, "0576-" * 10_000, "电话 " * 15_000, "1 3-" * 12_000])
def test_long_texts_are_masked_quickly(text):
    begun = time.process_time()
    hide(text)
    assert time.process_time() - begun < 2
