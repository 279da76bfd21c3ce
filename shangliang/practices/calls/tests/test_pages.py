"""The pages of calls: who sees what, what a form says back, files, and the clock's reminders."""

from datetime import date
from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.practices.calls import actions
from shangliang.practices.calls.models import Call, Nomination
from tests import given

from .making import CLOSES, DEED, OPEN_ON, REVIEW_ON


def as_(client, awards, who):
    user = awards.w.posts[who].user if isinstance(who, Role) else awards.w.members[who].user
    client.force_login(user)
    return client


def page(client, name, *args, **query):
    return client.get(reverse(f"calls:{name}", args=args), query)


def send(client, name, *args, **data):
    return client.post(reverse(f"calls:{name}", args=args), data)


def test_the_office_begins_a_call_and_sends_it_out_from_its_page(client, awards):
    with given.on(OPEN_ON):
        as_(client, awards, Role.OFFICE_STAFF)
        begun = send(client, "new", kind="honours_member", year="2026")
        call = Call.objects.get()
        assert begun.url == reverse("calls:edit", args=[call.pk])
        form = {
            "title": call.title, "award": call.award, "announcement": "请推荐。", "closes_on": "2026-11-13", "by": ["organ", "staff"], "conditions": "任委员满一年", "per_body": "2", "awards": "5", "way": "scores",
            "criteria": "履职情况 60\n品行：40", "reviews": "on", "publicity": "on", "publicity_days": "七天", "rounds": "1",
        }  # fmt: skip
        wrong = send(client, "edit", call.pk, **form)
        assert wrong.status_code == 422
        assert "看不懂期限“七天”" in wrong.content.decode()
        send(client, "edit", call.pk, **form | {"publicity_days": "7 个工作日"})
        assert "发出征集" in page(client, "call", call.pk).content.decode()
        send(client, "step", call.pk, "open")
    call.refresh_from_db()
    assert (call.state, call.publicity_days, [one["weight"] for one in call.criteria]) == ("open", "7 working_days", [60, 40])


def test_a_convener_puts_somebody_forward_and_sees_what_became_of_it(client, awards):
    organ, call = awards.convener(0), awards.opened()
    with given.on("2026-11-03"):
        as_(client, awards, 0)
        assert f"以{organ.name}的名义" in page(client, "nominate", call.pk).content.decode()
        short = send(client, "nominate", call.pk, **{"as": f"organ:{organ.pk}", "key": f"member:{awards.w.members[1].pk}", "deed": "很好"})
        assert short.status_code == 422
        assert "很好" in short.content.decode()
        send(client, "nominate", call.pk, **{"as": f"organ:{organ.pk}", "key": f"member:{awards.w.members[1].pk}", "deed": DEED})
        one = Nomination.objects.get()
        assert (one.by, one.by_organ, one.name) == ("organ", organ, "沈亦舟")
        assert "沈亦舟" in page(client, "list").content.decode()
        as_(client, awards, 2)
        assert page(client, "nomination", one.pk).status_code == 404
        assert "请召集人来推荐" in page(client, "nominate", call.pk).content.decode()
        as_(client, awards, Role.OFFICE_STAFF)
        assert send(client, "nomination_step", one.pk, "refuse", unmet="任委员满一年").status_code == 302
        as_(client, awards, 0)
        assert "任委员满一年" in page(client, "nomination", one.pk).content.decode()


def test_a_reviewer_scores_one_after_the_other_and_what_is_their_own_stands_aside(client, awards):
    call, [own, other] = awards.reviewing(users=[awards.w.members[1].user_id])
    with given.on(REVIEW_ON, "15:00"):
        as_(client, awards, 1)
        before = page(client, "review", call.pk).content.decode()
        assert "还有 1 个" in before
        assert "这是你本人的，请回避" in before
        points = {f"s-{one['code']}": "９０" for one in call.criteria}
        assert send(client, "judge", other.pk, how="review", **points | {"s-duty": "1000"}).status_code == 422
        done = send(client, "judge", other.pk, how="review", **points)
        assert done.url == reverse("calls:review", args=[call.pk])
        assert send(client, "judge", own.pk, how="review", **points).status_code == 403
        assert "都评完了" in page(client, "review", call.pk).content.decode()


def test_while_reviews_go_on_only_who_leads_sees_what_others_said(client, awards):
    chair = awards.w.posts[Role.CHAIR].user_id
    call, [one, _] = awards.reviewing(users=[chair, awards.w.members[0].user_id])
    actions.review(awards.member(0, REVIEW_ON), Nomination.objects.select_related("call").get(pk=one.pk), scores={c["code"]: "63" for c in call.criteria})
    with given.on(REVIEW_ON, "16:00"):
        for who, seen in ((Role.OFFICE_STAFF, True), (Role.CHAIR, False), (Role.AUDITOR, False)):
            as_(client, awards, who)
            assert ("63 分" in page(client, "call", call.pk).content.decode()) is seen
            assert ("63.00" in page(client, "nomination", one.pk).content.decode()) is seen


