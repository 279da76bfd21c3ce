"""The registers of the committee we are in: those shipped, overlaid by what the committee declared itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import here
from shangliang.foundation.errors import NotFound

from ..kinds import Declared
from ..models import Register
from ..rules import Standing, from_data
from ..shipped import SHIPPED


@dataclass(frozen=True)
class Known:
    """A register as this committee has it. `own`: declared here; `changed`: a shipped one of which they have their own version."""

    declared: Declared
    version: int = 0
    state: Standing = Standing.ON
    own: bool = False
    changed: bool = False

    @property
    def code(self) -> str:
        return self.declared.code

    @property
    def confirmers(self) -> frozenset[Role]:
        """Who confirms: those named; for what members file themselves, where none is named, whoever records it."""
        return self.declared.confirmers or (self.declared.recorders if self.declared.self_filed else frozenset())


@cache
def shipped_registers() -> dict[str, Declared]:
    """Every shipped declaration, by code; a code given twice raises RuntimeError."""
    found = {register.code: register for register in SHIPPED}
    if len(found) < len(SHIPPED):
        raise RuntimeError("two shipped registers have one code")
    return found


def known_registers(codes: Iterable[str] | None = None) -> dict[str, Known]:
    """Every register of this committee that was ever switched on (or those of `codes`), by code, in the order of areas; read once in a stay."""
    found = here().recall("registers.known", _known)
    if codes is None:
        return dict(found)
    wanted = set(codes)
    return {code: one for code, one in found.items() if code in wanted}


def _known() -> dict[str, Known]:
    found = {code: Known(declared) for code, declared in shipped_registers().items()}
    for row in Register.objects.exclude(state=Standing.DRAFT).order_by("pk"):
        is_own = row.code not in shipped_registers()
        found[row.code] = Known(from_data(row.declared), row.version, Standing(row.state), is_own, not is_own and row.version > 0)
    return found


def known(code: str) -> Known:
    """One register; raises NotFound."""
    found = known_registers([code])
    if code not in found:
        raise NotFound("没有这本台账，可能还没有启用，或不属于本委员会。")
    return found[code]
