"""Cuts citations and acronyms into what can be a link or carry a title: links are never nested."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from converters.model import Citation, Document, Mention, Span


@dataclass(frozen=True, slots=True)
class CitePiece(Span):
    """A part of a citation without a mark or badge inside; most citations are one."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class DefinedUse(Span):
    """A place that uses an acronym which the document defines."""

    meaning: str
    """The words it stands for, on one line."""


def cite_pieces(document: Document, others: Iterable[Span]) -> Iterator[CitePiece]:
    """The parts of the citations around other links, such as marks of notes inside them."""
    cuts = sorted(others, key=lambda one: one.start)
    starts = [one.start for one in cuts]
    for citation in document.citations:
        for span in (citation, citation.rest):
            if span:
                first = max(bisect_right(starts, span.start) - 1, 0)
                inside = cuts[first : bisect_left(starts, span.end)]
                yield from _around(document, citation, span, inside)


def outside_citations(document: Document) -> Iterator[Mention]:
    """The mentions that are no part of a citation, whose link they would cut."""
    cited = _Cover([*document.citations, *(one.rest for one in document.citations if one.rest)])
    return (mention for mention in document.mentions if not cited.touches(mention))


def defined_uses(document: Document, links: Iterable[Span]) -> Iterator[DefinedUse]:
    """The uses of acronyms that lead nowhere else."""
    linked = _Cover(links)
    for definition in document.definitions:
        meaning = " ".join(document.quote(definition.meaning).split())
        for use in definition.uses:
            if not linked.touches(use):
                yield DefinedUse(use.start, use.end, meaning)


def _around(
    document: Document, citation: Citation, span: Span, inside: Sequence[Span]
) -> Iterator[CitePiece]:
    at = span.start
    for cut in (*inside, Span(span.end, span.end)):
        piece = _trimmed(document, at, min(cut.start, span.end))
        if any(map(str.isalnum, document.quote(piece))):
            yield CitePiece(piece.start, piece.end, citation)
        at = max(at, cut.end)


def _trimmed(document: Document, start: int, end: int) -> Span:
    """The stretch without blanks at its ends; empty where nothing else is in it."""
    text = document.text[start : max(start, end)]
    lead = len(text) - len(text.lstrip())
    return Span(start + lead, start + max(lead, len(text.rstrip())))


class _Cover:
    """Spans of a text, of which one asks whether they touch another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        self._reach: list[int] = []
        for span in ordered:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def touches(self, span: Span) -> bool:
        """Whether one of them has a character in common with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start
