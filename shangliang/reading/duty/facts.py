"""What duty scores say to the ledger. Scores themselves are never facts: they follow from facts and the year's rulebook.

Parties: the member an appeal or a step is about as `member`.
"""

from shangliang.commons.ledger.declared import fact


@fact("duty.rulebook_drafted", "起草计分办法")
class RulebookDrafted:
    origin: str


@fact("duty.rulebook_changed", "修改计分办法")
class RulebookChanged:
    parts: list[str]
    revision: int


@fact("duty.rulebook_adopted", "启用计分办法")
class RulebookAdopted:
    from_year: int
    trial: bool
    note: str


@fact("duty.rulebook_discarded", "丢弃计分办法草稿")
class RulebookDiscarded:
    pass


@fact("duty.published", "公布履职得分")
class Published:
    year: int
    number: int
    rulebook: str
    members: int
    grades: dict[str, int]
    note: str


@fact("duty.publishing_asked", "安排公布履职得分")
class PublishingAsked:
    year: int
    note: str


@fact("duty.appealed", "对得分提出异议")
class Appealed:
    year: int
    about: str
    reason: str


@fact("duty.appeal_answered", "答复得分异议")
class AppealAnswered:
    year: int
    upheld: bool
    answer: str


@fact("duty.appeal_withdrawn", "收回得分异议")
class AppealWithdrawn:
    year: int


@fact("duty.heard", "主席会议听取委员履职情况")
class Heard:
    year: int
    on: str
    meeting: str
    note: str


@fact("duty.step_taken", "就履职情况提醒、约谈")
class StepTaken:
    year: int
    step: str
    note: str
