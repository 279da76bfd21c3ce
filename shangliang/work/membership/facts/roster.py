"""What membership says to the ledger. Parties: the member as `member`, the organ as `organ`, the unit as `unit`.

Never a phone, an address or an identity number: of such fields only the name of the column is said. `fields` are said as
“职务：教师 → 校长”.
"""

from shangliang.commons.ledger.declared import fact


@fact("people.roster_imported", "导入名册")
class RosterImported:
    file: str
    new: int
    changed: int
    same: int
    accounts: int


@fact("membership.turned_over", "换届")
class TurnedOver:
    before: str
    after: str
    ended: int
    new: int
    carried_on: int
    on: str
    decision: str


@fact("membership.exported", "导出名册")
class Exported:
    what: str
    rows: int
    phones: bool


@fact("membership.seated", "担任委员", version=2)
class Seated:
    number: str
    sector: str
    since: str
    way: str
    decision: str
    affiliation: str = ""
    standing: bool = False
    continuing: bool = False


@fact("membership.ended", "不再担任委员")
class Ended:
    way: str
    on: str
    decision: str


@fact("membership.sector_changed", "调整界别")
class SectorChanged:
    before: str
    after: str
    on: str
    decision: str


@fact("membership.office_changed", "政协职务变动", version=2)
class OfficeChanged:
    before: str
    after: str
    on: str
    decision: str
    standing: bool | None = None


@fact("membership.corrected", "更正信息")
class Corrected:
    fields: list[str]
    hidden: list[str]
    reason: str


@fact("membership.shown", "查看隐去的信息")
class Shown:
    fields: list[str]


@fact("membership.organ_added", "设立机构")
class OrganAdded:
    kind_of: str
    since: str


@fact("membership.organ_corrected", "更正机构信息")
class OrganCorrected:
    fields: list[str]


@fact("membership.organ_dissolved", "撤销机构")
class OrganDissolved:
    on: str
    decision: str


@fact("membership.seat_taken", "任职", version=2)
class SeatTaken:
    name: str
    organ: str
    office: str
    since: str
    decision: str
    kind_of: str = ""


@fact("membership.seat_left", "免职", version=2)
class SeatLeft:
    name: str
    organ: str
    office: str
    on: str
    decision: str
    kind_of: str = ""


@fact("membership.unit_added", "增加承办单位")
class UnitAdded:
    system: str


@fact("membership.unit_corrected", "更正承办单位信息")
class UnitCorrected:
    fields: list[str]
    reason: str


@fact("membership.unit_stopped", "停用承办单位")
class UnitStopped:
    reason: str


@fact("membership.unit_resumed", "恢复承办单位")
class UnitResumed:
    reason: str


@fact("membership.appointed", "安排岗位")
class Appointed:
    name: str
    role: str
    unit: str
    since: str


@fact("membership.relieved", "免去岗位")
class Relieved:
    name: str
    role: str
    unit: str
    on: str


@fact("membership.passwords_issued", "重发初始密码")
class PasswordsIssued:
    names: list[str]


@fact("membership.change_asked", "申请修改本人信息")
class ChangeAsked:
    fields: list[str]


@fact("membership.change_decided", "答复修改申请")
class ChangeDecided:
    agreed: bool
    fields: list[str]
    note: str


@fact("membership.change_withdrawn", "收回修改申请")
class ChangeWithdrawn:
    fields: list[str]


__all__ = [
    "Appointed", "ChangeAsked", "ChangeDecided", "ChangeWithdrawn", "Corrected", "Ended", "Exported", "OfficeChanged", "OrganAdded", "OrganCorrected",
    "OrganDissolved", "PasswordsIssued", "Relieved", "RosterImported", "SeatLeft", "SeatTaken", "Seated", "SectorChanged", "Shown", "TurnedOver", "UnitAdded",
    "UnitCorrected", "UnitResumed", "UnitStopped",
]
