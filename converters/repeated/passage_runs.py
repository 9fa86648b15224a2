"""The words of two copies as runs: their redactions apart, without the OCR tool's own marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from converters.model import LINE_BREAK, Span
from converters.repeated.comparisons import Comparison, Piece
from converters.repeated.copy_tokens import Copy

LONG = 4_000
"""Characters of a run in which both copies agree that are written in full."""

KEPT = 600
"""Characters at each end of a longer run, up to a blank; those between are counted."""

MARKED = "\ufdd4"
"""Stands for a character of the OCR tool's own Markdown: a noncharacter of Unicode, no word."""

OPENING = re.compile(r"[\[(“‘\"']{1,2}\Z")
"""Signs that stand right before the first word of a passage and belong to it."""


def without_markup(text: str, markup: Iterable[Mapping[str, Any]]) -> str:
    """The text at its offsets; a sign stands for each character that the OCR tool wrote itself."""
    parts, at = [], 0
    for start, end in sorted(mark for one in markup for mark in _marks(one)):
        if end > at:
            parts += [text[at : max(start, at)], MARKED * (end - max(start, at))]
            at = end
    return "".join((*parts, text[at:]))


def _marks(one: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """The characters on both sides of the released text that a mark encloses."""
    yield one["start"], one["inner_start"]
    yield one["inner_end"], one["end"]


def _opening(first: Copy, second: Copy, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, the first with the signs that open its first word in both copies: `[c]ertain`."""
    if not pieces:
        return pieces
    piece, *others = pieces
    before = [
        OPENING.search(copy.text, max(0, at - 2), at)
        for copy, at in ((first, piece.first.start), (second, piece.second.start))
    ]
    signs = [match.group() if match else "" for match in before]
    if signs[0] != signs[1] or piece.kind != "same":
        return pieces
    starts = [span.start - len(signs[0]) for span in (piece.first, piece.second)]
    wider = replace(
        piece,
        first=Span(starts[0], piece.first.end),
        second=Span(starts[1], piece.second.end),
    )
    return (wider, *others)


def comparison_runs(comparison: Comparison, first: Copy, second: Copy) -> dict[str, Any]:
    """The pieces of a comparison with their words, and what only one of the copies shows."""
    return {
        "pieces": [
            {
                "kind": piece.kind,
                "first": _runs(first, piece.first, piece.kind),
                "second": _runs(second, piece.second, piece.kind),
            }
            for piece in _opening(first, second, comparison.pieces)
        ],
        "shown": [
            {"redaction": one.redaction, "in_second": one.in_second, "start": one.words.start}
            for one in comparison.shown
        ],
    }


def _runs(copy: Copy, span: Span, kind: str) -> list[dict[str, Any]]:
    """The text of a side, its redactions as runs of their own; a long one that agrees is cut."""
    runs: list[dict[str, Any]] = []
    at = span.start
    for redaction in copy.redactions:
        if span.start <= redaction.start < span.end:
            runs += _run(copy.text[at : redaction.start], kind)
            text = copy.text[redaction.start : redaction.end].replace(MARKED, "")
            mark = {"redaction": redaction.id, "exemptions": list(redaction.exemptions)}
            runs.append({"text": text, **mark})
            at = redaction.end
    return [*runs, *_run(copy.text[at : span.end], kind)]


def _run(written: str, kind: str) -> list[dict[str, Any]]:
    text = written.replace(MARKED, "")
    if not text.strip() and not LINE_BREAK.search(text):
        return []
    if kind != "same" or len(text) <= LONG:
        return [{"text": text}]
    first, last = text.rfind(" ", 0, KEPT), text.find(" ", len(text) - KEPT)
    first, last = (KEPT if first < 0 else first), (len(text) - KEPT if last < 0 else last)
    return [{"text": text[:first]}, {"omitted": last - first}, {"text": text[last:]}]
