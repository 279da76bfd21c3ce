"""One world a test, inside its committee."""

import pytest

from shangliang.commons.committees.scope import within

from .making import Awards


@pytest.fixture
def awards(db):
    made = Awards()
    with within(made.w.committee):
        yield made
