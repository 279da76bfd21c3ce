"""Who may do what with reports: whoever works for the committee as a whole reads, its staff write, heads and the chair issue."""

from shangliang.commons.access import STAFF, Role, anyone, permission

READERS = (*sorted(STAFF), Role.CHAIR, Role.AUDITOR)
WRITERS = tuple(sorted(STAFF))
ISSUERS = (Role.PROPOSAL_HEAD, Role.OFFICE_STAFF, Role.CHAIR)
REMARKERS = (*sorted(STAFF), Role.CHAIR)
ADVISERS = (Role.ADMINISTRATOR,)

permission("reports.read", "看总结和指标", READERS)(anyone)
permission("reports.write", "编总结", WRITERS)(anyone)
permission("reports.remark", "给总结提意见", REMARKERS)(anyone)
permission("reports.issue", "给总结定稿", ISSUERS)(anyone)
permission("reports.plan", "定计划、记计划进度", WRITERS)(anyone)
permission("reports.improve", "登记、跟进不足和下步打算", WRITERS)(anyone)
permission("reports.keep", "收案例和体会", WRITERS)(anyone)
permission("reports.advise", "设置大模型提示", ADVISERS)(anyone)
# The clockwork acts for the committee; nobody holds this role in it.
permission("reports.settle", "按台账结算计划、提醒", (*WRITERS, Role.PLATFORM))(anyone)
