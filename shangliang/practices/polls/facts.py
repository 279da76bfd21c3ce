"""What polls say to the ledger: that somebody took part, never what they said. Parties: voters (role voter), units rated (assessed).

About a form: form_changed. About a poll: opened, invited, cast, recast, reminded, closed, cancelled. About a target: counted.
"""

from shangliang.commons.ledger.declared import fact


@fact("polls.form_changed", "修改测评表")
class FormChanged:
    name: str
    version: int
    fields: list[str]
    anonymous: bool


@fact("polls.opened", "开始测评")
class Opened:
    title: str
    count: int
    deadline: str
    anonymous: bool


@fact("polls.invited", "请人测评")
class Invited:
    count: int


@fact("polls.cast", "交卷")
class Cast:
    count: int


@fact("polls.recast", "改答卷")
class Recast:
    count: int


@fact("polls.reminded", "提醒未交的")
class Reminded:
    count: int


@fact("polls.closed", "测评截止，计票")
class Closed:
    invited: int
    cast: int
    by_hand: bool


@fact("polls.counted", "测评结果")
class Counted:
    kind_of: str
    title: str
    invited: int
    cast: int
    score: float | None
    grade: str

    @property
    def sort(self) -> str:
        return self.kind_of


@fact("polls.cancelled", "取消测评")
class Cancelled:
    reason: str
