"""Finds notes that a sign leads to, `*`, `†` or `‡`: the same signs come back on each sheet."""

from __future__ import annotations

from collections import defaultdict

from converters.model import Document
from converters.notes.found_notes import FoundNote, FoundNotes
from converters.notes.note_extents import last_line
from converters.notes.note_signs import NoteLines, Sign, read_labels, read_marks


def find_sign_notes(document: Document, lines: NoteLines) -> FoundNotes:
    """The notes whose sign stands exactly once in the text since the last note with this sign."""
    labels = [label for label in read_labels(document, lines, "sign") if _is_free(label, lines)]
    marks = read_marks(document, "sign").signs
    waiting: dict[str, list[Sign]] = defaultdict(list)
    at = 0
    pairs = []
    for label in labels:
        while at < len(marks) and marks[at].start < label.start:
            waiting[marks[at].number].append(marks[at])
            at += 1
        if len(waiting[label.number]) == 1:
            pairs.append((label, waiting.pop(label.number)[0]))
    return _notes(pairs, lines)


def _is_free(label: Sign, lines: NoteLines) -> bool:
    """Whether a line is no item of a list: none of its neighbours begins with the same sign."""
    near = lines.lines[max(label.line - 1, 0) : label.line + 2]
    return sum(line.body.startswith(label.number) for line in near) <= 1


def _notes(pairs: list[tuple[Sign, Sign]], lines: NoteLines) -> FoundNotes:
    found = FoundNotes()
    stops = [*(label.line for label, _ in pairs), len(lines.lines)][1:]
    for (label, mark), stop in zip(pairs, stops, strict=True):
        last = lines.lines[last_line(label, stop, lines)]
        found.notes.append(FoundNote(label.start, last.end, label, (mark,)))
    return found
