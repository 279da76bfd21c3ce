"""A member objects, the office answers. Points are corrected in the register; the sheet follows."""

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import AppealAnswered, Appealed, AppealWithdrawn
from ..models import Appeal
from ..queries.published import latest
from ..rules import AppealState


@action("duty.appeal", Appealed, lock=False, once=True)
def appeal(act: Act, member: Member, *, year: int, about: str, reason: str, item: str = "", fact_id: int | None = None) -> Appeal:
    """Object to a line of one's score, or to one that is missing; open while the score runs and for a while after it was published."""
    if len(reason.strip()) < 4:
        raise Invalid("请写明哪里不对，例如“5 月 14 日的调研我参加了，没有算”。", fields={"reason": "写几个字，说明哪里不对"})
    about, reason = fits(about, 300, "about", "哪一处"), fits(reason, 500, "reason", "哪里不对")
    published = latest(year)
    if published is not None:
        until = due(timezone.localdate(published.at), setting("duty.appeal_span"), here().calendar)
        if timezone.localdate(act.at) > until:
            raise NotNow(f"{year} 年度的得分在 {published.at:%Y-%m-%d} 公布，异议到 {until:%Y-%m-%d} 截止。有情况请直接联系委员工作部门。", code="too_late")
    same = Appeal.objects.filter(member=member, year=year, item=item, fact_id=fact_id, state=AppealState.ASKED, about=about)
    if same.exists():
        raise NotNow("这一处你已经提过异议，正在等答复。", code="asked_already")
    made = Appeal.objects.create(
        committee_id=act.committee, member=member, year=year, item=item[:60], fact_id=fact_id, about=about or "整张得分单", reason=reason, asked_at=act.at
    )
    record(act, Appealed(year=year, about=made.about, reason=made.reason), about=made, parties=[Credit(member, "member")])
    return made


@action("duty.answer", AppealAnswered)
def answer_appeal(act: Act, asked: Appeal, *, upheld: bool, answer: str) -> Appeal:
    """Say whether the objection holds and what was corrected where."""
    _still_asked(asked)
    if len(answer.strip()) < 2:
        raise Invalid("请写明答复：改了哪条登记，或为什么维持。", fields={"answer": "答复不能空着"})
    asked.state = AppealState.UPHELD if upheld else AppealState.REJECTED
    asked.answer, asked.answered_at, asked.answered_by = fits(answer, 500, "answer", "答复"), act.at, act.viewer.label
    asked.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    record(act, AppealAnswered(year=asked.year, upheld=upheld, answer=asked.answer), about=asked, parties=[Credit(asked.member, "member")])
    return asked


@action("duty.appeal", AppealWithdrawn)
def withdraw_appeal(act: Act, asked: Appeal) -> Appeal:
    """Take one's objection back while nobody has answered it."""
    _still_asked(asked)
    asked.state = AppealState.WITHDRAWN
    asked.save(update_fields=["state"])
    record(act, AppealWithdrawn(year=asked.year), about=asked, parties=[Credit(asked.member, "member")])
    return asked


def _still_asked(asked: Appeal) -> None:
    if asked.state != AppealState.ASKED:
        raise NotNow(f"这件异议已经是“{asked.state_label}”，不能再改。", code="settled_already")
