"""Polls from opening to the frozen result: who may, once each, in time, and nobody's business who said what."""

import json

import pytest
from django.db import connection, transaction

from shangliang.commons.access import Role, Viewer
from shangliang.commons.committees.scope import within
from shangliang.commons.ledger.models import Fact
from shangliang.commons.ledger.queries import found_by
from shangliang.commons.subjects import ref
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from shangliang.practices.polls import actions, jobs, notices, queries
from shangliang.practices.polls.actions.casting import Filled
from shangliang.practices.polls.models import Answer, Target, Ticket
from shangliang.practices.polls.tests.making import GRADES, ITEMS, told
from tests import given


def facts(name):
    return [fact.data for fact in Fact.objects.filter(kind=f"polls.{name}").order_by("pk")]


def test_a_poll_is_counted_at_its_end_frozen_and_told_to_its_room(p):
    p.open()
    p.say(p.world.members[0], "a", "a", remark="办得快")
    p.say(p.world.members[1], "b", "a")
    p.say(p.world.members[2], "c", "x")
    assert p.poll.targets.get().result is None
    p.close()
    result = p.result()
    assert (result["invited"], result["cast"], result["score"], result["remarks"]) == (3, 3, 88.3, ["办得快"])
    assert [item["counts"]["a"] for item in result["items"]] == [1, 2]
    assert [(pk, [found["score"] for _, found in results]) for pk, results in told] == [(p.poll.pk, [88.3])]
    assert facts("closed") == [{"invited": 3, "cast": 3, "by_hand": True}]
    assert facts("counted")[0]["score"] == 88.3
    with pytest.raises(NotNow, match="已经截止"):
        p.say(p.world.members[0], "a", "a")


def test_nothing_is_told_of_a_running_anonymous_poll_and_named_ones_can_be_followed(p):
    p.open("testing.blind")
    for member in p.world.members:
        p.say(member, "a", "a")
    assert [result for _, result in queries.results_of(p.poll)] == [None]
    p.open("testing.named")
    p.say(p.world.members[0], "b", "b")
    assert [result["score"] for _, result in queries.results_of(p.poll)] == [60.0]


def test_a_named_answer_may_be_changed_until_the_end_and_counts_once(p):
    p.open("testing.named")
    p.say(p.world.members[0], "c", "c")
    p.say(p.world.members[0], "a", "a")
    p.close()
    assert (p.result()["cast"], p.result()["score"]) == (1, 100.0)
    assert (facts("cast"), facts("recast")) == ([{"count": 1}], [{"count": 1}])


def test_an_answer_sent_twice_by_the_same_act_is_taken_once(p):
    p.open("testing.named")
    ticket = p.ticket(p.world.members[0])
    act = p.act(p.world.as_member(p.world.members[0]))
    actions.cast(act, p.poll, filled=[Filled(ticket, {"attitude": "c", "result": "c"})])
    with pytest.raises(NotNow, match="已经做过"):
        actions.cast(act, p.poll, filled=[Filled(ticket, {"attitude": "a", "result": "a"})])
    assert (len(facts("cast")), facts("recast")) == (1, [])
    assert Answer.objects.get().choices == {"attitude": "c", "result": "c"}


def test_a_refused_form_comes_back_with_every_row_as_typed(p, client):
    client.force_login(p.world.posts[Role.ADMINISTRATOR].user)
    typed = {"name": "新表", "intro": "说明", "item-0": "态度", "hint-0": "办理时", "weight-0": "三成", "item-1": "", "grade-0": "好", "points-0": "100", "bands": "很好", "least": "3", "known": "0"}
    refused = client.post("/polls/forms/testing.blind/", typed)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert [f'value="{word}"' in page for word in ("新表", "态度", "办理时", "三成", "好", "100")] == [True] * 6
    assert "很好</textarea>" in page
    assert 'id="f_weight-0-e">写整数' in page
    long = client.post("/polls/forms/testing.blind/", typed | {"weight-0": "3", "item-0": "长" * 61})
    assert long.status_code == 422
    assert "写了 61 个字，最多 60 个" in long.content.decode()


def test_an_anonymous_ballot_is_cast_once(p):
    p.open()
    p.say(p.world.members[0], "a", "a")
    with pytest.raises(NotNow, match="已经交过"):
        p.say(p.world.members[0], "c", "c")
    assert len(Target.objects.get().urn) == 1


def test_the_hour_decides_even_before_the_job_has_run(p):
    p.open()
    with pytest.raises(NotNow, match="截止"):
        p.say(p.world.members[0], "a", "a", when=given.at("2026-03-20", "18:00"))
    assert jobs.close_all(given.at("2026-03-20", "17:50")) == 0
    assert jobs.close_all(given.at("2026-03-20", "18:10")) == 1
    assert jobs.close_all(given.at("2026-03-20", "18:20")) == 0
    assert facts("closed") == [{"invited": 3, "cast": 0, "by_hand": False}]


