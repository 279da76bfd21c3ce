"""A committee with a small vocabulary of figures over outings, so that what ships may change."""

import pytest

from shangliang.commons.access import Role, anyone, permission
from shangliang.commons.committees.scope import within
from shangliang.commons.figures import declared
from shangliang.commons.figures.declared import Count, Figure, Ratio, What, When
from shangliang.commons.ledger.acts import Credit, action, record
from shangliang.commons.ledger.declared import fact
from shangliang.commons.subjects import Ref
from shangliang.reading.boards.kinds import Block, Shape
from tests import given

permission("outings.hold", "记一次外出", (Role.OFFICE_STAFF,))(anyone)
NOW = given.at("2026-09-10")
HELD = ("outings.held",)
THEME = (("theme", "主题"),)
FIGURES = (
    Figure("o.held", "外出", "次", Count(HELD), "试验", "每次外出", split=THEME),
    Figure("o.walks", "走访", "次", Count(HELD, when=(When("theme", ("走访",)),)), "试验", split=THEME),
    Figure("o.people", "外出的委员", "人", Count(HELD, What.PEOPLE, roles=("attendee",)), "试验"),
    Figure("o.rate", "走访占比", "%", Ratio("o.walks", "o.held"), "试验", "走访 ÷ 外出", split=THEME),
    Figure("o.members", "参加过的委员", "人", Count(HELD, What.PEOPLE, roles=("attendee",), lasting=True), "试验"),
)
BLOCKS = [
    Block(("o.held",)), Block(("o.rate",)), Block(("o.held",), "sector", Shape.BAR, "谁在外出"), Block(("o.held", "o.walks"), "month", Shape.LINE, "各月外出和走访"),
    Block(("o.rate",), "theme", Shape.BAR), Block(("o.members",), "month", Shape.BAR),
]  # fmt: skip


@fact("outings.held", "外出")
class Held:
    theme: str


@action("outings.hold", Held, lock=False)
def _hold(act, thing=None, *, number, theme, members):
    record(act, Held(theme=theme), about=Ref("outings.outing", number, f"第 {number} 次外出"), parties=[Credit(one, "attendee") for one in members])


@action("outings.hold", Held, lock=False)
def undo(act, thing=None, *, wrong, members):
    record(act, Held(theme="走访"), about=Ref("outings.outing", wrong.subject_id, "撤销"), parties=[Credit(one, "attendee") for one in members], retracts=wrong)


def outings(w: given.World) -> None:
    """Twelve outings this year and four the year before: the first member always, the second every other time."""
    with within(w.committee):
        for n, day in enumerate(["2025-02-03", "2025-03-03", "2025-03-09", "2025-11-01", *(f"2026-{1 + n % 6:02d}-{5 + n:02d}" for n in range(12))]):
            members = [w.members[0], *([w.members[1]] if n % 2 else [])]
            _hold(w.act(Role.OFFICE_STAFF, given.at(day)), number=n + 1, theme="走访" if n % 3 else "观摩", members=members)


@pytest.fixture(autouse=True)
def _vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declared.declared, "_entries", {figure.code: figure for figure in FIGURES})
    monkeypatch.setattr(declared, "providers", [])


@pytest.fixture
def w(db) -> given.World:
    made = given.world()
    outings(made)
    return made


@pytest.fixture
def door(db, client, time_machine):
    """Somebody's browser, on a day in September."""
    time_machine.move_to(NOW, tick=False)

    def enter(w, role):
        client.force_login(w.posts[role].user)
        return client

    return enter
