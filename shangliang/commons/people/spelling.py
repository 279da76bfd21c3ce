"""How a name is found and put in order: its pinyin, whole and by initials, with surnames read as surnames are."""

import re

from shangliang.foundation.zh.order import by_pinyin


def keys(name: str) -> dict[str, str]:
    """What a member's row keeps for it: `sort_key` for the order by pinyin, `spelling` ("zgf zengguofan") for finding."""
    parts = by_pinyin(name)
    readings = [part[0] for part in parts]
    plain = [re.sub(r"[^a-z]", "", reading.lower().replace("ü", "v")) for reading in readings]
    whole = "".join(plain)
    return {
        # Character by character, so that 章 does not stand among the 张.
        "sort_key": " ".join(f"{reading} {stroke:05}" for reading, stroke, _ in parts)[:120],
        "spelling": f"{''.join(syllable[:1] for syllable in plain)} {whole}"[:160].strip(),
    }


def account_of(name: str) -> str:
    """An account made of a name: its pinyin in small letters, "u" for a name that has none."""
    return keys(name)["spelling"].partition(" ")[2][:24] or "u"
