"""What merging says to the ledger, of the one merged and of its lead. On the lead, `merged` credits who joined it with theirs."""

from shangliang.commons.ledger.declared import fact


@fact("proposals.merged", "并案", version=2)
class Merged:
    into: str
    into_id: int
    before: str = ""
    category: str = ""

    def said(self) -> str:
        return f"并入 {self.into}"


@fact("proposals.unmerged", "撤销并案", version=2)
class Unmerged:
    out_of: str
    to: str = ""
    category: str = ""

    def said(self) -> str:
        return f"原并入 {self.out_of}"


@fact("proposals.took_in", "并入别的提案")
class TookIn:
    taken: list[str]

    def said(self) -> str:
        return "；".join(self.taken)


@fact("proposals.let_out", "撤出并入件")
class LetOut:
    released: str
