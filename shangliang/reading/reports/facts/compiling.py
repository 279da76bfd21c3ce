"""What reports say to the ledger: begun, compiled, decided place by place, changed, remarked on, issued."""

from shangliang.commons.ledger.declared import fact


@fact("reports.started", "开始编一份总结")
class Started:
    title: str
    period: str
    places: int
    known: int
    source: str = ""


@fact("reports.decided", "定下总结里的一个数")
class Decided:
    what: str
    figure: str
    state: str


@fact("reports.confirmed", "确认总结里的一批数")
class Confirmed:
    count: int


@fact("reports.refreshed", "重新取数")
class Refreshed:
    changed: int
    count: int


@fact("reports.revised", "改总结的文字")
class Revised:
    version: int
    note: str = ""


@fact("reports.remarked", "给总结提意见")
class Remarked:
    text: str


@fact("reports.issued", "总结定稿")
class Issued:
    version: int
    count: int


@fact("reports.reopened", "定稿后另起一稿")
class Reopened:
    version: int
    reason: str


@fact("reports.dropped", "删去没有定稿的总结")
class Dropped:
    title: str


@fact("reports.advised", "请大模型提示指标")
class Advised:
    asked: int
    answered: int
