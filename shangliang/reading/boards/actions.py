"""What is written about boards: how they are arranged, and back to the default."""

from collections.abc import Sequence

from shangliang.commons.figures.declared import all_figures
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import NotNow

from . import rules
from .facts import Arranged, Restored
from .kinds import Block, Which
from .models import Board
from .queries import boards

BOARD = "boards.board"


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


def _ref(row: Board) -> Ref:
    return Ref(BOARD, row.pk, str(row))
