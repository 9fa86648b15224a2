"""The day that a letter or memorandum bears on a line of its own or behind `DATE:`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from converters.model import Diagnostic, Record, Span, Stated
from converters.records.dates import FoundDate
from converters.records.lone_dates import first_lone_date
from converters.records.record_rows import Row, Rows, pattern

ADVICE = "if the day is known, give it under “records” in the sidecar"

LONGEST = 40
"""Characters of a line that is nothing but a date."""


def date_line(rows: Rows, row: Row) -> FoundDate | None:
    """The date that a row is, and nothing else; also one that the calendar does not have."""
    if row.apart or len(row.text) > LONGEST or not any(sign.isdigit() for sign in row.text):
        return None
    found = first_lone_date(rows.document.text, row, rows.date_habits)
    if found is None:
        return None
    before = pattern("parts", "dated").sub("", rows.released(Span(row.start, found.start)), count=1)
    around = before + rows.released(Span(found.end, row.end))
    return None if any(sign.isalnum() for sign in around) else found


def date_in(rows: Rows, value: Span) -> FoundDate | None:
    """The first date in a field's value."""
    return first_lone_date(rows.document.text, value, rows.date_habits)


def date_notes(rows: Rows, records: Iterable[Record]) -> Iterator[Diagnostic]:
    """A note for each date in the head of a letter, memorandum or form that leaves a doubt.

    There is none where a person told the date of the record.
    """
    for record in records:
        told = record.date is not None and record.date.span is None
        if told or record.type not in ("letter", "request", "memorandum", "form"):
            continue
        values = [field.value for field in record.fields if field.name == "date"]
        found = [date_in(rows, value) for value in values]
        found += [date_line(rows, row) for row in rows.between(record.start, record.body)]
        for date in {date.start: date for date in found if date}.values():
            if date.doubt:
                line = rows.document.line(date.start)
                quote = rows.document.quote(date)
                yield Diagnostic("note", line, date.doubt, quote, ADVICE)


def stated(found: FoundDate | None) -> Stated | None:
    """The date as a fact about a record; none where it does not exist."""
    if found is None or not found.value:
        return None
    return Stated(found.value, found.certain, Span(found.start, found.end))