def test_nobody_answers_with_somebody_elses_ticket_nor_by_machine(p):
    p.open()
    mine, other = p.world.members[:2]
    good = {"attitude": "a", "result": "a"}
    with pytest.raises(NotFound):
        actions.cast(p.act(p.world.as_member(other)), p.poll, filled=[Filled(p.ticket(mine), good)])
    with pytest.raises(NotFound):
        actions.cast(p.act(Role.PROPOSAL_STAFF), p.poll, filled=[Filled(p.ticket(mine), good)])
    with pytest.raises(NotAllowed):
        actions.cast(p.act(Role.CHAIR), p.poll, filled=[Filled(p.ticket(mine), good)])
    machine = Viewer(**{**vars(p.world.as_member(mine)), "scopes": frozenset({"polls.cast"})})
    with pytest.raises(NotAllowed, match="本人"):
        actions.cast(p.act(machine), p.poll, filled=[Filled(p.ticket(mine), good)])
    assert not Ticket.objects.filter(cast=True).exists()


def test_a_ticket_of_another_poll_is_not_taken(p):
    p.open()
    old = p.ticket(p.world.members[0])
    p.open("testing.named")
    with pytest.raises(NotFound):
        actions.cast(p.act(p.world.as_member(p.world.members[0])), p.poll, filled=[Filled(old, {"attitude": "a", "result": "a"})])


def test_a_ballot_paper_is_handed_in_whole_or_not_at_all(p):
    p.open("testing.ballot", units=3)
    member = p.world.members[0]
    tickets = [p.ticket(member, unit) for unit in p.world.units]
    votes = [Filled(ticket, {"q": grade}) for ticket, grade in zip(tickets, ["for", "against", ""], strict=True)]
    with pytest.raises(Invalid) as wrong:
        actions.cast(p.act(p.world.as_member(member)), p.poll, filled=votes)
    assert set(wrong.value.fields) == {f"{tickets[2].pk}-q"}
    assert not Ticket.objects.filter(cast=True).exists()
    actions.cast(p.act(p.world.as_member(member)), p.poll, filled=[*votes[:2], Filled(tickets[2], {"q": "none"})])
    assert facts("cast") == [{"count": 3}]


def test_units_and_the_holders_of_a_role_answer_for_their_house(p):
    w = p.world
    target = ref(w.members[0])
    invited = [actions.Invited(target, w.units[0]), actions.Invited(target, roles=["proposal_staff", "proposal_head"], label="提案委")]
    p.poll = actions.open_poll(p.act(Role.PROPOSAL_HEAD), None, kind="testing.named", title="质量", closes_at=given.at("2026-03-20"), invited=invited)
    for role in (Role.UNIT_CLERK, Role.PROPOSAL_HEAD):
        ticket = queries.waiting(w.viewer(role)).get()
        actions.cast(p.act(role), p.poll, filled=[Filled(ticket, {"attitude": "a", "result": "b"})])
    assert queries.waiting(w.viewer(Role.PROPOSAL_STAFF)).count() == 0
    assert queries.waiting(given.viewer(given.post(w.committee, Role.UNIT_HEAD, unit=w.units[1]))).count() == 0
    assert Answer.objects.count() == 2


def test_those_who_have_not_answered_are_reminded_once(p):
    p.open(about="session:1")
    p.say(p.world.members[0], "a", "a")
    assert actions.remind(p.act(Role.PROPOSAL_STAFF), p.poll) == 2
    with pytest.raises(NotNow, match="提醒过"):
        actions.remind(p.act(Role.PROPOSAL_STAFF), p.poll)
    happened = found_by([Fact.objects.get(kind="polls.reminded").pk])[0]
    users = {user for telling in notices.reminded(happened) for user in telling.to}
    assert users == {member.user_id for member in p.world.members[1:]}


def test_who_is_named_twice_is_let_in_once_and_a_second_poll_about_the_same_is_refused(p):
    p.open(about="session:1", voters=[*p.world.members[:2], *p.world.members[:2]])
    assert p.poll.tickets.count() == 2
    with pytest.raises(NotNow, match="已经在进行"):
        p.open(about="session:1")


def test_who_may_not_open_close_or_change_a_form_is_told_why(p):
    p.open()
    for role in (Role.MEMBER, Role.UNIT_HEAD, Role.CHAIR, Role.ADMINISTRATOR):
        for do in (actions.close, actions.remind):
            with pytest.raises(NotAllowed):
                do(p.act(role), p.poll)
    with pytest.raises(NotAllowed):
        actions.change_form(p.act(Role.PROPOSAL_HEAD), None, kind="testing.blind", known=0, items=ITEMS, grades=GRADES)


