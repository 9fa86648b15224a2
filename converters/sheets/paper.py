"""Finds what the sheets of the released paper carry, and where each sheet starts and ends.

The order of the work: lines that are certain by their form → where sheets start → numbers, stamps
and running lines at the edges of the sheets → the sheets with what is printed on them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converters.model import Diagnostic, Document, Paper, SourcePage
from converters.sheets.marking_terms import read_line
from converters.sheets.sheet_edges import STAMPED, edge_marks
from converters.sheets.sheet_lines import SheetLine, read_sheet_lines
from converters.sheets.sheet_marks import Mark, read_certain, read_in_sequence
from converters.sheets.sheet_series import Marks, counted_numbers, counted_stamps, without_lists
from converters.sheets.sheet_starts import add_rules, by_breaks, by_form_feeds, by_numbers
from converters.terms.vocabulary import Vocabularies

RANK = ("number", "head", "stamp", "break")
"""Whose word on a sheet's number counts first."""


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Where the sheets start, and what else that tells."""

    starts: Sequence[int]
    breaks: tuple[bool, bool] = (False, False)
    """Whether form feeds or written breaks part the sheets, and whether one ends the last."""
    unclear: int | None = None
    """The line of a page number that may stand at the head or at the foot."""


def find_paper(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds paper and source pages. Runs before blocks: no sentence takes in what the sheet says.

    Without anything that parts the sheets for certain, a document has no source pages.
    """
    lines = read_sheet_lines(document)
    marks = {index: mark for index, line in enumerate(lines) if (mark := read_certain(line))}
    marks |= add_rules(lines, marks)
    markings = {index for index, line in enumerate(lines) if read_line(line.body)}
    sheets = _broken_sheets(document, lines, marks)
    if not sheets.starts:
        read = {index: mark for index, line in enumerate(lines) if (mark := read_in_sequence(line))}
        marks |= counted_numbers(document.text, lines, read) | counted_stamps(lines, read)
        marks = without_lists(lines, marks, {})
        starts, unclear = by_numbers(lines, marks, markings)
        sheets = _Sheets(starts, unclear=unclear)
    else:
        marks = without_lists(lines, marks, _sheet_of(lines, sheets.starts))
    if sheets.starts:
        marks = edge_marks(lines, sheets.starts, marks, markings, sheets.breaks)
    marks |= _last_stamp(lines, marks, markings)
    return replace(
        document,
        paper=tuple(_paper(document, lines, marks)),
        pages=tuple(_pages(document, lines, marks, sheets.starts)),
        diagnostics=(*document.diagnostics, *_notes(lines, sheets)),
    )


def _last_stamp(lines: Sequence[SheetLine], marks: Marks, markings: Container[int]) -> Marks:
    """The number filled up with zeros that ends a text: that of its only or of its last sheet."""
    last = len(lines) - 1
    while last >= 0 and (last in marks or last in markings):
        if marks.get(last) and marks[last].kind == "stamp":
            return {}
        last -= 1
    mark = read_in_sequence(lines[last]) if last > 0 else None
    if mark is None or mark.kind != "stamp" or not mark.prefix:
        return {}
    stamped = mark.zero_filled and mark.digits >= STAMPED and mark.label.isupper()
    return {last: mark} if stamped else {}


def _broken_sheets(document: Document, lines: Sequence[SheetLine], marks: Marks) -> _Sheets:
    """The sheets of a text with form feeds or, if not, with the breaks that an OCR tool wrote."""
    starts = by_form_feeds(document.text)
    if starts:
        return _Sheets(starts, (len(starts) > 1, document.text.rstrip("\r\n \t").endswith("\f")))
    starts = by_breaks(lines, marks)
    return _Sheets(starts, (len(starts) > 1, False))


def _sheet_of(lines: Sequence[SheetLine], starts: Sequence[int]) -> Mapping[int, int]:
    """The sheet that each line stands on."""
    return {index: bisect_right(starts, line.text_start) for index, line in enumerate(lines)}


def _paper(document: Document, lines: Sequence[SheetLine], marks: Marks) -> Iterator[Paper]:
    found = [marks[index].paper(lines[index]) for index in marks]
    yield from sorted((*found, *_form_feeds(document)), key=lambda paper: paper.start)


def _form_feeds(document: Document) -> Iterator[Paper]:
    """Lines that hold a form feed and nothing else; not those inside of a redaction."""
    starts = [redaction.start for redaction in document.redactions]
    at = document.text.find("\f")
    while at >= 0:
        line = document.lines[document.line(at) - 1]
        position = bisect_left(starts, line.end) - 1
        apart = position < 0 or document.redactions[position].end <= line.start
        if apart and document.quote(line).isspace():
            yield Paper(line.start, line.end, "break")
        at = document.text.find("\f", line.end)


def _pages(
    document: Document, lines: Sequence[SheetLine], marks: Marks, starts: Sequence[int]
) -> Iterator[SourcePage]:
    indexes = sorted(marks)
    offsets = [lines[index].text_start for index in indexes]
    for number, (start, end) in enumerate(pairwise([*starts, len(document.text)]), 1):
        on_sheet = indexes[bisect_left(offsets, start) : bisect_left(offsets, end)]
        yield SourcePage(start, end, number, *_printed([marks[index] for index in on_sheet]))


def _printed(marks: Sequence[Mark]) -> tuple[str, str]:
    """The page number and the stamp that a sheet bears; a break only where no number is printed."""
    ranked = sorted((m for m in marks if m.page_label), key=lambda mark: RANK.index(mark.kind))
    stamps = [mark.label for mark in marks if mark.kind == "stamp"]
    return (ranked[0].page_label if ranked else "", stamps[0] if stamps else "")


def _notes(lines: Sequence[SheetLine], sheets: _Sheets) -> Iterator[Diagnostic]:
    if sheets.unclear is not None:
        line = lines[sheets.unclear]
        message = "numbers of source pages, but not whether they stand at the head or at the foot"
        advice = "source pages are not told apart; a form feed between them would do it"
        yield Diagnostic("note", line.number, message, line.body, advice)
