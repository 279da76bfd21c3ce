"""Titles as people write them twice: with and without book marks, spaces, 关于 and 的, in full width or half."""

import re
import unicodedata

_UNSAID = re.compile(r"[\W_]+|关于|的")


def core(title: str) -> str:
    """What is left of a title when how it is written down is taken away; the words themselves and every number stay."""
    plain = unicodedata.normalize("NFKC", title).lower()
    return _UNSAID.sub("", plain) or plain.strip()


def same(one: str, other: str) -> bool:
    """Whether two titles name one thing."""
    return bool(one.strip()) and core(one) == core(other)


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, where one of them may bear an office before or after the name."""
    first, second = sorted((core(one), core(other)), key=len)
    return len(first) > 1 and (second.startswith(first) or second.endswith(first))
