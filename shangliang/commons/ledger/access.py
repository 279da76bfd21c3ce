"""Who may follow the whole ledger."""

from shangliang.commons.access import Role, anyone, permission

permission("ledger.follow", "按先后读取全部台账，供数据交换", (Role.AUDITOR,))(anyone)
