"""The language model, if a committee has one: asked which figure a place means, never what a number is.

What goes out are sentences with every number and every personal detail masked, and the names of figures. What comes back is
taken only where it is the code of a figure that was offered.
"""

import http.client
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shangliang.commons.outside import Away, Closed, checked, connection

SECONDS, MOST = 20, 512 * 1024
TASK = (
    "你在帮政协机关编工作总结。下面每条是总结里的一句话，〔？〕是要填数的地方，其他数字已用*遮住。另有一张指标表，每行是“代码\t名称（单位）”。"
    "请判断每处〔？〕说的是哪个指标。只回一个 JSON 对象，键是条号，值是指标代码；看不准的不要写。不要写任何数字结果，不要解释。"
)


class Silent(Exception):
    """The model gave nothing that can be used; says why as a Chinese clause."""


@dataclass(frozen=True)
class Door:
    """How the model is reached: base address (…/v1), its name, the key."""

    address: str
    model: str
    secret: str = ""


def reachable(address: str) -> str:
    """Why a base address must not be asked, or "" when it may be."""
    try:
        checked(address)
    except (Closed, Away) as why:
        return str(why)
    return ""


def propose(door: Door, questions: Mapping[int, str], figures: Mapping[str, str]) -> dict[int, str]:
    """Codes by question; only codes among `figures` (code → name with unit). Raises Silent when nothing came back in time."""
    lines = [f"{number}. {text}" for number, text in questions.items()]
    table = "\n".join(f"{code}\t{label}" for code, label in figures.items())
    messages = [{"role": "system", "content": TASK}, {"role": "user", "content": "指标表：\n" + table + "\n\n句子：\n" + "\n".join(lines)}]
    said = _asked(door, {"model": door.model, "temperature": 0, "messages": messages})
    return {number: code for number, code in said.items() if number in questions and code in figures}


def _asked(door: Door, body: Mapping[str, Any]) -> dict[int, str]:
    try:
        place = checked(door.address.rstrip("/") + "/chat/completions")
        link = connection(place, SECONDS)
    except (Closed, Away) as why:
        raise Silent(str(why)) from None
    except (OSError, ValueError) as why:
        raise Silent(f"连不上（{type(why).__name__}）") from None
    headers = {"Content-Type": "application/json", "User-Agent": "shangliang"} | ({"Authorization": f"Bearer {door.secret}"} if door.secret else {})
    try:
        link.request("POST", place.path, json.dumps(body, ensure_ascii=False).encode(), headers)
        answer = link.getresponse()
        text = answer.read(MOST)
    except (OSError, ValueError, http.client.HTTPException) as why:
        raise Silent(f"没有等到回音（{type(why).__name__}）") from None
    finally:
        link.close()
    if answer.status != 200:
        raise Silent(f"对方没有受理（{answer.status}）")
    return _read(text)


def _read(text: bytes) -> dict[int, str]:
    """The JSON object in the model's words; what is not a number of a question and a text is left out."""
    try:
        content = json.loads(text)["choices"][0]["message"]["content"]
        said = json.loads(re.search(r"\{.*\}", str(content), re.DOTALL)[0])  # type: ignore[index]
    except (ValueError, KeyError, IndexError, TypeError):
        raise Silent("回的话看不懂") from None
    pairs: Sequence[tuple[Any, Any]] = list(said.items()) if isinstance(said, dict) else []
    return {int(key): value for key, value in pairs if isinstance(key, str) and key.isascii() and key.isdigit() and len(key) < 9 and isinstance(value, str)}
