"""Registers to try things on: one that counts at once, one that is confirmed, one that members file for themselves, one that lasts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.figures.declared import What
from shangliang.commons.figures.measuring import measure
from shangliang.commons.figures.statements import Moment
from shangliang.foundation.periods import Period
from shangliang.practices.registers import actions
from shangliang.practices.registers.kinds import Counting, Declared, Field, FieldKind
from tests import given

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
NOW = given.at("2026-06-01")
GIFTS = Declared(
    "try_gifts", "试验捐赠", "试验", "一笔一条。",
    (
        Field("donor", "捐赠人", required=True),
        Field("kind", "类型", FieldKind.CHOICE, ("捐款", "捐物"), required=True),
        Field("amount", "金额", FieldKind.MONEY, low=Decimal(0)),
        Field("people", "受益", FieldKind.INTEGER, unit="人", low=Decimal(0), high=Decimal(100000)),
        Field("by", "捐赠委员", FieldKind.MEMBERS, role="donor"),
        Field("hosts", "组织机构", FieldKind.ORGANS, role="host"),
        Field("to", "接收单位", FieldKind.UNITS),
        Field("for_what", "用途", FieldKind.CHOICES, ("助学", "助医", "其他")),
        Field("public", "已公开", FieldKind.YES),
        Field("paid_on", "到账", FieldKind.DAY),
        Field("note", "备注", FieldKind.LONG),
    ),
    "{donor}{kind}{amount}万元",
    (
        Counting("all", "捐赠", "笔"),
        Counting("sum", "捐赠金额", "万元", What.SUM, "amount"),
        Counting("big", "大额捐赠", "笔", least=(("amount", Decimal(10)),)),
        Counting("cash", "捐款", "笔", when=(("kind", ("捐款",)),)),
        Counting("members", "捐赠委员", "人", What.PEOPLE, roles=("donor",)),
        Counting("times", "捐赠委员人次", "人次", What.ATTENDANCES, roles=("donor",)),
        Counting("hosts", "组织机构", "个", What.ORGANS),
        Counting("school", "助学", "笔", when=(("for_what", ("助学",)),)),
        Counting("open", "已公开", "笔", when=(("public", ("true",)),)),
    ),
    recorders=frozenset({Role.OFFICE_STAFF}),
)  # fmt: skip
CHECKED = Declared(
    "try_checked", "试验宣传", "试验", "", (Field("title", "标题", required=True), Field("at", "刊播", FieldKind.CHOICE, ("市级", "省级"))), "{title}",
    (Counting("all", "宣传报道", "篇"),), recorders=frozenset({Role.OFFICE_STAFF, Role.PROPOSAL_STAFF}), confirmers=frozenset({Role.PROPOSAL_HEAD}),
)  # fmt: skip
OWN = Declared(
    "try_own", "试验荣誉", "试验", "", (Field("name", "荣誉", required=True), Field("who", "获得人", FieldKind.MEMBERS, role="winner")), "{name}",
    (Counting("all", "荣誉", "项"), Counting("people", "获奖委员", "人", What.PEOPLE)), recorders=frozenset({Role.OFFICE_STAFF}), self_filed=True,
)  # fmt: skip
ROOMS = Declared(
    "try_rooms", "试验议事厅", "试验", "", (Field("name", "名称", required=True),), "{name}",
    (Counting("now", "议事厅", "个", lasting=True),), recorders=frozenset({Role.OFFICE_STAFF}), lasting=True,
)  # fmt: skip
ALL = (GIFTS, CHECKED, OWN, ROOMS)


@dataclass
class Registers:
    """A small committee with the registers above."""

    world: given.World

    def enter(self, role: Role = Role.OFFICE_STAFF, day: date = date(2026, 3, 5), register: Declared = GIFTS, when: Any = None, **values: Any) -> Any:
        """One entry; what is not said is filled in somehow."""
        usual = {"try_gifts": {"donor": "某企业", "kind": "捐款"}, "try_checked": {"title": "某报道"}, "try_own": {"name": "某荣誉"}, "try_rooms": {"name": "某厅"}}
        act = self.world.act(role, when or NOW)
        return actions.enter(act, None, register=register.code, day=day, values=usual[register.code] | values)

    def figure(self, code: str, period: Period[date] = YEAR, at: Any = None) -> Decimal | None:
        """The value of a figure."""
        return measure([code], period, moment=Moment(at=at))[code].number
