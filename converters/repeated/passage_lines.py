"""Repeated passages as data: where each stands, and its copies side by side, run by run."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from converters.model import LINE_BREAK, Code, Redaction, Span
from converters.repeated.comparisons import Comparison, compare
from converters.repeated.copy_tokens import Copy
from converters.repeated.passage_groups import RepeatedPassage, grouped
from converters.repeated.passage_runs import comparison_runs, without_markup
from converters.repeated.protected_persons import protects
from converters.repeated.repeated_passages import Place, Text, find_copies

NOT_READ = ("fields", "paper", "marking")
"""Kinds of block that repeat by their nature: addresses, running heads, markings."""

MOST_READ = 100
"""Copies of one passage that are held against its fullest one; further ones are only counted."""

MOST_COMPARED = 8
"""Copies of one passage that are laid beside its fullest one; a form letter has hundreds."""

BESIDE = re.compile(r"[\W_]{0,12}\Z")
"""Blanks and bullets, as they stand between a passage and a redaction that belongs to it."""


def passage_lines(documents: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each repeated passage of these documents (their JSON by id), the longest first.

    `messages` of a document says where its e-mail messages and the headers of these stand.

    Pairs that would undo the redaction of a person are left out, passages that consist of such
    pairs alone as well.
    """
    texts = [_text(document) for document in documents.values()]
    copies = {id: _Copies(documents[id]) for id in documents}
    for passage in grouped(find_copies(texts), texts):
        if line := _line(passage, copies):
            yield line


def _text(document: Mapping[str, Any]) -> Text:
    marks = tuple(Span(one["start"], one["end"]) for one in document["redactions"])
    return Text(document["id"], released_text(document["blocks"], NOT_READ), (), marks)


def released_text(blocks: Sequence[Mapping[str, Any]], without: Sequence[str] = ()) -> str:
    """The text of a document's blocks, each at its offset; line ends stand for what is left out."""
    parts, at = [], 0
    for block in blocks:
        if block["kind"] not in without:
            parts += ["\n" * (block["start"] - at), block["text"]]
            at = block["end"]
    return "".join(parts)


class _Copies:
    """The places of one document, each as a copy that can be compared."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._starts = [block["start"] for block in document["blocks"]]
        self._text = ""
        self._redactions: tuple[Redaction, ...] = ()
        self._messages = document.get("messages", ())

    def __call__(self, place: Place) -> Copy:
        if not self._text:
            text = released_text(self._document["blocks"])
            self._text = without_markup(text, self._document["markup"])
            self._redactions = tuple(_redaction(one) for one in self._document["redactions"])
        return Copy(self._text, place, self._redactions)

    def persons_withheld(self, place: Place) -> int | None:
        """How often the header of a place's message protects a person; None outside of messages."""
        at = bisect_right(self._messages, place.start, key=lambda one: int(one["start"])) - 1
        if at < 0 or self._messages[at]["end"] <= place.start:
            return None
        message = self._messages[at]
        marks = _between(self._document["redactions"], message["header"], message["header_end"])
        return sum(protects(_redaction(one)) for one in marks)

    def line(self, offset: int) -> int:
        """The line of the source that holds an offset inside of a block."""
        block = self._document["blocks"][bisect_right(self._starts, offset) - 1]
        inside = block["text"][: offset - block["start"]]
        return int(block["line"]) + len(LINE_BREAK.findall(inside))


def _between(
    spans: Sequence[Mapping[str, Any]], start: int, end: int
) -> Sequence[Mapping[str, Any]]:
    """The spans, which stand in order, that start at one offset or behind it and before another."""
    first = bisect_left(spans, start, key=lambda one: int(one["start"]))
    return spans[first : bisect_left(spans, end, first, key=lambda one: int(one["start"]))]


def _redaction(content: Mapping[str, Any]) -> Redaction:
    codes = tuple(Code(content["start"], content["end"], id) for id in content["exemptions"])
    return Redaction(content["start"], content["end"], content["id"], codes)


def _line(passage: RepeatedPassage, copies: Mapping[str, _Copies]) -> dict[str, Any] | None:
    """The passage with the places that may be named: those whose pair protects no person."""
    fullest = passage.places[passage.fullest]
    others = [place for place in passage.places if place is not fullest]
    safe = list(_safe(fullest, others[:MOST_READ], copies))
    if not safe:
        return None
    named = sorted([fullest, *(place for place, _ in safe)], key=passage.places.index)
    return {
        "id": passage.id,
        "words": passage.words,
        "fullest": named.index(fullest),
        "places": [_place(place, copies[place.document]) for place in named],
        "more": max(0, len(others) - MOST_READ),
        "comparisons": [
            {"with": named.index(place), **comparison} for place, comparison in safe[:MOST_COMPARED]
        ],
    }


def _place(place: Place, copies: _Copies) -> dict[str, Any]:
    return {
        "document": place.document,
        "start": place.start,
        "end": place.end,
        "line": copies.line(place.start),
        "last_line": copies.line(place.end - 1),
    }


def _safe(
    fullest: Place, others: Sequence[Place], copies: Mapping[str, _Copies]
) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The places that may be named beside the fullest copy, each with the comparison of the two.

    What any of the copies withholds to protect a person is shown of none of them. Nor are copies
    of a message named together of which only one tells who wrote it, or to whom.
    """
    alike = [other for other in others if _withhold_as_many(fullest, other, copies)]
    compared = [(other, *_compared(fullest, other, copies)) for other in alike]
    protected = [place for _, _, _, comparison in compared for place in comparison.protected]
    for other, first, second, comparison in compared:
        if not comparison.protects_a_person and not _meets(comparison, protected):
            yield other, comparison_runs(comparison, first, second)


def _withhold_as_many(one: Place, other: Place, copies: Mapping[str, _Copies]) -> bool:
    """Whether the headers of two messages protect as many persons; true of all that is none."""
    ours = copies[one.document].persons_withheld(one)
    theirs = copies[other.document].persons_withheld(other)
    return ours is None or theirs is None or ours == theirs


def _compared(
    fullest: Place, other: Place, copies: Mapping[str, _Copies]
) -> tuple[Copy, Copy, Comparison]:
    first, second = _with_marks(copies[fullest.document](fullest), copies[other.document](other))
    return first, second, compare(first, second)


def _meets(comparison: Comparison, protected: Sequence[Span]) -> bool:
    """Whether the copies differ at one of these places of the first."""
    return any(
        place.start < piece.first.end and piece.first.start < place.end
        for piece in comparison.pieces
        if piece.kind != "same"
        for place in protected
    )


def _with_marks(first: Copy, second: Copy) -> tuple[Copy, Copy]:
    """Both copies with the redactions right behind their last words, as many as both have there."""
    ends = [list(_ends_behind(copy)) for copy in (first, second)]
    shared = min(map(len, ends)) - 1
    start, other_start = first.place.start, second.place.start
    return (
        replace(first, place=Span(start, ends[0][shared])),
        replace(second, place=Span(other_start, ends[1][shared])),
    )


def _ends_behind(copy: Copy) -> Iterator[int]:
    """The end of a copy, and that of each redaction behind it."""
    end = copy.place.end
    yield end
    for redaction in copy.redactions:
        if redaction.start >= end and BESIDE.match(copy.text, end, redaction.start):
            end = redaction.end
            yield end
