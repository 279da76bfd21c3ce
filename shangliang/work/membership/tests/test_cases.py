"""The two cases: a member taken in within the term, and one who leaves before it ends."""

import io
import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import docx
import pytest
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.figures.measuring import measure
from shangliang.commons.ledger.queries import standing
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.foundation.periods import year
from shangliang.work.membership import actions, jobs
from shangliang.work.membership.models import Addition, Leaving
from shangliang.work.membership.rules import Ending, Outcome
from tests import given

from .making import NOW

PERSON = {"name": "苏晓禾", "phone": "13912340001", "number": "", "gender": "female", "employer": "市第二中学", "job": "教师", "born_on": date(1985, 5, 1)}
VOTES = "应到 48 人，实到 43 人，赞成 43 票"


def url(name, *args):
    return reverse(f"membership:{name}", args=args)


def said(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode()))


def words(answer):
    return "\n".join(p.text for p in docx.Document(io.BytesIO(b"".join(answer.streaming_content))).paragraphs)


def nominated(b):
    return actions.nominate(b.office(), None, sector_id=b.xu.sector_id, nominator="市教育局党组", reason="一名委员工作调动，补足名额", values=PERSON)


def hear(b, case, outcome=Outcome.PASSED, day="2026-06-15", **more):
    act = replace(b.office(given.at(day)), uid=uuid4())
    return actions.hear_addition(act, case, outcome=outcome, on=date.fromisoformat(day), meeting="六届七次常委会议", votes=VOTES, **more)


def test_a_nomination_goes_stage_by_stage_and_the_seat_begins_by_itself_on_its_day(b, door, time_machine):
    case = hear(b, hear(b, nominated(b)))
    with pytest.raises(Invalid) as wrong:
        hear(b, case)
    assert set(wrong.value.fields) == {"effective"}
    hear(b, case, effective=date(2026, 7, 1))
    assert jobs.begin_all(given.at("2026-06-30")) == 0
    assert not Member.objects.filter(name="苏晓禾").exists()
    assert jobs.begin_all(given.at("2026-07-01", "00:20")) == 1
    assert jobs.begin_all(given.at("2026-07-01", "00:20")) == 0
    member = Member.objects.get(name="苏晓禾")
    assert (member.since, member.sector_id, member.born_on, member.user.account) == (date(2026, 7, 1), b.xu.sector_id, PERSON["born_on"], "suxiaohe")
    assert measure(["membership.added"], year(2026))["membership.added"].number == 1
    assert standing().filter(kind="membership.seated", data__decision="六届七次常委会议").count() == 1
    time_machine.move_to(given.at("2026-07-01"), tick=False)
    office = door(Role.OFFICE_STAFF)
    time_machine.move_to(given.at("2026-07-01"), tick=False)
    page = said(office.get(url("addition", case.pk)))
    assert "已经任职" in page
    assert VOTES.replace(" ", "") in page
    assert "13912340001" not in page


def test_a_returned_nomination_begins_again_and_a_refused_one_ends(b):
    case = hear(b, hear(b, nominated(b)), Outcome.RETURNED, note="请补充履职承诺")
    assert (case.at, case.state) == (0, "open")
    with pytest.raises(Invalid) as wrong:
        hear(b, case, Outcome.REFUSED)
    assert set(wrong.value.fields) == {"note"}
    case = hear(b, case, Outcome.REFUSED, note="界别不合适")
    assert case.state == "refused"
    with pytest.raises(NotNow):
        hear(b, case)
    with pytest.raises(NotNow):
        actions.withdraw_addition(b.office(), case, reason="不提了")
    assert Addition.objects.get().member is None


def test_only_the_office_nominates_and_the_chairs_read(b, door):
    with pytest.raises(NotAllowed):
        actions.nominate(b.by(b.xu), None, sector_id=b.xu.sector_id, nominator="本人", reason="想", values=PERSON)
    office, chair = door(Role.OFFICE_STAFF), door(Role.CHAIR)
    sent = {"name": "苏晓禾", "sector": b.xu.sector_id, "nominator": "市教育局党组", "reason": "补足名额"}
    assert "请写由谁提名" not in said(office.post(url("nominate"), sent), 302)
    case = Addition.objects.get()
    assert "等党组会议研究" in said(chair.get(url("additions")))
    assert "记党组会议研究" not in said(chair.get(url("addition", case.pk)))
    office.post(url("hear_addition", case.pk), {"outcome": "passed", "on": "2026-06-15", "meeting": "党组会议"})
    assert "1．党组会议研究：2026年6月15日党组会议，同意" in words(chair.get(url("addition_paper", case.pk)))
    assert door(b.xu).get(url("addition", case.pk)).status_code == 403


def opened(b, way=Ending.REMOVED, member=None):
    return actions.open_leaving(b.office(), member or b.shen, way=way, grounds="连续两年不参加会议，通报批评后仍不改正", asked_by="主席会议")


