"""Settings that belong to the committee as a whole."""

from .preferences import Preference, declare

declare(
    Preference("signing.idle_minutes", "int", 30, "多久不操作自动退出（分钟）", "等保建议 15 到 30 分钟。", "登录与安全", low=5, high=480),
    Preference("signing.second_factor", "bool", False, "工作人员登录要用动态口令", "开启后，工作人员和管理员下次登录时要绑定动态口令。", "登录与安全"),
    Preference("signing.password_days", "int", 0, "密码多少天要换一次", "0 表示不要求定期更换。", "登录与安全", low=0, high=730),
)
