"""What is recorded of notices: how people want to hear, how a committee sends; never an address or a secret."""

from shangliang.commons.ledger.declared import fact


@fact("notices.wishes_changed", "修改通知方式")
class WishesChanged:
    how: list[str]
    muted: list[str]


@fact("notices.channel_changed", "修改通知渠道")
class ChannelChanged:
    channel: str
    enabled: bool
    host: str


@fact("notices.channel_tried", "试发通知渠道")
class ChannelTried:
    channel: str
    host: str
    result: str


@fact("notices.sent_again", "重发通知")
class SentAgain:
    channel: str
    state: str
