"""Days, times and numbers as people say them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from shangliang.commons.ui import wording as w

TODAY = dt.date(2026, 6, 10)
NOON = dt.datetime(2026, 6, 10, 4, 0, tzinfo=dt.UTC)  # 12:00 in Shanghai


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (w.day(dt.date(2026, 6, 12), TODAY), "6 月 12 日"),
        (w.day(dt.date(2025, 12, 31), TODAY), "2025 年 12 月 31 日"),
        (w.day(dt.datetime(2026, 6, 11, 17, 0, tzinfo=dt.UTC), TODAY), "6 月 12 日"),
        (w.day(dt.date(1900, 1, 1), TODAY), "1900 年 1 月 1 日"),
        (w.day(None), ""),
        (w.longday(TODAY), "2026 年 6 月 10 日　星期三"),
        (w.time(NOON), "12:00"),
        (w.time(dt.time(9, 5)), "09:05"),
        (w.daytime(NOON, TODAY), "今天 12:00"),
        (w.daytime(NOON - dt.timedelta(days=1), TODAY), "昨天 12:00"),
        (w.daytime(NOON - dt.timedelta(days=2), TODAY), "6 月 8 日 12:00"),
        (w.nth("0032"), "第 0032 号"),
        (w.nth("平032"), "平032 号"),
        (w.nth("城建12号"), "城建12号"),
        (w.nth(""), ""),
        (w.iso(NOON), "2026-06-10T12:00:00+08:00"),
        (w.iso(None), ""),
    ],
)
def test_dates_are_said_in_shanghai_and_without_the_year_when_it_is_this_one(said, expected):
    assert said == expected


@pytest.mark.parametrize(("left", "due", "expected"), [(0, None, "今天"), (2, None, "还剩 2 天"), (-3, None, "超 3 天"), (None, None, ""), (9, None, "还剩 9 天")])
def test_days_left_are_words(left, due, expected):
    assert w.daysleft(left, due) == expected


def test_beyond_a_week_the_date_is_said_when_known():
    due = dt.datetime.now(ZoneInfo("Asia/Shanghai")).replace(month=7, day=6)
    assert w.daysleft(26, due) == "7 月 6 日前"
    assert w.daysleft(7, due) == "还剩 7 天"


@pytest.mark.parametrize(("left", "expected"), [(-1, "is-over"), (0, "is-soon"), (3, "is-soon"), (4, ""), (None, "")])
def test_the_tone_follows_the_days_left(left, expected):
    assert w.tone(left) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (1426, "1426"), (9999, "9999"), (10000, "1 万"), (21000, "2.1 万"), (130000000, "1.3 亿"), (None, "–"), (63.8, "63.8"), (-3, "-3")],
)
def test_numbers_take_wan_only_from_ten_thousand(value, expected):
    assert w.num(value) == expected


def test_shares_have_one_decimal_and_none_of_nothing():
    assert w.percent(171, 268) == "63.8%"
    assert w.percent(1, 0) == w.percent(None, 5) == "–"


@pytest.mark.parametrize(("n", "expected"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100"), (0, "0")])
def test_items_are_numbered_in_chinese(n, expected):
    assert w.zh_number(n) == expected


def test_plain_text_becomes_paragraphs_and_nothing_else():
    assert w.paragraphs("　　第一段\r\n\r\n<b>第二段</b> & 三") == "<p>第一段</p><p>&lt;b&gt;第二段&lt;/b&gt; &amp; 三</p>"
    assert w.paragraphs(None) == ""


@pytest.mark.parametrize(("phone", "expected"), [("13800002217", "138 **** 2217"), ("+86 138-0000-2217", "138 **** 2217"), ("8102217", "*****17"), ("", ""), (None, "")])
def test_phones_are_masked(phone, expected):
    assert w.mask_phone(phone) == expected
