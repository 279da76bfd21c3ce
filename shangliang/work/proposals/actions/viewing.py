"""One's own views of the list of proposals. Quiet: which lists somebody likes to look at is nobody's business."""

from shangliang.commons.ledger.acts import Act, action
from shangliang.foundation.errors import Invalid

from ..models import SavedView

LONGEST = 600
MOST = 12  # more would not be found again among the tabs


@action("proposals.keep_view", quiet=True)
def keep_view(act: Act, thing: None = None, *, name: str, query: str) -> SavedView:
    """Keep conditions under a name, in place of what this person kept under it before."""
    own = SavedView.objects.filter(user_id=act.viewer.user_id)
    name = _name(name)
    if not query or len(query) > LONGEST:
        raise Invalid("还没有选条件。请先在提案列表里筛选，再存为视图。", fields={"name": "先筛选，再存"})
    if not own.filter(name=name).exists() and own.count() >= MOST:
        raise Invalid(f"最多存 {MOST} 个视图。请先删去不用的。", fields={"name": "先删去一个"})
    kept, _ = SavedView.objects.update_or_create(committee_id=act.committee, user_id=act.viewer.user_id, name=name, defaults={"query": query})
    return kept


@action("proposals.own_view", quiet=True)
def rename_view(act: Act, view: SavedView, *, name: str) -> SavedView:
    """Give a view another name."""
    name = _name(name)
    if SavedView.objects.filter(user_id=act.viewer.user_id, name=name).exclude(pk=view.pk).exists():
        raise Invalid(f"已经有叫“{name}”的视图，请换一个名字。", fields={"name": "已经有了"})
    view.name = name
    view.save(update_fields=["name"])
    return view


@action("proposals.own_view", quiet=True)
def drop_view(act: Act, view: SavedView) -> SavedView:
    """Drop a view; the proposals in it are as they were."""
    SavedView.objects.filter(pk=view.pk).delete()
    return view


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not 0 < len(name) <= 20:
        raise Invalid("视图要有名字，20 个字以内。", fields={"name": "写 1 到 20 个字"})
    return name
