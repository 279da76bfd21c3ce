"""What homework says to the ledger. Parties: the member as `asked` where something was only asked of
them or sent back; as `author` of what is done, so that it scores; as `speaker` where it was presented.

`coursework.done` is told on the day it was done, whether a reviewer accepted it or the ledger had enough of the member's deeds.
"""

from shangliang.commons.ledger.declared import fact


@fact("coursework.set", "布置委员作业")
class Set:
    title: str
    year: int
    way: str
    target: str
    members: int
    due_on: str


@fact("coursework.given", "收到委员作业")
class Given:
    title: str
    due_on: str


@fact("coursework.handed_in", "交委员作业")
class HandedIn:
    late: bool


@fact("coursework.returned", "退回委员作业")
class Returned:
    reason: str


@fact("coursework.done", "完成委员作业")
class Done:
    title: str
    way: str
    late: bool

    @property
    def sort(self) -> str:
        return self.way


@fact("coursework.undone", "作业不再算完成")
class Undone:
    reason: str


@fact("coursework.excused", "免做委员作业")
class Excused:
    reason: str


@fact("coursework.restored", "恢复委员作业")
class Restored:
    reason: str


@fact("coursework.presented", "作业交流、述职")
class Presented:
    on: str
    meeting: str


@fact("coursework.reminded", "提醒交作业")
class Reminded:
    title: str
    due_on: str
    days_left: int
    by_hand: bool


@fact("coursework.due_moved", "调整作业期限")
class DueMoved:
    before: str
    after: str
    reason: str


@fact("coursework.cancelled", "撤销委员作业")
class Cancelled:
    reason: str
