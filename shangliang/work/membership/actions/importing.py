"""Importing a roster: all of it or nothing."""

from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone

from shangliang.commons.committees.models import Term
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, Saying, action, record_many
from shangliang.foundation.errors import Invalid, NotFound, NotNow

from ..facts import RosterImported
from ..intake import Roster
from ..queries.plan import plan
from ..queries.planned import Fate, Plan
from ..queries.turnover import turnover
from .accounts import Issued
from .carrying import Carrier

# Two rosters at a time would each plan without the other's members.
ONE_AT_A_TIME = 7301


@dataclass(frozen=True)
class Imported:
    """What an import did; `issued` are the initial passwords, told here and nowhere else."""

    new: int
    changed: int
    same: int
    issued: list[Issued] = field(repr=False)


@action("membership.import", RosterImported, lock=False)
def import_roster(
    act: Act, thing: None = None, *, roster: Roster, term_id: int, filename: str, make_missing: bool = False, digest: str = ""
) -> Imported:
    """Carry out a read roster for one term; `digest` is that of the plan which was looked at, "" for loaders.

    Raises Invalid while a row has an error, NotNow when the roster was changed since it was looked at.
    """
    _one_at_a_time(act)
    term = Term.objects.filter(pk=term_id).first()
    if term is None:
        raise NotFound("没有这一届。请先在“设置”里建立届次，再导入名册。")
    today = timezone.localdate(act.at)
    planned = plan(roster, term, today, make_missing=make_missing, by=act.viewer.role)
    if term.starts_on <= today < term.ends_on and (what := turnover(planned, term)):
        raise NotNow(
            f"{what.before}还有 {what.outgoing} 位委员在任。这样导入，在任的人会多算一遍，所以没有导入。请用“换届”：上一届的席位同时结束，连任的接着任职。", code="turnover_needed",
        )
    _check(planned, digest)
    new, changed, same = (planned.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.SAME))
    carrier = Carrier(act, planned, term, today=today)
    carrier.carry_out()
    said = RosterImported(file=filename[:120], new=new, changed=changed, same=same, accounts=len(carrier.issued))
    record_many(act, [Saying(said, here().committee), *carrier.sayings])
    return Imported(new, changed, same, carrier.issued)


def _one_at_a_time(act: Act) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [ONE_AT_A_TIME, act.committee])


def _check(planned: Plan, digest: str) -> None:
    if errors := planned.count(Fate.ERROR):
        first = next(problem for row in planned.rows for problem in row.entry.problems if problem.error)
        raise Invalid(f"名册里还有 {errors} 行要改，一行也没有导入。第一处在 {first.address}：{first.text}", "roster_has_errors")
    if digest and digest != planned.digest:
        raise NotNow("预览之后名册又有变动，这次没有导入。请重新看一遍预览，再导入。", code="roster_changed")
    if not planned.is_ready:
        raise NotNow("表里的内容与现有名册完全一致，没有要导入的。", code="nothing_new")
