from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import as_bool, as_date, as_int, as_name, as_phone, as_text

BLANKS = [None, "", " ", "-", "——", "/", "　", "暂无"]


@pytest.mark.parametrize("parser", [as_date, as_phone, as_bool, as_int, as_name])
@pytest.mark.parametrize("value", BLANKS)
def test_what_means_nothing_is_none(parser, value):
    assert parser(value) is None


@pytest.mark.parametrize(("value", "day"), [
    (date(2021, 3, 5), "2021-03-05"),
    (datetime(2021, 3, 5, 9, 30), "2021-03-05"),
    ("2021年3月5日", "2021-03-05"),
    ("2021年03月05日 星期五", "2021-03-05"),
    ("2021-3-5", "2021-03-05"),
    ("2021/3/5 9:30:00", "2021-03-05"),
    ("2021-03-05T09:30:00Z", "2021-03-05"),
    ("2021.3.5", "2021-03-05"),
    ("２０２１．３．５", "2021-03-05"),
    ("2021 3 5", "2021-03-05"),
    ("2021年3月5号", "2021-03-05"),
    ("20210305", "2021-03-05"),
    (20210305, "2021-03-05"),
    ("2021.3", "2021-03-01"),
    (2021.3, "2021-03-01"),
    (2021.01, "2021-01-01"),
    ("2021.10", "2021-10-01"),
    ("2021.1", "2021-01-01"),
    ("2021年3月", "2021-03-01"),
    ("1975年8月生", "1975-08-01"),
    ("202103", "2021-03-01"),
    (44260, "2021-03-05"),
    (44260.5, "2021-03-05"),
    ("44260", "2021-03-05"),
    ("二〇二一年三月五日", "2021-03-05"),
    ("二○二一年十二月三十一日", "2021-12-31"),
    ("二〇二一年十月二十日", "2021-10-20"),
    ("1900.1.1", "1900-01-01"),
    ("2100-12-31", "2100-12-31"),
])
def test_dates_are_taken_as_offices_write_them(value, day):
    assert as_date(value) == date.fromisoformat(day)


@pytest.mark.parametrize(("value", "said"), [
    (2021.1, "可能是 1 月，也可能是 10 月"),
    ("2021-02-30", "没有“2021-02-30”这一天"),
    ("2021.13", "没有“2021.13”这一天"),
    ("1899-12-31", "1900 年到 2100 年之间"),
    (date(1899, 12, 31), "1900 年到 2100 年之间"),
    ("2101-01-01", "1900 年到 2100 年之间"),
    ("2021", "看不懂日期“2021”"),
    (2021, "看不懂日期"),
    (5, "看不懂日期"),
    ("85.3", "看不懂日期"),
    ("3/5/2021", "看不懂日期"),
    ("去年三月", "看不懂日期"),
    (time(9, 30), "看不懂日期“09:30”"),
    (True, "看不懂日期"),
    (float("inf"), "看不懂日期"),
])
def test_dates_that_cannot_be_told_are_refused(value, said):
    with pytest.raises(Invalid, match=said):
        as_date(value)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_taken_in_every_spelling(day):
    spellings = [f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}"]
    assert {as_date(spelling) for spelling in spellings} == {day}


