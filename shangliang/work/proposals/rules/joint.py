"""四方联动交办: a batch goes out when each of the parties that the committee names has agreed, in their order."""

from collections.abc import Mapping, Sequence

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.signoff import Route
from shangliang.foundation.words import Labelled

MOST = 500  # proposals in one batch


class BatchState(Labelled):
    ASKING = "asking", "征求各方同意"
    AGREED = "agreed", "各方同意，等交办"
    HANDED = "handed", "已交办"
    REFUSED = "refused", "有一方不同意，退回"
    DROPPED = "dropped", "已撤回"


LIVE_BATCH = frozenset({BatchState.ASKING, BatchState.AGREED})


def _after_consent(state, *, last=False, **known) -> BatchState:
    return BatchState.AGREED if last else BatchState.ASKING


def _after_handing(state, *, left=0, **known) -> BatchState:
    return BatchState.AGREED if left else BatchState.HANDED


BATCH = Lifecycle(
    states=BatchState,
    start=BatchState.ASKING,
    main=(BatchState.ASKING, BatchState.AGREED, BatchState.HANDED),
    steps=[
        Step("agree", "同意交办", from_=(BatchState.ASKING,), to=_after_consent, ends=(BatchState.ASKING, BatchState.AGREED)),
        Step("refuse", "不同意", from_=(BatchState.ASKING,), to=BatchState.REFUSED),
        Step("hand_over", "交办", from_=(BatchState.AGREED,), to=_after_handing, ends=(BatchState.AGREED, BatchState.HANDED)),
        Step("drop", "撤回", from_=(BatchState.ASKING, BatchState.AGREED), to=BatchState.DROPPED),
    ],
)


def check_parties(rows: Sequence[Mapping], roles: Sequence[str]) -> None:
    """Parties whose consent is wanted, as a committee types them: a name and one of `roles` each; raises ValueError with what to mend."""
    names = [str(row.get("party", "")).strip() for row in rows]
    if any(not name for name in names):
        raise ValueError("每一方都要写名称")
    if len(set(names)) < len(names):
        raise ValueError("同一方只写一次")
    if wrong := [str(row.get("role", "")) for row in rows if row.get("role") not in roles]:
        raise ValueError(f"“{wrong[0]}”不是可以表示意见的岗位" if wrong[0] else "每一方都要选由哪个岗位表示意见")


def check_bodies(rows: Sequence[Mapping]) -> None:
    """The bodies of the joint mechanism as a committee types them: a name and its posts each; raises ValueError with what to mend."""
    if not rows or any(not str(row.get("name", "")).strip() or not isinstance(row.get("roles"), list) for row in rows):
        raise ValueError("至少写一家；每一家都要写名称，选它的岗位")


def route(parties: Sequence[Mapping[str, str]]) -> Route:
    """The parties in the order in which they sign."""
    return Route(tuple(one["party"] for one in parties))
