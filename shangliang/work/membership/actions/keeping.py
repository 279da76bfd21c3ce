"""Who looks after whom, the talks they have, and one reminder when a talk is due (M05)."""

from datetime import date

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member, Organ
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow, fits

from ..access import CASE_DESK
from ..facts import KeepingEnded, KeepingSet, TalkChased, Talked
from ..models import Keeping, Talk
from ..queries.keeping import Kept, looks_after, self_of
from ..rules import TalkWay, ending_fits, heard_fits


@action("membership.arrange", KeepingSet, lock=False, once=True)
def set_keeper(act: Act, thing: None = None, *, keeper_id: int, member_id: int | None = None, organ_id: int | None = None, since: date) -> Keeping:
    """安排联系人 of one member or of a whole body; who did it before is relieved the same day."""
    keeper = Member.objects.filter(pk=keeper_id, until__isnull=True).first()
    of = Member.objects.filter(pk=member_id, until__isnull=True).first() if member_id else Organ.objects.filter(pk=organ_id, until__isnull=True).first()
    wrong = {} if keeper else {"keeper": "请从在任的委员里选"}
    wrong |= {} if of else {"member" if member_id else "organ": "请从列表里选"}
    if keeper is not None and member_id == keeper.pk:
        wrong["member"] = "不能联系自己"
    if wrong or keeper is None or of is None:
        raise Invalid("还要改一改：" + "；".join(wrong.values()), fields=wrong)
    side = {"member_id": member_id} if member_id else {"organ_id": organ_id}
    before = Keeping.objects.filter(until__isnull=True, **side).first()
    if before is not None:
        if before.keeper_id == keeper.pk:
            raise Invalid(f"{of}现在就由{keeper.name}联系。", fields={"keeper": "现在就是"})
        before.until = max(since, before.since)
        before.save(update_fields=["until"])
    made = Keeping.objects.create(committee_id=act.committee, keeper=keeper, since=since, **side)
    record(act, KeepingSet(keeper=keeper.name, of=of.name, since=since.isoformat()), about=made, parties=[Credit(keeper, "keeper"), Credit(of, "contacted")])
    return made


@action("membership.arrange", KeepingEnded)
def end_keeping(act: Act, one: Keeping, *, on: date) -> Keeping:
    """解除 without anybody following."""
    if one.until is not None:
        raise NotNow(f"这项联系已经在 {one.until.isoformat()} 解除。", code="ended_already")
    if wrong := ending_fits(on, one.since, timezone.localdate(act.at)):
        raise Invalid(wrong, fields={"on": wrong})
    one.until, of = on, one.member or one.organ
    one.save(update_fields=["until"])
    assert of is not None
    record(act, KeepingEnded(keeper=one.keeper.name, of=of.name, on=on.isoformat()), about=one, parties=[Credit(one.keeper, "keeper"), Credit(of, "contacted")])
    return one


@action("membership.talk", Talked, lock=False, once=True)
def talk(act: Act, member: Member, *, keeper_id: int | None = None, on: date, way: TalkWay, words: str = "") -> Talk:
    """记一次谈心谈话 with a member: by whoever looks after them, or by the office for one who did."""
    today = timezone.localdate(act.at)
    keeper = Member.objects.filter(pk=keeper_id).first() if act.viewer.role in CASE_DESK else self_of(act.viewer, today)
    if act.viewer.role not in CASE_DESK and not looks_after(act.viewer, member.pk, today):
        raise NotAllowed(f"{member.name}不由你联系。谈话由联系的人或办公室来记。")
    if keeper is None:
        raise Invalid("请选是谁谈的。", fields={"keeper": "请选一位"})
    if late := heard_fits(on, member.since, today):
        raise Invalid(late, fields={"on": late})
    made = Talk.objects.create(committee_id=act.committee, keeper=keeper, member=member, on=on, way=way, words=fits(words, 2000, "words", "谈了什么"))
    record(act, Talked(on=on.isoformat(), way=way.label), about=made, parties=[Credit(keeper, "keeper"), Credit(member, "contacted")])
    return made


@action("membership.chase_talks", TalkChased)
def chase(act: Act, keeper: Member, *, late: list[Kept]) -> Member:
    """Remind a keeper once of those with whom a talk is due; the act's own number keeps it from being said twice for the same day."""
    if not late:
        raise NotNow("没有到期没谈的。", code="nothing_due")
    record(act, TalkChased(names=[one.member.name for one in late]), about=keeper, parties=[Credit(keeper, "chased")])
    return keeper
