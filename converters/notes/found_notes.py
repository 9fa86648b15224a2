"""Notes and marks on their way to the model, and what a person should know about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from converters.model import Diagnostic, Document, Span
from converters.notes.note_signs import Sign


@dataclass(frozen=True, slots=True)
class FoundNote(Span):
    """A note: whole lines, with the signs that belong to it."""

    label: Sign | None
    """The number that begins it; None where OCR lost it."""

    marks: tuple[Sign, ...] = ()
    """The marks that lead to it, in the order of the text."""


@dataclass
class FoundNotes:
    """What one family of signs gives."""

    notes: list[FoundNote] = field(default_factory=list)
    marks_alone: list[Sign] = field(default_factory=list)
    """Marks whose note the text does not certainly hold."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, document: Document, offset: int, message: str, advice: str = "") -> None:
        """Adds a diagnostic about the line that holds an offset."""
        line = document.line(offset)
        quote = document.quote(document.lines[line - 1]).strip()[:200]
        self.diagnostics.append(Diagnostic("note", line, message, quote, advice))
