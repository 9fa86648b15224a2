"""The lines of a document as the finders of records, letters and memoranda read them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from converters.model import Block, BlockKind, Document, Markup, Redaction, Span
from converters.patterns import Pattern, pattern_tables
from converters.records.dates import DateHabits, date_habits
from converters.text.lines import NARROW, read_lines
from converters.text.markup import mark_ranges

TABLE = "records.yml"

PROSE_END = re.compile(r"[.!?][”\"’')\]]*\d{0,3}\Z")

WIDE_GAP = re.compile(r" {5,}|\t+")
"""What sets two things apart that stand on one line of the sheet."""

GOES_ON = re.compile(r"[\r\n][ \t]*[a-z]")

FEWEST_WORDS = 12
"""Words of a paragraph in short lines; an address or a signature has fewer, and no full stop."""

SHORTEST_SENTENCE = 6
"""Words; a shorter line that ends in a full stop can be part of an address."""


@dataclass(frozen=True, slots=True)
class Row(Span):
    """A line that is not blank, from its first to its last character that is not a blank."""

    text: str
    """Its text without the marks of the OCR tool."""

    block: int
    """The number of the block that holds it."""

    kind: BlockKind
    """The kind of that block."""

    first: bool
    """Whether it is the first line of its block."""

    after_blank: bool
    """Whether a blank line, or the start of the text, stands before it."""

    narrow_prose: bool = False
    """Whether it is of a block that is running text, typed in lines as short as an address's."""

    @property
    def apart(self) -> bool:
        """Whether it is no part of what a record says: a note, a marking, the paper."""
        return self.kind in ("note", "paper", "marking")

    @property
    def prose(self) -> bool:
        """Whether it is a line of running text, not of an address or a heading."""
        if self.narrow_prose:
            return True
        if any(len(part) >= NARROW for part in WIDE_GAP.split(self.text)):
            return True
        return bool(PROSE_END.search(self.text)) and len(self.text.split()) >= SHORTEST_SENTENCE


class Rows:
    """The rows of a document and what stands in them; each is read once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        starts = [block.start for block in document.blocks]
        prose = [_is_narrow_prose(document, block) for block in document.blocks]
        self.all: list[Row] = []
        last = -1
        for line in read_lines(document):
            number = bisect_right(starts, line.start) - 1
            kind = document.blocks[number].kind
            self.all.append(
                Row(
                    line.start,
                    line.end,
                    line.body,
                    number,
                    kind,
                    number != last,
                    line.after_blank,
                    prose[number],
                )
            )
            last = number

    @cached_property
    def date_habits(self) -> DateHabits:
        """How this text writes its dates."""
        return date_habits(self.document.text)

    @cached_property
    def page_tops(self) -> frozenset[int]:
        """The first row of each source page, by its index."""
        return frozenset(self.at(page.start) for page in self.document.pages)

    @cached_property
    def bold(self) -> dict[int, Markup]:
        """The passages that the OCR tool set in bold, by where they start."""
        return {one.start: one for one in self.document.markup if one.kind == "bold"}

    @cached_property
    def _row_starts(self) -> list[int]:
        return [row.start for row in self.all]

    @cached_property
    def _redaction_starts(self) -> list[int]:
        return [redaction.start for redaction in self.document.redactions]

    @cached_property
    def _marks(self) -> list[tuple[int, int]]:
        ranges = (edge for markup in self.document.markup for edge in mark_ranges(markup))
        return sorted(edge for edge in ranges if edge[0] < edge[1])

    def at(self, offset: int) -> int:
        """The index of the first row that starts at or behind an offset."""
        return bisect_left(self._row_starts, offset)

    def between(self, start: int, end: int) -> Sequence[Row]:
        """The rows that start in a span."""
        return self.all[self.at(start) : self.at(end)]

    def redactions(self, span: Span) -> Sequence[Redaction]:
        """The redactions that start in a span."""
        starts = self._redaction_starts
        return self.document.redactions[
            bisect_left(starts, span.start) : bisect_left(starts, span.end)
        ]

    def released(self, span: Span) -> str:
        """What is released of a span, on one line, without redactions and OCR marks."""
        cuts = [(item.start, item.end) for item in self.redactions(span)]
        first = bisect_left(self._marks, (span.start, span.start))
        for mark in self._marks[first:]:
            if mark[0] >= span.end:
                break
            cuts.append(mark)
        parts, at = [], span.start
        for start, end in sorted(cuts):
            parts.append(self.document.text[at : max(at, start)])
            at = max(at, min(end, span.end))
        parts.append(self.document.text[at : span.end])
        return " ".join(" ".join(parts).split())

    def value(self, span: Span) -> str:
        """The released text of a span on one line, redactions as they are printed."""
        parts, at = [], span.start
        first = bisect_left(self._marks, (span.start, span.start))
        for start, end in self._marks[first:]:
            if start >= span.end:
                break
            parts.append(self.document.text[at:start])
            at = end
        parts.append(self.document.text[at : span.end])
        return " ".join("".join(parts).split())


def _is_narrow_prose(document: Document, block: Block) -> bool:
    """Whether a block is sentences over lines that go on in small letters, up to a full stop."""
    if block.kind not in ("paragraph", "lines"):
        return False
    text = document.quote(block)
    if not PROSE_END.search(text) or not GOES_ON.search(text):
        return False
    return len(text.split()) >= FEWEST_WORDS


@cache
def patterns(table: str) -> tuple[Pattern, ...]:
    """One table of `records.yml`."""
    return pattern_tables(TABLE)[table]


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """The regex of one row of a table."""
    return next(row.regex for row in patterns(table) if row.name == name)


def is_part(name: str, text: str) -> bool:
    """Whether a whole line is this part of a letter: such as its `salutation`."""
    return bool(pattern("parts", name).fullmatch(text))
