"""The one or two passages of a text that have most in common with another, with what they share set apart: for a list of
what is alike, where two whole texts side by side would be too much."""

from collections.abc import Sequence

from .finding import Piece, pieces, places
from .passages import shared
from .text import sentences

# Longer texts are compared up to here: a list that is shown while somebody writes must not wait for an annex pasted in.
FAR = 12_000
# So many characters of one passage are shown.
WIDTH = 88
# Within a sentence that says nearly the same, runs of so many characters are shared; fewer are chance.
RUN = 3
Span = tuple[int, int]


def glimpses(own: str, other: str, words: Sequence[str] = (), *, most: int = 2, width: int = WIDTH) -> list[list[Piece]]:
    """Up to `most` sentences of `other`, in its order, that share most with `own`; none if nothing is shared.

    Set apart are identical runs, and `words`, those that make the two texts alike.
    """
    own, other = own[:FAR], other[:FAR]
    spans = _shared_spans(own, other) + [span for word in words for span in places(other, word)]
    inside = [(sentence, _within(spans, sentence)) for sentence in sentences(other)]
    best = sorted((one for one in inside if one[1]), key=lambda one: -_covered(one[1]))[:most]
    return [
        pieces(other[start:end], [(a - start, b - start) for a, b in some], width)
        for (start, end), some in sorted(best, key=lambda one: one[0])
    ]  # fmt: skip


def titled(own: str, other: str, words: Sequence[str] = ()) -> list[Piece]:
    """A title with what it shares with another title set apart."""
    # Nearly every title begins with 关于 and ends with 的提案: neither is anything in common.
    runs = [passage.other for passage in shared(own.removeprefix("关于").removesuffix("的提案"), other, same=RUN + 1, near=2)]
    return pieces(other, [*runs, *(span for word in words for span in places(other, word))])


def _shared_spans(own: str, other: str) -> list[Span]:
    found = []
    for passage in shared(own, other):
        if passage.exact:
            found.append(passage.other)
            continue
        (start, end), at = passage.one, passage.other[0]
        runs = shared(own[start:end], other[slice(*passage.other)], same=RUN, near=2)
        found += [(run.other[0] + at, run.other[1] + at) for run in runs]
    return found


def _within(spans: Sequence[Span], sentence: Span) -> list[Span]:
    """The parts of the spans that lie in the sentence."""
    return [(max(a, sentence[0]), min(b, sentence[1])) for a, b in spans if a < sentence[1] and b > sentence[0]]


def _covered(spans: Sequence[Span]) -> int:
    return len({place for span in spans for place in range(*span)})
