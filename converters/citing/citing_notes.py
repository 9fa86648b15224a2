"""The footnotes of a document as places that cite, with the numbers that are certain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from converters.citing.citation_forms import Found
from converters.model import Document, Footnote
from converters.text.running_text import RunningText


@dataclass(slots=True)
class Note:
    """A footnote in the running text."""

    start: int
    end: int
    number: int | None
    """Its number, also one that is lost but certain; None where it is not."""

    found: list[Found] = field(default_factory=list)
    open: int = 0
    """How much of what it cites is not known: `Id.` and `supra` that stand for nothing certain,
    parts that stand elsewhere."""


def citing_notes(document: Document, running: RunningText) -> Iterator[Note]:
    """The notes that stand in blocks of their own, in the order of the text."""
    by_block = {passage.block.start: passage for passage in running.passages}
    starts = sorted(by_block)
    for footnote, number in zip(
        document.footnotes, certain_numbers(document.footnotes), strict=True
    ):
        at = bisect_left(starts, footnote.start)
        passage = by_block[starts[at]] if at < len(starts) else None
        if passage and passage.block.start < footnote.end:
            in_parts = at + 1 < len(starts) and starts[at + 1] < footnote.end
            yield Note(passage.start, passage.end, number, open=int(in_parts))


def certain_numbers(footnotes: Sequence[Footnote]) -> list[int | None]:
    """The number of each note; a lost one where as many notes as numbers are between two others."""
    numbers = [int(note.number) if note.number.isdecimal() else None for note in footnotes]
    numbered = [position for position, number in enumerate(numbers) if number is not None]
    for first, last in pairwise(numbered):
        before, after = numbers[first], numbers[last]
        if before is not None and after is not None and after - before == last - first:
            for position in range(first + 1, last):
                if not footnotes[position].number:
                    numbers[position] = before + position - first
    return numbers


def by_number(notes: Iterable[Note]) -> dict[int, list[Note]]:
    """The notes of each certain number: several where numbers start anew."""
    of: dict[int, list[Note]] = {}
    for note in notes:
        if note.number is not None:
            of.setdefault(note.number, []).append(note)
    return of
