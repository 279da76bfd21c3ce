"""The duty score speaks against a nomination: a warning, or a refusal where the committee wants it."""

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here, within
from shangliang.foundation.errors import NotNow
from shangliang.practices.calls import queries
from shangliang.practices.calls.tests.making import Awards
from shangliang.reading.duty import actions as duty
from shangliang.reading.duty.queries.books import schemes


def test_a_member_whose_score_is_too_low_is_named_or_refused_as_the_committee_sets_it(db):
    awards = Awards()
    with within(awards.w.committee):
        admin = awards.w.act(Role.ADMINISTRATOR, awards.office().at)
        duty.adopt(admin, duty.draft(awards.w.act(Role.ADMINISTRATOR, awards.office().at), None, body=schemes()["hundred"], origin="示范办法"), from_year=2026)
        call = awards.opened()
        member = awards.w.members[1]
        assert queries.caution_of(call, member.pk) == ""
        SettingValue.objects.create(committee=awards.w.committee, key="calls.least_score", value=60)
        here().forget()
        assert queries.caution_of(call, member.pk) == "沈亦舟 2026 年度履职 0 分，不到 60 分。"
        awards.nominated(call, 1)
        SettingValue.objects.create(committee=awards.w.committee, key="calls.score_refuses", value=True)
        here().forget()
        with pytest.raises(NotNow, match="不到 60 分"):
            awards.nominated(call, 2)
