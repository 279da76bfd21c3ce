from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.foundation.errors import NotNow
from shangliang.foundation.lifecycle import Lifecycle, Mark, Step
from shangliang.foundation.words import Labelled


class State(Labelled):
    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "退回修改"
    FILED = "filed", "立案"
    DECLINED = "declined", "不予立案"
    CLOSED = "closed", "办结"


class Other(Labelled):
    ODD = "odd", "别处"


def has_subject(letter, **known):
    return None if letter and letter.subject else "还没有案由，先写案由。"


def decided(state, *, good=True, **known):
    return State.FILED if good else State.DECLINED


STEPS = [
    Step("submit", "提交", from_=(State.DRAFT, State.RETURNED), to=State.SUBMITTED, guards=(has_subject,)),
    Step("send_back", "退回修改", from_=State.SUBMITTED, to=State.RETURNED),
    Step("decide", "审查", from_=State.SUBMITTED, to=decided, ends=(State.FILED, State.DECLINED)),
    Step("remind", "催办", from_=State.FILED, to=State.FILED),
    Step("close", "办结", from_=State.FILED, to=State.CLOSED),
]
LIFE = Lifecycle(states=State, start=State.DRAFT, steps=STEPS,
                 main=(State.DRAFT, State.SUBMITTED, State.FILED, State.CLOSED))
WRITTEN = SimpleNamespace(subject="修一条路")
EMPTY = SimpleNamespace(subject="")


@pytest.mark.parametrize(("step", "state", "known", "end"), [
    ("submit", State.DRAFT, {}, State.SUBMITTED),
    ("submit", "returned", {}, State.SUBMITTED),
    ("decide", State.SUBMITTED, {}, State.FILED),
    ("decide", State.SUBMITTED, {"good": False}, State.DECLINED),
    ("remind", State.FILED, {}, State.FILED),
])
def test_a_step_leads_to_its_end(step, state, known, end):
    assert LIFE.go(step, state, WRITTEN, **known) is end


@pytest.mark.parametrize(("step", "state", "thing", "said"), [
    ("submit", State.DRAFT, EMPTY, "还没有案由，先写案由。"),
    ("close", State.SUBMITTED, WRITTEN, "目前是“已提交”，不能“办结”。到“立案”时才可以。"),
    ("submit", State.FILED, WRITTEN, "目前是“立案”，不能“提交”。这一步已经过去了。"),
    ("close", State.DECLINED, WRITTEN, "目前是“不予立案”，不能“办结”。后面没有别的步骤。"),
])
def test_a_refused_step_says_why_and_when_it_can_be_taken(step, state, thing, said):
    with pytest.raises(NotNow) as refusal:
        LIFE.go(step, state, thing)
    assert refusal.value.message == LIFE.why_not(step, state, thing) == said
    assert refusal.value.code == f"not_now.{step}"


def test_the_live_buttons_are_the_open_steps():
    assert [step.name for step in LIFE.open("draft", WRITTEN)] == ["submit"]
    assert LIFE.open("draft", EMPTY) == []
    assert [step.name for step in LIFE.leaving("draft")] == ["submit"]
    assert [step.name for step in LIFE.open(State.FILED)] == ["remind", "close"]


@given(state=st.sampled_from(State), step=st.sampled_from(STEPS), written=st.booleans())
def test_a_step_is_open_exactly_when_going_is_not_refused(state, step, written):
    thing = WRITTEN if written else EMPTY
    try:
        LIFE.go(step.name, state, thing)
        went = True
    except NotNow:
        went = False
    assert went == (step in LIFE.open(state, thing)) == (LIFE.why_not(step.name, state, thing) is None)


@pytest.mark.parametrize(("change", "complaint"), [
    ({"start": Other.ODD}, "start names"),
    ({"main": (Other.ODD,)}, "main names"),
    ({"main": (State.FILED,)}, "main line does not begin"),
    ({"steps": [*STEPS, Step("submit", "再提交", from_=State.DRAFT, to=State.FILED)]}, "two steps are called 'submit'"),
    ({"steps": [*STEPS, Step("odd", "怪", from_=Other.ODD, to=State.FILED)]}, "odd names"),
    ({"steps": [*STEPS, Step("odd", "怪", from_=State.DRAFT, to=Other.ODD)]}, "odd names"),
    ({"steps": [*STEPS, Step("odd", "怪", from_=State.DRAFT, to=decided)]}, "list what it can give in ends"),
    ({"steps": [*STEPS, Step("odd", "怪", from_=(), to=State.DRAFT)]}, "starts nowhere"),
    ({"steps": STEPS[:-1]}, "no step leads to <State.CLOSED"),
])
def test_a_table_that_does_not_hold_together_is_refused_when_made(change, complaint):
    with pytest.raises(ValueError, match=complaint):
        Lifecycle(**{"states": State, "start": State.DRAFT, "steps": STEPS, **change})


def test_an_unlisted_end_and_an_unknown_name_are_faults_of_the_program():
    lost = Step("odd", "怪", from_=State.DRAFT, to=lambda state, **known: State.CLOSED, ends=(State.FILED,))
    life = Lifecycle(states=State, start=State.DRAFT, steps=[*STEPS, lost])
    with pytest.raises(ValueError, match="do not list"):
        life.go("odd", State.DRAFT)
    with pytest.raises(LookupError, match="submit, send_back"):
        life.go("fly", State.DRAFT)
    with pytest.raises(ValueError, match="gone"):
        life.open("gone")


@pytest.mark.parametrize(("state", "shown"), [
    (State.DRAFT, "草稿* 已提交 立案 办结"),
    (State.FILED, "草稿. 已提交. 立案* 办结"),
    (State.CLOSED, "草稿. 已提交. 立案. 办结*"),
    (State.RETURNED, "草稿. 退回修改* 已提交 立案 办结"),
    (State.DECLINED, "草稿. 已提交. 不予立案*"),
])
def test_the_stepper_shows_what_is_done_and_what_comes(state, shown):
    sign = {Mark.DONE: ".", Mark.CURRENT: "*", Mark.TODO: ""}
    assert " ".join(place.label + sign[place.mark] for place in LIFE.path(state)) == shown


def test_without_a_main_line_the_first_steps_are_followed():
    life = Lifecycle(states=State, start=State.DRAFT, steps=[STEPS[0], *STEPS[2:], STEPS[1]])
    assert life.main == (State.DRAFT, State.SUBMITTED, State.FILED, State.CLOSED)


def test_the_diagram_names_every_state_and_step():
    drawn = LIFE.mermaid()
    assert drawn.startswith("stateDiagram-v2\n")
    assert '    state "立案" as s_filed\n' in drawn
    assert "    [*] --> s_draft\n" in drawn
    assert "    s_submitted --> s_declined: 审查\n" in drawn
    assert "    s_filed --> s_filed: 催办\n" in drawn
    assert drawn.endswith("    s_declined --> [*]\n    s_closed --> [*]\n")
