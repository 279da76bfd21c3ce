"""A world with a table to send round."""

import pytest
from django.db import connection
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.practices.circulars import actions
from shangliang.practices.circulars.kinds import Column, Content
from tests import given

CONTENT = Content(
    "test.table", "关于上半年社情民意的通报", "各专门委员会", before=("现将情况通报如下。",), columns=(Column("名次", True), Column("界别"), Column("本期", True)),
    rows=(("1", "教育界", "12 件"), ("2", "经济界", "0 件")), after=("请抓紧。",),
)  # fmt: skip
DAY = "2026-07-06"  # a Monday


class Round:
    """The people of a world and what they do with circulars."""

    def __init__(self):
        self.w = given.world()

    def act(self, role, day=DAY, time="09:00"):
        return self.w.act(role, given.at(day, time))

    def member(self, n, day=DAY, time="10:00"):
        return given.act(self.w.as_member(self.w.members[n]), given.at(day, time))

    def drafted(self, to=None, confirm=False):
        one = actions.draft(self.act(Role.OFFICE_STAFF), None, content=CONTENT)
        to = to or ["all:members", f"unit:{self.w.units[0].pk}"]
        return actions.change(self.act(Role.OFFICE_STAFF), one, title=one.title, addressee="各位委员", before=one.body["before"], after=["请抓紧。"], to=to, confirm=confirm)

    def issued(self, **known):
        one = actions.send_up(self.act(Role.OFFICE_STAFF), self.drafted(**known))
        return actions.sign(self.act(Role.CHAIR, time="11:00"), one)


@pytest.fixture
def r(db):
    made = Round()
    with within(made.w.committee):
        yield made
        if not connection.needs_rollback:  # the guards speak at commit, which a test never reaches
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")


@pytest.fixture
def door(r):
    def of(role, n=None):
        client = Client()
        client.force_login(r.w.members[n].user if n is not None else r.w.posts[role].user)
        return client

    return of
