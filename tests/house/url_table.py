"""Every address × role × the code it answers with. An address that is missing here fails the suite.

One line an address: name, method, what stands in its path, then codes and the roles that get them. A role that is not
named gets 403; who has not signed in gets 302 (to the sign-in page) for GET and 403 for POST, unless the line says
`anonymous`. Where a page can be read and posted to, the line tells of GET; a POST by roles with 403 is 403 as well.
What stands in the path: names of things in tests/house/city.py, or words and numbers as they are, parted by "/". In
another committee those things are not there: 404 for everybody who might open the page (`anywhere`: no thing of a
committee is named).

The lines stand in tests/house/urls/, a file for each namespace of addresses.
To add an address: write its line there with what *should* come, and run `pytest tests/house/test_urls.py -k "room:name"`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from shangliang.commons.access import Role

ROLES = {
    "M": Role.MEMBER, "S": Role.PROPOSAL_STAFF, "H": Role.PROPOSAL_HEAD, "O": Role.OFFICE_STAFF, "P": Role.HANDOVER_PARTY, "G": Role.HANDOVER_GOVERNMENT,
    "c": Role.UNIT_CLERK, "h": Role.UNIT_HEAD, "C": Role.CHAIR, "A": Role.ADMINISTRATOR, "U": Role.AUDITOR, "X": Role.PLATFORM,
}  # fmt: skip
# Machines have a door of their own, with keys instead of sessions; tried in shangliang/config/tests/test_api.py.
MACHINES = "api:"

TABLES = Path(__file__).parent / "urls"


@dataclass(frozen=True)
class Row:
    """One address and what it answers; `things` fill its path."""

    name: str
    method: str
    things: tuple[str, ...]
    codes: dict[Role, int] = field(hash=False)
    anonymous: int
    anywhere: bool

    def code(self, role: Role) -> int:
        """What a role gets."""
        return self.codes.get(role, 403)


def _row(line: str) -> Row:
    name, method, rest = line.split(maxsplit=2)
    things, codes = re.fullmatch(r"(\S*?)\s*((?:\d{3} \w+|anonymous \d{3}|anywhere|-|\s)+)", rest).groups()
    words = codes.split()
    found: dict[Role, int] = {}
    for code, roles in zip(words, words[1:], strict=False):
        if code.isdigit() and not roles.isdigit() and roles not in {"anonymous", "anywhere"}:
            found |= {ROLES[letter]: int(code) for letter in roles}
    anonymous = re.search(r"anonymous (\d{3})", codes)
    return Row(
        name=name, method=method, things=tuple(part for part in things.split("/") if part), codes=found,
        anonymous=int(anonymous[1]) if anonymous else 302 if method == "get" else 403, anywhere="anywhere" in words,
    )  # fmt: skip


ROWS = [
    _row(line) for table in sorted(TABLES.glob("*.txt")) for line in table.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
]  # fmt: skip
