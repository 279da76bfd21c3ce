"""What is recorded of templates: which version came, which holds."""

from shangliang.commons.ledger.declared import fact


@fact("documents.template_uploaded", "上传公文模板")
class TemplateUploaded:
    paper: str
    number: int
    name: str


@fact("documents.template_taken", "启用公文模板")
class TemplateTaken:
    paper: str
    number: int
    name: str


@fact("documents.template_reverted", "恢复自带公文模板")
class TemplateReverted:
    paper: str
    number: int
