"""Replacing templates: one comes in and is tried, one is taken, or the shipped one holds again."""

from django.db import connection

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotNow

from . import access  # noqa: F401  (declares the permission)
from .checking import faults
from .container import taken
from .facts import TemplateReverted, TemplateTaken, TemplateUploaded
from .fields import kinds
from .models import Template

SHOWN = 20


@action("documents.keep_templates", TemplateUploaded, lock=False, once=True)
def upload(act: Act, thing: None = None, *, kind: str, name: str, content: bytes) -> Template:
    """Keep an uploaded template as the next version, not yet in force; raises Invalid with every fault and its place."""
    paper = kinds.get(kind)
    clean, content = taken(name, content)
    if found := [str(fault) for fault in faults(paper, content)]:
        more = f"另有 {len(found) - SHOWN} 处" if len(found) > SHOWN else ""
        raise Invalid(
            f"“{clean}”有 {len(found)} 处要改，没有收下。", "template_faults", fields={"file": "改好上面列出的几处再传"}, faults=[*found[:SHOWN], *filter(None, [more])]
        )
    with connection.cursor() as cursor:  # two uploads at once count one after the other
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [f"documents.{kind}", act.committee])
    last = Template.objects.filter(kind=kind).order_by("-number").values_list("number", flat=True).first() or 0
    made = Template.objects.create(
        committee_id=act.committee, kind=kind, number=last + 1, name=clean[:150], content=content, size=len(content), uploaded_by_id=act.viewer.user_id, uploaded_at=act.at
    )  # type: ignore[misc]
    record(act, TemplateUploaded(paper=paper.label, number=made.number, name=made.name), about=_ref(made, paper.label))  # type: ignore[call-arg]
    return made


@action("documents.keep_templates", TemplateTaken)
def take(act: Act, template: Template) -> Template:
    """Print with this version from now on."""
    paper = kinds.get(template.kind)
    if template.in_force:
        raise NotNow("这一版已经在用了。", code="in_force_already")
    if found := faults(paper, bytes(template.content)):  # an older version may name a field that is gone
        raise NotNow(f"这一版现在不能用：{found[0]}。请改好后作为新的一版上传。", code="template_faults")
    Template.objects.filter(kind=template.kind, in_force=True).update(in_force=False)
    template.in_force = True
    template.save(update_fields=["in_force"])
    here().forget()
    record(act, TemplateTaken(paper=paper.label, number=template.number, name=template.name), about=_ref(template, paper.label))  # type: ignore[call-arg]
    return template


@action("documents.keep_templates", TemplateReverted, lock=False)
def revert(act: Act, thing: None = None, *, kind: str) -> None:
    """Go back to the shipped template; the committee's versions stay."""
    held = Template.objects.select_for_update().filter(kind=kind, in_force=True).first()
    if held is None:
        raise NotNow("现在用的就是自带的模板。", code="shipped_already")
    held.in_force = False
    held.save(update_fields=["in_force"])
    here().forget()
    label = kinds.get(kind).label
    record(act, TemplateReverted(paper=label, number=held.number), about=_ref(held, label))  # type: ignore[call-arg]


def _ref(template: Template, label: str) -> Ref:
    return Ref("documents.template", template.pk, f"{label}模板第 {template.number} 版")
