"""Who looks at boards and rankings, who arranges them, who issues a circular."""

from shangliang.commons.access import Role, anyone, permission

LOOKERS = (Role.CHAIR, Role.PROPOSAL_HEAD, Role.OFFICE_STAFF, Role.ADMINISTRATOR, Role.AUDITOR)

permission("boards.look", "看履职全景、大屏和排名", LOOKERS)(anyone)
permission("boards.arrange", "安排全景和大屏上有什么", (Role.ADMINISTRATOR,))(anyone)
permission("boards.circulate", "把排名做成通报", (Role.OFFICE_STAFF, Role.PROPOSAL_HEAD))(anyone)
