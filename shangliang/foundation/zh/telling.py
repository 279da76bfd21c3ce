"""Turning weighted pairs of characters back into words a person can read."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from .grams import Slots, countable, cut, pair_slots
from .text import fold

Codes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
_LONGEST = 8
_FAIR = 0.2
# No word begins or ends with these: particles, pronouns, numerals and what counts things.
_LOOSE = frozenset("的了和是在对与及等把被为从向到由以于并或且就也都又还我你他她它们这那其之而则但个些所该各每几两约时很着来去不没让有可能要会使将因如若才只再请给用做")
_OPEN = frozenset("自讲办换说想看到过出")  # verbs that a phrase breaks off at
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿第几两半多0123456789")
# What every paper says, and so says nothing.
_EMPTY = re.compile(
    "提案|建议|关于|问题|情况|目前|存在|进行|需要|通过|开展|加强|推进|工作|全市|我市|本市|全县|我县|去年|今年|明年|今后|部门|单位|相关|有关|方面|时间|之间|以上|以下|"
    "以内|市里|县里|区里|知道|说明|一起|统一|公里|人员|同时|现在|同期|当地|本地|每年|年度|之后|以后|以前|办法|办理|规范|完善|提高|建立|实行|组织|地方|内容|其中|其他|已经|仍然|"
    "也就|得到|分钟|小时|万元|人次|左右|不少|大家"
)
_FOREIGN = re.compile(r"[a-z]")  # a text is folded to small letters before; what is left of a page's code is no reason
_SENTENCE = re.compile(r"\w+")


class Telling:
    """A text of which one asks, perhaps several times, which words weigh most."""

    def __init__(self, text: str) -> None:
        self.kept = "".join(text.split())
        self.folded = fold(self.kept)
        self.codes: Codes = cut(np.frombuffer(self.folded.encode("utf-32-le", "replace"), dtype="<u4"))

    @cached_property
    def first(self) -> Codes:
        """The first characters of all pairs; zero where no word is."""
        return self.codes[:-1]

    @cached_property
    def second(self) -> Codes:
        return self.codes[1:]

    @cached_property
    def slots(self) -> Slots:
        """The slots of all pairs."""
        return pair_slots(self.first, self.second)

    @cached_property
    def counts(self) -> npt.NDArray[np.bool_]:
        """Which pairs lie within a word."""
        return countable(self.first, self.second)

    @cached_property
    def candidates(self) -> dict[str, int]:
        """What reads as a word, and where it stands first: what the text says again and again, as long as it stays the same."""
        said: Counter[str] = Counter()
        place: dict[str, int] = {}
        for word, at in self._pieces():
            said[word] += 1
            place.setdefault(word, at)
        longer = _longest_alike(said)
        return {word: place[word] for word, count in said.items() if count > 1 and word not in longer and _whole(word)}

    def _pieces(self) -> Iterator[tuple[str, int]]:
        """All pieces of two to so many characters with their places, none across a mark."""
        for match in _SENTENCE.finditer(self.folded):
            for start in range(match.start(), match.end() - 1):
                for end in range(start + 2, min(start + _LONGEST + 1, match.end()) + 1):
                    yield self.folded[start:end], start

    def words(self, weights: Floats, count: int = 5) -> tuple[str, ...]:
        """The heaviest whole words, given the weight of every pair; each weighs a fair part of the best pair, on average.

        Zero or less says nothing. A text that says nothing twice has no words to tell.
        """
        weights = np.where(self.counts, weights, np.float32(0))
        best = float(weights.max(initial=0))
        if best <= 0:
            return ()
        found: dict[str, float] = {}
        for word, at in self.candidates.items():
            heavy = weights[at : at + len(word) - 1]
            if float(heavy.mean()) > best * _FAIR:
                found[word] = float(heavy.sum())
        chosen: list[str] = []
        for word in sorted(found, key=lambda word: (-found[word], word)):
            if not any(word in longer or longer in word for longer in chosen):
                chosen.append(word)
            if len(chosen) == count:
                break
        return tuple(chosen)


def _longest_alike(said: Counter[str]) -> set[str]:
    """Pieces that are never said but as part of one longer piece: halves of a word."""
    halves = set()
    for word, count in said.items():
        if len(word) > 2 and count > 1:
            halves |= {half for half in (word[1:], word[:-1]) if said[half] == count}
    return halves


def _whole(word: str) -> bool:
    """Whether a piece reads as a word: Chinese, no particle at its ends, no number, nothing every paper says."""
    ends = {word[0], word[-1]}
    return len(word) < _LONGEST and not _FOREIGN.search(word) and not ends & (_LOOSE | _NUMERALS) and word[-1] not in _OPEN and not _EMPTY.search(word)
