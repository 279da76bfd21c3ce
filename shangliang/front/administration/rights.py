"""授权: which of the roles that could do a thing may do it here."""

from collections.abc import Collection, Mapping

from shangliang.commons.access import Role, holders, permissions
from shangliang.commons.access.rights import WITHHELD, without
from shangliang.commons.access.verdicts import Permission
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotNow

from .facts import RightsChanged

# Areas of work by the first word of a permission.
AREAS = {
    "proposals": "提案", "handling": "办理", "calls": "评选表彰", "polls": "测评", "registers": "登记台账", "reports": "总结", "boards": "看板", "scoreboard": "成绩单", "duty": "履职",
    "coursework": "委员作业", "outputs": "成果与批示", "advice": "委员建议", "inspection": "政府督查", "circulars": "通报", "membership": "名册", "profiles": "亮明身份", "notices": "通知", "documents": "公文", "files": "文件", "committees": "委员会", "people": "账号", "access": "授权与代办", "ledger": "留痕",
}
EVERYBODY = frozenset(Role) - {Role.AUDITOR, Role.PLATFORM}


def grantable(area: str) -> list[Permission]:
    """The permissions of an area with something to choose: not those of one role alone, nor what is everybody's own."""
    return [one for one in permissions if one.code.partition(".")[0] == area and len(one.roles - {Role.PLATFORM}) > 1 and not one.roles >= EVERYBODY]


def areas() -> list[tuple[str, str]]:
    """Areas in which there is something to choose, as (key, name)."""
    return [(key, name) for key, name in AREAS.items() if grantable(key)]


@action("committees.configure", RightsChanged, lock=False)
def change_rights(act: Act, thing: None = None, *, wanted: Mapping[str, Collection[Role]]) -> int:
    """Let just these roles do each thing; gives how many things have changed. Somebody must be left who may.

    Raises Invalid beside the permission's code, NotNow when nothing changes.
    """
    rows, said = list(setting(WITHHELD)), []
    for code, roles in wanted.items():
        one = permissions.get(code)
        before, after = holders(one), one.roles & (frozenset(roles) | {Role.PLATFORM})  # clockwork is nobody's to stop
        if before == after:
            continue
        if not after - {Role.PLATFORM}:
            raise Invalid(f"“{one.sentence}”至少要留一种岗位来做。没有改动。", fields={code: "至少留一种岗位"})
        rows = without(rows, code, one.roles - after)
        said.append(RightsChanged(permission=code, what=one.sentence, before=_names(before), after=_names(after)))
    if not said:
        raise NotNow("授权没有变化，没有记录。", code="unchanged")
    SettingValue.objects.update_or_create(committee_id=act.committee, key=WITHHELD, defaults={"value": rows})
    here().forget()
    for one_said in said:
        record(act, one_said, about=here().committee)
    return len(said)


def _names(roles: Collection[Role]) -> str:
    return "、".join(role.label for role in Role if role in roles)
