"""What is said of declined proposals that go another way. Parties: the proposers, as of all that is said of a proposal."""

from shangliang.commons.ledger.declared import fact, said_day


@fact("proposals.passed_on", "转作社情民意")
class PassedOn:
    note: str


@fact("proposals.made_letter", "转作委员来信")
class MadeLetter:
    unit: str
    due_on: str
    note: str

    def said(self) -> str:
        return "　".join(part for part in (f"交{self.unit}", f"{said_day(self.due_on)}前答复", self.note) if part)


@fact("proposals.given_back", "退回作者另提")
class GivenBack:
    note: str


@fact("proposals.letter_read", "看过来信的答复")
class LetterRead:
    unit: str


@fact("proposals.information_taken", "接手社情民意")
class InformationTaken:
    taker: str


@fact("proposals.information_settled", "社情民意有结果")
class InformationSettled:
    outcome: str
    note: str

    def said(self) -> str:
        return "　".join(part for part in (self.outcome, self.note) if part)
