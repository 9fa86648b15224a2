"""Finds footnotes and endnotes, and the marks in the text that lead to them.

A note is certain where its number counts up through the text and a mark of the same number stands
before it. What is not certain stays text, as released, and a diagnostic says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from converters.model import Document, Footnote, NoteMark, Paper, Span
from converters.notes.counted_notes import find_counted_notes
from converters.notes.found_notes import FoundNote, FoundNotes
from converters.notes.note_marks import Outside
from converters.notes.note_signs import NoteLines, Sign
from converters.notes.sign_notes import find_sign_notes
from converters.terms.vocabulary import Vocabularies

FAMILIES = ("digit", "bracket", "slash")
"""Families of signs that count; a note and its mark are of one family."""

SIGN_NAMES = {"*": "asterisk", "†": "dagger", "‡": "double-dagger"}
"""What stands in the id of a note whose number is a sign."""


def find_footnotes(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds notes and their marks.

    Runs after paper and markings, which are no part of a note, and before blocks, which keep a note
    apart from the sentence that it interrupts.
    """
    lines = NoteLines(document)
    found = [find_counted_notes(document, lines, family) for family in FAMILIES]
    found.append(find_sign_notes(document, lines))
    notes = _in_order(found)
    ids = list(_ids(notes))
    diagnostics = [diagnostic for part in found for diagnostic in part.diagnostics]
    paper = [*document.paper, *_rules(lines, notes)]
    return replace(
        document,
        footnotes=tuple(map(_footnote, notes, ids)),
        note_marks=tuple(_marks(notes, ids, found)),
        paper=tuple(sorted(paper, key=lambda item: item.start)),
        diagnostics=document.diagnostics + tuple(sorted(diagnostics, key=lambda item: item.line)),
    )


def _in_order(found: Sequence[FoundNotes]) -> list[FoundNote]:
    """All notes in the order of the text; of two that share a line the first one counts."""
    notes: list[FoundNote] = []
    for note in sorted((note for part in found for note in part.notes), key=lambda n: n.start):
        if not notes or notes[-1].end <= note.start:
            notes.append(note)
    outside = Outside([(note.start, note.end) for note in notes])
    return [replace(note, marks=tuple(filter(outside.holds, note.marks))) for note in notes]


def _ids(notes: Iterable[FoundNote]) -> Iterator[str]:
    """`fn-4`; `fn-4-2` where numbers start anew; `fn-x1` for the first note without a number."""
    used: Counter[str] = Counter()
    for note in notes:
        number = note.label.number if note.label else "x"
        used[number] += 1
        name = SIGN_NAMES.get(number, number)
        if note.label is None:
            yield f"fn-x{used[number]}"
        else:
            yield f"fn-{name}" if used[number] == 1 else f"fn-{name}-{used[number]}"


def _footnote(note: FoundNote, id: str) -> Footnote:
    label = Span(note.label.start, note.label.end) if note.label else None
    number = note.label.number if note.label else ""
    marks = tuple(Span(mark.start, mark.end) for mark in note.marks)
    return Footnote(note.start, note.end, id, number, label, marks)


def _marks(
    notes: Sequence[FoundNote], ids: Sequence[str], found: Sequence[FoundNotes]
) -> list[NoteMark]:
    leads = {mark: id for note, id in zip(notes, ids, strict=True) for mark in note.marks}
    outside = Outside([(note.start, note.end) for note in notes])
    alone = (mark for part in found for mark in part.marks_alone)
    signs: set[Sign] = {*leads, *filter(outside.holds, alone)}
    marks: list[NoteMark] = []
    for sign in sorted(signs, key=lambda sign: sign.start):
        if not marks or marks[-1].end <= sign.start:
            marks.append(NoteMark(sign.start, sign.end, sign.number, leads.get(sign, "")))
    return marks


def _rules(lines: NoteLines, notes: Sequence[FoundNote]) -> Iterator[Paper]:
    """The lines drawn between text and notes: they belong to the sheet."""
    starts = {note.start for note in notes}
    for position, line in enumerate(lines.lines[1:], start=1):
        over = lines.lines[position - 1]
        if line.start in starts and lines.above[position - 1] == "rule" and not over.apart[0]:
            yield Paper(over.start, over.end, "rule")
