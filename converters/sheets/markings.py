"""Finds handling and classification markings: lines of them, and marks before paragraphs.

A word such as “secret” in a sentence is none: a line must hold nothing else, and the mark of a
paragraph must stand first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converters.model import Document, Marking, Markup
from converters.sheets.marking_terms import read_line, read_portion
from converters.sheets.sheet_lines import SheetLine, read_sheet_lines
from converters.terms.vocabulary import Vocabularies

SMALL_WORDS = frozenset("a and by for in may of or the to under".split())
"""Words that a marking in small letters leaves without a capital."""

CLASSIFICATIONS = frozenset({"top-secret", "secret", "confidential", "unclassified"})
"""Terms on a line that make a lone `(C)` or `(S)` the mark of a paragraph."""

LETTERED = re.compile(r"^[ \t\f]*(?:[-–—•*][ \t]+)?\(([A-Z])\)", re.MULTILINE)
"""A capital in brackets at a line's start: the mark of a paragraph, or a list."""


def find_markings(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds markings. Runs before blocks: a line of markings is no part of the text around it."""
    paper = {item.start for item in document.paper}
    lines = [line for line in read_sheet_lines(document) if line.start not in paper]
    on_lines = list(_on_lines(document, [line for line in lines if not line.redacted]))
    taken = {marking.start for marking in on_lines}
    rest = [line for line in lines if line.start not in taken]
    portions = _portions(document, rest, on_lines)
    markings = sorted((*on_lines, *portions), key=lambda marking: marking.start)
    return replace(document, markings=tuple(markings))


# --- lines that hold nothing but markings ---


def _on_lines(document: Document, lines: Sequence[SheetLine]) -> Iterator[Marking]:
    read = [(line, found) for line in lines if (found := read_line(line.body))]
    times = Counter(found.terms for _, found in read)
    edges = _edges(document, lines)
    struck = _Struck(document)
    for line, found in read:
        certain = in_capitals(line.body) or times[found.terms] > 1 or line.start in edges
        if certain and is_set_as_marking(line.body):
            yield Marking(line.start, line.end, found.terms, "line", struck.covers(line))


def in_capitals(body: str) -> bool:
    """Whether a line is set in capitals, as markings are."""
    return body.isupper()


def is_set_as_marking(body: str) -> bool:
    """Whether its words start with capitals: the tail of a sentence does not."""
    words = re.findall(r"[^\W\d_]{2,}", body)
    first = next(filter(str.isalpha, body), "")
    return first.isupper() and all(word[0].isupper() or word in SMALL_WORDS for word in words)


def _edges(document: Document, lines: Sequence[SheetLine]) -> set[int]:
    """Where the first and the last lines of the text and of each source page start."""
    if not lines:
        return set()
    starts = [line.start for line in lines]
    edges = {starts[0], starts[-1]}
    for page in document.pages:
        first = bisect_right(starts, page.start - 1)
        last = bisect_right(starts, page.end - 1) - 1
        if first <= last:
            edges |= {starts[first], starts[last]}
    return edges


class _Struck:
    """The struck passages of a document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._passages: list[Markup] = [m for m in document.markup if m.kind == "struck"]
        self._starts = [markup.start for markup in self._passages]

    def covers(self, line: SheetLine) -> bool:
        """Whether every term of a line was struck out: nothing but signs stands outside."""
        outside, at = [], line.start
        position = max(bisect_right(self._starts, line.start) - 1, 0)
        for passage in self._passages[position:]:
            if passage.start >= line.end:
                break
            if passage.end > at:
                outside.append(self._text[at : max(at, passage.start)])
                at = passage.end
        if at == line.start:
            return False
        outside.append(self._text[at : max(at, line.end)])
        return not any(map(str.isalpha, "".join(outside)))


# --- marks before paragraphs ---


def _portions(
    document: Document, lines: Sequence[SheetLine], on_lines: Sequence[Marking]
) -> list[Marking]:
    found = []
    starts = [redaction.start for redaction in document.redactions]
    for line in lines:
        rest = document.text[line.label_end : line.end]
        at = line.end - len(rest.lstrip(" \t"))
        read = read_portion(document.text, at)
        before = bisect_right(starts, read[0] - 1) - 1 if read else -1
        if read and (before < 0 or document.redactions[before].end <= at):
            found.append(Marking(at, read[0], read[1], "portion"))
    classified = any(CLASSIFICATIONS.intersection(marking.terms) for marking in on_lines)
    listed = set(LETTERED.findall(document.text))
    clear = {marking.start for marking in found if _is_clear(document.quote(marking), listed)}
    if not (classified or clear):
        return []
    return [
        marking
        for marking in found
        if marking.start in clear or not _is_in_list(document.quote(marking), listed)
    ]


def _is_clear(mark: str, listed: set[str]) -> bool:
    """Whether a mark can be nothing else: several letters, or a (U) that no list leads to."""
    return len(mark.strip("( )")) > 1 or (mark == "(U)" and not _is_in_list(mark, listed))


def _is_in_list(mark: str, listed: set[str]) -> bool:
    """Whether a letter stands in a list: (B) or (D) with a (C), (T) or (V) with a (U)."""
    letter = mark.strip("( )")
    return len(letter) == 1 and bool({chr(ord(letter) - 1), chr(ord(letter) + 1)} & listed)
