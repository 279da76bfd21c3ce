"""A committee whose small vocabulary of figures counts facts of its own."""

import pytest

from shangliang.commons.access import Role, anyone, permission
from shangliang.commons.committees.scope import within
from shangliang.commons.figures import declared
from shangliang.commons.ledger.acts import Credit, action, record
from shangliang.commons.ledger.declared import fact
from shangliang.commons.subjects import Ref
from shangliang.reading.reports import actions
from shangliang.reading.reports.models import Report
from shangliang.reading.reports.rules.states import ReportKind
from tests import given

from .vocabulary import FIGURES

permission("wording.submit", "交一件", (Role.MEMBER,))(anyone)


@fact("wording.submitted", "交一件")
class Submitted:
    pass


@action("wording.submit", Submitted)
def _submit(act, thing, *, member):
    record(act, Submitted(), about=thing, parties=[Credit(member, "first")])


def submit(w: given.World, count: int, day: str = "2026-01-12") -> None:
    """So many papers handed in on a day, by the members in turn."""
    with within(w.committee):
        for n in range(count):
            member = w.members[n % 3]
            _submit(given.act(w.as_member(member), given.at(day)), Ref("wording.paper", n + 1, f"第 {n + 1} 件"), member=member)


TEXT = "一、提案工作\n半年来共收到提案**件，立案率达***%。走访委员*人次。\n二、其他\n植树*棵，*届三次全会开过了。"


@pytest.fixture(autouse=True)
def _vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the small vocabulary: what ships may change."""
    monkeypatch.setattr(declared.declared, "_entries", {figure.code: figure for figure in FIGURES})
    monkeypatch.setattr(declared, "providers", [])


@pytest.fixture
def w() -> given.World:
    return given.world()


def started(w: given.World, text: str = TEXT, *, day: str = "2026-07-02", **more: object) -> Report:
    """A report over the first half of 2026 begun by the office."""
    known = {"title": "2026 年上半年工作总结", "kind": ReportKind.HALF, "first": given.at("2026-01-01").date(), "last": given.at("2026-06-30").date(), "text": text} | more
    with within(w.committee):
        return actions.start(w.act(Role.OFFICE_STAFF, given.at(day)), known.pop("before", None), **known)