def weigh(b, case, outcome=Outcome.PASSED, **more):
    return actions.hear_leaving(replace(b.office(), uid=uuid4()), case, outcome=outcome, on=NOW.date(), meeting="六届八次常委会议", votes=VOTES, **more)


def talked(b, case):
    return actions.record_talk(b.office(), case, on=NOW.date(), by="副主席苏映澄", words="本人承认参加会议少，表示今后改正。")


def test_revoking_takes_evidence_a_talk_and_two_meetings_and_then_closes_the_account(b, door):
    case, member = opened(b), door(b.shen)
    assert member.get(url("leaving", case.pk)).status_code == 404, "nobody has talked with them yet"
    actions.add_evidence(b.office(), case, title="2025 年度通报批评", href="/duty/follow-up/criticism/?year=2025")
    with pytest.raises(NotNow, match="还没有同本人谈话"):
        weigh(b, case)
    case = talked(b, case)
    assert "提交说明" in said(member.get(reverse("front:home")))
    member.post(url("leaving_step", case.pk, "state"), {"text": "去年住院半年，有病历。"})
    case = weigh(b, Leaving.objects.get())
    assert case.state == "open"
    assert Member.objects.get(pk=b.shen.pk).until is None
    case = weigh(b, case)
    assert (case.state, Member.objects.get(pk=b.shen.pk).until, Member.objects.get(pk=b.shen.pk).leaving) == ("ended", NOW.date(), "撤销资格")
    assert member.get(url("me")).status_code in {302, 403}
    assert member.get(url("leaving", case.pk)).status_code in {302, 403, 404}
    assert measure(["membership.revoked"], year(2026))["membership.revoked"].number == 1
    assert "住院" not in str([fact.data for fact in standing().filter(kind__startswith="membership.leaving")])
    office = door(Role.OFFICE_STAFF)
    assert "决定撤销你的委员资格（应到 48 人" in words(office.get(url("leaving_paper", case.pk)))
    office.post(url("leaving_step", case.pk, "told"), {"on": "2026-06-15", "how": "当面送达，本人签收"})
    assert "去年住院半年" in said(office.get(url("leaving", case.pk)))


def test_before_the_decision_a_case_may_be_returned_dropped_or_end_with_the_member_staying(b):
    case = weigh(b, weigh(b, talked(b, opened(b))), Outcome.RETURNED, note="核实请假情况")
    assert (case.at, case.state) == (0, "open")
    assert weigh(b, case, Outcome.REFUSED, note="事出有因").state == "kept"
    case = actions.drop_leaving(b.office(), opened(b), reason="本人主动补齐履职")
    with pytest.raises(NotNow):
        weigh(b, case)
    assert Member.objects.get(pk=b.shen.pk).until is None


def test_who_resigns_needs_no_talk_and_nobody_has_two_cases(b, door):
    case = opened(b, Ending.RESIGNED)
    with pytest.raises(NotNow, match="正在办理"):
        opened(b)
    assert weigh(b, weigh(b, case)).state == "ended"
    assert measure(["membership.resigned"], year(2026))["membership.resigned"].number == 1
    page = door(Role.OFFICE_STAFF).get(url("end", b.he.pk)).content.decode()
    assert "撤销资格" not in page, "revoking goes by its case only"


def test_an_appeal_is_taken_within_its_days_and_answered_once(b):
    case = weigh(b, weigh(b, talked(b, opened(b))))
    case = actions.tell_leaving(b.office(), case, on=NOW.date(), how="邮寄")
    late = b.office(given.at("2026-08-20"))
    with pytest.raises(Invalid, match="超过了 30 天"):
        actions.appeal_leaving(late, case, on=date(2026, 8, 20), text="请求复议")
    case = actions.appeal_leaving(b.office(given.at("2026-07-01")), case, on=date(2026, 7, 1), text="请求复议")
    case = actions.answer_appeal(b.office(given.at("2026-07-20")), case, upheld=False, on=date(2026, 7, 20), meeting="六届九次常委会议", note="事实清楚")
    with pytest.raises(NotNow):
        actions.answer_appeal(b.office(given.at("2026-07-21")), case, upheld=True, on=date(2026, 7, 21), meeting="六届九次常委会议", note="再议")


def test_evidence_links_lead_nowhere_outside(b, door):
    case = opened(b)
    for href in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        with pytest.raises(Invalid):
            actions.add_evidence(b.office(), case, title="依据", href=href)
    office = door(Role.OFFICE_STAFF)
    assert "依据没有存上" in said(office.post(url("leaving_evidence", case.pk), {"title": " ", "href": ""}), 422)
    office.post(url("start_leaving", b.he.pk), {"way": "removed", "grounds": "长期不履职", "from": "/duty/members/1/?year=2026"})
    assert Leaving.objects.get(member=b.he).links == [{"title": "履职情况", "href": "/duty/members/1/?year=2026"}]
