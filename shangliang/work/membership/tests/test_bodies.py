"""The organisation around the members: coverage and 全员入委, links and their checks, what bodies plan and did."""

import re
from datetime import date

import pytest
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Seat
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.rows import read
from shangliang.work.membership import actions
from shangliang.work.membership.queries import covering, linking, planning

from .making import DECISION, NOW

TODAY = NOW.date()


def said(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode()))


def url(name, *args):
    return reverse(f"membership:{name}", args=args)


def test_the_sector_link_says_where_a_member_goes_and_one_press_places_everybody(b, door):
    b.guide(b.education, b.xu)
    b.guide(b.economy, b.shen)
    office = door(Role.OFFICE_STAFF)
    assert "3位委员还没有编齐" in said(office.get(url("coverage")))
    page = office.get(url("assign")).content.decode()
    assert f'<option value="{b.education.pk}" selected>' in page
    assert "这个界别还没有专委会联系" in page
    wanted = {f"to_{one.member.pk}": one.organ.pk if one.organ else "" for one in covering.unassigned(TODAY)}
    assert "请写哪次会议定的" in said(office.post(url("assign"), wanted | {"since": "2026-06-15"}), 422)
    office.post(url("assign"), wanted | {"since": "2026-06-15", "decision": DECISION})
    assert {(seat.member_id, seat.organ_id) for seat in Seat.objects.exclude(organ=b.group)} == {(b.xu.pk, b.education.pk), (b.shen.pk, b.economy.pk)}
    assert [one.member for one in covering.unassigned(TODAY)] == [b.he]
    assert standing().filter(kind="membership.seat_taken", data__decision=DECISION, data__kind_of="专门委员会").count() == 2


def test_the_matrix_counts_each_sector_in_each_committee_and_what_it_lacks(b, door):
    actions.place_members(b.office(), None, wanted={b.xu.pk: b.economy.pk}, since=TODAY, decision=DECISION)
    committees, lines = covering.matrix(TODAY, covering.coverage(TODAY))
    line = next(line for line in lines if line.id == b.xu.sector_id)
    assert dict(zip([str(one) for one in committees], line.counts, strict=True)) == {"教科卫体委员会": 0, "经济委员会": 1}
    assert line.lacking == (0, 0, 0)
    assert f"sector={b.xu.sector_id}&amp;organ={b.economy.pk}" in door(Role.CHAIR).get(url("coverage") + "?view=matrix").content.decode()


def test_what_everybody_must_be_in_is_the_committees_own_to_say(b, door):
    SettingValue.objects.create(committee=b.world.committee, key="membership.coverage", value=["界别"])
    with within(b.world.committee):
        assert [one.gaps for one in covering.coverage(TODAY)] == [(), (), ()]
    with pytest.raises(ValueError, match="没有“专委”这一类机构"):
        covering.kinds_said("界别、专委")
    answer = door(Role.OFFICE_STAFF).post(url("coverage_export"))
    sheet = read(b"".join(answer.streaming_content), "覆盖.xlsx")[0]
    assert ["许岚", "教育界", "教育界"] in [[cell.text for cell in row if cell.text] for row in sheet.rows]


def test_placing_refuses_whom_it_does_not_know_and_says_nothing_twice(b):
    with pytest.raises(Invalid, match="还没有给谁选专委会"):
        actions.place_members(b.office(), None, wanted={}, since=TODAY, decision=DECISION)
    with pytest.raises(Invalid, match="有 1 位已经卸任"):
        actions.place_members(b.office(), None, wanted={b.xu.pk: b.group.pk}, since=TODAY, decision=DECISION)
    with pytest.raises(NotAllowed):
        actions.place_members(b.by(b.xu), None, wanted={b.xu.pk: b.education.pk}, since=TODAY, decision=DECISION)
    actions.place_members(b.office(), None, wanted={b.xu.pk: b.education.pk}, since=TODAY, decision=DECISION)
    with pytest.raises(Invalid, match="都已经在专委会里"):
        actions.place_members(b.office(), None, wanted={b.xu.pk: b.education.pk}, since=TODAY, decision=DECISION)


def test_a_committee_has_its_counterpart_with_persons_to_ask_and_a_yearly_look(b, door):
    office, unit = door(Role.OFFICE_STAFF), b.world.units[0]
    office.post(url("add_link", "unit"), {"organ": b.education.pk, "other": unit.pk, "since": "2026-03-01", "ours": "方砚秋", "theirs": "王晓", "phone": "0576-81234567", "duties": "每半年走访一次"})
    link = linking.present_links()[0]
    assert "今年1项还没检查" in said(office.get(url("links")))
    office.post(url("check_link", link.pk), {"result": "做得好", "note": "联合调研一次"})
    page = office.get(url("links")).content.decode()
    assert "联合调研一次" in page
    assert 'href="tel:' in page
    assert "已经联系市教育局" in said(office.post(url("add_link", "unit"), {"organ": b.education.pk, "other": unit.pk, "since": "2026-03-01"}), 422)
    assert "0576" not in str([fact.data for fact in standing().filter(kind__startswith="membership.link")])
    actions.end_link(b.office(), link, on=TODAY)
    with pytest.raises(NotNow, match="解除"):
        actions.check_link(b.office(), link, result="一般")
    assert said(office.get(url("links"))).count("还没有联系界别或部门") == 2


def test_the_head_of_a_group_plans_its_year_and_nobody_elses(b, door):
    head, other = door(b.xu), door(b.shen)
    head.post(url("plan_item", b.group.pk), {"title": "走访困难群众", "due_on": "2026-05-31", "least": "1"})
    head.post(url("describe_organ", b.group.pk), {"place": "城关街道综合楼", "contact": "许岚", "phone": "0576-81234568"})
    assert other.get(url("plan_item", b.group.pk)).status_code == 403
    assert "过了期限" in (page := said(head.get(url("organ", b.group.pk))))
    assert "城关街道综合楼" in page
    item = planning.plan_of(b.group, 2026, TODAY)[0].item
    head.post(url("settle_item", item.pk, "done"), {"note": "5 月 20 日走访八户"})
    page = said(other.get(url("organ", b.group.pk)))
    assert "完成1项" in page
    assert "加一项" not in page
    with pytest.raises(NotAllowed):
        actions.drop_item(b.by(b.shen), item, reason="不做了")


def test_an_item_counted_by_the_ledger_is_done_when_the_ledger_has_enough(b):
    figure = "membership.places_taken"
    item = actions.plan_item(b.office(), b.economy, year=2026, title="充实委员", due_on=date(2026, 12, 31), figure=figure, least=2)
    assert [(one.count, one.done) for one in planning.plan_of(b.economy, 2026, TODAY)] == [(0, False)]
    with pytest.raises(NotNow, match="按台账自动算"):
        actions.finish_item(b.office(), item, note="做了")
    actions.place_members(b.office(), None, wanted={b.xu.pk: b.economy.pk, b.he.pk: b.economy.pk}, since=TODAY, decision=DECISION)
    assert [(one.count, one.done, one.state) for one in planning.plan_of(b.economy, 2026, TODAY)] == [(2, True, "done")]


def test_a_plan_is_checked_where_it_is_typed(b):
    with pytest.raises(Invalid) as wrong:
        actions.plan_item(b.office(), b.group, year=2026, title=" ", due_on=date(2027, 1, 1), figure="nothing.at_all", least=0)
    assert set(wrong.value.fields) == {"title", "due_on", "figure", "least"}
