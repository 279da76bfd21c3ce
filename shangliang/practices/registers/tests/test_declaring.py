"""Declaring and changing registers: a draft disturbs nobody, a change loses nothing, figures follow."""

import pytest
from openpyxl import load_workbook

from shangliang.commons.access import Role
from shangliang.commons.figures.declared import all_figures
from shangliang.commons.ledger.models import Fact
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.practices.registers import actions, exports, forms, queries
from shangliang.practices.registers.access import known, known_registers
from shangliang.practices.registers.models import Entry, Register, Version
from shangliang.practices.registers.panels import shown_values
from shangliang.practices.registers.rules import Standing, to_data

from .making import GIFTS, NOW, OWN, YEAR

ART = {
    "code": "own_1", "label": "书画捐赠", "area": "公益", "title": "{f1}", "fields": [{"code": "f1", "label": "作品"}, {"code": "f2", "label": "件数", "kind": "integer"}],
    "recorders": ["office_staff"], "figures": [{"code": "g1", "label": "捐赠作品", "unit": "件", "what": "sum", "field": "f2"}],
}  # fmt: skip


def act(r, role=Role.ADMINISTRATOR):
    return r.world.act(role, NOW)


def change(r, code, **changes):
    row = queries.register_row(code) or actions.adopt(act(r), None, code=code)
    row = actions.keep_draft(act(r), row, data=to_data(queries.draft_of(row)) | changes)
    return actions.put_in_force(act(r), row)


def without(*codes):
    return [one for one in to_data(GIFTS)["fields"] if one["code"] not in codes]


def test_a_register_of_ones_own_is_drafted_then_used_and_yields_its_figure(r):
    row = actions.draft(act(r), None, data=ART)
    with pytest.raises(NotFound):
        known("own_1")
    assert "own_1.g1" not in all_figures()
    row = actions.put_in_force(act(r), row)
    assert (row.state, row.version) == (Standing.ON, 1)
    actions.enter(act(r, Role.OFFICE_STAFF), None, register="own_1", day=YEAR.start, values={"f1": "山水", "f2": "3"})
    assert r.figure("own_1.g1") == 3
    assert Fact.objects.filter(kind="registers.declared", subject_label="书画捐赠").count() == 1


def test_only_the_administrator_declares(r):
    for role in Role:
        if role not in {Role.ADMINISTRATOR, Role.PLATFORM}:
            with pytest.raises(NotAllowed):
                actions.draft(act(r, role), None, data=ART)


def test_a_draft_with_faults_cannot_be_used(r):
    row = actions.draft(act(r), None, data=ART | {"title": "{f9}"})
    with pytest.raises(Invalid, match="不是这里的一项"):
        actions.put_in_force(act(r), row)


def test_a_code_is_taken_once(r):
    actions.draft(act(r), None, data=ART)
    with pytest.raises(NotNow, match="已经有这个代号"):
        actions.draft(act(r), None, data=ART)


def test_changing_a_shipped_register_keeps_what_it_was(r):
    entry = r.enter(amount=5)
    row = change(r, "try_gifts", label="爱心捐赠")
    assert (row.version, known("try_gifts").declared.label) == (1, "爱心捐赠")
    assert known("try_gifts").changed
    assert [one.version for one in Version.objects.filter(code="try_gifts")] == [1, 0]
    assert r.figure("try_gifts.sum") == 5
    assert r.enter(amount=1).version == 1
    assert entry.version == 0


def test_a_field_may_be_renamed_and_its_figures_go_on(r):
    r.enter(amount=5)
    change(r, "try_gifts", fields=[one | ({"label": "款额"} if one["code"] == "amount" else {}) for one in to_data(GIFTS)["fields"]])
    r.enter(amount=2)
    assert r.figure("try_gifts.sum") == 7


def test_a_field_that_figures_use_does_not_go_away_unnoticed(r):
    r.enter(amount=5)
    with pytest.raises(Invalid, match="指标“捐赠金额”要用的一项已经没有了"):
        change(r, "try_gifts", fields=without("amount"), title="{donor}")
    assert known("try_gifts").declared == GIFTS


