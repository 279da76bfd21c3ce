"""Who may do what with reports: whoever works for the committee as a whole reads, its staff write, heads and the chair issue."""

from shangliang.commons.access import STAFF, Role, anyone, permission

READERS = (*sorted(STAFF), Role.CHAIR, Role.AUDITOR)
WRITERS = tuple(sorted(STAFF))
ISSUERS = (Role.PROPOSAL_HEAD, Role.OFFICE_STAFF, Role.CHAIR)
REMARKERS = (*sorted(STAFF), Role.CHAIR)

permission("reports.read", "看总结和指标", READERS)(anyone)
permission("reports.write", "编总结", WRITERS)(anyone)
permission("reports.remark", "给总结提意见", REMARKERS)(anyone)
permission("reports.issue", "给总结定稿", ISSUERS)(anyone)