@given(st.dates(date(1927, 5, 18), date(2100, 12, 31)))
def test_every_day_number_is_taken(day):
    assert as_date((day - date(1899, 12, 30)) // timedelta(days=1)) == day


@pytest.mark.parametrize(("value", "phone"), [
    (13912341234, "13912341234"),
    (1.3912341234e10, "13912341234"),
    ("1.3912341234E10", "13912341234"),
    ("1.391234123E+10", "13912341230"),
    ("１３９１２３４１２３４", "13912341234"),
    ("139 1234 1234", "13912341234"),
    ("139-1234-1234", "13912341234"),
    ("+86 13912341234", "13912341234"),
    ("86-139-1234-1234", "13912341234"),
    ("008613912341234", "13912341234"),
    ("0576-81234567", "0576-81234567"),
    ("（0576）8123 4567", "0576-81234567"),
    ("057681234567", "0576-81234567"),
    ("01061234567", "010-61234567"),
    ("+86 576 8123 4567", None),
    ("0576-81234567-8", "0576-81234567-8"),
    ("81234567转801", "81234567-801"),
    ("81234567", "81234567"),
    ("400-123-4567", "400-123-4567"),
    ("12345", "12345"),
])
def test_phones_are_taken_in_one_spelling(value, phone):
    if phone is None:
        with pytest.raises(Invalid, match="不像电话号码"):
            as_phone(value)
    else:
        assert as_phone(value) == phone


@pytest.mark.parametrize(("value", "said"), [
    ("1391234123", "不像电话号码"),
    ("139123412345", "不像电话号码"),
    ("12912341234", "不像电话号码"),
    ("许岚", "不像电话号码"),
    ("1.39E+10", "后几位已经丢了"),
    ("1.39123E+10", "后几位已经丢了"),
    ("13912341234/13812341234", "不止一个号码"),
    ("13912341234、81234567", "不止一个号码"),
])
def test_what_is_no_single_phone_is_refused(value, said):
    with pytest.raises(Invalid, match=said):
        as_phone(value)


@pytest.mark.parametrize(("value", "name"), [
    ("王　伟", "王伟"),
    ("王 伟", "王伟"),
    ("欧 阳 修 文", "欧阳修文"),
    ("阿里木·买买提", "阿里木·买买提"),
    ("阿里木.买买提", "阿里木·买买提"),
    ("阿里木 • 买买提", "阿里木·买买提"),
    ("阿里木．买买提", "阿里木·买买提"),
    ("张红（女，回族）", "张红"),
    ("张红(女)", "张红"),
    ("张红（农业局）", "张红（农业局）"),
    ("John  Smith", "John Smith"),
    ("𠮷㐂", "𠮷㐂"),
])
def test_names_are_taken_without_the_gaps_of_offices(value, name):
    assert as_name(value) == name


@pytest.mark.parametrize(("value", "said"), [
    (12, "不像人名"), ("许岚2", "不像人名"), ("长" * 51, "不像人名"), ("王\ue123", "自造的字"),
])
def test_what_is_no_name_is_refused(value, said):
    with pytest.raises(Invalid, match=said):
        as_name(value)


@pytest.mark.parametrize(("value", "meant"), [
    ("是", True), ("√", True), ("有", True), (True, True), (1, True), ("Ｙ", True), ("✔", True), ("Yes", True),
    ("否", False), ("×", False), ("无", False), (False, False), (0, False), ("没有", False), ("n", False),
])
def test_yes_and_no_are_taken(value, meant):
    assert as_bool(value) is meant


@pytest.mark.parametrize(("value", "number"), [
    (12, 12), (12.0, 12), ("12", 12), ("１２", 12), ("1,200", 1200), ("-3", -3), (0, 0),
])
def test_whole_numbers_are_taken(value, number):
    assert as_int(value) == number


@pytest.mark.parametrize(("parser", "value", "said"), [
    (as_bool, "也许", "看不出"), (as_bool, 2, "看不出"),
    (as_int, "十二", "不是整数"), (as_int, 1.5, "不是整数"), (as_int, True, "不是整数"), (as_int, "12人", "不是整数"),
    (as_int, "nan", "不是整数"), (as_int, float("inf"), "不是整数"),
    (as_text, 330102199001011234, "第 15 位以后已经丢了"), (as_text, 3.3e17, "第 15 位以后已经丢了"),
])
def test_what_cannot_be_taken_is_refused(parser, value, said):
    with pytest.raises(Invalid, match=said):
        parser(value)


@pytest.mark.parametrize(("value", "text"), [(" 甲\u200b ", "甲"), (12, "12"), (None, None), ("无", "无"), ("330102199001011234", "330102199001011234")])
def test_text_is_taken_as_it_is(value, text):
    assert as_text(value) == text
