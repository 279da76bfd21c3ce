"""Choosing: how one wants to hear, and how the committee sends."""

from collections.abc import Mapping, Sequence
from typing import Any

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid

from ..facts import ChannelChanged, WishesChanged
from ..models import Outlet, Wishes
from ..ports import Door, TryAgain, WillNot, channels
from ..rules import GROUPS, How

Wish = Mapping[str, str]


@action("notices.choose", WishesChanged, lock=False)
def keep_wishes(act: Act, thing: None = None, *, how: Wish, muted: Sequence[str], mail: str = "", hour: int | None = None) -> Wishes:
    """How the one who acts wants to hear: `how` by code of a channel, `muted` rooms, a mail address of one's own, the digest's hour."""
    if mail and (mail.count("@") != 1 or not all(mail.split("@")) or len(mail) > 120 or any(c.isspace() or c in ",;<>" for c in mail)):
        raise Invalid("邮箱写得不对，没有存上。", fields={"mail": "请写一个邮箱地址，如 xulan@example.cn"})
    if hour is not None and not 0 <= hour <= 23:
        raise Invalid("几点汇总要在 0 到 23 之间。", fields={"hour": "请写 0 到 23 的整数"})
    chosen = {code: said for code, said in how.items() if code in channels and said in How.values()}
    kept = {"how": chosen, "muted": sorted(set(muted) & set(GROUPS)), "mail": mail, "hour": hour}
    wishes, _ = Wishes.objects.update_or_create(committee_id=act.committee, user_id=act.viewer.user_id, defaults=kept)
    said = [f"{channels.get(code).label}：{How(rhythm).label}" for code, rhythm in sorted(chosen.items())]
    record(act, WishesChanged(how=said, muted=[GROUPS[one] for one in kept["muted"]]), about=Ref("people.user", act.viewer.user_id or 0, act.viewer.label))
    return wishes


@action("notices.keep_channels", ChannelChanged, lock=False)
def keep_outlet(act: Act, thing: None = None, *, channel: str, on: bool, by_default: str, typed: Mapping[str, Any]) -> Outlet:
    """Set a channel up, on or off. A secret that is left empty stays as it was; the address is checked before it is kept."""
    way = channels.get(channel)
    held = Outlet.objects.filter(channel=channel).first() or Outlet(committee_id=act.committee, channel=channel)
    held.address = str(typed.get("address", "")).strip()[:300]
    held.secret = str(typed.get("secret", "")).strip() or held.secret
    held.options = {name: str(typed.get(name, "")).strip()[:120] for name, _, _ in way.asks if name not in {"address", "secret"}}
    held.on, held.by_default = on, How(by_default) if by_default in How.values() else How.DIGEST
    if on:
        try:
            way.check(Door(held.address, held.secret, held.options))
        except (WillNot, TryAgain) as wrong:
            raise Invalid(f"{way.label}没有存上：{wrong}。", fields={"address": f"{wrong}"}) from None
    held.save()
    host = held.address.split("://")[-1].split("/")[0].rpartition("@")[2]
    record(act, ChannelChanged(channel=way.label, enabled=on, host=host), about=Ref("notices.outlet", held.pk, way.label))
    return held
