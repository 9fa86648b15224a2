"""A text without what quoting changes: white space, hyphens, the form of quotation marks.

A folded text is searched instead of the released one; each offset in it leads back.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from converters.model import Span

STEP = 128
"""Code points of a text between two offsets that are kept."""

QUOTATION_MARKS = dict.fromkeys("‘’‚‛′ʼ`´", "'") | dict.fromkeys("“”„‟″«»", '"')

FEW = 100
"""Signs of a text that change, up to which each is replaced by itself."""

SIGNS_OF_MARKUP = frozenset("*\\~")
"""How an OCR tool writes bold, struck and escaped text; the page does not show these signs."""

CODE_POINTS = 10_000
"""Code points whose fold is kept; most collections have a few hundred."""

LEFT_OUT = ("Zs", "Zl", "Zp", "Cc", "Cf", "Pd")
"""Unicode categories that a fold leaves out: white space, control and format characters such as
the soft hyphen, dashes and hyphens."""


@lru_cache(maxsize=CODE_POINTS)
def folded_sign(sign: str) -> str:
    """What stands for one code point in a folded text: nothing, itself, or what it looks like."""
    if sign in QUOTATION_MARKS:
        return QUOTATION_MARKS[sign]
    if sign in SIGNS_OF_MARKUP or unicodedata.category(sign) in LEFT_OUT:
        return ""
    # Ligatures, superscript numbers and full-width letters become plain ones.
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain == sign else "".join(filter(None, map(_plain, plain)))


def _plain(sign: str) -> str:
    return "" if unicodedata.category(sign) in LEFT_OUT else sign


@lru_cache(maxsize=CODE_POINTS)
def _without_case(sign: str) -> str:
    return folded_sign(sign).casefold()


def fold(text: str) -> str:
    """A short text folded: `“Facial- recognition”` becomes `"Facialrecognition"`."""
    return "".join(map(folded_sign, text))


def fold_without_case(text: str) -> str:
    """A short text folded, in small letters."""
    return "".join(map(_without_case, text))


@dataclass(frozen=True)
class FoldedText:
    """A long text folded, with the way back."""

    text: str
    keeps_case: bool = True

    @cached_property
    def folded(self) -> str:
        """The folded text."""
        # Few signs of a text change: to replace these takes half the time of `translate`.
        folds = {sign: self._fold(sign) for sign in set(self.text)}
        changed = {sign: new for sign, new in folds.items() if new != sign}
        is_mixed = any(sign in changed for new in changed.values() for sign in new)
        if is_mixed or len(changed) > FEW:
            return self.text.translate(self._table)
        folded = self.text
        for sign, new in changed.items():
            folded = folded.replace(sign, new)
        return folded

    def source_offset(self, offset: int) -> int:
        """The offset in the text of the code point that stands at `offset` when folded."""
        step = bisect_right(self._steps, offset) - 1
        at, length = step * STEP, self._steps[step]
        while True:
            length += len(self._table[ord(self.text[at])])
            if length > offset:
                return at
            at += 1

    def source_span(self, start: int, end: int) -> Span:
        """The span of the text that a folded range, not empty, stands for."""
        return Span(self.source_offset(start), self.source_offset(end - 1) + 1)

    def folded_offset(self, offset: int) -> int:
        """How many code points of the folded text stand for those before `offset`."""
        step = offset // STEP
        rest = self.text[step * STEP : offset]
        return self._steps[step] + sum(len(self._table[ord(sign)]) for sign in rest)

    @cached_property
    def _table(self) -> dict[int, str]:
        return {ord(sign): self._fold(sign) for sign in set(self.text)}

    @property
    def _fold(self) -> Callable[[str], str]:
        return folded_sign if self.keeps_case else _without_case

    @cached_property
    def _steps(self) -> list[int]:
        """Lengths of the folded text before each step."""
        pieces = (self.text[at : at + STEP] for at in range(0, len(self.text), STEP))
        return [0, *accumulate(len(piece.translate(self._table)) for piece in pieces)]


class Stretches:
    """A text without some of its spans, with the way back."""

    def __init__(self, text: str, left_out: Iterable[Span]) -> None:
        self._kept = list(_kept(len(text), sorted(left_out, key=lambda span: span.start)))
        self.text = "".join(text[span.start : span.end] for span in self._kept)
        """What is left."""
        self._starts = [0, *accumulate(span.end - span.start for span in self._kept)]

    def spans(self, place: Span) -> tuple[Span, ...]:
        """The stretches of the whole text that a place, not empty, stands for."""
        found: list[Span] = []
        for number in range(bisect_right(self._starts, place.start) - 1, len(self._kept)):
            shift = self._kept[number].start - self._starts[number]
            end = min(place.end + shift, self._kept[number].end)
            start = max(place.start + shift, self._kept[number].start)
            if start >= end:
                break
            found.append(Span(start, end))
        return tuple(found)


def _kept(length: int, left_out: Sequence[Span]) -> Iterable[Span]:
    at = 0
    for span in (*left_out, Span(length, length)):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
