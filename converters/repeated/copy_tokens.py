"""The words and redactions of one copy of a passage, as they are laid beside those of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.model import Redaction, Span
from converters.repeated.repeated_passages import WORD

MARK = ""
"""Stands for a redaction among the words of a copy; no word is empty."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a passage."""

    text: str
    """The whole text of its document."""

    place: Span
    redactions: Sequence[Redaction]
    """Those of the document, in order."""


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word of a copy, or a redaction."""

    word: str
    """In small letters; `MARK` of a redaction."""

    redaction: Redaction | None = None


def tokens(copy: Copy) -> Iterator[Token]:
    """The words of a copy and its redactions, in order."""
    at, end = copy.place.start, copy.place.end
    for redaction in copy.redactions:
        if redaction.end <= at or redaction.start >= end:
            continue
        yield from _words(copy.text, at, redaction.start)
        yield Token(redaction.start, redaction.end, MARK, redaction)
        at = redaction.end
    yield from _words(copy.text, at, end)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in WORD.finditer(text, start, max(start, end)):
        yield Token(match.start(), match.end(), match.group().casefold())
