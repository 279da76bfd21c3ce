"""What files say to the ledger, about the subject they hang on: names and purpose, never content."""

from shangliang.commons.ledger.declared import fact


@fact("files.attached", "上传附件")
class FilesAttached:
    purpose: str
    names: list[str]


@fact("files.removed", "移除附件")
class FileRemoved:
    purpose: str
    name: str
    reason: str
