"""What stands on the boards of a committee that has arranged nothing, and how widely members take part: both speak of many rooms.

A member is active (W09) who did anything that the ledger credits to them. What was done to a member (an absence, an honour, a
visit received) does not make them active.
"""

from shangliang.commons.figures.declared import Count, Figure, Ratio, What, Words, declare
from shangliang.reading.boards.kinds import ACTIVE, ACTIVE_RATE, Block, Shape, Which
from shangliang.reading.boards.shipped import offer

GROUP = "委员队伍"
DEEDS = ("proposals.submitted", "proposals.cosign_answered", "registers.recorded", "coursework.handed_in")
ROLES = (
    "first", "joint", "attendee", "author", "donor", "exhibitor", "expert", "helper", "host",
    "investor", "leader", "member", "speaker", "server", "voice", "contributor",
)  # fmt: skip

FIGURES: tuple[Figure, ...] = (
    Figure(ACTIVE, "有履职记录的委员", "人", Count(DEEDS, What.PEOPLE, roles=ROLES), GROUP, "本期提过提案、参加过活动、报过材料的委员，一人算一次", Words(("委员", "履职委员"), ("参与履职", "参加履职"), ("名", "位"))),
    Figure(ACTIVE_RATE, "委员参与面", "%", Ratio(ACTIVE, "membership.in_office"), GROUP, "有履职记录的委员 ÷ 在任委员", Words(("参与面", "委员参与面"), near=("委员",))),
)  # fmt: skip


def _number(code: str, title: str = "") -> Block:
    return Block((code,), title=title)


def _lines(title: str, by: str, *codes: str, most: int = 10, shape: str = Shape.BAR, least_first: bool = False) -> Block:
    return Block(codes, by, shape, title, most, least_first)


BOARDS: dict[str, tuple[Block, ...]] = {
    Which.LEADERS: (
        _number("proposals.filed_net"), _number("proposals.reply_rate"), _number("proposals.satisfaction"), _number("boards.active_rate"),
        _number("opinions.received"), _number("consultations.all"), _number("supervision_visits.all"), _number("room_sessions.all"),
        _lines("提案从收到到办结", "month", "proposals.received", "proposals.filed_net", "proposals.answered", "proposals.closed", shape=Shape.LINE),
        _lines("各界别提出的提案", "sector", "proposals.received", most=12),
        _lines("提案说的是什么", "proposals.category", "proposals.received"),
        _lines("承办单位答复", "unit", "proposals.handling.replies"),
        _lines("按期答复率最低的单位", "unit", "proposals.handling.on_time_rate", most=8, least_first=True),
        _lines("每月有履职记录的委员", "month", "boards.active"),
        _lines("参与面最低的界别", "sector", "boards.active_rate", most=8, least_first=True),
        _lines("调研视察和监督", "month", "fieldwork.all", "supervision_visits.all", shape=Shape.LINE),
        _lines("党派团体提出的集体提案", "party", "proposals.received_collective"),
        _lines("社情民意信息", "month", "opinions.received"),
    ),
    Which.SCREEN: (
        _number("proposals.filed_net"), _number("opinions.received"), _number("consultations.all"), _number("boards.active"),
        _lines("提案从立案到办结", "month", "proposals.filed_net", "proposals.answered", "proposals.closed", shape=Shape.LINE),
        _lines("各界别提出的提案", "sector", "proposals.received", most=12),
        _lines("提案说的是什么", "proposals.category", "proposals.received", most=8),
        _lines("每月有履职记录的委员", "month", "boards.active"),
        _lines("承办单位答复", "unit", "proposals.handling.replies", most=8),
        _lines("协商和调研", "month", "consultations.all", "fieldwork.all"),
    ),
}  # fmt: skip

declare(*FIGURES)
for _which, _blocks in BOARDS.items():
    offer(_which, _blocks)