def test_a_new_version_of_a_form_touches_no_running_poll(p):
    p.open()
    actions.change_form(p.act(Role.ADMINISTRATOR), None, kind="testing.blind", known=0, items=ITEMS[:1], grades=GRADES)
    assert len(queries.form_of("testing.blind")[0]["items"]) == 1
    with pytest.raises(NotNow, match="有人改过"):
        actions.change_form(p.act(Role.ADMINISTRATOR), None, kind="testing.blind", known=0, items=ITEMS, grades=GRADES)
    for member in p.world.members:
        p.say(member, "a", "c")
    p.close()
    assert len(p.result()["items"]) == 2


def test_a_poll_of_another_committee_is_not_there(p):
    p.open()
    with within(given.world().committee):
        with pytest.raises(NotFound):
            queries.seen_poll(p.world.viewer(Role.PROPOSAL_STAFF), p.poll.pk)
        assert not Ticket.objects.exists()


# Anonymity


def table(name: str, *leave: str) -> list[str]:
    """All that a table holds, row by row, ids and moments left out: in the order of its ids where they count up, else sorted.

    Where a row lies in the file says nothing more here: PostgreSQL fills the gaps that rows taken back have left.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"select to_jsonb(t) from {name} t")
        rows = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in cursor.fetchall()]
    counting = all(isinstance(row["id"], int) for row in rows)
    dropped = {"id", "fact_id", "act_uid", "xid", "poll_id", "target_id", "ticket_id", "subject_id", "recorded_at", "opened_at", *leave}
    said = [json.dumps({name: value for name, value in row.items() if name not in dropped}, sort_keys=True) for row in (sorted(rows, key=lambda row: row["id"]) if counting else rows)]
    return said if counting else sorted(said)


def left_behind(p, said):
    """What all tables hold after a poll in which members said these things in this order."""
    with transaction.atomic():
        p.open()
        for member, grades, remark in said:
            p.say(member, *grades, remark=remark)
        found = {name: table(name) for name in ("polls_poll", "polls_target", "polls_ticket", "polls_answer", "ledger_fact", "ledger_party")}
        transaction.set_rollback(True)
    return found


def test_the_tables_read_the_same_whoever_said_what(p):
    """Swap the ballots among the voters, who come in the same order: if any column, or the order of ids, told who said what, something would differ."""
    a, b, c = p.world.members
    ballots = [(("a", "a"), "办得好"), (("c", "b"), "没有人来过"), (("b", "c"), "")]
    one = left_behind(p, [(member, *ballot) for member, ballot in zip((a, b, c), ballots, strict=True)])
    for mixed in ((1, 0, 2), (2, 1, 0), (1, 2, 0)):
        other = left_behind(p, [(member, *ballots[at]) for member, at in zip((a, b, c), mixed, strict=True)])
        assert other == one
    assert one["polls_answer"] == []
    assert len(one["polls_ticket"]) == 3


def test_a_ballot_carries_nothing_but_its_answers_and_a_fact_nothing_of_them(p):
    p.open()
    p.say(p.world.members[0], "c", "c", remark="没有人来过")
    assert Target.objects.get().urn == [{"choices": {"attitude": "c", "result": "c"}, "remark": "没有人来过"}]
    assert facts("cast") == [{"count": 1}]
    assert "没有人来过" not in json.dumps([fact.data for fact in Fact.objects.all()], ensure_ascii=False)


def test_an_editor_gives_items_their_own_scales_and_the_pages_ask_and_tell_by_them(p, client):
    client.force_login(p.world.posts[Role.ADMINISTRATOR].user)
    typed = {
        "name": "评价表", "item-0": "态度", "weight-0": "1", "item-1": "联系过", "weight-1": "1", "scale-1": "yes_no", "item-2": "见面几次", "weight-2": "1", "scale-2": "number", "range-2": "0-5",
        "grade-0": "好", "points-0": "100", "grade-1": "差", "points-1": "0", "least": "1", "scales": "快慢：快 90，慢 10，说不清", "known": "0", "anonymous": "1",
    }  # fmt: skip
    assert client.post("/polls/forms/testing.blind/", typed).status_code == 302
    assert "快慢：快 90，慢 10，说不清" in client.get("/polls/forms/testing.blind/").content.decode()
    assert client.post("/polls/forms/testing.blind/", typed | {"known": "1", "item-3": "快慢", "weight-3": "1", "scale-3": "快慢"}).status_code == 302
    p.open()
    ticket = p.ticket(p.world.members[0])
    client.force_login(p.world.members[0].user)
    with given.on("2026-03-05"):
        asked = client.get(f"/polls/ticket/{ticket.pk}/").content.decode()
    assert [word in asked for word in ("说不清", "写 0 到 5 的整数")] == [True, True]
    p.say(p.world.members[0], p.poll.form["grades"][0]["code"], "yes", "4", "s1")
    p.close()
    client.force_login(p.world.posts[Role.PROPOSAL_STAFF].user)
    told = client.get(f"/polls/{p.poll.pk}/?target={p.poll.targets.get().pk}").content.decode()
    assert [word in told for word in ("平均 4（0 到 5）", "是 1　否 0", "快 1　慢 0　说不清 0")] == [True] * 3
