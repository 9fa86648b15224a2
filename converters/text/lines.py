"""Reads each line of a text for what decides about its block: marker, header field, columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import quantiles

from converters.model import Document, Span, lines_of
from converters.patterns import pattern_tables
from converters.text.markup import mark_ranges

UNWRAPPED = float("inf")
"""The width of a text that was not wrapped: every line break in it is meant."""

WIDEST_WRAP = 160
"""Characters; text in longer lines was not wrapped on paper."""

NARROW = 60
"""Characters; a shorter line can be part of an address, a signature or a heading."""

COLUMN_GAP = re.compile(r"\S[ ]{5,}\S|\S\t+\S[^\t]*\t")
"""Blanks inside a line that place its parts on the sheet."""

FAR_RIGHT = 24
"""Blanks; a line that starts behind as many was placed at the right of the sheet."""

Ranges = tuple[tuple[int, int], ...]
"""Starts and ends of spans, in order."""


@dataclass(frozen=True, slots=True)
class Line(Span):
    """A line that is not blank, from its first to its last character that is not a blank."""

    body: str
    """Its text without the marks of the OCR tool."""

    marker: str
    """The style of the list marker it starts with, or an empty string."""

    label_end: int
    """Offset after its list marker or the name of its header field; its start without one."""

    is_field: bool
    """Whether it starts with the name of a header field."""

    columns: bool
    """Whether blanks place its text on the sheet."""

    goes_on: bool
    """Whether a redaction reaches over the break before it."""

    after_blank: bool
    """Whether a blank line, or the start of the text, stands before it."""

    apart: tuple[str, int] = ("", 0)
    """The kind of block that an earlier stage found these lines to be (`note`, `paper`,
    `marking`) and where that starts; empty for the text itself."""


def read_lines(document: Document) -> Iterator[Line]:
    """The lines of a text that are not blank, in order."""
    edges = [edge for markup in document.markup for edge in mark_ranges(markup)]
    marks = sorted(edge for edge in edges if edge[0] < edge[1])
    redacted = tuple((item.start, item.end) for item in document.redactions)
    apart = sorted(_apart(document))
    for line in _read_lines(document.text, tuple(marks), redacted):
        yield _placed(line, apart)


@lru_cache(maxsize=2)
def _read_lines(text: str, marks: Ranges, redacted: Ranges) -> tuple[Line, ...]:
    """All lines as if none were apart. Kept, as several stages read the lines of one text."""
    reader = _Reader(text, marks, redacted)
    found, after_blank = [], True
    for line in lines_of(text):
        raw = text[line.start : line.end]
        if not raw or raw.isspace():
            after_blank = True
            continue
        start = line.end - len(raw.lstrip())
        end = line.start + len(raw.rstrip())
        found.append(reader.line(start, end, start - line.start >= FAR_RIGHT, after_blank))
        after_blank = False
    return tuple(found)


def wrap_width(document: Document) -> float:
    """The width in characters at which a text was wrapped, or `UNWRAPPED`.

    A line in the middle of a sentence was broken by the edge of the sheet, so the lengths of such
    lines tell the width; the longest tenth of them stands for it.
    """
    broken = [
        line.end - line.start
        for line, following in pairwise(document.lines)
        if line.end - line.start >= NARROW and _breaks_sentence(document, line, following)
    ]
    if len(broken) < 3:
        return UNWRAPPED
    width = quantiles(broken, n=10)[-1]
    return width if width <= WIDEST_WRAP else UNWRAPPED


def _breaks_sentence(document: Document, line: Span, following: Span) -> bool:
    """Whether the next line goes on in small letters, or both are in capitals, as in a cable."""
    if document.text[following.start : following.start + 1].islower():
        return True
    first, second = document.quote(line).rstrip(), document.quote(following)
    return first.isupper() and second.isupper() and (first[-1].isalpha() or first[-1] == ",")


def _apart(document: Document) -> Iterator[tuple[int, int, str]]:
    """What earlier stages found to be no part of any sentence, in whole lines."""
    for note in document.footnotes:
        yield note.start, note.end, "note"
    for paper in document.paper:
        yield paper.start, paper.end, "paper"
    for marking in document.markings:
        if marking.kind == "line":
            yield marking.start, marking.end, "marking"


def _placed(line: Line, apart: Sequence[tuple[int, int, str]]) -> Line:
    """A line as part of the note, marking or paper that holds it, with the start of that."""
    position = bisect_left(apart, (line.start + 1,)) - 1
    if position < 0 or apart[position][1] <= line.start:
        return line
    start, _, kind = apart[position]
    return replace(
        line, marker="", label_end=line.start, is_field=False, columns=False, apart=(kind, start)
    )


class _Reader:
    """The marks and redactions of a text, laid out for looking up by offset."""

    def __init__(self, text: str, marks: Ranges, redacted: Ranges) -> None:
        self._text = text
        self._marks = marks
        self._redactions = redacted

    def line(self, start: int, end: int, at_right: bool, after_blank: bool) -> Line:
        words = self._after_marks(start, end)
        field = marker = ""
        label_end = start
        if not self._redacted(words):
            field, label_end = self._label("fields", words, end, start)
            if not field:
                marker, label_end = self._label("markers", words, end, start)
        body = self._body(start, end)
        goes_on = self._redacted(start) and self._redacted(start - 1)
        gap = COLUMN_GAP.search(self._text, label_end, end)
        columns = bool(gap) or (at_right and not marker)
        return Line(start, end, body, marker, label_end, bool(field), columns, goes_on, after_blank)

    def _label(self, table: str, at: int, end: int, start: int) -> tuple[str, int]:
        """The name of the first pattern that matches at `at` and where it ends, or no name."""
        for pattern in pattern_tables("layout.yml")[table]:
            match = pattern.regex.match(self._text, at, end)
            if match:
                return pattern.name, match.end()
        return "", start

    def _after_marks(self, at: int, end: int) -> int:
        """The first offset from `at` on that is released text, behind opening marks."""
        position = bisect_left(self._marks, (at, at))
        while position < len(self._marks) and self._marks[position][0] == at and at < end:
            at = self._marks[position][1]
            position += 1
        return at

    def _body(self, start: int, end: int) -> str:
        parts, at = [], start
        for position in range(bisect_left(self._marks, (start, start)), len(self._marks)):
            mark_start, mark_end = self._marks[position]
            if mark_start >= end:
                break
            parts.append(self._text[at:mark_start])
            at = mark_end
        parts.append(self._text[at:end])
        return "".join(parts).strip()

    def _redacted(self, offset: int) -> bool:
        position = bisect_right(self._redactions, (offset, len(self._text) + 1)) - 1
        return position >= 0 and self._redactions[position][1] > offset
