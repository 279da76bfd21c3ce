"""退出: evidence, a talk, the meetings that decide under the charter, the notice; nothing happens by itself (domain 3, 8.3, M04)."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.files import actions as files
from shangliang.commons.files.actions import Upload
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import (
    Ended,
    LeavingAnswered,
    LeavingAppealed,
    LeavingDropped,
    LeavingEvidence,
    LeavingHeard,
    LeavingOpened,
    LeavingStated,
    LeavingTalked,
    LeavingTold,
)
from ..models import Leaving
from ..rules import BY_CASE, Ending, LeavingState, Outcome, after, heard_fits, is_last, leaving_after
from .adding import _heard, _is
from .seating import _ended

PAPERS = "membership.leaving_paper"
LONGEST, MOST = 4000, 20


@action("membership.leave_case", LeavingOpened, lock=False, once=True)
def open_leaving(act: Act, member: Member, *, way: Ending, grounds: str, asked_by: str = "") -> Leaving:
    """启动退出程序 for a sitting member: they resign, are asked to, or the seat is to be revoked."""
    if member.until is not None:
        raise NotNow(f"{member.name}的席位已经在 {member.until.isoformat()} 结束。", code="ended_already")
    if Leaving.objects.filter(member=member, state=LeavingState.OPEN).exists():
        raise NotNow(f"{member.name}的退出事项正在办理。请到原来那一件里补充。", code="open_already")
    grounds = fits(grounds, LONGEST, "grounds", "事由")
    if way not in BY_CASE or not grounds:
        raise Invalid("请写明怎样退出和事由。", fields={} if grounds else {"grounds": "请写明事由和依据"})
    day = timezone.localdate(act.at)
    case = Leaving.objects.create(
        committee_id=act.committee, member=member, way=way, grounds=grounds, stages=list(setting("membership.leaving_stages")), begun_on=day, moved_on=day,
        article=str(setting("membership.leaving_article")) if way != Ending.RESIGNED else "",
    )  # fmt: skip
    said = LeavingOpened(way=way.label, asked_by=fits(asked_by, 80, "asked_by", "由谁提出"), stages=case.stages)
    record(act, said, about=case, parties=[Credit(member, "about")])
    return case


@action("membership.leave_case", LeavingEvidence)
def add_evidence(act: Act, case: Leaving, *, title: str, href: str = "", uploads: Sequence[Upload] = ()) -> Leaving:
    """补充依据: a page of the house (duty score, circular), papers, or what is kept elsewhere, named. Only while nothing is decided."""
    _is(case, LeavingState.OPEN)
    title, href = fits(title, 120, "title", "依据"), fits(href, 300, "href", "网址")
    if not title:
        raise Invalid("请写这是什么依据。", fields={"title": "如“2026 年度履职通报批评”"})
    if href and (not href.startswith("/") or href.startswith("//")):
        raise Invalid("只能链接到本平台里的页面。", fields={"href": "从地址栏里复制，以 / 开头的那一段"})
    if len(case.links) >= MOST:
        raise Invalid(f"依据最多 {MOST} 条。")
    case.links = [*case.links, {"title": title, "href": href}]
    case.save(update_fields=["links"])
    record(act, LeavingEvidence(title=title, where="平台里" if href else "附件" if uploads else "另存"), about=case, parties=[Credit(case.member, "about")])
    if uploads:
        files.attach(act, case, purpose=PAPERS, uploads=uploads)
    return case


@action("membership.leave_case", LeavingTalked)
def record_talk(act: Act, case: Leaving, *, on: date, by: str, words: str) -> Leaving:
    """记录谈话: who talked with the member and what was said; once said, the member sees the case and may explain."""
    _is(case, LeavingState.OPEN)
    wrong = {} if (by := fits(by, 80, "by", "谈话人")) else {"by": "请写谁谈的"}
    wrong |= {} if (words := fits(words, LONGEST, "words", "谈话情况")) else {"words": "请写谈话情况"}
    if late := heard_fits(on, case.begun_on, timezone.localdate(act.at)):
        wrong["on"] = late
    if wrong:
        raise Invalid("谈话记录还要补几项：" + "；".join(wrong.values()), fields=wrong)
    case.talked_on, case.talked_by, case.talk, case.moved_on = on, by, words, max(on, case.moved_on)
    case.save(update_fields=["talked_on", "talked_by", "talk", "moved_on"])
    record(act, LeavingTalked(on=on.isoformat(), by=by), about=case, parties=[Credit(case.member, "about")])
    return case


@action("membership.state_own", LeavingStated)
def state_own(act: Act, case: Leaving, *, text: str) -> Leaving:
    """本人说明: the member's own word, before anything is decided; the meetings get it beside the evidence."""
    _is(case, LeavingState.OPEN)
    if not (text := fits(text, LONGEST, "text", "说明")):
        raise Invalid("还没有写说明。", fields={"text": "请写几句"})
    case.statement = text
    case.save(update_fields=["statement"])
    record(act, LeavingStated(), about=case, parties=[Credit(case.member, "about")])
    return case


