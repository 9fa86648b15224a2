"""The letterhead: the lines at the top of a letter or memorandum, above its date or header."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from converters.model import RecordPart, Span
from converters.records.date_lines import date_line
from converters.records.record_rows import Row, Rows, is_part, pattern, patterns

TALLEST = 10
"""Lines; what is taller above a date is no letterhead."""


def is_office(text: str) -> bool:
    """Whether a line is the name or the address of an office."""
    return any(pattern("letterhead", name).fullmatch(text) for name in ("office", "command"))


def is_letterhead(text: str) -> bool:
    """Whether a line is the name or address of an office, or what else stands in a letterhead."""
    return any(row.regex.fullmatch(text) for row in patterns("letterhead"))


def letterhead(rows: Rows, first: int, end: int) -> Iterator[RecordPart]:
    """The letterhead between two rows, if nothing but short lines stands there.

    Days and the way of delivery (`VIA E-MAIL`) are no part of it, nor is what stands apart above
    the first or below the last line that names an office or its address.
    """
    inside = [row for row in rows.all[first:end] if not row.apart]
    lines = list(takewhile(lambda row: not _is_day_or_way(rows, row), inside))
    others = [row for row in inside[len(lines) :] if not _is_day_or_way(rows, row)]
    if len(lines) + len(others) > TALLEST or any(row.prose for row in (*lines, *others)):
        return
    lines = _without_edges(lines)
    if lines:
        span = Span(lines[0].start, lines[-1].end)
        yield RecordPart(span.start, span.end, "letterhead", (span,))


def _is_day_or_way(rows: Rows, row: Row) -> bool:
    return date_line(rows, row) is not None or is_part("delivery", row.text)


def _without_edges(lines: list[Row]) -> list[Row]:
    """The lines without numbers and forms set apart above and below those of the office."""
    offices = [number for number, row in enumerate(lines) if is_office(row.text)]
    if not offices:
        return lines
    first, last = offices[0], offices[-1]
    while first > 0 and not lines[first].after_blank:
        first -= 1
    return lines[first : last + 1]
