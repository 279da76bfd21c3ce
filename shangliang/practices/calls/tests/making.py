"""Calls in every state, made by doing."""

from datetime import date

from shangliang.commons.access import Role
from shangliang.commons.people.models import Seat, SeatOffice
from shangliang.practices.calls import actions
from shangliang.practices.calls.kinds import By
from tests import given

DEED = "一年来提出提案三件，组织界别活动五次，帮助社区办成两件实事，群众反映好。"
OPEN_ON, CLOSES, REVIEW_ON = "2026-11-02", date(2026, 11, 13), "2026-11-16"


class Awards:
    """A world with a call of honours, and the acts of its people."""

    def __init__(self, kind="honours_member", **changes):
        self.w = given.world()
        self.kind, self.changes = kind, changes

    def office(self, day=OPEN_ON, time="09:00"):
        return self.w.act(Role.OFFICE_STAFF, given.at(day, time))

    def member(self, n, day=OPEN_ON, time="10:00"):
        return given.act(self.w.as_member(self.w.members[n]), given.at(day, time))

    def chair(self, day=REVIEW_ON, time="15:00"):
        return self.w.act(Role.CHAIR, given.at(day, time))

    def convener(self, n=0):
        """Let a member speak for their sector; gives the organ."""
        member = self.w.members[n]
        Seat.objects.get_or_create(committee=self.w.committee, organ=member.sector, member=member, defaults={"office": SeatOffice.CONVENER, "since": member.since})
        return member.sector

    def draft(self, **changes):
        call = actions.draft(self.office(), None, kind=self.kind, year=2026)
        values = {"announcement": "请各界别推荐本年度优秀委员，写明事迹。", "closes_on": CLOSES} | self.changes | changes
        call = actions.save(self.office(), call, values=values)
        return call

    def opened(self, **changes):
        return actions.open_call(self.office(), self.draft(**changes))

    def nominated(self, call, n=1, day=OPEN_ON, **known):
        """Staff put a member forward."""
        about = {"key": f"member:{self.w.members[n].pk}", "deed": DEED, "by": By.STAFF} | known
        return actions.nominate(self.office(day), call, **about)

    def reviewing(self, ns=(1, 2), users=(), **changes):
        """Members put forward and admitted, the call closed; `users` review."""
        call = self.opened(**changes)
        ones = [self.nominated(call, n) for n in ns]
        actions.admit(self.office(), call, ids=[one.pk for one in ones])
        if users:
            actions.name_reviewers(self.office(), call, users=list(users))
        call = actions.close(self.office(REVIEW_ON), call)
        return call, ones

    def listed(self, ns=(1, 2), **changes):
        call, ones = self.reviewing(ns, **changes)
        return actions.shortlist(self.office(REVIEW_ON), call, chosen=[one.pk for one in ones]), ones

    def public(self, day="2026-11-16", ns=(1, 2), **changes):
        call, ones = self.listed(ns, **changes)
        return actions.publicise(self.office(day), call), ones

    def decided(self, day="2026-11-24", ns=(1, 2), **changes):
        call, ones = self.public(ns=ns, **changes)
        return actions.decide(self.office(day), call, decision="六届二十次主席会议", day=given.at(day).date(), document="临政协〔2026〕18号"), ones

    def published(self, ns=(1, 2), **changes):
        call, ones = self.decided(ns=ns, **changes)
        actions.publish(self.office("2026-11-25"), call)
        for one in ones:
            one.refresh_from_db()
        call.refresh_from_db()
        return call, ones
