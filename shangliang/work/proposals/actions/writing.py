"""Writing: a draft is private until it is handed in."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Drafted
from ..models import Proposal, Proposer, Recommendation, UnitChoice
from ..rules import EDITABLE, CosignState, Kind, Layer, State

LONGEST = 100_000  # characters a draft may hold: more than any limit a committee sets, less than hurts the server


@action("proposals.write", Drafted, lock=False, once=True)
def start(act: Act, thing: None, *, author: Member, organ: Organ | None = None, by_staff: bool = False) -> Proposal:
    """Begin a draft for `author`, in the name of `organ` if it is to be collective; raises NotNow without a session."""
    session = here().session_on(timezone.localdate(act.at))
    if session is None:
        raise NotNow("还没有设置届次，暂时不能写提案。请联系提案委。", code="no_session")
    proposal = Proposal.objects.create(
        committee_id=act.committee, session=session, author=author, organ=organ, kind=Kind.COLLECTIVE if organ else Kind.INDIVIDUAL,
        proposers_text=organ.name if organ else author.name, started_at=act.at, saved_at=act.at, entered_by_staff=by_staff,
    )
    Proposer.objects.create(
        committee_id=act.committee, proposal=proposal, member=author, position=1, state=CosignState.ACCEPTED, invited_at=act.at, answered_at=act.at
    )
    record(act, Drafted(), about=proposal, parties=[Credit(author, "first")])
    return proposal


@action("proposals.write", quiet=True)
def save(
    act: Act, proposal: Proposal, *, title: str, grounds: str, recommendations: Sequence[str], category: str = "", may_publish: bool = True,
    secret_reason: str = "", contact: str = "", wishes: Sequence[Unit] = (), seen: datetime | None = None,
) -> Proposal:
    """Keep what was typed so far; quiet, because a draft being typed is nobody's business yet.

    `seen` is when the text that the writer had before was saved. Raises NotNow once it was handed in, and when the draft was
    saved elsewhere since `seen` (another device): nothing is overwritten unseen. Invalid when it is longer than can be kept.
    """
    if State(proposal.state) not in EDITABLE:
        raise NotNow("这件提案已经不在起草阶段，刚才的修改没有存上。要修改请先收回邀请，或请提案委退回修改。", code="not_editable")
    if seen is not None and proposal.saved_at != seen:
        at = timezone.localtime(proposal.saved_at)
        raise NotNow(f"这份草稿 {at:%H:%M} 在另一处存过，这里还是更早的稿子，所以没有存。你写的还在这台电脑上。", code="saved_elsewhere")
    if len(grounds) + sum(map(len, recommendations)) > LONGEST:
        raise Invalid(f"正文超过 {LONGEST} 个字，没有存上。请把资料性内容作为附件。", fields={"grounds": "太长了，请把资料作为附件"})
    if len(title) > 200:
        raise Invalid("案由超过 200 个字，没有存上。案由写一句话即可。", fields={"title": f"写了 {len(title)} 个字，最多 200 个"})
    if category and category not in setting("proposals.categories"):
        raise Invalid("这个分类已经停用，请重选。", fields={"category": "请重选分类"})
    proposal.title, proposal.grounds, proposal.category = title.strip(), grounds.strip(), category
    proposal.may_publish, proposal.secret_reason = may_publish, fits(secret_reason, 200, "secret_reason", "不公开的理由")
    proposal.contact = fits(contact, 80, "contact", "联系人和电话")
    proposal.saved_at = act.at
    proposal.save(update_fields=["title", "grounds", "category", "may_publish", "secret_reason", "contact", "saved_at"])
    _keep_recommendations(proposal, [text.strip() for text in recommendations if text.strip()])
    _keep_wishes(proposal, wishes)
    return proposal


@action("proposals.write", quiet=True)
def discard(act: Act, proposal: Proposal) -> None:
    """Throw an unsent draft away; what was ever handed in cannot be."""
    if State(proposal.state) != State.DRAFT or proposal.serial:
        raise NotNow("只有没提交过的草稿可以删除。已提交的可以撤案。", code="not_a_draft")
    proposal.delete()


def _keep_recommendations(proposal: Proposal, texts: list[str]) -> None:
    kept = list(proposal.recommendations.values_list("text", flat=True))
    if kept == texts:
        return
    proposal.recommendations.all().delete()
    Recommendation.objects.bulk_create(
        Recommendation(committee_id=proposal.committee_id, proposal=proposal, position=n, text=text) for n, text in enumerate(texts, 1)
    )


def _keep_wishes(proposal: Proposal, units: Sequence[Unit]) -> None:
    wished = proposal.choices.filter(layer=Layer.WISH)
    if [choice.unit_id for choice in wished.order_by("pk")] == [unit.pk for unit in units]:
        return
    wished.delete()
    UnitChoice.objects.bulk_create(
        UnitChoice(committee_id=proposal.committee_id, proposal=proposal, unit=unit, layer=Layer.WISH) for unit in dict.fromkeys(units)
    )
