"""What boards say to the ledger: only how they were arranged. The numbers on them are figures, never facts."""

from shangliang.commons.ledger.declared import fact


@fact("boards.arranged", "安排全景")
class Arranged:
    board: str
    blocks: list[str]


@fact("boards.restored", "恢复默认的全景")
class Restored:
    board: str


@fact("boards.pass_made", "发大屏地址")
class PassMade:
    name: str
    until: str


@fact("boards.pass_ended", "停用大屏地址")
class PassEnded:
    name: str


@fact("boards.woken", "提醒委员参加履职")
class Woken:
    """A member of whom nothing was recorded for some months; asked, not done: the party is `asked`."""

    months: int
