"""The roles of a committee's working life."""

from shangliang.foundation.words import Labelled


class Role(Labelled):
    MEMBER = "member", "委员"
    PROPOSAL_STAFF = "proposal_staff", "提案委经办"
    PROPOSAL_HEAD = "proposal_head", "提案委负责人"
    OFFICE_STAFF = "office_staff", "办公室经办"
    HANDOVER_PARTY = "handover_party", "党委办交办"
    HANDOVER_GOVERNMENT = "handover_government", "政府办交办"
    UNIT_CLERK = "unit_clerk", "承办单位经办"
    UNIT_HEAD = "unit_head", "承办单位负责人"
    CHAIR = "chair", "主席、副主席"
    ADMINISTRATOR = "administrator", "委员会管理员"
    AUDITOR = "auditor", "审计员"
    PLATFORM = "platform", "平台管理员"


STAFF = frozenset({Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.OFFICE_STAFF})
HANDOVER = frozenset({Role.HANDOVER_PARTY, Role.HANDOVER_GOVERNMENT})
UNIT = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})
COMMITTEE_WIDE = STAFF | HANDOVER | {Role.CHAIR, Role.AUDITOR}
