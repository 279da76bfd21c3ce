"""Looking at what is hidden, and taking lists away: both leave a trace (个人信息保护法; domain 10.2)."""

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member

from ..facts import Exported, Shown
from ..rules import LABELS


@action("membership.see_phones", Shown, lock=False)
def show_contact(act: Act, member: Member) -> dict[str, str]:
    """A member's phone and mail in clear, for somebody with a reason to call."""
    return _shown(act, member, "phone", "mail")


@action("membership.see_papers", Shown, lock=False)
def show_papers(act: Act, member: Member) -> dict[str, str]:
    """A member's address and identity number in clear."""
    return _shown(act, member, "address", "identity")


def _shown(act: Act, member: Member, *keys: str) -> dict[str, str]:
    found = {key: getattr(member, key) for key in keys if getattr(member, key)}
    record(act, Shown(fields=[LABELS[key] for key in keys]), about=member, parties=[Credit(member, "member")])
    return found


@action("membership.export", Exported, lock=False)
def export(act: Act, thing: None = None, *, what: str, rows: int, phones: bool) -> None:
    """Note that a list is taken away: which, how many rows, whether with phones in clear."""
    record(act, Exported(what=what, rows=rows, phones=phones), about=here().committee)
