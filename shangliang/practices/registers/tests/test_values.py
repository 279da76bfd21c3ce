"""What people write into a field is read as they mean it, or refused with a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from shangliang.foundation.errors import Invalid
from shangliang.practices.registers.kinds import Field, FieldKind
from shangliang.practices.registers.rules import from_data, lost, read_value, title_of, to_data
from shangliang.practices.registers.rules.declaring import faults
from shangliang.practices.registers.tests.making import ALL, GIFTS


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        (FieldKind.MONEY, "１，２３４．５", 1234.5), (FieldKind.MONEY, "3000元", 0.3), (FieldKind.MONEY, "1.2亿元", 12000), (FieldKind.MONEY, "５万", 5),
        (FieldKind.MONEY, 0, 0), (FieldKind.MONEY, "", None), (FieldKind.INTEGER, "1,200", 1200), (FieldKind.INTEGER, 12.0, 12), (FieldKind.INTEGER, "３２人", 32),
        (FieldKind.DECIMAL, Decimal("0.1"), 0.1), (FieldKind.DAY, "二〇二六年三月五日", "2026-03-05"), (FieldKind.DAY, date(2026, 3, 5), "2026-03-05"),
        (FieldKind.YES, "√", True), (FieldKind.YES, "无", False), (FieldKind.YES, False, False), (FieldKind.TEXT, "  甲\n乙 ", "甲 乙"), (FieldKind.TEXT, "甲\x00乙", "甲乙"),
        (FieldKind.LONG, "一\n二", "一\n二"), (FieldKind.CHOICE, "市 级", None), (FieldKind.CHOICES, "市级；省级", ["市级", "省级"]), (FieldKind.CHOICES, [], None),
    ],
)  # fmt: skip
def test_values_are_read_as_they_are_meant(kind, raw, kept):
    field = Field("x", "试", kind, ("市级", "省级"), unit="人" if kind is FieldKind.INTEGER else "")
    if kept is None and raw:
        with pytest.raises(Invalid, match="没有“市 级”这一项"):
            read_value(field, raw)
    else:
        assert read_value(field, raw) == kept
        assert type(read_value(field, raw)) is type(kept)


def test_an_option_that_is_no_longer_offered_stays_where_it_stood():
    field = Field("x", "试", FieldKind.CHOICE, ("新",))
    assert read_value(field, "旧", ["旧"]) == "旧"
    with pytest.raises(Invalid):
        read_value(field, "旧")


@pytest.mark.parametrize("register", ALL, ids=lambda one: one.code)
def test_a_declaration_travels_as_json_without_losing_anything(register):
    assert from_data(to_data(register)) == register
    assert faults(register) == []


def data(**changes):
    return to_data(GIFTS) | changes


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "捐赠"}, "代号只能用"), ({"code": "mine"}, "代号只能用"), ({"label": ""}, "还没有写名称"), ({"fields": []}, "至少要有一项"), ({"recorders": []}, "由谁登记"),
        ({"title": "{nobody}"}, "不是这里的一项"), ({"fields": [{"code": "a", "label": "甲", "kind": "choice"}]}, "还没有选项"),
        ({"fields": [one for one in to_data(GIFTS)["fields"] if one["code"] != "amount"]}, "指标“捐赠金额”要用的一项已经没有了，请先改或去掉这个指标"),
        ({"fields": to_data(GIFTS)["fields"] * 2}, "都叫“捐赠人”"),
        ({"figures": [{"code": "a", "label": "甲", "unit": "人", "what": "sum", "field": "donor"}]}, "它不是数"),
        ({"figures": [{"code": "a", "label": "甲", "unit": "人", "roles": ["nobody"], "what": "people"}]}, "没有一项是填它的"),
        ({"figures": [{"code": "a", "label": "甲", "unit": "", "what": "facts"}]}, "还没有单位"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_declaration_is_said(changes, said):
    with pytest.raises(Invalid, match=said):
        from_data(data(**changes))


@pytest.mark.parametrize("junk", [None, [], "x", 3, {}, {"fields": 3}, data(fields=[3]), data(figures=[{"when": 1}]), data(recorders=["king"]), data(label=3)])
def test_junk_is_no_declaration(junk):
    with pytest.raises(Invalid):
        from_data(junk)


def test_a_kind_may_widen_but_not_lose_what_was_entered():
    def changed(code, kind):
        fields = [one | ({"kind": kind, "options": ["甲"]} if one["code"] == code else {}) for one in to_data(GIFTS)["fields"]]
        return lost(GIFTS, from_data(data(fields=fields, figures=[])), {"people", "donor", "kind"})

    assert changed("people", "decimal") == changed("donor", "long") == changed("kind", "text") == []
    assert changed("people", "text") == ["“受益”里已经填了整数，不能改成文字，可以另加一项"]
    assert changed("for_what", "yes") == []  # nothing was ever entered there


def test_titles_leave_no_empty_brackets():
    register = from_data(data(title="{donor}（{kind}）"))
    assert title_of(register, {"donor": "某企业"}, date(2026, 3, 5)) == "某企业"
    assert title_of(register, {}, date(2026, 3, 5)) == "试验捐赠 2026-03-05"
    many = [{"id": n, "name": f"委员{n}"} for n in range(5)]
    assert title_of(from_data(data(title="{by}")), {"by": many}, date(2026, 3, 5)) == "委员0、委员1、委员2等 5 人"


@pytest.mark.parametrize("kind", [FieldKind.INTEGER, FieldKind.MONEY])
def test_counts_and_money_are_not_below_nothing_unless_the_register_says_so(kind):
    with pytest.raises(Invalid, match="不能是负数"):
        read_value(Field("x", "试", kind), "-3")
    assert read_value(Field("x", "试", kind, low=Decimal(-5)), "-3") == -3
    assert read_value(Field("x", "试", FieldKind.DECIMAL), "-1.5") == -1.5
