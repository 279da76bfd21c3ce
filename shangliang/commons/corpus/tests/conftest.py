"""Two committees with texts of a made-up subject type whose visibility the test decides."""

from collections.abc import Iterator
from datetime import date

import pytest

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import within
from shangliang.commons.corpus.indexing import Text, index
from shangliang.commons.subjects import Ref, Subject, subjects
from shangliang.foundation.tests.proposals import TEXTS
from tests import given

TYPE = "corpus.paper"
HIDDEN: set[int] = set()


def _visible(viewer, ids):
    """Staff see all; others not what is hidden."""
    return set(ids) if viewer.role == Role.PROPOSAL_STAFF else set(ids) - HIDDEN


PAPER = Subject(type=TYPE, label="稿", icon="file", link=lambda number: f"/papers/{number}/", visible=_visible, get=lambda number: None)


def paper(number: int, title: str = "纸") -> Ref:
    """A subject of the made-up type."""
    return Ref(TYPE, number, title)


def keep(number: int, title: str, body: str, **more: object) -> Ref:
    """Index one paper of the committee we are in."""
    index(Text(paper(number, title), title, body, **({"on": date(2026, 1, 1 + number % 28)} | more)))
    return paper(number, title)


@pytest.fixture
def papers(db) -> Iterator[dict[str, int]]:
    """Inside a committee that keeps one paper per invented proposal; gives their numbers by name."""
    subjects.add(TYPE, PAPER)
    world = given.world()
    with within(world.committee):
        numbers = {name: at for at, name in enumerate(TEXTS, 1)}
        index(*(Text(paper(at, TEXTS[name][0]), *TEXTS[name], on=date(2026, 1, at)) for name, at in numbers.items()))
        papers = Papers(numbers)
        papers.world = world
        yield papers
    HIDDEN.clear()


class Papers(dict):
    """Numbers by name, and the world they are in."""

    world: given.World

    @property
    def staff(self) -> Viewer:
        return self.world.viewer(Role.PROPOSAL_STAFF)

    @property
    def member(self) -> Viewer:
        return self.world.as_member(self.world.members[0])
