"""Invented texts by the hundred thousand, for measuring only: nobody could read them, but they are made like proposals.

Words of two to four common characters; some five hundred stock words make two fifths of each text; a topic shared by many
texts and a matter shared by few give the rest its colour, so that every text has near and far relatives.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

WORDS, STOCK, TOPICS, MATTERS, TOPIC_WORDS, MATTER_WORDS = 6_000, 500, 1_200, 12, 40, 10


@dataclass(frozen=True)
class Invented:
    title: str
    body: str
    topic: int
    matter: int


def falling(count: int, steepness: float, flat: float = 3.0) -> np.ndarray:
    """Probabilities that fall with the rank, as frequencies of words do."""
    weights = 1 / (np.arange(count) + flat) ** steepness
    return weights / weights.sum()


class Source:
    """An endless source of invented texts; the same seed gives the same."""

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed
        self.dice = np.random.default_rng(seed)

    @cached_property
    def words(self) -> np.ndarray:
        """The stock words first."""
        common = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
        dice = np.random.default_rng(self.seed)
        dice.shuffle(common)
        lengths = dice.choice([2, 3, 4], WORDS + STOCK, p=[0.7, 0.1, 0.2])
        characters = dice.choice(common, lengths.sum(), p=falling(len(common), 0.75, 20))
        ends = np.cumsum(lengths)
        return np.array(["".join(characters[end - length : end]) for end, length in zip(ends, lengths, strict=True)])

    @cached_property
    def topics(self) -> np.ndarray:
        return np.random.default_rng(self.seed + 1).choice(WORDS, (TOPICS, TOPIC_WORDS), p=falling(WORDS, 0.9)) + STOCK

    @cached_property
    def matters(self) -> np.ndarray:
        return np.random.default_rng(self.seed + 2).choice(WORDS, (TOPICS, MATTERS, MATTER_WORDS), p=falling(WORDS, 0.6)) + STOCK

    def texts(self, count: int) -> Iterator[Invented]:
        """So many texts of 400 to 2,200 characters."""
        stock, general, topics = falling(STOCK, 1.0), falling(WORDS, 0.9), falling(TOPICS, 0.8, 20)
        for _ in range(count):
            topic, matter = int(self.dice.choice(TOPICS, p=topics)), int(self.dice.integers(MATTERS))
            size = int(self.dice.integers(160, 900))
            parts = self.dice.multinomial(size, [0.45, 0.3, 0.15, 0.1])
            chosen = np.concatenate([
                self.dice.choice(STOCK, parts[0], p=stock), self.dice.choice(WORDS, parts[1], p=general) + STOCK,
                self.dice.choice(self.topics[topic], parts[2]), self.dice.choice(self.matters[topic, matter], parts[3]),
            ])
            self.dice.shuffle(chosen)
            named = [*self.dice.choice(self.matters[topic, matter], 2), self.dice.choice(self.topics[topic])]
            yield Invented(f"关于{self.words[self.dice.integers(30)]}{''.join(self.words[named])}的建议", self._sentences(chosen), topic, matter)

    def rewritten(self, text: Invented) -> Invented:
        """The same told again: sentences in another order, one in seven left out, one word in five exchanged."""
        sentences = [sentence for sentence in text.body.split("。") if sentence]
        self.dice.shuffle(sentences)
        kept = list("。".join(sentences[: len(sentences) - len(sentences) // 7]))
        for at in np.flatnonzero(self.dice.random(len(kept) // 2) < 0.2):
            kept[2 * at : 2 * at + 2] = self.words[self.dice.integers(STOCK, len(self.words))][:2]
        return Invented(text.title[2:-3], "".join(kept), text.topic, text.matter)

    def _sentences(self, chosen: np.ndarray) -> str:
        words = self.words[chosen].astype(object)
        words[5::6] += "，"
        words[11::12] = [word.replace("，", "。") for word in words[11::12]]
        return "".join(words)
