"""Reads the lines of a text for what may be part of the sheet and of no sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from converters.model import Document, Span
from converters.text.lines import Line, read_lines


@dataclass(frozen=True, slots=True)
class SheetLine(Span):
    """A whole line that is not blank, without its line break."""

    number: int
    """Its line in the source, from 1."""

    body: str
    """Its text without blanks around it and without the marks of the OCR tool."""

    raw: str
    """The same with those marks: `## Page 342`."""

    text_start: int
    """Offset of its first character that is not a blank."""

    label_end: int
    """Offset after its list marker or the name of its header field; its first character else."""

    labelled: bool
    """Whether it starts with a list marker or the name of a header field."""

    redacted: bool
    """Whether it holds a redaction or a part of one."""

    only_redacted: bool
    """Whether it holds a redaction and no word besides."""


def read_sheet_lines(document: Document) -> list[SheetLine]:
    """The lines of a text that are not blank, in order."""
    hidden = _Redactions(document)
    return [_sheet_line(document, line, hidden) for line in read_lines(document)]


def _sheet_line(document: Document, line: Line, hidden: _Redactions) -> SheetLine:
    number = document.line(line.start)
    whole = document.lines[number - 1]
    spans = hidden.within(line.start, line.end)
    return SheetLine(
        whole.start,
        whole.end,
        number,
        line.body,
        document.text[line.start : line.end],
        line.start,
        line.label_end,
        bool(line.marker) or line.is_field,
        bool(spans),
        bool(spans) and not any(map(str.isalnum, _outside(document.text, line, spans))),
    )


def _outside(text: str, line: Line, spans: list[Span]) -> Iterator[str]:
    at = line.start
    for span in spans:
        yield from text[at : max(at, span.start)]
        at = max(at, span.end)
    yield from text[at : line.end]


class _Redactions:
    """The redactions of a document, for looking up by offset; they are in order and apart."""

    def __init__(self, document: Document) -> None:
        self._spans = document.redactions
        self._starts = [redaction.start for redaction in document.redactions]

    def within(self, start: int, end: int) -> list[Span]:
        """The redactions that share a character with a range."""
        found: list[Span] = []
        position = bisect_right(self._starts, end - 1) - 1
        while position >= 0 and self._spans[position].end > start:
            found.append(self._spans[position])
            position -= 1
        return found[::-1]
