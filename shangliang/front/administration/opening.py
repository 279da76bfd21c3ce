"""Opening a committee: the platform makes the tenant and its first administrator, and has no part in what follows."""

from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import Committee, Level
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.people.models import User
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.errors import Invalid
from shangliang.work.membership.actions.accounts import Issued, Wanted, made_accounts

from . import facts


@dataclass(frozen=True)
class Plan:
    """What is asked for a new committee, as typed."""

    slug: str
    name: str
    short_name: str
    place: str
    level: str
    parent_id: int | None
    administrator: str
    phone: str = ""


def open_committee(act: Act, plan: Plan) -> tuple[Committee, Issued]:
    """Make a committee and its administrator; gives the initial password. Raises Invalid beside the fields."""
    if wrong := _wrong(plan):
        raise Invalid("还差几项：" + "；".join(wrong.values()) + "。", fields=wrong)
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = Committee.objects.create(
                    slug=plan.slug, name=plan.name, short_name=plan.short_name, place=plan.place, level=plan.level, parent_id=plan.parent_id
                )
        except IntegrityError:
            raise Invalid(f"代号“{plan.slug}”已经用了。", fields={"slug": "已经用了，请换一个"}) from None
        with within(made):
            inside = replace(act, viewer=replace(act.viewer, committee_id=made.pk))
            return made, _appoint(inside, made, plan=plan)


@action("committees.open", facts.CommitteeOpened)
def _appoint(act: Act, committee: Committee, *, plan: Plan) -> Issued:
    """The first administrator, who arranges everything else."""
    ((user, word),) = made_accounts([Wanted(plan.administrator, plan.phone)])
    Post.objects.create(committee_id=act.committee, user=user, role=Role.ADMINISTRATOR, since=timezone.localdate(act.at))
    record(act, facts.CommitteeOpened(name=committee.name, administrator=user.name), about=committee)
    return Issued(user.name, user.account, word, Role.ADMINISTRATOR.label)


def _wrong(plan: Plan) -> dict[str, str]:
    said = {}
    if not plan.slug.isascii() or not plan.slug.replace("-", "").isalnum() or len(plan.slug) > 50:
        said["slug"] = "代号用小写字母、数字和短横线"
    for name, label, most in (("name", "全称", 100), ("short_name", "简称", 40), ("place", "地名", 40), ("administrator", "管理员姓名", 40)):
        if not 1 <= len(getattr(plan, name)) <= most:
            said[name] = f"请写{label}，{most} 个字以内"
    if plan.level not in Level.values():
        said["level"] = "请选层级"
    if plan.parent_id and not Committee.objects.filter(pk=plan.parent_id).exists():
        said["parent"] = "请重选上级"
    if plan.phone and not (plan.phone.isascii() and plan.phone.isdigit() and len(plan.phone) == 11):
        said["phone"] = "手机号是 11 位数字"
    elif plan.phone and User.objects.filter(phone_print=fingerprint(plan.phone)).exists():
        said["phone"] = "这个手机号已经有账号，请另填或空着"
    return said
