"""All that circulars offer: their subject and what a committee decides about them."""

from collections.abc import Sequence

from django.urls import reverse

from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.numbering import check_pattern
from shangliang.commons.subjects import Subject, subjects
from shangliang.foundation.errors import Invalid

from . import access, facts, notices, queries  # noqa: F401  (declare the permissions, the facts, and who is told what)
from .rules import check_lists, check_marks

GROUP = "通报"


def check_route(lines: Sequence[str]) -> None:
    """Each step is a role that may sign, each once; at least one."""
    known = [role.label for role in access.SIGNERS]
    if not lines or len(set(lines)) < len(lines) or any(line not in known for line in lines):
        raise Invalid(f"请写{'、'.join(known)}，一行一个，按先后顺序，至少一个。")


declare(
    Preference("circulars.number", "text", "通报〔{year}〕{seq}号", "通报编号样式", "签发时给，每年从 1 起。", GROUP, check=check_pattern),
    Preference("circulars.route", "lines", [access.Role.CHAIR.label], "由谁签发，按先后", "一行一个：提案委负责人；主席、副主席。最后一个签完即印发。", GROUP, check=check_route),
    Preference("circulars.office", "text", "", "落款", "不写就用“某某委员会办公室”。", GROUP),
    Preference("circulars.lists", "lines", [], "常用名单", "一行一个，写成“城建口：市住建局、市交通局”，可以写单位、机构、委员的名称。", GROUP, check=check_lists),
    Preference("circulars.marks", "lines", ["3", "7"], "印发后第几个工作日提醒没有看的", "一行一个数，每个数提醒一次。", GROUP, check=check_marks),
)
subjects.add(
    "circulars.circular",
    Subject("circulars.circular", "通报", "mail-forward", lambda pk: reverse("circulars:circular", args=[pk]), queries.visible_circulars, queries.by_id),
)
