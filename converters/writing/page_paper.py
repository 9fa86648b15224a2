"""Writes what belongs to the sheet: where a source page starts, and handling markings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from converters.model import Block, BlockKind, Document, Marking, Span
from converters.sheets.marking_terms import marking_terms
from converters.writing.inline import InlineWriter, attribute


@dataclass(frozen=True, slots=True)
class SheetStart(Span):
    """The place before the first character of a source page; no text of its own."""

    number: int
    """Ordinal of the source page in the file, from 1."""


def sheet_starts(document: Document) -> Iterator[SheetStart]:
    """Where source pages start on the page, in order; none where the source is a single one.

    A page that starts between two blocks starts at the second; one without text is left out.
    """
    if len(document.pages) < 2:
        return
    ends = [block.end for block in document.blocks]
    for page in document.pages:
        position = bisect_right(ends, page.start)
        block = document.blocks[position] if position < len(ends) else None
        if block and block.start < max(page.end, page.start + 1):
            at = max(page.start, block.start)
            yield SheetStart(at, at, page.number)


def sheet_label(start: SheetStart) -> str:
    """The words beside the line with which a source page starts."""
    names = f'class="added sheet" id="page-{start.number}"'
    return f"<span {names}>source page {start.number}</span> "


class PaperWriter:
    """Writes the markings of one document, and says what a block of paper holds."""

    def __init__(self, document: Document, inline: InlineWriter, root: str) -> None:
        self._kinds = {paper.start: paper.kind for paper in document.paper}
        self._markings = {item.start: item for item in document.markings if item.kind == "line"}
        self._inline = inline
        self._root = root
        """The way from the document's page to the folder of all pages, such as `../`."""

    def classes(self, block: Block) -> list[str]:
        """The classes of a block of paper or of a marking: `paper number`, `marking struck`."""
        if block.kind == "paper":
            return ["paper", self._kinds.get(block.start, "break")]
        marking = self._markings.get(block.start)
        return ["marking", *(["struck"] if marking and marking.struck else [])]

    def marking(self, marking: Marking, kind: BlockKind) -> str:
        """A marking, linked to what it means; inside a block, such as `(U)`, of a class."""
        text = self._inline.write(marking.start, marking.end, kind, in_link=True)
        if marking.struck and "<s>" not in text:
            text = f"<s>{text}</s>"
        terms = [marking_terms()[id] for id in marking.terms if id in marking_terms()]
        own = "" if kind == "marking" else ".marking "
        if not terms:
            return f'<span class="marking">{text}</span>' if own else text
        title = attribute("; ".join(term.name for term in terms))
        target = f"{self._root}about/markings.md#{terms[0].id}"
        return f'[{text}]({target}){{ {own}title="{title}" }}'
