"""What administrators say to the ledger: never a password, a code or a key."""

from shangliang.commons.ledger.declared import fact


@fact("committees.setting_changed", "修改设置")
class SettingChanged:
    key: str
    label: str
    before: str
    after: str
    restored: bool


@fact("access.rights_changed", "调整授权")
class RightsChanged:
    permission: str
    what: str
    before: str
    after: str


@fact("committees.session_added", "增加届次")
class SessionAdded:
    name: str
    accepts_from: str
    opens_on: str
    closes_on: str
    deadline: str


@fact("committees.session_changed", "修改届次日期")
class SessionChanged:
    name: str
    before: list[str]
    after: list[str]


@fact("committees.day_marked", "标记工作日历")
class DayMarked:
    day: str
    working: bool
    note: str


@fact("committees.day_unmarked", "取消日历标记")
class DayUnmarked:
    day: str


@fact("committees.opened", "开通")
class CommitteeOpened:
    name: str
    administrator: str


@fact("people.account_unlocked", "解锁账号")
class AccountUnlocked:
    pass


@fact("people.factor_reset", "解除他人的动态口令")
class FactorReset:
    pass


@fact("people.sessions_ended", "退出他人的登录")
class SessionsEnded:
    count: int


@fact("access.token_made", "发接口令牌")
class TokenMade:
    name: str
    holder: str
    scopes: list[str]
    ends_on: str


@fact("access.token_ended", "停用接口令牌")
class TokenEnded:
    name: str


@fact("ledger.exported", "导出台账")
class LedgerExported:
    rows: int
    conditions: str
