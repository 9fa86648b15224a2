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

CLOSING = re.compile(r"[.,;:!?)\]”’\"']{1,3}")
"""Signs right behind its last word."""


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


def _with_signs(first: Copy, second: Copy, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces with the signs around the first and last word, where both copies have the same."""
    if not pieces or pieces[0].kind != "same" or pieces[-1].kind != "same":
        return pieces
    begun = [_opens(first.text, pieces[0].first.start), _opens(second.text, pieces[0].second.start)]
    ended = [_closes(first.text, pieces[-1].first.end), _closes(second.text, pieces[-1].second.end)]
    before = len(begun[0]) if begun[0] == begun[1] else 0
    after = len(ended[0]) if ended[0] == ended[1] else 0
    head = _wider(pieces[0], before, after if len(pieces) == 1 else 0)
    return (head, *pieces[1:-1], _wider(pieces[-1], 0, after)) if len(pieces) > 1 else (head,)


def _opens(text: str, start: int) -> str:
    match = OPENING.search(text, max(0, start - 2), start)
    return match.group() if match else ""


def _closes(text: str, end: int) -> str:
    match = CLOSING.match(text, end)
    return match.group() if match else ""


def _wider(piece: Piece, before: int, after: int) -> Piece:
    first, second = (
        Span(side.start - before, side.end + after) for side in (piece.first, piece.second)
    )
    return replace(piece, first=first, second=second)


def comparison_runs(comparison: Comparison, first: Copy, second: Copy) -> dict[str, Any]:
    """The pieces of a comparison with their words, and what only one of the copies shows."""
    return {
        "pieces": [
            {
                "kind": piece.kind,
                "first": _runs(first, piece.first, piece.kind),
                "second": _runs(second, piece.second, piece.kind),
            }
            for piece in _with_signs(first, second, comparison.pieces)
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
