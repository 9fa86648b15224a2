"""Writes spans of a document's text with all that leads elsewhere: badges, names, note marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from converters.citing.authorities import page_name
from converters.model import (
    BlockKind,
    Document,
    Marking,
    Mention,
    NoteMark,
    Redaction,
    Reference,
    Span,
)
from converters.terms.vocabulary import Vocabularies
from converters.text.text_columns import with_narrow_gaps
from converters.writing.badges import BadgeWriter
from converters.writing.cite_links import (
    CitePiece,
    DefinedUse,
    cite_pieces,
    defined_uses,
    outside_citations,
)
from converters.writing.inline import InlineWriter, attribute
from converters.writing.page_notes import NoteWriter
from converters.writing.page_paper import PaperWriter, SheetStart, sheet_label, sheet_starts


@dataclass(frozen=True, slots=True)
class NoteLabel(Span):
    """The printed number before a footnote."""


Link = (
    Redaction
    | Reference
    | Mention
    | NoteMark
    | NoteLabel
    | Marking
    | SheetStart
    | CitePiece
    | DefinedUse
)
"""What of a text leads elsewhere, or is shown as more than its characters."""

NO_LABEL_INSIDE: frozenset[BlockKind] = frozenset({"heading", "columns", "paper"})
"""Blocks before which the labels of source pages stand: the contents list headings as they are
written, in columns each character counts, and the head of a sheet is set in the margin."""


class LinkedText:
    """Writes any span of one document's text that cuts no redaction."""

    def __init__(self, document: Document, vocabularies: Vocabularies, root: str) -> None:
        self._document = document
        self._vocabularies = vocabularies
        self._root = root
        self.inline = InlineWriter(document)
        self.badges = BadgeWriter(self.inline, vocabularies, root)
        self.notes = NoteWriter(document, self.inline)
        self.paper = PaperWriter(document, self.inline, root)
        self._people = {person.id: person.name for person in document.people}
        self._links = _links(document)
        self._starts = [link.start for link in self._links]

    def write(self, start: int, end: int, kind: BlockKind) -> str:
        """The Markdown of the text from `start` to `end`; what reaches beyond `end` is no link."""
        parts, at = [], start
        for link in self.between(start, end):
            if isinstance(link, SheetStart):
                if kind in NO_LABEL_INSIDE:
                    continue
            elif link.start < at or link.end > end:
                continue
            text, written = self.inline.write(at, link.start, kind), self._link(link, kind)
            if kind == "columns" and isinstance(link, Redaction):
                text, written = with_narrow_gaps(text, written)
            parts += [text, written]
            at = max(at, link.end)
        parts.append(self.inline.write(at, end, kind))
        return "".join(parts)

    def sheets(self, start: int, end: int) -> str:
        """The labels of the source pages that start between two offsets, the second excluded."""
        links = self.between(start, end)
        return "".join(sheet_label(link) for link in links if isinstance(link, SheetStart))

    def between(self, start: int, end: int) -> Sequence[Link]:
        """The links that start between two offsets, the second excluded."""
        return self._links[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _link(self, link: Link, kind: BlockKind) -> str:  # noqa: C901, PLR0911 - one case for each kind
        match link:
            case Redaction():
                return self.badges.write(link, kind)
            case Reference():
                return self.badges.reference(link, kind)
            case Mention():
                return self._mention(link, kind)
            case CitePiece():
                return self._citation(link, kind)
            case DefinedUse():
                return self._defined(link, kind)
            case NoteMark():
                return self.notes.mark(link, kind)
            case NoteLabel():
                return self.notes.label(link, kind)
            case Marking():
                return self.paper.marking(link, kind)
            case SheetStart():
                return sheet_label(link)

    def _mention(self, mention: Mention, kind: BlockKind) -> str:
        text = self.inline.write(mention.start, mention.end, kind, in_link=True)
        name = self._name(mention)
        # A name in full needs no explanation, and ten thousand pages fit on GitHub Pages.
        spelled_out = " ".join(self._document.quote(mention).split()) == name
        title = "" if spelled_out else f' title="{attribute(name)}"'
        target = f"{self._root}{mention.vocabulary}/{mention.term}.md"
        return f"[{text}]({target}){{ .mention{title} }}"

    def _citation(self, piece: CitePiece, kind: BlockKind) -> str:
        """A link to the page of the authority, which says where that can be read."""
        citation = piece.citation
        text = self.inline.write(piece.start, piece.end, kind, in_link=True)
        names = ".citation"
        # A cite in normal form says what it is.
        if " ".join(self._document.quote(piece).split()) != citation.normal:
            names += f' title="{attribute(citation.normal)}"'
        if citation.repaired:
            names += f' .repaired data-read-as="{attribute(citation.repaired)}"'
        target = f"{self._root}authorities/{page_name(citation.authority)}.md"
        return f"[{text}]({target}){{ {names} }}"

    def _defined(self, use: DefinedUse, kind: BlockKind) -> str:
        text = self.inline.write(use.start, use.end, kind, in_link=True)
        meaning = escape(re.sub(r"[\\\\`*_\[\]]", "", use.meaning))
        return f'<abbr title="{meaning}">{text}</abbr>'

    def _name(self, mention: Mention) -> str:
        """The full name; a person need not be in the vocabulary."""
        if mention.vocabulary == "people":
            return self._people[mention.term]
        name: str = getattr(self._vocabularies, mention.vocabulary)[mention.term].name
        return name


def _links(document: Document) -> list[Link]:
    """All links in order; where two start together, the start of a source page comes first.

    Citations go around the marks, badges and cites of exemptions inside them; names inside a
    citation are a part of it.
    """
    marks: list[Link] = [*document.redactions, *document.note_marks]
    marks += [one for one in document.references if one.code is not None]
    marks += [NoteLabel(one.label.start, one.label.end) for one in document.footnotes if one.label]
    marks += _markings(document)
    marks += sheet_starts(document)
    found: list[Link] = [*marks, *cite_pieces(document, marks), *outside_citations(document)]
    found += defined_uses(document, found)
    return sorted(found, key=lambda link: (link.start, not isinstance(link, SheetStart)))


def _markings(document: Document) -> Iterator[Marking]:
    """The markings without a redaction inside, whose badge must not stand in a link."""
    starts = [redaction.start for redaction in document.redactions]
    for marking in document.markings:
        if bisect_left(starts, marking.start) == bisect_left(starts, marking.end):
            yield marking
