"""States of a rulebook and of an objection."""

from shangliang.foundation.words import Labelled


class RulebookState(Labelled):
    """A draft may have faults; what is adopted never changes again."""

    DRAFT = "draft", "草稿"
    ADOPTED = "adopted", "已启用"
    DISCARDED = "discarded", "已丢弃"


class AppealState(Labelled):
    """Every state but the first is an end."""

    ASKED = "asked", "等答复"
    UPHELD = "upheld", "异议成立"
    REJECTED = "rejected", "维持原分"
    WITHDRAWN = "withdrawn", "已收回"
