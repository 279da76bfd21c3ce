"""How a name is found and put in order: its pinyin, whole and by initials, with surnames read as surnames are."""

import re

from shangliang.foundation.zh.order import by_pinyin


def keys(name: str) -> dict[str, str]:
    """What a member's row keeps for it: `sort_key` for the order by pinyin, `spelling` ("zgf zengguofan") for finding."""
    readings = [part[0] for part in by_pinyin(name)]
    plain = [re.sub(r"[^a-z]", "", reading.lower().replace("ü", "v")) for reading in readings]
    strokes = " ".join(f"{part[1]:05}" for part in by_pinyin(name))
    whole = "".join(plain)
    return {
        "sort_key": f"{' '.join(readings)} {strokes}"[:120],
        "spelling": f"{''.join(syllable[:1] for syllable in plain)} {whole}"[:160].strip(),
    }


def account_of(name: str) -> str:
    """An account made of a name: its pinyin in small letters, "u" for a name that has none."""
    return keys(name)["spelling"].partition(" ")[2][:24] or "u"
