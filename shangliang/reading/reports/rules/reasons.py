"""Why a place in a text means none of our figures, in a sentence for the person who compiles the report."""

import re

from .measures import MONEY
from .places import Kind, Place
from .surroundings import Surroundings

KINDS = {
    Kind.ORDINAL: "这里是届次或序数，由会议本身的编号决定，不是统计数。",
    Kind.DATE: "这里是日期或时段，请按实际填写。",
    Kind.THRESHOLD: "这里说的是哪些算在内（界限），不是统计数。",
    Kind.NAME: "这里是名称的一部分，不是数字。",
}
_REASONS = (
    (re.compile("标准|经费从|提高到|补贴|工资|定额"), "这里是经费或补助标准，由文件规定，台账里没有这类记录。"),
    (re.compile("考核扣分|扣分|条款|办法[^，。]{0,6}共"), "这里是制度条文的数目，台账不记条文。"),
    (re.compile("全国(?!政协|两会|“)|全省(?!政协)|我国|历史上|古代|建党|建国|同类城市"), "这里说的是别处或过去的情况，不是本会做的事。"),
    (re.compile("周岁|高龄|年龄|岁"), "这里是年龄，台账不统计年龄。"),
    (re.compile("力争|计划|打算|拟|将要|争取|目标"), "这里是计划或目标，还没有发生；完成后才有记录。"),
)
PLANNED = "这一部分写的是打算，还没有发生；完成后才有记录。"
ELSEWHERE = "表格的这一列写的是别的年份、计划或增减，不是本期的数；请按实际填写。"
YEAR_BEFORE = "这里写的是上年的数，或比上年多了、少了几个，不是本期的数；请按实际填写。"
MONEY_GONE = "没有记这笔金额的台账。在“登记”里为它立一本，以后就能自动填。"
NOTHING = "没有哪本台账记着这里说的事。可以另选一个指标，或在“登记”里为它立一本。"


def reason(place: Place, around: Surroundings) -> str:
    """The reason in one sentence."""
    if place.kind in KINDS:
        return KINDS[place.kind]
    near = around.far + around.before + place.unit + around.after + around.earlier[-20:]
    for pattern, said in _REASONS:
        if pattern.search(near):
            return said
    if around.planned or around.ahead:
        return PLANNED
    return MONEY_GONE if place.unit in MONEY else NOTHING
