"""What was recorded by hand, for rooms that begin with the same thing."""

from shangliang.foundation.zh.titles import same, same_person

from ..models import Entry
from ..rules import State


def _means(name: str, held: str, given: str) -> bool:
    return same_person(held, given) if name == "leader" else same(held, given)


def kept_by_hand(register: str, **values: str) -> str:
    """Why a room does not begin with a thing: a register has an entry with these values, however they are written; "" where none has."""
    standing = Entry.objects.filter(register=register, state__in=[State.RECORDED, State.WAITING]).order_by("-day")
    found = next((one for one in standing.iterator() if all(_means(name, str(one.values.get(name) or ""), value) for name, value in values.items())), None)
    if found is None:
        return ""
    return f"登记台账里 {found.day:%Y 年 %-m 月 %-d 日}已经登记过“{found.title}”，再登会算两次。要在这里办，请先到台账撤销那一条。"
