"""公开, as rules: what the public may read of a proposal and its replies, and how names are shown."""

from collections.abc import Mapping, Sequence

from shangliang.foundation.lifecycle import Lifecycle, Step
from shangliang.foundation.words import Labelled
from shangliang.practices.handling.rules import Disclosure


class PublicState(Labelled):
    """公开: where a proposal stands with the public (domain 1.14); one of which nothing was decided is waiting."""

    WAITING = "waiting", "待审核"
    PUBLISHED = "published", "已公开"
    WITHHELD = "withheld", "不公开"
    TAKEN_DOWN = "taken_down", "已撤下"


class Naming(Labelled):
    """How the public reads members' names."""

    FULL = "full", "写全名"
    SURNAME = "surname", "只写姓"
    NONE = "none", "只写几名委员"


PUBLIC = Lifecycle(
    states=PublicState,
    start=PublicState.WAITING,
    main=(PublicState.WAITING, PublicState.PUBLISHED),
    steps=[
        Step("publish", "公开", from_=(PublicState.WAITING, PublicState.PUBLISHED, PublicState.WITHHELD, PublicState.TAKEN_DOWN), to=PublicState.PUBLISHED),
        Step("withhold", "不予公开", from_=(PublicState.WAITING, PublicState.WITHHELD, PublicState.TAKEN_DOWN), to=PublicState.WITHHELD),
        Step("take_down", "撤下", from_=(PublicState.PUBLISHED,), to=PublicState.TAKEN_DOWN),
    ],
)
# From the widest to the narrowest.
OPENNESS = (Disclosure.FULL, Disclosure.SUMMARY, Disclosure.ON_REQUEST, Disclosure.NONE)
SHOWN = frozenset({Disclosure.FULL, Disclosure.SUMMARY})
SUMMARY_LENGTH = (10, 600)  # characters
LONGEST_REASON = 300  # characters
MOST_WORDS, LONGEST_WORD = 40, 60  # phrases to be covered, and characters of one


def levels_of_proposal(consent: bool) -> tuple[Disclosure, ...]:
    """What a reviewer may choose for a proposal: without the proposer's consent nothing is told, not even its title."""
    return OPENNESS if consent else (Disclosure.NONE,)


def levels_of_reply(unit_says: str, proposal: str) -> tuple[Disclosure, ...]:
    """What a reviewer may choose for a reply: never more than its unit marked, and no more than the proposal allows."""
    ceiling = Disclosure(unit_says) if unit_says in Disclosure.values() else Disclosure.FULL
    narrowest = max(OPENNESS.index(ceiling), 0 if proposal in SHOWN else OPENNESS.index(Disclosure(proposal)))
    return OPENNESS[narrowest:]


def wrong_with_publication(level: str, consent: bool, summary: str, replies: Mapping[int, tuple[str, str, str]], reason: str = "") -> dict[str, str]:
    """What keeps a decision on publicity from being made, by field; `replies` by part: (unit's mark, level chosen, summary)."""
    if level not in levels_of_proposal(consent):
        return {"level": "提案人没有同意公开，只能选不予公开" if not consent else "请选公开方式"}
    wrong = too_long_for_the_public(summary, {part: text for part, (_, _, text) in replies.items()}, reason)
    if level == Disclosure.SUMMARY:
        wrong |= _wrong_summary("summary", summary)
    if level == Disclosure.ON_REQUEST and not reason.strip():
        wrong["reason"] = "选了依申请公开，要写明理由"
    for part, (unit_says, chosen, text) in replies.items():
        if chosen not in levels_of_reply(unit_says, level):
            wrong[f"reply-{part}"] = "不能比承办单位标的、也不能比提案本身公开得更宽"
        elif chosen == Disclosure.SUMMARY:
            wrong |= _wrong_summary(f"summary-{part}", text)
    return wrong


def wrong_with_words(words: Sequence[str]) -> dict[str, str]:
    """What is wrong with the phrases somebody wants covered; a single character would cover half the text."""
    if len(words) <= MOST_WORDS and all(2 <= len(word) <= LONGEST_WORD for word in words):
        return {}
    return {"hidden": f"要遮盖的词一行一个，每个 2 到 {LONGEST_WORD} 个字，最多 {MOST_WORDS} 个"}


def too_long_for_the_public(summary: str, replies: Mapping[int, str], reason: str) -> dict[str, str]:
    """What is longer than is kept, by field, whether or not the chosen level uses it: what was typed is never cut; `replies` are summaries by part."""
    most = SUMMARY_LENGTH[1]
    texts = {"summary": summary, **{f"summary-{part}": text for part, text in replies.items()}}
    wrong = {field: f"摘要 {length} 个字，超出 {length - most} 个字" for field, text in texts.items() if (length := len("".join(text.split()))) > most}
    if len(reason.strip()) > LONGEST_REASON:
        wrong["reason"] = f"理由写了 {len(reason.strip())} 个字，最多 {LONGEST_REASON} 个"
    return wrong


def _wrong_summary(field: str, text: str) -> dict[str, str]:
    least, most = SUMMARY_LENGTH
    length = len("".join(text.split()))
    if length < least:
        return {field: f"摘要写了 {length} 个字，还差 {least - length} 个字"}
    return {field: f"摘要 {length} 个字，超出 {length - most} 个字"} if length > most else {}


def name_shown(name: str, how: str) -> str:
    """A member's name as the public reads it: 许岚, 许**, or nothing."""
    if how == Naming.FULL:
        return name
    surname = name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]
    return f"{surname}**" if how == Naming.SURNAME else ""


COMPOUND = frozenset(["欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空", "端木", "东方", "南宫", "独孤", "申屠", "轩辕"])


def who_shown(names: list[str], how: str, organ: str = "") -> str:
    """Who stands behind a proposal, as the public reads it: bodies always by name, members as the committee decided."""
    if organ:
        return organ
    if how == Naming.NONE:
        return f"{len(names)} 名委员" if names else "委员"
    shown = [name_shown(name, how) for name in names]
    return "、".join(shown[:3]) + (f" 等 {len(names)} 名委员" if len(names) > 3 else "")
