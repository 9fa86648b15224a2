"""Finds the notes of one family of signs that count: raised or plain digits, `[1]`, `1/`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from converters.model import Document
from converters.notes.found_notes import FoundNote, FoundNotes
from converters.notes.note_extents import LostNumbers, last_line, lines_of, note_extents
from converters.notes.note_marks import Chosen, Outside, choose_marks, marks_without_notes
from converters.notes.note_series import Series, find_series
from converters.notes.note_signs import RAISED, Marks, NoteLines, Sign, read_labels, read_marks

TALLEST_FOOT = 16
"""Lines of a note at the foot of a sheet, with the page number and stamps below it."""


def find_counted_notes(document: Document, lines: NoteLines, family: str) -> FoundNotes:
    """The certain notes of a family, their marks, and what about them is not certain."""
    labels = list(read_labels(document, lines, family))
    marks = read_marks(document, family)
    reach = _reach(document)
    all_series = find_series(labels, marks, reach, _at_foot(document, lines, marks))
    extents, lost = note_extents(all_series, marks, lines)
    spans = list(lines_of(extents, lines))
    outside = Outside(spans)
    chosen = [choose_marks(series, marks, outside, reach) for series in all_series]
    found = FoundNotes()
    for extent, (start, end) in zip(extents, spans, strict=True):
        own = chosen[extent.series].marks.get(extent.label.order, []) if extent.label else []
        found.notes.append(FoundNote(start, end, extent.label, tuple(own)))
    found.marks_alone = _alone(all_series, chosen, marks, outside)
    _tell_of_numbers(document, found, labels, lost, lines)
    _tell_of_marks(document, found, chosen)
    return found


def _reach(document: Document) -> Callable[[Sign], int]:
    """Up to where the mark of a note can stand: before it, or on the same source page."""
    pages = document.pages if len(document.pages) > 1 else ()
    starts = [page.start for page in pages]

    def reach(label: Sign) -> int:
        position = bisect_right(starts, label.start) - 1
        return max(label.start, pages[position].end) if position >= 0 else label.start

    return reach


def _at_foot(document: Document, lines: NoteLines, marks: Marks) -> Callable[[Sign], bool]:
    """Whether a note ends its sheet, and one mark of its number stands on the sheet above it."""
    starts = [page.start for page in document.pages]

    def at_foot(label: Sign) -> bool:
        sheet = bisect_right(starts, label.start) - 1
        start = starts[sheet] if sheet >= 0 else 0
        if marks.sure_count(label.order, start, label.start) != 1:
            return False
        below = label.line + 1
        stop = min(below + TALLEST_FOOT, len(lines.lines))
        for line in range(last_line(label, stop, lines) + 1, stop):
            if lines.starts_sheet[line]:
                return True
            if not lines.lines[line].apart[0]:
                return False
        return stop == len(lines.lines)

    return at_foot


def _alone(
    all_series: Sequence[Series], chosen: Sequence[Chosen], marks: Marks, outside: Outside
) -> list[Sign]:
    """The marks that no note has the number of."""
    if not all_series:
        return list(marks_without_notes(marks, outside))
    alone = []
    for series, picked in zip(all_series, chosen, strict=True):
        noted = {label.order for label in series.labels}
        alone += [sign for n, signs in picked.marks.items() if n not in noted for sign in signs]
    # Behind the notes of one series its marks and those of the next one can both stand.
    return list(dict.fromkeys(alone))


def _tell_of_numbers(
    document: Document,
    found: FoundNotes,
    labels: Sequence[Sign],
    lost: Sequence[LostNumbers],
    lines: NoteLines,
) -> None:
    known = {note.label for note in found.notes if note.label}
    numbers = {label.order for label in known}
    notes = Outside([(note.start, note.end) for note in found.notes])
    for label in labels:
        twice = label.order in numbers
        in_note = twice and not notes.holds(label)
        if label not in known and (label.form in RAISED or in_note):
            reason = "begins a note a second time" if twice else "has no mark before it"
            message = f"{label.number} at the start of the line {reason}; it is shown as text"
            found.tell(document, label.start, message, "compare with the paper")
    for item in lost:
        between = f"between note {item.before.number} and note {item.after.number}"
        what = f"{item.found} without a number" if item.found else "text without certain numbers"
        advice = "it stands as released; no number is given to it by counting"
        found.tell(document, lines.lines[item.line].start, f"{between} stands {what}", advice)


def _tell_of_marks(document: Document, found: FoundNotes, chosen: Sequence[Chosen]) -> None:
    for note in found.notes:
        if note.label and not note.marks:
            message = f"note {note.label.number} has no certain mark in the text"
            found.tell(document, note.start, message, "the mark may be withheld, or lost by OCR")
    for sign in found.marks_alone:
        message = f"mark {sign.number} has no certain note"
        advice = "the note may be withheld, or may have lost its number"
        found.tell(document, sign.start, message, advice)
    for picked in chosen:
        for sign in picked.unclear:
            message = f"several signs could be mark {sign.number}; none is read as one"
            found.tell(document, sign.start, message)
