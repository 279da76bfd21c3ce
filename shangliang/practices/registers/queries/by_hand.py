"""What was recorded by hand, for rooms that begin with the same thing."""

from ..models import Entry
from ..rules import State


def kept_by_hand(register: str, **values: str) -> str:
    """Why a room does not begin with a thing: a register has an entry with these very values; "" where none has."""
    standing = Entry.objects.filter(register=register, state__in=[State.RECORDED, State.WAITING])
    found = standing.filter(**{f"values__{name}": value.strip() for name, value in values.items()}).order_by("-day").first()
    if found is None:
        return ""
    return f"登记台账里 {found.day:%Y 年 %-m 月 %-d 日}已经登记过“{found.title}”，再登会算两次。要在这里办，请先到台账撤销那一条。"
