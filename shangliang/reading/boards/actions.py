"""What is written about boards: how they are arranged, back to the default, and addresses for screens."""

from collections.abc import Sequence
from datetime import date, timedelta
from secrets import token_urlsafe

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.figures.declared import all_figures
from shangliang.commons.ledger.acts import Act, Credit, Saying, action, record, record_many
from shangliang.commons.people.models import Member
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotNow, fits

from . import rules
from .facts import Arranged, PassEnded, PassMade, Restored, Woken
from .kinds import Block, Which
from .models import Board, ScreenPass
from .queries import boards, width
from .queries.passes import digest_of

BOARD = "boards.board"
LONGEST_PASS = timedelta(days=3 * 366)


@action("boards.arrange", Arranged, lock=False)
def arrange(act: Act, thing: None = None, *, which: str, blocks: Sequence[Block]) -> None:
    """Put these blocks on a board; raises Invalid with what is wrong with which, NotNow when nothing changes."""
    found = rules.checked(which, blocks, boards.splittable())
    if found == boards.arranged(which)[0]:
        raise NotNow("没有变化，没有记录。", code="unchanged")
    figures = all_figures()
    row, _ = Board.objects.update_or_create(committee_id=act.committee, which=which, defaults={"blocks": [block.data() for block in found]})
    record(act, Arranged(board=Which(which).label, blocks=[block.title or figures[block.codes[0]].label for block in found]), about=_ref(row))


@action("boards.arrange", Restored, lock=False)
def restore(act: Act, thing: None = None, *, which: str) -> None:
    """Go back to the default of a board."""
    row = Board.objects.filter(which=which).first()
    if row is None:
        raise NotNow("现在就是默认的样子。", code="default_already")
    about = _ref(row)
    row.delete()
    record(act, Restored(board=Which(which).label), about=about)


@action("boards.arrange", PassMade, lock=False, once=True)
def make_pass(act: Act, thing: None = None, *, name: str, until: date) -> tuple[ScreenPass, str]:
    """A new address for a screen, and its secret, which is never seen again; raises Invalid beside the field."""
    said, day = fits(name.strip(), 60, "name", "放在哪里"), timezone.localdate(act.at)
    wrong = {} if said else {"name": "写明放在哪里，例如“一楼大厅”"}
    if not day <= until <= day + LONGEST_PASS:
        wrong["until"] = "从今天起，最长三年"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    secret = token_urlsafe(32)
    made = ScreenPass.objects.create(committee_id=act.committee, name=said, digest=digest_of(secret), made_at=act.at, made_by=act.viewer.label, until=until)
    record(act, PassMade(name=said, until=until.isoformat()), about=_ref_of(made))
    return made, secret


@action("boards.arrange", PassEnded)
def end_pass(act: Act, one: ScreenPass) -> ScreenPass:
    """End an address at once; screens that show it stop at their next fetch."""
    if one.ended_at is not None:
        raise NotNow("这个地址已经停用了。", code="ended_already")
    one.ended_at = act.at
    one.save(update_fields=["ended_at"])
    record(act, PassEnded(name=one.name), about=_ref_of(one))
    return one


@action("boards.circulate", Woken, lock=False, once=True)
def wake(act: Act, thing: None = None, *, members: Sequence[int]) -> int:
    """Remind members of whom nothing was recorded for so long; those reminded lately are left in peace. Gives how many."""
    today, months = timezone.localdate(act.at), setting("boards.quiet_months")
    lately = width.woken(act.at, setting("boards.wake_days"))
    silent = {one.id for one in width.quiet(today, months)} & set(members) - set(lately)
    if not silent:
        raise NotNow("选的委员最近都提醒过，或已经有履职记录。过些日子再提醒。", code="woken_lately")
    found = list(Member.objects.filter(pk__in=silent).order_by("pk"))
    return record_many(act, [Saying(Woken(months=months), one, [Credit(one, "asked")]) for one in found])


def _ref_of(one: ScreenPass) -> Ref:
    return Ref(BOARD, one.pk, f"大屏地址：{one.name}")


def _ref(row: Board) -> Ref:
    return Ref(BOARD, row.pk, str(row))
