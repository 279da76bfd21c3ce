"""Choosing: how one wants to hear, and how the committee sends."""

from collections.abc import Mapping, Sequence
from typing import Any

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, fits

from ..facts import ChannelChanged, ChannelTried, WishesChanged
from ..models import Outlet, Wishes
from ..ports import Door, TryAgain, WillNot, channels
from ..rules import GROUPS, How

Wish = Mapping[str, str]
SHORT, ADDRESS, LONG = 120, 300, 4000  # letters of a setting of a channel


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


def door_of(channel: str, typed: Mapping[str, Any], secret: str = "") -> Door:
    """What was typed into a channel's form; a secret left empty is the one that is held. Raises Invalid for what does not fit."""
    way = channels.get(channel)
    long = getattr(way, "long", ())
    said = {
        name: fits(str(typed.get(name, "")).replace("\r\n", "\n").strip(), LONG if name in long else ADDRESS if name == "address" else SHORT, name, label)
        for name, label, _ in way.asks if name != "secret"
    }  # fmt: skip
    return Door(said.pop("address", ""), str(typed.get("secret", "")).strip() or secret, said)


@action("notices.keep_channels", ChannelTried, lock=False)
def record_trial(act: Act, thing: None = None, *, channel: str, host: str, result: str) -> None:
    """Put down that somebody tried a channel by sending one message, to whom they liked; the sending itself happened before."""
    record(act, ChannelTried(channel=channels.get(channel).label, host=host, result=result[:200]), about=Ref("people.user", act.viewer.user_id or 0, act.viewer.label))


@action("notices.keep_channels", ChannelChanged, lock=False)
def keep_outlet(act: Act, thing: None = None, *, channel: str, on: bool, by_default: str, typed: Mapping[str, Any]) -> Outlet:
    """Set a channel up, on or off. A secret that is left empty stays as it was; the address is checked before it is kept."""
    way = channels.get(channel)
    held = Outlet.objects.filter(channel=channel).first() or Outlet(committee_id=act.committee, channel=channel)
    door = door_of(channel, typed, held.secret)
    held.address, held.secret, held.options = door.address, door.secret, door.options
    held.on, held.by_default = on, How(by_default) if by_default in How.values() else How.DIGEST
    if on:
        try:
            way.check(door)
        except (WillNot, TryAgain) as wrong:
            raise Invalid(f"{way.label}没有存上：{wrong}。", fields={"address": f"{wrong}"}) from None
    held.save()
    record(act, ChannelChanged(channel=way.label, enabled=on, host=host_of(held.address)), about=Ref("notices.outlet", held.pk, way.label))
    return held


def host_of(address: str) -> str:
    """The host of an address, without what may be secret in it."""
    return address.split("://")[-1].split("/")[0].split("?")[0].rpartition("@")[2]
