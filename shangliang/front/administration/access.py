"""Who keeps the committee's house in order, and who only looks."""

from shangliang.commons.access import Role, anyone, permission

KEEPER = (Role.ADMINISTRATOR,)
AUDIT = (Role.AUDITOR, Role.ADMINISTRATOR)

permission("committees.configure", "修改委员会设置", KEEPER)(anyone)
permission("committees.plan_sessions", "增加和修改届次", KEEPER)(anyone)
permission("committees.keep_calendar", "标记工作日历", KEEPER)(anyone)
permission("people.unlock", "解锁账号、解除动态口令、退出他人的登录", KEEPER)(anyone)
permission("access.keep_tokens", "发放和停用接口令牌", KEEPER)(anyone)
permission("ledger.audit", "查看和导出台账、登录记录", AUDIT)(anyone)
permission("committees.open", "开通政协", (Role.PLATFORM,))(anyone)
