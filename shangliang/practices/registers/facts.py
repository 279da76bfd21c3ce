"""What registers say to the ledger. Parties: the members, organs and units that an entry names, in the role of their field.

An entry that counts is one standing `registers.recorded`, dated at noon of the entry's day; to correct it is to retract that
fact and to record anew. `register` holds code, name and version; `values` what was entered, numbers as numbers, days as ISO
text, bodies as lists of names; several lines of text stay out of the ledger.
"""

from typing import Any

from shangliang.commons.ledger.declared import fact


@fact("registers.recorded", "登记")
class Recorded:
    register: dict[str, Any]
    day: str
    values: dict[str, Any]

    @property
    def sort(self) -> str:
        return str(self.register["code"])


@fact("registers.proposed", "报送登记，待确认")
class Proposed:
    register: dict[str, Any]
    day: str
    values: dict[str, Any]

    @property
    def sort(self) -> str:
        return str(self.register["code"])


@fact("registers.confirmed", "确认登记")
class Confirmed:
    register: dict[str, Any]
    entered_by: str

    @property
    def sort(self) -> str:
        return str(self.register["code"])


@fact("registers.returned", "退回登记")
class Returned:
    reason: str


@fact("registers.withdrawn", "收回报送")
class Withdrawn:
    pass


@fact("registers.taken_back", "撤销登记")
class TakenBack:
    reason: str


@fact("registers.ended", "登记结束")
class Ended:
    register: dict[str, Any]
    day: str
    reason: str

    @property
    def sort(self) -> str:
        return str(self.register["code"])


@fact("registers.resumed", "撤销结束")
class Resumed:
    reason: str


@fact("registers.drafted", "起草台账样式")
class Drafted:
    name: str
    state: dict[str, str]


@fact("registers.declared", "设立台账")
class Registered:
    name: str
    fields: list[str]
    figures: list[str]


@fact("registers.changed", "调整台账样式")
class Changed:
    name: str
    version: int
    fields: list[str]
    figures: list[str]


@fact("registers.switched", "启用或停用台账")
class Switched:
    name: str
    to: str
