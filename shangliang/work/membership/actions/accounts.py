"""Making accounts: who has none gets one, with a random initial password that is told once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shangliang.commons.people.initial import random_password, sealed
from shangliang.commons.people.models import User
from shangliang.commons.people.sealed import fingerprint
from shangliang.commons.people.spelling import account_of

_NUMBER = re.compile(r"[0-9A-Za-z-]{4,20}")


@dataclass(frozen=True)
class Wanted:
    """Somebody who needs an account; a member's number makes a better account than a name in pinyin."""

    name: str
    phone: str = ""
    number: str = ""
    account: str = ""


@dataclass(frozen=True)
class Issued:
    """An account with its initial password, for the sheet that is handed out."""

    name: str
    account: str
    password: str
    what: str = ""


def made_accounts(wanted: Sequence[Wanted]) -> list[tuple[User, str]]:
    """Make accounts in one statement; each comes with its initial password. The order is kept."""
    users, words = [], []
    for one, account in zip(wanted, free_accounts(wanted), strict=True):
        word = random_password()
        users.append(User(
            account=account, name=one.name, phone=one.phone, phone_print=fingerprint(one.phone) if one.phone else None,
            password=sealed(word), must_change_password=True,
        ))  # fmt: skip
        words.append(word)
    return list(zip(User.objects.bulk_create(users, batch_size=500), words, strict=True))


def free_accounts(wanted: Sequence[Wanted]) -> list[str]:
    """An account for each that nobody has: the one asked for, the number, else the name in pinyin with a count behind it."""
    bases = [_base(one) for one in wanted]
    taken = _taken(bases)
    found = []
    for base in bases:
        account, count = base, 1
        while account in taken:
            count += 1
            account = f"{base}{count}"
        taken.add(account)
        found.append(account)
    return found


def _base(one: Wanted) -> str:
    if one.account:
        return one.account
    return one.number.lower() if _NUMBER.fullmatch(one.number) else account_of(one.name)


def _taken(bases: Iterable[str]) -> set[str]:
    """Accounts there are that begin like one of these: a count behind a name may be taken too."""
    plain = sorted(set(bases))
    if not plain:
        return set()
    taken: set[str] = set()
    for start in range(0, len(plain), 500):
        pattern = "^(" + "|".join(re.escape(base) for base in plain[start : start + 500]) + r")\d*$"
        taken |= set(User.objects.filter(account__regex=pattern).values_list("account", flat=True))
    return taken
