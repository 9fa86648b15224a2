"""Reads the list of enclosures in the head of a letter: `Encl: (1) Report`, `(2) Map`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converters.model import Span
from converters.records.record_rows import Rows

NUMBERED = re.compile(r"\(\d{1,2}\)[ \t]*")


def enclosures(rows: Rows, value: Span) -> Iterator[Span]:
    """The single enclosures of `Encl:`, each behind its number in brackets; none without one."""
    text = rows.document.text
    marks = list(NUMBERED.finditer(text, value.start, value.end))
    marks = [
        mark for mark in marks if not text[value.start : mark.start()].strip() or _leads(text, mark)
    ]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else value.end
        end = mark.end() + len(text[mark.end() : stop].rstrip())
        if end > mark.end():
            yield Span(mark.end(), end)


def _leads(text: str, mark: re.Match[str]) -> bool:
    """Whether a number stands first on its line."""
    before = text[max(0, mark.start() - 80) : mark.start()].rstrip(" \t")
    return before[-1:] in ("\n", "\r")
