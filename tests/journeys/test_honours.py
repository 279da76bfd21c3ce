"""An award in the words of those who take part: asked for, put forward, judged, shown, doubted, decided, handed over."""

from datetime import date

import pytest

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.figures.measuring import measure
from shangliang.foundation.errors import NotAllowed, NotNow
from shangliang.foundation.periods import year
from shangliang.practices.calls import actions, queries
from shangliang.practices.calls.kinds import By
from shangliang.practices.calls.tests.making import DEED, Awards
from shangliang.reading.duty.queries.file import deeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = Awards()
    with within(made.w.committee):
        yield made


def test_the_year_in_which_an_objection_changed_the_list(story):
    """办公室发通知，界别召集人推荐，评审人打分并回避，公示收到异议，核实后拿下一位，主席会议决定，进履职档案。"""
    w, organ = story.w, story.convener(0)
    xu, shen, he = w.members

    # 办公室发出征集，教育界推荐沈亦舟，名额只有一个
    call = story.opened(per_body=1, awards=2)
    shen_put = actions.nominate(story.member(0), call, key=f"member:{shen.pk}", deed=DEED, by=By.ORGAN, organ_id=organ.pk)
    with pytest.raises(NotNow, match="最多 1 个"):
        actions.nominate(story.member(0), call, key=f"member:{he.pk}", deed=DEED, by=By.ORGAN, organ_id=organ.pk)
    he_put, xu_put = story.nominated(call, 2), story.nominated(call, 0)
    actions.admit(story.office(), call, ids=[shen_put.pk, he_put.pk, xu_put.pk])

    # 主席和许岚评审；许岚不能评自己，也不能评自己推荐的
    actions.name_reviewers(story.office(), call, users=[w.posts[Role.CHAIR].user_id, xu.user_id])
    call = actions.close(story.office("2026-11-16"), call)
    for one in (shen_put, he_put, xu_put):
        one.refresh_from_db()
    for one, points in ((shen_put, "95"), (he_put, "90"), (xu_put, "85")):
        actions.review(story.chair(time=f"15:{points[1]}1"), one, scores=dict.fromkeys([c["code"] for c in call.criteria], points))
    for own in (xu_put, shen_put):
        with pytest.raises(NotAllowed):
            actions.review(story.member(0, "2026-11-16"), own, scores={})
    places = queries.places([shen_put, he_put, xu_put], queries.standings(call))
    assert places == {shen_put.pk: 1, he_put.pk: 2, xu_put.pk: 3}

    # 前两名公示五个工作日；有人反映沈亦舟的事迹不实，核实属实
    call = actions.shortlist(story.office("2026-11-16"), call, chosen=[shen_put.pk, he_put.pk])
    call = actions.publicise(story.office("2026-11-16"), call)
    doubt = actions.object_to(story.member(0, "2026-11-18"), call, text="材料里的第二件实事是社区自己办的，请核实。", nomination_id=shen_put.pk)
    with pytest.raises(NotNow, match="异议没有答复"):
        actions.decide(story.office("2026-11-24"), call, decision="六届二十次主席会议", day=date(2026, 11, 24))
    actions.answer(story.office("2026-11-20"), doubt, upheld=True, text="走访社区核实，反映属实。")

    # 主席会议决定，公布；贺东升的履职档案里多了一条，沈亦舟没有
    actions.decide(story.office("2026-11-24"), call, decision="六届二十次主席会议", day=date(2026, 11, 24), document="临政协〔2026〕18号")
    [given] = actions.publish(story.office("2026-11-25"), call)
    assert (given.name, given.number) == ("贺东升", "2026-001")
    assert [deed.kind for deed in deeds(he.pk, year(2026))] == ["calls.awarded"]
    assert deeds(shen.pk, year(2026)) == []
    assert measure(["calls.members"], year(2026))["calls.members"].number == 1