def test_members_see_the_public_list_and_object_and_only_the_office_learns_who_did(client, awards):
    call, [one, _] = awards.public()
    with given.on("2026-11-17"):
        as_(client, awards, 0)
        shown = page(client, "call", call.pk).content.decode()
        assert "公示期 11 月 16 日至 11 月 23 日" in shown
        send(client, "object", call.pk, text="他今年两次无故缺席全体会议，请核实。", nomination=one.pk)
        assert "两次无故缺席" not in page(client, "call", call.pk).content.decode()
        for who in (2, Role.CHAIR, Role.PROPOSAL_STAFF):
            as_(client, awards, who)
            assert "两次无故缺席" not in page(client, "call", call.pk).content.decode()
        as_(client, awards, Role.OFFICE_STAFF)
        office = page(client, "call", call.pk).content.decode()
        assert "两次无故缺席" in office
        assert "许岚" in office
    with given.on("2026-11-24"):
        as_(client, awards, Role.OFFICE_STAFF)
        early = send(client, "step", call.pk, "decide", decision="主席会议", day="2026-11-24")
        assert early.status_code == 409
        assert "1 条异议没有答复" in early.content.decode()


def test_nothing_of_a_nomination_is_seen_by_members_before_the_list_is_public(client, awards):
    call, [one, _] = awards.listed()
    with given.on(REVIEW_ON):
        as_(client, awards, 0)
        assert one.name not in page(client, "call", call.pk).content.decode()
        assert page(client, "nomination", one.pk).status_code == 404


def test_certificates_are_one_document_and_ones_own_can_be_had_by_oneself(client, awards):
    call, [one, other] = awards.published()
    with given.on("2026-11-26"):
        as_(client, awards, Role.OFFICE_STAFF)
        sent = page(client, "certificates", call.pk)
        said = "\n".join(paragraph.text for paragraph in Document(BytesIO(sent.content)).paragraphs)
        assert said.count("荣 誉 证 书") == 2
        assert "沈亦舟：" in said
        assert "被评为优秀政协委员" in said
        assert "2026年11月24日" in said
        assert "证书编号：2026-002" in said
        as_(client, awards, 1)
        assert page(client, "certificate", one.pk).status_code == 200
        assert page(client, "certificate", other.pk).status_code == 403


def test_the_public_notice_names_the_list_and_the_days(client, awards):
    call, _ = awards.public()
    with given.on("2026-11-16"):
        as_(client, awards, Role.OFFICE_STAFF)
        said = "\n".join(p.text for p in Document(BytesIO(page(client, "notice", call.pk).content)).paragraphs)
    assert "沈亦舟、贺东升。" in said
    assert "2026年11月16日至2026年11月23日（5 个工作日）" in said


def test_a_deed_is_shown_once_the_office_says_so_and_goes_with_the_award(client, awards):
    _, [one, _] = awards.published()
    with given.on("2026-11-26"):
        as_(client, awards, 0)
        assert "沈亦舟" not in page(client, "deeds").content.decode()
        actions.show_deed(awards.office("2026-11-26"), one, on=True)
        assert "沈亦舟" in page(client, "deeds").content.decode()
        actions.revoke(awards.office("2026-11-26", "11:00"), one, reason="受到处分")
        assert "沈亦舟" not in page(client, "deeds").content.decode()


def test_an_award_stands_in_the_duty_file(client, awards):
    awards.published()
    with given.on("2026-12-02"):
        client = as_(client, awards, Role.OFFICE_STAFF)
        said = client.get(reverse("duty:file", args=[awards.w.members[1].pk]), {"year": "2026"}).content.decode()
    assert "奖惩" in said
    assert "2026 年度优秀委员评选" in said


def test_the_page_of_a_call_asks_a_bounded_number_of_questions(client, awards):
    call, _ = awards.reviewing(ns=(0, 1, 2), users=[awards.w.posts[Role.CHAIR].user_id])
    with given.on(REVIEW_ON):
        as_(client, awards, Role.OFFICE_STAFF)
        page(client, "call", call.pk)
        with CaptureQueriesContext(connection) as asked:
            page(client, "call", call.pk)
    assert len(asked) <= 22, "\n".join(q["sql"][:160] for q in asked.captured_queries)


def test_another_committees_pages_are_not_there(client, awards):
    call, [one, _] = awards.public()
    other = given.world()
    with within(other.committee), given.on("2026-11-17"):
        client.force_login(other.posts[Role.OFFICE_STAFF].user)
        for name, pk in (("call", call.pk), ("nomination", one.pk), ("notice", call.pk), ("review", call.pk), ("nominate", call.pk)):
            assert page(client, name, pk).status_code == 404
        assert send(client, "step", call.pk, "stop", reason="别家的").status_code == 404


def test_a_call_closes_on_its_day_and_not_before(client, awards):
    call = awards.opened()
    with given.on(CLOSES.isoformat(), "23:50"):
        as_(client, awards, Role.OFFICE_STAFF)
        assert "还没有人推荐" in page(client, "call", call.pk).content.decode()
    assert call.closes_on == date(2026, 11, 13)
