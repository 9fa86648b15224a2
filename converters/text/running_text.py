"""A document's text as a reader reads it: sentence by sentence, without what the sheet puts in.

Marks of the OCR tool and the numbers before notes are left out, a block that goes on behind a page
break stands right behind its beginning, and redactions are closed. Every offset leads back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from converters.model import Block, Document, Span
from converters.text.markup import mark_ranges

BREAK = "\ufdd0"
"""Stands between two passages: a noncharacter of Unicode, no word and no blank."""

CLOSED = "\ufdd1"
"""Stands for each character of a redaction, so that nothing is found in it or across it."""

NOTE_MARK = "\ufdd2"
"""Stands for each character of a mark that leads to a footnote."""


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """One paragraph, item, note … with all its parts; offsets are those of the running text."""

    block: Block
    """The block that it starts with."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the running text that stands so in the source."""

    at: int
    """Its offset in the running text."""

    start: int
    """Its offset in the source."""

    block: int
    """The number of its block."""


class RunningText:
    """The running text of a document."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._parts: list[str] = []
        self._pieces: list[_Piece] = []
        self._length = 0
        self._cuts = list(_left_out(document))
        self._cut_starts = [start for start, _ in self._cuts]
        closed = _closed(document)
        self.passages: list[Passage] = []
        for numbers in _chains(document.blocks):
            at = self._length
            for number in numbers:
                self._add_block(number, closed)
            self.passages.append(Passage(at, self._length - 1, document.blocks[numbers[0]]))
            self._append(f"{BREAK}\n", -1, numbers[-1])
        self.text = "".join(self._parts)
        """The text itself."""
        self._at = [piece.at for piece in self._pieces]
        self._passage_starts = [passage.start for passage in self.passages]

    def passage(self, offset: int) -> Passage:
        """The passage that holds an offset of the running text."""
        return self.passages[bisect_right(self._passage_starts, offset) - 1]

    def source(self, offset: int) -> int:
        """The offset in the source of the character at `offset`."""
        piece = self._pieces[bisect_right(self._at, offset) - 1]
        return piece.start + offset - piece.at

    def spans(self, start: int, end: int) -> tuple[Span, Span | None]:
        """Where a stretch stands in the source, and where it goes on if in another block."""
        first, last = self._piece(start), self._piece(end - 1)
        source_end = self.source(end - 1) + 1
        if first.block == last.block:
            return Span(self.source(start), source_end), None
        rest = Span(self._blocks[last.block].start, source_end)
        return Span(self.source(start), self._blocks[first.block].end), rest

    def _piece(self, offset: int) -> _Piece:
        return self._pieces[bisect_right(self._at, offset) - 1]

    def _add_block(self, number: int, closed: str) -> None:
        block = self._blocks[number]
        at = block.start
        for position in range(bisect_left(self._cut_starts, at), len(self._cuts)):
            start, end = self._cuts[position]
            if start >= block.end:
                break
            if start >= at:
                self._append(closed[at:start], at, number)
                at = min(end, block.end)
        self._append(closed[at : block.end], at, number)
        self._append("\n", block.end, number)

    def _append(self, text: str, start: int, block: int) -> None:
        if text:
            self._parts.append(text)
            self._pieces.append(_Piece(self._length, start, block))
            self._length += len(text)


def _chains(blocks: tuple[Block, ...]) -> list[list[int]]:
    """The numbers of the blocks that are read as one, in the order in which they begin."""
    chains: list[list[int]] = []
    of: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        begun = of.get(block.continues) if block.continues is not None else None
        if begun is None:
            begun = []
            chains.append(begun)
        begun.append(number)
        of[block.start] = begun
    return chains


def _left_out(document: Document) -> Iterator[tuple[int, int]]:
    """The ranges that nobody reads, in order, none over another."""
    marks = chain.from_iterable(mark_ranges(markup) for markup in document.markup)
    labels = ((note.label.start, note.label.end) for note in document.footnotes if note.label)
    ranges = sorted(range_ for range_ in (*marks, *labels) if range_[0] < range_[1])
    for (start, end), (following, _) in pairwise([*ranges, (len(document.text), 0)]):
        yield start, min(end, max(start, following))


def _closed(document: Document) -> str:
    """The source with redactions and the marks of notes closed, character by character."""
    text = _masked(document.text, document.redactions, CLOSED)
    return _masked(text, document.note_marks, NOTE_MARK)


def _masked(text: str, spans: Iterable[Span], sign: str) -> str:
    parts, at = [], 0
    for span in spans:
        if span.start >= at:
            parts += [text[at : span.start], sign * (span.end - span.start)]
            at = span.end
    return "".join((*parts, text[at:]))
