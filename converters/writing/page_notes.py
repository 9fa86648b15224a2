"""Writes footnotes and their marks: each leads to the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from converters.model import Block, BlockKind, Document, NoteMark, Span
from converters.writing.inline import InlineWriter

UNNUMBERED = '<span class="added">unnumbered</span> '
"""Before a note whose number OCR lost: it stays where it stands, and the page says so."""


class NoteWriter:
    """Writes the notes of one document, and the numbers that lead to them."""

    def __init__(self, document: Document, inline: InlineWriter) -> None:
        self._document = document
        self._inline = inline
        self._notes = sorted(document.footnotes, key=lambda note: note.start)
        self._starts = [note.start for note in self._notes]
        self._mark_ids = _mark_ids(document)
        self._labels = {note.label.start: note for note in self._notes if note.label}

    def id(self, block: Block) -> str:
        """The id of the note that begins with a block; empty for any other block."""
        position = bisect_right(self._starts, block.start) - 1
        begins = position >= 0 and self._starts[position] == block.start
        return self._notes[position].id if begins else ""

    def before(self, block: Block) -> str:
        """What is added before a note that lost its number."""
        position = bisect_right(self._starts, block.start) - 1
        begins = position >= 0 and self._starts[position] == block.start
        return UNNUMBERED if begins and self._notes[position].label is None else ""

    def mark(self, mark: NoteMark, kind: BlockKind) -> str:
        """The number in a sentence, raised where it is an ordinary digit or sign."""
        text = self._inline.write(mark.start, mark.end, kind, in_link=True)
        id = self._mark_ids.get(mark.start)
        if mark.note and id:
            text = f'<a class="note-mark" id="{id}" href="#{mark.note}">{text}</a>'
        return f"<sup>{text}</sup>" if self._document.quote(mark).isascii() else text

    def label(self, label: Span, kind: BlockKind) -> str:
        """The printed number before a note: the way back to its first mark."""
        text = self._inline.write(label.start, label.end, kind, in_link=True)
        marks = self._labels[label.start].marks
        id = next(
            (self._mark_ids[mark.start] for mark in marks if mark.start in self._mark_ids), ""
        )
        if not id:
            return f'<span class="marker">{text}</span>'
        return f'<a class="note-back" href="#{id}" title="Back to the text">{text}</a>'


def _mark_ids(document: Document) -> Mapping[int, str]:
    """The id of each mark by its offset: `fnref-4`, and `fnref-4b`, `fnref-4c` … for later ones."""
    shown = {mark.start for mark in document.note_marks}
    return {
        mark.start: f"fnref-{note.id.removeprefix('fn-')}{_letter(position)}"
        for note in document.footnotes
        for position, mark in enumerate(note.marks)
        if mark.start in shown
    }


def _letter(position: int) -> str:
    """Nothing for the first mark, then `b`, `c` … and from the 27th on `x27`."""
    return "" if position == 0 else chr(97 + position) if position < 26 else f"x{position + 1}"
