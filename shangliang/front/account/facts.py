"""What people do to their own account, as the ledger keeps it: never what the password or the code was."""

from shangliang.commons.ledger.declared import fact


@fact("front.password_changed", "更换密码")
class PasswordChanged:
    forced: bool


@fact("front.factor_bound", "绑定动态口令")
class FactorBound:
    pass


@fact("front.factor_unbound", "解除动态口令")
class FactorUnbound:
    pass


@fact("access.stand_in_named", "请人代办")
class StandInNamed:
    role: str
    holder: str
    name: str
    since: str
    until: str
    reason: str


@fact("access.stand_in_ended", "结束代办")
class StandInEnded:
    role: str
    holder: str
    name: str
