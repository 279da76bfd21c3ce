"""What a second round changes for those who rate and for a unit's figures, and whom a unit must have spoken to."""

from datetime import date

import pytest
from django.urls import reverse

from shangliang.commons.committees.models import SettingValue
from shangliang.foundation.errors import NotNow
from shangliang.practices.handling import actions, queries
from shangliang.practices.handling.models import Matter, Promise, Rating
from shangliang.practices.handling.rules import Role as Part
from tests import given


def asked_of_all(h):
    SettingValue.objects.create(committee=h.world.committee, key="testing.handling.rating_scope", value="worst")


def second_round(h):
    """A matter of which one proposer is dissatisfied; the first round's row."""
    h.hand_over((h.education, Part.LEAD))
    h.reply(when=given.at("2026-03-02"))
    first = Matter.objects.get(subject_id=1)
    h.rate(overall="不满意", when=given.at("2026-03-03"))
    return first


def test_the_others_are_still_heard_about_the_round_that_one_verdict_ended(h):
    asked_of_all(h)
    first = second_round(h)
    later = h.act(h.world.as_member(h.second), given.at("2026-03-04"))
    actions.rate(later, first, overall="满意")
    assert sorted(Rating.objects.filter(matter=first).values_list("overall", flat=True)) == ["dissatisfied", "satisfied"]
    assert [(one.round, one.state) for one in Matter.objects.order_by("round")] == [(1, "closed"), (2, "open")]


def test_after_the_time_to_rate_the_refusal_says_that_it_is_being_handled_again(h):
    first = second_round(h)
    with pytest.raises(NotNow, match="第 1 轮已经重新办理，评价期也过了"):
        actions.rate(h.act(h.world.as_member(h.second), given.at("2026-06-04")), first, overall="满意")


def test_an_old_link_leads_to_the_round_that_waits_for_a_word(h, client):
    first = second_round(h)
    h.reply(when=given.at("2026-03-20"))
    client.force_login(h.first.user)
    with given.on("2026-03-21"):
        answer = client.get(reverse("handling:rate", args=[first.pk]))
    assert answer.url == reverse("handling:rate", args=[Matter.objects.get(round=2).pk])


def test_a_units_year_counts_things_and_not_rounds(h):
    h.hand_over((h.education, Part.LEAD), subject=2)
    second_round(h)
    stats = queries.stats_of_unit(h.education.pk, date(2026, 1, 1))
    assert (stats.total, stats.handling, stats.closed, stats.replied) == (2, 2, 0, 0)


def test_what_a_new_reply_overtakes_is_not_told_as_a_broken_promise(h):
    h.hand_over((h.education, Part.LEAD))
    h.promise(when=given.at("2026-03-02"))
    h.rate(overall="不满意", when=given.at("2026-03-03"))
    h.reply(when=given.at("2026-03-20"))
    assert Promise.objects.get(state="dropped").remark == "已由第 2 轮的新答复接替"


def test_where_each_proposer_must_be_spoken_to_the_refusal_names_who_is_missing(h):
    SettingValue.objects.create(committee=h.world.committee, key="testing.handling.contact_scope", value="each")
    h.hand_over((h.education, Part.LEAD))
    h.sign()
    clerk = h.act(h.unit(h.education))
    actions.log_contact(clerk, h.part(), day=clerk.at.date(), method="面谈", people=f"委员{h.first.pk}", content="说了线路")
    h.draft()
    with pytest.raises(NotNow, match=f"还没有与委员{h.second.pk}沟通的记录"):
        h.issue()