def test_what_stood_in_a_field_that_goes_away_is_kept_and_shown(r):
    entry = r.enter(note="要紧的话", public=True)
    figures = [one for one in to_data(GIFTS)["figures"] if one["code"] != "open"]
    change(r, "try_gifts", fields=without("note", "public"), figures=figures)
    entry = actions.correct(act(r, Role.OFFICE_STAFF), entry, day=entry.day, values={"amount": 2}, reason="补金额")
    _, gone = shown_values(entry, known("try_gifts").declared, queries.fields_ever("try_gifts"))
    assert sorted(gone) == [("备注", "要紧的话"), ("已公开", "是")]


def test_lists_and_workbooks_still_tell_what_was_entered_under_an_option_and_in_a_field_that_are_gone(r):
    r.enter(kind="捐物", public=True)
    shorter = [one | ({"options": ["捐款"]} if one["code"] == "kind" else {}) for one in without("public")]
    change(r, "try_gifts", fields=shorter, figures=[one for one in to_data(GIFTS)["figures"] if one["code"] != "open"])
    now = known("try_gifts")
    assert queries.dropped_options("try_gifts", now.declared.by_code["kind"], now.version) == ["捐物"]
    gone = [one for code, one in queries.fields_ever("try_gifts").items() if code not in now.declared.by_code]
    with exports.table(now.declared, Entry.objects.all(), gone) as file:
        head, line = load_workbook(file).active.iter_rows(values_only=True)
    told = dict(zip(head, line, strict=True))
    assert (told["类型"], told["已公开（以前的一项）"]) == ("捐物", "是")


def test_a_workbook_tells_a_field_called_like_an_entrys_own_columns(r):
    r.enter(register=OWN, who=[r.world.members[0]])
    with exports.table(OWN, Entry.objects.all()) as file:
        head, line = load_workbook(file).active.iter_rows(values_only=True)
    assert dict(zip(head, line, strict=True))["获得人"] == r.world.members[0].name


def test_a_change_that_would_lose_what_was_entered_is_refused(r):
    r.enter(people=5)
    with pytest.raises(Invalid, match="“受益”里已经填了整数，不能改成文字"):
        change(r, "try_gifts", fields=[one | ({"kind": "text"} if one["code"] == "people" else {}) for one in to_data(GIFTS)["fields"]])


def test_one_that_is_off_takes_nothing_more_and_still_counts(r):
    r.enter(amount=5)
    row = actions.switch(act(r), actions.adopt(act(r), None, code="try_gifts"), on=False)
    with pytest.raises(NotNow, match="已经停用"):
        r.enter(amount=5)
    assert r.figure("try_gifts.sum") == 5
    actions.switch(act(r), row, on=True)
    r.enter(amount=5)
    with pytest.raises(NotNow):
        actions.switch(act(r), row, on=True)


def test_dropping_a_draft_leaves_what_is_used_and_forgets_what_never_was(r):
    row = actions.keep_draft(act(r), actions.adopt(act(r), None, code="try_gifts"), data=to_data(GIFTS) | {"label": "别的"})
    actions.drop_draft(act(r), row)
    assert known("try_gifts").declared.label == "试验捐赠"
    actions.drop_draft(act(r), actions.draft(act(r), None, data=ART))
    assert not Register.objects.filter(code="own_1").exists()


def test_every_committee_has_the_shipped_registers_without_being_given_any(r):
    assert len(known_registers()) > 25
    assert Register.objects.count() == 0


def test_fields_and_figures_are_added_moved_and_taken_out():
    draft = forms.moved(forms.moved(to_data(GIFTS), "add-field"), "up-fields-11")
    assert [one["code"] for one in draft["fields"]][-2:] == ["f1", "note"]
    assert [one["code"] for one in forms.moved(draft, "drop-fields-0")["fields"]][0] == "kind"
    assert forms.moved(draft, "add-figure")["figures"][-1]["code"] == "g1"
    assert forms.moved(draft, "drop-fields-99") == forms.moved(draft, "nonsense") == draft
