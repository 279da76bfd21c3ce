"""A committee with two special committees, a group and members that nobody has put anywhere."""

from datetime import date

from shangliang.commons.access import Role
from shangliang.commons.people.models import OrganKind, SeatOffice
from shangliang.work.membership import actions
from tests import given

NOW = given.at("2026-06-15", "10:00")
SINCE = date(2025, 1, 10)
DECISION = "六届二十次主席会议通过"


class Bodies:
    """The world, and what of it the tests of this room need by name."""

    def __init__(self, world):
        self.world = world
        self.xu, self.shen, self.he = self.world.members
        office = self.office()
        self.education, self.economy, self.group = (
            actions.add_organ(given.act(self.world.viewer(Role.OFFICE_STAFF), NOW), None, kind=kind, values={"name": name, "since": SINCE})
            for kind, name in ((OrganKind.SPECIAL_COMMITTEE, "教科卫体委员会"), (OrganKind.SPECIAL_COMMITTEE, "经济委员会"), (OrganKind.GROUP, "城关委员小组"))
        )
        actions.take_seat(office, self.group, member_id=self.xu.pk, office=SeatOffice.CONVENER, since=SINCE, decision=DECISION)

    def office(self, when=NOW):
        return self.world.act(Role.OFFICE_STAFF, when)

    def by(self, member, when=NOW):
        return given.act(self.world.as_member(member), when)

    def guide(self, organ, member):
        """The organ guides the member's sector."""
        return actions.make_link(self.office(), None, organ_id=organ.pk, sector_id=member.sector_id, since=NOW.date())
