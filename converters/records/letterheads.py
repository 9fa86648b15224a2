"""The letterhead: the lines at the top of a letter or memorandum, above its date or header."""

from __future__ import annotations

from collections.abc import Iterator

from converters.model import RecordPart, Span
from converters.records.date_lines import date_line
from converters.records.record_rows import Rows, is_part

TALLEST = 10
"""Lines; what is taller above a date is no letterhead."""


def letterhead(rows: Rows, first: int, end: int) -> Iterator[RecordPart]:
    """The letterhead between two rows, if nothing but short lines stands there.

    Days and the way of delivery (`VIA E-MAIL`) are no part of it.
    """
    inside = [row for row in rows.all[first:end] if not row.apart]
    lines = [
        row for row in inside if date_line(rows, row) is None and not is_part("delivery", row.text)
    ]
    if not lines or len(lines) > TALLEST or any(row.prose for row in lines):
        return
    if lines[0] is inside[0]:
        last = lines[0]
        for row, line in zip(inside, lines, strict=False):
            if row is not line:
                break
            last = line
        yield RecordPart(lines[0].start, last.end, "letterhead", (Span(lines[0].start, last.end),))