@action("membership.leave_case", LeavingHeard, Ended)
def hear_leaving(act: Act, case: Leaving, *, outcome: Outcome, on: date, meeting: str, votes: str = "", note: str = "") -> Leaving:
    """A meeting heard the case: on to the next one, back for more evidence, or the member stays. The last one ends the seat that day."""
    _is(case, LeavingState.OPEN)
    if case.way != Ending.RESIGNED and case.talked_on is None and setting("membership.leaving_talk"):
        raise NotNow("还没有同本人谈话。请先谈话、记录，再提交会议研究。", code="not_talked")
    wrong = _heard(case, act, on, meeting, outcome, note)
    if wrong:
        raise Invalid("还要改一改：" + "；".join(wrong.values()), fields=wrong)
    stage, decided, meeting = case.stages[case.at], is_last(case.at, len(case.stages)) and outcome == Outcome.PASSED, meeting.strip()
    case.state, case.at, case.moved_on = leaving_after(case.at, len(case.stages), outcome), after(case.at, len(case.stages), outcome), on
    case.effective_on = on if decided else None
    case.save(update_fields=["state", "at", "moved_on", "effective_on"])
    said = LeavingHeard(stage=stage, outcome=outcome.label, on=on.isoformat(), meeting=meeting, votes=fits(votes, 120, "votes", "表决情况"), note=note.strip(), final=decided)
    record(act, said, about=case, parties=[Credit(case.member, "about")])
    if decided:
        _ended(act, Member.objects.select_for_update().get(pk=case.member_id), way=Ending(case.way), on=max(on, case.member.since), decision=meeting)
    return case


@action("membership.leave_case", LeavingDropped)
def drop_leaving(act: Act, case: Leaving, *, reason: str) -> Leaving:
    """终止 a case that is not to be pursued."""
    _is(case, LeavingState.OPEN)
    if not (reason := fits(reason, 200, "note", "理由")):
        raise Invalid("终止要写明理由。", fields={"note": "请写明理由"})
    case.state = LeavingState.DROPPED
    case.save(update_fields=["state"])
    record(act, LeavingDropped(reason=reason), about=case, parties=[Credit(case.member, "about")])
    return case


@action("membership.leave_case", LeavingTold)
def tell_leaving(act: Act, case: Leaving, *, on: date, how: str) -> Leaving:
    """通知送达: when and how the notice reached the member."""
    _is(case, LeavingState.ENDED)
    if case.told_on is not None:
        raise NotNow(f"通知已经在 {case.told_on.isoformat()} 送达。", code="told_already")
    if not (how := fits(how, 80, "how", "怎样送达")):
        raise Invalid("请写怎样送达的。", fields={"how": "如“当面送达，本人签收”"})
    if wrong := heard_fits(on, case.moved_on, timezone.localdate(act.at)):
        raise Invalid(wrong, fields={"on": wrong})
    case.told_on = on
    case.save(update_fields=["told_on"])
    record(act, LeavingTold(on=on.isoformat(), how=how), about=case, parties=[Credit(case.member, "about")])
    return case


@action("membership.leave_case", LeavingAppealed)
def appeal_leaving(act: Act, case: Leaving, *, on: date, text: str) -> Leaving:
    """登记复议申请 of a former member: they can no longer sign in, so the office notes what they handed in, within the days of the setting."""
    _is(case, LeavingState.ENDED)
    if case.appealed_on is not None:
        raise NotNow("复议申请已经登记过了。", code="appealed_already")
    begun, most = case.told_on or case.moved_on, int(setting("membership.leaving_appeal_days"))
    wrong = {} if (text := fits(text, LONGEST, "text", "申请")) else {"text": "请写申请的内容"}
    if late := heard_fits(on, begun, timezone.localdate(act.at)):
        wrong["on"] = late
    elif (on - begun).days > most:
        wrong["on"] = f"超过了 {most} 天的复议期（从 {begun.isoformat()} 算起）"
    if wrong:
        raise Invalid("复议申请没有登记上：" + "；".join(wrong.values()), fields=wrong)
    case.appeal, case.appealed_on = text, on
    case.save(update_fields=["appeal", "appealed_on"])
    record(act, LeavingAppealed(on=on.isoformat()), about=case, parties=[Credit(case.member, "about")])
    return case


@action("membership.leave_case", LeavingAnswered)
def answer_appeal(act: Act, case: Leaving, *, upheld: bool, on: date, meeting: str, note: str) -> Leaving:
    """答复复议: the decision stands, or the appeal is right; a seat does not come back by itself, it is given anew by co-option."""
    if case.appealed_on is None or case.answered_on is not None:
        raise NotNow("没有等答复的复议申请。", code="nothing_to_answer")
    wrong = {} if (meeting := fits(meeting, 80, "meeting", "会议")) else {"meeting": "请写哪次会议"}
    wrong |= {} if (note := fits(note, 300, "note", "答复")) else {"note": "请写答复和理由"}
    if late := heard_fits(on, case.appealed_on, timezone.localdate(act.at)):
        wrong["on"] = late
    if wrong:
        raise Invalid("答复还要补几项：" + "；".join(wrong.values()), fields=wrong)
    case.answered_on, case.upheld, case.answer = on, upheld, note
    case.save(update_fields=["answered_on", "upheld", "answer"])
    record(act, LeavingAnswered(upheld=upheld, on=on.isoformat(), meeting=meeting, note=note), about=case, parties=[Credit(case.member, "about")])
    return case


__all__ = [
    "PAPERS", "add_evidence", "answer_appeal", "appeal_leaving", "drop_leaving", "hear_leaving", "open_leaving", "record_talk", "state_own", "tell_leaving",
]
